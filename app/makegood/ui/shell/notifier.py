"""Shows a notification through the desktop's own service, over its local bus.

Needs QtCore and QtDBus alone, because `makegood due --notify` has no window. See the Desktop
Notifications Specification, version 1.2, for the calls.
"""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    Q_ARG,
    Q_RETURN_ARG,
    ClassInfo,
    QCoreApplication,
    QMetaObject,
    QObject,
    Qt,
)
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

if TYPE_CHECKING:
    from collections.abc import Callable

_SERVICE: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_SHAPE_PATH: Final = "/io/github/makegood/Makegood/Notifications"
_APP_ID: Final = "io.github.makegood.Makegood"
_PATIENCE_MS: Final = 2000
_MARKUP: Final = "body-markup"
_ITS_OWN_TIME: Final = -1

_SHAPE: Final = """<interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="Notify">
<arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/>
<arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="as"/>
<arg direction="in" type="a{sv}"/>
<annotation name="org.qtproject.QtDBus.QtTypeName.In6" value="QVariantMap"/>
<arg direction="in" type="i"/><arg direction="out" type="u"/>
</method></interface>"""


# PySide's own stub does not know that a ClassInfo is called with a mapping, and decorates.
_described: Callable[[type[QObject]], type[QObject]] = ClassInfo(  # type: ignore[call-arg, assignment]
    {"D-Bus Interface": _SERVICE, "D-Bus Introspection": _SHAPE}
)


@_described
class _Shape(QObject):
    """Tells Qt which types the calls of the service have.

    Notify wants an unsigned number, and a Python number reaches the bus as a signed one unless
    Qt knows better. It looks an interface up once for each connection, by its name: asked first,
    this description holds, and services that do not describe themselves can be called too.
    """


def desktop_notify(title: str, text: str) -> bool:
    """Show a notification and say whether the desktop took it. False where there is no service."""
    if not _local_bus():
        return False
    # The bus needs an application to be there; with a window there is one.
    app = QCoreApplication.instance() or QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not _awake(bus):
        return False
    shape = _Shape()
    bus.registerObject(_SHAPE_PATH, shape, QDBusConnection.RegisterOption.ExportAllSlots)
    try:
        QDBusInterface(bus.baseService(), _SHAPE_PATH, _SERVICE, bus)
        service = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
        service.setTimeout(_PATIENCE_MS)
        return _notify(service, title, text)
    finally:
        bus.unregisterObject(_SHAPE_PATH)
        del app


def _local_bus() -> bool:
    """Whether the session's bus is a socket of this machine: nothing else is ever opened."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        return all(each.startswith("unix:") for each in address.split(";"))
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(runtime) and (Path(runtime) / "bus").is_socket()


def _awake(bus: QDBusConnection) -> bool:
    """Whether there is a service to ask, started if need be."""
    names = bus.interface()
    names.setTimeout(_PATIENCE_MS)  # a service that hangs while it starts holds nobody up
    if names.isServiceRegistered(_SERVICE).value():
        return True
    names.startService(_SERVICE)
    return bool(names.isServiceRegistered(_SERVICE).value())


def _notify(service: QDBusInterface, title: str, text: str) -> bool:
    answer = service.call("GetCapabilities")
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return False
    capabilities = answer.arguments()[0] if answer.arguments() else []
    # Titles of cases are the user's own words: a "<b>" in them is a "<b>", not bold.
    body = escape(text, quote=False) if _MARKUP in capabilities else text
    try:
        number = QMetaObject.invokeMethod(
            service,
            "Notify",
            Qt.ConnectionType.DirectConnection,
            Q_RETURN_ARG("uint"),
            Q_ARG("QString", "Makegood"),
            Q_ARG("uint", 0),
            Q_ARG("QString", _APP_ID),
            Q_ARG("QString", title),
            Q_ARG("QString", body),
            Q_ARG("QStringList", []),
            Q_ARG("QVariantMap", {"desktop-entry": _APP_ID}),
            Q_ARG("int", _ITS_OWN_TIME),
        )
    except RuntimeError:
        # The shape was not taken: a Qt that looks interfaces up in another way.
        return False
    return bool(number) and not service.lastError().isValid()
