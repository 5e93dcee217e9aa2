"""The rail of the window: its places, by their names, with how much is due."""

from __future__ import annotations

from typing import Final

from makegood.ui.shell.keys import PLACES
from makegood.ui.widgets.rail import Rail, RailValue

_ICONS: Final = {
    "today": "today",
    "cases": "cases",
    "new": "new-case",
    "guides": "guides",
    "settings": "settings",
}


class PlacesRail(Rail):
    """Names the places; the window says how many cases are due."""

    def show_due(self, due: int) -> None:
        """Show the places in the language of the window; `due` cases stand at Today."""
        self.set_name(self.tr("Places"))
        names = {
            "today": self.tr("Today"),
            "cases": self.tr("Cases"),
            "new": self.tr("New case"),
            "guides": self.tr("Guides"),
            "settings": self.tr("Settings"),
        }
        spoken = self.tr("Today, {count} due").format(count=due) if due else ""
        self.set_places(
            [
                RailValue(
                    place,
                    names[place],
                    _ICONS[place],
                    count=due if place == "today" else 0,
                    spoken=spoken if place == "today" else "",
                    at_foot=place == "settings",
                )
                for place in PLACES
            ]
        )
