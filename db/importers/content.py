"""Content: a folder of authors' text to everything a pack holds, or every mistake at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.errors import ContentError, Problem
from db.importers import citations, drugs, findings, questions, thesaurus, topics
from db.importers.checks import CHECKS
from db.importers.draft import Draft, Placed
from db.importers.fields import mapping
from db.importers.report import Report, TextFile, advice, read_text
from db.importers.written import ID
from db.model.drug import Drug, Mechanism
from db.model.finding import Finding
from db.model.pack import is_pack_id, is_plain_line
from db.model.question import Question
from db.model.source import Source
from db.model.thesaurus import Concept
from db.model.topic import Topic

TOP_FILES = ("pack.yaml", "topics.yaml", "thesaurus.yaml", "LICENSE", "README.md")
DRUG_FILES = ("drug.yaml", "mechanism.md", "sources.json", "findings.yaml", "questions")


@dataclass(frozen=True, slots=True)
class Content:
    """What a content folder holds, each kind sorted by what names it."""

    id: str
    title: str
    version: str
    licence: str
    publisher: str
    drugs: tuple[Drug, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    """Those that a question names."""
    concepts: tuple[Concept, ...]


def read(folder: Path, today: str = "") -> Content:
    """The content of a folder; ContentError with every problem if there is any.

    `today` is the last date that a review can bear; by default it is this day.
    """
    try:
        with _collector_paused():
            return _read(folder, today or _today())
    except OSError as error:  # of a file it is told with the others; this is of a folder
        why = f"it cannot be read ({error.strerror}). Make it readable, or name another."
        raise ContentError([Problem(str(error.filename or folder), 1, "folder", why)]) from error


def _read(folder: Path, today: str) -> Content:
    report = Report()
    folders = _drug_folders(folder, report)
    if report.problems and not folders:
        raise ContentError(report.problems)
    pack = _pack(folder, report)
    draft = _Reading(folder, report).draft(folders, today)
    for _name, check in CHECKS:
        report.problems.extend(check(draft))
    if report.problems:
        raise ContentError(report.problems)
    return Content(
        *pack,
        drugs=tuple(sorted((one.value for one in draft.drugs), key=lambda drug: drug.id)),
        questions=tuple(
            sorted((one.value for one in draft.questions), key=lambda q: (q.drug, q.id))
        ),
        findings=tuple(sorted((one.value for one in draft.findings), key=lambda f: (f.drug, f.id))),
        sources=tuple(sorted((one.value for one in draft.sources), key=lambda source: source.id)),
        topics=_named_topics(draft),
        concepts=tuple(sorted((one.value for one in draft.concepts), key=lambda one: one.name)),
    )


def _named_topics(draft: Draft) -> tuple[Topic, ...]:
    """The topics that a question names: one without drugs would be a page without rows."""
    named = {topic for question in draft.questions for topic in question.value.topics}
    found = (one.value for one in draft.topics if one.value.id in named)
    return tuple(sorted(found, key=lambda topic: topic.id))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """While 100 drugs are read, the collector would walk half a million living nodes: 3 s of 5."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _today() -> str:
    return datetime.now(tz=UTC).astimezone().date().isoformat()


def _drug_folders(folder: Path, report: Report) -> list[str]:
    """The names of the drugs' folders; whatever else lies beside them is a problem."""
    if not folder.is_dir():
        report.add(
            str(folder), 1, "folder", "there is no such folder. Name one that holds content."
        )
        return []
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in TOP_FILES:
            continue
        if not path.is_dir():
            report.add(path.name, 1, "file", f"it is not read. {advice(path.name, TOP_FILES)}")
        elif not ID.fullmatch(path.name):
            text = "it is no name for a drug. Use small letters, digits and single hyphens."
            report.add(path.name, 1, "folder", text)
        else:
            found.append(path.name)
    if not found:
        report.add(
            str(folder), 1, "folder", "it holds no drug. Add a folder for one, with its drug.yaml."
        )
    return found


def _pack(folder: Path, report: Report) -> tuple[str, str, str, str, str]:
    """Id, title, version, licence and publisher of the pack."""
    file = read_text(folder, "pack.yaml", report)
    fields = mapping(file, report, {}) if file else None
    if fields is None:
        return "", "", "", "", ""
    names = ("id", "title", "version", "licence", "publisher")
    fields.only(*names)
    id, *lines = (fields.text(name) for name in names)
    if id and not is_pack_id(id):
        fields.problem("id", f"“{id}” is no id. Use small letters, digits and single hyphens.")
    for name, line in zip(names[1:], lines, strict=True):
        if line and not is_plain_line(line):
            fields.problem(name, "it is no plain line. Write up to 200 letters without < > &.")
    title, version, licence, publisher = lines
    return id, title, version, licence, publisher


class _Reading:
    """Reads the files of every drug; sources first, because findings take their design."""

    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder
        self._report = report
        self._files: list[TextFile] = []

    def draft(self, names: list[str], today: str) -> Draft:
        """All that could be read of these drugs."""
        sources, source_ids = self._sources(names)
        known = findings.Known(source_ids, {one.value.id: one.value.design for one in sources})
        mechanisms = {name: self._mechanism(name) for name in names}
        question_files = {name: self._question_files(name) for name in names}
        found, unread = self._findings(names, known)
        return Draft(
            drugs=tuple(filter(None, (self._drug(name, mechanisms[name]) for name in names))),
            mechanisms=tuple(filter(None, mechanisms.values())),
            questions=tuple(
                question
                for name, files in question_files.items()
                for question in self._questions(name, files)
            ),
            findings=tuple(found),
            sources=tuple(sources),
            source_ids=frozenset(source_ids),
            question_ids=frozenset(
                (name, Path(file).stem) for name, files in question_files.items() for file in files
            ),
            drug_ids=frozenset(names),
            unread=frozenset(unread),
            files=tuple(self._files),
            today=today,
            topics=self._topics(),
            concepts=self._concepts(),
        )

    def _file(self, name: str) -> TextFile | None:
        file = read_text(self._folder, name, self._report)
        if file is not None:
            self._files.append(file)
        return file

    def _topics(self) -> tuple[Placed[Topic], ...]:
        """The topics; content that compares nothing has no file of them."""
        name = "topics.yaml"
        file = self._file(name) if (self._folder / name).exists() else None
        return topics.read(file, self._report) if file else ()

    def _concepts(self) -> tuple[Placed[Concept], ...]:
        """The concepts; content without a thesaurus is searched by its own words."""
        name = "thesaurus.yaml"
        file = self._file(name) if (self._folder / name).exists() else None
        return thesaurus.read(file, self._report) if file else ()

    def _sources(self, names: list[str]) -> tuple[list[Placed[Source]], set[str]]:
        """The sources of all drugs; a drug that only cites others' sources has no file."""
        sources: list[Placed[Source]] = []
        ids: set[str] = set()
        for name in names:
            path = f"{name}/sources.json"
            if (self._folder / path).exists() and (file := self._file(path)):
                more, more_ids = citations.read(file, self._report)
                sources.extend(more)
                ids |= more_ids
        return sources, ids

    def _findings(
        self, names: list[str], known: findings.Known
    ) -> tuple[list[Placed[Finding]], set[str]]:
        """The findings of all drugs, and the sources whose findings are not all among them."""
        found: list[Placed[Finding]] = []
        unread = set(known.ids - known.designs.keys())
        for name in names:
            file = self._file(f"{name}/findings.yaml")
            if file is None:
                unread |= known.ids
                continue
            more, missed = findings.read(file, self._report, name, known)
            found.extend(more)
            unread |= missed
        return found, unread

    def _mechanism(self, name: str) -> Placed[Mechanism] | None:
        file = self._file(f"{name}/mechanism.md")
        return drugs.read_mechanism(file, self._report) if file else None

    def _drug(self, name: str, mechanism: Placed[Mechanism] | None) -> Placed[Drug] | None:
        file = self._file(f"{name}/drug.yaml")
        return drugs.read(file, mechanism, self._report, name) if file else None

    def _question_files(self, name: str) -> list[str]:
        """The paths of a drug's questions; whatever else lies in its folder is a problem."""
        self._only(name, DRUG_FILES)
        inner = self._folder / name / "questions"
        found = []
        for path in sorted(inner.iterdir()) if inner.is_dir() else ():
            place = f"{name}/questions/{path.name}"
            if path.name.startswith("."):
                continue
            if path.suffix == ".md" and ID.fullmatch(path.stem):
                found.append(place)
            else:
                text = "it is no question. Name it as in muscle-relaxer.md, or remove it."
                self._report.add(place, 1, "file", text)
        if not found:
            text = "the drug has no question. Add one, as in questions/muscle-relaxer.md."
            self._report.add(f"{name}/questions", 1, "folder", text)
        return found

    def _only(self, name: str, allowed: tuple[str, ...]) -> None:
        for path in sorted((self._folder / name).iterdir()):
            if path.name not in allowed and not path.name.startswith("."):
                text = f"it is not read. {advice(path.name, allowed)}"
                self._report.add(f"{name}/{path.name}", 1, "file", text)

    def _questions(self, name: str, files: list[str]) -> Iterator[Placed[Question]]:
        for path in files:
            file = self._file(path)
            question = questions.read(file, self._report, name, Path(path).stem) if file else None
            if question is not None:
                yield question
