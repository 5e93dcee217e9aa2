"""What all widgets here share: how they hear of a changed look, and buttons that paint."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.theme import BY_KEYBOARD, RADIUS, is_keyboard, theme

_STYLE_EVENTS = frozenset(
    {
        QEvent.Type.PaletteChange,
        QEvent.Type.FontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.LayoutDirectionChange,
    }
)


class Reacts(Protocol):
    """A widget that sets its words in one place and its look in another."""

    built: bool

    def retranslate(self) -> None:
        """Set every caption the widget brings itself."""

    def restyle(self) -> None:
        """Take fonts, colours and lengths from the theme anew."""


def react(widget: Reacts, event: QEvent) -> None:
    """Pass a change event on; call it from `changeEvent`.

    Nothing happens before the widget is built: Qt sends change events from within base
    constructors already.
    """
    if not widget.built:
        return
    if event.type() == QEvent.Type.LanguageChange:
        widget.retranslate()
    elif event.type() in _STYLE_EVENTS:
        widget.restyle()


class ThemedWidget(QWidget):
    """A plain widget that restyles itself. A subclass ends its constructor with `finish()`."""

    built = False

    def finish(self) -> None:
        """Set words and look for the first time and from now on with every change."""
        self.built = True
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set the captions; nothing to set here."""

    def restyle(self) -> None:
        """Take the look anew; nothing to take here."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        react(self, event)


class DrawnWidget(ThemedWidget):
    """Draws itself from the theme alone: with another look it is measured and drawn anew."""

    @override
    def restyle(self) -> None:
        self.updateGeometry()
        self.update()


class PaintedButton(QAbstractButton):
    """A real button that only paints differently, so that role, press and state come free.

    A subclass gives `content_height`, `natural_width` and `paint`, and ends its constructor
    with `finish()`. The ring shows for keyboard focus alone.
    """

    built = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(BY_KEYBOARD, False)
        # Not Fixed: that would hold the height to the one of the unwrapped words.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # For subclasses

    def finish(self) -> None:
        """Set words and look for the first time and from now on with every change."""
        self.built = True
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set the captions; nothing to set here."""

    def restyle(self) -> None:
        """Take the look anew."""
        self.setProperty(RADIUS, self.corner_radius())
        self.updateGeometry()
        self.update()

    def corner_radius(self) -> float:
        """Radius of the button's own corners, which the ring follows."""
        return theme().radius("card")

    def content_height(self, width: float) -> float:
        """Height in pixels the button needs at this width."""
        raise NotImplementedError

    def natural_width(self) -> float:
        """Width in pixels at which nothing wraps."""
        raise NotImplementedError

    def least_width(self) -> float:
        """Width in pixels below which words would break."""
        return min(self.natural_width(), theme().em * 8)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint everything but the focus ring."""
        raise NotImplementedError

    @property
    def hovered(self) -> bool:
        """The pointer is over it and it can be pressed."""
        return self.isEnabled() and self.underMouse()

    # Qt calls these

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return -(-int(self.content_height(width) * 64) // 64)

    @override
    def sizeHint(self) -> QSize:
        width = min(self.natural_width(), theme().em * 40)
        return QSize(int(width) + 1, self.heightForWidth(int(width) + 1))

    @override
    def minimumSizeHint(self) -> QSize:
        width = int(self.least_width()) + 1
        return QSize(width, theme().size("target_min"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setProperty(BY_KEYBOARD, is_keyboard(event.reason()))
        super().focusInEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        react(self, event)


def mirrored(rect: QRectF, within: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """A rectangle laid out from the leading edge, put where the direction wants it."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    left = within.left() + within.right() - rect.right()
    return QRectF(left, rect.top(), rect.width(), rect.height())


def align_leading(edit: QLineEdit, direction: Qt.LayoutDirection) -> None:
    """Keep the words of a field at the window's leading edge, whichever script they are in.

    Left alone, Qt puts Latin words to the left of a field in a mirrored window.
    """
    rtl = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    edit.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def turn(columns: QBoxLayout, width: int) -> None:
    """Put columns side by side where a page of this width has room, else one under the other."""
    narrow = theme().width_class(width) == "compact"
    direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
    if columns.direction() != direction:
        columns.setDirection(direction)


def set_ground(widget: QWidget, token: str) -> None:
    """Give a widget a filled ground in a token colour, without a style sheet."""
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.Window, theme().color(token))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
