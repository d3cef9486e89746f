import html

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.importers.prose import render
from db.model.prose import Prose


def rendered(text: str) -> str:
    made = render(text)
    assert made.mistakes == ()
    return made.prose.html


def mistakes(text: str) -> str:
    return " | ".join(render(text).mistakes)


def test_a_citation_names_its_sources_and_takes_its_blank_away():
    assert rendered("It fell [@sung2003; @kitzman2007].") == (
        '<p>It fell<a href="cite:sung2003;kitzman2007"></a>.</p>'
    )


def test_prose_finds_the_citations_that_were_rendered():
    made = render("It fell [@a1] and *rose*\n[@b-2; @c_3].")
    assert made.prose.cites == ("a1", "b-2", "c_3")


def test_markdown_of_every_allowed_kind_is_kept():
    text = (
        "### A *head*\n\nSome **bold** and `code`.\n\n- one\n- two\n\nThen\n\n1. a\n\n> said [@x]"
    )
    assert rendered(text) == (
        "<h3>A <em>head</em></h3>\n<p>Some <strong>bold</strong> and <code>code</code>.</p>\n"
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>Then</p>\n<ol>\n<li>a</li>\n</ol>\n"
        '<blockquote>\n<p>said<a href="cite:x"></a></p>\n</blockquote>'
    )


def test_links_of_ours_and_https_are_kept():
    text = "[a](https://example.org/x) and [b](evidence:examplol/stiffness)"
    assert rendered(text) == (
        '<p><a href="https://example.org/x">a</a> and '
        '<a href="evidence:examplol/stiffness">b</a></p>'
    )


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "javascript:alert(1)", "file:///etc", "x.md", "cite:a", "data:x"],
)
def test_other_links_are_mistakes_and_taken_away(address):
    made = render(f"see [it]({address})")
    assert "leads nowhere we know" in made.mistakes[0]
    assert "href" not in made.prose.html


@pytest.mark.parametrize(
    "text",
    ["a <b>bold</b>", "<script>x</script>", "<!-- x -->", "a<br/>b", "&nbsp;", "<?php", "x &#60;"],
)
def test_raw_html_is_a_mistake_and_never_html(text):
    made = render(text)
    assert "is HTML, which prose may not hold" in made.mistakes[0]
    assert "<b>" not in made.prose.html
    assert "<script" not in made.prose.html


@pytest.mark.parametrize("text", ["P<.001", "n < 5 and n > 3", "P<0.05, a & b", "x<=3"])
def test_comparisons_are_no_html(text):
    assert html.unescape(rendered(text)) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "text", ["![a](https://x.org/i.png)", "# Title", "a\n\n    code", "a\n\n---\n\nb"]
)
def test_what_prose_may_not_hold_is_a_mistake(text):
    assert "is made by this Markdown" in mistakes(text)


@pytest.mark.parametrize(
    "text", ["[@a, p. 3]", "[see @a]", "[@a; b]", "[@]", "[@a;]", "[-@a]", "[@a b]"]
)
def test_a_citation_is_ids_alone(text):
    assert "is not a citation. Write [@id]" in mistakes(f"It fell {text}.")


def test_a_citation_without_brackets_is_a_mistake():
    assert mistakes("As @sung2003 says.") == (
        "“@sung2003” is not in brackets. Write a citation as [@sung2003]."
    )


def test_nothing_is_empty_prose():
    assert render("  \n ").prose == Prose()


WORDS = st.text("ab Z9.,;:()–−≥<>&\"'!?%/=@#+-\n\t", max_size=60)


@given(WORDS)
def test_plain_text_is_rendered_as_markdown_renders_it(text):
    made = render(text)
    if made.mistakes or not text.strip():
        return
    seen = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    usual = markdown.markdown(seen.replace("<", "&lt;"))
    assert squeezed(made.prose.html) == squeezed(usual)


def squeezed(text: str) -> str:
    return " ".join(html.unescape(text).split())


@given(st.text(max_size=80))
def test_any_text_is_prose_without_elements_of_its_own(text):
    made = render(text).prose.html
    assert "<script" not in made
    assert "\ue000" not in made


@given(st.text("<>ab/ \"='&;!-:[]()`*_#@\n", max_size=60))
def test_no_markup_gets_past_the_cleaner(text):
    made = render(text).prose.html
    allowed = "p em strong ul ol li h3 a sup sub blockquote code".split()
    for piece in made.split("<")[1:]:
        name = piece.lstrip("/").split(">")[0].split(" ")[0]
        assert name in allowed
