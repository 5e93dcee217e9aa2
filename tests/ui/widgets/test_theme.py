from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from makegood.ui.theme.tokens import load_tokens
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label

SCHEMES = ("light", "dark", "high_contrast_light", "high_contrast_dark")


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ink", ["text", "text_muted", "accent", "danger", "warning", "success"])
@pytest.mark.parametrize("ground", ["background", "surface", "raised", "sunken"])
def test_every_reading_colour_stands_out(scheme, ink, ground):
    colors = load_tokens().palettes[scheme]
    needed = 7.0 if scheme.startswith("high") else 4.5
    assert ratio(colors[ink], colors[ground]) >= needed


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", ["danger", "warning", "success", "info", "accent"])
def test_a_chip_stands_out_on_its_own_ground(scheme, kind):
    colors = load_tokens().palettes[scheme]
    assert ratio(colors[kind], colors[f"{kind}_soft"]) >= 4.5


def test_choosing_dark_reaches_palette_and_labels(look, stage):
    label = Label("words")
    stage.show(label)
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == "#eaf0ee"
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#13272a"
    look.set_choice("dark")
    stage.settle()
    assert look.scheme == "dark"
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == "#0e191b"
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#e6efee"


def test_high_contrast_has_two_pixel_edges(look):
    assert look.hairline == 1
    look.set_choice("high_contrast")
    assert look.scheme == "high_contrast_light"
    assert look.hairline == 2


def test_text_size_reaches_widgets_and_space_grows_half_as_fast(look, stage):
    label = Label("words", "section")
    button = Button("Next", "primary")
    for widget in (label, button):
        stage.show(widget)
    small = (label.font().pixelSize(), button.sizeHint().height())
    grown_from = look.em
    look.set_font_scale(2.0)
    stage.settle()
    assert look.em == pytest.approx(2 * grown_from)
    # 12 px at 100 % is drawn as 14 px would be, so 24 px is 24/14 of the design.
    factor = max(1.0, look.em / 14)
    assert look.size("control_height") == round(36 * factor)
    assert look.space("s4") == round(16 * (1 + (factor - 1) / 2))
    assert label.font().pixelSize() == pytest.approx(2 * small[0], abs=1)
    assert button.sizeHint().height() > small[1]


def test_text_size_is_clamped(look):
    look.set_font_scale(9)
    assert look.font_scale == 2.0
    look.set_font_scale(0.1)
    assert look.font_scale == 0.8
    assert look.font("caption").pixelSize() >= 11


@pytest.mark.parametrize(
    ("ems", "expected"), [(80, "wide"), (79, "medium"), (64, "medium"), (63, "compact")]
)
def test_widths_are_counted_in_heights_of_the_font(look, ems, expected):
    assert look.width_class(round(ems * look.em)) == expected


def test_large_text_behaves_as_a_small_window(look):
    width = round(80 * look.em)
    look.set_font_scale(2.0)
    assert look.width_class(width) == "compact"


def test_less_motion_stops_everything_but_keeps_a_message_readable(look):
    look.set_less_motion(True)
    try:
        assert look.duration("expand_ms") == 0
        assert look.duration("toast_stay_ms") == 6000
    finally:
        look.set_less_motion(False)


def test_an_initial_keeps_its_colour_from_run_to_run(look):
    assert look.initial_fill("rust").name() == "#9a3b1e"
    # a + b = 97 + 98 = 195; 195 % 8 = 3, the fourth name of the alphabet: olive.
    assert look.initial_fill("ab").name() == "#5c6120"


@pytest.fixture
def form(stage):
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(20, 20, 20, 20)
    page.edit, page.button = QLineEdit(), QPushButton("Press")
    layout.addWidget(page.edit)
    layout.addWidget(page.button)
    stage.show(page, 300, 140)
    page.activateWindow()
    stage.settle()
    return page


def test_a_focused_field_has_the_ring_round_it(form, stage):
    form.edit.setFocus(Qt.FocusReason.MouseFocusReason)
    ring = (form.edit.x() - 3, form.edit.y() + form.edit.height() // 2)
    assert stage.color_at(form, *ring) == "#4b3bd1"
    form.button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert stage.color_at(form, *ring) == "#eaf0ee"


def test_our_button_has_the_ring_after_a_key_only(stage):
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(20, 20, 20, 20)
    button = Button("Press")
    layout.addWidget(button)
    other = Button("Other")
    layout.addWidget(other)
    stage.show(page, 200, 140)
    page.activateWindow()
    stage.settle()
    ring = (button.x() - 3, button.y() + button.height() // 2)
    other.setFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert stage.color_at(page, *ring) == "#eaf0ee"
    other.setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert stage.color_at(page, *ring) == "#4b3bd1"
