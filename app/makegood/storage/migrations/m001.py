"""The first shape: persons, cases with orders, facts and log, drafts, proof, settings, sessions.

Days are ISO dates, moments RFC 3339, sums decimal text with an ISO currency beside them. A day
only roughly known has `until`, one known to the minute has `at`.
"""

from __future__ import annotations

from typing import Final

SQL: Final = """
CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}'
) STRICT;

INSERT INTO persons (id) VALUES ('me');

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES persons (id),
    marketplace TEXT NOT NULL,
    marketplace_name TEXT NOT NULL DEFAULT '',
    site TEXT,
    country TEXT,
    role TEXT NOT NULL,
    issue TEXT NOT NULL,
    variant TEXT,
    remedy TEXT,
    title TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

-- The order with the empty id stands for the case as a whole and its first order.
CREATE TABLE facts (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    order_id TEXT NOT NULL DEFAULT '',
    fact TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'yes_no', 'amount', 'day', 'set')),
    value TEXT NOT NULL,
    until TEXT,
    at TEXT,
    PRIMARY KEY (case_id, order_id, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    order_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    price TEXT,
    affected INTEGER NOT NULL,
    PRIMARY KEY (case_id, order_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE details (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_dates (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    day TEXT NOT NULL,
    until TEXT,
    at TEXT,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (case_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    party TEXT NOT NULL,
    PRIMARY KEY (case_id, party)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    day_until TEXT,
    day_at TEXT,
    recorded_at TEXT,
    party TEXT,
    channel TEXT,
    stage TEXT,
    rung TEXT,
    outcome TEXT,
    amount TEXT,
    currency TEXT,
    until TEXT,
    until_until TEXT,
    until_at TEXT,
    reference TEXT,
    text TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    undone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX events_in_order ON events (case_id, position);

-- References belong to a party: what the seller calls the matter is not what the bank calls it.
CREATE TABLE party_references (
    case_id TEXT NOT NULL,
    party TEXT NOT NULL,
    reference TEXT NOT NULL,
    event_id TEXT,
    PRIMARY KEY (case_id, party, reference),
    FOREIGN KEY (case_id, party) REFERENCES parties (case_id, party) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE sent_messages (
    case_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (case_id, event_id),
    FOREIGN KEY (case_id, event_id) REFERENCES events (case_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE sent_attachments (
    case_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (case_id, event_id, position),
    FOREIGN KEY (case_id, event_id) REFERENCES events (case_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What was sent stays as it was sent. Only `undone` of an entry may change, and an entry goes
-- away with its case alone: then the case is gone already when these look for it.
CREATE TRIGGER events_stay BEFORE UPDATE OF
    case_id, id, position, kind, day, day_until, day_at, recorded_at, party, channel, stage, rung,
    outcome, amount, currency, until, until_until, until_at, reference, text, reason
ON events BEGIN SELECT RAISE(ABORT, 'an entry of the log does not change'); END;

CREATE TRIGGER events_are_kept BEFORE DELETE ON events
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'an entry of the log is never deleted'); END;

CREATE TRIGGER sent_messages_stay BEFORE UPDATE ON sent_messages
BEGIN SELECT RAISE(ABORT, 'a message that was sent does not change'); END;

CREATE TRIGGER sent_messages_are_kept BEFORE DELETE ON sent_messages
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'a message that was sent is never deleted'); END;

CREATE TRIGGER sent_attachments_stay BEFORE UPDATE ON sent_attachments
BEGIN SELECT RAISE(ABORT, 'a message that was sent does not change'); END;

CREATE TRIGGER sent_attachments_are_kept BEFORE DELETE ON sent_attachments
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'a message that was sent is never deleted'); END;

CREATE TABLE drafts (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    stage TEXT NOT NULL,
    recipient TEXT NOT NULL,
    data BLOB NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (case_id, stage, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    proof TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    data BLOB NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- A cache of what the cases come to; never a source.
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
    changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX case_index_by_next ON case_index (bucket, next_day, case_id);
CREATE INDEX case_index_by_change ON case_index (changed_at, case_id);
CREATE INDEX case_index_by_title ON case_index (title_key, case_id);
CREATE INDEX case_index_by_marketplace ON case_index (marketplace, title_key, case_id);
CREATE INDEX case_index_by_window ON case_index (window_day) WHERE window_day IS NOT NULL;

-- Text and question are folded in the program: the tokenizer's own folding knows Latin only.
CREATE VIRTUAL TABLE case_search USING fts5 (
    words, case_id UNINDEXED, tokenize = "unicode61 remove_diacritics 0"
);
"""
