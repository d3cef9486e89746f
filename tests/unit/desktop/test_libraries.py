import pytest

from desktop import libraries
from desktop.libraries import (
    QT_NEEDS,
    X11_NEEDS,
    CannotOpenWindow,
    missing_of,
    require_qt,
    require_screen,
)

linux_only = pytest.mark.skipif("sys.platform != 'linux'", reason="names libraries of Linux")


@linux_only
def test_qt_runs_here_so_nothing_it_needs_is_missing():
    require_qt()


@linux_only
def test_a_missing_library_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(libraries, "_loads", lambda name: name != "libEGL.so.1")
    with pytest.raises(CannotOpenWindow, match=r"libEGL\.so\.1.*apt install libegl1$"):
        require_qt()


@linux_only
def test_all_missing_libraries_are_named_at_once(monkeypatch):
    monkeypatch.setattr(libraries, "_loads", lambda name: False)
    with pytest.raises(CannotOpenWindow) as refused:
        require_qt()
    assert all(package in str(refused.value) for package in QT_NEEDS.values())


def test_a_library_that_is_nowhere_is_found_missing():
    assert missing_of({"libno-such-thing.so.9": "nothing"}) == {"libno-such-thing.so.9": "nothing"}


@linux_only
def test_without_a_screen_the_sentence_says_what_works_without_one(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(CannotOpenWindow, match=r"DISPLAY is not set.*dispensatory-cli"):
        require_screen()


@linux_only
def test_a_screen_that_does_not_answer_is_named(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":9731")
    if missing_of(X11_NEEDS):
        pytest.skip("this system has no X11 libraries")
    with pytest.raises(CannotOpenWindow, match=":9731 does not answer"):
        require_screen()
