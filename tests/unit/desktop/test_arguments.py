from pathlib import Path

import pytest

from db.errors import NoSuchPlace
from db.model.place import Place
from desktop.arguments import read


def test_nothing_asked_opens_the_last_place():
    arguments = read([])
    assert arguments.place is None
    assert arguments.question == ""


def test_an_address_is_a_place():
    arguments = read(["evidence:gabapentin/muscle-relaxer"])
    assert arguments.place == Place("gabapentin", "muscle-relaxer")
    assert arguments.question == ""


def test_an_address_may_be_typed_without_its_scheme():
    assert read(["gabapentin/muscle-relaxer"]).place == Place("gabapentin", "muscle-relaxer")


def test_words_are_a_question_quoted_or_not():
    asked = "is gabapentin a muscle relaxer"
    assert read([asked]).question == asked
    assert read(asked.split()).question == asked
    assert read([asked]).place is None


def test_a_broken_address_is_a_known_error():
    with pytest.raises(NoSuchPlace):
        assert read(["evidence:a/b/c"]).place


@pytest.mark.parametrize(
    "opened, file",
    [
        ("packs/core.evidence", "packs/core.evidence"),
        ("/home/ZOË/My PACK.EVIDENCE", "/home/ZOË/My PACK.EVIDENCE"),
        ("file:///home/zo%C3%AB/my%20pack.evidence", "/home/zoë/my pack.evidence"),
        ("file://localhost/srv/100%25.evidence", "/srv/100%.evidence"),
    ],
)
def test_a_desktop_names_a_pack_it_opens_by_path_or_address(opened, file):
    arguments = read([opened])
    assert arguments.offered == Path(file)
    assert arguments.question == ""
    assert arguments.place is None


@pytest.mark.parametrize("words", ["strength of evidence", "what is the evidence", "evidence"])
def test_words_that_speak_of_evidence_are_a_question(words):
    arguments = read(words.split())
    assert arguments.offered is None
    assert arguments.question == words


def test_a_picture_is_asked_for_with_its_size_scale_theme_and_zoom():
    options = "--size 1920x1080 --scale 2 --theme dark --zoom 150%"
    arguments = read(f"--screenshot a.png evidence:start {options}".split())
    assert arguments.screenshot == Path("a.png")
    assert arguments.size == (1920, 1080)
    assert arguments.scale == 2
    assert arguments.theme == "dark"
    assert arguments.zoom == 150


@pytest.mark.parametrize(
    "line",
    [
        "--screenshot a.png",
        "--screenshot a.gif evidence:start",
        "--screenshot a.png --self-test evidence:start",
        "--size 0x0",
        "--size 1280",
        "--size 99999x99999",
        "--scale 0",
        "--scale nan",
        "--zoom 300",
        "--zoom big",
        "--theme blue",
        "--pack a.evidence b.evidence",
        "--no-such-option",
    ],
)
def test_wrong_usage_ends_with_code_2_and_a_sentence(line, capsys):
    with pytest.raises(SystemExit) as ended:
        read(line.split())
    assert ended.value.code == 2
    assert "dispensatory: error:" in capsys.readouterr().err


def test_version_and_help_end_with_code_0(capsys):
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as ended:
            read([option])
        assert ended.value.code == 0
    assert "Dispensatory" in capsys.readouterr().out
