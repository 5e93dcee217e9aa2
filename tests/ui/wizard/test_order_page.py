"""The page of the order: which facts stand in view, and which unfold."""

from __future__ import annotations

from tests.ui.wizard.situations import AMAZON, WISH

from makegood.flow.answers import Typed


def in_view(page) -> list[str]:
    return [name for name, control in page._controls.items() if not control.isHidden()]


def test_a_needed_fact_that_dates_wait_for_is_in_view(person):
    page = person.reach("order", **AMAZON)
    assert in_view(page) == [
        "order_number", "order_date", "expected_delivery_date", "sold_by", "shipped_by",
        "payment_method",
    ]  # fmt: skip


def test_it_stays_where_it_is_once_it_is_answered(person):
    page = person.reach("order", **AMAZON)
    field = page._controls["payment_method"]
    holder = field.parentWidget()
    field.taken.emit("payment_method", Typed("card_visa", "text", "card_visa"))
    field.settled.emit()
    person.settle()
    assert field.isVisible()
    assert field.parentWidget() is holder


def test_a_needed_fact_that_no_date_waits_for_is_folded_away(person):
    page = person.reach("order", **WISH)
    assert in_view(page) == [
        "order_number", "order_date", "expected_delivery_date", "payment_method", "item",
    ]  # fmt: skip


def test_a_seller_whose_account_is_locked_is_asked_by_when_to_answer(person):
    page = person.reach(
        "order", marketplace="etsy", country="EE", role="seller", topic="account",
        issue="account_locked", variant="suspended",
    )  # fmt: skip
    assert "answer_by_date" in in_view(page)
