"""HTML in parts: its paragraphs and lists one by one, and how they share columns."""

import re
from collections.abc import Sequence

from desktop.html.markup import Html

_TAG = re.compile(r"<(/?)(p|ul|ol|blockquote|h[1-6]|table)\b[^>]*>")
_ANY_TAG = re.compile(r"<[^>]+>")
_GAP = re.compile(r"\n|(?<=</sup>) ")
_STOPS = (".", "!", "?", ".”", "?”")


def blocks_of(html: Html) -> tuple[Html, ...]:
    """The outermost elements; a heading stays with what follows it."""
    parts: list[str] = []
    depth, start = 0, 0
    for tag in _TAG.finditer(html):
        if not tag[1]:
            start = tag.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                parts.append(html[start : tag.end()])
    joined: list[str] = []
    for part in parts:
        if joined and _is_heading(joined[-1]):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(Html(part) for part in joined) or ((html,) if html.strip() else ())


def halves(block: Html) -> tuple[Html, ...]:
    """A paragraph in two where a sentence ends nearest to its middle, or as it is.

    Only a line of its author or a citation after its full stop surely ends a sentence.
    """
    if not (block.startswith("<p>") and block.endswith("</p>")):
        return (block,)
    inside = block.removeprefix("<p>").removesuffix("</p>")
    ends = [
        end.start()
        for end in _GAP.finditer(inside)
        if _is_sentence(inside[: end.start()], end[0]) and inside[end.end() :].strip()
    ]
    if not ends:
        return (block,)
    middle = length_of(block) / 2
    end = min(ends, key=lambda one: abs(length_of(Html(inside[:one])) - middle))
    return Html(f"<p>{inside[:end]}</p>"), Html(f"<p>{inside[end:].lstrip()}</p>")


def length_of(html: Html) -> int:
    """How many characters are read."""
    return len(_ANY_TAG.sub("", html))


def balanced(blocks: Sequence[Html], extra: int = 0) -> int:
    """How many of the blocks a first of two columns takes so that both are about as long.

    `extra` is what each block takes beside its characters.
    """
    lengths = [length_of(block) + extra for block in blocks]
    whole = sum(lengths)
    return min(
        range(1, len(blocks) + 1),
        key=lambda number: (max(sum(lengths[:number]), whole - sum(lengths[:number])), -number),
        default=0,
    )


def _is_sentence(part: str, gap: str) -> bool:
    said = part[: part.rfind("<sup")] if part.endswith("</sup>") else part
    return not _is_open(part) and (gap == "\n" or (said != part and said.endswith(_STOPS)))


def _is_open(part: str) -> bool:
    """Whether an element that begins in the part does not end in it."""
    return part.count("</") * 2 != len(_ANY_TAG.findall(part)) - part.count("<br>")


def _is_heading(part: str) -> bool:
    return part.endswith(("</h3>", "</h4>")) or part.startswith('<p class="subheading"')
