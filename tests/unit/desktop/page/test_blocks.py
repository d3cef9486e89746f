from hypothesis import given
from hypothesis import strategies as st

from desktop.html.markup import Html
from desktop.page.blocks import balanced, blocks_of, halves, length_of

words = st.text(alphabet="abc ", min_size=1, max_size=60)


def test_a_list_within_a_list_is_one_block():
    html = Html("<p>a</p><ul><li>b<ul><li>c</li></ul></li></ul><p>d</p>")
    assert blocks_of(html) == ("<p>a</p>", "<ul><li>b<ul><li>c</li></ul></li></ul>", "<p>d</p>")


def test_a_heading_stays_with_what_follows_it():
    assert blocks_of(Html("<h3>a</h3><p>b</p><p>c</p>")) == ("<h3>a</h3><p>b</p>", "<p>c</p>")


def test_nothing_has_no_blocks():
    assert blocks_of(Html(" ")) == ()


@given(st.lists(words, min_size=1, max_size=9))
def test_no_block_is_lost(paragraphs):
    html = Html("".join(f"<p>{one}</p>" for one in paragraphs))
    assert "".join(blocks_of(html)) == html


@given(st.lists(words, min_size=2, max_size=9))
def test_no_other_parting_has_a_shorter_longer_column(paragraphs):
    blocks = [Html(f"<p>{one}</p>") for one in paragraphs]

    def longer(first):
        return max(sum(map(length_of, blocks[:first])), sum(map(length_of, blocks[first:])))

    assert longer(balanced(blocks)) == min(longer(n) for n in range(1, len(blocks) + 1))


def test_a_lone_paragraph_is_parted_where_its_authors_line_ends():
    cited = "One is said.<sup><a>1</a></sup>\nTwo is <em>said\nso</em>.\nThree is."
    assert halves(Html(f"<p>{cited}</p>")) == (
        "<p>One is said.<sup><a>1</a></sup></p>",
        "<p>Two is <em>said\nso</em>.\nThree is.</p>",
    )


def test_a_cited_full_stop_ends_a_sentence_and_a_cited_comma_or_a_short_form_does_not():
    line = "Tone fell, e.g. at night,<sup>1</sup> by 5% vs. 2%.<sup>2</sup> Nothing else did."
    assert halves(Html(f"<p>{line}</p>")) == (
        "<p>Tone fell, e.g. at night,<sup>1</sup> by 5% vs. 2%.<sup>2</sup></p>",
        "<p>Nothing else did.</p>",
    )


def test_a_list_or_a_paragraph_of_one_line_stays_whole():
    for whole in ("<ul><li>a</li>\n<li>b</li></ul>", "<p>One line.</p>", "<p>One.\n</p>", ""):
        assert halves(Html(whole)) == (whole,)


@given(st.lists(st.sampled_from(["A line.", "An <em>open\nline</em>.", "C<sup>1</sup>"])))
def test_no_word_of_a_parted_paragraph_is_lost(lines):
    whole = Html(f"<p>{chr(10).join(lines)}</p>")
    parts = "".join(halves(whole)).replace("</p><p>", "\n")
    assert parts == whole
