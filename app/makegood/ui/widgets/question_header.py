"""The question of a page and one line of help under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import NO_RING, theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.label import Label

_HELP_CHARS = 66


class Heading(Label):
    """A label that is a heading to a screen reader. `role` as in Label."""

    def __init__(
        self, text: str = "", role: str = "section", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent=parent)
        set_role(self, QAccessible.Role.Heading)
        self.setProperty(NO_RING, True)

    def take_focus(self) -> None:
        """Have the heading read: it takes focus once and leaves the tab order again."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class QuestionHeader(ThemedWidget):
    """`title` ends with a question mark where something is asked. The help may be empty."""

    def __init__(self, title: str = "", help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(title, "question")
        self.help = Label(help_text, "body", "text_muted")
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.title)
        # Without the stretch a line that may not grow further would stand in the middle.
        self._help_row = QHBoxLayout()
        self._help_row.addWidget(self.help, 1000)
        self._help_row.addStretch(1)
        self._layout.addLayout(self._help_row)
        self.finish()
        self.set_text(title, help_text)

    def set_text(self, title: str, help_text: str = "") -> None:
        """Set both lines."""
        self.title.setText(title)
        self.help.setText(help_text)
        self.help.setHidden(not help_text)

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setContentsMargins(0, 0, 0, look.space("s4"))
        self._layout.setSpacing(look.space("s1"))
        chars = self.help.fontMetrics().averageCharWidth()
        self.help.setMaximumWidth(round(chars * _HELP_CHARS * 1.15))
