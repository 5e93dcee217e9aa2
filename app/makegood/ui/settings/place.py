"""Where a person lives and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from makegood.ui.countries import country_rows
from makegood.ui.settings.section import SettingRow, SettingsSection
from makegood.ui.widgets.filter_list import FilterList
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host


class PlaceSection(SettingsSection):
    """Country and name."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.country = FilterList(rows=8)
        self.country.chosen.connect(lambda code: self.change(country=code))
        self._country_row = SettingRow(self.country, below=True)
        self.name = TextInput()
        self.name.committed.connect(lambda text: self.change(your_name=text))
        self._name_row = SettingRow(self.name, below=True)
        self._where = self.add_card(self._country_row)
        self._who = self.add_card(self._name_row)
        self.finish()

    @override
    def refresh(self) -> None:
        services = self.host.services
        self.country.set_values(country_rows(services.packs.pack, services.language))
        self.country.set_chosen(services.settings.current.country or None)
        self.name.set_value(services.settings.current.your_name)

    @override
    def retranslate(self) -> None:
        self._where.setText(self.tr("Where you live"))
        self._who.setText(self.tr("Your name"))
        self._country_row.set_words(
            self.tr("Country"), self.tr("Decides which rights and which bodies can help.")
        )
        self.country.set_words(
            self.tr("Country"),
            self.tr("Type the name of a country"),
            self.tr("No country by that name."),
        )
        self._name_row.set_words(
            self.tr("Name under your messages"),
            self.tr("It stays on this computer until you send a message."),
        )
        self.refresh()
