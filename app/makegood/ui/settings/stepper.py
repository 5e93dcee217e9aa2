"""A value changed by two buttons: text size, hour of reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.theme import BY_KEYBOARD, theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Stepper(ThemedWidget):
    """`changed(int)`: another of the `values`, which are shown by the words given for them."""

    changed = Signal(int)

    def __init__(self, values: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._words: dict[int, str] = {}
        self._value = self._values[0]
        self.less = Button("−", "plain", size="small")
        self.more = Button("+", "plain", size="small")
        self.shown = Label("", "body_strong", wrap=False)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.less, self.shown, self.more):
            self._row.addWidget(part)
        self.setFocusProxy(self.less)
        set_role(self, QAccessible.Role.SpinBox)
        self.finish()

    def set_words(self, less: str, more: str, words: dict[int, str]) -> None:
        """What the buttons are called, and the words for each value."""
        self.less.setAccessibleName(less)
        self.more.setAccessibleName(more)
        self._words = words
        self._show()

    def value(self) -> int:
        """The value shown."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show the nearest of the values without a signal."""
        self._value = min(self._values, key=lambda each: abs(each - value))
        self._show()

    @override
    def restyle(self) -> None:
        self._row.setSpacing(theme().space("s2"))
        widest = max(
            (self.shown.fontMetrics().horizontalAdvance(text) for text in self._words.values()),
            default=0,
        )
        self.shown.setMinimumWidth(widest + 4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
            return
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        at = self._values.index(self._value) + by
        if 0 <= at < len(self._values):
            self._value = self._values[at]
            self._show()
            announce(self, self.shown.text())
            self.changed.emit(self._value)

    def _show(self) -> None:
        self.shown.setText(self._words.get(self._value, str(self._value)))
        at = self._values.index(self._value)
        self._allow(self.less, at > 0, self.more)
        self._allow(self.more, at < len(self._values) - 1, self.less)
        self.restyle()

    def _allow(self, button: Button, allowed: bool, other: Button) -> None:
        """At an end the focus goes to the button beside: left to Qt, it would leave the stepper."""
        if not allowed and button.hasFocus():
            other.setEnabled(True)
            by_key = button.property(BY_KEYBOARD)
            other.setFocus(
                Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason
            )
        button.setEnabled(allowed)
