"""Cases on disk: SQLite, migrations, kept files, copies."""

from __future__ import annotations
