"""Signatures are minisign's: its own program proves ours, and we prove its."""

import base64
import os
import shutil
import subprocess

import pytest

from db.errors import BadSignature, NotAKey
from db.packs import keys, signing
from tests.hostile.times import IS_FULL

CHEAP = 32_768, 16_777_216
"""What a password costs in these tests: a thousandth of what it should."""

has_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="minisign is not installed (apt install minisign)"
)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "core.evidence"
    made.write_bytes(os.urandom(100_000))
    return made


@pytest.fixture
def key():
    return keys.new_key()


def signed(file, key, comment="Core pack 1.0"):
    made = signing.sign(signing.hash_of(file), key, comment)
    signing.beside(file).write_text(str(made))
    return made


def proves(file, key):
    signing.check(signing.read(signing.beside(file)), file, signing.hash_of(file), key)


def minisign(*words, typed="", code=0):
    ended = subprocess.run(
        ["minisign", *map(str, words)], input=typed, capture_output=True, text=True, check=False
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended.stdout


def test_what_was_signed_is_proved(file, key):
    signed(file, key)
    proves(file, key.public)
    assert signing.read(signing.beside(file)).comment == "Core pack 1.0"


def test_one_changed_byte_is_found(file, key):
    signed(file, key)
    content = bytearray(file.read_bytes())
    content[77_777] ^= 1
    file.write_bytes(content)
    with pytest.raises(BadSignature, match="is not what the key"):
        proves(file, key.public)


def test_another_key_is_told_by_its_name(file, key):
    signed(file, key)
    other = keys.new_key().public
    with pytest.raises(BadSignature, match=f"with the key {key.public.name}, not with"):
        proves(file, other)
    with pytest.raises(BadSignature, match="is not what the key"):
        proves(file, keys.PublicKey(key.id, other.point))


def test_the_comment_is_signed_too(file, key):
    signed(file, key)
    beside = signing.beside(file)
    beside.write_text(beside.read_text().replace("Core pack 1.0", "Core pack 9.0"))
    with pytest.raises(BadSignature, match="is not what the key"):
        proves(file, key.public)


@pytest.mark.parametrize(
    "text", ["", "RW", "a\nb\nc\nd\n", "\n" * 9, "x" * 20_000, "a\nRUQ=\ntrusted comment: \nAA==\n"]
)
def test_what_is_no_signature_is_one_sentence(file, text):
    signing.beside(file).write_text(text)
    with pytest.raises(BadSignature, match="is not a signature of minisign"):
        signing.read(signing.beside(file))


def test_a_public_key_is_read_from_its_line_and_from_its_file(tmp_path, key):
    path = tmp_path / "a.pub"
    path.write_text(key.public.file())
    assert keys.read_public(path) == key.public == keys.PublicKey.read(f" {key.public} ")


@pytest.mark.parametrize("text", ["", "RWQ", "hello", "ä" * 56, "A" * 56, "\0", "x\ny\nz"])
def test_what_is_no_key_is_one_sentence(text):
    with pytest.raises(NotAKey, match="is not a public key"):
        keys.PublicKey.read(text)


@pytest.mark.parametrize("password", ["", "pass word", "пароль"])
def test_a_secret_key_is_kept_in_a_file_with_or_without_a_password(tmp_path, key, password):
    path = tmp_path / "a.key"
    path.write_text(key.file(password, CHEAP))
    assert keys.is_locked(path) is bool(password)
    assert keys.read_secret(path, password) == key


def test_a_wrong_password_is_told(tmp_path, key):
    path = tmp_path / "a.key"
    path.write_text(key.file("right", CHEAP))
    with pytest.raises(NotAKey, match="password is wrong"):
        keys.read_secret(path, "wrong")


def test_a_damaged_secret_key_is_told(tmp_path, key):
    path = tmp_path / "a.key"
    text = key.file()
    path.write_text(text[:150] + ("A" if text[150] != "A" else "B") + text[151:])
    with pytest.raises(NotAKey, match="damaged"):
        keys.read_secret(path)
    for cost in ((0, 0), (1, 1), (1, 2**40)):
        packed = keys._SECRET.pack(b"Ed", b"Sc", b"B2", bytes(32), *cost, bytes(104))
        path.write_text(f"comment\n{base64.b64encode(packed).decode()}\n")
        with pytest.raises(NotAKey, match="damaged"):
            keys.read_secret(path, "secret")
    for wrong in ("", "x", "comment\nAAAA\n", "RW" * 3_000):
        path.write_text(wrong)
        with pytest.raises(NotAKey):
            keys.read_secret(path)


@has_minisign
@pytest.mark.parametrize("password", ["", "secret"])
def test_minisign_proves_what_we_sign_and_signs_with_our_key(tmp_path, file, key, password):
    signed(file, key)
    minisign("-Vm", file, "-P", key.public)
    (tmp_path / "a.pub").write_text(key.public.file())
    assert "Core pack 1.0" in minisign("-Vm", file, "-p", tmp_path / "a.pub")
    file.write_bytes(file.read_bytes() + b"x")
    minisign("-Vm", file, "-P", key.public, code=1)
    (tmp_path / "a.key").write_text(key.file(password, CHEAP))
    minisign("-Sm", file, "-s", tmp_path / "a.key", typed=f"{password}\n")
    proves(file, key.public)


@has_minisign
@pytest.mark.parametrize("legacy", [[], ["-l"]], ids=["hashed", "legacy"])
def test_we_prove_what_minisign_signs(tmp_path, file, legacy):
    public, secret = tmp_path / "a.pub", tmp_path / "a.key"
    minisign("-GW", "-p", public, "-s", secret)
    minisign("-Sm", file, "-s", secret, *legacy, "-t", "über alles")
    proves(file, keys.read_public(public))
    assert signing.read(signing.beside(file)).is_hashed is not bool(legacy)
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(BadSignature):
        proves(file, keys.read_public(public))


@has_minisign
@pytest.mark.skipif(not IS_FULL, reason="the password takes 20 s; HOSTILE=full tries it")
def test_we_sign_with_a_key_that_minisign_locked(tmp_path, file):
    public, secret = tmp_path / "a.pub", tmp_path / "a.key"
    minisign("-G", "-p", public, "-s", secret, typed="secret\nsecret\n")
    assert keys.is_locked(secret)
    signed(file, keys.read_secret(secret, "secret"))
    minisign("-Vm", file, "-p", public)
