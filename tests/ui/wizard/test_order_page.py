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


def test_a_promise_before_the_order_is_asked_about_and_refused_by_nothing(person):
    page = person.reach("order", **{**WISH, "variant": None})
    person.fact("order_date", "2 October 2026")
    person.fact("expected_delivery_date", "1 October 2026")
    field = page._controls["expected_delivery_date"].field
    assert field.state == "advice"
    said = field._message.text()
    assert said.startswith("This is before the order date:")
    assert said.endswith("Is it right?")
    person.go_on()
    assert person.step == "channel"


def test_a_sum_that_is_none_is_told_and_going_on_says_it_once_more(person):
    page = person.reach("order", **{**WISH, "variant": None})
    person.fact("amount", "abc12")
    field = page._controls["amount"].field
    assert field.state == "error"
    assert field._message.text()
    person._click(page.footer.primary)
    assert person.step == "order"
    assert not page.problem.isHidden()
    assert "Sum that you paid" in page.problem.words.text()
    assert page._controls["amount"].control.amount.hasFocus()
    # Nobody is kept: pressed again, it goes on without the sum.
    person._click(page.footer.primary)
    assert person.step == "channel"
