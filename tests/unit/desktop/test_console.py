import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.model.place import Place
from desktop.console import main

QUESTION = "is gabapentin a muscle relaxer"
CONTENT = Path(__file__).parents[3] / "resources" / "content"
PLACE = "evidence:gabapentin/muscle-relaxer"
HEADINGS = (
    "Conclusion",
    "Mechanism",
    "Animal evidence",
    "Human evidence",
    "Where they disagree",
    "Sources",
)


@pytest.fixture
def cli(core_pack, capsys):
    """Runs the command over the shipped pack: exit code, what it printed, what it complained of."""

    def run(*words):
        try:
            code = main(["--pack", str(core_pack), *map(str, words)])
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def process(*words, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "desktop.console", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        **options,
    )


@pytest.mark.parametrize("pack", [".", "/", "a" * 300, "a" * 250])
def test_what_can_be_no_pack_is_one_sentence(cli, pack, capsys):
    assert main(["--pack", pack, "ask", QUESTION]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    code, out, err = cli("ask", QUESTION, "--pack", pack)
    assert code == 0
    assert PLACE in out
    assert "The other packs are read." in err


def test_asking_in_plain_words_puts_the_page_that_answers_first(cli):
    code, out, err = cli("ask", QUESTION)
    assert (code, err) == (0, "")
    first = out.splitlines()[:3]
    assert first[0].startswith("1.  Is gabapentin a muscle relaxer?")
    assert first[1].strip() == "No, very low certainty"
    assert first[2].strip() == PLACE


def test_words_need_no_quotes(cli):
    assert cli("ask", *QUESTION.split()) == cli("ask", QUESTION)


def test_hits_as_json_have_their_fixed_shape(cli):
    code, out, _err = cli("ask", QUESTION, "--json", "--limit", "5")
    found = json.loads(out)
    assert code == 0
    assert set(found) == {"answered", "hits"}
    assert found["answered"] is True
    assert 1 < len(found["hits"]) <= 5
    for hit in found["hits"]:
        assert set(hit) == {"kind", "place", "title", "answer", "certainty", "score"}
        assert str(Place.read(hit["place"])) == hit["place"]
        assert not {"\ue000", "\ue001"} & set(hit["title"])
    best = found["hits"][0]
    assert best["kind"] == "page"
    assert best["place"] == PLACE
    assert (best["answer"], best["certainty"]) == ("no", "very-low")
    assert found["hits"] == sorted(found["hits"], key=lambda hit: -hit["score"])


def test_the_limit_is_kept(cli):
    assert len(json.loads(cli("ask", QUESTION, "--limit", "1", "--json")[1])["hits"]) == 1


def test_what_no_page_answers_is_declined_before_the_nearest(cli):
    code, out, _err = cli("ask", "ozempic for weight loss")
    assert code == 0
    assert out.startswith("No page answers this. Ozempic is not in this pack. Nearest to it:\n1.")


def test_words_that_nothing_holds_are_no_error(cli):
    code, out, err = cli("ask", "zzzzqqqq")
    assert (code, err) == (0, "")
    assert out == "Nothing was found for “zzzzqqqq”. Try other words.\n"
    assert json.loads(cli("ask", "zzzzqqqq", "--json")[1]) == {"answered": False, "hits": []}


@pytest.mark.parametrize("typed", ['"', "'; DROP TABLE drug", "a* OR (b", "", "\x00", "ß" * 5000])
def test_no_typed_words_are_an_error(cli, typed):
    code, _out, err = cli("ask", typed)
    assert (code, err) == (0, "")


def test_a_page_as_text_has_its_panels_in_order(cli):
    code, out, _err = cli("show", PLACE)
    assert code == 0
    headings = [line for line in out.splitlines() if line in HEADINGS]
    assert headings == list(HEADINGS)
    assert "No. " in out
    assert "Very low certainty" in out


def test_a_line_is_no_wider_than_a_hundred_letters(cli):
    assert max(map(len, cli("show", PLACE)[1].splitlines())) <= 100


@pytest.mark.parametrize(
    ("form", "start"),
    [("markdown", "# Is "), ("html", "<!DOCTYPE html>"), ("json", "{"), ("text", "Is ")],
)
def test_a_page_in_every_form_to_the_terminal_and_to_a_file(cli, tmp_path, form, start):
    _code, out, _err = cli("show", PLACE, "--format", form)
    assert out.startswith(start)
    code, printed, err = cli("show", PLACE, "--format", form, "--out", tmp_path / "page")
    assert (code, printed, err) == (0, "", "")
    assert (tmp_path / "page").read_text(encoding="utf-8").rstrip("\n") == out.rstrip("\n")


def test_json_has_every_panel(cli):
    data = json.loads(cli("show", PLACE, "--format", "json")[1])
    assert set(HEADINGS) <= set(data)
    assert data["place"] == PLACE


def test_a_page_as_pdf(cli, tmp_path, qapp):
    code, _out, err = cli("show", PLACE, "--format", "pdf", "--out", tmp_path / "page.pdf")
    assert (code, err) == (0, "")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_a_drug_alone_is_its_lead_question(cli):
    assert cli("show", "gabapentin") == cli("show", PLACE)


def test_the_start_lists_the_drugs(cli):
    code, out, _err = cli("show", "start")
    assert code == 0
    assert "Gabapentin" in out
    assert "evidence:gabapentin" in out


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_sources_page_is_shown_too(cli, form):
    data = json.loads(cli("show", PLACE, "--format", "json")[1])
    source = data["Sources"][0]
    code, out, _err = cli("show", f"evidence:source/{source['id']}", "--format", form)
    assert code == 0
    assert source["title"].split()[0] in out
    assert PLACE in out


@pytest.mark.parametrize(
    "place", ["evidence:nobody/nothing", "gabapentin/nothing", "source/nobody2000", "a/b/c", "?"]
)
def test_a_place_that_is_none_is_one_sentence(cli, place):
    code, out, err = cli("show", place)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


@pytest.mark.parametrize("place", ["start", "evidence:source/x1"])
def test_only_a_drugs_page_becomes_a_pdf(cli, tmp_path, place):
    code, _out, err = cli("show", place, "--format", "pdf", "--out", tmp_path / "x.pdf")
    assert code == 1
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_a_file_in_a_missing_folder_is_one_sentence(cli, tmp_path, qapp, form):
    out = tmp_path / "missing" / "page"
    code, printed, err = cli("show", PLACE, "--format", form, "--out", out)
    assert (code, printed) == (1, "")
    assert str(out) in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["ask"],
        ["ask", "x", "--limit", "0"],
        ["ask", "x", "--limit", "many"],
        ["show"],
        ["show", PLACE, "--format", "odt"],
        ["show", PLACE, "--format", "pdf"],
        ["pack"],
        ["pack", "mend", "x"],
        ["pack", "build", "x"],
        ["sing"],
    ],
)
def test_wrong_usage_ends_with_2(cli, words):
    code, out, err = cli(*words)
    assert (code, out) == (2, "")
    assert err.startswith("usage: dispensatory-cli")


@pytest.mark.parametrize("words", [["ask", "x"], ["show", PLACE], ["show", "start"]])
def test_a_pack_that_is_none_is_one_sentence(capsys, tmp_path, words):
    strange = tmp_path / "strange.evidence"
    strange.write_bytes(os.urandom(5000))
    for pack in (tmp_path / "missing.evidence", tmp_path, strange):
        assert main(["--pack", str(pack), *words]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1


def test_the_pack_may_be_named_after_the_command(core_pack, capsys):
    assert main(["show", "start", "--pack", str(core_pack)]) == 0
    assert "Gabapentin" in capsys.readouterr().out


def test_checking_sound_content_says_how_much_there_is(cli):
    code, out, err = cli("pack", "check", CONTENT)
    assert (code, err) == (0, "")
    assert re.fullmatch(r"\d+ drugs, \d+ questions, \d+ findings, \d+ sources\n", out)


@pytest.mark.parametrize("command", [["check"], ["build"]])
def test_mistakes_in_content_are_listed_one_a_line(cli, tmp_path, command):
    folder = tmp_path / "content"
    (folder / "examplol" / "questions").mkdir(parents=True)
    (folder / "examplol" / "drug.yaml").write_text("name: examplol\nnonsense: 1\n")
    (folder / "pack.yaml").write_text("id: core\n")
    out_file = [tmp_path / "out.evidence"] if command == ["build"] else []
    code, out, err = cli("pack", *command, folder, *out_file)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) > 1
    assert "Traceback" not in err
    assert not (tmp_path / "out.evidence").exists()


def test_a_missing_content_folder_is_no_traceback(cli, tmp_path):
    for command in (["check"], ["build"]):
        rest = [tmp_path / "out.evidence"] if command == ["build"] else []
        code, _out, err = cli("pack", *command, tmp_path / "missing", *rest)
        assert code == 1
        assert "missing" in err
        assert "Traceback" not in err


def test_a_pack_is_built_and_told_of(cli, tmp_path):
    pack = tmp_path / "made.evidence"
    code, out, _err = cli("pack", "build", CONTENT, pack)
    assert code == 0
    assert str(pack) in out
    code, told, _err = cli("pack", "info", pack)
    assert code == 0
    assert told.startswith("Core pack ")
    assert "CC BY 4.0" in told


def test_a_pack_cannot_be_built_into_a_missing_folder(cli, tmp_path):
    code, _out, err = cli("pack", "build", CONTENT, tmp_path / "missing" / "x.evidence")
    assert code == 1
    assert err.count("\n") == 1


def test_of_a_file_that_is_no_pack_nothing_is_told(cli, tmp_path):
    (tmp_path / "x").write_text("no pack")
    for name in ("x", "missing", "."):
        code, out, err = cli("pack", "info", tmp_path / name)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1


def test_asking_loads_neither_qt_nor_what_authors_need(core_pack):
    script = (
        "import sys\nfrom desktop.console import main\n"
        f"main(['--pack', {str(core_pack)!r}, 'ask', {QUESTION!r}])\n"
        "heavy = {'PySide6', 'yaml', 'sqlite_utils', 'markdown', 'click'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_who_has_had_enough_is_no_error(core_pack):
    running = process("--pack", core_pack, "show", PLACE)
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_ends_it_without_a_traceback(core_pack, monkeypatch, capsys):
    def interrupted(*_arguments, **_options):
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("db.queries.search.search", interrupted)
    assert main(["--pack", str(core_pack), "ask", "x"]) == 130
    assert capsys.readouterr().err == ""


def test_a_terminal_without_our_signs_is_no_error(core_pack):
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    running = process("--pack", core_pack, "show", PLACE, env=plain)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")
    assert b"Conclusion" in out
