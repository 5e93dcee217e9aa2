"""One reminder a day, from the hour the user chose, while the window is open."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from makegood.services.bundle import Services
    from makegood.ui.shell.phrases import Phrases

_LOOK_EVERY_MS: Final = 60_000
_NAMED: Final = 3
_REMEMBERED: Final = "reminded_on"
_ID: Final = "reminder"
_PATIENCE_MS: Final = 2000


class Notifier(Protocol):
    """Shows a title and a text on the desktop."""

    def __call__(self, title: str, text: str) -> bool:
        """Whether it was shown."""


def desktop_notify(title: str, text: str) -> bool:
    """Ask the desktop's portal, over its local bus; False where there is none.

    The portal and not the older notification service: that one wants an unsigned number, which
    Python's numbers do not become on the bus.
    """
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    message = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Notification",
        "AddNotification",
    )
    # Some desktops read the text as markup, and titles are the user's own words.
    message.setArguments([_ID, {"title": title, "body": escape(text)}])
    answer = bus.call(message, QDBus.CallMode.Block, _PATIENCE_MS)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage


class Reminder(QObject):
    """Looks once a minute. Names of cases are shown only where the settings allow it."""

    def __init__(
        self,
        services: Services,
        phrases: Phrases,
        notify: Notifier = desktop_notify,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._phrases = phrases
        self._notify = notify
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin looking; the first look is a minute away, when the window has settled."""
        self._timer.start(_LOOK_EVERY_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> bool:
        """Remind, if it is time and was not done today. Whether a reminder was shown."""
        services = self._services
        now = services.clock()
        settings = services.settings
        today = now.date().isoformat()
        if now.hour < settings.current.reminder_hour or settings.remembered(_REMEMBERED) == today:
            return False
        due = services.today.due_now()
        if not due:
            return False
        settings.remember(_REMEMBERED, today)
        title = self._phrases.app("reminder.title")
        if self._notify(title, self._text(due)):
            return True
        window = self.parent()
        if isinstance(window, QWidget):
            # The least a desktop can do: its mark on the window's place in the task bar.
            QApplication.alert(window)
        return False

    def _text(self, due: int) -> str:
        text = self._phrases.app("reminder.due", count=due)
        if not self._services.settings.current.reminder_details:
            return text
        agenda = self._services.today.agenda()
        shown = [each for each in (agenda.first, *agenda.due) if each is not None]
        lines = [
            f"{each.title}: {self._phrases.render(each.action)}"
            for each in shown
            if each.day <= agenda.today
        ]
        return "\n".join([text, *lines[:_NAMED]])
