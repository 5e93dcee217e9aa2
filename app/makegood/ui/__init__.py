"""The window: the only part of Makegood that knows Qt."""

from __future__ import annotations
