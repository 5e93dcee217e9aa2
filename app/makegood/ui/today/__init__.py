"""Today: the one next thing, what is due, what runs."""

from __future__ import annotations
