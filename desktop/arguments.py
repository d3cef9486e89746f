"""What was asked for on the command line; wrong usage ends with a sentence and exit code 2."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from db.model.place import SCHEME, Place
from desktop.version import VERSION
from desktop.zoom import LEAST_ZOOM, MOST_ZOOM

PACK_SUFFIX = ".evidence"
_LEAST_SIDE, _MOST_SIDE = 320, 8000
_FILE = "file://"
_PATH = re.compile(r"[\w-]+/[\w-]+(?:@[\w-]+)?|compare/[\w/+@-]+")


@dataclass(frozen=True, slots=True)
class Arguments:
    """One start of the program; nothing asked for opens the place that was read last."""

    asked: str = ""
    packs: tuple[Path, ...] = ()
    screenshot: Path | None = None
    self_test: bool = False
    new_window: bool = False
    size: tuple[int, int] | None = None
    scale: float = 1.0
    theme: str | None = None
    zoom: int | None = None

    @property
    def place(self) -> Place | None:
        """The place that was asked for by its address; NoSuchPlace if it cannot be one."""
        text = self.asked.strip()
        if text.startswith(SCHEME) or _PATH.fullmatch(text):
            return Place.read(text)
        return None

    @property
    def is_trial(self) -> bool:
        """Whether a picture or a self-test was asked for: no window that a reader keeps."""
        return bool(self.screenshot or self.self_test)

    @property
    def is_own_window(self) -> bool:
        """Whether a window of its own was asked for, or one of another look."""
        return bool(self.new_window or self.size or self.theme or self.zoom)

    @property
    def offered(self) -> Path | None:
        """The pack that was given to be installed, by its file's name."""
        return _pack_file(self.asked)

    @property
    def question(self) -> str:
        """What was asked in words; empty if nothing was, or an address or a pack."""
        return "" if self.place or self.offered else self.asked.strip()


def read(argv: Sequence[str]) -> Arguments:
    """The arguments; the process ends here for --help, --version and wrong usage."""
    parser = command_line()
    given = parser.parse_args(argv)
    asked = " ".join(given.asked)
    if _pack_file(asked) and given.packs:
        parser.error("a pack to install and a pack to read are named; ask for one of them")
    if given.screenshot and not asked:
        parser.error(
            "say what to paint: --screenshot FILE.png PLACE, "
            "such as evidence:gabapentin/muscle-relaxer"
        )
    if given.screenshot and given.self_test:
        parser.error("--screenshot and --self-test are two runs; ask for one of them")
    return Arguments(
        asked=asked,
        packs=tuple(given.packs),
        screenshot=given.screenshot,
        self_test=given.self_test,
        new_window=given.new_window,
        size=given.size,
        scale=given.scale,
        theme=given.theme,
        zoom=given.zoom,
    )


def _pack_file(asked: str) -> Path | None:
    """The file of a pack, as a desktop names what the reader opened: by path or address."""
    asked = asked.strip()
    if not asked.lower().endswith(PACK_SUFFIX) or asked.startswith(SCHEME) or "\0" in asked:
        return None
    if asked.lower().startswith(_FILE):
        return Path(unquote(asked[len(_FILE) :].removeprefix("localhost")))
    return Path(asked)


def command_line() -> argparse.ArgumentParser:
    """What may stand on the command line; the manual page is made from it."""
    parser = argparse.ArgumentParser(
        prog="dispensatory",
        description="Read what is known of a drug, from which studies, and how sure one can be.",
        epilog="Without a place or question, the page that was read last is opened.",
    )
    parser.add_argument(
        "asked",
        nargs="*",
        metavar="PLACE",
        help="a place, such as evidence:gabapentin/muscle-relaxer, a question in plain words, "
        "or the file of an evidence pack to install",
    )
    parser.add_argument(
        "--pack",
        dest="packs",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="read this evidence pack, and none that is installed; may be given again",
    )
    parser.add_argument(
        "--new-window",
        action="store_true",
        help="open another window, though one is open",
    )
    parser.add_argument(
        "--screenshot", type=_png, metavar="FILE.png", help="paint the place into a file and exit"
    )
    parser.add_argument(
        "--size", type=_size, metavar="WxH", help="size of the window, such as 1280x800"
    )
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="pixels a point, 1 to 4"
    )
    parser.add_argument("--theme", choices=("light", "dark"), help="colours")
    parser.add_argument(
        "--zoom",
        type=_zoom,
        metavar="PERCENT",
        help=f"text size, {LEAST_ZOOM} to {MOST_ZOOM}",
    )
    parser.add_argument(
        "--self-test", action="store_true", help="check the installation and print it as JSON"
    )
    parser.add_argument("--version", action="version", version=f"Dispensatory {VERSION}")
    return parser


def _png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"“{text}” is not a name ending in .png")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)x(\d+)", text)
    if found:
        width, height = int(found[1]), int(found[2])
        if min(width, height) >= _LEAST_SIDE and max(width, height) <= _MOST_SIDE:
            return width, height
    raise argparse.ArgumentTypeError(
        f"“{text}” is not a size such as 1280x800, {_LEAST_SIDE} to {_MOST_SIDE} a side"
    )


def _scale(text: str) -> float:
    return _number(text, 1, 4)


def _zoom(text: str) -> int:
    return round(_number(text.removesuffix("%"), LEAST_ZOOM, MOST_ZOOM))


def _number(text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from {least} to {most}")
    return number
