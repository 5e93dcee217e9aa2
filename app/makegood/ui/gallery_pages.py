"""The sample pages of the gallery by their names: every widget in its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.ui.gallery_questions import choice_page, field_page, send_page
from makegood.ui.gallery_views import empty_page, today_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PAGES: Final = {
    "send": send_page,
    "choice": choice_page,
    "field": field_page,
    "today": today_page,
    "empty": empty_page,
}


def build_page(name: str) -> QWidget:
    """A sample page by its name in `PAGES`; KeyError if there is none."""
    return PAGES[name]()
