"""Prose: Markdown with pandoc citations to clean HTML whose citations name their sources.

Raw HTML is refused, Python-Markdown renders what is left, and nh3 keeps a few safe elements. A
paragraph without any markup, which most are, is escaped directly: the same HTML 20 times faster.
"""

import html
import re
from dataclasses import dataclass

import markdown
import nh3

from db.model.prose import Prose

ELEMENTS = frozenset("p em strong ul ol li h3 a sup sub blockquote code".split())
SCHEMES = ("https:", "evidence:")
"""Where a link may lead; `cite:` is made here only, after cleaning."""

_GROUP = re.compile(r"\s*\[([^\[\]]*@[^\[\]]*)\](?!\()")
_CITED = re.compile(r"@([A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*)")
_MARKER = re.compile("\ue000([0-9]+)\ue001")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Signs without ink, some of which turn the order of what is read."""
_RAW_HTML = re.compile(
    r"</?[A-Za-z][^<>]*>|<!--|<[!?]|<(?!https:|evidence:)[A-Za-z]+[:/]|&#\w+|&\w+;"
)
_TAG = re.compile(r"<([a-z0-9]+)")
_HREF = re.compile(r'href="([^"]*)"')
_STRUCTURE = re.compile(r"\n(?:[-+*>=~|:\[\t]|#(?!## )| {4}|\d+[.)]\s)")
_INLINE = re.compile(r"[*_`\[\]\\]")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_MARKDOWN = markdown.Markdown(output_format="html")


def _kept(_element: str, _name: str, value: str) -> str | None:
    """A link's address if it leads where links may; nothing else has attributes."""
    return value if value.startswith(SCHEMES) else None


_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes={"a": {"href"}},
    attribute_filter=_kept,
    url_schemes={scheme.rstrip(":") for scheme in SCHEMES},
    link_rel=None,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Clean prose, and what is wrong with the text it was made from."""

    prose: Prose
    mistakes: tuple[str, ...] = ()


def render(text: str) -> Rendered:
    """The prose of a text; mistakes are sentences that say how to mend them."""
    # Blanks at the end of a line, which no one sees, would break it.
    text = "\n".join(map(str.rstrip, text.strip().split("\n")))
    if not text:
        return Rendered(Prose())
    mistakes: list[str] = []
    if _PRIVATE.search(text):
        mistakes.append("a private-use character stands in the text. Remove it.")
        text = _PRIVATE.sub("", text)
    mistakes.extend(
        f"an invisible sign (U+{ord(sign):04X}) stands in the text. Remove it."
        for sign in dict.fromkeys(INVISIBLE.findall(text))
    )
    text = INVISIBLE.sub("", text)
    groups: list[str] = []
    marked = _GROUP.sub(lambda match: _marker(match[1], groups, mistakes), text)
    mistakes.extend(_raw_html(marked))
    if "@" in marked and (bare := re.search(r"(?<![\w.])@[A-Za-z]\w*", marked)):
        mistakes.append(f"“{bare[0]}” is not in brackets. Write a citation as [{bare[0]}].")
    made = _to_html(marked)
    mistakes.extend(_not_allowed(made))
    clean = _CLEANER.clean(made)
    return Rendered(Prose(_MARKER.sub(lambda match: groups[int(match[1])], clean)), tuple(mistakes))


def _marker(inside: str, groups: list[str], mistakes: list[str]) -> str:
    """A mark that Markdown leaves alone, in place of a citation group."""
    ids = []
    for part in inside.split(";"):
        match = _CITED.fullmatch(part.strip())
        if match is None:
            mistakes.append(
                f"“[{inside}]” is not a citation. Write [@id] or [@id1; @id2], ids alone."
            )
            return ""
        ids.append(match[1])
    groups.append(f'<a href="cite:{";".join(ids)}"></a>')
    return f"\ue000{len(groups) - 1}\ue001"


def _raw_html(text: str) -> list[str]:
    """What looks like HTML, which is not read; a comparison such as `P<.001` does not."""
    if "<" not in text and "&" not in text:
        return []
    return [
        f"“{match[0]}” is HTML, which prose may not hold. Write it in Markdown or in words."
        for match in _RAW_HTML.finditer(text)
    ]


def _to_html(text: str) -> str:
    """Markdown to HTML; where no list or quotation spans blocks, each block goes its own way."""
    if _STRUCTURE.search(f"\n{text}"):
        return _markdown(text)
    return "\n".join(map(_block, _BLANK.split(text)))


def _block(block: str) -> str:
    heading = block.removeprefix("### ")
    if _INLINE.search(heading) or "://" in heading or (heading != block and "\n" in heading):
        return _markdown(block)
    # A plain block as Markdown writes it: each line without the blanks that it begins with.
    lines = "\n".join(map(str.strip, html.escape(heading, quote=False).splitlines()))
    return f"<p>{lines}</p>" if heading == block else f"<h3>{lines}</h3>"


def _markdown(text: str) -> str:
    """What Python-Markdown makes of it; a `<` that opens no link is a sign, never HTML."""
    made: str = _MARKDOWN.reset().convert(re.sub(r"<(?!https:|evidence:)", "&lt;", text))
    return made


def _not_allowed(made: str) -> list[str]:
    """The elements and links that cleaning would take away."""
    found = [
        f"“<{tag}>” is made by this Markdown, which prose may not hold. Write it in plain words."
        for tag in dict.fromkeys(_TAG.findall(made))
        if tag not in ELEMENTS
    ]
    for address in _HREF.findall(made):
        if not html.unescape(address).startswith(SCHEMES):
            found.append(
                f"the link “{address}” leads nowhere we know. "
                f"Begin it with https: or evidence:, or remove it."
            )
    return found
