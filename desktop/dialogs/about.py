"""What the program is and is not, its version and licences, and its evidence pack."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.model.pack import NOT_ADVICE, Manifest
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

    def __init__(self, theme: Theme, manifest: Manifest | None, parent: QWidget) -> None:
        """`manifest` is None where no pack could be read."""
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
        for text in (_IS, _IS_NOT, pack_in_words(manifest), _LICENCES):
            column.addWidget(_paragraph(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def pack_in_words(manifest: Manifest | None) -> str:
    """Which evidence is read, how much of it, how old it is and under which licence."""
    if manifest is None:
        return "No evidence pack is open."
    held = ", ".join(
        (
            counted(manifest.drugs, "drug"),
            counted(manifest.questions, "question"),
            counted(manifest.findings, "finding"),
            counted(manifest.sources, "source"),
        )
    )
    return (
        f"{manifest.title} {manifest.version}, reviewed {day(manifest.reviewed)}: {held}. "
        f"Its content is under {manifest.licence}."
    )


def _paragraph(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    return label
