"""A source in the list of sources, as HTML."""

from db.model.source import CheckGrade, Source
from desktop.html.markup import Html, element, escape, joined
from desktop.html.numbering import Numbering
from desktop.html.vancouver import reference
from desktop.page import drawn
from desktop.wording import day

ONLY_DESCRIBED = "described by other papers only"


def checked(source: Source) -> str:
    """`checked against the abstract, November 2026`, and what else must be known of the check."""
    made = source.check
    against = made.against if made.against.startswith("the ") else f"the {made.against}"
    first = f"checked against {against}" if made.against else "not checked"
    if made.grade is CheckGrade.C:
        first = ONLY_DESCRIBED
    when = day(made.on) if made.on else ""
    inferred = "in brackets: not read on a copy" if source.inferred else ""
    return ", ".join(part for part in (first, when, inferred) if part)


def entry(source: Source, numbering: Numbering, hang: int) -> Html:
    """Number, reference with its addresses, design, check; lines hang by `hang` px."""
    number = numbering.back_link(source.id)
    tab = Html('<span style="white-space: pre">&#9;</span>')
    parts = [number, tab, reference(source), Html("<br>"), drawn.badge(source.design.words)]
    if source.retracted:
        parts.extend((Html(" "), drawn.warning("retracted")))
    note = f"{checked(source)}. {source.check.note}".rstrip(" .") + "."
    parts.extend((Html(" &nbsp;"), element("span", escape(note), class_="caption")))
    return Html(f'<p style="margin-left: {hang}px; text-indent: -{hang}px">{joined(parts)}</p>')
