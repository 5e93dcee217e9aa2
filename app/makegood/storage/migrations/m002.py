"""What was written into calendar files, and where the words of a case stand.

A row of `calendar_entries` outlives its case: an entry of a case that was deleted must still be
taken out of calendars. It holds nothing by which one could tell what the case was about.

`search_row` is the row of the search words: to look for it by the case would read them all. The
cache is emptied and makes itself again.
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

DELETE FROM case_index;
DELETE FROM case_search;
ALTER TABLE case_index ADD COLUMN search_row INTEGER;
"""
