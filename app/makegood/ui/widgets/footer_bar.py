"""The foot of a page that never scrolls away: Back, side ways, and the one primary button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget, set_ground
from makegood.ui.widgets.button import Button


class FooterBar(ThemedWidget):
    """`went_back` and `went_on`. Further buttons stand before the primary one.

    Captions come from the caller; a button without words is not shown.
    """

    went_back = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("", "quiet", icon_name="back")
        self.primary = Button("", "primary", icon_name="next", icon_last=True)
        self.primary.setDefault(True)
        self.back.setHidden(True)
        self.primary.setHidden(True)
        self.back.clicked.connect(self.went_back)
        self.primary.clicked.connect(self.went_on)
        self._extra: list[Button] = []
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.addWidget(self.back)
        self._layout.addStretch(1)
        self._layout.addWidget(self.primary)
        self.finish()

    def set_labels(self, back: str = "", primary: str = "", *, primary_icon: str = "next") -> None:
        """Set the words; the arrow is an icon and is not read."""
        self.back.setText(back)
        self.back.setAccessibleName(back)
        self.back.setHidden(not back)
        self.primary.setText(primary)
        self.primary.setAccessibleName(primary)
        self.primary.setHidden(not primary)
        self.primary.set_icon_name(primary_icon, last=primary_icon == "next")

    def set_primary_enabled(self, enabled: bool, reason: str = "") -> None:
        """Allow or refuse the primary button; a refusal says why."""
        self.primary.setEnabled(enabled)
        self.primary.setAccessibleDescription("" if enabled else reason)
        self.primary.setToolTip("" if enabled else reason)

    def add_button(self, button: Button) -> None:
        """Put a further button before the primary one."""
        self._extra.append(button)
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._turn()

    @override
    def restyle(self) -> None:
        look = theme()
        set_ground(self, "surface")
        self._layout.setSpacing(look.space("s3"))
        pad = look.space("s3")
        side = look.space("s6")
        # The quiet button has room round its words; its arrow, not its edge, meets the column.
        margins = (side - look.px(9), side)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            margins = (side, side - look.px(9))
        self._layout.setContentsMargins(margins[0], pad, margins[1], pad)
        self.setMinimumHeight(look.size("footer_height"))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.built:
            self._turn()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        # As narrow as its widest button: then they stand under each other.
        widest = max((b.sizeHint().width() for b in self.buttons if not b.isHidden()), default=0)
        margins = self._layout.contentsMargins()
        height = super().minimumSizeHint().height()
        return QSize(widest + margins.left() + margins.right(), height)

    def _turn(self) -> None:
        """Put the buttons under each other, the primary one on top, where they do not fit."""
        shown = [b for b in self.buttons if not b.isHidden()]
        margins = self._layout.contentsMargins()
        needed = sum(b.sizeHint().width() for b in shown) + margins.left() + margins.right()
        needed += self._layout.spacing() * len(shown)
        fits = needed <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.BottomToTop
        if wanted != self._layout.direction():
            self._layout.setDirection(wanted)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().color("border"))
        painter.end()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Every button, in reading order."""
        return (self.back, *self._extra, self.primary)
