from hypothesis import given
from hypothesis import strategies as st

from db.model.certainty import Certainty
from db.model.page import DrugEntry
from db.model.place import Place
from db.model.question import Answer
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit, SearchResult
from desktop.search.rows import Heading, Marked, rows_of, rows_of_drugs, spoken


def a_hit(kind=HitKind.PAGE, title="a title", **more):
    return SearchHit(kind, Place("d", "q"), title, **more)


def an_entry(name, questions=1, synonyms=()):
    return DrugEntry(name.lower(), name, synonyms, "class", questions)


def marked(word):
    return f"{MARK_START}{word}{MARK_END}"


def test_marks_become_places_in_the_text():
    assert Marked.read(f"Is {marked('gaba')}pentin a {marked('drug')}?") == Marked(
        "Is gabapentin a drug?", ((3, 4), (16, 4))
    )


def test_places_are_counted_as_qt_counts_them():
    assert Marked.read(f"𝛼 {marked('b')}").ranges == ((3, 1),)


@given(st.text(alphabet=f"ab {MARK_START}{MARK_END}"))
def test_marks_that_do_not_pair_are_dropped_and_nothing_else_is(text):
    read = Marked.read(text)
    assert read.text == text.replace(MARK_START, "").replace(MARK_END, "")
    assert all(0 <= start < start + length <= len(read.text) for start, length in read.ranges)


def test_hits_stand_under_headings_the_best_group_first():
    drug, page, other = a_hit(HitKind.DRUG), a_hit(), a_hit(title="another")
    rows = rows_of(SearchResult("x", (drug, page, other), True))
    assert rows == (Heading("Drugs"), drug, Heading("Pages"), page, other)


def test_every_kind_of_hit_has_a_heading():
    for kind in HitKind:
        heading, _hit = rows_of(SearchResult("x", (a_hit(kind),), True))
        assert isinstance(heading, Heading)


def test_drugs_are_listed_a_to_z_with_their_other_names_or_their_questions():
    heading, first, second = rows_of_drugs(
        [an_entry("Pregabalin"), an_entry("gabapentin", 7, ("Neurontin", "Gralise", "Horizant"))]
    )
    assert heading == Heading("Drugs A–Z")
    assert (first.title, second.title) == ("gabapentin", "Pregabalin")
    assert first.context == "Neurontin, Gralise"
    assert second.context == "1\u00a0question"
    assert first.place == Place("gabapentin")


def test_many_drugs_stand_under_their_letters():
    rows = rows_of_drugs(an_entry(f"{letter}{number}") for letter in "ba" for number in range(20))
    assert [row.text for row in rows if isinstance(row, Heading)] == ["A", "B"]


def test_no_drugs_need_no_heading():
    assert rows_of_drugs([]) == ()


def test_a_screen_reader_hears_the_answer_and_how_certain_it_is():
    hit = a_hit(title=marked("Is it?"), answer=Answer.NO, certainty=Certainty.VERY_LOW)
    assert spoken(hit) == "Is it?, answer: No, very low certainty"
