"""What is due by today is listed by what may be lost first, and read in that order."""

from __future__ import annotations

from typing import Final

SQL: Final = """
CREATE INDEX case_index_late ON case_index
    (window_day IS NULL, window_day, next_day, case_id)
    WHERE bucket <> 'closed';
"""
