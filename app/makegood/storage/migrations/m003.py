"""Steps done on a way to reach somebody have a table of their own.

Until now they stood among the drafts, as if "steps" were a kind of message.
"""

from __future__ import annotations

from typing import Final

SQL: Final = """
CREATE TABLE ticked_steps (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (case_id, channel, step)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO ticked_steps
    SELECT d.case_id, d.recipient, s.value
    FROM
        (SELECT case_id, recipient, CAST(data AS TEXT) AS data FROM drafts WHERE stage = 'steps') d,
        json_each(CASE WHEN json_valid(d.data) THEN d.data ELSE '[]' END) s
    WHERE s.type = 'integer';

DELETE FROM drafts WHERE stage = 'steps';
"""
