"""Troubles told: the world's in a calm sentence, ours as a report to read and copy."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from makegood.storage.errors import StorageError
from makegood.ui.theme import theme
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from makegood.domain.text import Text
    from makegood.ui.shell.phrases import Phrases

_log = logging.getLogger(__name__)


def sorted_trouble(parent: QWidget, phrases: Phrases, act: Callable[[], object]) -> bool:
    """Do something; a trouble of the world is told and answers False, a bug goes on."""
    try:
        act()
    except StorageError as error:
        _log.warning("storage: %s", type(error).__name__)
        TroubleDialog(phrases.render(error.text), parent).exec()
        return False
    return True


class TroubleDialog(QDialog):
    """One sentence about the world, and one button."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Makegood"))
        self.notice = Notice("warning", "", sentence)
        self.close_button = Button(self.tr("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        box = QDialogButtonBox()
        box.addButton(self.close_button, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(box)
        self.setMinimumWidth(round(theme().em * 32))


class ReportDialog(QDialog):
    """A bug: what happened, without the person's own words, to read and copy."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something in Makegood went wrong"))
        words = Label(
            self.tr(
                "Your cases are as they were last saved. "
                "This report holds no personal data. You can copy it and send it to us."
            )
        )
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Report"))
        self.copy = Button(self.tr("Copy the report"), "plain", icon_name="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = Button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        box = QDialogButtonBox()
        box.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.text)
        layout.addWidget(box)
        self.resize(round(theme().em * 46), round(theme().em * 28))


def report_of(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Where a bug struck: types, files and lines, never the words of the error or of the user."""
    lines = [
        f"Makegood {version}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        # Only the part below the package: a path above it may hold the user's name.
        _, found, inside = frame.filename.replace("\\", "/").rpartition("/makegood/")
        place = f"makegood/{inside}" if found else "(elsewhere)"
        lines.append(f"  {place}:{frame.lineno} in {frame.name}")
    return "\n".join(lines)


def catch_bugs(version: str, render: Callable[[Text], str]) -> None:
    """From now on show a report for whatever nobody else caught, and go on.

    What the world did to the files is no bug wherever it is met: it has a sentence of its own.
    """
    showing: list[bool] = []

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if isinstance(error, StorageError):
            _log.warning("storage: %s", kind.__name__)
            tell(lambda: TroubleDialog(render(error.text)))
            return
        report = report_of(kind, trace, version)
        print(report, file=sys.stderr)  # noqa: T201 - also for those who started it in a terminal
        tell(lambda: ReportDialog(report))

    def tell(make: Callable[[], QDialog]) -> None:
        if not showing:
            showing.append(True)
            make().exec()
            showing.clear()

    sys.excepthook = show
