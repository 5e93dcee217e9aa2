"""The ways a message leaves: copied, as mail, on paper, in pieces, read from a sheet."""

from __future__ import annotations
