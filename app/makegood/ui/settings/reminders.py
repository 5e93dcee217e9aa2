"""When reminders are shown, what they name, and the mark beside the desktop's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from makegood.services.notices import trial
from makegood.ui.announce import announce
from makegood.ui.settings.section import SettingRow, SettingsSection
from makegood.ui.settings.stepper import Stepper
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host

_HOURS: Final = tuple(range(24))


class RemindersSection(SettingsSection):
    """Every choice holds at once. "Show one now" tells whether the desktop takes reminders."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.shown = MarkRow()
        self.hour = Stepper(_HOURS)
        self._hour_row = SettingRow(self.hour)
        self.details = MarkRow()
        self.trial = Button("", "plain", size="small")
        self._trial_row = SettingRow(self.trial)
        self.tray = MarkRow()
        self.stay = MarkRow()
        self.closed = Label("", "caption", "text_muted")
        for mark, name in (
            (self.shown, "reminders"),
            (self.details, "reminder_details"),
            (self.tray, "tray"),
            (self.stay, "stay_in_tray"),
        ):
            mark.toggled.connect(lambda on, name=name: self._choose(name, on))
        self.hour.changed.connect(lambda hour: self.change(reminder_hour=hour))
        self.trial.clicked.connect(self._try)
        self._heading = self.add_card(self.shown, self._hour_row, self.details, self._trial_row)
        self._closed_heading = self.add_card(self.tray, self.stay, self.closed)
        self.finish()

    @override
    def refresh(self) -> None:
        current = self.host.services.settings.current
        self.hour.set_value(current.reminder_hour)
        for mark, on in (
            (self.shown, current.reminders),
            (self.details, current.reminder_details),
            (self.tray, current.tray),
            (self.stay, current.stay_in_tray),
        ):
            mark.blockSignals(True)
            mark.setChecked(on)
            mark.blockSignals(False)
        self._allow()

    @override
    def retranslate(self) -> None:
        self._heading.setText(self.tr("Reminders"))
        self.shown.set_text(
            self.tr("Show reminders on the desktop"),
            self.tr("Once a day for each thing. What is due always stands on Today."),
        )
        self._hour_row.set_words(
            self.tr("Not before"),
            self.tr("Reminders are shown from this hour on. Missed ones come together."),
        )
        self.hour.set_words(
            self.tr("Earlier"), self.tr("Later"), {hour: f"{hour:02}:00" for hour in _HOURS}
        )
        self.details.set_text(
            self.tr("Name the case in reminders"),
            self.tr("In calendar entries too. Without it they say only that there is one."),
        )
        self.trial.setText(self.tr("Show one now"))
        self._trial_row.set_words(
            self.tr("Try it"), self.tr("Shows whether your desktop takes reminders.")
        )
        self._closed_heading.setText(self.tr("When the window is closed"))
        self.tray.set_text(
            self.tr("Show a mark beside the clock"),
            self.tr("It counts what is due, and names nobody."),
        )
        self.stay.set_text(
            self.tr("Go on beside the clock when the window is closed"),
            self.tr("Reminders are then still shown. “Quit Makegood” in its menu ends it."),
        )
        self.closed.setText(
            self.tr("Without a mark, reminders need the open window, or a timer of your system.")
        )
        self.refresh()

    def _choose(self, name: str, on: bool) -> None:
        self.change(**{name: on})
        self._allow()

    def _allow(self) -> None:
        """What hangs on another choice, or on the desktop, can be chosen only with it."""
        current = self.host.services.settings.current
        place = self.host.tray_available()
        # Names are for calendar files too, which nobody turns off.
        self.hour.setEnabled(current.reminders)
        self.tray.setEnabled(place)
        self.stay.setEnabled(place and current.tray)
        self.closed.setHidden(place)

    def _try(self) -> None:
        if self.host.notify(*trial(self.host.services.words)):
            said = self.tr("Shown. If you see nothing, your desktop holds reminders back.")
        else:
            said = self.tr("Your desktop takes no reminders. They are shown in the window.")
        self._trial_row.help.setText(said)
        announce(self.trial, said)
