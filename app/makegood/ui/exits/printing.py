"""The printer: the system's own dialog, then the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout

from makegood.ui.print import Sheet, page_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from makegood.handoff.document import Document


def has_printer() -> bool:
    """Whether this computer knows of a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, title: str, country: str) -> QPrinter | None:
    """The printer a person chose in the system's dialog; None when they chose none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(page_size(country))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_document(document: Document, printer: QPrinter) -> frozenset[str]:
    """Print every page; the letters that no font of this computer has.

    Raises `makegood.ui.print.NotPaintedError` when the printer takes none.
    """
    # The margins of a document are its own; the printer's would come on top.
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    sheet = Sheet(document, printer)
    sheet.paint_all(printer)
    return sheet.missing
