"""What the marks in a message mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.label import Label


class _Sample(ThemedWidget):
    """A word marked the way the message marks them. Decorative: the words stand beside it."""

    def __init__(self, parent: QWidget, *, own: bool) -> None:
        super().__init__(parent)
        self._own = own
        self.finish()

    @override
    def restyle(self) -> None:
        self.setFont(theme().font("caption"))
        metrics = self.fontMetrics()
        self.setFixedSize(metrics.horizontalAdvance("abcd"), metrics.height() + 2)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        font = QFont(self.font())
        if not self._own:
            painter.fillRect(self.rect(), look.color("accent_soft"))
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "abc")
        if self._own:
            painter.setPen(QPen(look.color("thread"), 2, Qt.PenStyle.DotLine))
            foot = self.height() - 2
            painter.drawLine(0, foot, self.width(), foot)
        painter.end()


class MessageLegend(ThemedWidget):
    """Two lines: your facts, your own words; each only where the message has such marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.facts, self._facts = self._line(own=False)
        self.own, self._own = self._line(own=True)
        self.finish()

    def set_shown(self, *, facts: bool, own: bool) -> None:
        """Show the lines that the message needs."""
        self._facts.setHidden(not facts)
        self._own.setHidden(not own)
        self.setHidden(not (facts or own))

    @override
    def retranslate(self) -> None:
        self.facts.setText(self.tr("from your answers"))
        self.own.setText(self.tr("your own words, not translated"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(2)

    def _line(self, *, own: bool) -> tuple[Label, QWidget]:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_Sample(line, own=own), 0, Qt.AlignmentFlag.AlignTop)
        words = Label("", "caption", "text_muted", parent=line)
        row.addWidget(words, 1)
        self._layout.addWidget(line)
        return words, line
