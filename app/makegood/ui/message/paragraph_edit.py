"""One paragraph of a message, written or read, as tall as its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs
from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.i18n import direction_of
from makegood.ui.theme import NO_RING, theme
from makegood.ui.widgets.base import react

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QTextDocument

    from makegood.drafting.draft import Mark


_ABSOLUTE: Final = Qt.AlignmentFlag.AlignAbsolute


class _Highlighter(QSyntaxHighlighter):
    """Facts on a soft ground and bolder, own words over a dotted line: never by colour alone."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.marks: tuple[Mark, ...] = ()

    @override
    def highlightBlock(self, text: str) -> None:
        if not self.marks:
            return
        look = theme()
        fact = QTextCharFormat()
        fact.setBackground(look.color("accent_soft"))
        fact.setFontWeight(QFont.Weight.DemiBold)
        own = QTextCharFormat()
        own.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        own.setUnderlineColor(look.color("thread"))
        start = self.currentBlock().position()
        for mark in self.marks:
            first, last = max(mark.start - start, 0), min(mark.end - start, len(text))
            if first < last:
                self.setFormat(first, last - first, own if mark.own else fact)


class ParagraphEdit(QPlainTextEdit):
    """`edited(str)` while typing. `joined(-1)` when the user takes away the gap before the
    paragraph (Backspace at its start), `joined(1)` the gap behind it (Delete at its end).

    `revise` changes the text in one edit block, so that undo goes on working. Tab leaves.
    `one_line` is for a subject: wrapped where it is long, but never broken by the user.
    """

    edited = Signal(str)
    joined = Signal(int)
    built = False

    def __init__(
        self, *, read_only: bool = False, one_line: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._last = ""
        self._one_line = one_line
        self._tone = "text_muted" if read_only else "text"
        self.setReadOnly(read_only)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(NO_RING, True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        if read_only:
            # Reached by F6; a Tab stop for each paragraph that is only read would be one too many.
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._highlighter = _Highlighter(self.document())
        self.textChanged.connect(self._changed)
        self.built = True
        self.restyle()

    def value(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def set_language(self, language: str) -> None:
        """Set the direction of every line, and the language for the reader's voice."""
        direction = direction_of(language)
        self.setLocale(QLocale(language))
        rtl = direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if (option.textDirection(), option.alignment()) != (direction, _ABSOLUTE | side):
            self.setLayoutDirection(direction)
            option = self.document().defaultTextOption()
            option.setTextDirection(direction)
            # Said outright: a line that is all Latin, such as a name, stands with the others.
            option.setAlignment(_ABSOLUTE | side)
            self.document().setDefaultTextOption(option)

    def set_value(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Show a text for the first time, without a signal; undo begins here."""
        if text != self.value():
            self._last = text
            self.setPlainText(text)
        self.set_marks(marks)

    def revise(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Show a changed text without a signal: only what differs, as one step of undo."""
        before = self.value()
        if text != before:
            self._last = text
            start = _same_start(before, text)
            end = _same_start(before[start:][::-1], text[start:][::-1])
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            cursor.setPosition(_units(before[:start]))
            cursor.setPosition(_units(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text[start : len(text) - end])
            cursor.endEditBlock()
        self.set_marks(marks)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark the user's facts and words."""
        stretches = tuple(_in_units(self.value(), marks))
        if stretches != self._highlighter.marks:
            self._highlighter.marks = stretches
            self._highlighter.rehighlight()
        self._fit()

    def put_caret(self, place: int) -> None:
        """Stand at a character and take the focus."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.value()[:place]))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Take font and colours anew."""
        look = theme()
        strong = self._one_line and not self.isReadOnly()
        self.setFont(look.font("body_strong" if strong else "body"))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.color(self._tone))
        if palette != self.palette():
            self.setPalette(palette)
        self._highlighter.rehighlight()
        self._fit()

    def retranslate(self) -> None:
        """The words are the owner's."""

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        react(self, e)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme().em * 6), self.minimumHeight())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        cursor = self.textCursor()
        plain = not cursor.hasSelection() and not self.isReadOnly()
        if self._one_line and e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Ctrl+Enter belongs to the page; a plain one would break the line.
            e.setAccepted(not e.modifiers())
        elif plain and e.key() == Qt.Key.Key_Backspace and cursor.atStart():
            self.joined.emit(-1)
        elif plain and e.key() == Qt.Key.Key_Delete and cursor.atEnd():
            self.joined.emit(1)
        else:
            super().keyPressEvent(e)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._one_line:
            self.textCursor().insertText(" ".join(source.text().split()))
        else:
            super().insertFromMimeData(source)

    def _changed(self) -> None:
        if not self.built:
            return
        self._fit()
        # Marks are drawn anew by the same signal; they are no typing.
        now = self.value()
        if now != self._last:
            self._last = now
            self.edited.emit(now)

    def _fit(self) -> None:
        document = self.document()
        layout = document.documentLayout()
        height = 2 * document.documentMargin()
        block = document.begin()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(round(height) + 1)


def _same_start(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _in_units(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks as Qt counts: signs beyond the first plane, such as emoji, are two there."""
    for mark in marks:
        yield (
            mark
            if text.isascii()
            else structs.replace(
                mark, start=_units(text[: mark.start]), end=_units(text[: mark.end])
            )
        )


def _units(text: str) -> int:
    """The length as Qt counts: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
