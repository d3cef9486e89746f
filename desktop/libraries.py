"""What Qt needs of a Linux system, asked before Qt is loaded, because Qt itself only aborts."""

import ctypes
import os
import sys

from db.errors import StoreError

QT_NEEDS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libzstd.so.1": "libzstd1",
}
"""Library to Debian package: without these Qt cannot even be loaded."""

X11_NEEDS = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Library to Debian package: without these Qt cannot open a window on X11."""


class CannotOpenWindow(StoreError):
    """The system lacks what a window needs: a library, or a screen."""


def require_qt() -> None:
    """Refuse, with the packages to install, where Qt could not be loaded."""
    if sys.platform == "linux":
        _require(QT_NEEDS)


def require_screen() -> None:
    """Refuse where no window could be opened: no screen, or a library of the screen's missing."""
    if sys.platform != "linux" or "QT_QPA_PLATFORM" in os.environ:
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise CannotOpenWindow(
            "There is no screen to open a window on: DISPLAY is not set. Start the program from "
            "a desktop session, or use dispensatory-cli, which needs no screen."
        )
    _require(X11_NEEDS)
    if not _x11_answers():
        raise CannotOpenWindow(
            f"The screen {os.environ['DISPLAY']} does not answer. Start the program from a "
            f"desktop session, or use dispensatory-cli, which needs no screen."
        )


def missing_of(needs: dict[str, str]) -> dict[str, str]:
    """Those of the libraries that this system cannot load, with their packages."""
    return {library: package for library, package in needs.items() if not _loads(library)}


def _require(needs: dict[str, str]) -> None:
    missing = missing_of(needs)
    if missing:
        raise CannotOpenWindow(
            f"The window needs {_listed(list(missing))}, which this system lacks. "
            f"On Debian or Ubuntu install: sudo apt install {' '.join(missing.values())}"
        )


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x11_answers() -> bool:
    """Whether the X server that DISPLAY names lets us in."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error
