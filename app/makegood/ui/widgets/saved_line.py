"""Whether the last change is safe on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label


class SavedLine(ThemedWidget):
    """Quiet while all is well; only a failure is announced. `action` is the failure's button."""

    action = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("disk", "text_muted", "inline")
        self.words = Label("", "caption", "text_muted")
        self.button = Button("", "plain", size="small")
        self.button.clicked.connect(self.action)
        self.button.setHidden(True)
        self._line = QHBoxLayout()
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._line)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()
        self.set_saved("")

    def set_saved(self, text: str) -> None:
        """All is well, in these words; empty hides the line."""
        self._show(text, "disk", "text_muted", "")

    def set_failed(self, text: str, action: str = "") -> None:
        """Nothing was saved: say what is safe and offer one thing to do."""
        self._show(text, "warn", "danger", action)
        announce(self, text, urgent=True)

    def _show(self, text: str, icon: str, tone: str, action: str) -> None:
        self._icon.set_icon(icon, tone)
        self._icon.setHidden(not text)
        self.words.setText(text)
        self.words.set_tone(tone)
        self.button.setText(action)
        self.button.setHidden(not action)

    @override
    def restyle(self) -> None:
        self._line.setSpacing(theme().space("s2"))
