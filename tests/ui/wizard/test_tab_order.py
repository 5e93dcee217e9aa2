"""Tab goes through a page as it is read, though its rows are made late."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

MOST = 80


def stops_of(person) -> list[str]:
    """Names of all that Tab reaches on the page, from its first stop to its foot."""
    person.settle()
    foot = person.page.footer.primary
    foot.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[str] = []
    for _ in range(MOST):
        at = QApplication.focusWidget()
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is foot:
            return found
        if person.page.area.isAncestorOf(at):
            found.append(at.objectName() or at.accessibleName())
    raise AssertionError("Tab never comes round")


def test_radio_rows_stand_between_the_lists(person):
    assert stops_of(person) == [
        "Marketplace", "Marketplace", "choice:buyer", "Your country", "Your country",
    ]  # fmt: skip


def test_cards_stand_where_their_question_does(person):
    person.reach("problem", marketplace="amazon", country="DE", site="amazon.de")
    words = "What went wrong, in your own words"
    assert stops_of(person) == [words, "choice:delivery"]
    person.wizard.controller.answer(topic="delivery")
    assert stops_of(person)[:2] == [words, "choice:not_received"]
    person.wizard.controller.answer(issue="not_received")
    found = stops_of(person)
    assert found.index("choice:not_received") < found.index("choice:")
    person.reach("order")
    found = stops_of(person)
    assert found.index("choice:refund") < found.index("open_confirmation")


def test_a_way_and_its_steps_come_before_what_stands_below_them(person):
    person.reach(
        "channel", marketplace="amazon", country="DE", site="amazon.de",
        topic="delivery", issue="not_received", remedy="refund",
    )  # fmt: skip
    found = stops_of(person)
    steps = [found.index(f"channel-step:{at}") for at in range(4)]
    assert found[0] == "Message to the seller"
    assert steps == sorted(steps)
    assert max(steps) < found.index("all_ways")
