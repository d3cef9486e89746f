"""Everything that is known of a finding, as HTML: what opens under its row."""

from collections.abc import Iterator

from db.model.finding import DOSE_SCALING_LABEL, Finding
from db.model.page import DrugPage
from desktop.html import words
from desktop.html.markup import Html, element, escape, joined
from desktop.html.numbering import Numbering
from desktop.html.vancouver import links, reference_text
from desktop.page.evidence_filter import Shown


def detail(row: Shown, page: DrugPage, numbering: Numbering, names: int) -> Html:
    """The fields that are filled beside their names, which take `names` px; then the source."""
    facts = [(name, escape(said)) for name, said in _facts(row, page) if said]
    facts.append(("Source", _source(row, numbering)))
    lines = (_line(name, said, names) for name, said in facts)
    return element("table", *lines, class_="facts", width="100%", cellspacing="0", cellpadding="0")


def _facts(row: Shown, page: DrugPage) -> Iterator[tuple[str, str]]:
    finding, question = row.finding, page.question.id
    why = words.reason(finding, question)
    pointing = f"{words.direction(row.direction)} “{page.question.proposition}”"
    yield "Direction", f"{pointing}: {why}" if why else pointing
    yield "Outcome", words.begun(finding.outcome)
    yield "Result", finding.result
    for one in finding.estimates:
        if one.question == question:
            note = f" ({one.note})" if one.note else ""
            yield "Estimate", f"{words.estimate(one)}{note}"
    yield "Tested in", words.tested_in(finding)
    yield "Number", words.number_tested(finding)
    yield "Drug given", finding.tested
    yield "Dose", words.dose(finding)
    yield "Scaled dose", _scaled(finding)
    yield "Duration", finding.duration
    yield "Comparator", finding.comparator
    yield "Quality", finding.quality
    yield "Note", finding.note


def _scaled(finding: Finding) -> str:
    scaled = words.human_equivalent(finding)
    return f"{scaled}: {DOSE_SCALING_LABEL}" if scaled else ""


def _source(row: Shown, numbering: Numbering) -> Html:
    source = row.source
    number = element("a", escape(str(numbering.number(source.id))), href=f"source:{source.id}")
    addresses = [element("a", escape(name), href=address) for name, address in links(source)]
    own = element("a", escape("All its findings"), href=f"evidence:source/{source.id}")
    reference = escape(f". {reference_text(source)} ")
    return joined([number, reference, joined([*addresses, own], " · ")])


def _line(name: str, said: Html, wide: int) -> Html:
    label = element("span", escape(name), class_="muted")
    return element("tr", element("td", label, width=str(wide)), element("td", said))
