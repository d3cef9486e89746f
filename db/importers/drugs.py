"""Drugs: `drug.yaml` for names and identifiers, `mechanism.md` for how the drug works."""

from db.importers import front_matter
from db.importers.draft import Placed, lines_of
from db.importers.fields import Fields, Lines, mapping
from db.importers.report import Report, TextFile, advice
from db.importers.written import day, prose, rendered
from db.model.certainty import Strength
from db.model.drug import Drug, Identifier, IdentifierScheme, Mechanism, MechanismStep
from db.model.prose import Prose


def read(
    file: TextFile, mechanism: Placed[Mechanism] | None, report: Report, id: str
) -> Placed[Drug] | None:
    """The drug of a folder; None if something of it cannot be read."""
    before = len(report)
    lines: Lines = {}
    fields = mapping(file, report, lines)
    if fields is None:
        return None
    fields.only("name", "synonyms", "class", "identifiers", "note", "questions")
    drug = Drug(
        id=id,
        name=fields.text("name"),
        synonyms=fields.texts("synonyms"),
        drug_class=fields.text("class"),
        identifiers=_identifiers(fields),
        note=fields.optional("note"),
        questions=fields.texts("questions"),
        mechanism=mechanism.value if mechanism else Mechanism((), Prose(), ""),
    )
    return Placed(drug, file.path, lines_of(lines)) if len(report) == before else None


def _identifiers(fields: Fields) -> tuple[Identifier, ...]:
    written = fields.inner("identifiers")
    if written is None:
        return ()
    schemes = [scheme.value for scheme in IdentifierScheme]
    found = []
    for name in written.names:
        if name in schemes:
            found.append(Identifier(IdentifierScheme(name), written.text(name)))
        else:
            written.problem(name, f"no such registry. {advice(name, schemes)}")
    return tuple(found)


def read_mechanism(file: TextFile, report: Report) -> Placed[Mechanism] | None:
    """The mechanism of a file; None if something of it cannot be read."""
    before = len(report)
    document = front_matter.read(file, report, ())
    if document is None:
        return None
    fields = document.fields
    fields.only("reviewed", "steps")
    steps = tuple(filter(None, map(_step, fields.entries("steps"))))
    if "steps" not in fields:
        fields.problem("steps", "“steps” is missing. Add what is known of how the drug works.")
    text = rendered(fields, "prose", document.sections.get("", ""))
    mechanism = Mechanism(steps, text, day(fields, "reviewed"))
    if len(report) > before:
        return None
    return Placed(mechanism, file.path, lines_of(document.lines))


def _step(fields: Fields) -> MechanismStep | None:
    fields.only("name", "strength", "says")
    name, says = fields.text("name"), prose(fields, "says")
    strength = fields.one_of("strength", Strength)
    return None if strength is None else MechanismStep(name, strength, says)
