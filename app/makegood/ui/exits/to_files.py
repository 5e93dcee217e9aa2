"""The ways out that read or write files: mail file, paper, copies of proof; and proof taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from makegood.storage.errors import StorageError
from makegood.ui.exits import files, printing
from makegood.ui.exits.file_work import FileWork
from makegood.ui.exits.files import NotDoneError

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.services.enclosures import Prepared
    from makegood.storage.evidence import Watch
    from makegood.ui.exits.outgoing import Outgoing, Outside

T = TypeVar("T")


class ToFiles(QObject):
    """Asks where, then works beside the window; `work` shows how far it is.

    `saved(folder, text)` with where it is and what to do with it, `printed(text)`, `failed(text)`.
    """

    saved = Signal(object, str)
    printed = Signal(str)
    failed = Signal(str)

    def __init__(self, outside: Outside, parent: QWidget) -> None:
        super().__init__(parent)
        self._outside = outside
        self._window = parent
        self.work = FileWork()

    def write_mail(self, now: Outgoing, *, then_open: bool) -> None:
        """Save the message as a mail file with the chosen proof; perhaps open it."""
        title = self.tr("Save the message as a mail file")
        path = files.ask_where(self._window, title, self.tr("message"), files.MAIL_ENDING)
        if path is None:
            return

        def work(watch: Watch) -> Prepared:
            proof = files.prepared(now, self._outside, watch)
            files.write(path, files.mail_file(now, proof))
            return proof

        def done(proof: Prepared) -> None:
            if then_open and self._outside.open_outside(files.file_address(path)):
                words = self.tr("Your mail program should open it now. It is not sent yet.")
            else:
                words = self.tr("Open the file with your mail program and send it from there.")
            self._say_saved(path, words, *self._remarks(proof.not_cleaned))

        self._begin(self.tr("The mail file is being written."), work, done)

    def save_paper(self, now: Outgoing) -> None:
        """Save the letter, or the call sheet, as a PDF file."""
        from makegood.ui.print import make_pdf

        name = self.tr("call sheet") if now.spoken else self.tr("letter")
        title = self.tr("Save as PDF")
        path = files.ask_where(self._window, title, name, files.PAPER_ENDING)
        if path is None:
            return
        # Qt lays text out in the window's own thread alone.
        pdf = make_pdf(now.paper([each.name for each in now.chosen]), now.country)

        def done(_nothing: None) -> None:
            pages = self.tr("Pages: {count}.").format(count=pdf.pages)
            self._say_saved(path, pages, *self._lacking(now), *self._missing(pdf.missing))

        self._begin(
            self.tr("The PDF file is being written."),
            lambda _watch: files.write(path, pdf.data),
            done,
        )

    def print_paper(self, now: Outgoing) -> None:
        """Print the letter, or the call sheet, after the system's own dialog."""
        from makegood.ui.print import NotPaintedError

        if not printing.has_printer():
            self.failed.emit(self.tr("No printer is set up here. Save it as PDF instead."))
            return
        document = now.paper([each.name for each in now.chosen])
        printer = printing.ask_printer(self._window, document.title, now.country)
        if printer is None:
            return
        try:
            missing = printing.print_document(document, printer)
        except NotPaintedError:
            self.failed.emit(
                self.tr("The printer did not answer. Nothing was printed. Save it as PDF instead.")
            )
            return
        self.printed.emit(" ".join((*self._lacking(now), *self._missing(missing))))

    def save_copies(self, now: Outgoing) -> None:
        """For pages where files are uploaded by hand: copies without place and camera."""
        title = self.tr("Folder for the copies")
        found = QFileDialog.getExistingDirectory(self._window, title)
        if not found:
            return
        folder = Path(found)
        taken = self.tr("There is a file of the same name already. Choose another folder.")

        def work(watch: Watch) -> Prepared:
            proof = files.prepared(now, self._outside, watch)
            if any((folder / each.name).exists() for each in proof.files):
                raise NotDoneError(taken)
            for each in proof.files:
                files.write(folder / each.name, each.data)
            return proof

        def done(proof: Prepared) -> None:
            names = [each.name for each in proof.files]
            where = self.tr("In the folder “{folder}”: {names}").format(
                folder=folder.name, names=files.names_of(names)
            )
            words = self.tr("Upload the files from this folder.")
            remarks = self._remarks(proof.not_cleaned)
            self.saved.emit(folder, " ".join((where, words, *remarks)))

        self._begin(self.tr("The copies are being made."), work, done)

    def take_in(self) -> None:
        """Ask for a file and keep a copy of it as proof."""
        name, _filter = QFileDialog.getOpenFileName(self._window, self.tr("Choose a file"))
        if name:
            self.work.begin(
                self.tr("The file is being copied."),
                lambda watch: self._outside.copy_in(Path(name), watch),
                self._outside.place_for_file(),
                self._not_taken_in,
            )

    # Inside

    def _begin(self, words: str, work: Callable[[Watch], T], done: Callable[[T], None]) -> None:
        self.work.begin(words, work, done, self._not_done)

    def _not_done(self, problem: Exception) -> None:
        if not isinstance(problem, NotDoneError):
            raise problem
        self.failed.emit(str(problem))

    def _not_taken_in(self, problem: Exception) -> None:
        if not isinstance(problem, StorageError):
            raise problem
        self.failed.emit(self.tr("The file could not be copied. Choose it again."))

    def _say_saved(self, path: Path, *words: str) -> None:
        where = self.tr("“{name}” in the folder “{folder}”.")
        said = where.format(name=path.name, folder=path.parent.name or str(path.parent))
        self.saved.emit(path.parent, " ".join((said, *words)))

    def _remarks(self, not_cleaned: tuple[str, ...]) -> list[str]:
        if not not_cleaned:
            return []
        words = self.tr("These may still say where they were made: {names}")
        return [words.format(names=files.names_of(not_cleaned))]

    def _lacking(self, now: Outgoing) -> list[str]:
        """Which address a letter went to paper without; its fields stand above."""
        if now.spoken:
            return []
        found: list[str] = []
        if now.addresses.yours_missing:
            found.append(self.tr("Your address is not in it."))
        if now.addresses.theirs_missing:
            found.append(self.tr("Their address is not in it."))
        return found

    def _missing(self, letters: frozenset[str]) -> list[str]:
        if not letters:
            return []
        words = self.tr("This computer has no font for: {letters} They show as boxes.")
        return [words.format(letters=" ".join(sorted(letters)))]
