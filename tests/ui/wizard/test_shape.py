"""Every page in every shape: twice the text in a small window, mirrored and lengthened, by name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

STEPS = ("where", "problem", "do_now", "try_first", "order", "channel", "message", "next")


def walk(person):
    """Stand on one page after the other, each filled in."""
    control = person.wizard.controller
    service = person.wizard.service

    def here():
        person.settle()
        person.wizard.refresh()
        person.settle()
        return person.page

    control.answer(marketplace="etsy", site="etsy.com", country="EE")
    yield here()
    person.page.go_on()
    control.answer(
        words="scam, it never came",
        topic="delivery",
        issue="not_received",
        variant="lost_in_transit",
    )
    person.page._show_matches()
    yield here()
    person.page.go_on()
    yield here()
    person.page.go_on()
    yield here()
    person.page.go_on()
    facts = {}
    for name, text in (
        ("order_number", "3412345678"),
        ("order_date", "2 October 2026"),
        ("expected_delivery_date", "10/11/2026"),
        ("item", "A wool blanket with a very long name that goes on and on"),
    ):
        facts[name] = service.read(control.session, service.engine.guide.facts[name], text).typed
    control.answer(remedy="refund", facts=facts)
    person.press("more_facts")
    yield here()
    person.page.go_on()
    yield here()
    person.page.go_on()
    yield here()
    person.page.go_on()
    control.answer(sent="sent", sent_at=service.now.isoformat())
    yield here()


@pytest.fixture
def big_text(qapp: QApplication):
    from makegood.ui.theme import theme

    theme().set_font_scale(2.0)
    yield
    theme().set_font_scale(1.0)


def test_twice_the_text_in_a_small_window_needs_no_sideways_scrolling(person, big_text):
    person.wizard.resize(1024 - 120, 640)
    seen = []
    for page in walk(person):
        seen.append(page.step)
        assert page.area.horizontalScrollBar().maximum() == 0, page.step
        assert page.footer.primary.isVisible(), page.step
        assert page.width() <= person.wizard.width(), page.step
    assert tuple(seen) == STEPS


def test_mirrored_and_lengthened_nothing_sticks_out_and_every_caption_changes(person, qapp):
    from makegood.ui.i18n import PSEUDO_MIRRORED, Translations

    translations = Translations(qapp)
    person.wizard.resize(1024, 640)
    try:
        for page in walk(person):
            before = page.footer.primary.text()
            translations.set_language(PSEUDO_MIRRORED)
            person.settle()
            assert page.footer.primary.text() != before, page.step
            assert page.footer.primary.text().startswith("["), page.step
            assert page.area.horizontalScrollBar().maximum() == 0, page.step
            translations.set_language("en")
            person.settle()
            assert page.footer.primary.text() == before, page.step
    finally:
        translations.set_language("en")


def test_everything_that_can_be_pressed_or_typed_into_has_a_name(person):
    for page in walk(person):
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for control in page.findChildren(kind):
                if control.isVisible():
                    assert control.accessibleName() or getattr(control, "text", str)(), (
                        page.step,
                        control.objectName(),
                        type(control).__name__,
                    )


def test_focus_is_on_a_field_of_the_page_when_it_opens(person):
    for page in walk(person):
        page.entered()
        field = page.first_field()
        assert field is not None, page.step
        assert page.isAncestorOf(field), page.step


def test_the_steps_say_where_one_is_and_what_was_answered(person):
    for page in walk(person):
        shown = {"do_now": "problem"}.get(page.step, page.step)
        assert person.wizard.steps.item(shown).value.state == "current"
    assert person.wizard.steps.item("where").value.answer == "Etsy"
    assert person.wizard.steps.item("channel").value.answer == "Help with order"


def test_a_narrow_window_folds_the_case_away_and_back(person):
    person.wizard.resize(700, 600)
    person.settle()
    assert person.wizard.side.isHidden()
    button = person.wizard._top.panel
    assert not button.isHidden()
    button.click()
    assert not person.wizard.side.isHidden()
    person.wizard.resize(1300, 700)
    person.settle()
    assert button.isHidden()
    assert not person.wizard.side.isHidden()
