"""HTML as a type of its own, so that no bare text reaches a page unescaped and no tag unseen."""

import html
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NewType
from urllib.parse import quote

from db.model.prose import Prose

if TYPE_CHECKING:
    import nh3

Html = NewType("Html", str)

_ELEMENTS = set("p br em strong sub sup code ul ol li blockquote h3 h4 a".split())
_SCHEMES = ("https:", "http:", "mailto:", "evidence:", "cite:")
_PLAIN = "%:/?#@!$&'()*+,;=~"
"""What an address is made of besides letters, digits and - . _"""
_INVISIBLE = dict.fromkeys(
    (0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)
"""Signs without ink that turn the order of what is read, or hide in an address."""


def escape(text: str) -> Html:
    """The text as HTML that shows just this text, in an element or in an attribute."""
    return Html(html.escape(text))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """HTML after HTML; `between` is text."""
    return Html(escape(between).join(parts))


def element(tag: str, *inside: Html, **attributes: str) -> Html:
    """An element; `class_` is the attribute `class`, and an empty attribute is left out."""
    written = "".join(
        f' {name.rstrip("_")}="{escape(value)}"' for name, value in attributes.items() if value
    )
    return Html(f"<{tag}{written}>{joined(inside)}</{tag}>")


def link(address: str, words: str) -> Html:
    """A link that reads as `words`."""
    return element("a", escape(words), href=address)


def cleaned(prose: Prose) -> Prose:
    """The prose without anything but its few safe elements: a pack may be a stranger's."""
    return Prose(_cleaner().clean(prose.html.translate(_INVISIBLE)))


def _kept(_element: str, _name: str, address: str) -> str | None:
    """An address that says where it leads, in ASCII; one that does not could lead anywhere."""
    known = address.strip().lower().startswith(_SCHEMES)
    return quote(address.strip(), safe=_PLAIN) if known else None


@cache
def _cleaner() -> "nh3.Cleaner":
    # Imported late: the start page has no prose, and it holds 1.5 MB.
    import nh3  # noqa: PLC0415

    return nh3.Cleaner(
        tags=_ELEMENTS,
        attributes={"a": {"href"}},
        attribute_filter=_kept,
        url_schemes={scheme.rstrip(":") for scheme in _SCHEMES},
        link_rel=None,
    )
