import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.prose import Prose
from desktop.html.markup import cleaned, element, escape, joined, link


@given(st.text())
def test_escaped_text_opens_no_tag_and_ends_no_attribute(text):
    assert not {"<", ">", '"', "'"} & set(escape(text))


def test_an_element_holds_what_is_inside_and_leaves_empty_attributes_out():
    made = element("p", escape("a < b"), class_="muted", id="")
    assert made == '<p class="muted">a &lt; b</p>'


def test_a_link_escapes_its_address():
    assert link('x"y', "z") == '<a href="x&quot;y">z</a>'


def test_joined_escapes_what_stands_between():
    assert joined([escape("a"), escape("b")], " < ") == "a &lt; b"


@pytest.mark.parametrize(
    "strange",
    [
        "<script>alert(1)</script>",
        '<img src="http://example.org/x.png">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="file:///etc/passwd">x</a>',
        '<p style="background:url(http://example.org)" onclick="x()">y</p>',
        '<iframe src="http://example.org"></iframe>',
        "<style>p { color: red }</style>",
    ],
)
def test_a_strangers_prose_loses_all_that_could_act_or_load(strange):
    html = cleaned(Prose(strange)).html
    for word in ("script", "src", "javascript", "file:", "style", "onclick", "iframe", "alert"):
        assert word not in html


def test_cleaning_keeps_what_our_prose_is_made_of():
    prose = Prose(
        "<p>It <em>fell</em> <strong>much</strong>"
        '<a href="cite:ash2001;cane1999"></a>, see '
        '<a href="evidence:examplol/stiffness">there</a>.</p><ul><li>one</li></ul>'
    )
    assert cleaned(prose) == prose
