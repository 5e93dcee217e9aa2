"""What leaves the program: mail, calendar files, clipboard text, documents."""

from __future__ import annotations
