"""What an author can do wrong in YAML: each mistake is named at its line, with how to mend it."""

import pytest

from tests.content_examples import problems, problems_of, write_content


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (("drug.yaml", "synonyms:", "synonym:"), "2: synonym: no such field. Write “synonyms”."),
        (
            ("drug.yaml", "questions: [stiffness, how-it-works]\n", ""),
            "1: questions: “stiffness” is listed 0 times. List it once.",
        ),
        (("drug.yaml", "name: examplol", "name:"), "1: name: “name” is missing. Add it."),
        (("drug.yaml", "name: examplol", "name: [a, b]"), "1: name: a text is wanted here"),
        (("drug.yaml", "[Exampla, Stiffex]", "{a: b}"), "2: synonyms: a list of texts is wanted"),
        (("drug.yaml", "[Exampla, Stiffex]", "[a, [b]]"), "2: synonyms: a list of texts is wanted"),
        (
            ("drug.yaml", "  CAS:", "  Cas:"),
            "5: identifiers.Cas: no such registry. Write “CAS”",
        ),
        (("drug.yaml", "note: Not a drug.", "name: b"), "8: name: the field stands twice."),
        (("findings.yaml", "n: 229", "n: many"), "5: n: “many” is not a whole number."),
        (("findings.yaml", "n: 229", "n: 0"), "5: n: 0 is no number of subjects."),
        (("findings.yaml", "n: 229", "species: rat"), "5: species: only an animal finding has"),
        (
            ("findings.yaml", "species: rat", "species: rats"),
            "29: species: “rats” is no species.",
        ),
        (("findings.yaml", "stiffness: supports", "stiffness: support"), "Write “supports”."),
        (
            ("findings.yaml", "    stiffness: supports", "    - supports"),
            "13: directions: fields are",
        ),
        (
            ("findings.yaml", "  directions:\n    stiffness: supports\n", ""),
            "1: directions: no dire",
        ),
        (("findings.yaml", "population: human", "#"), "1: population: “population” is missing."),
        (("findings.yaml", "source: ash2001", "#"), "1: source: “source” is missing."),
        (
            ("findings.yaml", "source: ash2001", "source: ash201"),
            "2: source: no source has this id",
        ),
        (("findings.yaml", "[50, 100]", "[100, 50]"), "33: dose_mg_per_kg: 100.0 to 50.0 mg/kg is"),
        (("findings.yaml", "[50, 100]", "[1, 2, 3]"), "33: dose_mg_per_kg: one dose or two"),
        (("findings.yaml", "[50, 100]", "high"), "33: dose_mg_per_kg: “high” is not a number."),
        (("findings.yaml", "[50, 100]", ".nan"), "33: dose_mg_per_kg: “.nan” is not a number."),
        (("findings.yaml", "n: 229", "dose_mg_per_kg: 5"), "only an animal's dose is scaled."),
        (
            ("findings.yaml", '"-1.6"', '"-3"'),
            "19: estimates[1].value: -3 lies outside its interval",
        ),
        (("findings.yaml", '"-1.6"', "NaN"), "estimates[1].value: “NaN” is not a number."),
        (
            ("findings.yaml", "measure: MD", "measure: OR"),
            "20: estimates[1].low: a OR cannot be -2.20",
        ),
        (
            ("findings.yaml", "measure: MD", "measure: md"),
            "18: estimates[1].measure: “md” is no measure",
        ),
        (
            ("findings.yaml", "better: lower", "better: less"),
            "24: estimates[1].better: “less” is no better",
        ),
        (("stiffness", "harm: true", "harm: yes"), "20: conclusions[2].harm: “yes” is neither"),
        (
            ("stiffness", "steps: -1", "steps: 1"),
            "18: conclusions[1].ratings[1].steps: imprecision",
        ),
        (("stiffness", "steps: -1", "steps: one"), "18: conclusions[1].ratings[1].steps: “one” is"),
        (("stiffness", "domain: imprecision", "domain: imprecise"), "Write “imprecision”."),
        (("stiffness", "answer: probably", "answer: maybe"), "8: answer: “maybe” is no answer."),
        (("stiffness", "reviewed: 2026-11-20", "reviewed: 20 Nov"), "25: reviewed: “20 Nov” is no"),
        (("stiffness", "searched: 2026-11", "searched: 2026"), "26: searched: “2026” is no date."),
        (
            ("stiffness", "conclusions:", "conclusions: none\nx:"),
            "12: conclusions: a list is wanted",
        ),
        (("stiffness", "## Human evidence", "## Humans"), "40: ## Humans: no such heading. Write "),
        (
            ("stiffness", "## Human evidence", "## Mechanism"),
            "40: ## Mechanism: the heading stands",
        ),
        (("stiffness", "## Conclusion\n", ""), "29: prose: prose stands above the first heading."),
        (("stiffness", "---\nquestion", "question"), "1: file: the file has no fields."),
        (("stiffness", "kind: effect", "kind: [effect"), "YAML: "),
        (("stiffness", "kind: effect", "kind: \x07"), "YAML: a character is not allowed."),
        (("mechanism", "steps:", "stages:"), "steps: “steps” is missing."),
        (
            ("mechanism", "strength: strong", "strength: firm"),
            "5: steps[1].strength: “firm” is no",
        ),
    ],
)
def test_a_mistake_is_named_at_its_line(tmp_path, edit, problem):
    found = problems(tmp_path, edit)
    assert any(problem in line for line in found), found


@pytest.mark.parametrize(
    "text", ["", "just words", "- a list", "# a remark", "[]", "{", "\t", "a: &b *b"]
)
@pytest.mark.parametrize(
    "name",
    [
        "pack.yaml",
        "examplol/drug.yaml",
        "examplol/findings.yaml",
        "examplol/mechanism.md",
        "examplol/sources.json",
        "examplol/questions/stiffness.md",
    ],
)
def test_any_text_in_any_file_is_a_problem_and_no_bug(tmp_path, name, text):
    write_content(tmp_path)
    (tmp_path / name).write_text(text)
    found = problems_of(tmp_path)
    assert found or (name, text) in {("examplol/sources.json", "[]")}


def test_more_than_seven_outcomes_are_too_many(tmp_path):
    more = "".join(f"  - {{outcome: Number {one}, says: Nobody looked.}}\n" for one in "abcde")
    (line,) = problems(tmp_path, ("stiffness", "reviewed:", f"{more}reviewed:"))
    assert line.startswith("examplol/questions/stiffness.md:12: conclusions: 8 outcomes are more")


def test_an_unknown_answer_names_the_whole_vocabulary(tmp_path):
    (line,) = problems(tmp_path, ("stiffness", "answer: probably", "answer: 42"))
    assert "Write one of yes, probably, uncertain, conflicting, unlikely, no, not-establ" in line
