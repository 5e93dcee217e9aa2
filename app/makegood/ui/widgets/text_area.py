"""Several lines to type in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from makegood.ui.theme import as_written, theme
from makegood.ui.widgets.field_frame import FieldFrame
from makegood.ui.widgets.icon_label import IconLabel


class _Editor(QPlainTextEdit):
    left = Signal()
    resized = Signal()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        before = self.viewport().width()
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width() or before != self.viewport().width():
            self.resized.emit()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.left.emit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())


class TextArea(FieldFrame):
    """Plain text that grows with its lines up to `most_lines`; Tab leaves the field.

    `edited(str)` while typing, `committed(str)` on leaving if changed.
    """

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        *,
        least_lines: int = 2,
        most_lines: int = 8,
        icon_name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least_lines
        self._most = most_lines
        self._last_committed = ""
        self._quiet = False
        self.editor = _Editor()
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self.editor.setTabChangesFocus(True)
        self.set_placeholder(placeholder)
        self.editor.viewport().setAutoFillBackground(False)
        self._icon = IconLabel(icon_name or "edit", "text", "button")
        self.row.addWidget(self._icon)
        self._icon.setHidden(not icon_name)
        self.row.addWidget(self.editor, 1)
        self.set_parts(self.editor)
        self.editor.textChanged.connect(self._changed)
        self.editor.left.connect(self._commit)
        self.editor.resized.connect(self._resized)
        self.finish()

    def value(self) -> str:
        """The text as typed."""
        return self.editor.toPlainText()

    def set_value(self, text: str) -> None:
        """Show a text without a signal, the caret behind it; undo starts anew."""
        self._last_committed = text
        if text == self.value():
            return
        self._quiet = True
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet = False
        self._fit()

    def set_placeholder(self, text: str) -> None:
        """Words shown while the field is empty."""
        self.editor.setPlaceholderText(as_written(text) if text else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def restyle(self) -> None:
        super().restyle()
        look = theme()
        self.row.setContentsMargins(look.space("s3"), look.space("s2"), look.space("s2"), 4)
        self.row.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        palette = QPalette(self.editor.palette())
        palette.setColor(QPalette.ColorRole.Base, look.color("raised"))
        if palette != self.editor.palette():
            self.editor.setPalette(palette)
        self._fit()

    def _changed(self) -> None:
        if not self._quiet:
            self._fit()
            self.edited.emit(self.value())

    def _resized(self) -> None:
        # The words wrap anew once the editor, not only the frame round it, has its width.
        if self.built:
            self._fit()

    def _commit(self) -> None:
        if self.value() != self._last_committed:
            self._last_committed = self.value()
            self.committed.emit(self._last_committed)

    def _fit(self) -> None:
        line = self.editor.fontMetrics().lineSpacing()
        lines = self._lines()
        shown = min(max(lines, self._least), self._most)
        margin = round(self.editor.document().documentMargin())
        height = shown * line + 2 * margin + 2
        self.editor.setFixedHeight(height)
        # The frame has a least height of its own, which would win over that of its words.
        around = self.row.contentsMargins()
        least = max(theme().size("control_height"), height + around.top() + around.bottom())
        self.setMinimumHeight(least)
        policy = Qt.ScrollBarPolicy
        self.editor.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > self._most else policy.ScrollBarAlwaysOff
        )

    def _lines(self) -> int:
        """Lines as they are wrapped now; asking for a block's place has it laid out first."""
        document = self.editor.document()
        layout = document.documentLayout()
        lines = 0
        block = document.begin()
        while block.isValid():
            layout.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines
