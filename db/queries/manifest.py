"""What the pack says of itself."""

from db.errors import NotAPack
from db.model.pack import Manifest
from db.store import Store

_MANIFEST = """
SELECT id, title, version, licence, publisher, format, reviewed, content_hash,
       drugs, questions, findings, sources
  FROM manifest
"""


def read(store: Store) -> Manifest:
    """The pack's manifest; NotAPack if it has none."""
    rows = store.rows(_MANIFEST)
    if not rows:
        raise NotAPack(f"“{store.path}” does not say what it is. Get the pack again.")
    try:
        return Manifest(*rows[0])
    except ValueError as error:
        raise NotAPack(
            f"“{store.path}” does not say rightly what it is: {error}. Get the pack again."
        ) from error
