import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.importers.identifiers import DRUG_IDENTIFIERS, SOURCE_IDENTIFIERS, is_cas, is_unii
from db.model.drug import IdentifierScheme

GOOD = {
    IdentifierScheme.ATC: ["N02BF01", "A10BA02"],
    IdentifierScheme.CAS: ["60142-96-3", "7732-18-5", "50-78-2"],
    IdentifierScheme.UNII: ["6CW7F3G59X", "R16CO5Y76E"],
    IdentifierScheme.DRUGBANK: ["DB00996"],
    IdentifierScheme.CHEMBL: ["CHEMBL940"],
    IdentifierScheme.RXCUI: ["25480"],
    IdentifierScheme.PUBCHEM: ["3446"],
    IdentifierScheme.INCHIKEY: ["UGJMXCAKCUNAIE-UHFFFAOYSA-N"],
}
BAD = {
    IdentifierScheme.ATC: ["N02BF1", "n02bf01", "N02BF011"],
    IdentifierScheme.CAS: ["60142-96-4", "60142963", "1-1-1", "06014-29-6", "٦٠١٤٢-٩٦-٣"],
    IdentifierScheme.UNII: ["6CW7F3G59Y", "6CW7F3G59", "6cw7f3g59x"],
    IdentifierScheme.DRUGBANK: ["DB0996", "996"],
    IdentifierScheme.CHEMBL: ["CHEMBL", "CHEMBL0", "940"],
    IdentifierScheme.RXCUI: ["", "x", "0"],
    IdentifierScheme.PUBCHEM: ["CID 3446"],
    IdentifierScheme.INCHIKEY: ["UGJMXCAKCUNAIE-UHFFFAOYSA", "ugjmxcakcunaie-uhfffaoysa-n"],
}


def test_every_registry_has_its_form():
    assert set(DRUG_IDENTIFIERS) == set(IdentifierScheme) == set(GOOD) == set(BAD)


@pytest.mark.parametrize(
    ("scheme", "value"), [(s, v) for s, values in GOOD.items() for v in values]
)
def test_real_numbers_pass(scheme, value):
    assert DRUG_IDENTIFIERS[scheme][0](value)


@pytest.mark.parametrize(("scheme", "value"), [(s, v) for s, values in BAD.items() for v in values])
def test_numbers_that_cannot_be_do_not(scheme, value):
    assert not DRUG_IDENTIFIERS[scheme][0](value)


@pytest.mark.parametrize(
    ("name", "value", "is_real"),
    [
        ("DOI", "10.1016/S0304-3959(01)00407-9", True),
        ("DOI", "10.1002/1097-4598(200008)23:8<1204::aid-mus7>3.0.co;2-h", True),
        ("DOI", "10.1000", False),
        ("DOI", "doi:10.1000/1", False),
        ("DOI", "10.1000/a b", False),
        ("PMID", "9846778", True),
        ("PMID", "0", False),
        ("PMID", "123456789", False),
        ("PMCID", "PMC6452908", True),
        ("PMCID", "6452908", False),
    ],
)
def test_numbers_of_publications(name, value, is_real):
    assert SOURCE_IDENTIFIERS[name][0](value) is is_real


@given(st.integers(0, 9))
def test_only_one_last_digit_fits_a_cas_number(digit):
    assert is_cas(f"60142-96-{digit}") is (digit == 3)


@given(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.integers(0, 9))
def test_one_wrong_character_of_a_unii_is_found(character, place):
    real = "6CW7F3G59X"
    wrong = real[:place] + character + real[place + 1 :]
    assert is_unii(wrong) is (wrong == real)


@given(st.text())
def test_any_text_can_be_asked_about(text):
    for is_real, form in (*DRUG_IDENTIFIERS.values(), *SOURCE_IDENTIFIERS.values()):
        assert is_real(text) in (True, False)
        assert form
