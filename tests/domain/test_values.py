"""Money and days."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from makegood.domain.money import parse_amount
from makegood.domain.rules import Offset
from makegood.domain.terms import length
from makegood.domain.text import Text, say
from makegood.domain.when import When, moment


@pytest.mark.parametrize("text", ["0", "49.90", "123456789012.1234"])
def test_amounts_as_stored(text: str):
    assert str(parse_amount(text)) == text


@pytest.mark.parametrize(
    "text", ["", "-1", "1,50", "1.", ".5", "1e3", "49.90000", "NaN", "1 000", "1234567890123"]
)
def test_anything_else_is_no_amount(text: str):
    with pytest.raises(ValueError, match="not an amount"):
        parse_amount(text)


def test_a_day_and_a_rough_day():
    exact, same = When(date(2026, 10, 2)), When(date(2026, 10, 2), date(2026, 10, 2))
    rough = When(date(2026, 10, 2), date(2026, 10, 5))
    assert (exact.about, exact.latest) == (False, date(2026, 10, 2))
    assert same.about is False
    assert (rough.about, rough.latest) == (True, date(2026, 10, 5))


def test_a_moment_has_its_zone_and_its_day():
    at = datetime(2026, 10, 2, 23, 30, tzinfo=ZoneInfo("Europe/Tallinn"))
    assert moment(at) == When(date(2026, 10, 2), None, at)
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 10, 2))  # noqa: DTZ001


def test_a_sentence_the_short_way():
    assert say("app.x", count=2) == Text("app.x", {"count": 2})


def test_a_length_needs_a_unit():
    assert length(Offset(weeks=8)) == Text("app_dates.length.weeks", {"count": 8})
    with pytest.raises(ValueError, match="unit"):
        length(Offset())
