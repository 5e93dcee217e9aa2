"""The window: rail, pages, what is remembered, what is said in passing."""

from __future__ import annotations
