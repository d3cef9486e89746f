"""The help: how to read a page, and every command and setting, made from their tables."""

from string import Template

from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from desktop.actions import ACTIONS
from desktop.paths import resources
from desktop.settings import OPTIONS
from desktop.theme import LINE_HEIGHT, Theme

_SIZE = (760, 640)
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class HelpDialog(QDialog):
    """Closes with Esc."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show the help in a look."""
        super().__init__(parent)
        self.setWindowTitle("Help – Dispensatory")
        self.resize(*_SIZE)
        text = QTextBrowser()
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.setOpenLinks(False)
        text.setAccessibleName("Help")
        document = text.document()
        document.setDefaultFont(theme.font())
        document.setMarkdown(help_text())
        _space_out(document, theme)
        _rule_tables(document, theme)
        text.moveCursor(QTextCursor.MoveOperation.Start)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 6, 16)
        column.addWidget(text)


def _space_out(document: QTextDocument, theme: Theme) -> None:
    """Give lines and paragraphs the air that prose has on a page."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        look = cursor.blockFormat()
        is_heading = look.headingLevel() > 0
        is_plain = block.textList() is None and cursor.currentTable() is None
        look.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
        look.setTopMargin(theme.px(16 if is_heading else 0))
        look.setBottomMargin(theme.px(8 if is_heading or is_plain else 2))
        cursor.setBlockFormat(look)
        block = block.next()


def _rule_tables(document: QTextDocument, theme: Theme) -> None:
    """Draw tables with hairlines."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setBorderCollapse(True)
            look.setBorder(1)
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBorderBrush(QColor(theme.line))
            look.setCellPadding(theme.px(5))
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            look.setBottomMargin(theme.px(12))
            frame.setFormat(look)


def help_text() -> str:
    """The help in Markdown; the tables of keys and settings are those the program works by."""
    folder = resources() / "help"
    parts = [(folder / name).read_text(encoding="utf-8") for name in ("help.md", "whats-new.md")]
    return Template("\n".join(parts)).substitute(commands=_commands(), settings=_settings())


def _commands() -> str:
    rows = (f"| {row.text.rstrip('…')} | {_keys(row.shortcuts)} | {row.help} |" for row in ACTIONS)
    return "\n".join(("| command | keys | what it does |", "|---|---|---|", *rows))


def _settings() -> str:
    rows = (f"| {row.key} | {row.help} |" for row in OPTIONS)
    return "\n".join(("| setting | meaning |", "|---|---|", *rows))


def _keys(shortcuts: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(keys).toString(native) for keys in shortcuts)
