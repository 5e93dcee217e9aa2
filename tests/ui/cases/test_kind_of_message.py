"""Which message a case writes: picked from a list, or reached by one press."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.domain.when import When, moment
from makegood.services.bundle import Services
from makegood.ui.cases.case_message import CaseMessage
from makegood.ui.cases.case_page import CasePage
from makegood.ui.shell.window import MainWindow

CASE = "demo-dress"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, CaseMessage, Services]]:
    with window(tmp_path, qtbot) as (shown, services):
        shown.open_case(CASE)
        page = shown.page("case")
        assert isinstance(page, CasePage)
        yield shown, page.message, services


def settle(shown: MainWindow) -> None:
    shown.refresh()
    for _ in range(4):
        QCoreApplication.processEvents()


def words(card: CaseMessage) -> str:
    return "\n\n".join(row.editor.value() for row in card.card.rows)


def offered(services: Services) -> None:
    services.cases.record(
        CASE,
        "received",
        at=moment(services.clock()),
        party="platform",
        outcome="offer",
        amount=Decimal("20.00"),
        currency="USD",
        text="20 dollars back",
    )


def test_an_offer_is_answered_by_one_press(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, card, services = opened
    assert not card.kind.answer.isVisible()
    offered(services)
    settle(shown)
    assert card.kind.answer.isVisible()
    card.kind.answer.click()
    assert card.opened
    assert "I suggest another solution" in words(card)
    card.kind.picker.forms.part("accept").click()
    assert "I accept it" in words(card)
    card.kind.picker.forms.part("decline").click()
    assert "I decline it" in words(card)


def test_a_counter_offer_names_its_sum(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, card, services = opened
    offered(services)
    settle(shown)
    card.kind.answer.click()
    assert card.kind.sum.isVisible()
    card.kind.sum.setText("60,50")
    card.kind.picked.emit()
    assert card.kind.claimed == Decimal("60.50")
    assert "USD 60.50" in words(card)
    card.kind.picker.forms.part("accept").click()
    assert not card.kind.sum.isVisible()
    assert "60.50" not in words(card)


def test_the_answer_is_kept_as_what_it_is(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, card, services = opened
    offered(services)
    settle(shown)
    card.kind.answer.click()
    card.buttons.sent.click()
    event = services.cases.get(CASE).events[-1]
    assert (event.kind, event.stage, event.party) == ("sent", "offer_answer", "platform")
    settle(shown)
    assert not card.kind.answer.isVisible()


def test_a_call_is_confirmed_by_one_press(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, card, services = opened
    services.cases.record(
        CASE, "call", at=When(services.clock().date()), party="platform", text="They call back"
    )
    settle(shown)
    assert card.kind.confirm.isVisible()
    card.kind.confirm.click()
    assert card.opened
    assert "Thank you for the call." in words(card)


def test_another_kind_is_picked_from_the_list(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, card, _services = opened
    settle(shown)
    card.toggle.click()
    before = words(card)
    assert not card.kind.picker.isVisible()
    card.kind.other.click()
    assert card.kind.picker.isVisible()
    others = [c for c in card.kind.picker.cards.cards if c.isEnabled() and not c.isChecked()]
    others[0].click()
    assert card.kind.stage == others[0].value.id
    assert words(card) != before


def test_a_secret_holds_everything_back(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, card, _services = opened
    settle(shown)
    card.toggle.click()
    panel = card.exits.panel
    for button in (
        card.buttons.copy,
        card.buttons.sent,
        panel.copy_body,
        panel.save_paper,
        panel.print_paper,
    ):
        assert button.isEnabled()
    row = card.card.rows[0]
    row.editor.setPlainText("my password is hunter2")
    (wall,) = [point for point in card.points.points if point.kind == "blocker"]
    assert wall.id == "secret"
    for button in (card.buttons.copy, card.buttons.open_mail, card.buttons.sent,
                   panel.copy_subject, panel.copy_body,
                   panel.save_mail, panel.save_paper, panel.print_paper):  # fmt: skip
        assert not button.isEnabled()
    row.editor.setPlainText("ο κωδικός πρόσβασης άλλαξε")
    assert not any(point.kind == "blocker" for point in card.points.points)
    assert card.buttons.copy.isEnabled()


def test_steps_are_ticked_in_the_case_and_stay(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, _card, services = opened
    page = shown.page("case")
    assert isinstance(page, CasePage)
    first, second = page.next.steps.rows[:2]
    assert first.accessibleName() == "Sign in at PayPal and open the Resolution Centre."
    first.click()
    second.click()
    second.click()
    settle(shown)
    assert [row.isChecked() for row in page.next.steps.rows[:2]] == [True, False]
    channel = services.packs.pack.bodies
    paypal = next(b for b in channel if b.id == "paypal").channels[0].id
    assert services.ways.ticked(CASE, paypal) == (0,)


def test_the_log_says_why_a_way_failed(opened: tuple[MainWindow, CaseMessage, Services]):
    shown, _card, services = opened
    services.cases.record(CASE, "channel_failed", channel="web_support", reason="bot")
    settle(shown)
    page = shown.page("case")
    assert isinstance(page, CasePage)
    captions = [e.caption for n in range(9) if (e := page.log.entries.entry(n))]
    assert any("only a bot answered" in caption for caption in captions)
