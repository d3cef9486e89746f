"""Asks whether a pack is to be installed, and whose key is to be believed."""

from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QInputDialog,
    QVBoxLayout,
    QWidget,
)

from db.errors import NotTrusted
from db.model.pack import Trust
from db.packs.installed import Offer
from desktop.dialogs.pack_words import facts, name
from desktop.plainly import PlainLabel
from desktop.theme import Theme

_WIDTH = 560


class OfferDialog(QDialog):
    """Shows what a file is; accepted when the reader wants it installed, risks and all."""

    def __init__(self, offer: Offer, theme: Theme, today: date, parent: QWidget) -> None:
        """What has a risk is not what Enter does."""
        super().__init__(parent)
        self.setWindowTitle("Install pack – Dispensatory")
        self.setFixedWidth(theme.px(_WIDTH))
        title = plain(name(offer.manifest), "heading")
        about, held, known_as = facts(offer.manifest, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(theme.px(6))
        for part in (title, plain(about), plain(held), plain(known_as, "note")):
            column.addWidget(part)
        if offer.replaces:
            column.addWidget(plain(_replacing(offer), "muted"))
        column.addWidget(_certain(offer) if offer.is_known else _warning(offer))
        column.addSpacing(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.install = buttons.addButton(_verb(offer), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        chosen = self.install if offer.is_known else self.cancel
        for button in (self.install, self.cancel):
            button.setAutoDefault(button is chosen)
        chosen.setDefault(True)
        chosen.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def ask_key(error: NotTrusted, parent: QWidget) -> QInputDialog:
    """An open question for the publisher's public key; its text is what was typed."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("Whose pack is it? – Dispensatory")
    dialog.setLabelText(
        f"The pack is signed with the key {error.key_name}, which is not known here.\n"
        f"Paste the public key that its publisher gives out; it begins with RW."
    )
    dialog.setOkButtonText("Check")
    dialog.open()
    return dialog


def plain(words: str, kind: str = "") -> PlainLabel:
    """A paragraph of a stranger's words as they are, whatever is in them."""
    label = PlainLabel(words)
    label.setWordWrap(True)
    label.setObjectName(kind)
    return label


def _verb(offer: Offer) -> str:
    if offer.is_known:
        return "Install"
    return "Install unsigned" if offer.proved.trust is Trust.UNSIGNED else "Accept key and install"


def _replacing(offer: Offer) -> str:
    old = offer.replaces
    if old is None or old.content_hash == offer.manifest.content_hash:
        return "This version is installed already."
    older = " It was reviewed earlier than that." if offer.manifest.reviewed < old.reviewed else ""
    return f"Takes the place of version {old.version}, to which you can go back.{older}"


def _certain(offer: Offer) -> PlainLabel:
    is_ours = offer.proved.trust is Trust.SHIPPED
    return plain(
        "Signed by the makers of this program."
        if is_ours
        else f"Signed with the key {_key(offer)}, which you accepted before."
    )


def _warning(offer: Offer) -> QFrame:
    if offer.proved.trust is Trust.UNSIGNED:
        words = (
            "Nobody has signed this pack, so nothing proves who made it or that it is complete. "
            "Install it only if you know where it is from. Every page from it will say so."
        )
    else:
        words = (
            f"Signed with the key {_key(offer)}, which you have not accepted. Compare it with the "
            f"key that the publisher gives out. Once you accept it, later versions and other packs "
            f"signed with it are believed. Every page from it will say so."
        )
    frame = QFrame()
    frame.setObjectName("warning")
    QVBoxLayout(frame).addWidget(plain(words))
    return frame


def _key(offer: Offer) -> str:
    return offer.proved.key.name if offer.proved.key else ""
