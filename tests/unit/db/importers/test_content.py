import os
import sys
from decimal import Decimal

import pytest

from db.errors import ContentError
from db.importers.content import read
from db.model.certainty import Certainty, Domain, Strength
from db.model.drug import Identifier, IdentifierScheme
from db.model.finding import Better, Direction, DoseRange, Population, Species
from db.model.question import Answer, QuestionKind
from db.model.source import Author, CheckGrade, StudyDesign
from tests.content_examples import TODAY, content, problems, problems_of, write_content


def test_a_valid_folder_has_no_problem(tmp_path):
    assert problems(tmp_path) == []


def test_the_manifest_is_that_of_pack_yaml(tmp_path):
    read_content = content(tmp_path)
    assert (read_content.id, read_content.version) == ("core", "1.0")
    assert (read_content.title, read_content.licence) == ("Core pack", "CC BY 4.0")
    assert read_content.publisher == "Dispensatory"


def test_a_drug_has_its_names_numbers_and_mechanism(tmp_path):
    (drug,) = content(tmp_path).drugs
    assert (drug.id, drug.name, drug.lead) == ("examplol", "examplol", "stiffness")
    assert drug.synonyms == ("Exampla", "Stiffex")
    assert drug.drug_class == "example (α2δ ligand)"
    assert Identifier(IdentifierScheme.CAS, "60142-96-3") in drug.identifiers
    assert drug.note == "Not a drug."
    assert drug.mechanism.reviewed == "2026-11-20"
    assert drug.mechanism.steps[0].strength is Strength.STRONG
    assert drug.mechanism.steps[0].says.cites == ("dale2005",)
    assert drug.mechanism.prose.cites == ("dale2005", "cane1999")


def test_a_source_has_its_citation_and_check(tmp_path):
    ash, cane, _dale, elm = content(tmp_path).sources
    assert ash.authors == (Author("Ash", "AB"), Author("Stiffness Study Group"))
    assert (ash.container_short, ash.year, ash.volume, ash.issue) == ("J Ex", 2001, "12", "3")
    assert (ash.pages, ash.doi, ash.pmid) == ("45-52", "10.1000/ash", "1234567")
    assert (ash.pmcid, ash.inferred) == ("PMC123", ("volume",))
    assert (cane.check.grade, cane.check.against) == (CheckGrade.B, "full text")
    assert (cane.check.on, cane.check.note) == ("2026-10", "No volume.")
    assert (elm.design, elm.reviews) == (StudyDesign.SYSTEMATIC_REVIEW, StudyDesign.COHORT)


def test_what_bears_no_date_has_no_year(tmp_path):
    dated = '"issued": {"date-parts": [[1999]]},'
    cane = content(tmp_path, ("sources.json", dated, "")).sources[1]
    assert cane.year == 0
    assert cane.short == "Cane n.d."


def test_a_finding_has_the_design_of_its_source(tmp_path):
    ash, cane, dale, _elm = content(tmp_path).findings
    assert (ash.design, ash.population, ash.n) == (StudyDesign.RCT, Population.HUMAN, 229)
    assert (cane.species, cane.dose_range) == (Species.RAT, DoseRange(50, 100))
    assert cane.judgements[0].direction is Direction.OPPOSES
    assert cane.judgements[0].why == "the tail stayed stiff"
    assert dale.population is Population.IN_VITRO


def test_an_estimate_keeps_its_numbers_as_printed(tmp_path):
    (estimate,) = content(tmp_path).findings[0].estimates
    assert str(estimate.low) == "-2.20"
    assert (estimate.value, estimate.better) == (Decimal("-1.6"), Better.LOWER)
    assert (estimate.unit, estimate.against) == ("points of 10", "placebo")


def test_minus_zero_stays_minus_zero(tmp_path):
    edit = ("findings.yaml", 'value: "-1.6"\n      low: "-2.20"', 'value: -0.0\n      low: "-2.20"')
    (estimate,) = content(tmp_path, edit, ("findings.yaml", '"-1.0"', "1.0")).findings[0].estimates
    assert str(estimate.value) == "-0.0"


def test_a_question_has_its_answer_outcomes_and_sections(tmp_path):
    how, stiffness = content(tmp_path).questions
    assert (stiffness.answer, stiffness.certainty) == (Answer.PROBABLY, Certainty.MODERATE)
    assert [one.outcome for one in stiffness.conclusions] == ["Stiffness", "Falls", "Walking"]
    assert [one.is_harm for one in stiffness.conclusions] == [False, True, False]
    assert stiffness.conclusions[0].ratings[0].domain is Domain.IMPRECISION
    assert not stiffness.conclusions[2].has_data
    assert stiffness.sections.disagreement.cites == ("cane1999", "ash2001")
    assert (how.kind, how.strength) == (QuestionKind.MECHANISM, Strength.STRONG)


def test_answer_no_is_the_word_no(tmp_path):
    questions = content(tmp_path, ("stiffness", "answer: probably", "answer: no")).questions
    assert questions[1].answer is Answer.NO


def test_any_drug_may_cite_the_sources_of_another(tmp_path):
    write_content(tmp_path)
    other = tmp_path / "otherol"
    (tmp_path / "examplol").rename(tmp_path / "kept")
    (tmp_path / "kept").rename(tmp_path / "examplol")
    (other / "questions").mkdir(parents=True)
    drug = (tmp_path / "examplol/drug.yaml").read_text()
    (other / "drug.yaml").write_text(drug.replace("name: examplol", "name: otherol"))
    (other / "mechanism.md").write_text((tmp_path / "examplol/mechanism.md").read_text())
    (other / "findings.yaml").write_text(
        "- {id: ash2001-other, source: ash2001, population: human, model: adults, "
        "outcome: pain, result: nothing, directions: {stiffness: opposes}}\n"
    )
    for file in (tmp_path / "examplol/questions").iterdir():
        (other / "questions" / file.name).write_text(file.read_text())
    assert problems_of(tmp_path) == []


def test_windows_line_ends_are_line_ends(tmp_path):
    write_content(tmp_path)
    for path in tmp_path.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(tmp_path) == []


def test_all_problems_are_reported_at_once_in_order(tmp_path):
    found = problems(
        tmp_path,
        ("stiffness", "label: Stiffness", "label: A label that is much too long for a tab"),
        ("drug.yaml", "60142-96-3", "60142-96-4"),
        ("findings.yaml", "population: in-vitro", "population: vitro"),
        ("sources.json", '"grade": "A"', '"grade": "Z"'),
        ("mechanism", "strong", "stronk"),
    )
    assert [line.split(":")[:2] for line in found] == [
        ["examplol/drug.yaml", "5"],
        ["examplol/findings.yaml", "42"],
        ["examplol/mechanism.md", "5"],
        ["examplol/questions/stiffness.md", "3"],
        ["examplol/sources.json", "18"],
    ]


def test_the_error_is_the_lines_of_its_problems(tmp_path):
    write_content(tmp_path, ("drug.yaml", "60142-96-3", "60142-96-4"))
    with pytest.raises(ContentError) as caught:
        read(tmp_path, today=TODAY)
    assert str(caught.value) == (
        "examplol/drug.yaml:5: identifiers.CAS: “60142-96-4” is no CAS number. "
        "Write it as in 60142-96-3, the last digit checks the others."
    )


def test_a_missing_folder_is_a_problem(tmp_path):
    (line,) = problems_of(tmp_path / "nowhere")
    assert line.endswith("folder: there is no such folder. Name one that holds content.")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    (line,) = problems_of(tmp_path / "file")
    assert "there is no such folder" in line


def test_an_empty_folder_is_a_problem(tmp_path):
    (line,) = problems_of(tmp_path)
    assert "it holds no drug" in line


def test_a_folder_with_only_a_pack_is_a_problem(tmp_path):
    (tmp_path / "pack.yaml").write_text("id: core\n")
    (line,) = problems_of(tmp_path)
    assert "it holds no drug" in line


@pytest.mark.parametrize("name", ["drug.yaml", "mechanism.md", "findings.yaml"])
def test_a_missing_file_is_a_problem(tmp_path, name):
    write_content(tmp_path)
    (tmp_path / "examplol" / name).unlink()
    assert f"examplol/{name}:1: file: the file is missing. Write it, or remove its folder." in (
        problems_of(tmp_path)
    )


def test_a_missing_pack_yaml_is_a_problem(tmp_path):
    write_content(tmp_path)
    (tmp_path / "pack.yaml").unlink()
    (line,) = problems_of(tmp_path)
    assert line.startswith("pack.yaml:1: file: the file is missing.")


@pytest.mark.parametrize("name", ["id", "title", "version", "licence", "publisher"])
def test_a_pack_that_does_not_say_all_of_itself_is_a_problem(tmp_path, name):
    write_content(tmp_path)
    file = tmp_path / "pack.yaml"
    lines = file.read_text().splitlines()
    file.write_text("\n".join(line for line in lines if not line.startswith(f"{name}:")))
    (line,) = problems_of(tmp_path)
    assert line.startswith(f"pack.yaml:1: {name}: ")
    assert "missing" in line


@pytest.mark.parametrize("said", ["<b>Us</b>", "Us & them", "U" * 201])
def test_what_names_a_pack_is_a_plain_line(tmp_path, said):
    write_content(tmp_path)
    file = tmp_path / "pack.yaml"
    file.write_text(file.read_text().replace("publisher: Dispensatory", f"publisher: {said!r}"))
    (line,) = problems_of(tmp_path)
    assert "publisher: it is no plain line" in line


def test_a_drug_without_questions_is_a_problem(tmp_path):
    write_content(tmp_path)
    for path in (tmp_path / "examplol/questions").iterdir():
        path.unlink()
    assert any("the drug has no question" in line for line in problems_of(tmp_path))


def test_what_is_not_utf8_is_a_problem_at_its_line(tmp_path):
    write_content(tmp_path)
    path = tmp_path / "examplol/questions/stiffness.md"
    path.write_bytes(path.read_bytes().replace(b"It helps", b"It h\xe9lps"))
    line = next(line for line in problems_of(tmp_path) if "UTF-8" in line)
    assert line == (
        "examplol/questions/stiffness.md:30: file: the text is not UTF-8. Save the file as UTF-8."
    )


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads all")
def test_what_cannot_be_opened_is_a_problem(tmp_path):
    write_content(tmp_path)
    (tmp_path / "pack.yaml").chmod(0)
    (line,) = problems_of(tmp_path)
    assert "cannot be read" in line


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path):
    write_content(tmp_path)
    (tmp_path / "pack.yaml").unlink()
    (tmp_path / "pack.yaml").mkdir()
    (line,) = problems_of(tmp_path)
    assert line.startswith("pack.yaml:1: file: the file cannot be read")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("examplol/finding.yaml", "findings.yaml"),
        ("examplol/questions/notes.txt", "muscle-relaxer.md"),
        ("pack.yml", "pack.yaml"),
    ],
)
def test_a_file_that_nothing_reads_is_a_problem(tmp_path, name, nearest):
    write_content(tmp_path)
    (tmp_path / name).write_text("")
    (line,) = problems_of(tmp_path)
    assert line.startswith(f"{name}:1: file: it is")
    assert nearest in line


def test_hidden_files_and_the_licence_are_left_alone(tmp_path):
    write_content(tmp_path)
    for name in ("LICENSE", "README.md", ".hidden", "examplol/.swp", "examplol/questions/.a.md~"):
        (tmp_path / name).write_text("")
    assert problems_of(tmp_path) == []


def test_a_folder_name_that_no_address_can_hold_is_a_problem(tmp_path):
    write_content(tmp_path)
    (tmp_path / "Some Drug").mkdir()
    (line,) = problems_of(tmp_path)
    assert line.startswith("Some Drug:1: folder: it is no name for a drug.")


def test_the_same_folder_reads_the_same_whatever_its_order_on_disk(tmp_path):
    one = content(tmp_path / "one")
    two = tmp_path / "two"
    for path in sorted((tmp_path / "one").rglob("*.*"), reverse=True):
        copy = two / path.relative_to(tmp_path / "one")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert read(two, today=TODAY) == one
