"""The focus ring: one overlay that goes round whatever has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from makegood.ui.theme.theme import Theme

# Ring 2 px and gap 2 px: what a focused control needs round itself.
RING_ROOM = 4
RING_WIDTH = 2.0

# Dynamic properties by which a widget speaks to the ring.
RADIUS = "ringRadius"  # radius of the widget's own corners, in pixels
BY_KEYBOARD = "focusByKeyboard"  # set by widgets that draw a ring for keyboard focus alone
ON_RAIL = "onRail"  # the ring takes the colour made for the dark rail
NO_RING = "noFocusRing"  # the widget shows its focus by other means

_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


def is_keyboard(reason: Qt.FocusReason) -> bool:
    """Whether focus came by a key."""
    return reason in _KEYBOARD


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    """Draw the ring round `rect`, which is the control's own rectangle, not the ring's."""
    out = RING_ROOM - RING_WIDTH / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, RING_WIDTH))
    grown = rect.adjusted(-out, -out, out, out)
    painter.drawRoundedRect(grown, radius + out, radius + out)
    painter.restore()


class _RingFrame(QFocusFrame):
    """Qt's own focus frame, drawn our way; it follows moves, resizes and scrolling by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        target: QWidget | None = self.widget()
        if target is None:
            return
        rail = bool(target.property(ON_RAIL))
        radius = target.property(RADIUS)
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
        paint_focus_ring(
            painter,
            inner,
            float(radius) if radius is not None else self._theme.radius("control"),
            self._theme.color("rail_focus" if rail else "focus"),
        )
        painter.end()


class FocusRing(QObject):
    """Moves the ring after the focus: always round fields, round buttons only after a key."""

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__(app)
        self._theme = theme
        self._frame: _RingFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None:
            # Qt takes none here, the stub of PySide does not say so.
            self._frame.setWidget(None)  # type: ignore[arg-type]
            self._frame.hide()
        if now is None or not self._wants_ring(now):
            return
        target = _ring_target(now)
        if target.isWindow():
            return
        if self._frame is None:
            self._frame = _RingFrame(self._theme)
            self._frame.destroyed.connect(self._forget)
        self._frame.setWidget(target)

    def _forget(self) -> None:
        # The frame lives as a child of the focused widget's window and dies with it.
        self._frame = None

    def _wants_ring(self, widget: QWidget) -> bool:
        if widget.property(NO_RING):
            return False
        if isinstance(widget, _FIELDS):
            return True
        by_keyboard = widget.property(BY_KEYBOARD)
        if by_keyboard is not None:
            return bool(by_keyboard)
        if isinstance(widget, (QAbstractButton, QAbstractItemView)):
            return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return not isinstance(widget, QAbstractScrollArea) and widget.focusPolicy() in (
            Qt.FocusPolicy.StrongFocus,
            Qt.FocusPolicy.TabFocus,
        )


def _ring_target(widget: QWidget) -> QWidget:
    """The frame a field sits in, where several parts share one; else the widget itself."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if parent.property("ringFrame"):
            return parent
        parent = parent.parentWidget()
    return widget
