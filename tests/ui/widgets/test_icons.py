from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from makegood.paths import resources_dir
from makegood.ui.icons import MIRRORED, icon_names, icon_pixmap
from makegood.ui.widgets.icon_label import IconLabel

APP_ICONS = {"appicon", "appicon-symbolic"}
DRAWN = sorted(set(icon_names()) - APP_ICONS)


def source(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def test_every_mirrored_name_is_an_icon():
    assert set(icon_names()) >= MIRRORED


@pytest.mark.parametrize("name", DRAWN)
def test_an_icon_keeps_to_the_drawing_rules(name):
    text = source(name)
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.75"' in text
    assert text.count("currentColor") == 1
    assert not re.search(r"transform|style=|\bid=|#[0-9a-fA-F]{3}", text)


@pytest.mark.parametrize("name", DRAWN)
def test_an_icon_stays_inside_its_grid(name, qapp):
    image = icon_pixmap(name, 96, QColor("#000000")).toImage()
    edges = [(x, y) for x in range(96) for y in range(96) if min(x, y, 95 - x, 95 - y) < 2]
    assert all(image.pixelColor(x, y).alpha() < 40 for x, y in edges)
    assert any(image.pixelColor(x, y).alpha() > 200 for x in range(96) for y in range(96))


def test_an_icon_takes_the_colour_it_is_asked_for(qapp):
    image = icon_pixmap("plus", 24, QColor("#a2261e")).toImage()
    assert image.pixelColor(12, 8).name() == "#a2261e"


def test_only_directional_icons_flip(qapp):
    def pictures(name):
        ink = QColor("#000000")
        left = icon_pixmap(name, 48, ink).toImage()
        return left, icon_pixmap(name, 48, ink, rtl=True).toImage()

    forward, backward = pictures("next")
    turned = forward.flipped(Qt.Orientation.Horizontal)
    assert backward != forward
    # The edges are smoothed a little differently; shapes agree.
    solid = [(x, y) for x in range(48) for y in range(48) if turned.pixelColor(x, y).alpha() > 250]
    assert solid
    assert all(backward.pixelColor(x, y).alpha() > 100 for x, y in solid)
    tick, same_tick = pictures("check")
    assert tick == same_tick
    # The question mark of right-to-left scripts is a drawing of its own.
    assert pictures("help")[0] != pictures("help")[1]


def test_an_unknown_icon_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", 24, QColor("#000000"))


def test_an_unknown_size_is_an_error(look):
    with pytest.raises(ValueError, match="'huge' is not an icon size"):
        IconLabel("plus", size="huge")
