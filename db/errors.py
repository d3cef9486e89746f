"""Everything that can go wrong in a known way, each with a sentence fit to show.

The tree::

    StoreError                 what, where and how to mend it, in one sentence
    ├── ContentError           the authors' text has mistakes; carries every Problem found
    ├── NotAPack               the file is missing, is something else, or is damaged
    ├── PackTooNew             the pack was made for a later program
    ├── BadSignature           a pack is not what its maker signed, or the signature is unreadable
    ├── NotAKey                a text or file is no key of minisign's, or the password is wrong
    ├── NotTrusted             nobody whom the reader trusts has signed the pack
    ├── NoSuchPack             no pack of that id is installed, or it has no version before
    ├── ShelfBusy              another process changes the installed packs
    ├── ShelfDamaged           the list of installed packs cannot be read
    ├── ShelfTooNew            the installed packs were listed by a later program
    ├── CannotWrite            a folder is read-only or its disk is full
    ├── UserDataDamaged        the reader's file is gone, is something else, or is damaged
    ├── UserDataTooNew         the reader's file was written by a later program
    ├── NotUserData            a file to import is no export of bookmarks and history
    └── NoSuchPlace            an address names nothing in this pack
"""

from dataclasses import dataclass
from pathlib import Path


class StoreError(Exception):
    """A known error; `str()` of it is one sentence for the reader."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in the content: where it is, what is wrong and how to mend it."""

    path: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        """As one line: `file:line: field: what is wrong. How to mend it`."""
        return f"{self.path}:{self.line}: {self.field}: {self.text}"


class ContentError(StoreError):
    """The content folder has mistakes; all of them are in `problems`, sorted by place."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep every problem, in the order an author would meet them."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NotAPack(StoreError):
    """The file is missing, is not an evidence pack, or is damaged."""

    def __init__(self, text: str, file: Path | None = None) -> None:
        """`file` is the pack that turned out damaged while it was read."""
        self.file = file
        super().__init__(text)


class PackTooNew(StoreError):
    """The pack was made for a later version of the program."""


class BadSignature(StoreError):
    """The file is not what was signed, or its signature cannot be read."""


class NotAKey(StoreError):
    """A text or file is not a key in minisign's format, or its password is wrong."""


class NotTrusted(StoreError):
    """Nobody whom the reader trusts has signed the pack.

    `key_name` is of the key that did, `option` is what the command takes to accept it; both are
    empty where it cannot be accepted.
    """

    def __init__(self, sentence: str, key_name: str = "", option: str = "") -> None:
        """A sentence for the window and the command alike."""
        self.key_name, self.option = key_name, option
        super().__init__(sentence)


class NoSuchPack(StoreError):
    """No pack of that id is installed, or it has no version to go back to."""


class ShelfBusy(StoreError):
    """Another process is changing the installed packs."""


class ShelfDamaged(StoreError):
    """The list of installed packs cannot be read."""


class ShelfTooNew(StoreError):
    """The installed packs were listed by a later version of the program."""


class CannotWrite(StoreError):
    """Something could not be written: a read-only folder, a full disk."""


class UserDataDamaged(StoreError):
    """The file of the reader's bookmarks and history is gone, is another, or is damaged."""


class UserDataTooNew(StoreError):
    """The file of the reader's bookmarks and history was written by a later program."""


class NotUserData(StoreError):
    """A file is no export of bookmarks and history; the sentence says where it went wrong."""


class NoSuchPlace(StoreError):
    """The address names no drug, question, topic or source of this pack."""
