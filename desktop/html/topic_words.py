"""A row of a topic's table in words: for the text of the page and for those who hear it."""

from db.model.source import DesignGroup
from db.model.topic import BestStudy, MainHarm, Pointing, TopicPage, TopicRow
from desktop.html.agreement import pointing_words
from desktop.html.words import begun
from desktop.wording import counted

DIRECTIONS = (
    "▲ supports, ▼ opposes, ◆ mixed, ● neutral: studies are counted towards what each page "
    "proposes, as on the page itself."
)
NOT_A_RANKING = (
    "Every cell is made from the pages. Answers and certainty are each page’s own; that one drug "
    "stands above another does not mean that the two were compared in a trial."
)
_REVIEWED = {
    DesignGroup.OBSERVATIONAL: "observational studies",
    DesignGroup.CASES: "case reports",
    DesignGroup.OPINION: "opinions",
    DesignGroup.ANIMAL: "animal experiments",
    DesignGroup.IN_VITRO: "in-vitro studies",
}


def drugs_compared(page: TopicPage) -> str:
    """`6 drugs, from yes to no`; one alone is said to be alone."""
    if page.drugs == 1:
        return "1 drug so far: no other in this pack has a page for it."
    return f"{counted(page.drugs, 'drug')}, from yes to no, the surest first within an answer."


def sureness(row: TopicRow) -> str:
    """`moderate certainty`, `strong support`, `no rating`."""
    if row.certainty:
        return f"{row.certainty.words} certainty"
    return f"{row.strength.value} support" if row.strength else "no rating"


def design(best: BestStudy) -> str:
    """`meta-analysis`; a review that has no trials says what it has."""
    return f"{best.design.words} {reviewed(best)}".rstrip()


def reviewed(best: BestStudy) -> str:
    """`of observational studies`; nothing for a review that has trials, or for no review."""
    group = best.reviews.group if best.reviews else None
    return f"of {_REVIEWED[group]}" if group in _REVIEWED else ""


def best_study(best: BestStudy | None) -> str:
    """`Generoso 2017, meta-analysis, and 2 more such`; that there is none is said."""
    if best is None:
        return "no study in people"
    more = f", and {best.more} more such" if best.more else ""
    return f"{best.short}, {design(best)}{more}"


def pointing(found: Pointing) -> str:
    """`9 studies: 5 support, 2 oppose, 1 mixed, 1 neutral`; `no study`."""
    if not found.total:
        return "no study"
    parts = ", ".join(pointing_words(direction, number) for direction, number in found.counts)
    return f"{counted(found.total, found.noun)}: {parts}"


def marks(found: Pointing) -> str:
    """`▲ 5  ▼ 2  ◆ 1  ● 1`; `no study`."""
    parts = (f"{direction.mark}\u00a0{number}" for direction, number in found.counts)
    return "  ".join(parts) or "no study"


def harm(found: MainHarm | None) -> str:
    """`Dizziness, RR 1.99 (1.17 to 3.37), low certainty`; `no harm is written down`."""
    if found is None:
        return "no harm is rated"
    return ", ".join(part for part in (found.outcome, effect(found), harm_sureness(found)) if part)


def harm_sureness(found: MainHarm) -> str:
    """`low certainty`, `weak support`, `no data`."""
    if found.certainty:
        return f"{found.certainty.words} certainty"
    return f"{found.strength.value} support" if found.strength else "no data"


def effect(found: MainHarm) -> str:
    """The effect as printed, with true minus signs."""
    return found.effect.replace("-", "−")


def borrowed(row: TopicRow) -> str:
    """Where a harm is from that is not from the row's own page: `from “Addictive, dangerous?”`."""
    if row.harm is None or row.harm.question == row.question:
        return ""
    return f"from “{row.harm.label}”"


def whole_row(row: TopicRow) -> str:
    """Everything that a row shows."""
    return ". ".join(
        (
            f"{begun(row.name)}: {row.text} {row.answer.words}, {sureness(row)}",
            f"Best study in people: {best_study(row.best)}",
            f"People: {pointing(row.human)}",
            f"Animals and in vitro: {pointing(row.preclinical)}",
            f"Main harm: {harm(row.harm)}",
        )
    )
