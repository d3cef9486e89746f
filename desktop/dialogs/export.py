"""Takes a page's sources or findings out of the program: in which format, saved or copied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.errors import CannotWrite
from desktop.exports.extract import Extract
from desktop.exports.formats import EXPORTS, Export, Subject
from desktop.files import write_whole
from desktop.plainly import PlainLabel
from desktop.session import Latest
from desktop.theme import CAPTION, LINE_HEIGHT, TABLE, Theme
from desktop.wording import counted

Run = Callable[[Callable[[], str], Callable[[str], None]], None]
"""Does some work off the GUI thread and gives its text to what follows on it."""

_SIZE = (860, 560)
_CHOICES = 232
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that can be exported, and how the dialog names it."""

    words: str
    subject: Subject
    extract: Extract


def parts_of(extract: Extract, selected: Sequence[str]) -> tuple[Part, ...]:
    """What of a page there is to export; sources that the selected text cites come first."""
    some = extract.only(selected)
    cites, sources = counted(len(some.sources), "source"), counted(len(extract.sources), "source")
    findings = counted(len(extract.findings), "finding")
    known = (
        (some.sources, Part(f"The selected text’s {cites}", Subject.SOURCES, some)),
        (extract.sources, Part(f"The page’s {sources}", Subject.SOURCES, extract)),
        (extract.findings, Part(f"The page’s {findings}", Subject.FINDINGS, extract)),
    )
    return tuple(part for is_any, part in known if is_any)


class ExportDialog(QDialog):
    """Shows what will be written; closes once it is saved or copied, and tells so."""

    told = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, theme: Theme, parts: Sequence[Part], run: Run, parent: QWidget) -> None:
        """`parts` is not empty; the first of them is chosen. `run` keeps the window alive."""
        super().__init__(parent)
        self.setWindowTitle("Export – Dispensatory")
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self._theme, self._parts, self._run = theme, tuple(parts), run
        self._latest = Latest()
        self._text = ""
        self.parts, self.formats = QButtonGroup(self), QButtonGroup(self)
        self.help = _label("note", "")
        self.help.setWordWrap(True)
        self.preview = QTextEdit()
        self.preview.setObjectName("export")
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName("Preview")
        self.preview.setTabChangesFocus(True)
        self._warning = QFrame()
        self.failure = PlainLabel()
        self.failure.setWordWrap(True)
        self.copy, self.save = QPushButton("Copy"), QPushButton("Save…")
        self._close = QPushButton("Close")
        self._lay_out()
        self._connect()
        self._choose_part()

    @property
    def part(self) -> Part:
        """What is to be exported."""
        return self._parts[self.parts.checkedId()]

    @property
    def export(self) -> Export:
        """The format it is to be exported in."""
        return EXPORTS[self.formats.checkedId()]

    def done(self, result: int) -> None:
        """Close, and hear no more of what is being written."""
        self._latest.start()
        super().done(result)

    def _choose_part(self) -> None:
        """Offer the formats of what is chosen; the format stays if it is one of them."""
        subject = self.part.subject
        buttons = self.formats.buttons()
        for button, export in zip(buttons, EXPORTS, strict=True):
            button.setVisible(export.subject is subject)
        if self.formats.checkedId() < 0 or self.export.subject is not subject:
            offered = (export.subject is subject for export in EXPORTS)
            next(b for b, is_offered in zip(buttons, offered, strict=True) if is_offered).click()
        else:
            self._write()

    def _write(self) -> None:
        """Write what is chosen; until that is done, nothing can be saved."""
        part, export, number = self.part, self.export, self._latest.start()
        self.help.setText(export.help)
        self._warning.hide()
        for button in (self.copy, self.save):
            button.setEnabled(False)

        def show(text: str) -> None:
            if self._latest.is_current(number):
                self._show(text, export)

        self._run(lambda: export.write(part.extract), show)

    def _show(self, text: str, export: Export) -> None:
        """References as prose with room between them, anything else letter by letter."""
        self._text = text
        prose, data = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, QTextOption.WrapMode.NoWrap
        self.preview.setWordWrapMode(prose if export.is_prose else data)
        self.preview.setPlainText(text.rstrip())
        letters, lines = QTextCharFormat(), QTextBlockFormat()
        letters.setFont(self._theme.font(TABLE) if export.is_prose else _fixed(self._theme))
        lines.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
        lines.setBottomMargin(self._theme.px(8 if export.is_prose else 0))
        whole = QTextCursor(self.preview.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeCharFormat(letters)
        whole.mergeBlockFormat(lines)
        self.preview.moveCursor(QTextCursor.MoveOperation.Start)
        for button in (self.copy, self.save):
            button.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._tell(f"{self._said()} copied")

    def _save(self) -> None:
        export = self.export
        asked = QFileDialog(self, "Save export", "", f"{export.name} (*.{export.suffix})")
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix(export.suffix)
        asked.selectFile(export.file_name(self.part.extract))
        if not asked.exec():
            return
        self.write_to(Path(asked.selectedFiles()[0]))

    def write_to(self, file: Path) -> None:
        """Write what is shown to a file and close; if that fails, say why and stay."""
        try:
            write_whole(self.export.encoded(self._text), file)
        except CannotWrite as error:
            self.failure.setText(str(error))
            self._warning.show()
            return
        self._tell(f"{self._said()} saved as {file}")

    def _said(self) -> str:
        """`41 sources were`, `1 finding was`."""
        part = self.part
        extract = part.extract
        number = len(extract.sources if part.subject is Subject.SOURCES else extract.findings)
        return f"{counted(number, part.subject.value[:-1])} {'was' if number == 1 else 'were'}"

    def _tell(self, sentence: str) -> None:
        self.told.emit(f"{sentence}.")
        self.accept()

    def _connect(self) -> None:
        self.parts.idClicked.connect(lambda _id: self._choose_part())
        self.formats.idClicked.connect(lambda _id: self._write())
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._choices())
        row.addWidget(self.preview, stretch=1)
        inside = QVBoxLayout(self._warning)
        inside.addWidget(self.failure)
        self._warning.setObjectName("warning")
        self._warning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(row, stretch=1)
        column.addWidget(self._warning)
        column.addLayout(self._buttons())

    def _choices(self) -> QWidget:
        choices = QWidget()
        choices.setFixedWidth(self._theme.px(_CHOICES))
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        _offer(column, "What", self.parts, [part.words for part in self._parts])
        self.parts.button(0).setChecked(True)
        column.addSpacing(12)
        _offer(column, "Format", self.formats, [export.name for export in EXPORTS])
        column.addSpacing(6)
        column.addWidget(self.help)
        column.addStretch()
        return choices

    def _buttons(self) -> QHBoxLayout:
        self.save.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._close)
        row.addStretch()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        return row


def _offer(column: QVBoxLayout, title: str, group: QButtonGroup, names: Sequence[str]) -> None:
    """A heading and a button a choice, numbered in order."""
    column.addWidget(_label("strong", title))
    for number, name in enumerate(names):
        button = QRadioButton(name)
        button.setAccessibleDescription(title)
        group.addButton(button, number)
        column.addWidget(button)


def _fixed(theme: Theme) -> QFont:
    """Letters of one width."""
    font = theme.font(CAPTION)
    font.setFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def _label(kind: str, words: str) -> QLabel:
    label = PlainLabel(words)
    label.setObjectName(kind)
    return label
