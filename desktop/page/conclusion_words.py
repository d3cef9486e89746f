"""The conclusion in HTML: the summary of findings, and why certainty is what it is."""

from db.model.page import DrugPage
from db.model.question import Conclusion, QuestionKind
from desktop.html.markup import Html, element, escape, joined, link
from desktop.html.numbering import Numbering
from desktop.html.summary import studies
from desktop.page import drawn

HOW_RATED = (
    "Certainty is rated for each outcome by GRADE: randomised trials start high, observational "
    "studies low, case reports and opinions very low; then it is lowered or raised for reasons."
)
_NARROW = (("Outcome", "42%"), ("In words", "58%"))


def summary(page: DrugPage, numbering: Numbering, is_narrow: bool) -> Html:
    """The table of outcomes; on a narrow page what is said of one stands in two columns."""
    conclusions = page.question.conclusions
    has_effects = any(one.effect for one in conclusions)
    heads = _NARROW if is_narrow else _heads(page.question.kind, has_effects)
    cells = (element("th", escape(head), width=width) for head, width in heads)
    rows = (
        _narrow_row(one, page, numbering) if is_narrow else _row(one, page, numbering, has_effects)
        for one in conclusions
    )
    return element(
        "table",
        element("tr", *cells),
        *rows,
        class_="rows",
        width="100%",
        cellspacing="0",
        cellpadding="0",
    )


def reasons(page: DrugPage, numbering: Numbering) -> Html:
    """Why certainty was lowered or raised, outcome by outcome."""
    parts = [_reasons_of(one, numbering) for one in page.question.conclusions if one.certainty]
    return joined([element("p", escape(HOW_RATED), class_="muted"), *parts])


def topics(page: DrugPage) -> Html:
    """Links to the topics that compare other drugs for the question."""
    links = joined([link(address, title) for address, title in page.topics], " · ")
    return element("p", _muted("Other drugs: "), links) if page.topics else links


def outcomes(page: DrugPage, numbering: Numbering) -> Html:
    """What is known of each outcome, one under another: for a column beside others."""
    return joined([_stacked(one, numbering) for one in page.question.conclusions])


def _stacked(conclusion: Conclusion, numbering: Numbering) -> Html:
    name = _outcome(element("b", escape(conclusion.outcome)), conclusion)
    parts = (name, _sure(conclusion), _effect(conclusion), _says(conclusion, numbering))
    return element("p", Html("<br>".join(part for part in parts if part)))


def _heads(kind: QuestionKind, has_effects: bool) -> tuple[tuple[str, str], ...]:
    """The heads of a wide table and their widths; without effects words have more room."""
    sure = "Certainty" if kind is QuestionKind.EFFECT else "Support"
    effect = (("Effect", "16%"),) if has_effects else ()
    words = "40%" if has_effects else "50%"
    outcome = ("Outcome", "18%" if has_effects else "23%")
    return (
        outcome,
        *effect,
        ("Studies", "11%" if has_effects else "12%"),
        (sure, "15%"),
        ("In words", words),
    )


def _row(conclusion: Conclusion, page: DrugPage, numbering: Numbering, has_effects: bool) -> Html:
    found = studies(conclusion, page)
    cited = _muted(found) if found == "none" else escape(found)
    effect = element("td", _effect(conclusion) or _muted("–"))
    return element(
        "tr",
        element("td", _outcome(escape(conclusion.outcome), conclusion)),
        *((effect,) if has_effects else ()),
        element("td", cited),
        element("td", _sure(conclusion)),
        element("td", _says(conclusion, numbering)),
    )


def _narrow_row(conclusion: Conclusion, page: DrugPage, numbering: Numbering) -> Html:
    found = _muted(studies(conclusion, page)) if conclusion.has_data else Html("")
    name = element("b", escape(conclusion.outcome))
    lines = (_outcome(name, conclusion), _effect(conclusion), _sure(conclusion), found)
    left = Html("<br>".join(line for line in lines if line))
    return element("tr", element("td", left), element("td", _says(conclusion, numbering)))


def _outcome(name: Html, conclusion: Conclusion) -> Html:
    harm = (Html("&nbsp; "), drawn.badge("harm")) if conclusion.is_harm else ()
    return joined((name, *harm))


def _effect(conclusion: Conclusion) -> Html:
    return escape(conclusion.effect.replace("-", "−"))


def _says(conclusion: Conclusion, numbering: Numbering) -> Html:
    says = _inline(numbering.prose(conclusion.says))
    return says if conclusion.has_data else element("span", says, class_="muted")


def _sure(conclusion: Conclusion) -> Html:
    if conclusion.certainty:
        level = conclusion.certainty
        word = level.words.replace(" ", "\u00a0")
        return joined([drawn.certainty(level), Html("&nbsp; "), _muted(word)])
    if conclusion.strength:
        return drawn.strength(conclusion.strength)
    return _muted("no data")


def _reasons_of(conclusion: Conclusion, numbering: Numbering) -> Html:
    assert conclusion.certainty
    level = conclusion.certainty
    head = joined(
        [
            element("b", escape(conclusion.outcome)),
            Html(" &nbsp; "),
            drawn.certainty(level),
            Html("&nbsp; "),
            _muted(level.words),
        ]
    )
    steps = [
        element(
            "li",
            _muted(f"{rating.steps:+d} {rating.domain.words}: ".replace("-", "−", 1)),
            _inline(numbering.prose(rating.reason)),
        )
        for rating in conclusion.ratings
    ] or [element("li", _muted("Nothing lowered or raised it."))]
    return joined([element("p", head), element("ul", *steps)])


def _inline(html: Html) -> Html:
    """Paragraphs as lines of one cell."""
    return Html(html.strip().removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "<br>"))


def _muted(words: str) -> Html:
    return element("span", escape(words), class_="muted")
