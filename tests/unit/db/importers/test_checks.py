"""Every check, broken: which edit of the valid content makes it speak, and what it says."""

import pytest

from db.importers.checks import CHECKS
from tests.content_examples import Edit, problems, problems_of, write_content

S, F, Q, H, M, D, TH = (
    "sources.json",
    "findings.yaml",
    "stiffness",
    "how-it-works",
    "mechanism",
    "drug.yaml",
    "thesaurus",
)
ELM_ID = '"id": "elm2010"'
H_OUTCOME = """\
conclusions:
  - outcome: Binding
    says: It binds a channel [@dale2005].
    strength: strong
"""
LONG = "label: Twenty-three letters are"

BROKEN: dict[str, list[tuple[tuple[Edit, ...], str]]] = {
    "source ids are unique": [
        (
            ((S, ELM_ID, '"id": "ash2001"'),),
            "sources.json:46: id: “ash2001” is a source of examplol/sources.json already.",
        ),
    ],
    "DOI, PMID and PMCID can be real": [
        (((S, "10.1000/ash", "https://doi.org/10.1000/ash"),), "sources.json:13: DOI: “https"),
        (((S, "10.1000/ash", "10.1000"),), "sources.json:13: DOI: “10.1000” is no DOI."),
        (((S, "1234567", "PMID1234567"),), "sources.json:14: PMID: “PMID1234567” is no PMID."),
        (((S, "PMC123", "123"),), "sources.json:15: PMCID: “123” is no PMCID."),
    ],
    "one publication is one source": [
        (
            ((S, ELM_ID, ELM_ID + ', "DOI": "10.1000/ASH"'),),
            "sources.json:46: DOI: “ash2001” has this DOI too.",
        ),
        (((S, ELM_ID, ELM_ID + ', "PMID": "1234567"'),), "PMID: “ash2001” has this PMID too."),
    ],
    "reviews name what they review": [
        (((S, '"reviews": "cohort",', ""),), "custom.reviews: a review starts where its studies"),
        (((S, '"cohort"', '"meta-analysis"'),), "custom.reviews: a review of reviews"),
        (
            ((S, '"design": "rct"', '"design": "rct", "reviews": "rct"'),),
            "custom.reviews: only a review puts studies together.",
        ),
    ],
    "citations were checked in the past": [
        (
            ((S, "2026-11", "2026-12"),),
            "sources.json:18: custom.check.on: 2026-12 is in the future",
        ),
    ],
    "retracted sources state nothing": [
        (
            ((S, '"design": "in-vitro"', '"design": "in-vitro", "retracted": "2007"'),),
            "mechanism.md:6: steps[1].says: “dale2005” was retracted.",
        ),
        (
            ((S, '"design": "rct"', '"design": "rct", "retracted": "2007"'),),
            "stiffness.md:9: says: “ash2001” was retracted.",
        ),
    ],
    "retracted sources support nothing": [
        (
            ((S, '"design": "rct"', '"design": "rct", "retracted": "2007"'),),
            "findings.yaml:14: directions.stiffness: “ash2001” was retracted.",
        ),
    ],
    "drug identifiers can be real": [
        (((D, "60142-96-3", "60142-96-4"),), "drug.yaml:5: identifiers.CAS: “60142-96-4” is no"),
        (((D, "6CW7F3G59X", "6CW7F3G59Y"),), "drug.yaml:6: identifiers.UNII: “6CW7F3G59Y” is no"),
        (((D, "N02BF99", "N2BF99"),), "drug.yaml:7: identifiers.ATC: “N2BF99” is no ATC"),
    ],
    "drug names are unique": [],
    "every question is listed": [
        (
            ((D, "[stiffness, ", "[stifness, "),),
            "drug.yaml:9: questions: there is no questions/sti",
        ),
        (
            ((D, "[stiffness, ", "[stiffness, stiffness, "),),
            "drug.yaml:9: questions: “stiffness” is listed 2 times. List it once.",
        ),
    ],
    "mechanisms have steps": [
        (
            (
                (M, "steps:\n  - name: Binds a channel\n    strength: strong\n", "steps: []\n"),
                (M, "    says: It binds the α2δ-1 part of a channel [@dale2005].\n", ""),
            ),
            "mechanism.md:3: steps: no step is written.",
        ),
    ],
    "finding ids are unique": [
        (
            ((F, "- id: elm2010", "- id: ash2001"),),
            "findings.yaml:49: id: “ash2001” is a finding of",
        ),
    ],
    "findings fit their design": [
        (
            ((F, "population: in-vitro", "population: human"),),
            "findings.yaml:42: population: its source is of design in-vitro.",
        ),
    ],
    "directions have their question": [
        (
            ((F, "stiffness: neutral", "stifness: neutral"),),
            "findings.yaml:56: directions.stifness: the drug has no such question. Write “stiff",
        ),
        (
            ((F, "- question: stiffness", "- question: how-it-works"),),
            "findings.yaml:16: estimates[1].question: the finding has no direction for “how",
        ),
    ],
    "labels fit": [
        (((Q, "label: Stiffness", LONG),), "stiffness.md:3: label: 24 characters do not fit"),
    ],
    "outcomes include a harm": [
        (((Q, "harm: true", "harm: false"),), "stiffness.md:12: conclusions: none of the outcomes"),
        (
            ((Q, "outcome: Falls", "outcome: stiffness"),),
            "stiffness.md:19: conclusions[2].outcome: this outcome stands above already.",
        ),
        (((H, H_OUTCOME, "conclusions: []\n"),), "conclusions: no outcome is written."),
    ],
    "reviews and searches have been": [
        (
            ((Q, "reviewed: 2026-11-20", "reviewed: 2026-11-26"),),
            "stiffness.md:25: reviewed: 2026-11-26 is in the future.",
        ),
        (((Q, "searched: 2026-11", "searched: 2027-01"),), "searched: 2027-01 is in the future."),
        (
            ((M, "2026-11-20", "2026-12-01"),),
            "mechanism.md:2: reviewed: 2026-12-01 is in the future",
        ),
    ],
    "questions are apart": [
        (
            ((H, "How does examplol work?", "Can Exampla reduce the stiffness?"),),
            "stiffness.md:2: question: “Does examplol reduce stiffness?” asks nearly what",
        ),
        (
            ((Q, "[examplol for stiff muscles]", "[how examplol works]"),),
            "stiffness.md:6: aliases: “how examplol works” asks nearly what",
        ),
    ],
    "topics are unique": [
        (
            (("topics", "- id: falls", "- id: stiff-muscles"),),
            "topics.yaml:4: id: “stiff-muscles” is",
        ),
        (
            (("topics", "title: Falls", "title: stiff MUSCLES"),),
            "topics.yaml:5: title: “stiff MUSC",
        ),
    ],
    "named topics exist": [
        (
            ((Q, "[stiff-muscles]", "[stiff-muscle]"),),
            "stiffness.md:7: topics: “stiff-muscle” is not in topics.yaml. Write “stiff-muscles”.",
        ),
        (((Q, "[stiff-muscles]", "[falls, falls]"),), "topics: “falls” stands twice."),
    ],
    "drugs are no words of an address": [],
    "terms have one meaning": [
        (
            ((TH, "rigid]", "rigid, stiff muscles]"),),
            "thesaurus.yaml:1: terms: “stiff muscles” means “stiffness” already. Remove one, "
            "or join the two.",
        ),
        (((TH, "Exafex]", "Exafex, …]"),), "thesaurus.yaml:5: drug: “…” has no word. Remove it."),
    ],
    "broader concepts exist": [
        (
            ((TH, "broader: [stiffness]", "broader: [stifness]"),),
            "thesaurus.yaml:4: broader: “stifness” is not the first term of an entry. "
            "Write “stiffness”.",
        ),
        (
            ((TH, "rigid]", "rigid]\n  broader: [spasticity]"),),
            "thesaurus.yaml:2: broader: it leads back to this entry. Break the circle.",
        ),
    ],
    "terms name no drug of the pack": [
        (
            ((TH, "rigid]", "rigid, exampla]"),),
            "thesaurus.yaml:1: terms: “exampla” is a name of examplol. Remove it.",
        ),
    ],
    "cited sources exist": [
        (
            ((Q, "for some weeks [@ash2001]", "for some weeks [@ash2002]"),),
            "stiffness.md:9: says: no source has the id “ash2002”. Write “ash2001”, or add it",
        ),
        (
            ((Q, "differ [@cane1999; @ash2001]", "differ [@fir1]"),),
            "## Where they disagree: no source",
        ),
        (
            ((M, "[@dale2005; @cane1999]", "[@fir1]"),),
            "mechanism.md:8: prose: no source has the id",
        ),
    ],
    "sentences of conclusions cite": [
        (
            ((Q, "[@ash2001].\ncertainty", "[@ash2001]. It is sure.\ncertainty"),),
            "stiffness.md:9: says: “It is sure.” cites nothing.",
        ),
        (
            ((Q, "people [@ash2001]", "people"),),
            "stiffness.md:18: conclusions[1].ratings[1].reason:",
        ),
        (
            ((Q, "for 8 weeks [@ash2001]", "for 8 weeks"),),
            "stiffness.md:28: ## Conclusion: “It helps",
        ),
        (
            ((Q, "weeks [@ash2001].", "weeks. [@ash2001]"),),
            "says: a citation stands after a full stop",
        ),
        (((M, "channel [@dale2005]", "channel"),), "mechanism.md:6: steps[1].says: “It binds the"),
        (
            ((Q, "often [@elm2010]", "often"),),
            "conclusions[2].says: “Older people fell more often.”",
        ),
    ],
    "links lead somewhere": [
        (
            ((Q, "evidence:examplol/how-it-works", "evidence:examplol/how"),),
            "stiffness.md:36: ## Animal evidence: “evidence:examplol/how” leads nowhere.",
        ),
        (((Q, "evidence:examplol/how-it-works", "evidence:source/fir1"),), "leads nowhere."),
        (((Q, "evidence:examplol/how-it-works", "evidence:otherol"),), "leads nowhere."),
        (((Q, "evidence:examplol/how-it-works", "evidence:compare/a+b"),), "leads nowhere."),
        (((Q, "evidence:examplol/how-it-works", "evidence:a/b/c/d"),), "leads nowhere."),
    ],
    "no placeholder is left": [
        (((D, "Not a drug.", "TODO write"),), "drug.yaml:8: text: “TODO” is a placeholder."),
        (((Q, "In rats it", "??? In rats it"),), "stiffness.md:38: text: “???” is a placeholder."),
        (((F, "Nothing changed.", "Lorem ipsum."),), "findings.yaml:35: text: “Lorem” is a"),
        (((S, "Examplol in rats", "tbd"),), "sources.json:25: text: “tbd” is a placeholder."),
        (((M, "follows is", "follows [citation needed] is"),), "mechanism.md:8: text: “[citation"),
        (((M, "follows is", "follows XXX is"),), "mechanism.md:8: text: “XXX” is a placeholder."),
    ],
    "people rest on people": [
        (
            ((Q, "more often [@elm2010]", "more often [@elm2010; @cane1999]"),),
            "stiffness.md:21: conclusions[2].says: “cane1999” has no finding in people.",
        ),
    ],
    "certainty follows from designs": [
        (
            ((Q, "    certainty: moderate\n", "    certainty: high\n"),),
            "stiffness.md:16: conclusions[1].certainty: “high” does not follow: the studies start "
            "at high and the ratings move it by -1, to moderate.",
        ),
        (
            ((Q, "    certainty: low\n", "    certainty: moderate\n"),),
            "conclusions[2].certainty: “moderate” does not follow: the studies start at low",
        ),
        (
            ((Q, "more often [@elm2010]", "more often [@cane1999]"),),
            "conclusions[2].certainty: no cited source has a finding in people.",
        ),
    ],
    "overall certainty is not higher": [
        (
            ((Q, "\ncertainty: moderate", "\ncertainty: high"),),
            "stiffness.md:10: certainty: “high” is too high: the best outcome is moderate.",
        ),
        (((Q, "\ncertainty: moderate\n", "\n"),), "certainty: “certainty” is missing"),
    ],
    "levels fit their kind": [
        (
            ((H, "\nstrength: strong", "\ncertainty: high"),),
            "certainty: a mechanism has a strength",
        ),
        (((H, "\nstrength: strong\n", "\n"),), "strength: “strength” is missing."),
        (((Q, "certainty_about", "strength: weak\ncertainty_about"),), "an effect has a certainty"),
        (((Q, "    certainty: low\n", "    certainty: low\n    strength: weak\n"),), "not both."),
        (((Q, "    certainty: moderate\n", "    strength: weak\n"),), "ratings move a certainty"),
        (
            ((Q, "    says: No study measured it.", "    says: Nobody looked.\n    effect: none"),),
            "conclusions[3].effect: there is an effect but no certainty.",
        ),
    ],
    "nothing in people is not established": [
        (
            (
                (F, "stiffness: supports", "how-it-works: neutral"),
                (F, "stiffness: neutral", "how-it-works: neutral"),
            ),
            "stiffness.md:8: answer: no finding in people bears on it. Write “not-established”.",
        ),
    ],
    "figures are printed in findings": [
        (
            ((Q, "fell by 1.6 points", "fell by 1.7 points"),),
            "stiffness.md:15: conclusions[1].says: 1.7 is printed in no finding of ash2001.",
        ),
        (((Q, "effect: MD −1.6 (−2.2", "effect: MD −1.6 (−2.3"),), "conclusions[1].effect: 2.3 is"),
        (
            ((Q, "outcome: Stiffness", "outcome: Stiffness at 9 weeks"),),
            "outcome: 9 is printed in no",
        ),
        (
            ((Q, "trial of 229", "trial of 230"),),
            "conclusions[1].ratings[1].reason: 230 is printed",
        ),
        (((Q, "helps for 8 weeks", "helps for 9 weeks"),), "stiffness.md:28: ## Conclusion: 9 is"),
        (((Q, "for some weeks", "for 12 weeks"),), "stiffness.md:9: says: 12 is printed in no"),
    ],
}


def test_every_check_is_broken_here():
    assert list(BROKEN) == [name for name, _check in CHECKS]


@pytest.mark.parametrize(
    ("edits", "problem"),
    [(edits, problem) for cases in BROKEN.values() for edits, problem in cases],
)
def test_broken_content_is_named_at_its_line(tmp_path, edits, problem):
    found = problems(tmp_path, *edits)
    assert any(problem in line for line in found), found


def test_two_drugs_cannot_have_one_name(tmp_path):
    write_content(tmp_path / "content")
    write_content(tmp_path / "other")
    (tmp_path / "other/examplol").rename(tmp_path / "content/otherol")
    found = problems_of(tmp_path / "content")
    assert (
        "otherol/drug.yaml:1: name: examplol/drug.yaml has this name too. Keep one of the two."
        in found
    )


def test_no_drug_is_called_like_another_part_of_an_address(tmp_path):
    write_content(tmp_path)
    (tmp_path / "examplol").rename(tmp_path / "topic")
    assert any(
        line.startswith("topic/drug.yaml:1: folder: addresses use this word")
        for line in problems_of(tmp_path)
    )


def test_a_broken_finding_does_not_make_true_conclusions_look_false(tmp_path):
    (line,) = problems(tmp_path, ("findings.yaml", "population: human", "population: humans"))
    assert line.startswith("examplol/findings.yaml:3: population: “humans” is no population.")


def test_a_broken_source_does_not_make_its_citations_look_wrong(tmp_path):
    (line,) = problems(tmp_path, ("sources.json", '"design": "rct"', '"design": "rtc"'))
    assert line == ("examplol/sources.json:17: custom.design: “rtc” is not known. Write “rct”.")


def test_sources_that_cannot_be_parsed_are_one_problem(tmp_path):
    (line,) = problems(tmp_path, ("sources.json", '"id": "cane1999",', '"id": "cane1999"'))
    assert line.startswith("examplol/sources.json:24: JSON: ")


def test_findings_that_cannot_be_parsed_are_one_problem(tmp_path):
    (line,) = problems(tmp_path, ("findings.yaml", "  source: ash2001", "   source: ash2001"))
    assert line.startswith("examplol/findings.yaml:2: YAML: ")


def test_no_human_finding_is_fine_for_not_established(tmp_path):
    found = problems(
        tmp_path,
        ("findings.yaml", "stiffness: supports", "how-it-works: neutral"),
        ("findings.yaml", "stiffness: neutral", "how-it-works: neutral"),
        ("findings.yaml", "- question: stiffness", "- question: how-it-works"),
        ("stiffness", "answer: probably", "answer: not-established"),
    )
    assert found == []


def test_names_with_digits_are_no_figures(tmp_path):
    assert (
        problems(tmp_path, ("stiffness", "for some weeks", "by α2δ-1/-2, R217A, GABA-B, CO2")) == []
    )


def test_a_harm_may_be_rated_from_a_trial_of_another_question(tmp_path):
    edit = ("findings.yaml", "stiffness: neutral", "how-it-works: neutral")
    assert problems(tmp_path, edit) == []


def test_a_retracted_source_may_be_told_of_as_a_disagreement(tmp_path):
    retracted = ("sources.json", '"reviews": "cohort"', '"reviews": "cohort", "retracted": "2007"')
    found = problems(
        tmp_path,
        retracted,
        ("stiffness", "more often [@elm2010]", "more often [@ash2001]"),
        ("stiffness", "    certainty: low\n", "    certainty: high\n"),
        (
            "stiffness",
            "Rats and people differ",
            "A retracted review found falls [@elm2010]; they differ",
        ),
    )
    assert found == []
