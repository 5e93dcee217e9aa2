"""The command line: the same services as the window, without one."""

from __future__ import annotations
