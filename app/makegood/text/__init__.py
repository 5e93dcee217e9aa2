"""Text values to sentences in a language."""

from __future__ import annotations
