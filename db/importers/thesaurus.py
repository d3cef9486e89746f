"""The thesaurus: `thesaurus.yaml`, a list of terms that mean the same and of what is broader."""

from db.importers.draft import Placed, lines_of
from db.importers.fields import Fields, sequence
from db.importers.report import Report, TextFile
from db.model.thesaurus import Concept


def read(file: TextFile, report: Report) -> tuple[Placed[Concept], ...]:
    """Every concept of the file; an entry without terms is a problem."""
    found = []
    for fields, lines in sequence(file, report):
        concept = _concept(fields)
        if concept:
            found.append(Placed(concept, file.path, lines_of(lines)))
    return tuple(found)


def _concept(fields: Fields) -> Concept | None:
    """An entry lists its terms under `terms`, or under `drug` if they name one."""
    fields.only("terms", "drug", "broader")
    is_drug = "drug" in fields
    if is_drug == ("terms" in fields):
        fields.problem("", "an entry has “terms”, or “drug” for a drug’s names. Write one of them.")
        return None
    named = "drug" if is_drug else "terms"
    terms = fields.texts(named)
    return fields.make(named, lambda: Concept(terms, fields.texts("broader"), is_drug))
