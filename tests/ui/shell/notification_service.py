"""A notification service that prints what it is asked to show; run as a program by the tests.

It does not describe itself, as some do not; the first argument says whether it reads markup.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

NAME = "org.freedesktop.Notifications"


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@ClassInfo({"D-Bus Interface": NAME})
class Service(QObject):
    @Slot(result="QStringList")
    def GetCapabilities(self):  # noqa: N802
        return ["body", "body-markup"] if sys.argv[1] == "markup" else ["body"]

    @Slot(
        "QString", "uint", "QString", "QString", "QString", "QStringList", "QVariantMap", int,
        result="uint",
    )  # fmt: skip
    def Notify(self, *said):  # noqa: N802
        say(json.dumps(said))
        return 7


app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
service = Service()
exported = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject("/org/freedesktop/Notifications", service, exported)
assert bus.registerService(NAME)
say("ready")
app.exec()
