"""What several kinds of file hold: prose in a field, dates, the members of a list of steps."""

import re

from db.importers.fields import Fields
from db.importers.prose import render
from db.model.prose import Prose

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The names of folders and questions: what addresses are made of."""

_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")


def prose(fields: Fields, name: str) -> Prose:
    """The prose of a field that must be written."""
    return rendered(fields, name, fields.text(name))


def rendered(fields: Fields, name: str, text: str) -> Prose:
    """The prose of a text; mistakes in it are problems of the field."""
    made = render(text)
    for mistake in made.mistakes:
        fields.problem(name, mistake)
    return made.prose


def day(fields: Fields, name: str) -> str:
    """A date as `2026-11-25`."""
    return _dated(fields, name, _DAY, "2026-11-25")


def month(fields: Fields, name: str) -> str:
    """A month as `2026-11`."""
    return _dated(fields, name, _MONTH, "2026-11")


def _dated(fields: Fields, name: str, form: re.Pattern[str], example: str) -> str:
    value = fields.text(name)
    if value and not form.fullmatch(value):
        fields.problem(name, f"“{value}” is no date. Write it as in {example}.")
    return value
