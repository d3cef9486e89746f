"""How the columns of an evidence table share its width."""

from desktop.page.evidence_rows import Cell
from desktop.theme import Theme

_WITH_OUTCOME = 640
"""From this width on, in px at 100%, outcomes have a column of their own."""
_WIDE = {Cell.STUDY: 17, Cell.TESTED: 27, Cell.OUTCOME: 20, Cell.RESULT: 36}
_NARROW = {Cell.STUDY: 27, Cell.TESTED: 31, Cell.OUTCOME: 0, Cell.RESULT: 42}
_MARK, _OPEN = 26, 22


def widths(total: int, theme: Theme) -> tuple[int, ...]:
    """The width of each column; outcomes have none where there is no room."""
    shares = _WIDE if total >= theme.px(_WITH_OUTCOME) else _NARROW
    mark, opens = theme.px(_MARK), theme.px(_OPEN)
    room = max(0, total - mark - opens)
    given = {cell: room * shares.get(cell, 0) // 100 for cell in Cell}
    given |= {Cell.MARK: mark, Cell.OPEN: opens}
    given[Cell.RESULT] += total - sum(given.values())
    return tuple(given[cell] for cell in Cell)
