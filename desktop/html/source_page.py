"""A source's own page in HTML: its addresses, its check, and the findings taken from it."""

from db.model.finding import Finding, Judgement
from db.model.page import SourcePage
from db.model.source import Source
from desktop.html import words
from desktop.html.markup import Html, escape
from desktop.html.vancouver import links
from desktop.wording import day


def addresses(source: Source) -> Html:
    """Where the publication is found, each address in full; that none is known is said."""
    known = [
        f'<p>{escape(name)}: <a href="{escape(address)}">{escape(address)}</a></p>'
        for name, address in links(source)
    ]
    return Html("".join(known) or "<p>No DOI, PubMed or PMC number of it was seen.</p>")


def check(source: Source) -> Html:
    """What the citation was checked against, how far, and when."""
    made = source.check
    sentence = (
        f"Checked against {made.against} in {day(made.on)}. "
        f"Grade {made.grade.value}: {made.grade.words}."
    )
    note = f"<p>{escape(made.note)}</p>" if made.note else ""
    return Html(f"<p>{escape(sentence)}</p>{note}")


def findings(page: SourcePage) -> Html:
    """Every finding: whom or what it is about, what was found, and which way it points."""
    return Html("".join(_finding(finding, page) for finding in page.findings))


def _finding(finding: Finding, page: SourcePage) -> str:
    facts = (
        words.number_tested(finding),
        finding.tested,
        words.dose_line(finding),
        words.comparator(finding),
    )
    about = escape(words.begun(" · ".join(fact for fact in facts if fact)))
    pointed = " &nbsp; ".join(_judgement(finding, one, page) for one in finding.judgements)
    notes = (finding.note, words.scaling_note(finding))
    note = "".join(f'<br><span class="muted">{escape(one)}</span>' for one in notes if one)
    return (
        f"<p><b>{escape(words.tested_in(finding))}</b><br>"
        f'<span class="muted">{about}</span><br>'
        f"{escape(words.result(finding))}{note}<br>{pointed}</p>"
    )


def _judgement(finding: Finding, judgement: Judgement, page: SourcePage) -> str:
    address = page.page_of(finding, judgement.question)
    title = escape(dict(page.cited_by).get(address, judgement.question.replace("-", " ")))
    why = f" ({escape(judgement.why)})" if judgement.why else ""
    direction = judgement.direction
    return (
        f'<span class="{direction.value}">{words.direction(direction)}</span>: '
        f'<a href="{escape(address)}">{title}</a>{why}'
    )
