"""HTML as a type of its own, so that no bare text reaches a page unescaped and no tag unseen."""

import html
from collections.abc import Iterable
from typing import NewType

import nh3

from db.model.prose import Prose

Html = NewType("Html", str)

_ELEMENTS = set("p br em strong sub sup code ul ol li blockquote h3 h4 a".split())
_SCHEMES = {"https", "http", "mailto", "evidence", "cite"}


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
    return Prose(
        nh3.clean(
            prose.html,
            tags=_ELEMENTS,
            attributes={"a": {"href"}},
            url_schemes=_SCHEMES,
            link_rel=None,
        )
    )
