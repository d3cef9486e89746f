"""The command `dispensatory-cli`: ask, show a page, check and build packs; needs no screen."""

import argparse
import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from db.errors import StoreError
from db.library import Library
from db.model.comparison import ComparePage
from db.model.page import DrugPage
from db.model.place import Place
from db.model.search import MARK_END, MARK_START, HitKind, SearchHit, SearchResult
from desktop import data_commands, pack_commands
from desktop.content import Content, StartContent, content_of, dated
from desktop.files import write_answer, write_whole
from desktop.html.data import as_data, plain
from desktop.html.document import html_of
from desktop.html.every_page import outline_of
from desktop.html.markdown import markdown_of
from desktop.html.other_pages import start_outline
from desktop.html.outline import Outline
from desktop.html.plain import MEASURE, text_of
from desktop.search.rows import CUT_OFF, declined
from desktop.shelf import open_library
from desktop.version import VERSION
from desktop.wording import REVIEW_MONTHS, today

_LEAST_WIDTH = 40
_PATIENCE = 5.0
"""Seconds; nobody types on while a terminal searches."""
_INTERRUPTED = 130
"""The exit code of a command that Ctrl+C ended, as shells count it."""
_NO_MARKS = str.maketrans("", "", MARK_START + MARK_END)


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 a known error (one sentence on stderr), 2 wrong usage."""
    parser = command_line()
    arguments = parser.parse_args(argv)
    if arguments.command is _show and arguments.format == "pdf" and not arguments.out:
        parser.error("say where the PDF goes: --out FILE.pdf")
    try:
        arguments.command(arguments)
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except ModuleNotFoundError as missing:
        # What is frozen for readers leaves out what only authors need.
        sys.stderr.write(
            f"This copy of the program cannot read content: it has no {missing.name}. "
            f"Install it with pip to write content.\n"
        )
        return 1
    except BrokenPipeError:  # whoever read the answer has had enough
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


@contextlib.contextmanager
def _library(arguments: argparse.Namespace) -> Iterator[Library]:
    """The packs that were given by hand, or those on the shelf; what is left out is said."""
    with open_library((*arguments.packs, *arguments.more_packs)) as library:
        yield library
        for problem in library.take_problems():
            sys.stderr.write(f"{problem}\n")


def _ask(arguments: argparse.Namespace) -> None:
    question = " ".join(arguments.question)
    with _library(arguments) as library:
        found = library.search(question, limit=arguments.limit, seconds=_PATIENCE)
    if arguments.json:
        write_answer(json.dumps(_found_data(found), ensure_ascii=False, indent=2))
        return
    lines = [_hit_lines(number, hit) for number, hit in enumerate(found.hits, 1)]
    if found.declined and lines:
        lines.insert(0, f"{declined(found)} Nearest to it:")
    if found.cut_off:
        lines.append(CUT_OFF)
    write_answer("\n".join(lines) or f"Nothing was found for “{question}”. Try other words.")


def _found_data(found: SearchResult) -> dict[str, object]:
    return {"answered": found.answered, "hits": [_hit_data(hit) for hit in found.hits]}


def _hit_data(hit: SearchHit) -> dict[str, object]:
    return {
        "kind": hit.kind.value,
        "place": str(hit.place),
        "title": hit.title.translate(_NO_MARKS),
        "answer": plain(hit.answer),
        "certainty": plain(hit.certainty),
        "score": hit.score,
        **({"pack": hit.pack} if hit.pack else {}),
    }


def _hit_lines(number: int, hit: SearchHit) -> str:
    """The hit and its address, with what a page answers or a finding says between them."""
    space = " " * 4
    lines = [f"{number}.".ljust(4) + f"{hit.title} ({hit.kind.value})"]
    said = ", ".join(filter(None, (hit.verdict.words if hit.verdict else "", hit.sureness)))
    if said:
        lines.append(f"{space}{said}")
    elif hit.context and (hit.place.topic or hit.kind is not HitKind.PAGE):
        lines.append(f"{space}{hit.context}")
    lines.append(f"{space}{hit.place}" + (f" · {hit.pack}" if hit.pack else ""))
    return "\n".join(lines).translate(_NO_MARKS)


def _show(arguments: argparse.Namespace) -> None:
    place = Place.read(arguments.place)
    with _library(arguments) as library:
        content = dated(content_of(library, place), today(), arguments.months)
    if arguments.format == "pdf":
        _show_pdf(content, arguments.out)
        return
    written = _FORMATS[arguments.format](content)
    if arguments.out:
        write_whole(written.encode(), arguments.out)
    else:
        write_answer(written.rstrip("\n"))


def _show_pdf(content: Content, out: Path) -> None:
    if isinstance(content, StartContent):
        raise StoreError(
            "The start page cannot be made a PDF. "
            "Name a page, such as evidence:gabapentin/muscle-relaxer, or another --format."
        )
    # Imported late: Qt takes a quarter of a second, and where a library of the system is
    # missing it can only be said before Qt is loaded.
    from desktop.libraries import require_qt  # noqa: PLC0415

    require_qt()
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from desktop.page.pdf import write_pdf  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication([sys.argv[0]])
    write_pdf(content, out)
    del app


def _outline(content: Content) -> Outline:
    if isinstance(content, StartContent):
        return start_outline(content.packs, content.drugs, content.topics)
    return outline_of(content)


def _data(content: Content) -> object:
    match content:
        case DrugPage():
            return as_data(content)
        case ComparePage():
            return {"place": str(content.place), "pages": [as_data(page) for page in content.pages]}
        case _:
            return plain(content)


_FORMATS: dict[str, Callable[[Content], str]] = {
    "text": lambda content: text_of(_outline(content), _width()),
    "markdown": lambda content: markdown_of(_outline(content)),
    "html": lambda content: html_of(_outline(content)),
    "json": lambda content: json.dumps(_data(content), ensure_ascii=False, indent=2),
}


def _width() -> int:
    return max(_LEAST_WIDTH, min(MEASURE, shutil.get_terminal_size((MEASURE, 24)).columns))


def command_line() -> argparse.ArgumentParser:
    """What may stand on the command line; the manual page is made from it."""
    parser = argparse.ArgumentParser(
        prog="dispensatory-cli",
        description="Ask what is known of a drug, show a page, check and build evidence packs.",
    )
    parser.add_argument("--version", action="version", version=f"Dispensatory {VERSION}")
    again = argparse.ArgumentParser(add_help=False)
    said = (
        (
            parser,
            "packs",
            "read this evidence pack, and no installed one; may be repeated",
        ),
        (again, "more_packs", argparse.SUPPRESS),
    )
    for one, name, tells in said:
        one.add_argument(
            "--pack", type=Path, action="append", default=[], dest=name, metavar="FILE", help=tells
        )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    ask = commands.add_parser(
        "ask", parents=[again], help="search in plain words; the best hit first"
    )
    ask.add_argument("question", nargs="+", metavar="WORDS")
    ask.add_argument("--limit", type=_count, default=10, metavar="N", help="at most N hits")
    ask.add_argument("--json", action="store_true", help="print the hits as JSON")
    ask.set_defaults(command=_ask)

    show = commands.add_parser("show", parents=[again], help="print a whole page")
    show.add_argument("place", metavar="PLACE", help="such as evidence:gabapentin/muscle-relaxer")
    show.add_argument("--format", choices=(*_FORMATS, "pdf"), default="text")
    show.add_argument(
        "--months",
        type=_count,
        default=REVIEW_MONTHS,
        metavar="N",
        help="say how old a page is N months after its last review; 12 if not given",
    )
    show.add_argument("--out", type=Path, metavar="FILE", help="write to this file")
    show.set_defaults(command=_show)

    pack = commands.add_parser("pack", help="make, check, sign, install and remove packs")
    pack_commands.add_to(pack)
    data_commands.add_to(commands)
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 on")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
