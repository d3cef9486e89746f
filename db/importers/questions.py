"""Questions: a Markdown file each, its answer and conclusions in front, the panels' prose below."""

from db.importers import front_matter
from db.importers.draft import Placed, lines_of
from db.importers.fields import Fields
from db.importers.front_matter import Document
from db.importers.report import Report, TextFile
from db.importers.written import day, month, prose, rendered
from db.model.certainty import Certainty, Domain, Rating, Strength
from db.model.prose import Prose
from db.model.question import Answer, Conclusion, Question, QuestionKind, Sections

HEADINGS = ("Conclusion", "Mechanism", "Animal evidence", "Human evidence", "Where they disagree")
NAMES = (
    "question label kind proposition aliases topics answer says certainty certainty_about strength "
    "conclusions reviewed searched".split()
)


def read(file: TextFile, report: Report, drug: str, id: str) -> Placed[Question] | None:
    """The question of a file; None if something of it cannot be read."""
    before = len(report)
    document = front_matter.read(file, report, HEADINGS)
    if document is None:
        return None
    question = _question(document, drug, id)
    if question is None or len(report) > before:
        return None
    return Placed(question, file.path, lines_of(document.lines))


def _question(document: Document, drug: str, id: str) -> Question | None:
    fields = document.fields
    fields.only(*NAMES)
    text, label = fields.text("question"), fields.text("label")
    proposition = fields.text("proposition")
    kind, answer = fields.one_of("kind", QuestionKind), fields.one_of("answer", Answer)
    says = prose(fields, "says")
    certainty = fields.optional_one_of("certainty", Certainty)
    strength = fields.optional_one_of("strength", Strength)
    conclusions = tuple(filter(None, map(_conclusion, fields.entries("conclusions"))))
    reviewed, searched = day(fields, "reviewed"), month(fields, "searched")
    sections = Sections(*(_section(document, heading) for heading in HEADINGS))
    if kind is None or answer is None:
        return None
    return fields.make(
        "conclusions",
        lambda: Question(
            id=id,
            drug=drug,
            text=text,
            label=label,
            kind=kind,
            proposition=proposition,
            aliases=fields.texts("aliases"),
            topics=fields.texts("topics"),
            answer=answer,
            says=says,
            certainty=certainty,
            certainty_about=fields.optional("certainty_about"),
            strength=strength,
            conclusions=conclusions,
            sections=sections,
            reviewed=reviewed,
            searched=searched,
        ),
    )


def _section(document: Document, heading: str) -> Prose:
    return rendered(document.fields, f"## {heading}", document.sections.get(heading, ""))


def _conclusion(fields: Fields) -> Conclusion | None:
    fields.only("outcome", "harm", "effect", "says", "certainty", "strength", "ratings")
    outcome, says = fields.text("outcome"), prose(fields, "says")
    certainty = fields.optional_one_of("certainty", Certainty)
    strength = fields.optional_one_of("strength", Strength)
    ratings = tuple(filter(None, map(_rating, fields.entries("ratings"))))
    return Conclusion(
        outcome=outcome,
        is_harm=fields.flag("harm"),
        effect=fields.optional("effect"),
        says=says,
        certainty=certainty,
        strength=strength,
        ratings=ratings,
    )


def _rating(fields: Fields) -> Rating | None:
    fields.only("domain", "steps", "reason")
    domain = fields.one_of("domain", Domain)
    fields.text("steps")
    steps, reason = fields.whole("steps"), prose(fields, "reason")
    if domain is None or steps is None:
        return None
    return fields.make("steps", lambda: Rating(domain, steps, reason))
