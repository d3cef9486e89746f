"""Where an author's text is wrong: files, their lines, and the list of problems found so far."""

import difflib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import Problem


@dataclass(slots=True)
class Report:
    """Every problem found so far, in the order in which it was found."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, path: str, line: int, field: str, text: str) -> None:
        """Note one mistake; `text` says what is wrong and how to mend it."""
        self.problems.append(Problem(path, line, field, text))

    def __len__(self) -> int:
        """How many problems there are: more than before means that something went wrong."""
        return len(self.problems)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of the content: its path as problems name it, and its text."""

    path: str
    text: str


def read_text(folder: Path, name: str, report: Report) -> TextFile | None:
    """The file `name` of the content folder; None, and a problem, if it cannot be read."""
    try:
        raw = (folder / name).read_bytes()
    except FileNotFoundError:
        report.add(name, 1, "file", "the file is missing. Write it, or remove its folder.")
        return None
    except OSError as error:
        report.add(
            name, 1, "file", f"the file cannot be read ({error.strerror}). Make it readable."
        )
        return None
    try:
        return TextFile(name, raw.decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report.add(name, line, "file", "the text is not UTF-8. Save the file as UTF-8.")
        return None


def line_starts(text: str) -> list[int]:
    """The position at which each line begins, for `line_at`."""
    starts = [0]
    starts.extend(i + 1 for i, letter in enumerate(text) if letter == "\n")
    return starts


def line_at(starts: list[int], position: int) -> int:
    """The line, from 1, that holds a position of the text."""
    return bisect_right(starts, position)


def advice(written: str, allowed: Iterable[str]) -> str:
    """What to write instead: the nearest allowed word, or all of them."""
    words = list(allowed)
    by_small = {word.lower(): word for word in words}
    nearest = difflib.get_close_matches(written.lower(), by_small, n=1, cutoff=0.6)
    if nearest:
        return f"Write “{by_small[nearest[0]]}”."
    return f"Write one of {', '.join(words)}." if words else "Remove it."
