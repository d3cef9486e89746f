from hypothesis import given
from hypothesis import strategies as st

from desktop.html.markup import Html
from desktop.page.blocks import balanced, blocks_of, length_of

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
