"""Where a person lives, what they are called, and when they want to be reminded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from makegood.text.names import countries_by_name
from makegood.ui.settings.section import SettingRow, SettingsSection
from makegood.ui.settings.stepper import Stepper
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host

_HOURS: Final = tuple(range(24))


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
        named = countries_by_name(services.packs.pack.countries, services.language)
        self.country.set_values([FilterValue(code, name, words=code) for code, name in named])
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


class RemindersSection(SettingsSection):
    """From which hour, and whether names are shown."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.hour = Stepper(_HOURS)
        self.hour.changed.connect(lambda hour: self.change(reminder_hour=hour))
        self._hour_row = SettingRow(self.hour)
        self.details = MarkRow()
        self.details.toggled.connect(lambda on: self.change(reminder_details=on))
        self._heading = self.add_card(self._hour_row, self.details)
        self.finish()

    @override
    def refresh(self) -> None:
        current = self.host.services.settings.current
        self.hour.set_value(current.reminder_hour)
        self.details.blockSignals(True)
        self.details.setChecked(current.reminder_details)
        self.details.blockSignals(False)

    @override
    def retranslate(self) -> None:
        self._heading.setText(self.tr("Reminders"))
        self._hour_row.set_words(
            self.tr("Not before"),
            self.tr("While Makegood is open, reminders are shown from this hour on."),
        )
        self.hour.set_words(
            self.tr("Earlier"), self.tr("Later"), {hour: f"{hour:02}:00" for hour in _HOURS}
        )
        self.details.set_text(
            self.tr("Name the case in reminders"),
            self.tr("Without it a reminder says only that there is one: others may see it."),
        )
        self.refresh()
