"""A desktop's place for marks beside the clock; run as a program by the tests.

It takes registrations as the StatusNotifierItem specification says, and prints one line for each
thing it hears: a mark that came, that says that it changed, or that went.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, ClassInfo, Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

NAME = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@ClassInfo({"D-Bus Interface": NAME})
class Watcher(QObject):
    StatusNotifierHostRegistered = Signal()

    @Slot(str)
    def RegisterStatusNotifierItem(self, service):  # noqa: N802
        gone.addWatchedService(service)
        for change in ("NewToolTip", "NewIcon"):
            # A new mark tells of itself as soon as it is there: heard for all from the start.
            assert bus.connect("", "/StatusNotifierItem", ITEM, change, self, SLOT(f"{change}()"))
        say(f"came {service}")

    @Slot()
    def NewToolTip(self):  # noqa: N802
        say("tooltip")

    @Slot()
    def NewIcon(self):  # noqa: N802
        say("icon")

    def _host(self):
        return True

    IsStatusNotifierHostRegistered = Property(bool, _host)


app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
watcher = Watcher()
gone = QDBusServiceWatcher()
gone.setConnection(bus)
gone.serviceUnregistered.connect(lambda service: say(f"went {service}"))
exported = QDBusConnection.RegisterOption
assert bus.registerObject(
    "/StatusNotifierWatcher", watcher, exported.ExportAllSlots | exported.ExportAllProperties
)
assert bus.registerService(NAME)
say("ready")
app.exec()
