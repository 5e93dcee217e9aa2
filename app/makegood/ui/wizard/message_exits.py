"""The ways a message leaves the wizard: copied, as mail, on paper, or beside the form's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from makegood.drafting.pieces import chat_pieces
from makegood.flow.answers import Typed
from makegood.services import enclosures, papers
from makegood.services.kept_drafts import THEIR_ADDRESS, their_address
from makegood.ui.exits.outgoing import CHATTED, Addresses, Outgoing
from makegood.ui.exits.panel import ExitsPanel
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.wizard.outside import host_of, leads_to_ours, trusted_hosts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Draft
    from makegood.flow.answers import ProofFile
    from makegood.handoff.document import Document
    from makegood.services.enclosures import Prepared
    from makegood.storage.evidence import Watch
    from makegood.ui.wizard.step_page import Desk


class MessageExits(QObject):
    """The buttons for the footer, the line about the address, and `panel` with all others.

    `told(lead, text)` when something was done, `failed(text)` when something outside did not
    work, `address_wanted` when the sender's address is to be told. Nothing leaves while the draft
    holds a secret.
    """

    told = Signal(str, str)
    failed = Signal(str)
    address_wanted = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._draft: Draft | None = None
        self._channel: Channel | None = None
        self.panel = ExitsPanel(self, in_wizard=True)
        self.panel.told.connect(self.told)
        self.panel.failed.connect(self.failed)
        self.panel.letter_form.changed.connect(
            lambda _address, place: desk.services.settings.change(your_place=place)
        )
        self.panel.letter_form.their_changed.connect(self._keep_their_address)
        self.panel.letter_form.address_wanted.connect(self.address_wanted)
        self.save_paper = Button("", "plain", icon_name="save-file")
        self.save_paper.setObjectName("save_letter")
        self.save_paper.clicked.connect(self.panel.write_paper)
        self.copy_all = Button("", "plain", icon_name="copy")
        self.copy_all.setObjectName("copy")
        self.copy_all.clicked.connect(self.panel.copy_whole)
        self.open_mail = Button("", "plain", icon_name="mail")
        self.open_mail.setObjectName("open_mail")
        self.open_mail.clicked.connect(self.panel.open_mail)
        self.open_form = Button("", "plain", icon_name="open-outside")
        self.open_form.setObjectName("open_form")
        self.open_form.clicked.connect(self.open_page)
        self.host = Label("", "caption", "text_muted")

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons of the footer, in reading order."""
        return (self.save_paper, self.copy_all, self.open_mail, self.open_form)

    def set_words(self) -> None:
        """Set the captions."""
        for button, words in (
            (self.save_paper, self.tr("Save as PDF")),
            (self.copy_all, self.tr("Copy")),
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
        self.save_paper.setHidden(channel.kind != "letter")
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
        self.panel.letter_form.set_values(self._desk.services.settings.current)
        self.panel.set_outgoing(self._outgoing(draft, channel, reason))

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

    # What the panel asks for

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        self._desk.copy(text)

    def open_outside(self, address: str) -> bool:
        """Open an address in the user's own program; whether that began."""
        return self._desk.open_outside(address)

    def prepare(self, chosen: Sequence[ProofFile], watch: Watch) -> Prepared:
        """The chosen proof as it may leave."""
        return enclosures.prepare(self._desk.services.evidence, chosen, watch)

    def copy_in(self, source: Path, watch: Watch) -> ProofFile:
        """Keep a copy of a file for the case to come. Raises `StorageError`."""
        return enclosures.take_in(self._desk.services.evidence, source, watch)

    def place_for_file(self) -> Callable[[ProofFile], None]:
        """The complaint shown, also when another one is on view once the file is copied."""
        controller, services = self._desk.controller, self._desk.services
        begun = controller.session.id

        def put(file: ProofFile) -> None:
            if controller.session.id == begun:
                controller.answer(files=enclosures.with_one(self._files, file))
            else:
                enclosures.add_to_complaint(
                    services.evidence, services.sessions, services.cases, begun, file,
                    services.clock(),
                )  # fmt: skip

        return put

    def tick_file(self, sha256: str, goes: bool) -> None:
        """Let a file go along, or stay."""
        self._desk.controller.answer(files=enclosures.ticked(self._files, sha256, goes))

    def remove_file(self, sha256: str) -> None:
        """Take a file out of the case to come."""
        self._desk.controller.answer(files=enclosures.without(self._files, sha256))

    # Inside

    def _keep_their_address(self, text: str) -> None:
        facts = self._desk.controller.session.answers.facts
        typed = Typed(text, "text", text.strip())
        self._desk.controller.answer(facts={**facts, THEIR_ADDRESS: typed})

    @property
    def _files(self) -> tuple[ProofFile, ...]:
        return self._desk.controller.session.answers.files

    def _outgoing(self, draft: Draft, channel: Channel, reason: str) -> Outgoing:
        spoken = channel.spoken
        return Outgoing(
            subject=draft.subject,
            body=draft.body,
            kind=channel.kind,
            address=(channel.target.mail if channel.target is not None else None) or "",
            paper=lambda names: (
                self._sheet(draft, channel, phrases=True)
                if spoken
                else self._letter(draft, channel, names)
            ),
            sheet=self._sheet(draft, channel, phrases=False) if spoken else None,
            pieces=chat_pieces(draft) if channel.kind in CHATTED else (),
            files=self._files,
            limits=channel.limits,
            reason=reason if draft.walled else "",
            country=self._desk.controller.session.answers.country or "",
            addresses=Addresses(
                yours=self._desk.services.settings.current.your_address,
                theirs=their_address(self._desk.controller.session.answers),
                theirs_in_guide=channel.target is not None and bool(channel.target.address),
            ),
        )

    def _letter(self, draft: Draft, channel: Channel, names: Sequence[str]) -> Document:
        desk = self._desk
        service, services = desk.service, desk.services
        session = desk.controller.session
        case = service.case(session)
        words = services.packs.words(draft.language)
        settings = services.settings.current
        return papers.letter(
            papers.writing_of(draft),
            sender=papers.Sender(
                name=service.messages.sender(session),
                address=tuple(settings.your_address.splitlines()),
                place=settings.your_place,
            ),
            addressee=papers.addressee_of(
                case, service.book(case), channel, words, their_address(session.answers)
            ),
            day=service.today,
            words=words,
            enclosures=names,
        )

    def _sheet(self, draft: Draft, channel: Channel, *, phrases: bool) -> Document:
        service = self._desk.service
        session = self._desk.controller.session
        case = service.case(session)
        following = service.outlook(session).next
        return papers.call_sheet(
            case,
            service.book(case),
            channel,
            draft,
            self._desk.services.packs.words(draft.reading),
            step=None if following is None else following.rung,
            phrases=phrases,
        )

    def _trusted(self, channel: Channel) -> bool:
        guide = self._desk.service.engine.guide
        hosts = trusted_hosts(channel, self._desk.controller.known, guide)
        return leads_to_ours(_page_of(channel), hosts, self._desk.services.packs.is_own)

    def _really(self, host: str) -> bool:
        answer = QMessageBox.question(
            self._page,
            self.tr("Open this address?"),
            self.tr("{host} is not on our list. Open it all the same?").format(host=host),
        )
        return answer == QMessageBox.StandardButton.Yes


def _page_of(channel: Channel) -> str:
    return "" if channel.target is None else channel.target.url or ""
