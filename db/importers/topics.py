"""Topics: `topics.yaml`, a list of what drugs can be compared for."""

from db.importers.draft import Placed, lines_of
from db.importers.fields import Fields, sequence
from db.importers.report import Report, TextFile
from db.importers.written import ID
from db.model.topic import Topic


def read(file: TextFile, report: Report) -> tuple[Placed[Topic], ...]:
    """Every topic of the file; what is wrong in one is a problem, and it is still known."""
    found = []
    for fields, lines in sequence(file, report):
        found.append(Placed(_topic(fields), file.path, lines_of(lines)))
    return tuple(found)


def _topic(fields: Fields) -> Topic:
    fields.only("id", "title", "aliases", "note")
    id = fields.text("id")
    if id and not ID.fullmatch(id):
        fields.problem("id", f"“{id}” is no id. Use small letters, digits and single hyphens.")
    return Topic(id, fields.text("title"), fields.texts("aliases"), fields.optional("note"))
