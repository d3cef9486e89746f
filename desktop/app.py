"""The command `dispensatory`: hands over to the window that is open, or opens one if it can."""

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from db.errors import StoreError
from desktop.arguments import Arguments, read
from desktop.handover import Door, Request, arrive


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 a known error (one sentence on stderr), 2 wrong usage."""
    arguments = read(sys.argv[1:] if argv is None else argv)
    door = (
        Door()
        if arguments.is_trial
        else arrive(arguments.packs, _request(arguments), arguments.is_own_window)
    )
    if door is None:
        return 0
    try:
        return _run(arguments, door)
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        door.close()


def _request(arguments: Arguments) -> Request:
    """What an open window is asked for; a file is named from the root, for that window."""
    asked = arguments.asked
    with contextlib.suppress(OSError, ValueError):  # a question can be too long for a file's name
        asked = str(Path(asked).resolve()) if Path(asked).is_file() else asked
    return Request(asked, os.environ.get("XDG_ACTIVATION_TOKEN", ""))


def _run(arguments: Arguments, door: Door) -> int:
    # Imported late: a second start ends before it needs to know.
    from desktop.libraries import require_qt, require_screen  # noqa: PLC0415

    _choose_platform(arguments)
    require_qt()
    require_screen()
    # Looking for garbage while modules load takes a tenth of the time to the first page, and
    # looking through what they made takes as long again whenever the window is busy.
    gc.disable()
    # Imported late because Qt cannot be loaded, or aborts the process, where a library is
    # missing; until here the program can still say which package brings it.
    from desktop.program import run  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    return run(arguments, door)


def _choose_platform(arguments: Arguments) -> None:
    """Paint off screen for a picture, and for a self-test where there is no screen."""
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    needs_none = sys.platform == "linux" and not has_screen
    if arguments.screenshot or (arguments.self_test and needs_none):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if arguments.screenshot:
        os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)


if __name__ == "__main__":
    sys.exit(main())
