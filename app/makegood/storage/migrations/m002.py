"""What was written into calendar files, and a cache whose lists need not read every row.

A row of `calendar_entries` outlives its case: an entry of a case that was deleted must still be
taken out of calendars. It holds nothing by which one could tell what the case was about.

The cache is made anew, and fills itself from the cases. Each list has an index in its own order,
so that a page of it is read and not sorted; what is owed stands in whole millionths, which SQL can
add up. `search_row` is the row of the search words: to look for it by the case would read them
all. A row whose case changes loses the name of its pack, so that only rows that no longer hold
are looked at.
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

DROP TABLE case_index;
DELETE FROM case_search;

CREATE TABLE case_index (
    case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    marketplace TEXT NOT NULL,
    status TEXT NOT NULL,
    bucket TEXT NOT NULL CHECK (bucket IN ('open', 'waiting', 'overdue', 'closed')),
    next_day TEXT,
    next_action TEXT,
    window_day TEXT,
    owed TEXT NOT NULL,
    revision INTEGER NOT NULL,
    pack TEXT NOT NULL,
    derived_on TEXT NOT NULL,
    valid_until TEXT,
    changed_at TEXT NOT NULL,
    search_row INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_owed (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    currency TEXT NOT NULL,
    millionths INTEGER NOT NULL,
    PRIMARY KEY (case_id, currency)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_owed_by_currency ON case_owed (currency, millionths);

CREATE INDEX case_index_by_next ON case_index
    (bucket = 'closed', next_day IS NULL, next_day, changed_at DESC, case_id, bucket);
CREATE INDEX case_index_by_next_backwards ON case_index
    (bucket = 'closed', next_day IS NULL, next_day DESC, changed_at, case_id, bucket);
CREATE INDEX case_index_in_bucket ON case_index
    (bucket, next_day IS NULL, next_day, changed_at DESC, case_id);
CREATE INDEX case_index_by_change ON case_index (changed_at DESC, case_id);
CREATE INDEX case_index_by_title ON case_index (title_key, case_id);
CREATE INDEX case_index_by_marketplace ON case_index (marketplace, title_key, case_id);

CREATE INDEX case_index_due ON case_index
    (next_day, window_day IS NULL, window_day, case_id, bucket)
    WHERE bucket <> 'closed';
CREATE INDEX case_index_windows ON case_index (window_day, case_id)
    WHERE bucket <> 'closed' AND window_day IS NOT NULL;

CREATE INDEX case_index_by_pack ON case_index (pack);
CREATE INDEX case_index_by_end ON case_index (valid_until);
CREATE INDEX case_index_by_day ON case_index (derived_on);

CREATE TRIGGER case_index_ends AFTER UPDATE OF revision ON cases
BEGIN UPDATE case_index SET pack = '' WHERE case_id = NEW.id; END;
"""
