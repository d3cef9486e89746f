"""`dispensatory-cli pack …`: makes, checks, signs, installs and removes packs."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from db.errors import CannotWrite, NotTrusted, StoreError
from db.model.pack import Manifest, Trust
from db.packs import keys, signing
from db.packs.installed import Shelf, look_at
from db.packs.installer import verify
from db.packs.keys import PublicKey
from db.packs.shelf_list import Installed
from db.packs.trusting import Accepted, key_beside
from desktop.files import is_there, write_answer, write_whole
from desktop.paths import shipped_pack
from desktop.shelf import shelf_of
from desktop.wording import counted, day

_BESIDE = "beside"
_LONGEST_NAME = 200
"""Bytes of a new file's name; what is written beside it has a longer one."""
_TRUST = {
    Trust.SHIPPED: "signed by the makers of this program",
    Trust.ACCEPTED: "signed with a key that you accepted",
    Trust.UNSIGNED: "not signed",
}


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add every command to the parser of `pack`."""
    names = " | ".join(name for name, *_rest in _COMMANDS)
    kinds = parser.add_subparsers(required=True, metavar=names)
    for name, told, command, taken in _COMMANDS:
        kind = kinds.add_parser(name, help=told)
        for option in taken:
            _OPTIONS[option](kind)
        kind.set_defaults(command=command)


def _check(arguments: argparse.Namespace) -> None:
    # Imported late: only authors need YAML and Markdown, and they take a tenth of a second.
    from db.importers.content import read  # noqa: PLC0415

    content = read(arguments.folder)
    parts = (content.drugs, content.questions, content.findings, content.sources)
    write_answer(_counts(*map(len, parts)))


def _build(arguments: argparse.Namespace) -> None:
    # Imported late: sqlite_utils takes two tenths of a second.
    from db.packs.builder import build  # noqa: PLC0415

    made = build(arguments.folder, arguments.out)
    write_answer(f"{arguments.out}: {made.title} {made.version}, {_counts_of(made)}")


def _info(arguments: argparse.Namespace) -> None:
    write_answer(_all_of(verify(arguments.file)))


def _install(arguments: argparse.Namespace) -> None:
    file: Path = arguments.file
    key = _accepted_key(arguments.accept_key, file)
    try:
        done = shelf_of(arguments.data).install(file, Accepted(key, arguments.unsigned))
    except NotTrusted as error:
        how = f" Say {error.option} to do so." if error.option else ""
        raise StoreError(f"{error}{how}") from error
    write_answer(f"Installed: {_line(done)}")


def _list(arguments: argparse.Namespace) -> None:
    lines = [_line(one) for one in shelf_of(arguments.data).packs()]
    write_answer("\n".join(lines) or "No pack is installed but the one that was shipped.")


def _remove(arguments: argparse.Namespace) -> None:
    write_answer(f"Removed: {_line(shelf_of(arguments.data).remove(arguments.id))}")


def _roll_back(arguments: argparse.Namespace) -> None:
    write_answer(f"Now read: {_line(shelf_of(arguments.data).roll_back(arguments.id))}")


def _disable(arguments: argparse.Namespace) -> None:
    done = shelf_of(arguments.data).set_disabled(arguments.id, True)
    write_answer(f"No more read: {_line(done)}")


def _enable(arguments: argparse.Namespace) -> None:
    done = shelf_of(arguments.data).set_disabled(arguments.id, False)
    write_answer(f"Read again: {_line(done)}")


def _verify(arguments: argparse.Namespace) -> None:
    """One line a pack; the first that is unsound ends it with its sentence."""
    shelf = shelf_of(arguments.data)
    if arguments.what:
        for what in arguments.what:
            _verify_one(shelf, what, arguments.key)
        return
    write_answer(f"Sound: {_named(verify(shipped_pack()))}, shipped with this program")
    for one in shelf.packs():
        write_answer(f"Sound: {_line(shelf.check(one.id))}")


def _verify_one(shelf: Shelf, what: str, key: str | None) -> None:
    """A file, or an installed pack by its id."""
    if not is_there(Path(what)) and any(one.id == what for one in shelf.packs()):
        write_answer(f"Sound: {_line(shelf.check(what))}")
        return
    offer = shelf.examine(Path(what), _key(key) if key else None)
    by = f"signed with the key {offer.proved.key.name}" if offer.proved.key else "not signed"
    known = "which you accept" if offer.is_known else "which you have not accepted"
    said = f"{by}, {known}" if offer.proved.key else by
    write_answer(f"Sound: {_named(offer.manifest)} by {offer.manifest.publisher}, {said}")


def _sign(arguments: argparse.Namespace) -> None:
    """The signature and the public key, beside the pack."""
    pack: Path = arguments.file
    said = verify(pack)
    secret: Path = arguments.key
    password = _password(f"Password of {secret}: ") if keys.is_locked(secret) else ""
    key = keys.read_secret(secret, password)
    comment = f"{_named(said)} ({said.id}) by {said.publisher}, reviewed {said.reviewed}"
    made = signing.sign(signing.hash_of(pack), key, comment)
    write_whole(str(made).encode(), signing.beside(pack))
    write_whole(key.public.file().encode(), pack.with_name(f"{pack.name}.pub"))
    write_answer(
        f"{signing.beside(pack)}: signed with the key {key.public.name}\n"
        f"Publish the pack, its .minisig and its .pub; and, elsewhere, your public key:\n"
        f"{key.public}"
    )


def _keygen(arguments: argparse.Namespace) -> None:
    """A new pair of files, over no old one."""
    secret, public = (arguments.name.with_name(arguments.name.name + end) for end in _KEY_FILES)
    for file in (secret, public):
        if file.exists():
            raise CannotWrite(f"{file} is there already. Name another, or move it away first.")
    password = "" if arguments.no_password else _password_twice()
    key = keys.new_key()
    mask = os.umask(0o077)  # nobody else may read it, not for a moment
    try:
        write_whole(key.file(password).encode(), secret)
    finally:
        os.umask(mask)
    write_whole(key.public.file().encode(), public)
    write_answer(f"{secret}: keep it secret, and a copy of it safe\n{public}: {key.public}")


_KEY_FILES = (".key", ".pub")


def _accepted_key(said: str | None, pack: Path) -> PublicKey | None:
    if said != _BESIDE:
        return _key(said) if said else None
    key = key_beside(look_at(pack))
    if key is None:
        raise StoreError(f"No key lies beside the pack as {pack.name}.pub. Say --accept-key KEY.")
    sys.stderr.write(f"Accepted: the key {key.name}\n")
    return key


def _key(said: str) -> PublicKey:
    """A key that was given as its line, or as the name of its file."""
    path = Path(said)
    return keys.read_public(path) if is_there(path) else PublicKey.read(said)


def _password_twice() -> str:
    password = _password("Password for the secret key: ")
    if not password:
        raise StoreError("An empty password protects nothing. Type one, or say --no-password.")
    if _password("Again: ") != password:
        raise StoreError("The two passwords are not the same. Try again.")
    return password


def _password(asked: str) -> str:
    """What is typed unseen, or the next line where nobody types."""
    if sys.stdin.isatty():
        try:
            return getpass.getpass(asked)
        except EOFError:
            raise StoreError("No password was typed. Try again.") from None
    return sys.stdin.readline().rstrip("\n")


def _line(one: Installed) -> str:
    """An installed pack in a line."""
    now = one.current
    parts = [
        f"{one.id}: {_named(now.manifest)} by {now.manifest.publisher}",
        _TRUST[now.trust] + (f" ({PublicKey.read(now.key).name})" if now.key else ""),
        f"reviewed {day(now.manifest.reviewed)}",
        _counts_of(now.manifest),
    ]
    if one.before:
        parts.append(f"version before: {one.before.manifest.version}")
    if one.is_disabled:
        parts.append("disabled")
    return "; ".join(parts)


def _all_of(found: Manifest) -> str:
    return (
        f"{_named(found)} ({found.id}) by {found.publisher}\n"
        f"reviewed {day(found.reviewed)}, {found.licence}\n"
        f"{_counts_of(found)}\n"
        f"content {found.content_hash}, format {found.format}"
    )


def _named(pack: Manifest) -> str:
    return f"{pack.title} {pack.version}"


def _counts_of(pack: Manifest) -> str:
    return _counts(pack.drugs, pack.questions, pack.findings, pack.sources)


def _counts(*numbers: int) -> str:
    nouns = "drug question finding source".split()
    counts = (counted(number, noun) for number, noun in zip(numbers, nouns, strict=True))
    return ", ".join(counts).replace("\u00a0", " ")


def _new_file(said: str) -> Path:
    """What a file can be named, and the files beside it."""
    path = Path(said)
    if not path.name or len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise argparse.ArgumentTypeError(f"“{said}” is no name for a file")
    return path


def _takes(*names: str, **how: object) -> Callable[[argparse.ArgumentParser], None]:
    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument(*names, **how)  # type: ignore[arg-type]  # a table's row

    return add


_OPTIONS = {
    "folder": _takes("folder", type=Path, metavar="FOLDER"),
    "out": _takes("out", type=_new_file, metavar="OUT"),
    "pack": _takes("file", type=Path, metavar="PACK"),
    "packs": _takes(
        "what", nargs="*", metavar="PACK", help="a file, or the id of an installed one"
    ),
    "id": _takes("id", metavar="ID", help="the pack’s id, as pack list shows it"),
    "data": _takes("--data", type=Path, metavar="FOLDER", help="the data folder of another reader"),
    "name": _takes(
        "name", type=_new_file, metavar="NAME", help="the files are NAME.key and NAME.pub"
    ),
    "key": _takes("--key", type=Path, metavar="FILE", required=True, help="your secret key"),
    "known": _takes("--key", metavar="KEY", help="the publisher’s public key, or its file"),
    "no_password": _takes("--no-password", action="store_true", help="leave the key unlocked"),
    "unsigned": _takes("--unsigned", action="store_true", help="accept that nobody signed it"),
    "accept_key": _takes(
        "--accept-key",
        nargs="?",
        const=_BESIDE,
        metavar="KEY",
        help="accept this public key, or its file; without KEY the one beside the pack",
    ),
}
_COMMANDS = (
    ("check", "list every mistake of a content folder", _check, ("folder",)),
    ("build", "make a pack of a content folder", _build, ("folder", "out")),
    ("info", "check a pack and say what it holds", _info, ("pack",)),
    ("keygen", "make a key pair to sign packs with", _keygen, ("name", "no_password")),
    ("sign", "sign a pack, in minisign’s format", _sign, ("pack", "key")),
    ("verify", "check packs, by default all that are read", _verify, ("packs", "known", "data")),
    ("install", "install a pack", _install, ("pack", "accept_key", "unsigned", "data")),
    ("list", "list the installed packs", _list, ("data",)),
    ("disable", "keep a pack but do not read it", _disable, ("id", "data")),
    ("enable", "read a pack again", _enable, ("id", "data")),
    ("rollback", "go back to the version before", _roll_back, ("id", "data")),
    ("remove", "take a pack away", _remove, ("id", "data")),
)
