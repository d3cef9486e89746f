"""The commands `dispensatory-cli data …`: the reader's bookmarks and history, in a terminal."""

import argparse
from collections.abc import Callable
from pathlib import Path

from db.userdata import exchange
from db.userdata.rescue import Backup, good_backups
from db.userdata.schema import FILE_NAME
from db.userdata.store import UserData
from desktop.files import write_answer, write_whole
from desktop.paths import data_folder
from desktop.wording import counted


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Let a parser know these commands."""
    data = commands.add_parser("data", help="export, import, check or back up your own data")
    kinds = data.add_subparsers(required=True, metavar="export | import | check | backup")
    _add(kinds, "export", _export, "write your bookmarks and history as JSON").add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="write to this file, not the terminal"
    )
    _add(kinds, "import", _import, "add those of an exported file to yours").add_argument(
        "file", type=Path, metavar="FILE"
    )
    _add(kinds, "check", _check, "say whether your data are sound, and which backups there are")
    _add(kinds, "backup", _back_up, "make today’s backup, or renew it")


def _add(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], None],
    words: str,
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=words)
    parser.set_defaults(command=command)
    return parser


def _export(arguments: argparse.Namespace) -> None:
    with UserData(_file()) as data:
        kept = exchange.kept_of(data)
    if arguments.file:
        write_whole(exchange.written(kept).encode(), arguments.file)
        write_answer(f"{arguments.file}: {exchange.counts(kept)}")
    else:
        write_answer(exchange.written(kept).rstrip("\n"))


def _import(arguments: argparse.Namespace) -> None:
    kept = exchange.read_file(arguments.file)
    with UserData(_file()) as data:
        data.back_up(renews=True)
        new = exchange.merge(data, kept)
    write_answer(f"{exchange.counts(new)} were new")


def _check(arguments: argparse.Namespace) -> None:
    del arguments
    file = _file()
    backups = "\n".join(map(_line_of, good_backups(file)))
    if not file.exists() and not backups:
        write_answer(f"{file}: nothing is kept yet")
        return
    if backups:
        write_answer(backups)  # first: a damaged file is told as an error
    with UserData(file) as data:
        kept = exchange.kept_of(data)
    write_answer(f"{file}: sound, {exchange.counts(kept)}")


def _line_of(backup: Backup) -> str:
    kept = counted(backup.bookmarks, "bookmark").replace("\u00a0", " ")
    return f"backup {backup.file}: {kept}"


def _back_up(arguments: argparse.Namespace) -> None:
    del arguments
    with UserData(_file()) as data:
        made = data.back_up(renews=True)
    write_answer(
        f"{made} was made"
        if made
        else "Nothing was backed up: nothing is kept, or there is a backup of a later day"
    )


def _file() -> Path:
    return data_folder() / FILE_NAME
