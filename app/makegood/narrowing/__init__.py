"""The user's own words to ranked problems."""

from __future__ import annotations
