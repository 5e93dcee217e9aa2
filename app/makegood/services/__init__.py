"""Use cases: what the window and the command line ask the program to do."""

from __future__ import annotations
