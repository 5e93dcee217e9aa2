"""Every way out but the first: parts of the copy, pieces, the sheet, proof, mail file, paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.storage.errors import StorageError
from makegood.ui.exits import files, printing
from makegood.ui.exits.chat_pieces import ChatPieces
from makegood.ui.exits.files import NotDoneError
from makegood.ui.exits.outgoing import CHATTED
from makegood.ui.exits.proof_chooser import ProofChooser
from makegood.ui.exits.sender_form import SenderForm
from makegood.ui.exits.sheet_view import SheetView
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.ui.exits.outgoing import Outgoing, Outside


class ExitsPanel(ThemedWidget):
    """`told(lead, text)` when something was done, `failed(text)` when something outside did not
    work. Nothing leaves without a press, and nothing at all while there is a reason against it.
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
        self.pieces = ChatPieces()
        self.pieces.copied.connect(self._copy_piece)
        self.sheet = SheetView()
        self.proof = ProofChooser(removable=in_wizard)
        self.proof.removed.connect(lambda sha: outside.remove_file(sha))
        self.proof.ticked.connect(lambda sha, goes: outside.tick_file(sha, goes))
        self.proof.add_wanted.connect(self._choose_file)
        self.setFocusProxy(self.proof.add)
        self.sender_form = SenderForm(with_address=not in_wizard)
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
            (self._second, self.save_paper, "save_paper", self._save_paper),
            (self._second, self.print_paper, "print_paper", self._print),
            (self._second, self.save_copies, "save_copies", self._save_copies),
        ):
            button.setObjectName(name)
            button.clicked.connect(lambda _c=False, act=act: self._try(act))
            row.add(button)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.sheet, self.pieces, self.proof, self.sender_form, self.heading, self._first,
            self._second,
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
        self.sender_form.setHidden(outgoing.kind != "letter")
        self.proof.setHidden(outgoing.spoken)
        self.proof.set_files(outgoing.files, outgoing.limits)
        self.copy_subject.setHidden(not outgoing.subject or outgoing.spoken)
        self.copy_body.setHidden(not outgoing.subject or outgoing.spoken)
        self.save_mail.setHidden(outgoing.spoken or outgoing.kind in CHATTED)
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
        """Open the mail program with the message in it; see `_open_mail`."""
        self._try(self._open_mail)

    def copy_whole(self) -> None:
        """Put subject and text on the clipboard."""
        self._try(self._copy_whole)

    def _try(self, act: Callable[[], None]) -> None:
        if self._outgoing is None or self._outgoing.reason:
            return
        try:
            act()
        except NotDoneError as refused:
            self.failed.emit(str(refused))

    @property
    def _now(self) -> Outgoing:
        assert self._outgoing is not None, "nothing leaves before a message is shown"
        return self._outgoing

    def _copy_whole(self) -> None:
        self._copy(self._now.whole)

    def _copy_subject(self) -> None:
        self._copy(self._now.subject)

    def _copy_body(self) -> None:
        self._copy(self._now.body)

    def _copy(self, text: str) -> None:
        self._outside.copy(text)
        self.told.emit(self.tr("Copied."), self.tr("Paste it where you write to them."))

    def _copy_piece(self, text: str, number: int) -> None:
        if self._now.reason:
            return
        self._outside.copy(text)
        left = self.tr("Piece {number} of {count}. Paste it into the chat.")
        count = len(self._now.pieces)
        self.told.emit(self.tr("Copied."), left.format(number=number, count=count))

    def _open_mail(self) -> None:
        """A link where that is short enough and nothing goes along; else a mail file, opened."""
        from makegood.handoff.mailto import mailto

        now = self._now
        link = None if now.chosen else mailto(now.address, now.subject, now.body)
        if link is not None and self._outside.open_outside(link):
            self.told.emit(
                self.tr("Your mail program should be open now."),
                self.tr("If it is not, use Copy. It is not sent yet."),
            )
            return
        self._write_mail(then_open=True)

    def write_mail_file(self) -> None:
        """Ask where, and save the message as a mail file with the chosen proof."""
        self._write_mail(then_open=False)

    def _write_mail(self, *, then_open: bool) -> None:
        now = self._now
        proof = files.prepared(now, self._outside)
        data = files.mail_file(now, proof)
        title = self.tr("Save the message as a mail file")
        path = files.ask_where(self, title, self.tr("message"), files.MAIL_ENDING)
        if path is None:
            return
        files.write(path, data)
        if then_open and self._outside.open_outside(files.file_address(path)):
            words = self.tr("Your mail program should open it now. It is not sent yet.")
        else:
            words = self.tr("Open the file with your mail program and send it from there.")
        self.told.emit(self.tr("Saved."), " ".join((words, *self._remarks(proof.not_cleaned))))

    def _save_paper(self) -> None:
        from makegood.ui.print import make_pdf

        now = self._now
        pdf = make_pdf(now.paper([each.name for each in now.chosen]), now.country)
        name = self.tr("call sheet") if now.spoken else self.tr("letter")
        path = files.ask_where(self, self.tr("Save as PDF"), name, files.PAPER_ENDING)
        if path is None:
            return
        files.write(path, pdf.data)
        words = self.tr("Pages: {count}.").format(count=pdf.pages)
        self.told.emit(self.tr("Saved."), " ".join((words, *self._missing(pdf.missing))))

    def _print(self) -> None:
        from makegood.ui.print import NotPaintedError

        now = self._now
        if not printing.has_printer():
            raise NotDoneError(self.tr("No printer is set up here. Save it as PDF instead."))
        document = now.paper([each.name for each in now.chosen])
        printer = printing.ask_printer(self, document.title, now.country)
        if printer is None:
            return
        try:
            missing = printing.print_document(document, printer)
        except NotPaintedError as error:
            raise NotDoneError(
                self.tr("The printer did not answer. Nothing was printed. Save it as PDF instead.")
            ) from error
        self.told.emit(self.tr("Sent to the printer."), " ".join(self._missing(missing)))

    def _save_copies(self) -> None:
        """For pages where files are uploaded by hand: copies without place and camera."""
        proof = files.prepared(self._now, self._outside)
        found = QFileDialog.getExistingDirectory(self, self.tr("Folder for the copies"))
        if not found:
            return
        folder = Path(found)
        if any((folder / each.name).exists() for each in proof.files):
            raise NotDoneError(
                self.tr("There is a file of the same name already. Choose another folder.")
            )
        for each in proof.files:
            files.write(folder / each.name, each.data)
        words = self.tr("Upload the files from this folder.")
        self.told.emit(self.tr("Saved."), " ".join((words, *self._remarks(proof.not_cleaned))))

    def _choose_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Choose a file"))
        if not name:
            return
        try:
            self._outside.add_file(Path(name))
        except StorageError:
            self.failed.emit(self.tr("The file could not be copied. Choose it again."))

    # Words

    def _name_paper(self) -> None:
        spoken = self._outgoing is not None and self._outgoing.spoken
        words = self.tr("Save the call sheet as PDF") if spoken else self.tr("Save as PDF letter")
        self.save_paper.setText(words)
        self.save_paper.setAccessibleName(words)

    def _remarks(self, not_cleaned: tuple[str, ...]) -> list[str]:
        if not not_cleaned:
            return []
        words = self.tr("These may still say where they were made: {names}")
        return [words.format(names=files.names_of(not_cleaned))]

    def _missing(self, letters: frozenset[str]) -> list[str]:
        if not letters:
            return []
        words = self.tr("This computer has no font for: {letters} They show as boxes.")
        return [words.format(letters=" ".join(sorted(letters)))]
