from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.page.cutting import Piece, Sheet, cut, merged


def pieces(*parts):
    """Pieces of those heights under one another; a height as text stays with the next."""
    made, top = [], 0.0
    for part in parts:
        made.append(Piece(top, top + float(part), stays=isinstance(part, str)))
        top = made[-1].bottom
    return tuple(made)


def test_what_fits_is_one_sheet():
    assert cut(pieces(30, 30, 30), 100) == (Sheet(0, 90),)


def test_a_piece_that_does_not_fit_begins_the_next_sheet():
    assert cut(pieces(60, 60), 100) == (Sheet(0, 60), Sheet(60, 120))


def test_a_heading_goes_with_what_it_heads():
    assert cut(pieces(60, "20", 60), 100) == (Sheet(0, 60), Sheet(60, 140))


def test_what_stays_together_but_is_too_high_is_cut_where_it_must_be():
    assert cut(pieces("60", "60", 60), 100) == (Sheet(0, 60), Sheet(60, 120), Sheet(120, 180))


def test_a_tables_head_is_repeated_and_takes_room():
    head = (0.0, 20.0)
    rows = tuple(Piece(20 + 40 * n, 60 + 40 * n, head=head) for n in range(4))
    sheets = cut((Piece(0, 20, stays=True), *rows), 100)
    assert sheets == (Sheet(0, 100), Sheet(100, 180, head))


def test_lines_side_by_side_are_one_stretch():
    assert merged([(0, 10), (5, 15), (15, 20), (30, 40)]) == [(0, 15), (15, 20), (30, 40)]


@given(st.lists(st.tuples(st.floats(1, 90), st.booleans()), min_size=1, max_size=40))
def test_nothing_is_lost_and_no_sheet_is_too_high(parts):
    top, made = 0.0, []
    for height, stays in parts:
        made.append(Piece(top, top + height, stays))
        top += height
    sheets = cut(tuple(made), 100)
    assert sheets[0].top == 0
    assert sheets[-1].bottom == made[-1].bottom
    assert all(sheet.bottom - sheet.top <= 100 + 1e-9 for sheet in sheets)
    assert all(one.bottom == next.top for one, next in pairwise(sheets))


def test_no_text_is_no_sheet():
    assert cut((), 100) == ()
