"""What the program is and is not, its version and licences, and its evidence packs."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.model.pack import NOT_ADVICE
from db.model.provenance import Provenance
from desktop.html.origin import notice
from desktop.icons import drawing
from desktop.plainly import PlainLabel
from desktop.theme import Theme
from desktop.version import VERSION
from desktop.wording import counted, day

_WIDTH = 520
_IS = (
    "An offline reference of drug evidence: the answer first, how sure one can be, and every "
    "study behind it."
)
_IS_NOT = (
    f"{NOT_ADVICE} It holds no patient data, gives no dosing advice for a patient, checks no "
    f"interactions and generates no text. You can always review the basis of every statement."
)
_LICENCES = (
    "The program is free under the MIT licence. It uses Qt and PySide6 under the LGPL 3 (their "
    "libraries stand beside the program and can be replaced), SQLite (public domain), "
    "Python (PSF licence) and citation styles of the CSL project, citationstyles.org "
    "(CC BY-SA 3.0)."
)


class AboutDialog(QDialog):
    """Closes with Esc or its button."""

    def __init__(self, theme: Theme, packs: Sequence[Provenance], parent: QWidget) -> None:
        """`packs` is empty where none could be read."""
        super().__init__(parent)
        self.setWindowTitle("About Dispensatory")
        self.setFixedWidth(theme.px(_WIDTH))
        picture = PlainLabel()
        picture.setPixmap(drawing("dispensatory", theme.ink, 48, self.devicePixelRatio()))
        name, version = PlainLabel("Dispensatory"), PlainLabel(f"Version {VERSION}")
        name.setObjectName("title")
        version.setObjectName("muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(version)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(picture)
        top.addLayout(words, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addLayout(top)
        for text in (_IS, _IS_NOT, *packs_in_words(packs), _LICENCES):
            column.addWidget(_paragraph(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addSpacing(4)
        column.addWidget(buttons)
        self._column = column

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in the width there is."""
        super().showEvent(event)
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))


def packs_in_words(packs: Sequence[Provenance]) -> tuple[str, ...]:
    """Which evidence is read, how much of it, how old it is and under which licence."""
    return tuple(map(_in_words, packs)) or ("No evidence pack is open.",)


def _in_words(pack: Provenance) -> str:
    manifest = pack.manifest
    held = ", ".join(
        (
            counted(manifest.drugs, "drug"),
            counted(manifest.questions, "question"),
            counted(manifest.findings, "finding"),
            counted(manifest.sources, "source"),
        )
    )
    said = (
        f"{pack.name}, reviewed {day(manifest.reviewed)}: {held}. "
        f"Its content is under {manifest.licence}."
    )
    return f"{said} {notice(pack)}" if pack.is_told else said


def _paragraph(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    return label
