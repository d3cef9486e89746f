"""Where a page is from, in words: its pack where that is to be told, and others that have it."""

from collections.abc import Sequence

from db.model.pack import NOT_ADVICE, Trust
from db.model.page import DrugPage, SourcePage
from db.model.provenance import Also, Provenance
from desktop.html.markup import Html, element, escape, joined, link
from desktop.html.outline import Line
from desktop.wording import counted, day

_SIGNED = {
    Trust.SHIPPED: ".",
    Trust.ACCEPTED: ", signed with a key you accepted.",
    Trust.UNSIGNED: "; nobody has signed it.",
}
_SHORT = {
    Trust.SHIPPED: "",
    Trust.ACCEPTED: "Signed with a key you accepted. ",
    Trust.UNSIGNED: "Nobody has signed it. ",
}
_SEVERAL = "The top of the page says who signed which. "
_MOST_NAMED = 3


def notice(pack: Provenance) -> str:
    """`From “Regional Formulary” 2.1 by City Hospital; nobody has signed it.` and the like."""
    said = pack.manifest
    publisher = f" by {said.publisher}" if said.publisher else ""
    return f"From “{said.title}” {said.version}{publisher}{_SIGNED[pack.trust]}"


def notices(packs: Sequence[Provenance]) -> tuple[str, ...]:
    """A sentence for each pack that is to be told."""
    return tuple(notice(pack) for pack in packs if pack.is_told)


def also_in(page: DrugPage | SourcePage) -> tuple[Line, ...]:
    """The other packs that have the drug or publication, each with its address."""
    return tuple(Line(f"{one.pack} ({one.place})", label="Also in:") for one in page.also)


def origin_html(packs: Sequence[Provenance], also: Sequence[Also] = ()) -> Html:
    """The notices, and links to the same in other packs; nothing if there is nothing to tell."""
    said = " ".join(notices(packs))
    links = joined((link(str(one.place), one.pack) for one in also), ", ")
    where = joined((Html("Also in: "), links)) if also else Html("")
    parts = [part for part in (escape(said), where) if part]
    return element("p", joined(parts, " "), class_="muted") if parts else Html("")


def pack_names(packs: Sequence[Provenance]) -> str:
    """`Core pack 1.0, Regional Formulary 2.1`, or how many packs there are."""
    if len(packs) > _MOST_NAMED:
        return counted(len(packs), "pack")
    return ", ".join(pack.name for pack in packs)


def footer(packs: Sequence[Provenance], reviewed: str = "") -> tuple[str, ...]:
    """The packs with their review and licence, who signed them, and what the page is not."""
    first = min(pack.manifest.reviewed for pack in packs)
    since = f"reviewed {day(first)}{' or later' if len(packs) > 1 else ''}"
    licences = ", ".join(dict.fromkeys(pack.manifest.licence for pack in packs))
    line = f"{pack_names(packs)} · {reviewed or since} · {licences}"
    signed = _SHORT[packs[0].trust] if len(packs) == 1 else _SEVERAL
    is_strange = any(pack.trust is not Trust.SHIPPED for pack in packs)
    return (line, f"{signed if is_strange else ''}{NOT_ADVICE}")
