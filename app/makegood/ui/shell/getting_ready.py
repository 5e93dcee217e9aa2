"""A small window while the guide data are compiled, which takes seconds at the first start."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.i18n import Translations
from makegood.ui.icons import app_icon
from makegood.ui.shell.signals import EndSignals
from makegood.ui.theme import install_theme, theme
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QApplication

_LOOK_EVERY_MS: Final = 50
_WIDE_EM: Final = 26

Result = TypeVar("Result")


class ReadyWindow(QWidget):
    """Says what goes on. `closed` when the person closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Its end is the beginning of the program, not its end.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowIcon(app_icon())
        self.icon = IconLabel("guides", "accent", "button")
        self.words = Label("", "section")
        self.note = Label("", "body", "text_muted")
        column = QVBoxLayout()
        column.setSpacing(theme().space("s2"))
        column.addWidget(self.words)
        column.addWidget(self.note)
        row = QHBoxLayout(self)
        edge = theme().space("s6")
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(theme().space("s4"))
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setMinimumWidth(round(theme().em * _WIDE_EM))
        self._name()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _name(self) -> None:
        self.setWindowTitle(self.tr("Makegood"))
        self.words.setText(self.tr("Getting the guides ready."))
        self.note.setText(self.tr("This happens once. It takes a few seconds."))
        self.setAccessibleName(f"{self.words.text()} {self.note.text()}")


class _Work(Generic[Result]):
    """Work in a thread of its own, which the end of the program does not wait for.

    Whatever it writes it writes whole, so that its end in the middle leaves nothing half done.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._result: list[Result] = []
        self._problem: Exception | None = None
        self._thread = Thread(target=self._run, name="getting ready", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return not self._thread.is_alive()

    def result(self) -> Result:
        """What came of it; raises what it raised."""
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        return self._result[0]

    def _run(self) -> None:
        try:
            self._result.append(self._work())
        except Exception as problem:
            self._problem = problem


def getting_ready(
    app: QApplication, work: Callable[[], Result], language: str | None
) -> tuple[Result] | None:
    """Do the work beside a window that says so. None when a person closed the window before.

    Without a `language` the window speaks that of the desktop: what a person chose is not read
    yet.
    """
    install_theme(app)
    spoken = Translations(app)
    spoken.set_language(language or QLocale.system().name().partition("_")[0])
    window = ReadyWindow()
    loop = QEventLoop()
    running = _Work(work)
    look = QTimer()
    look.setInterval(_LOOK_EVERY_MS)
    look.timeout.connect(lambda: loop.quit() if running.over else None)
    window.closed.connect(lambda: loop.exit(1))
    signals = EndSignals(window.close)
    window.show()
    announce(window.words, window.accessibleName())
    look.start()
    closed = loop.exec() == 1
    look.stop()
    signals.close()
    window.hide()
    window.deleteLater()
    # The window of the program installs its own, in the language that was chosen.
    spoken.set_language("en")
    return None if closed else (running.result(),)
