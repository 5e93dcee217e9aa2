"""The history of the database, one step a module. A step that was released never changes."""

from __future__ import annotations

from typing import Final

from makegood.storage.migrations import m001, m002, m003, m004

MIGRATIONS: Final[tuple[str, ...]] = (m001.SQL, m002.SQL, m003.SQL, m004.SQL)
"""The SQL of each step; the version of a database is the number of steps it has taken."""
