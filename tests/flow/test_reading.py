"""Typed facts."""

from __future__ import annotations

from datetime import date

import pytest
from tests.flow.conftest import TODAY

from makegood.domain.marketplace import OrderNumber
from makegood.domain.text import say
from makegood.flow.answers import Typed
from makegood.flow.engine import Engine
from makegood.flow.reading import FactReading, choice_in, read_fact

NUMBERS = (OrderNumber(pattern="B-[0-9]{4}", example="B-1234"), OrderNumber("[0-9]{6}", "123456"))


def read(engine: Engine, fact: str, text: str) -> FactReading:
    """One fact of the made-up guide."""
    return read_fact(engine.guide.facts[fact], text, TODAY, numbers=NUMBERS)


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("item", " Vase ", "Vase"),
        ("order_number", "#B-1234", "B-1234"),
        ("order_number", "123 456", "123456"),
        ("order_date", "2 October 2026", "2026-10-02"),
        ("expected_delivery_date", "2 December", "2026-12-02"),
        ("amount", "49,90 €", "49.90"),
        ("currency", "eur", "EUR"),
        ("payment_method", "paypal", "paypal"),
        ("free_returns", "yes", "yes"),
        ("trader_country", "CN", "CN"),
    ],
)
def test_understood(engine: Engine, fact: str, text: str, value: str) -> None:
    reading = read(engine, fact, text)
    assert reading.typed.value == value
    assert reading.typed.text == text
    assert not reading.wrong


@pytest.mark.parametrize(
    ("fact", "text"),
    [("order_date", "soon"), ("amount", "much"), ("currency", "euro"), ("payment_method", "gold")],
)
def test_not_understood(engine: Engine, fact: str, text: str) -> None:
    reading = read(engine, fact, text)
    assert reading.wrong
    assert reading.typed.understood is None
    assert reading.typed.text == text


def test_nothing_typed(engine: Engine) -> None:
    assert read(engine, "amount", "  ") == FactReading(Typed("  "))


def test_advice(engine: Engine) -> None:
    assert read(engine, "order_date", "October").advice == say(
        "app_wizard.advice.rough", first=date(2026, 10, 1), last=date(2026, 10, 31)
    )
    assert read(engine, "order_date", "03/04/2026").advice == say(
        "app_wizard.advice.two_readings", day=date(2026, 4, 3), other=date(2026, 3, 4)
    )
    assert read(engine, "order_date", "24.11.2026").advice == say("app_wizard.advice.in_future")
    assert read(engine, "order_number", "X1").advice == say(
        "app_wizard.advice.odd_number", example="B-1234"
    )
    assert not read(engine, "order_number", "X1").wrong


def test_the_currency_beside_a_sum(engine: Engine) -> None:
    assert read(engine, "amount", "$5").currency == "USD"


def test_choice_in_a_text(engine: Engine) -> None:
    fact = engine.guide.facts["payment_method"]
    assert choice_in(fact, "Visa ending in 1234") == "card_visa"
    assert choice_in(fact, "APPLE PAY") == "apple_pay"
    assert choice_in(fact, "another way") is None


@pytest.mark.parametrize(
    "patterns", [(), ("[0-9]{9,11}",), ("[0-9A-Za-z]{10,26}",), ("[0-9]{3}-[0-9]{7}-[0-9]{7}",)]
)
@pytest.mark.parametrize("text", ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005"])
def test_a_card_number_is_no_order_number(
    engine: Engine, patterns: tuple[str, ...], text: str
) -> None:
    numbers = tuple(OrderNumber(pattern, "1") for pattern in patterns)
    reading = read_fact(engine.guide.facts["order_number"], text, TODAY, numbers=numbers)
    assert reading == FactReading(Typed(text), say("app_wizard.advice.card_number"), wrong=True)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("4111111111111111", "[0-9]{14,20}"), ("4111111111111112", "[0-9A-Za-z]{10,26}")],
)
def test_a_number_as_the_marketplace_writes_it_is_left_alone(
    engine: Engine, text: str, pattern: str
) -> None:
    numbers = (OrderNumber(pattern, "1"),)
    reading = read_fact(engine.guide.facts["order_number"], text, TODAY, numbers=numbers)
    assert reading == FactReading(Typed(text, "text", text))
