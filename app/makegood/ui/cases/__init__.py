"""The list of cases, and one case."""

from __future__ import annotations
