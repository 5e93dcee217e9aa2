"""A small coloured word with an icon: the state of the thing it stands beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import as_written, centre_square, paint_rounded, theme
from makegood.ui.widgets.base import ThemedWidget, mirrored

ChipKind = Literal["neutral", "accent", "warning", "danger", "success", "info"]

_GROUND = {"neutral": "sunken"}
_INK = {"neutral": "text_muted"}


@dataclass(frozen=True)
class ChipValue:
    """What a chip shows. Colour never says anything that the word does not."""

    text: str
    kind: ChipKind = "neutral"
    icon: str = ""


def chip_size(value: ChipValue) -> QSizeF:
    """Width and height of the chip in pixels; empty when it has no words."""
    if not value.text:
        return QSizeF(0, 0)
    look = theme()
    words = QFontMetricsF(theme().font("caption_strong")).horizontalAdvance(value.text)
    icon = look.icon("inline") + look.space("s1") + 2 if value.icon else 0
    height = look.font("caption").pixelSize() * 1.35 + 2 * 2
    return QSizeF(words + icon + 2 * look.space("s2") + 1, round(height))


def paint_chip(painter: QPainter, rect: QRectF, value: ChipValue) -> None:
    """Paint a chip into a rectangle of `chip_size`; longer words are cut."""
    if not value.text:
        return
    look = theme()
    ink = look.color(_INK.get(value.kind, value.kind))
    ground = look.color(_GROUND.get(value.kind, f"{value.kind}_soft"))
    paint_rounded(painter, rect, None, ground, look.radius("chip"))
    direction = painter.layoutDirection()
    pad = look.space("s2")
    x = rect.left() + pad
    if value.icon:
        edge = look.icon("inline")
        box = mirrored(QRectF(x, rect.top(), edge, rect.height()), rect, direction)
        paint_icon(painter, centre_square(box, edge), value.icon, ink)
        x += edge + look.space("s1") + 2
    words = mirrored(
        QRectF(x, rect.top(), rect.right() - pad - x + 1, rect.height()), rect, direction
    )
    font = theme().font("caption_strong")
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(
        value.text, Qt.TextElideMode.ElideRight, words.width() + 1
    )
    painter.drawText(
        words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, as_written(shown)
    )


class Chip(ThemedWidget):
    """A chip on its own. It takes no focus: its words belong into its owner's name."""

    def __init__(self, value: ChipValue | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value or ChipValue("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.finish()
        self.set_value(self._value)

    @property
    def value(self) -> ChipValue:
        """What the chip shows."""
        return self._value

    def set_value(self, value: ChipValue) -> None:
        """Show something else; a chip without words hides."""
        self._value = value
        self.setAccessibleName(value.text)
        if self.parent() is not None or not value.text:
            # Without a parent, "not hidden" would open it as a window of its own.
            self.setHidden(not value.text)
        self.restyle()

    @override
    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self._value).toSize()

    @override
    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), round(theme().em * 5)), whole.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_chip(painter, QRectF(self.rect()), self._value)
        painter.end()
