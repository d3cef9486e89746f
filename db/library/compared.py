"""Pages of several packs side by side: what is cited in one is not what is cited in another."""

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from db.model.finding import Finding
from db.model.prose import Prose
from db.model.source import Source

T = TypeVar("T")


def with_sources_of(pack: str, value: T) -> T:
    """The same, every source's id followed by its pack as in an address: `ash2001@regional`.

    Two packs may call two publications by one id.
    """
    made: Any = value
    if isinstance(value, Prose):
        made = value.citing(lambda id: f"{id}@{pack}")
    elif isinstance(value, tuple):
        made = tuple(with_sources_of(pack, one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        if isinstance(value, Source):
            parts["id"] = f"{value.id}@{pack}"
        elif isinstance(value, Finding):
            parts["source"] = f"{value.source}@{pack}"
        made = type(value)(**{name: with_sources_of(pack, part) for name, part in parts.items()})
    whole: T = made
    return whole
