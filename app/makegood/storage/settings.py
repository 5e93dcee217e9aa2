"""What the user set and the window remembers: plain values by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.storage.database import Database

SettingValue = str | int | bool | None


class SettingStore:
    """Reads and writes single values; a value that cannot be read counts as not set."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, name: str) -> SettingValue:
        """The value, or None where it was never set."""
        return _decoded(self._db.scalar("SELECT value FROM settings WHERE name = ?", (name,)))

    def all(self) -> Mapping[str, SettingValue]:
        """Every value that was set."""
        rows = self._db.rows("SELECT name, value FROM settings")
        return {str(name): _decoded(value) for name, value in rows}

    def put(self, values: Mapping[str, SettingValue]) -> None:
        """Set several values at once; None forgets one."""
        with self._db.write() as db:
            for name, value in values.items():
                if value is None:
                    db.run("DELETE FROM settings WHERE name = ?", (name,))
                else:
                    db.run(
                        "INSERT OR REPLACE INTO settings VALUES (?, ?)",
                        (name, json.dumps(value, ensure_ascii=False)),
                    )


def _decoded(data: object) -> SettingValue:
    if not isinstance(data, str):
        return None
    try:
        value = json.loads(data)
    except json.JSONDecodeError:
        return None
    return value if isinstance(value, (str, int, bool)) else None
