"""What holds for every widget: seen on the gallery's pages, in every look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea

from makegood.ui.gallery import Gallery
from makegood.ui.gallery_pages import PAGES, build_page
from makegood.ui.i18n import PSEUDO_MIRRORED, Translations
from makegood.ui.widgets.base import PaintedButton

# The least window: 1024 x 640 with the bare rail.
_LEAST = (1024 - 84, 640)


def shown_controls(page):
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    found = [w for kind in kinds for w in page.findChildren(kind) if w.isVisible()]
    # Qt's own helpers inside an editor have names beginning with qt_.
    return [w for w in found if not w.objectName().startswith("qt_")]


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name(stage, name):
    page = build_page(name)
    stage.show(page, 900, 700)
    unnamed = []
    for control in shown_controls(page):
        spoken = QAccessible.queryAccessibleInterface(control)
        if not spoken.text(QAccessible.Text.Name):
            unnamed.append(control)
    assert unnamed == []
    assert shown_controls(page)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_no_page_scrolls_sideways_in_the_least_window(stage, look, qapp, name, scale, mirrored):
    look.set_font_scale(scale)
    if mirrored:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = build_page(name)
    stage.show(page, *_LEAST)
    for area in page.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", PAGES)
def test_no_painted_button_is_lower_than_its_words(stage, look, name):
    look.set_font_scale(2.0)
    page = build_page(name)
    stage.show(page, *_LEAST)
    for button in page.findChildren(PaintedButton):
        if button.isVisible() and button.hasHeightForWidth():
            assert button.height() >= button.heightForWidth(button.width())


@pytest.mark.parametrize("name", PAGES)
def test_things_to_press_are_large_enough(stage, name):
    page = build_page(name)
    stage.show(page, 900, 700)
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.property("kind") != "link":
            assert button.height() >= 24
            assert button.width() >= 24


def test_the_whole_window_repaints_in_every_look(stage, look, qapp):
    gallery = Gallery()
    stage.show(gallery, 1200, 760)
    seen = set()
    for choice in ("light", "dark", "high_contrast"):
        look.set_choice(choice)
        picture = stage.picture(gallery)
        seen.add(picture.pixelColor(picture.width() // 2, picture.height() - 5).name())
    assert seen == {"#f4f8f7", "#132124", "#ffffff"}


def test_a_mirrored_window_has_the_rail_on_the_right(stage, qapp):
    gallery = Gallery()
    stage.show(gallery, 1200, 760)
    assert gallery.rail.x() == 0
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.settle()
    assert gallery.rail.geometry().right() == gallery.width() - 1


def test_a_new_language_reaches_the_captions_widgets_bring_themselves(stage, qapp):
    page = build_page("field")
    stage.show(page, 900, 700)
    names = {b.accessibleName() for b in page.findChildren(PaintedButton)}
    assert "Choose from a calendar" in names
    translations = Translations(qapp)
    try:
        translations.set_language(PSEUDO_MIRRORED)
        stage.settle()
        names = {b.accessibleName() for b in page.findChildren(PaintedButton)}
        assert "Choose from a calendar" not in names
        assert any(n.startswith("[Çhóóšé fróm á çáléñdár") for n in names)
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    finally:
        translations.set_language("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_restyling_does_not_feed_itself(stage, look):
    page = build_page("today")
    stage.show(page, 900, 700)
    calls = []
    ticket = page.findChild(type(page.body.itemAt(1).widget()))
    original = ticket.restyle
    ticket.restyle = lambda: (calls.append(1), original())
    QApplication.sendEvent(ticket, QEvent(QEvent.Type.StyleChange))
    stage.settle()
    assert 0 < len(calls) < 10
