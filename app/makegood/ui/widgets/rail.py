"""The rail: the program's places, at the leading edge of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.icons import app_icon_source
from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget, set_ground
from makegood.ui.widgets.card_group import RovingFocus
from makegood.ui.widgets.rail_item import RailItem

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOGO = 32


@dataclass(frozen=True)
class RailValue:
    """One place. `spoken` says the count too: "Today, 2 due". `at_foot` stands at the bottom."""

    id: str
    text: str
    icon: str
    count: int = 0
    spoken: str = ""
    at_foot: bool = False


class _Logo(QWidget):
    """The program's own sign; decorative."""

    def __init__(self) -> None:
        super().__init__()
        self._svg = QSvgRenderer(QByteArray(app_icon_source()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        edge = theme().px(_LOGO)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._svg.render(painter, QRectF(self.rect()))
        painter.end()


class Rail(ThemedWidget):
    """`chosen(id)` when another place is taken. Bare: icons only, words as tool tips."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, RailItem] = {}
        self._bare = False
        self._group = QButtonGroup(self)
        self._roving = RovingFocus(self)
        self._layout = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        set_role(self, QAccessible.Role.PageTabList)
        self.finish()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the rail."""
        self.setAccessibleName(name)

    def set_places(self, places: Sequence[RailValue]) -> None:
        """Show these places; the same ids keep their buttons."""
        if [p.id for p in places] != list(self._items):
            self._rebuild(places)
        for place in places:
            item = self._items[place.id]
            item.set_value(place.text, place.icon, place.count, place.spoken)

    def set_current(self, place_id: str) -> None:
        """Mark a place without a signal; KeyError if it is unknown."""
        self._items[place_id].setChecked(True)
        self._roving.settle()

    @property
    def current(self) -> str | None:
        """The place marked."""
        return next((i for i, item in self._items.items() if item.isChecked()), None)

    def item(self, place_id: str) -> RailItem:
        """The button of a place; KeyError if it is unknown."""
        return self._items[place_id]

    def set_bare(self, bare: bool) -> None:
        """Icons only, for narrow windows and large text."""
        self._bare = bare
        for item in self._items.values():
            item.set_bare(bare)
        self.restyle()

    @override
    def restyle(self) -> None:
        look = theme()
        set_ground(self, "rail")
        self._layout.setContentsMargins(8, look.px(14), 8, look.px(12))
        self._layout.setSpacing(look.space("s1"))
        width = look.fixed("rail_width_bare") if self._bare else look.size("rail_width")
        self.setFixedWidth(width)

    def _rebuild(self, places: Sequence[RailValue]) -> None:
        while self._layout.count():
            taken = self._layout.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._items = {}
        self._layout.addWidget(_Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(theme().px(10))
        for place in [p for p in places if not p.at_foot]:
            self._add(place)
        self._layout.addStretch(1)
        for place in [p for p in places if p.at_foot]:
            self._add(place)
        self._roving.set_buttons(list(self._items.values()))

    def _add(self, place: RailValue) -> None:
        item = RailItem(self)
        item.setObjectName(f"rail:{place.id}")
        item.set_bare(self._bare)
        item.clicked.connect(lambda _c=False, i=place.id: self.chosen.emit(i))
        self._group.addButton(item)
        self._items[place.id] = item
        self._layout.addWidget(item)
