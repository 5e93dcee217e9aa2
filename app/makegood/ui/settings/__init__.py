"""What a person can set, copies, and what the program says of itself."""

from __future__ import annotations
