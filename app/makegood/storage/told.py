"""What was told on which day, so that nobody is reminded twice of one thing in a day."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from makegood.storage.database import Database

_NAME: Final = "reminders.told"
_THINGS: Final = "things"
_LOOKED: Final = "looked"
_KEPT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """The last day on which each thing was told, and on which anybody looked what there is."""

    things: Mapping[str, date] = field(default_factory=dict)
    looked: date | None = None


class ToldStore:
    """One record for the window and the command line; several processes may ask at once."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def read(self) -> Told:
        """What was told; a record that cannot be read counts as none."""
        return _decoded(self._db.scalar("SELECT value FROM settings WHERE name = ?", (_NAME,)))

    def claim(self, day: date, choose: Callable[[Told], tuple[str, ...]]) -> tuple[str, ...]:
        """Let `choose` say what is to be told now, and write it down as told on `day`.

        Choosing and writing are one transaction: of two that ask at once only one is to tell.
        Records older than the day before are dropped.
        """
        with self._db.write():
            told = self.read()
            chosen = choose(told)
            kept = {name: on for name, on in told.things.items() if on >= day - _KEPT}
            self._write(Told({**kept, **dict.fromkeys(chosen, day)}, day))
        return chosen

    def release(self, things: tuple[str, ...]) -> None:
        """Take back that these were told: nobody could be reached."""
        with self._db.write():
            told = self.read()
            kept = {name: on for name, on in told.things.items() if name not in things}
            self._write(Told(kept, told.looked))

    def _write(self, told: Told) -> None:
        data: dict[str, object] = {
            _THINGS: {name: on.isoformat() for name, on in sorted(told.things.items())}
        }
        if told.looked is not None:
            data[_LOOKED] = told.looked.isoformat()
        value = json.dumps(data, ensure_ascii=False)
        if value != self._db.scalar("SELECT value FROM settings WHERE name = ?", (_NAME,)):
            self._db.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_NAME, value))


def _decoded(data: object) -> Told:
    if not isinstance(data, str):
        return Told()
    try:
        value = json.loads(data)
        things = {str(name): date.fromisoformat(on) for name, on in value[_THINGS].items()}
        looked = value.get(_LOOKED)
        return Told(things, None if looked is None else date.fromisoformat(looked))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Told()
