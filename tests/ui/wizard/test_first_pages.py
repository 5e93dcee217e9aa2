"""Where, what, what to try: the pages before the order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from makegood.flow.session import from_bytes


def at_etsy(person):
    where = person.wizard.page("where")
    person.pick(where.markets, "ets")
    person.pick(where.countries, "estonia")
    person.go_on()


def test_a_marketplace_a_role_and_a_country_lead_on(person):
    at_etsy(person)
    answers = person.wizard.controller.session.answers
    assert person.step == "problem"
    assert (answers.marketplace, answers.site, answers.role, answers.country) == (
        "etsy",
        "etsy.com",
        "buyer",
        "EE",
    )


def test_the_country_is_asked_once(person, services):
    at_etsy(person)
    assert services.settings.current.country == "EE"
    person.wizard.open()
    person.settle()
    assert person.wizard.controller.session.answers.country == "EE"
    assert person.wizard.page("where").countries.isHidden()


def test_without_a_marketplace_the_page_says_what_is_missing(person):
    QTest.mouseClick(person.page.footer.primary, Qt.MouseButton.LeftButton)
    assert person.step == "where"
    assert not person.page.problem.isHidden()
    assert "Choose a marketplace" in person.page.problem.words.text()


def test_one_that_is_not_listed_takes_a_name(person):
    where = person.wizard.page("where")
    person.pick(where.markets, "another")
    QTest.mouseClick(where.footer.primary, Qt.MouseButton.LeftButton)
    assert person.step == "where"
    person.type(where._name_input, "Corner Bazaar")
    person.go_on()
    assert person.step == "problem"
    assert person.wizard.controller.session.answers.marketplace_name == "Corner Bazaar"


def test_own_words_offer_the_problem_they_name(person):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, "the parcel never arrived")
    person.page._show_matches()
    person.settle()
    assert person.page.matches.cards[0].value.id == "not_received"
    assert person.page.matches.cards[0].value.help.startswith("Found: ")
    person.choose("matches", "not_received")
    assert person.wizard.controller.session.answers.issue == "not_received"
    assert not person.page.variants.isHidden()
    # What denies the matches stands right under them, not under the forms of the one chosen.
    foot = person.page.none_fits.geometry().bottom()
    assert foot < person.page.variants.parentWidget().geometry().top()


def test_matches_that_do_not_fit_are_waved_off(person):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, "the parcel never arrived")
    person.page._show_matches()
    person.choose("matches", "not_received")
    person.press("none_fits")
    assert person.page.matches.isHidden()
    assert person.page.none_fits.isHidden()
    assert not person.page.topics.isHidden()
    assert person.wizard.controller.session.answers.issue is None
    assert person.wizard.controller.session.answers.words == "the parcel never arrived"
    QTest.keyClicks(person.page.words.editor, " at all")
    person.page._show_matches()
    assert not person.page.matches.isHidden()


def test_tab_goes_down_the_page(person):
    at_etsy(person)
    page = person.page
    QTest.keyClicks(page.words.editor, "the parcel never arrived")
    page._show_matches()
    person.settle()
    met = []
    for _ in range(4):
        met.append(page.window().focusWidget())
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
    assert met[:4] == [
        page.words.editor,
        page.matches.cards[0],
        page.none_fits,
        page.topics.cards[0],
    ]


def test_words_that_say_little_are_not_called_sure(person):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, "the parcel never arrived")
    person.page._show_matches()
    assert person.page._matches_title.text() == "Closest matches"
    person.page.words.editor.selectAll()
    QTest.keyClicks(person.page.words.editor, "money")
    person.page._show_matches()
    assert person.page._matches_title.text() == "Not sure. Perhaps one of these?"


@pytest.mark.parametrize("said", ["germany", "UK", "hello", "Etsy"])
def test_words_that_name_no_problem_bring_no_guess(person, said):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, said)
    person.page._show_matches()
    assert person.page.matches.isHidden()
    assert person.page.not_understood.isHidden()  # perhaps there is more to come
    person.page._pause.timeout.emit()
    assert not person.page.not_understood.isHidden()
    assert person.page.not_understood.text().startswith("No word in this says what went wrong.")
    QTest.keyClicks(person.page.words.editor, " my parcel never arrived")
    person.page._show_matches()
    assert person.page.not_understood.isHidden()
    assert person.page.matches.cards[0].value.id == "not_received"


def test_a_topic_leads_to_its_problems_and_their_narrower_forms(person):
    at_etsy(person)
    person.choose("topics", "delivery")
    person.choose("issues", "not_received")
    person.choose("variants", "lost_in_transit")
    person.go_on()
    assert person.step == "try_first"
    answers = person.wizard.controller.session.answers
    assert (answers.topic, answers.issue, answers.variant) == (
        "delivery",
        "not_received",
        "lost_in_transit",
    )


def test_fraud_in_ones_own_words_puts_do_this_now_first(person):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, "I was scammed, the parcel never came")
    person.choose("topics", "delivery")
    person.choose("issues", "not_received")
    person.go_on()
    assert person.step == "do_now"
    assert person.page.header.title.text() == "Do this now, if you paid or gave away data"
    person.go_on()
    assert person.step == "try_first"


def test_whoever_wants_a_fee_to_bring_money_back_gets_a_stop_page(person):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, "a recovery agent wrote to me")
    person.choose("topics", "help")
    person.choose("issues", "other")
    person.go_on()
    assert person.step == "stop"
    assert person.page.header.title.text().startswith("Stop:")


def test_my_problem_is_another_one_goes_back_and_keeps_everything(person):
    at_etsy(person)
    person.choose("topics", "delivery")
    person.choose("issues", "late")
    person.go_on()
    before = person.wizard.controller.session.answers
    person.press("another_problem")
    assert person.step == "problem"
    assert person.wizard.controller.session.answers == before


def solved_by_itself(person) -> list[str]:
    """At the page of what was solved by the self-help; the list takes the id of the saved case."""
    saved: list[str] = []
    person.wizard.saved.connect(saved.append)
    at_etsy(person)
    person.choose("topics", "delivery")
    person.choose("issues", "late")
    person.go_on()
    person.press("that_solved_it")
    return saved


def test_that_solved_it_closes_the_case_when_it_is_in_hand(person, services):
    saved = solved_by_itself(person)
    assert person.step == "solved"
    person.choose("in_hands", "yes")
    QTest.mouseClick(person.page.footer.primary, Qt.MouseButton.LeftButton)
    assert services.cases.view(saved[0]).assessment.status == "solved"


def test_a_promise_keeps_the_case_open(person, services):
    saved = solved_by_itself(person)
    person.choose("in_hands", "no")
    person.type(person.page.until.input.editor, "2026-11-30")
    QTest.mouseClick(person.page.footer.primary, Qt.MouseButton.LeftButton)
    view = services.cases.view(saved[0])
    assert view.assessment.status not in ("solved", "given_up")
    assert view.assessment.follow_up.day.isoformat() == "2026-11-30"


def test_back_loses_no_answer_and_alt_left_does_it(person):
    at_etsy(person)
    person.choose("topics", "delivery")
    person.choose("issues", "late")
    before = person.wizard.controller.session.answers
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.step == "where"
    assert person.wizard.controller.session.answers == before
    person.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert person.step == "problem"


def test_a_change_link_goes_there_and_comes_back(person):
    at_etsy(person)
    person.choose("topics", "delivery")
    person.choose("issues", "late")
    person.go_on()
    person.wizard.refresh()
    person.settle()
    person.wizard.side.so_far.link("where").click()
    person.settle()
    assert person.step == "where"
    person.go_on()
    assert person.step == "try_first"


def test_typing_is_on_the_disk_within_a_quarter_of_a_second(person, services, qtbot):
    at_etsy(person)
    QTest.keyClicks(person.page.words.editor, "it is late")
    session_id = person.wizard.controller.session.id

    def kept():
        stored = services.sessions.load(session_id)
        assert from_bytes(stored.data).answers.words == "it is late"

    qtbot.waitUntil(kept, timeout=1000)
    assert person.wizard.controller._timer.interval() < 250


def test_an_unfinished_complaint_opens_on_its_page_with_its_answers(person, services):
    at_etsy(person)
    person.choose("topics", "delivery")
    session = person.wizard.controller.session
    person.wizard.close_for_now()
    person.wizard.open()
    assert person.wizard.controller.session.id != session.id
    person.wizard.open(session.id)
    assert person.wizard.controller.session.answers == session.answers
    assert person.step == "problem"
    [unfinished] = services.sessions.unfinished()
    assert unfinished.glimpse.marketplace == "etsy"


def test_focus_goes_to_the_first_field(person, qtbot):
    at_etsy(person)
    assert person.page.first_field() is person.page.words
    assert person.page.words.focusProxy() is person.page.words.editor


def test_every_control_of_every_page_has_a_name(person):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    at_etsy(person)
    person.choose("topics", "delivery")
    person.choose("issues", "not_received")
    for _ in range(3):
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
        for control in (each for kind in kinds for each in person.page.findChildren(kind)):
            if control.isVisible():
                assert control.accessibleName() or control.text(), control.objectName()
        if person.step == "order":
            break
        person.go_on()
    assert person.step == "order"


def test_a_new_case_begins_with_empty_searches(person):
    where = person.wizard.page("where")
    where.markets.set_query("ali")
    where.countries.set_query("uk")
    person.wizard.controller.begin()
    person.settle()
    assert (where.markets.search.text(), where.countries.search.text()) == ("", "")


def test_a_search_takes_what_is_looked_for_not_what_was_chosen(person):
    where = person.wizard.page("where")
    where._country_chosen("UA")
    where._open_countries()
    person.pick(where.countries, "uk")
    assert person.wizard.controller.session.answers.country == "GB"
