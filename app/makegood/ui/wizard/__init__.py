"""The wizard as a page of the main window: seven questions, driven by `makegood.flow`."""

from __future__ import annotations
