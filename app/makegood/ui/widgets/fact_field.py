"""A field with its label above and its help below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

FieldState = Literal["", "understood", "advice", "error"]

_ICONS = {"advice": "warn", "error": "stop"}
_TONES = {"advice": "warning", "error": "danger"}


@dataclass(frozen=True)
class FieldText:
    """Words round a field. `where` opens `where_text` under the field, not in a pop-up."""

    label: str
    optional: str = ""
    help: str = ""
    where: str = ""
    where_text: str = ""


class FactField(ThemedWidget):
    """Wraps any input of this package. Signal `where_opened` when the path is unfolded.

    States: `understood` (tick), `advice` (unusual but allowed), `error` (cannot be). The input
    is named by the label and described by help and message.
    """

    where_opened = Signal()

    def __init__(self, words: FieldText, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._words = words
        self._state: FieldState = ""
        self._message_text = ""
        self.label = Label("", "body_strong")
        self.label.setBuddy(control)
        self._optional = Label("", "caption", "text_muted")
        self._head = QHBoxLayout()
        self._head.addWidget(self.label)
        self._head.addWidget(self._optional, 1, Qt.AlignmentFlag.AlignBottom)
        self._help = Label("", "caption", "text_muted")
        self._where = Button("", "link")
        self._where.clicked.connect(self._toggle_where)
        self._where_text = Label("", "caption", selectable=True)
        self._where_text.setHidden(True)
        self._message_icon = IconLabel("warn", "warning", "small")
        self._message = Label("", "caption", "text")
        self._message_row = QHBoxLayout()
        self._message_row.addWidget(self._message_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._message_row.addWidget(self._message, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._head)
        self._layout.addWidget(control)
        self._layout.addLayout(self._message_row)
        self._layout.addWidget(self._help)
        self._layout.addWidget(self._where, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self._where_text)
        self._layout.addStretch(1)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.read_help)
        self.finish()
        self.set_words(words)
        self.set_state("")

    def set_words(self, words: FieldText) -> None:
        """Set label, help and the path to the fact."""
        self._words = words
        self.label.setText(words.label)
        for label, text in (
            (self._optional, words.optional),
            (self._help, words.help),
            (self._where, words.where),
        ):
            label.setText(text)
            label.setHidden(not text)
        # Alone, the label has the whole line.
        self._head.setStretch(0, 0 if words.optional else 1)
        self._where_text.setText(words.where_text)
        self._describe()

    @property
    def state(self) -> FieldState:
        """The state in force."""
        return self._state

    def set_state(self, state: FieldState, message: str = "") -> None:
        """Show a tick, an advice or an error. A new error is announced at once."""
        new = (state, message) != (self._state, self._message_text)
        self._state = state
        self._message_text = message
        shown = state in _ICONS and bool(message)
        self._message_icon.setHidden(not shown)
        self._message.setHidden(not shown)
        self._message.setText(message)
        if shown:
            self._message_icon.set_icon(_ICONS[state], _TONES[state])
            self._message.set_tone("danger" if state == "error" else "text")
        apply = getattr(self.control, "set_state", None)
        if callable(apply):
            apply(state)
        self._describe()
        if new and shown and state == "error":
            announce(self.control, message, urgent=True)

    def read_help(self) -> None:
        """Have a screen reader say the help."""
        announce(self.control, self._spoken_help())

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s1"))
        self._head.setSpacing(look.space("s2"))
        self._message_row.setSpacing(look.space("s1") + 2)

    def _toggle_where(self) -> None:
        opened = self._where_text.isHidden()
        self._where_text.setHidden(not opened)
        self._describe()
        if opened:
            announce(self._where, self._where_text.text())
            self.where_opened.emit()

    def _spoken_help(self) -> str:
        parts = [self._message_text, self._words.optional, self._words.help]
        if not self._where_text.isHidden():
            parts.append(self._words.where_text)
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _describe(self) -> None:
        self.control.setAccessibleName(self._words.label)
        self.control.setAccessibleDescription(self._spoken_help())
