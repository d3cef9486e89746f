"""What the dialogs say of a pack: whose it is, why it is trusted, how much it holds, how old."""

from datetime import date

from db.model.pack import Manifest, Trust
from db.packs.keys import PublicKey
from desktop.wording import age, counted, day


def name(pack: Manifest) -> str:
    """`Core pack 1.0`."""
    return f"{pack.title} {pack.version}"


def facts(pack: Manifest, today: date) -> tuple[str, ...]:
    """Publisher, review, licence; then the counts; then what only a maker asks."""
    ago = age(pack.reviewed, today)
    reviewed = f"reviewed {day(pack.reviewed)}" + (f", {ago}" if ago else "")
    held = (
        (pack.drugs, "drug"),
        (pack.questions, "question"),
        (pack.findings, "finding"),
        (pack.sources, "source"),
    )
    return (
        f"By {pack.publisher} · {reviewed} · licence {pack.licence}",
        " · ".join(counted(number, noun) for number, noun in held),
        f"Id {pack.id} · format {pack.format} · content {pack.content_hash[:12]}",
    )


def trust(pack: Trust, key: PublicKey | None) -> str:
    """Why an installed pack is read."""
    match pack:
        case Trust.SHIPPED:
            return "Signed by the makers of this program" if key else "Came with this program"
        case Trust.ACCEPTED:
            return f"Signed with the key {key.name if key else '?'}, which you accepted"
        case Trust.UNSIGNED:
            return "Nobody has signed it; you accepted it as it is"
