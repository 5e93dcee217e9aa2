"""The ways a message leaves: copied, opened in the mail program, or beside the form's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.wizard.outside import host_of, on_list, trusted_hosts

if TYPE_CHECKING:
    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Draft
    from makegood.ui.wizard.step_page import Desk


class MessageExits(QObject):
    """Three buttons for the footer and the line about the address.

    `told(lead, text)` when something was done, `failed(text)` when something outside did not
    work. Nothing leaves while the draft holds a secret.
    """

    told = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._draft: Draft | None = None
        self._channel: Channel | None = None
        self.copy = Button("", "plain", icon_name="copy")
        self.copy.setObjectName("copy")
        self.copy.clicked.connect(self.copy_message)
        self.open_mail = Button("", "plain", icon_name="mail")
        self.open_mail.setObjectName("open_mail")
        self.open_mail.clicked.connect(self.write_mail)
        self.open_form = Button("", "plain", icon_name="open-outside")
        self.open_form.setObjectName("open_form")
        self.open_form.clicked.connect(self.open_page)
        self.host = Label("", "caption", "text_muted")

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons, in reading order."""
        return (self.copy, self.open_mail, self.open_form)

    def set_words(self) -> None:
        """Set the captions."""
        for button, words in (
            (self.copy, self.tr("Copy")),
            (self.open_mail, self.tr("Open in mail")),
            (self.open_form, self.tr("Open the page")),
        ):
            button.setText(words)
            button.setAccessibleName(words)

    def show_draft(self, draft: Draft, channel: Channel, reason: str) -> None:
        """Offer what the channel takes. `reason` says why nothing may leave, if it may not."""
        self._draft, self._channel = draft, channel
        for button in self.buttons:
            button.setEnabled(not draft.walled)
            button.setAccessibleDescription(reason)
            button.setToolTip(reason)
        self.open_mail.setHidden(channel.kind != "mail")
        host = host_of(_page_of(channel))
        self.open_form.setHidden(not host)
        self.host.setHidden(not host)
        if host:
            words = (
                self.tr('"Open the page" leads to {host}. It is on the list of known addresses.')
                if self._trusted(channel)
                else self.tr('"Open the page" leads to {host}. It is not on our list.')
            )
            self.host.setText(words.format(host=host))

    def copy_message(self) -> None:
        """Put subject and text on the clipboard."""
        draft = self._draft
        if draft is None or draft.walled:
            return
        parts = (draft.subject, draft.body) if draft.subject else (draft.body,)
        self._desk.copy("\n\n".join(parts))
        self.told.emit(self.tr("Copied."), self.tr("Paste it where you write to them."))

    def write_mail(self) -> None:
        """Open the mail program; a message too long for that is saved as a mail file."""
        from makegood.handoff.mailto import mailto

        draft, channel = self._draft, self._channel
        if draft is None or channel is None or draft.walled:
            return
        address = (channel.target.mail if channel.target is not None else None) or ""
        link = mailto(address, draft.subject, draft.body)
        if link is not None and self._desk.open_outside(link):
            self.told.emit(
                self.tr("Your mail program should be open now."),
                self.tr("If it is not, use Copy. It is not sent yet."),
            )
            return
        self._save_mail_file(address, draft)

    def _save_mail_file(self, address: str, draft: Draft) -> None:
        from pathlib import Path

        from makegood.handoff.eml import unsent_mail

        name, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save the message as a mail file"), "message.eml", "*.eml"
        )
        if not name:
            return
        try:
            Path(name).write_bytes(unsent_mail(address, draft.subject, draft.body))
        except OSError:
            self.failed.emit(self.tr("The file could not be written. Choose another folder."))
            return
        self.told.emit(
            self.tr("Saved."),
            self.tr("Open the file with your mail program and send it from there."),
        )

    def open_page(self) -> None:
        """Open the page of the channel; one that is not on the list is asked about."""
        draft, channel = self._draft, self._channel
        if draft is None or channel is None or draft.walled:
            return
        host = host_of(_page_of(channel))
        if not host or (not self._trusted(channel) and not self._really(host)):
            return
        if not self._desk.open_outside(_page_of(channel)):
            self.failed.emit(self.tr("The browser did not open. Copy the address by hand."))

    def _trusted(self, channel: Channel) -> bool:
        guide = self._desk.service.engine.guide
        hosts = trusted_hosts(channel, self._desk.controller.known, guide)
        return on_list(host_of(_page_of(channel)), hosts)

    def _really(self, host: str) -> bool:
        answer = QMessageBox.question(
            self._page,
            self.tr("Open this address?"),
            self.tr("{host} is not on our list. Open it all the same?").format(host=host),
        )
        return answer == QMessageBox.StandardButton.Yes


def _page_of(channel: Channel) -> str:
    return "" if channel.target is None else channel.target.url or ""
