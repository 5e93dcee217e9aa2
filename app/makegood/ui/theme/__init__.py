"""The look: tokens, palettes, style, focus ring and measured text.

`install_theme(app, choice, font_scale)` once at start; `theme()` everywhere else:
`theme().color("accent")`, `.font("question")`, `.space("s3")`, `.size("control_height")`,
`.icon("button")`, `.radius("card")`, `.width_class(width_px)`, `.set_choice("dark")`,
`.set_font_scale(2.0)`, `.set_less_motion(True)`, signal `changed`.
"""

from __future__ import annotations

from makegood.ui.theme.focus import (
    BY_KEYBOARD,
    NO_RING,
    ON_RAIL,
    RADIUS,
    RING_ROOM,
    is_keyboard,
    paint_focus_ring,
)
from makegood.ui.theme.shapes import centre_square, paint_rounded
from makegood.ui.theme.style import MakegoodStyle
from makegood.ui.theme.text import TextBlock, as_written
from makegood.ui.theme.theme import Choice, Theme, WidthClass, install_theme, theme

__all__ = [
    "BY_KEYBOARD",
    "NO_RING",
    "ON_RAIL",
    "RADIUS",
    "RING_ROOM",
    "Choice",
    "MakegoodStyle",
    "TextBlock",
    "Theme",
    "WidthClass",
    "as_written",
    "centre_square",
    "install_theme",
    "is_keyboard",
    "paint_focus_ring",
    "paint_rounded",
    "theme",
]
