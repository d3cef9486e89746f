"""YAML with the line of every field: what is read is text, and what is wrong is noted at its line.

All scalars are text: `answer: no` is the word "no". Composing with libyaml keeps the marks and
takes 15 ms for 2,000 lines; loading to plain values and losing the marks would take longer.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

import yaml

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same, ten times slower
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

from db.importers.report import Report, TextFile, advice

Named = TypeVar("Named", bound=StrEnum)
Made = TypeVar("Made")

Lines = dict[str, int]
"""The line of each field by its dotted name; `""` is where the whole begins."""


class _Composer(_Loader):
    """The composer, asked for text alone: no scalar is guessed to be anything else."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002
        """One tag for all; asking the resolver for each would take as long as composing."""
        return ""


class Fields:
    """A mapping of the content. Reading a field notes what is wrong with it and goes on."""

    def __init__(
        self, node: yaml.MappingNode, file: TextFile, report: Report, lines: Lines, prefix: str = ""
    ) -> None:
        """Take the node's fields; a field named twice is a problem."""
        self.path = file.path
        self.line = node.start_mark.line + 1
        self.prefix = prefix
        self._file = file
        self._report = report
        self._lines = lines
        self._values: dict[str, yaml.Node] = {}
        lines.setdefault(prefix.removesuffix("."), self.line)
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in self._values:
                report.add(self.path, line, prefix + name, "the field stands twice. Remove one.")
            self._values[name] = value
            lines[prefix + name] = line

    def __contains__(self, name: str) -> bool:
        """Whether the field is written."""
        return name in self._values

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields as written."""
        return tuple(self._values)

    def problem(self, name: str, text: str) -> None:
        """Note a mistake in a field, at its line."""
        line = self._lines.get(self.prefix + name, self.line)
        self._report.add(self.path, line, self.prefix + name or "entry", text)

    def only(self, *allowed: str) -> None:
        """Note every field that is not one of these."""
        for name in self._values:
            if name not in allowed:
                self.problem(name, f"no such field. {advice(name, allowed)}")

    def optional(self, name: str) -> str:
        """The field's text in one piece; empty if it is not written."""
        node = self._values.get(name)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(
                name, "a text is wanted here, not a list or fields. Write it in one piece."
            )
            return ""
        return str(node.value).strip()

    def text(self, name: str) -> str:
        """The field's text; missing or empty is a problem."""
        value = self.optional(name)
        if not value and not isinstance(self._values.get(name), yaml.CollectionNode):
            self.problem(name, f"“{name}” is missing. Add it.")
        return value

    def one_of(self, name: str, kind: type[Named]) -> Named | None:
        """The member of a fixed set; a missing or unknown one is a problem."""
        return self._member(name, self.text(name), kind)

    def optional_one_of(self, name: str, kind: type[Named]) -> Named | None:
        """The member of a fixed set, or None if the field is not written."""
        return self._member(name, self.optional(name), kind)

    def _member(self, name: str, value: str, kind: type[Named]) -> Named | None:
        if not value:
            return None
        try:
            return kind(value)
        except ValueError:
            words = [member.value for member in kind]
            self.problem(name, f"“{value}” is no {_spaced(kind.__name__)}. {advice(value, words)}")
            return None

    def flag(self, name: str) -> bool:
        """`true` or `false`; not written means false."""
        value = self.optional(name)
        if value not in ("", "true", "false"):
            self.problem(name, f"“{value}” is neither true nor false. Write “true” or “false”.")
        return value == "true"

    def whole(self, name: str) -> int | None:
        """A whole number, or None if it is not written."""
        value = self.optional(name)
        if not value:
            return None
        try:
            return int(value)
        except ValueError:
            self.problem(name, f"“{value}” is not a whole number. Write digits only.")
            return None

    def decimal(self, name: str) -> Decimal | None:
        """A number as printed: −0.0 and 0.20 stay so; None, and a problem, if it is none."""
        value = self.text(name)
        return self._decimal(name, value) if value else None

    def _decimal(self, name: str, value: str) -> Decimal | None:
        try:
            number = Decimal(value.replace("−", "-"))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return number
        self.problem(name, f"“{value}” is not a number. Write it as in -1.6.")
        return None

    def decimals(self, name: str) -> tuple[Decimal | None, ...]:
        """One number or a list of numbers."""
        return tuple(self._decimal(name, value) for value in self.texts(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one; not written is empty."""
        node = self._values.get(name)
        if node is None:
            return ()
        if isinstance(node, yaml.ScalarNode):
            return tuple(filter(None, (self.optional(name),)))
        items = node.value if isinstance(node, yaml.SequenceNode) else ()
        found = tuple(
            str(item.value).strip() for item in items if isinstance(item, yaml.ScalarNode)
        )
        if len(found) != len(node.value):
            self.problem(name, "a list of texts is wanted here. Begin each line with “- ”.")
            return ()
        return found

    def entries(self, name: str) -> Iterator["Fields"]:
        """Each entry of a list of fields, as `name[1]`, `name[2]` and so on."""
        node = self._values.get(name)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            self.problem(name, "a list is wanted here. Begin each entry with “- ”.")
            return
        for number, item in enumerate(node.value, 1):
            where = f"{name}[{number}]"
            if isinstance(item, yaml.MappingNode):
                yield Fields(item, self._file, self._report, self._lines, f"{self.prefix}{where}.")
            else:
                self._lines[self.prefix + where] = item.start_mark.line + 1
                self.problem(where, "fields are wanted here. Write “- name: value”.")

    def inner(self, name: str) -> "Fields | None":
        """The fields under a field; None if it is not written or holds something else."""
        node = self._values.get(name)
        if node is None:
            return None
        if isinstance(node, yaml.MappingNode):
            return Fields(node, self._file, self._report, self._lines, f"{self.prefix}{name}.")
        self.problem(name, "fields are wanted here. Write each as “name: value”, indented.")
        return None

    def is_text(self, name: str) -> bool:
        """Whether the field holds one text, not a list or fields."""
        return isinstance(self._values.get(name), yaml.ScalarNode)

    def make(self, name: str, build: Callable[[], Made]) -> Made | None:
        """What `build` makes; what the object itself refuses becomes a problem of the field."""
        try:
            return build()
        except ValueError as error:
            self.problem(name, f"{error}. Correct it.")
            return None


def compose(file: TextFile, report: Report, offset: int = 0) -> yaml.Node | None:
    """The file's YAML as nodes with marks; None, and a problem, if it cannot be parsed."""
    try:
        return yaml.compose(file.text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1 + offset
        what = (error.problem or "it cannot be parsed").strip()
        report.add(file.path, line, "YAML", f"{what}. Check indentation, colons and quotes.")
    except yaml.YAMLError:
        report.add(file.path, 1 + offset, "YAML", "a character is not allowed. Remove it.")
    return None


def mapping(file: TextFile, report: Report, lines: Lines) -> Fields | None:
    """The fields of a whole file; None, and a problem, if it holds something else."""
    before = len(report)
    node = compose(file, report)
    if isinstance(node, yaml.MappingNode):
        return Fields(node, file, report, lines)
    if len(report) == before:
        report.add(file.path, 1, "file", "fields are wanted here. Write each as “name: value”.")
    return None


def sequence(file: TextFile, report: Report) -> Iterator[tuple[Fields, Lines]]:
    """Each entry of a file that is a list of fields, with the lines of its own."""
    before = len(report)
    node = compose(file, report)
    items: Sequence[yaml.Node] = ()
    if isinstance(node, yaml.SequenceNode):
        items = node.value
    elif len(report) == before:
        report.add(file.path, 1, "file", "a list is wanted here. Begin each entry with “- id: …”.")
    for item in items:
        if isinstance(item, yaml.MappingNode):
            lines: Lines = {}
            yield Fields(item, file, report, lines), lines
        else:
            line = item.start_mark.line + 1
            report.add(file.path, line, "entry", "fields are wanted here. Write “- id: …”.")


def _spaced(name: str) -> str:
    """`StudyDesign` as it is read: "study design"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
