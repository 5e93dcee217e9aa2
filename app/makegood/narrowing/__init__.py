"""The user's own words to ranked problems."""

from __future__ import annotations

from makegood.narrowing.index import NarrowingIndex, NarrowingIndexError
from makegood.narrowing.ranking import Match, Narrowed, rank
from makegood.narrowing.training import train

__all__ = ["Match", "Narrowed", "NarrowingIndex", "NarrowingIndexError", "rank", "train"]
