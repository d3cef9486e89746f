import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import handover
from desktop.handover import MOST_BYTES, Door, Request

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="there every start has a window")

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(words, words)
def test_a_request_arrives_as_it_was_sent(asked, token):
    request = Request(asked, token)
    assert Request.read(bytes(request)) == request


@given(st.text(), st.text())
def test_whatever_was_typed_can_be_sent(asked, token):
    assert Request.read(bytes(Request(asked, token)))


@given(st.binary())
def test_garbage_is_no_request(sent):
    with pytest.raises(ValueError, match=r"request|unpack|decode"):
        Request.read(sent)


@pytest.mark.parametrize("sent", [b"dispensatory 1\0", b"dispensatory 1\0a\0b\0c"])
def test_a_request_has_two_parts(sent):
    with pytest.raises(ValueError, match="unpack"):
        Request.read(sent)


def test_a_huge_request_is_none():
    with pytest.raises(ValueError, match="no request"):
        Request.read(bytes(Request("a" * MOST_BYTES)))


@pytest.fixture
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


def test_a_door_that_closes_leaves_nothing(own_folder):
    door = handover.arrive((), Request(), is_own_window=False)
    assert door
    assert door.listener
    door.close()
    assert list((own_folder / "dispensatory").iterdir()) == []


def test_where_no_folder_can_be_used_a_window_opens_all_the_same(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    door = handover.arrive((), Request(), is_own_window=False)
    assert door
    assert door.listener is None
    assert door.admit() is None
    door.close()


def test_a_link_to_another_folder_is_not_followed(monkeypatch, tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "dispensatory").symlink_to(tmp_path / "elsewhere")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    address = handover.address_of(())
    assert address
    assert tmp_path / "data" in address.parents


def test_packs_screens_and_data_folders_meet_apart(own_folder, monkeypatch, tmp_path):
    addresses = [handover.address_of(()), handover.address_of((tmp_path / "a.evidence",))]
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "x"))
        addresses.append(handover.address_of(()))
    assert len(set(addresses)) == len(addresses)


def test_a_pack_is_the_same_however_it_is_named(own_folder, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").symlink_to("a")
    named = [tmp_path / "a", tmp_path / "b", *map(type(tmp_path), ("a", "./a"))]
    assert len({handover.address_of((name,)) for name in named}) == 1


def test_a_door_that_never_opens_admits_nobody():
    assert Door().admit() is None
