from db.model.thesaurus import Concept
from tests.content_examples import content, problems, problems_of

FILE = "thesaurus.yaml"


def test_terms_drugs_and_what_is_broader_are_read(tmp_path):
    assert content(tmp_path).concepts == (
        Concept(("exafen", "Exafex"), is_drug=True),
        Concept(("spasticity", "spasm"), ("stiffness",)),
        Concept(("stiffness", "stiff muscle", "rigid")),
    )


def test_an_entry_has_terms_or_a_drug(tmp_path):
    found = problems(tmp_path, ("thesaurus", "- drug:", "- names:"))
    assert f"{FILE}:5: names: no such field. Write one of terms, drug, broader." in found
    assert any("Write one of them" in line for line in found)


def test_a_concept_without_terms_is_a_mistake(tmp_path):
    found = problems(tmp_path, ("thesaurus", "[exafen, Exafex]", "[]"))
    assert found == [f"{FILE}:5: drug: a concept has no term. Correct it."]


def test_content_needs_no_thesaurus(tmp_path):
    content(tmp_path)
    (tmp_path / FILE).unlink()
    assert problems_of(tmp_path) == []
