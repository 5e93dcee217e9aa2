"""The steps of the wizard, with what was answered at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import NO_RING, theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget, set_ground
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card_group import RovingFocus
from makegood.ui.widgets.menus import open_below
from makegood.ui.widgets.step_item import StepItem, StepValue

if TYPE_CHECKING:
    from collections.abc import Sequence

StepsMode = Literal["words", "slim"]


class StepList(ThemedWidget):
    """`chosen(id)` when a visited step is pressed: the caller jumps back, nothing is lost.

    In compact windows use `menu_button`, which opens the same list as a menu.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, StepItem] = {}
        self._slim = False
        self._menu_label = ("", "")
        self._roving = RovingFocus(self)
        self.menu_button = Button("", "plain", icon_name="list")
        self.menu_button.clicked.connect(self._open_menu)
        self._column = QWidget()
        self._rows = QVBoxLayout(self._column)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty(NO_RING, True)
        self._area.setWidget(self._column)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        set_role(self, QAccessible.Role.List)
        self.finish()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the list."""
        self.setAccessibleName(name)

    def set_steps(self, steps: Sequence[StepValue]) -> None:
        """Show these steps; the same ids keep their rows and the focus."""
        if [s.id for s in steps] != list(self._items):
            self._rebuild(steps)
        last = len(steps) - 1
        for at, step in enumerate(steps):
            self._items[step.id].set_value(step, first=at == 0, last=at == last)
        self._roving.settle()

    def set_menu_label(self, label: str, short: str = "") -> None:
        """Words of the compact button: "Step 4 of 7 · Your order", or where that is too long
        "Step 4 of 7".
        """
        if (label, short) == self._menu_label:
            return
        self._menu_label = (label, short)
        self.menu_button.setAccessibleName(label)
        self.menu_button.setText(label)

    @property
    def least_menu_width(self) -> int:
        """Width in pixels of the compact button with its short words."""
        label, short = self._menu_label
        return self.menu_button.width_with(short or label)

    def fit_menu(self, room: int) -> None:
        """Let the compact button say all that fits into so many pixels."""
        label, short = self._menu_label
        fits = not short or self.menu_button.width_with(label) <= room
        self.menu_button.setText(label if fits else short)
        self.menu_button.setToolTip("" if fits else label)

    def set_mode(self, mode: StepsMode) -> None:
        """With words, or circles alone."""
        self._slim = mode == "slim"
        for item in self._items.values():
            item.set_slim(self._slim)
        self.restyle()

    def item(self, step_id: str) -> StepItem:
        """The row of a step; KeyError if it is unknown."""
        return self._items[step_id]

    @override
    def restyle(self) -> None:
        look = theme()
        for widget in (self, self._area.viewport(), self._column):
            set_ground(widget, "surface")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        # One pixel on the trailing side is the line between steps and page.
        self._outer.setContentsMargins(1 if rtl else 0, 0, 0 if rtl else 1, 0)
        side = look.space("s2") if self._slim else look.space("s3")
        self._rows.setContentsMargins(side, look.space("s5"), side, look.space("s3"))
        width = look.px(56) if self._slim else look.size("steps_width")
        self.setFixedWidth(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), theme().color("border"))
        painter.end()

    def _rebuild(self, steps: Sequence[StepValue]) -> None:
        for item in self._items.values():
            self._rows.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = {}
        for step in steps:
            item = StepItem(self._column)
            item.setObjectName(f"step:{step.id}")
            item.set_slim(self._slim)
            item.clicked.connect(lambda _c=False, i=step.id: self.chosen.emit(i))
            self._items[step.id] = item
            self._rows.insertWidget(self._rows.count() - 1, item)
        self._roving.set_buttons(list(self._items.values()))

    def _open_menu(self) -> None:
        menu = QMenu(self.menu_button)
        for step_id, item in self._items.items():
            value = item.value
            words = f"{value.number}  {value.name}"
            if value.answer:
                words = f"{words} · {value.answer}"
            # A single & would be taken for an access key.
            action = menu.addAction(words.replace("&", "&&"))
            action.setEnabled(item.isEnabled())
            action.setCheckable(value.state == "current")
            action.setChecked(value.state == "current")
            action.triggered.connect(lambda _c=False, i=step_id: self.chosen.emit(i))
        open_below(menu, self.menu_button)
