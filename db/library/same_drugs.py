"""Which drugs of several packs are one: by their id, or by a number of the same substance."""

from collections.abc import Mapping, Sequence

from db.queries import held
from db.store import Store


class SameDrugs:
    """The drugs of all packs, each with the packs that have it, in the order of the shelf."""

    def __init__(self, stores: Sequence[Store]) -> None:
        """Read which drugs the packs have."""
        self._group: dict[tuple[Store, str], dict[Store, str]] = {}
        by_number: dict[str, dict[Store, str]] = {}
        for store in stores:
            for drug, numbers in store.remembered(held.drug_numbers).items():
                known = (by_number[number] for number in numbers if number in by_number)
                group = next((one for one in known if store not in one), {})
                group[store] = drug
                self._group[store, drug] = group
                for number in numbers:
                    by_number.setdefault(number, group)

    def of(self, store: Store, drug: str) -> Mapping[Store, str]:
        """The packs that have the drug, each with its id there; nothing if it has none such."""
        return self._group.get((store, drug), {})
