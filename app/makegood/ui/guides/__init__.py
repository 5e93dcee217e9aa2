"""The guide data to read, with sources."""

from __future__ import annotations
