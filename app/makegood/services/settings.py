"""What the user chose, with its usual values, and what the window remembers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final, Literal, TypedDict, get_args

from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from makegood.services.changes import Changes
    from makegood.storage.settings import SettingStore, SettingValue

ThemeChoice = Literal["system", "light", "dark", "high_contrast"]

TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Sizes of text on offer, in per cent of the desktop's own."""

_WINDOW: Final = "window."
_LAST_HOUR: Final = 23


class SenderParts(TypedDict):
    """Own details by the names that `drafting.request.DraftRequest` has for them."""

    sender_address: str
    sender_mail: str
    sender_phone: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything chosen. `country` is an ISO code; empty strings mean not chosen yet.

    `language` empty is English; `reading_language` empty follows `language`, and with that empty
    too the desktop. `reminders`
    are shown from `reminder_hour` on, and name the case only with `reminder_details`. `tray` puts
    a mark beside the desktop's clock where there is room for one; with `stay_in_tray` the program
    goes on there when the window is closed.
    `your_name`, `your_address` (a line feed between its lines) and `your_place` stand on letters;
    `your_mail` and `your_phone` go into a message only where the person says so.
    `welcomed` says that the sentence about legal advice has been read.
    """

    country: str = ""
    language: str = ""
    reading_language: str = ""
    theme: ThemeChoice = "system"
    text_size: int = 100
    less_motion: bool = False
    reminders: bool = True
    reminder_hour: int = 9
    reminder_details: bool = False
    tray: bool = True
    stay_in_tray: bool = False
    your_name: str = ""
    your_address: str = ""
    your_place: str = ""
    your_mail: str = ""
    your_phone: str = ""
    welcomed: bool = False

    def sender_parts(self, ticked: Collection[str]) -> SenderParts:
        """The own details as a message has them: only those that the person lets go in."""
        return SenderParts(
            sender_address=self.your_address if "address" in ticked else "",
            sender_mail=self.your_mail if "mail" in ticked else "",
            sender_phone=self.your_phone if "phone" in ticked else "",
        )


class SettingsService:
    """Reads and changes settings. Values that make no sense count as not set.

    `desktop_language` is the code of the language the desktop speaks, empty where messages are
    not written in it.
    """

    def __init__(self, store: SettingStore, changes: Changes) -> None:
        self._store = store
        self._changes = changes
        self._current = _read(store.all())
        self.desktop_language = ""

    @property
    def reading_language(self) -> str:
        """The language that the person reads: chosen, else the window's, else the desktop's."""
        current = self._current
        return (
            current.reading_language or current.language or self.desktop_language or SOURCE_LANGUAGE
        )

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def change(self, **values: SettingValue) -> Settings:
        """Set some of them by name. Raises `TypeError` for a name that does not exist."""
        # The values have the kinds of the fields named; there is no type for "any of them".
        changed = _sensible(replace(self._current, **values))  # type: ignore[arg-type]
        if changed != self._current:
            self._store.put({name: getattr(changed, name) for name in values})
            self._current = changed
            self._changes.tell("settings")
        return changed

    def remembered(self, name: str) -> SettingValue:
        """Something the window remembers, such as its size."""
        return self._store.get(_WINDOW + name)

    def remember(self, name: str, value: SettingValue) -> None:
        """Keep something for the next start; None forgets it."""
        if self.remembered(name) != value:
            self._store.put({_WINDOW + name: value})


def _read(values: Mapping[str, SettingValue]) -> Settings:
    usual = Settings()
    found = {
        each.name: values[each.name]
        for each in fields(Settings)
        if type(values.get(each.name)) is type(getattr(usual, each.name))
    }
    # Each value was just seen to have the kind of its field.
    return _sensible(replace(usual, **found))  # type: ignore[arg-type]


def _sensible(settings: Settings) -> Settings:
    usual = Settings()
    if settings.theme not in get_args(ThemeChoice):
        settings = replace(settings, theme=usual.theme)
    smallest, largest = TEXT_SIZES[0], TEXT_SIZES[-1]
    return replace(
        settings,
        text_size=min(largest, max(smallest, settings.text_size)),
        reminder_hour=min(_LAST_HOUR, max(0, settings.reminder_hour)),
    )
