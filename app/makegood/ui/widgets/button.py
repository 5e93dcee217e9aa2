"""The four kinds of button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme import (
    BY_KEYBOARD,
    as_written,
    centre_square,
    is_keyboard,
    paint_rounded,
    theme,
)
from makegood.ui.widgets.base import mirrored, react

Kind = Literal["primary", "plain", "quiet", "destructive", "confirm_destructive", "link"]
Size = Literal["small", "normal", "large"]

_HEIGHTS = {
    "small": "control_height_small",
    "normal": "control_height",
    "large": "control_height_large",
}


class Button(QPushButton):
    """A push button of one `kind`; `icon_name` leads the words or, with `icon_last`, trails them.

    One primary button a page. `link` is underlined text for repairs and side ways. Buttons never
    cut their words; they grow, and wrap nothing.
    """

    built = False

    def __init__(
        self,
        text: str = "",
        kind: Kind = "plain",
        *,
        icon_name: str = "",
        icon_last: bool = False,
        size: Size = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon_name = icon_name
        self._icon_last = icon_last
        self._size: Size = size
        self._measured: QSize | None = None
        self.setProperty("kind", kind)
        self.setProperty(BY_KEYBOARD, False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        self.built = True

    @property
    def kind(self) -> Kind:
        """How loud the button is."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Change how loud the button is."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.restyle()

    def set_icon_name(self, name: str, *, last: bool = False) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon_name = name
        self._icon_last = last
        self.restyle()

    def retranslate(self) -> None:
        """The words are the owner's."""

    def restyle(self) -> None:
        """Take the look anew."""
        self._measured = None
        self.updateGeometry()
        self.update()

    @override
    def setText(self, text: str) -> None:
        self._measured = None
        super().setText(text)

    @override
    def sizeHint(self) -> QSize:
        # A layout asks often, and most of the time nothing has changed.
        if self._measured is None:
            self._measured = self._measure(self._words())
        return QSize(self._measured)

    def width_with(self, text: str) -> int:
        """Width in pixels that the button would need for other words."""
        return self._measure(text).width()

    def _measure(self, text: str) -> QSize:
        look = theme()
        words = QFontMetricsF(self._font()).horizontalAdvance(text) + 1
        icon = look.icon("button") if self._icon_name else 0
        gap = look.space("s2") if icon and text else 0
        height = look.size(_HEIGHTS[self._size])
        if self._kind == "link":
            height = round(QFontMetricsF(self._font()).height()) + 4
        width = words + icon + gap + 2 * self._padding(text)
        return QSize(max(round(width + 0.5), height if self._kind != "link" else 0), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        rect = QRectF(self.rect())
        color_token = self._paint_ground(painter, rect)
        self._paint_words(painter, rect, color_token)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setProperty(BY_KEYBOARD, is_keyboard(event.reason()))
        super().focusInEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        react(self, event)

    def _padding(self, text: str) -> int:
        look = theme()
        if self._kind == "link":
            return 0
        if not text:
            return look.space("s2")
        return look.px(23) if self._size == "large" else look.space("s4")

    def _words(self) -> str:
        # A single & marks the access key and is not shown.
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _font(self) -> QFont:
        strong = self._kind in ("primary", "confirm_destructive")
        if self._kind == "link" and self._size == "small":
            return theme().font("caption")
        return theme().font("body_strong" if strong else "body")

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> str:
        """Fill and edge; the token for the words on it."""
        look = theme()
        hover = self.isEnabled() and self.underMouse()
        down = self.isDown() or self.isChecked()
        filled = {"primary": "accent", "confirm_destructive": "danger"}.get(self._kind)
        pen = QPen(look.color("border_strong"), look.hairline)
        radius = look.radius("control")
        if not self.isEnabled():
            pen.setStyle(Qt.PenStyle.DashLine)
            if self._kind not in ("quiet", "link"):
                paint_rounded(painter, rect, pen, look.color("surface"), radius)
            return "text_disabled"
        if filled is not None:
            fill = filled
            if filled == "accent":
                fill = "accent_pressed" if down else "accent_hover" if hover else "accent"
            paint_rounded(painter, rect, None, look.color(fill), radius)
            return "accent_text"
        if self._kind in ("plain", "destructive"):
            fill = "sunken" if down else "accent_soft" if hover else "raised"
            paint_rounded(painter, rect, pen, look.color(fill), radius)
            return "danger" if self._kind == "destructive" else "text"
        if self._kind == "quiet" and (hover or down):
            fill = "sunken" if down else "accent_soft"
            paint_rounded(painter, rect, None, look.color(fill), radius)
        if self._kind == "link":
            return "accent_pressed" if down else "accent_hover" if hover else "accent"
        return "accent"

    def _paint_words(self, painter: QPainter, rect: QRectF, token: str) -> None:
        look = theme()
        color = look.color(token)
        font = self._font()
        painter.setFont(font)
        words = QFontMetricsF(font).horizontalAdvance(self._words())
        edge = look.icon("button" if self._kind != "link" else "small")
        icon = edge if self._icon_name else 0
        gap = look.space("s2") if icon and words else 0
        start = rect.left() + max(0.0, (rect.width() - words - icon - gap) / 2)
        icon_x = start + words + gap if self._icon_last else start
        words_x = start if self._icon_last or not icon else start + icon + gap
        direction = self.layoutDirection()
        text_rect = QRectF(words_x, rect.top(), words + 1, rect.height())
        text_rect = mirrored(text_rect, rect, direction)
        painter.setPen(color)
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignCenter, as_written(self._words()))
        if self._kind == "link" and words:
            baseline = rect.center().y() + QFontMetricsF(font).height() / 2
            painter.setPen(QPen(color, 1))
            line = QLineF(text_rect.left(), baseline, text_rect.right() - 1, baseline)
            painter.drawLine(line)
        if icon:
            box = QRectF(icon_x, rect.top(), icon, rect.height())
            paint_icon(
                painter,
                centre_square(mirrored(box, rect, direction), icon),
                self._icon_name,
                color,
            )
