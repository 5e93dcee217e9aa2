"""Settings: sections at the side, one at a time in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.settings.about import AboutSection
from makegood.ui.settings.copies import CopiesSection
from makegood.ui.settings.language_look import LanguageLookSection
from makegood.ui.settings.place import PlaceSection
from makegood.ui.settings.reminders import RemindersSection
from makegood.ui.shell.side_list import SideItem, SideList
from makegood.ui.shell.two_panes import TwoPanes
from makegood.ui.widgets.base import ThemedWidget

if TYPE_CHECKING:
    from makegood.ui.settings.section import SettingsSection
    from makegood.ui.shell.host import Host


class SettingsPage(ThemedWidget):
    """Every change holds at once and is kept at once."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.side = SideList()
        self.side.chosen.connect(self.show_section)
        self.sections: dict[str, SettingsSection] = {
            "place": PlaceSection(host),
            "look": LanguageLookSection(host),
            "reminders": RemindersSection(host),
            "copies": CopiesSection(host),
            "about": AboutSection(host),
        }
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
        self.panes = TwoPanes(self.side, self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self.finish()
        self.show_section("place")
        self.panes.show_list()

    def show_section(self, name: str) -> None:
        """Show a section. Raises `KeyError` for an unknown one."""
        section = self.sections[name]
        section.refresh()
        self.stack.setCurrentWidget(section)
        self.side.set_current(name)
        self.panes.show_content()

    def refresh(self) -> None:
        """Show the settings as they are."""
        for section in self.sections.values():
            section.refresh()

    def enter(self) -> None:
        """Begin at the list of sections."""
        self.side.take_focus()

    @override
    def retranslate(self) -> None:
        self.panes.set_back(self.tr("All settings"))
        self.side.set_title(self.tr("Settings"))
        self.side.set_items(
            [
                SideItem("place", "person", self.tr("About you")),
                SideItem("look", "theme", self.tr("Language and look")),
                SideItem("reminders", "follow-up", self.tr("Reminders")),
                SideItem("copies", "disk", self.tr("Copies and restore")),
                SideItem("about", "info", self.tr("About Makegood")),
            ]
        )
