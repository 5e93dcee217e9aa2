"""Writing what leaves into files: mail files and PDF, each with a sentence for what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import QFileDialog

from makegood.storage.errors import StorageError, sorted_errors
from makegood.storage.folder import write_private
from makegood.text.direction import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from makegood.services.enclosures import Prepared
    from makegood.storage.evidence import Watch
    from makegood.ui.exits.outgoing import Outgoing, Outside

translate = QCoreApplication.translate

MAIL_ENDING: Final = "eml"
PAPER_ENDING: Final = "pdf"


class NotDoneError(Exception):
    """Something outside refused; its text is one sentence for the person."""


def ask_where(parent: QWidget, title: str, name: str, ending: str) -> Path | None:
    """The file a person chose, with its ending; None when they chose none."""
    found, _ = QFileDialog.getSaveFileName(parent, title, f"{name}.{ending}", f"*.{ending}")
    if not found:
        return None
    path = Path(found)
    return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")


def prepared(outgoing: Outgoing, outside: Outside, watch: Watch) -> Prepared:
    """The proof that goes along. Raises `NotDoneError` when a file of it is gone."""
    found = outside.prepare(outgoing.chosen, watch)
    if found.lost:
        words = translate(
            "ExitFiles",
            "The kept copy of this file is gone: {names} Take its tick out, or add the file again.",
        )
        raise NotDoneError(words.format(names=names_of(found.lost)))
    return found


def mail_file(outgoing: Outgoing, proof: Prepared) -> bytes:
    """The mail file. Raises `NotDoneError` when the address is none."""
    from makegood.handoff.eml import unsent_mail

    try:
        return unsent_mail(outgoing.address, outgoing.subject, outgoing.body, proof.files)
    except ValueError as error:
        words = translate("ExitFiles", "This is no mail address: {address}")
        raise NotDoneError(words.format(address=clean(outgoing.address))) from error


def write(path: Path, data: bytes) -> None:
    """Write a file for the user alone. Raises `NotDoneError`."""
    try:
        with sorted_errors():
            write_private(path, data)
    except (StorageError, OSError) as error:
        words = translate("ExitFiles", "The file could not be written. Choose another folder.")
        raise NotDoneError(words) from error


def file_address(path: Path) -> str:
    """The address under which the desktop opens a file."""
    return QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)


def names_of(names: Sequence[str]) -> str:
    """File names in a sentence, each in quotation marks, the sentence ended."""
    return ", ".join(f"“{clean(name)}”" for name in names) + "."
