"""The ways the next message of a case leaves: as in the wizard, with the case's own proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from makegood.drafting.draft import WHOLE
from makegood.drafting.pieces import chat_pieces
from makegood.services import enclosures, papers
from makegood.ui.cases.kept_files import keep_file
from makegood.ui.exits.outgoing import CHATTED, Addresses, Outgoing
from makegood.ui.exits.panel import ExitsPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from makegood.flow.answers import ProofFile
    from makegood.handoff.document import Document
    from makegood.services.cases import CaseView
    from makegood.services.enclosures import Prepared
    from makegood.services.messages import NextMessage
    from makegood.storage.evidence import Watch
    from makegood.ui.shell.host import Host


class CaseExits(QObject):
    """`panel` with every way out; `changed` when other proof goes along or another sender writes,
    `address_written(str)` when it is told where a letter goes.

    What was done is said in passing by the window; trouble goes to `failed(text)`.
    """

    changed = Signal()
    address_written = Signal(str)
    failed = Signal(str)

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._left_out: frozenset[str] = frozenset()
        self.panel = ExitsPanel(self)
        self.panel.told.connect(lambda lead, text: host.say_done(f"{lead} {text}".strip()))
        self.panel.failed.connect(self.failed)
        self.panel.letter_form.changed.connect(self._keep_sender)
        self.panel.letter_form.their_changed.connect(self.address_written)

    @property
    def attachments(self) -> tuple[str, ...]:
        """The proof that goes along with the message shown, as the log keeps it."""
        return () if self._view is None else self.files_of(self._view.case.id)

    def files_of(self, case_id: str) -> tuple[str, ...]:
        """The proof of a case that goes along with its next message, by SHA-256."""
        left_out = self._left_out if self._view and self._view.case.id == case_id else frozenset()
        files = enclosures.of_case(self._host.services.evidence, case_id, left_out)
        return tuple(each.sha256 for each in files if each.goes)

    def show_message(self, view: CaseView, message: NextMessage, reason: str = "") -> None:
        """Offer what suits the message as it stands.

        `reason` says why nothing of it may leave, if it may not.
        """
        if self._view is None or self._view.case.id != view.case.id:
            self._left_out = frozenset()
        self._view = view
        channel = message.channel
        mail = None if channel.target is None else channel.target.mail
        self.panel.letter_form.set_values(self._host.services.settings.current)
        self.panel.set_outgoing(
            Outgoing(
                subject=message.subject,
                body=message.body,
                kind=channel.kind,
                address=mail or "",
                paper=lambda names: self._letter(view, message, names),
                pieces=chat_pieces(message.draft) if channel.kind in CHATTED else (),
                files=self._files(),
                limits=channel.limits,
                reason=reason,
                country=view.case.country or "",
                addresses=Addresses(
                    yours=self._host.services.settings.current.your_address,
                    theirs=message.kept.their_address,
                    theirs_in_guide=channel.target is not None and bool(channel.target.address),
                ),
            )
        )

    # What the panel asks for

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def open_outside(self, address: str) -> bool:
        """Open an address in the user's own program; whether that began."""
        return QDesktopServices.openUrl(QUrl(address))

    def prepare(self, chosen: Sequence[ProofFile], watch: Watch) -> Prepared:
        """The chosen proof as it may leave."""
        return enclosures.prepare(self._host.services.evidence, chosen, watch)

    def copy_in(self, source: Path, watch: Watch) -> ProofFile:
        """Keep a copy of a file. Raises `StorageError`."""
        return enclosures.take_in(self._host.services.evidence, source, watch)

    def place_for_file(self) -> Callable[[ProofFile], None]:
        """The case shown, wherever the person has gone when the file is copied."""
        assert self._view is not None, "proof is added to a message, which a case has"
        case_id = self._view.case.id

        def put(file: ProofFile) -> None:
            if keep_file(self._host, case_id, file):
                self.changed.emit()

        return put

    def tick_file(self, sha256: str, goes: bool) -> None:
        """Let a file go along, or stay."""
        rest = self._left_out - {sha256}
        self._left_out = rest if goes else rest | {sha256}
        self.changed.emit()

    def remove_file(self, sha256: str) -> None:
        """Take a file out of the case. Raises `StorageError`."""
        if self._view is None:
            return
        services, case_id = self._host.services, self._view.case.id
        for kept in services.evidence.of_case(case_id):
            if kept.sha256 == sha256:
                services.evidence.remove(case_id, kept.id)
        services.changes.tell("cases")
        self.changed.emit()

    # Inside

    def _keep_sender(self, address: str, place: str) -> None:
        self._host.services.settings.change(your_address=address, your_place=place)
        self.changed.emit()

    def _files(self) -> tuple[ProofFile, ...]:
        if self._view is None:
            return ()
        return enclosures.of_case(self._host.services.evidence, self._view.case.id, self._left_out)

    def _letter(self, view: CaseView, message: NextMessage, names: Sequence[str]) -> Document:
        services = self._host.services
        settings = services.settings.current
        words = services.packs.words(message.language)
        return papers.letter(
            _writing(message, settings.your_name),
            sender=papers.Sender(
                name=settings.your_name,
                address=tuple(settings.your_address.splitlines()),
                place=settings.your_place,
            ),
            addressee=papers.addressee_of(
                view.case, view.book, message.channel, words, message.kept.their_address
            ),
            day=services.clock().date(),
            words=words,
            reference=services.messages.reference(view.case, message),
            enclosures=names,
        )


def _writing(message: NextMessage, name: str) -> papers.Writing:
    """The message as a letter needs it; in one text the signature is known by the name alone."""
    if any(block.id == WHOLE for block in message.draft.blocks):
        return papers.written(message.subject, message.body, message.language, name)
    return papers.writing_of(message.draft)
