"""What was written into calendar files, so that the next file changes those entries.

A row outlives its case: an entry of a case that was deleted must still be taken out of calendars.
It holds nothing by which one could tell what the case was about.
"""

from __future__ import annotations

from typing import Final

SQL: Final = """
CREATE TABLE calendar_entries (
    uid TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    day TEXT NOT NULL,
    said TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    cancelled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_entries_by_case ON calendar_entries (case_id);
"""
