"""Identifiers: whether a drug's or a publication's number can be real, by form and check digit."""

import re
from collections.abc import Callable

from db.model.drug import IdentifierScheme


def is_cas(value: str) -> bool:
    """CAS registry number: the last digit is the weighted sum of the others modulo 10."""
    if not re.fullmatch(r"[1-9][0-9]{1,6}-[0-9]{2}-[0-9]", value):
        return False
    *digits, check = (int(digit) for digit in value.replace("-", ""))
    weighted = sum(place * digit for place, digit in enumerate(reversed(digits), 1))
    return weighted % 10 == check


def is_unii(value: str) -> bool:
    """FDA unique ingredient identifier: the tenth character is the sum of nine modulo 36."""
    if not re.fullmatch(r"[0-9A-Z]{10}", value):
        return False
    *characters, check = (int(character, 36) for character in value)
    return sum(characters) % 36 == check


def _form(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: compiled.fullmatch(value) is not None


is_doi = _form(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
is_pmid = _form(r"[1-9][0-9]{0,7}")
is_pmcid = _form(r"PMC[1-9][0-9]{0,8}")

DRUG_IDENTIFIERS: dict[IdentifierScheme, tuple[Callable[[str], bool], str]] = {
    IdentifierScheme.ATC: (_form(r"[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}"), "as in N02BF01"),
    IdentifierScheme.CAS: (is_cas, "as in 60142-96-3, the last digit checks the others"),
    IdentifierScheme.UNII: (is_unii, "as in 6CW7F3G59X, the last character checks the others"),
    IdentifierScheme.DRUGBANK: (_form(r"DB[0-9]{5}"), "as in DB00996"),
    IdentifierScheme.CHEMBL: (_form(r"CHEMBL[1-9][0-9]*"), "as in CHEMBL940"),
    IdentifierScheme.RXCUI: (_form(r"[1-9][0-9]{0,7}"), "digits only"),
    IdentifierScheme.PUBCHEM: (_form(r"[1-9][0-9]{0,9}"), "digits only"),
    IdentifierScheme.INCHIKEY: (
        _form(r"[A-Z]{14}-[A-Z]{8}[SN][A-Z]-[A-Z]"),
        "as in UGJMXCAKCUNAIE-UHFFFAOYSA-N",
    ),
}
"""Each registry's test, and the form that it asks for."""

SOURCE_IDENTIFIERS: dict[str, tuple[Callable[[str], bool], str]] = {
    "DOI": (is_doi, "as in 10.1000/182, without https://doi.org/"),
    "PMID": (is_pmid, "digits only"),
    "PMCID": (is_pmcid, "as in PMC6452908"),
}
"""The same for the numbers of a publication, by their names in CSL-JSON."""
