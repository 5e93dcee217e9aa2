"""A page with nothing on it yet, and the one thing to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Separator
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 176, 112
_TEXT_CHARS = 60


@dataclass(frozen=True)
class EmptyFact:
    """One of up to three things worth knowing, under the line."""

    icon: str
    title: str
    text: str


class _BlankTicket(ThemedWidget):
    """The drawing: a blank ticket with a tick. Screen readers pass it by."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.finish()

    @override
    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), theme().px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        scale = self.width() / _WIDTH
        painter.scale(scale, scale)
        body = QPainterPath()
        body.addRoundedRect(QRectF(6, 14, 164, 84), 8, 8)
        for y in (14, 98):
            notch = QPainterPath()
            notch.addEllipse(QPointF(122, y), 8, 8)
            body = body.subtracted(notch)
        painter.fillPath(body, look.color("raised"))
        edge = QPen(look.color("border_strong"), 1.75)
        painter.setPen(edge)
        painter.drawPath(body)
        edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.drawLine(QPointF(122, 28), QPointF(122, 86))
        for y, width in ((33, 66), (49, 82), (65, 50)):
            paint_rounded(painter, QRectF(22, y, width, 6), None, look.color("border"), 3)
        tick = QPainterPath(QPointF(136, 57))
        tick.lineTo(145, 66)
        tick.lineTo(160, 47)
        pen = QPen(look.color("accent"), 5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        # The tick keeps its direction in a mirrored window.
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(2 * 148, 0)
            painter.scale(-1, 1)
        painter.drawPath(tick)
        painter.end()


class EmptyState(ThemedWidget):
    """`pressed` is the one primary button."""

    pressed = Signal()

    def __init__(
        self,
        title: str = "",
        text: str = "",
        action: str = "",
        action_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawing = _BlankTicket()
        self.title = Heading(title, "ticket_title")
        self.title.set_centred()
        self.text = Label(text, "body", "text_muted", centred=True)
        self.button = Button(action, "primary", icon_name=action_icon, size="large")
        self.button.clicked.connect(self.pressed)
        self._line = Separator()
        self._facts = QGridLayout()
        self._fact_parts: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._layout.addWidget(self._drawing, 0, centre)
        self._layout.addWidget(self.title)
        text_row = QHBoxLayout()
        text_row.addStretch(1)
        text_row.addWidget(self.text, 1000)
        text_row.addStretch(1)
        self._layout.addLayout(text_row)
        self._layout.addWidget(self.button, 0, centre)
        self._layout.addWidget(self._line)
        self._layout.addLayout(self._facts)
        self._layout.addStretch(1)
        self.finish()
        self.set_text(title, text, action)
        self.set_facts(())

    def set_text(self, title: str, text: str, action: str = "") -> None:
        """Title, one sentence, and the words of the button; no words, no button."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setHidden(not text)
        self.button.setText(action)
        self.button.setHidden(not action)

    def set_facts(self, facts: Sequence[EmptyFact]) -> None:
        """Up to three facts in a row under a line."""
        for part in self._fact_parts:
            self._facts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._fact_parts = []
        for column, fact in enumerate(facts):
            icon = IconLabel(fact.icon, "accent", "body")
            title = Label(fact.title, "body_strong")
            text = Label(fact.text, "caption", "text_muted")
            self._facts.addWidget(icon, 0, column * 2, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(title, 0, column * 2 + 1, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(text, 1, column * 2 + 1, Qt.AlignmentFlag.AlignTop)
            self._facts.setColumnStretch(column * 2 + 1, 1)
            self._fact_parts += [icon, title, text]
        self._line.setHidden(not facts)

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setContentsMargins(0, look.space("s7"), 0, look.space("s5"))
        self._layout.setSpacing(look.space("s4"))
        self._facts.setHorizontalSpacing(look.space("s3"))
        self._facts.setVerticalSpacing(2)
        chars = self.text.fontMetrics().averageCharWidth()
        self.text.setMaximumWidth(round(chars * _TEXT_CHARS * 1.15))
