"""Every way out but the first: parts of the copy, pieces, the sheet, proof, mail file, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.exits import files
from makegood.ui.exits.chat_pieces import ChatPieces
from makegood.ui.exits.letter_form import LetterForm
from makegood.ui.exits.outgoing import CHATTED
from makegood.ui.exits.proof_chooser import ProofChooser
from makegood.ui.exits.sheet_view import SheetView
from makegood.ui.exits.to_files import ToFiles
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from makegood.ui.exits.outgoing import Outgoing, Outside


class ExitsPanel(ThemedWidget):
    """`told(lead, text)` when something was done, `failed(text)` when something outside did not
    work. What was saved stands in `saved`, with the folder, as long as the message is the same.
    Nothing leaves without a press, and nothing at all while there is a reason against it.
    """

    told = Signal(str, str)
    failed = Signal(str)

    def __init__(
        self, outside: Outside, *, in_wizard: bool = False, parent: QWidget | None = None
    ) -> None:
        """`in_wizard`: the page asks for the sender's address itself, and proof is taken out here;
        a case has a place of its own for its proof.
        """
        super().__init__(parent)
        self._outside = outside
        self._outgoing: Outgoing | None = None
        self._folder: Path | None = None
        self._files = ToFiles(outside, self)
        self._files.saved.connect(self._tell_saved)
        self._files.printed.connect(
            lambda text: self.told.emit(self.tr("Sent to the printer."), text)
        )
        self._files.failed.connect(self.failed)
        self.work = self._files.work
        self.saved = Notice("success")
        self.saved.setObjectName("saved")
        self.saved.link.setObjectName("show_folder")
        self.saved.link_activated.connect(self._show_folder)
        self.saved.setHidden(True)
        self.pieces = ChatPieces()
        self.pieces.copied.connect(self._copy_piece)
        self.sheet = SheetView()
        self.proof = ProofChooser(removable=in_wizard)
        self.proof.removed.connect(lambda sha: outside.remove_file(sha))
        self.proof.ticked.connect(lambda sha, goes: outside.tick_file(sha, goes))
        self.proof.add_wanted.connect(self._files.take_in)
        self.setFocusProxy(self.proof.add)
        self.letter_form = LetterForm(with_address=not in_wizard)
        self._on_paper = False
        self.heading = Heading("", "section")
        self.copy_subject = Button("", "quiet", icon_name="copy", size="small")
        self.copy_body = Button("", "quiet", icon_name="copy", size="small")
        self.save_mail = Button("", "quiet", icon_name="save-file", size="small")
        self.save_copies = Button("", "quiet", icon_name="photo", size="small")
        self.save_paper = Button("", "quiet", icon_name="save-file", size="small")
        self.print_paper = Button("", "quiet", icon_name="print", size="small")
        self._first, self._second = TurningRow(), TurningRow()
        for row, button, name, act in (
            (self._first, self.copy_subject, "copy_subject", self._copy_subject),
            (self._first, self.copy_body, "copy_body", self._copy_body),
            (self._first, self.save_mail, "save_mail", self.write_mail_file),
            (self._second, self.save_paper, "save_paper", self.write_paper),
            (self._second, self.print_paper, "print_paper", self._print),
            (self._second, self.save_copies, "save_copies", self._save_copies),
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
            row.add(button)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.letter_form, self.sheet, self.pieces, self.proof, self.heading, self._first,
            self._second, self.work, self.saved,
        ):  # fmt: skip
            self._layout.addWidget(widget)
        self.finish()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons, in reading order."""
        return (
            self.copy_subject, self.copy_body, self.save_mail, self.save_paper, self.print_paper,
            self.save_copies,
        )  # fmt: skip

    def set_outgoing(self, outgoing: Outgoing) -> None:
        """Offer what suits a message."""
        if self._outgoing is not None and outgoing.content != self._outgoing.content:
            self.saved.setHidden(True)
        if self._outgoing is not None and outgoing.kind != self._outgoing.kind:
            self._on_paper = False
        self._outgoing = outgoing
        free = not outgoing.reason
        for button in self.buttons:
            button.setEnabled(free)
            button.setAccessibleDescription(outgoing.reason)
        chatted = outgoing.kind in CHATTED and len(outgoing.pieces) > 1
        self.pieces.setHidden(not chatted)
        self.pieces.set_pieces(outgoing.pieces if chatted else (), enabled=free)
        self.sheet.setHidden(outgoing.sheet is None)
        if outgoing.sheet is not None:
            self.sheet.set_document(outgoing.sheet)
        self.letter_form.set_addresses(outgoing.addresses)
        self.letter_form.setHidden(not self._is_letter(outgoing))
        self.proof.setHidden(outgoing.spoken)
        self.proof.set_files(outgoing.files, outgoing.limits)
        self.copy_subject.setHidden(not outgoing.subject or outgoing.spoken)
        self.copy_body.setHidden(not outgoing.subject or outgoing.spoken)
        self.save_mail.setHidden(outgoing.spoken or outgoing.kind in CHATTED)
        # What a letter is for stands among the first buttons of the page.
        self.save_paper.setHidden(outgoing.kind == "letter")
        self.save_copies.setHidden(outgoing.spoken or not outgoing.chosen)
        self._first.setHidden(all(button.isHidden() for button in self.buttons[:3]))
        self._name_paper()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Other ways to take it along"))
        for button, words in (
            (self.copy_subject, self.tr("Copy the subject")),
            (self.copy_body, self.tr("Copy the text")),
            (self.save_mail, self.tr("Save as a mail file")),
            (self.save_copies, self.tr("Save the proof for sending")),
            (self.print_paper, self.tr("Print")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._name_paper()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s3"))

    # What the user does

    def open_mail(self) -> None:
        """Open the mail program: by a link where that is short enough and nothing goes along; else
        by a mail file.
        """
        from makegood.handoff.mailto import mailto

        now = self._free
        if now is None:
            return
        link = None if now.chosen else mailto(now.address, now.subject, now.body)
        if link is not None and self._outside.open_outside(link):
            self.told.emit(
                self.tr("Your mail program should be open now."),
                self.tr("If it is not, use Copy. It is not sent yet."),
            )
            return
        self._files.write_mail(now, then_open=True)

    def copy_whole(self) -> None:
        """Put subject and text on the clipboard."""
        self._copy(lambda now: now.whole)

    def write_mail_file(self) -> None:
        """Ask where, and save the message as a mail file with the chosen proof."""
        if self._free is not None:
            self._files.write_mail(self._free, then_open=False)

    def write_paper(self) -> None:
        """Ask where, and save the letter or the call sheet as a PDF file."""
        if self._free is not None:
            self._put_on_paper(self._free)
            self._files.save_paper(self._free)

    @property
    def _free(self) -> Outgoing | None:
        """The message, if it may leave."""
        now = self._outgoing
        return None if now is None or now.reason else now

    def _copy_subject(self) -> None:
        self._copy(lambda now: now.subject)

    def _copy_body(self) -> None:
        self._copy(lambda now: now.body)

    def _copy(self, part: Callable[[Outgoing], str]) -> None:
        if self._free is not None:
            self._outside.copy(part(self._free))
            self.told.emit(self.tr("Copied."), self.tr("Paste it where you write to them."))

    def _copy_piece(self, text: str, number: int) -> None:
        now = self._free
        if now is None:
            return
        self._outside.copy(text)
        left = self.tr("Piece {number} of {count}. Paste it into the chat.")
        self.told.emit(self.tr("Copied."), left.format(number=number, count=len(now.pieces)))

    def _print(self) -> None:
        if self._free is not None:
            self._put_on_paper(self._free)
            self._files.print_paper(self._free)

    def _save_copies(self) -> None:
        if self._free is not None:
            self._files.save_copies(self._free)

    def _put_on_paper(self, now: Outgoing) -> None:
        """A message for another way becomes a letter: from now on it needs addresses too."""
        self._on_paper = True
        self.letter_form.setHidden(not self._is_letter(now))

    def _is_letter(self, now: Outgoing) -> bool:
        return now.kind == "letter" or (self._on_paper and not now.spoken)

    def _tell_saved(self, folder: Path, text: str) -> None:
        self._folder = folder
        lead = self.tr("Saved:")
        self.saved.set_text(lead, text, self.tr("Show folder"))
        self.saved.setHidden(False)
        announce(self.saved, f"{lead} {text}")
        reveal(self.saved)

    def _show_folder(self) -> None:
        folder = self._folder
        if folder is not None and not self._outside.open_outside(files.file_address(folder)):
            words = self.tr("The folder did not open. It is here: {folder}")
            self.failed.emit(words.format(folder=folder))

    # Words

    def _name_paper(self) -> None:
        spoken = self._outgoing is not None and self._outgoing.spoken
        words = self.tr("Save the call sheet as PDF") if spoken else self.tr("Save as PDF letter")
        self.save_paper.setText(words)
        self.save_paper.setAccessibleName(words)
