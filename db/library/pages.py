"""Pages of a library: from the first pack that holds one, or the one that the address names."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from db.errors import NoSuchPlace
from db.library.shelf import Held, OpenPacks
from db.model.comparison import ComparePage, DrugChoice
from db.model.page import DrugPage, SourcePage
from db.model.place import Place
from db.model.provenance import Also
from db.model.source import Source
from db.model.topic import TopicPage, TopicRow, in_order
from db.queries import comparison, drugs, held, sources, topics


def drug_page(packs: OpenPacks, place: Place) -> DrugPage:
    """A drug's page, and the other packs that have the drug."""
    pack = holding(packs, place)
    page = drugs.page(pack.store, replace(place, pack=""))
    also = packs.without_damaged(lambda: _also_of_drug(packs, pack, page))
    return replace(page, trust=pack.provenance.trust, pack=pack.pack, also=also)


def source_page(packs: OpenPacks, place: Place) -> SourcePage:
    """A source's page, and the other packs that have the publication."""
    pack = holding(packs, place)
    page = sources.source_page(pack.store, place.source)
    return replace(
        page,
        cited_by=tuple(
            (str(pack.place_of(Place.read(address))), text) for address, text in page.cited_by
        ),
        trust=pack.provenance.trust,
        pack=pack.pack,
        also=packs.without_damaged(lambda: _also_of_source(packs, pack, page.source)),
    )


def topic_page(packs: OpenPacks, id: str) -> TopicPage:
    """A topic's table with the rows of all packs, under what the first that has it says of it."""
    found: dict[Held, TopicPage] = {}
    for pack in packs.held if len(packs.held) > 1 else ():
        with contextlib.suppress(NoSuchPlace):
            found[pack] = topics.topic_page(pack.store, id)
    if not found:
        found = {packs.held[0]: topics.topic_page(packs.held[0].store, id)}
    first = next(iter(found.values()))
    rows = [_row_of(packs, pack, row) for pack, page in found.items() for row in page.rows]
    said = tuple(pack.provenance for pack in found)
    is_told = any(one.is_told for one in said)
    return replace(first, rows=in_order(rows), packs=said if is_told else ())


def compare_page(packs: OpenPacks, place: Place) -> ComparePage:
    """Pages side by side, each from its pack."""
    for one in place.compared:
        drugs.drug(holding(packs, one).store, one.drug)  # says what the pack has not
    named = tuple(holding(packs, one).place_of(one) for one in place.compared)
    full = comparison.in_full(Place(compared=named), lambda pages: _choices(packs, pages))
    pages = tuple(drug_page(packs, one) for one in full)
    if len({page.pack for page in pages}) > 1:
        # Imported late, as all that only several packs need: a start seldom does.
        from db.library.compared import with_sources_of  # noqa: PLC0415

        pages = tuple(with_sources_of(page.pack, page) if page.pack else page for page in pages)
    return ComparePage(pages)


def holding(packs: OpenPacks, place: Place) -> Held:
    """The pack that an address names, or the first that has its page or at least its drug."""
    if place.pack:
        return _named(packs, place)
    if len(packs.held) == 1:
        return packs.held[0]
    for wanted in (place, replace(place, question="")):
        for pack in packs.held:
            if held.has(pack.store, wanted):
                return pack
    what = f"source “{place.source}”" if place.source else f"drug “{place.drug}”"
    raise NoSuchPlace(f"None of your packs has a {what}. Choose a drug from the list, or search.")


def _named(packs: OpenPacks, place: Place) -> Held:
    for pack in packs.held:
        if pack.id == place.pack:
            return pack
    raise NoSuchPlace(
        f"No pack “{place.pack}” is read. Install it, or open {replace(place, pack='')} "
        f"to read what another pack says."
    )


def _also_of_drug(packs: OpenPacks, pack: Held, page: DrugPage) -> tuple[Also, ...]:
    if len(packs.held) == 1:
        return ()
    found = []
    for store, drug in packs.same.of(pack.store, page.drug.id).items():
        other = packs.of(store)
        asked = Place(drug, page.question.id)
        place = asked if held.has(store, asked) else Place(drug)
        found += [Also(_by_id(place, other), other.name)] if other is not pack else []
    return tuple(found)


def _also_of_source(packs: OpenPacks, pack: Held, source: Source) -> tuple[Also, ...]:
    others = [other for other in packs.held if other is not pack]
    ids = ((other, held.same_source(other.store, source)) for other in others)
    return tuple(Also(_by_id(Place(source=id), other), other.name) for other, id in ids if id)


def _by_id(place: Place, pack: Held) -> Place:
    """The address of a place in a pack, also in the first on the shelf."""
    return replace(place, pack=pack.id)


def _row_of(packs: OpenPacks, pack: Held, row: TopicRow) -> TopicRow:
    if len(packs.held) == 1:
        return row
    is_told = pack.is_told or len(packs.same.of(pack.store, row.drug)) > 1
    return replace(row, pack=pack.pack, pack_name=pack.name if is_told else "")


def _choices(packs: OpenPacks, pages: Sequence[Place]) -> list[DrugChoice]:
    """What can be compared of the drugs of pages that name their packs."""
    wanted: dict[Held, list[str]] = {}
    for page in pages:
        wanted.setdefault(holding(packs, page), []).append(page.drug)
    known = {
        (pack, one.id): one
        for pack, ids in wanted.items()
        for one in comparison.chosen(pack.store, ids)
    }
    return [known[holding(packs, page), page.drug] for page in pages]
