"""What can be done with the next message of a case: taken along, or written down as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.services.messages import NextMessage


class MessageButtons(ThemedWidget):
    """The buttons under a message; which of them its way has, and whether it may leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_paper = Button("", "plain", icon_name="save-file")
        self.copy = Button("", "plain", icon_name="copy")
        self.open_mail = Button("", "plain", icon_name="mail")
        self.sent = Button("", "primary", icon_name="check")
        self._all = (self.save_paper, self.copy, self.open_mail, self.sent)
        row = TurningRow()
        for button in self._all:
            row.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row)
        self.finish()

    def show_message(self, message: NextMessage) -> str:
        """Offer what fits a message. Returns why nothing of it may leave; empty if it may."""
        walled = message.draft.walled
        reason = self.tr("Take the secret out first.") if walled else ""
        self.save_paper.setHidden(message.channel.kind != "letter")
        self.open_mail.setHidden(message.channel.kind != "mail")
        for button in self._all:
            button.setEnabled(not walled)
            button.setAccessibleDescription(reason)
        return reason

    @override
    def retranslate(self) -> None:
        self.save_paper.setText(self.tr("Save as PDF letter"))
        self.copy.setText(self.tr("Copy the message"))
        self.open_mail.setText(self.tr("Open in mail"))
        self.sent.setText(self.tr("I have sent this"))
