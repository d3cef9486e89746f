"""`python -m tests.quality.evidence [FOLDER]`: what the pages of each drug rest on.

Prints per drug its studies by grade, design and direction, and what must hold: every sentence of
a conclusion cites, nothing from memory is shown, every study of grade A or B that is left out has
a reason, and a page says what it lacks. Exits with 1 if one of these fails.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.importers.checks.sentences import sentences
from db.importers.content import Content, read
from db.importers.draft import conclusion_passages
from db.model.finding import Direction, Finding, Population
from db.model.question import Question, QuestionKind
from db.model.source import CheckGrade, Source, StudyDesign
from tests.content import agreement, ledger
from tests.content.written import CONTENT, written

_SAYS_NO_ANIMAL = re.compile(
    r"\bno (?:[\w-]+ ){0,4}?(?:animals?|experiment)|\bno study of [^.]* animals?\b"
    r"|\banimals? [^.]*\b(?:no|not|never|nobody)\b",
    re.IGNORECASE,
)
_SAYS_NO_HUMAN = re.compile(
    r"\bno (?:[\w-]+ ){0,4}?(?:people|person|human|patient|trial|study|studies)"
    r"|\b(?:people|humans?|patients) [^.]*\b(?:no|not|never|nobody)\b",
    re.IGNORECASE,
)
_SAYS_NO_DATA = re.compile(r"\b(?:no|none|not|nobody|never|neither)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lack:
    """What a question has no study of, and whether its page says so."""

    question: str
    what: str
    said: str
    """The words of the page; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class DrugEvidence:
    """What the pages of one drug rest on."""

    drug: str
    grades: Counter[str]
    designs: Counter[str]
    directions: Counter[str]
    questions: int
    findings: int
    sentences: int
    cited: int
    from_memory: tuple[str, ...]
    left_out: tuple[tuple[str, str, str], ...]
    """Id, grade and reason of each study of grade A or B that no page shows."""
    lacks: tuple[Lack, ...]

    @property
    def failures(self) -> list[str]:
        """What must hold and does not."""
        found = []
        if self.cited < self.sentences:
            found.append(f"{self.sentences - self.cited} sentences of conclusions cite nothing")
        found += [f"{fact} is from memory and shown" for fact in self.from_memory]
        found += [
            f"{id} ({grade}) is left out without a reason"
            for id, grade, why in self.left_out
            if not why
        ]
        found += [
            f"{lack.question} has no {lack.what} and does not say so"
            for lack in self.lacks
            if not lack.said
        ]
        return [f"{self.drug}: {failure}" for failure in found]


def evidence(content: Content, drug: str, folder: Path = CONTENT) -> DrugEvidence:
    """The evidence of one drug of a content that was read from a folder."""
    questions = [question for question in content.questions if question.drug == drug]
    findings = [finding for finding in content.findings if finding.drug == drug]
    by_id = {source.id: source for source in content.sources}
    sources = [by_id[id] for id in dict.fromkeys(finding.source for finding in findings)]
    told = [
        sentence
        for question in questions
        for passage in conclusion_passages(question)
        for sentence in sentences(passage.prose)
    ]
    return DrugEvidence(
        drug=drug,
        grades=Counter(source.check.grade.value for source in sources),
        designs=Counter(source.design.words for source in sources),
        directions=Counter(
            judgement.direction.value for finding in findings for judgement in finding.judgements
        ),
        questions=len(questions),
        findings=len(findings),
        sentences=len(told),
        cited=sum(bool(sentence.cites) for sentence in told),
        from_memory=tuple(_from_memory(drug, folder)),
        left_out=tuple(_left_out(drug, folder)),
        lacks=tuple(_lacks(questions, findings)),
    )


def _from_memory(drug: str, folder: Path) -> Iterator[str]:
    """Every fact that the ledger has from memory and that is shown though nobody found it since."""
    own = written(drug, folder)
    for part in ("sources", "findings"):
        listed = getattr(own.corrections, part)
        for entry, several in getattr(agreement, f"compared_{part}")(own):
            found = listed[entry["id"]].found if entry["id"] in listed else frozenset()
            for name in sorted(agreement.shown_from_memory(entry, several) - found):
                yield f"{entry['id']}: {name}"


def _left_out(drug: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    own = written(drug, folder)
    for id, record in sorted(agreement.left_out(own).items()):
        grade = record["verified_from"]["grade"]
        if grade in ("A", "B"):
            yield id, grade, own.corrections.left_out.get(id, "")


def _lacks(questions: list[Question], findings: list[Finding]) -> Iterator[Lack]:
    with_harms = [one.id for one in questions if any(row.is_harm for row in one.conclusions)]
    for question in questions:
        bearing = [one for one in findings if one.direction_for(question.id)]
        found = {one.population for one in bearing}
        sections = question.sections
        if Population.ANIMAL not in found:
            yield Lack(question.id, "animal study", _said(_SAYS_NO_ANIMAL, sections.animal.text()))
        if Population.HUMAN not in found:
            yield Lack(question.id, "human study", _said(_SAYS_NO_HUMAN, sections.human.text()))
        harms = [row for row in question.conclusions if row.is_harm]
        if question.kind is QuestionKind.MECHANISM and not harms:
            said = f"what it does to people stands under {', '.join(with_harms)}"
            yield Lack(question.id, "harm", said if with_harms else "")
        elif not any(row.has_data for row in harms):
            words = " ".join(row.says.text() for row in harms)
            yield Lack(question.id, "harm", _said(_SAYS_NO_DATA, words))


def _said(pattern: re.Pattern[str], text: str) -> str:
    """The first sentence of a text that says what is lacking."""
    for sentence in re.split(r"(?<=\.)\s", text):
        if pattern.search(sentence):
            return sentence.strip()
    return ""


def _counted(counts: Counter[str], order: Iterable[str]) -> str:
    return ", ".join(f"{name} {counts[name]}" for name in order if counts[name]) or "none"


def lines(found: DrugEvidence) -> Iterator[str]:
    """The report of one drug."""
    studies = sum(found.grades.values())
    yield (
        f"{found.drug}: {studies} studies, {found.findings} findings, {found.questions} questions"
    )
    yield f"  grade      {_counted(found.grades, (grade.value for grade in CheckGrade))}"
    yield f"  design     {_counted(found.designs, (design.words for design in StudyDesign))}"
    yield f"  direction  {_counted(found.directions, (one.value for one in Direction))}"
    share = 100 * found.cited / found.sentences if found.sentences else 100
    yield f"  cited      {found.cited} of {found.sentences} conclusion sentences, {share:.0f}%"
    yield f"  memory     {len(found.from_memory)} facts shown that the ledger has from memory"
    for id, grade, why in found.left_out:
        yield f"  left out   {id} ({grade}): {why or 'NO REASON'}"
    for lack in found.lacks:
        yield f"  no {lack.what:<13} {lack.question}: {lack.said or 'NOT SAID ON ITS PAGE'}"


def totals(all_found: list[DrugEvidence], sources: tuple[Source, ...]) -> str:
    """One line on all drugs together."""
    told, cited = (sum(getattr(one, name) for one in all_found) for name in ("sentences", "cited"))
    return (
        f"{len(all_found)} drugs, {len(sources)} sources, "
        f"{sum(one.findings for one in all_found)} findings, "
        f"{sum(one.questions for one in all_found)} questions; "
        f"{cited} of {told} conclusion sentences cite; "
        f"{sum(len(one.from_memory) for one in all_found)} facts from memory; "
        f"{sum(len(one.left_out) for one in all_found)} studies of grade A or B left out"
    )


def report(folder: Path = CONTENT) -> tuple[str, list[str]]:
    """The whole report of a content folder, and what must hold and does not."""
    content = read(folder)
    found = [evidence(content, drug.id, folder) for drug in content.drugs]
    text = [line for one in found for line in (*lines(one), "")]
    if not ledger.LEDGERS.exists():
        text.append("The ledgers are not here: memory and what was left out were not looked at.")
    return "\n".join([*text, totals(found, content.sources)]), [
        failure for one in found for failure in one.failures
    ]


def main(arguments: list[str]) -> int:
    """Print the report; 1 if something that must hold does not."""
    text, failures = report(Path(arguments[0]) if arguments else CONTENT)
    sys.stdout.write(f"{text}\n")
    for failure in failures:
        sys.stdout.write(f"FAILS: {failure}\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
