"""The list at the leading side of Settings and Guides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import NO_RING, TextBlock, paint_rounded, theme
from makegood.ui.widgets.base import PaintedButton, ThemedWidget, mirrored, set_ground
from makegood.ui.widgets.card_group import RovingFocus
from makegood.ui.widgets.initial import paint_initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

_INITIAL = 24
_BAR = 4
# Qt's own largest width.
_NO_LIMIT = 16_777_215


@dataclass(frozen=True)
class SideItem:
    """One place. `initial` is letter and colour, instead of an icon; `group` heads a new group."""

    id: str
    icon: str
    text: str
    initial: tuple[str, str] | None = None
    group: str = ""


class _SideButton(PaintedButton):
    def __init__(self, item: SideItem) -> None:
        super().__init__()
        self._item = item
        self._word = TextBlock(item.text, "body")
        self._strong = TextBlock(item.text, "body_strong")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(item.text)
        self.setObjectName(f"side:{item.id}")
        self.finish()

    @override
    def corner_radius(self) -> float:
        return theme().radius("nav_item")

    @override
    def content_height(self, width: float) -> float:
        least = theme().size("touch_row_min")
        room = max(width - self._indent() - theme().space("s2"), 1.0)
        return max(least, self._strong.height(room) + theme().space("s3"))

    @override
    def natural_width(self) -> float:
        return self._indent() + self._strong.natural_width() + theme().space("s2")

    @override
    def least_width(self) -> float:
        return self._indent() + self._strong.word_width()

    @override
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        chosen = self.isChecked()
        direction = self.layoutDirection()
        if chosen or self.hovered:
            paint_rounded(painter, rect, None, look.color("accent_soft"), self.corner_radius())
        if chosen:
            bar = QRectF(rect.left(), rect.top() + 8, _BAR, rect.height() - 16)
            paint_rounded(painter, mirrored(bar, rect, direction), None, look.color("accent"), 2)
        edge = look.px(_INITIAL)
        box = QRectF(rect.left() + look.space("s3"), rect.center().y() - edge / 2, edge, edge)
        box = mirrored(box, rect, direction)
        if self._item.initial is not None:
            paint_initial(painter, box, *self._item.initial)
        else:
            inset = (edge - look.icon("body")) / 2
            icon_box = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, icon_box, self._item.icon, look.color("accent"))
        block = self._strong if chosen else self._word
        room = rect.width() - self._indent() - look.space("s2")
        height = block.height(room)
        words = QRectF(rect.left() + self._indent(), rect.center().y() - height / 2, room, height)
        block.draw(painter, mirrored(words, rect, direction), look.color("text"))

    def _indent(self) -> float:
        look = theme()
        return look.space("s3") + look.px(_INITIAL) + look.space("s3")


class SideList(ThemedWidget):
    """`chosen(id)`; arrows go up and down. Wide: it fills the page instead of its side."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _SideButton] = {}
        self._items: list[SideItem] = []
        self._wide = False
        self._group = QButtonGroup(self)
        self._roving = RovingFocus(self)
        self.title = Heading("", "question")
        self._column = QWidget()
        self._rows = QVBoxLayout(self._column)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty(NO_RING, True)
        self._area.setWidget(self._column)
        self.top = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.title)
        self._layout.addLayout(self.top)
        self._layout.addWidget(self._area, 1)
        self.finish()

    def set_title(self, title: str) -> None:
        """The heading; none without words."""
        self.title.setText(title)
        self.title.setHidden(not title)
        self.setAccessibleName(title)

    def set_items(self, items: Sequence[SideItem]) -> None:
        """Show these places; what was chosen stays if it is among them."""
        if list(items) == self._items:
            return
        self._items = list(items)
        current = self.current
        clear_layout(self._rows)
        self._buttons = {}
        for item in items:
            if item.group:
                self._rows.addWidget(Label(item.group, "caption", "text_muted"))
            button = _SideButton(item)
            button.clicked.connect(lambda _c=False, i=item.id: self.chosen.emit(i))
            self._group.addButton(button)
            self._buttons[item.id] = button
            self._rows.addWidget(button)
        self._rows.addStretch(1)
        self._roving.set_buttons(list(self._buttons.values()))
        if current in self._buttons:
            self.set_current(current)

    @property
    def current(self) -> str | None:
        """The place chosen."""
        return next((i for i, button in self._buttons.items() if button.isChecked()), None)

    def set_current(self, item_id: str) -> None:
        """Mark a place without a signal; one that is not listed marks none."""
        button = self._buttons.get(item_id)
        if button is not None:
            button.setChecked(True)
            self._roving.settle()

    def take_focus(self) -> None:
        """Put the focus on the place chosen, or on the first."""
        button = self._buttons.get(self.current or "") or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_wide(self, wide: bool) -> None:
        """Fill the page, as in narrow windows where it stands alone."""
        self._wide = wide
        self._set_width()

    @override
    def restyle(self) -> None:
        look = theme()
        for widget in (self, self._area.viewport(), self._column):
            set_ground(widget, "surface")
        pad = look.px(14)
        self._layout.setContentsMargins(pad, look.space("s5"), pad, look.space("s3"))
        self._layout.setSpacing(look.space("s3"))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._set_width()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0 if rtl else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), theme().color("border"))
        painter.end()

    def _set_width(self) -> None:
        if self._wide:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)
        else:
            self.setFixedWidth(theme().size("list_pane"))
