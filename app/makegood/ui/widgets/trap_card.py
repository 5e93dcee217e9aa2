"""A warning that something would cost a right, told before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.notice import Notice


class TrapCard(Notice):
    """A notice in danger colour. With both button words it blocks the step it stands before.

    `went_back` and `understood` are the two buttons; both work at once, there is no timer.
    """

    went_back = Signal()
    understood = Signal()

    def __init__(
        self,
        lead: str = "",
        text: str = "",
        *,
        back_label: str = "",
        go_on_label: str = "",
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._buttons: QHBoxLayout | None = None
        super().__init__("danger", lead, text, link, parent)
        self.back = Button(back_label, "plain", size="small", icon_name="back")
        self.go_on = Button(go_on_label, "destructive", size="small")
        self.back.clicked.connect(self.went_back)
        self.go_on.clicked.connect(self.understood)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.back)
        self._buttons.addWidget(self.go_on)
        self._buttons.addStretch(1)
        self._words.addLayout(self._buttons)
        self.set_labels(back_label, go_on_label)
        self.restyle()

    def set_labels(self, back_label: str, go_on_label: str) -> None:
        """Set the words of the buttons; without words a button is not there."""
        self.back.setText(back_label)
        self.back.setHidden(not back_label)
        self.go_on.setText(go_on_label)
        self.go_on.setHidden(not go_on_label)

    @override
    def _accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.AlertMessage

    @override
    def restyle(self) -> None:
        super().restyle()
        if self._buttons is None:
            return
        look = theme()
        shown = not (self.back.isHidden() and self.go_on.isHidden())
        self._buttons.setContentsMargins(0, look.space("s2") if shown else 0, 0, 0)
        self._buttons.setSpacing(look.space("s2"))
