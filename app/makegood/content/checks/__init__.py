"""What guide data must hold beyond its form. One small function for each demand."""

from __future__ import annotations
