"""The look of a page on paper, in the part of CSS that Qt's rich text knows; sizes are in px."""

from desktop.theme import LIGHT

BODY, TABLE, CAPTION, HEADING, TITLE = 13, 12, 11, 17, 23
"""At 96 px an inch: 9.75, 9, 8.25, 12.75 and 17.25 points."""
ROW_PADDING = 4
_LINE_HEIGHT = 118


def paper_sheet(families: tuple[str, ...]) -> str:
    """The style sheet of a printed page."""
    names = ", ".join(f"'{family}'" for family in families)
    theme = LIGHT
    return f"""
body, p, td, th, li {{ color: {theme.ink}; font-family: {names}; font-size: {BODY}px;
  line-height: {_LINE_HEIGHT}%; }}
h1 {{ font-size: {TITLE}px; font-weight: 700; color: {theme.ink}; margin: 0 0 4px 0; }}
h2 {{ font-size: {HEADING}px; font-weight: 600; color: {theme.ink}; margin: 20px 0 6px 0; }}
h3, h4 {{ font-size: {BODY}px; font-weight: 600; margin: 6px 0 4px 0; }}
p {{ margin: 0 0 6px 0; }}
li {{ margin: 0 0 3px 0; }}
a {{ color: {theme.accent}; text-decoration: none; }}
.note {{ color: {theme.muted}; font-size: {CAPTION}px; font-weight: 400; }}
.drug {{ font-weight: 600; margin: 0; }}
.facts {{ color: {theme.muted}; font-size: {TABLE}px; margin: 0; }}
.muted {{ color: {theme.muted}; }}
.neutral {{ color: {theme.muted}; }}
.title {{ font-weight: 600; margin: 12px 0 2px 0; }}
.strong {{ font-weight: 600; }}
.supports {{ color: {theme.supports}; }}
.opposes {{ color: {theme.opposes}; }}
.mixed {{ color: {theme.mixed}; }}
.rows {{ border-collapse: collapse; margin: 0 0 8px 0; }}
.rows td, .rows th {{ border-bottom: 1px solid {theme.line};
  padding: {ROW_PADDING}px 10px {ROW_PADDING}px 0; }}
.rows th {{ color: {theme.muted}; font-weight: 500; font-size: {CAPTION}px; text-align: left; }}
.rows p {{ font-size: {TABLE}px; margin: 0 0 1px 0; }}
.rows b {{ font-size: {TABLE}px; font-weight: 600; }}
.verdict td {{ padding: 0 14px 4px 0; }}
.says p {{ font-size: 16px; margin: 0; }}
.answer {{ font-size: 16px; font-weight: 700; }}
.probably, .yes {{ color: {theme.supports}; }}
.unlikely {{ color: {theme.opposes}; }}
.no {{ color: {theme.refuses}; }}
.conflicting {{ color: {theme.mixed}; }}
.sources td {{ font-size: {TABLE}px; padding: 0 8px 5px 0; }}
"""
