"""Packs by the command: made, signed, installed, gone back to; every refusal is a sentence."""

import io
import os
import sys

import pytest

from db.packs import keys
from desktop.console import main
from tests.packs import a_pack
from tests.signed_packs import STRANGER, a_signed_pack


@pytest.fixture
def cli(core_pack, tmp_path, capsys, monkeypatch):
    """Runs `pack …` for a reader with a data folder of their own."""
    monkeypatch.setattr("desktop.pack_commands.shipped_pack", lambda: core_pack)
    taking = {"install", "list", "remove", "rollback", "disable", "enable", "verify"}

    def run(command, *words, typed="", code=0):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        data = ("--data", tmp_path / "data") if command in taking else ()
        ended = main(list(map(str, ("pack", command, *words, *data))))
        printed = capsys.readouterr()
        assert ended == code, printed.err
        return printed.out if code == 0 else printed.err

    return run


@pytest.fixture
def sleep(tmp_path):
    return a_signed_pack(
        tmp_path / "sleep.evidence", id="sleep", title="Sleep pack", publisher="Ward 7"
    )


def test_a_publisher_makes_a_key_signs_and_a_reader_installs(cli, tmp_path):
    pack = a_pack(tmp_path / "own.evidence", id="own", title="Own pack", publisher="Ward 7")
    cli("keygen", tmp_path / "ward", "--no-password")
    if os.name == "posix":
        assert (tmp_path / "ward.key").stat().st_mode & 0o077 == 0
    public = keys.read_public(tmp_path / "ward.pub")
    assert str(public) in cli("sign", pack, "--key", tmp_path / "ward.key")
    assert "which you have not accepted" in cli("verify", pack)
    told = cli("install", pack, "--accept-key", public)
    assert "Own pack 1.0 by Ward 7; signed with a key that you accepted" in told
    assert public.name in told
    assert "Own pack 1.0" in cli("verify")


def test_a_key_can_have_a_password(cli, tmp_path, monkeypatch):
    monkeypatch.setattr(keys.SecretKey.file, "__defaults__", ("", (32_768, 16_777_216)))
    cli("keygen", tmp_path / "k", typed="secret\nsecret\n")
    assert keys.is_locked(tmp_path / "k.key")
    pack = a_pack(tmp_path / "own.evidence")
    cli("sign", pack, "--key", tmp_path / "k.key", typed="secret\n")
    assert "password is wrong" in cli("sign", pack, "--key", tmp_path / "k.key", code=1)


@pytest.mark.parametrize("typed", ["\n\n", "one\ntwo\n", ""])
def test_a_key_is_not_made_with_no_password_by_mistake(cli, tmp_path, typed):
    assert len(cli("keygen", tmp_path / "k", typed=typed, code=1).splitlines()) == 1
    assert not (tmp_path / "k.key").exists()


def test_a_key_is_never_written_over(cli, tmp_path):
    cli("keygen", tmp_path / "k", "--no-password")
    before = (tmp_path / "k.key").read_bytes()
    assert "is there already" in cli("keygen", tmp_path / "k", "--no-password", code=1)
    assert (tmp_path / "k.key").read_bytes() == before


LONG = "a" * 300


@pytest.mark.parametrize(
    "words",
    [
        ("install", ".", "--accept-key"),
        ("install", "/", "--accept-key"),
        ("install", LONG, "--accept-key"),
        ("verify", LONG),
        ("verify", "."),
    ],
)
def test_what_can_be_no_pack_is_one_sentence(cli, words):
    assert cli(*words, code=1).count("\n") == 1


def test_a_line_too_long_for_a_file_is_no_key(cli, sleep):
    assert "not a public key" in cli("verify", sleep, "--key", LONG, code=1)


@pytest.mark.parametrize(
    "words", [("keygen", "."), ("keygen", LONG), ("build", "content", "."), ("build", "x", "/")]
)
def test_what_can_name_no_file_is_wrong_usage(cli, capsys, words):
    with pytest.raises(SystemExit, match="2"):
        cli(*words)
    assert "is no name for a file" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_password_that_is_not_typed_is_one_sentence(tmp_path, monkeypatch, capsys):
    def ends(_asked):
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", ends)
    assert main(["pack", "keygen", str(tmp_path / "k")]) == 1
    assert capsys.readouterr().err == "No password was typed. Try again.\n"


def test_a_refusal_says_how_to_accept(cli, tmp_path, sleep):
    assert "Say --accept-key KEY to do so." in cli("install", sleep, code=1)
    unsigned = a_pack(tmp_path / "own.evidence", id="own")
    assert "Say --unsigned to do so." in cli("install", unsigned, code=1)
    assert "No pack is installed" in cli("list")
    assert "not signed" in cli("install", unsigned, "--unsigned")


def test_the_key_beside_the_pack_is_accepted_only_when_that_is_said(cli, sleep):
    assert "No key lies beside the pack" in cli("install", sleep, "--accept-key", code=1)
    sleep.with_name("sleep.evidence.pub").write_text(STRANGER.public.file())
    cli("install", sleep, code=1)
    assert STRANGER.public.name in cli("install", sleep, "--accept-key")


def test_a_pack_is_disabled_rolled_back_and_removed(cli, tmp_path, sleep):
    cli("install", sleep, "--accept-key", STRANGER.public)
    assert "no version" in cli("rollback", "sleep", code=1)
    newer = a_signed_pack(tmp_path / "new.evidence", id="sleep", title="Sleep", version="1.1")
    assert "version before: 1.0" in cli("install", newer)
    assert "Sleep pack 1.0" in cli("rollback", "sleep")
    assert "disabled" in cli("disable", "sleep")
    assert "disabled" in cli("list")
    assert "disabled" not in cli("enable", "sleep")
    cli("remove", "sleep")
    assert "No pack “sleep” is installed" in cli("remove", "sleep", code=1)


def test_a_changed_byte_is_told_by_verify(cli, tmp_path, sleep):
    cli("install", sleep, "--accept-key", STRANGER.public)
    (file,) = (tmp_path / "data").rglob("*.evidence")
    content = bytearray(file.read_bytes())
    content[70_000] ^= 1
    file.write_bytes(content)
    assert "was changed or damaged since it was installed" in cli("verify", code=1)
    assert "was changed or damaged" in cli("verify", "sleep", code=1)


@pytest.mark.parametrize("key", ["nonsense", "RW" * 28])
def test_what_is_no_key_is_one_sentence(cli, sleep, key):
    told = cli("install", sleep, "--accept-key", key, code=1)
    assert len(told.splitlines()) == 1
    assert "Traceback" not in told
