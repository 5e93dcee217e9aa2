"""A row of buttons, each of which opens a part of the page under it; one part at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.wrapping_row import WrappingRow


class Folds(ThemedWidget):
    """`opened(str)` with the name of the part, empty when all are shut."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, Button] = {}
        self._parts: dict[str, Card] = {}
        self._fields: dict[str, QWidget] = {}
        self._row = WrappingRow("s2")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._row)
        group(self, "")
        self.finish()

    def add(self, name: str, icon: str, first: QWidget, *widgets: QWidget) -> None:
        """Add a part; `first` takes the focus when it is opened, the others come with it."""
        button = Button("", "plain", icon_name=icon, size="small")
        button.setObjectName(f"fold:{name}")
        button.setCheckable(True)
        button.clicked.connect(lambda checked, n=name: self.open(n if checked else ""))
        part = Card(padding="s3")
        for widget in widgets or (first,):
            part.body.addWidget(widget)
        part.setHidden(True)
        self._buttons[name], self._parts[name] = button, part
        self._fields[name] = first
        self._row.add(button)
        self._layout.addWidget(part)

    def set_words(self, name: str, text: str, description: str = "") -> None:
        """The words of a button: what the part holds, and what it says by now."""
        button = self._buttons[name]
        if button.text() != text:
            button.setText(text)
            button.setAccessibleName(text)
            self._row.arrange()
        button.setAccessibleDescription(description)

    def set_part_shown(self, name: str, shown: bool) -> None:
        """Offer a part, or take it away."""
        if self._buttons[name].isHidden() is not shown:
            return
        self._buttons[name].setHidden(not shown)
        if not shown:
            self._parts[name].setHidden(True)
            self._buttons[name].setChecked(False)
        self._row.arrange()

    def button(self, name: str) -> Button:
        """The button of a part; KeyError if there is none."""
        return self._buttons[name]

    @property
    def open_part(self) -> str:
        """The part that is open; empty when all are shut."""
        return next((name for name, part in self._parts.items() if not part.isHidden()), "")

    def open(self, name: str, *, focus: bool = True) -> None:
        """Open one part and shut the others; an empty name shuts all."""
        for each, part in self._parts.items():
            part.setHidden(each != name)
            self._buttons[each].setChecked(each == name)
        self.opened.emit(name)
        if name and focus:
            self._fields[name].setFocus(Qt.FocusReason.TabFocusReason)

    def set_first(self, name: str, field: QWidget) -> None:
        """The field of a part that takes the focus."""
        self._fields[name] = field

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
