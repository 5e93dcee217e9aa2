"""What the program says of itself: what it is not, its data, its licences."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion
from typing_extensions import override

from makegood.ui.settings.section import SettingsSection
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host

_PACKAGES: Final = (
    "PySide6-Essentials", "PyYAML", "platformdirs", "msgspec", "icalendar", "phonenumbers",
    "babel", "tzdata", "typing_extensions",
)  # fmt: skip


class AboutSection(SettingsSection):
    """Version, legal sentence, licences of the program and of what it is made with."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.legal = Notice("info")
        self.page.body.addWidget(self.legal)
        self.version = Label("", "body", selectable=True)
        self.pack = Label("", "body", selectable=True)
        self.refused = Label("", "body", "warning", selectable=True)
        self._program = self.add_card(self.version, self.pack, self.refused)
        self.own = Label("", "body", selectable=True)
        self.others = Label("", "caption", "text_muted", selectable=True)
        self._licences = self.add_card(self.own, self.others)
        self.keys = Label("", "body", selectable=True)
        self._keys = self.add_card(self.keys)
        self.finish()

    @override
    def retranslate(self) -> None:
        services = self.host.services
        self.legal.set_text("", self.host.phrases.app("legal"))
        self._program.setText(self.tr("Makegood"))
        self.version.setText(
            self.tr("Version {version}, with Python {python} and Qt {qt}").format(
                version=services.version, python=platform.python_version(), qt=qVersion()
            )
        )
        self.pack.setText(
            self.tr("Guide data: version {version}").format(version=services.packs.version)
        )
        refused = services.packs.refused
        self.refused.setHidden(not refused)
        if refused:
            first = refused[0]
            self.refused.setText(
                self.tr(
                    "Your own corrections hold a mistake ({file}, line {line}) "
                    "and are not used. The shipped guide data are."
                ).format(file=first.file, line=first.line)
            )
        self._licences.setText(self.tr("Licences"))
        self.own.setText(
            self.tr("Makegood is free: the program under MIT, the guide data under CC0.")
        )
        self.others.setText("\n".join(licence_line(package) for package in _PACKAGES))
        self._keys.setText(self.tr("Keys"))
        self.keys.setText(
            "\n".join(
                (
                    self.tr("Ctrl+1 to Ctrl+5: Today, Cases, New case, Guides, Settings"),
                    self.tr("Ctrl+Z: undo. Ctrl+Shift+Z: do it again"),
                    self.tr("F6: from the rail to the page and back"),
                    self.tr("Ctrl+Enter: save a form. Escape: leave it"),
                )
            )
        )


def licence_line(package: str) -> str:
    """A package with its version and licence, as it states them itself."""
    try:
        about = metadata(package)
    except PackageNotFoundError:
        return package
    named = [about[key] for key in ("License-Expression", "License") if key in about]
    licence = named[0].strip() if named else ""
    short = licence.splitlines()[0] if licence else ""
    version = about["Version"]
    return f"{package} {version}: {short}" if short else f"{package} {version}"
