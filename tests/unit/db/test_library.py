from dataclasses import replace

import pytest

from db.errors import NoSuchPlace, NotAPack
from db.library import Library
from db.model.drug import Identifier, IdentifierScheme
from db.model.pack import ShelvedPack, Trust
from db.model.place import Place
from db.model.search import HitKind
from db.model.topic import Topic
from db.packs.builder import write
from db.queries import comparison, drugs, manifest, questions, topics
from db.queries.search import search
from db.queries.search.beside import Beside
from db.queries.search.scores import ANSWERS
from db.queries.search.understanding import understand
from db.store import Store
from tests.examples import FINDINGS, a_drug, a_question
from tests.packs import Written, a_pack, two_drugs

CAS = (Identifier(IdentifierScheme.CAS, "50-78-2"),)


def renamed(drug, name=None, **changes):
    """Content on one drug of another name, with the topic stiffness."""
    name = name or drug
    question = a_question(
        drug=drug,
        text=f"Does {name} reduce stiffness?",
        aliases=(f"{name} for stiff muscles",),
        proposition=f"{name} reduces stiffness",
        topics=("stiff",),
    )
    values = {
        "drugs": (a_drug(id=drug, name=name, synonyms=(), identifiers=CAS),),
        "questions": (question,),
        "findings": tuple(replace(finding, drug=drug) for finding in FINDINGS),
        "topics": (Topic("stiff", "Drugs for stiffness", ("stiffness",)),),
    }
    return Written(**(values | changes))


def core():
    return replace(renamed("baclofen"), id="core", title="Core pack", version="1.0")


def other(drug="baclofen", name=None, id="regional", title="Regional Formulary", **changes):
    return replace(renamed(drug, name, **changes), id=id, title=title, version="2.1")


def another(drug):
    """A pack of another substance."""
    return other(drug, drugs=(a_drug(id=drug, name=drug, synonyms=(), identifiers=()),))


@pytest.fixture
def shelve(tmp_path):
    """Opens a library of what was written, strangers' packs after the first."""
    made = []

    def shelve(*written, trust=Trust.UNSIGNED):
        packs = []
        for number, one in enumerate(written):
            file = tmp_path / f"{number}.evidence"
            write(one, file)
            packs.append(ShelvedPack(file, trust if number else Trust.SHIPPED))
        made.append(Library(packs))
        return made[-1]

    yield shelve
    for one in made:
        one.close()


def places(result):
    return [str(hit.place) for hit in result.hits]


def test_with_one_pack_the_library_says_what_the_pack_says(tmp_path):
    pack = tmp_path / "core.evidence"
    write(two_drugs(), pack)
    with Library([ShelvedPack(pack, Trust.SHIPPED)]) as library, Store(pack) as store:
        assert library.drugs() == drugs.all_drugs(store)
        assert library.topics() == topics.all_topics(store)
        assert library.choices() == comparison.choices(store)
        assert library.examples(5) == questions.examples(store, 5)
        assert library.drug_page(Place("examplol")) == drugs.page(store, Place("examplol"))
        for typed in ("examplol", "does exampla make me drowsy", "exmaplol stifness", "ash 2001"):
            assert library.search(typed) == search(store, typed)
        assert [one.manifest for one in library.packs] == [manifest.read(store)]
        assert not any(one.is_told for one in library.packs)


def test_an_address_leads_to_the_first_pack_that_holds_it_and_names_any_other(shelve):
    library = shelve(core(), other())
    page = library.drug_page(Place("baclofen", "stiffness"))
    assert (page.manifest.title, page.trust, page.pack) == ("Core pack", Trust.SHIPPED, "")
    assert [(str(one.place), one.pack) for one in page.also] == [
        ("evidence:baclofen/stiffness@regional", "Regional Formulary 2.1")
    ]
    there = library.drug_page(page.also[0].place)
    assert (there.manifest.title, there.trust) == ("Regional Formulary", Trust.UNSIGNED)
    assert str(there.place) == "evidence:baclofen/stiffness@regional"
    assert str(there.place_of("drowsiness")) == "evidence:baclofen/drowsiness@regional"
    back = library.drug_page(there.also[0].place)
    assert str(back.place) == "evidence:baclofen/stiffness"


def test_a_drug_that_only_a_later_pack_holds_is_found_under_its_plain_address(shelve):
    library = shelve(
        core(),
        another("dantrolene"),
    )
    page = library.drug_page(Place("dantrolene"))
    assert (page.manifest.id, page.also) == ("regional", ())
    assert str(page.place) == "evidence:dantrolene/stiffness@regional"


def test_one_drug_under_two_ids_is_one_row_if_a_registry_says_so(shelve):
    library = shelve(core(), other("lioresal"))
    (entry,) = library.drugs()
    assert (entry.id, entry.packs) == ("baclofen", ("Core pack 1.0", "Regional Formulary 2.1"))
    (also,) = library.drug_page(Place("baclofen")).also
    assert str(also.place) == "evidence:lioresal/stiffness@regional"
    (topic,) = library.topics()
    assert topic.drugs == 1


def test_a_topic_has_the_rows_of_all_packs_and_each_says_its_own(shelve):
    library = shelve(
        core(),
        another("dantrolene"),
    )
    assert [entry.drugs for entry in library.topics()] == [2]
    page = library.topic_page("stiff")
    assert [(row.name, row.pack_name, str(row.place)) for row in page.rows] == [
        ("baclofen", "", "evidence:baclofen/stiffness"),
        ("dantrolene", "Regional Formulary 2.1", "evidence:dantrolene/stiffness@regional"),
    ]
    assert [one.name for one in page.provenances] == ["Core pack 1.0", "Regional Formulary 2.1"]
    with pytest.raises(NoSuchPlace, match="no topic"):
        library.topic_page("pain")


def test_a_publication_is_the_same_by_its_doi_and_not_by_its_id(shelve):
    another = tuple(
        replace(one, title="Another study", doi="10.1000/other", pmid="9")
        if one.id == "ash2001"
        else one
        for one in Written().sources
    )
    same, not_same = shelve(core(), other()), shelve(core(), other(sources=another))
    (also,) = same.source_page(Place(source="ash2001")).also
    assert str(also.place) == "evidence:source/ash2001@regional"
    assert not_same.source_page(Place(source="ash2001")).also == ()
    there = not_same.source_page(Place(source="ash2001", pack="regional"))
    assert there.source.title == "Another study"
    assert there.cited_by == (
        ("evidence:baclofen/stiffness@regional", "Does baclofen reduce stiffness?"),
    )


def test_side_by_side_every_sentence_cites_the_source_of_its_own_pack(shelve):
    another = tuple(replace(one, title=f"Another {one.id}") for one in Written().sources)
    library = shelve(core(), other(sources=another))
    compared = Place(compared=(Place("baclofen"), Place("baclofen", pack="regional")))
    here, there = library.compare_page(compared).pages
    assert here.question.says.cites == ("ash2001",)
    assert here.source("ash2001").title.startswith("Examplol")
    assert there.question.says.cites == ("ash2001@regional",)
    assert there.source("ash2001@regional").title == "Another ash2001"
    assert {finding.source for finding in there.findings} <= {one.id for one in there.sources}
    assert set(there.drug.mechanism.prose.cites) <= {one.id for one in there.sources}
    full = "evidence:compare/baclofen/stiffness+baclofen/stiffness@regional"
    assert str(library.compare_page(compared).place) == full


def test_a_page_named_by_two_addresses_is_named_twice(shelve):
    library = shelve(core(), other())
    twice = Place(compared=(Place("baclofen"), Place("baclofen", pack="core")))
    with pytest.raises(NoSuchPlace, match="names a page twice"):
        library.compare_page(twice)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (Place("nosuchdrug"), "None of your packs has a drug “nosuchdrug”"),
        (Place("baclofen", "nosuch"), "no question “nosuch” about baclofen"),
        (Place("baclofen", pack="gone"), "No pack “gone” is read"),
    ],
)
def test_what_no_pack_has_is_told_in_a_sentence(shelve, place, says):
    with pytest.raises(NoSuchPlace, match=says):
        shelve(core(), other()).drug_page(place)


def test_a_source_that_no_pack_has_is_told(shelve):
    with pytest.raises(NoSuchPlace, match="a source “none2000”"):
        shelve(core(), other()).source_page(Place(source="none2000"))


def test_a_name_that_a_pack_has_is_no_slip_for_a_name_in_another(shelve):
    baclofin = another("baclofin")
    library = shelve(core(), baclofin)
    for typed in ("baclofen", "does baclofen reduce stiffness", "baclofen stiff "):
        found = library.search(typed)
        assert found.hits[0].place.drug == "baclofen"
        assert not any(hit.score >= 200 for hit in found.hits if hit.place.drug == "baclofin")
        assert (found.read_as, found.declined, found.missing) == ("", False, ())
    for typed in ("does baclofin reduce stiffness", "does baclofin reduce stifness"):
        assert library.search(typed).hits[0].place.drug == "baclofin"


def test_only_a_pack_that_knows_the_drug_answers(shelve):
    library = shelve(core(), another("dantrolene"))
    found = library.search("does dantrolene reduce stiffness")
    assert found.answered
    assert str(found.hits[0].place) == "evidence:dantrolene/stiffness@regional"
    assert found.hits[0].pack == "Regional Formulary 2.1"
    for hit in library.search("dantrolene for stiffness, stiff muscles, dizziness").hits:
        assert hit.score < ANSWERS or hit.place.pack == "regional"
    both = library.search("baclofen dantrolene")
    assert {hit.place.drug for hit in both.hits[:2]} == {"baclofen", "dantrolene"}
    assert (both.declined, both.missing) == (False, ())
    declined = library.search("does dantrolene cure baldness")
    assert (declined.answered, declined.declined, declined.missing) == (False, True, ())
    unknown = library.search("does tizanidine reduce stiffness")
    assert (unknown.answered, unknown.declined) == (False, True)
    assert unknown.missing == ("tizanidine",)


def test_where_two_packs_hold_a_page_both_are_found_the_first_pack_first(shelve):
    aspirin, baclofen = another("aspirin"), core()
    both = replace(
        baclofen,
        drugs=(*aspirin.drugs, *baclofen.drugs),
        questions=(*aspirin.questions, *baclofen.questions),
        findings=(*aspirin.findings, *baclofen.findings),
    )
    found = shelve(both, other()).search("does baclofen reduce stiffness")
    pages = [hit for hit in found.hits if hit.kind is HitKind.PAGE and hit.place.drug == "baclofen"]
    assert [(str(hit.place), hit.pack) for hit in pages] == [
        ("evidence:baclofen/stiffness", "Core pack 1.0"),
        ("evidence:baclofen/stiffness@regional", "Regional Formulary 2.1"),
    ]


def test_a_topic_is_found_once_and_counts_the_drugs_of_all_packs(shelve):
    found = shelve(core(), another("dantrolene")).search("drugs for stiffness")
    (topic,) = (hit for hit in found.hits if hit.place.topic)
    assert topic.context == "compares 2 drugs"


def test_a_word_tells_as_much_in_a_small_pack_as_in_all_of_them(tmp_path):
    """In a pack of one question every word is in all of them."""
    large, small = tmp_path / "large.evidence", tmp_path / "small.evidence"
    write(two_drugs(), large)
    write(another("dantrolene"), small)
    with Store(large) as many, Store(small) as few:
        weights = [
            understand(store, "drowsy stiffness", Beside(others=(beside,))).topics[1].weight
            for store, beside in ((many, few), (few, many))
        ]
        assert weights[0] == weights[1] < understand(few, "stiffness").topics[0].weight


def test_a_search_over_several_packs_ends_within_its_time(shelve):
    found = shelve(core(), other()).search("does baclofen reduce stiffness", seconds=0.0)
    assert found.cut_off
    assert not found.hits or found.hits[0].place.drug == "baclofen"


def test_a_pack_that_cannot_be_opened_is_left_out_and_told_once(shelve, tmp_path):
    good, bad = tmp_path / "good.evidence", tmp_path / "bad.evidence"
    write(core(), good)
    bad.write_bytes(b"no pack")
    shelf = [ShelvedPack(bad, Trust.UNSIGNED), ShelvedPack(good, Trust.SHIPPED)]
    with Library(shelf) as library:
        (problem,) = library.take_problems()
        assert str(bad) in problem
        assert problem.endswith("The other packs are read.")
        assert library.take_problems() == ()
        assert library.search("baclofen").hits
    with pytest.raises(NotAPack, match=r"bad\.evidence"):
        Library(shelf[:1])
    with pytest.raises(NotAPack, match="no evidence pack to read"):
        Library([])


def test_a_pack_that_turns_out_damaged_is_left_out_and_the_others_go_on(tmp_path):
    good, bad = tmp_path / "good.evidence", tmp_path / "bad.evidence"
    write(core(), good)
    write(other(), bad)
    with Store(bad) as store:
        (root,) = store.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'drug'")[0]
        (size,) = store.rows("PRAGMA page_size")[0]
    with bad.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    shelf = [ShelvedPack(good, Trust.SHIPPED), ShelvedPack(bad, Trust.UNSIGNED)]
    with Library(shelf) as library:
        assert [entry.id for entry in library.drugs()] == ["baclofen"]
        assert library.search("does baclofen reduce stiffness").answered
        assert [str(bad) in problem for problem in library.take_problems()] == [True]


def test_two_packs_of_one_id_would_have_one_address(tmp_path):
    files = [a_pack(tmp_path / name) for name in ("a.evidence", "b.evidence")]
    with Library([ShelvedPack(file, Trust.UNSIGNED) for file in files]) as library:
        assert len(library.packs) == 1
        assert "Give one of them another id" in library.take_problems()[0]
