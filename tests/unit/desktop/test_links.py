import pytest

from db.errors import NoSuchPlace
from db.model.place import Place
from desktop.links import LinkRefused, is_outside, place_of


def test_a_place_of_ours_is_read_as_one():
    assert place_of("evidence:source/sung2003") == Place(source="sung2003")


@pytest.mark.parametrize("link", ["https://doi.org/10.1/x", "http://a.b", "mailto:a@b.c"])
def test_web_and_mail_lead_outside(link):
    assert is_outside(link)
    assert place_of(link) is None


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "//host/share",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a",
        "",
    ],
)
def test_anything_else_is_refused_in_a_sentence(link):
    with pytest.raises(LinkRefused, match="was not opened"):
        place_of(link)


def test_a_broken_address_of_ours_says_how_one_looks():
    with pytest.raises(NoSuchPlace, match="evidence:drug/question"):
        place_of("evidence:a/b/c/d")


@pytest.mark.parametrize("asked", ["?attach=/etc/passwd", "?body=x&ATTACHMENT=y", "?%61ttach=x"])
def test_a_letter_is_never_begun_with_a_file_in_it(asked):
    with pytest.raises(LinkRefused):
        place_of(f"mailto:a@example.org{asked}")


def test_a_letter_with_a_subject_is_for_the_mail_program():
    assert place_of("mailto:a@example.org?subject=attached") is None
