from db.model.finding import Direction, Judgement
from db.model.source import DesignGroup, StudyDesign
from desktop.html.agreement import agreements
from tests.examples import a_finding, a_page, an_animal_finding


def judged(id, direction, design=StudyDesign.RCT):
    return a_finding(id, judgements=(Judgement("stiffness", direction),), design=design)


def test_people_and_animals_are_counted_apart():
    people, animals = agreements(a_page())
    assert people.heading.replace("\u00a0", " ") == "People: 1 of 1 study supports"
    assert animals.heading.replace("\u00a0", " ") == (
        "Animals and in vitro: 0 of 1 study support, 1 opposes"
    )


def test_a_design_without_a_study_keeps_its_row():
    people, _animals = agreements(a_page(findings=()))
    assert [row.total for row in people.rows] == [0, 0, 0, 0]
    assert people.heading == "People: no study"


def test_findings_are_counted_by_design_and_direction_best_design_first():
    findings = (
        judged("a", Direction.OPPOSES),
        judged("b", Direction.SUPPORTS),
        judged("c", Direction.OPPOSES),
        judged("d", Direction.NEUTRAL, StudyDesign.GUIDELINE),
    )
    people, _animals = agreements(a_page(findings=findings))
    assert [row.group for row in people.rows] == [
        DesignGroup.REVIEW,
        DesignGroup.TRIAL,
        DesignGroup.OBSERVATIONAL,
        DesignGroup.CASES,
        DesignGroup.OPINION,
    ]
    assert people.rows[1].counts == ((Direction.SUPPORTS, 1), (Direction.OPPOSES, 2))
    assert people.number(Direction.NEUTRAL) == 1


def test_what_does_not_bear_on_the_question_is_not_counted():
    other = an_animal_finding(judgements=(Judgement("pain", Direction.SUPPORTS),))
    _people, animals = agreements(a_page(findings=(other,)))
    assert animals.total == 0


def test_two_findings_of_one_source_are_not_called_two_studies():
    twice = (a_finding("ash2001"), a_finding("more", source="ash2001"))
    people, _animals = agreements(a_page(findings=twice))
    assert people.heading.replace("\u00a0", " ") == "People: 2 of 2 findings support"
