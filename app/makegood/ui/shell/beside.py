"""What goes on beside the pages: reminders, their strip in the window, the mark in the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from makegood.ui.shell.banner import ReminderBanner
from makegood.ui.shell.reminder import Reminder
from makegood.ui.shell.tray import Tray

if TYPE_CHECKING:
    from makegood.services.bundle import Services
    from makegood.ui.shell.phrases import Phrases


class Beside(QObject):
    """Belongs to the window. `reminded(int)`: so many cases were told of.

    Nothing of it stirs on made-up cases.
    """

    reminded = Signal(int)

    def __init__(self, window: QWidget, services: Services, phrases: Phrases) -> None:
        super().__init__(window)
        self._services = services
        self._phrases = phrases
        self.banner = ReminderBanner(phrases)
        self.tray = Tray(window)
        self.reminder = Reminder(services, self.notify, window.isActiveWindow, window)
        self.reminder.reminded.connect(self.reminded)

    def start(self) -> None:
        """Begin to look, and show the mark where it is wanted."""
        if not self._services.demo:
            self.reminder.start()
            self.apply()

    def apply(self) -> None:
        """Take what Settings say about the mark."""
        self.tray.set_shown(self._services.settings.current.tray and not self._services.demo)

    def stop(self) -> None:
        """The files are about to be closed: look no more."""
        self.reminder.stop()
        self.tray.set_shown(False)

    def notify(self, title: str, text: str) -> bool:
        """Show a notification outside the window; False where the desktop cannot."""
        from makegood.ui.shell.notifier import desktop_notify

        return desktop_notify(title, text) or self.tray.tell(title, text)

    def set_due(self, due: int) -> None:
        """Show on the mark how many cases are due; it names none."""
        tip = self.tr("Makegood")
        if due:
            tip = f"{tip}: {self._phrases.app('reminder.due', count=due)}"
        self.tray.set_value(due, tip)

    def retranslate(self) -> None:
        """Set the words of the mark's menu."""
        self.tray.set_words(
            self.tr("Open Makegood"), self.tr("Check my dates"), self.tr("Quit Makegood")
        )

    @property
    def stays(self) -> bool:
        """Whether the program goes on when the window is closed: chosen, and nobody logs out."""
        app = QApplication.instance()
        ending = isinstance(app, QApplication) and app.isSavingSession()
        return self._services.settings.current.stay_in_tray and self.tray.shown and not ending
