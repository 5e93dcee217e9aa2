from __future__ import annotations

from datetime import date

import pytest

from makegood.text.dates import long_date, screen_date

DAY = date(2026, 10, 2)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "2 October 2026"),
        ("et", "2. oktoober 2026"),
        ("el", "2 Οκτωβρίου 2026"),
        ("lv", "2026. gada 2. oktobris"),
        ("ar", "2 أكتوبر 2026"),
        ("ru", "2 октября 2026 г."),
        ("de", "2. Oktober 2026"),
        ("xx", "2 October 2026"),
    ],
)
def test_long_dates_name_the_month_and_hold_plain_spaces(language: str, expected: str) -> None:
    assert long_date(DAY, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "2 Oct 2026"), ("de", "02.10.2026"), ("et", "2. okt 2026")]
)
def test_screen_dates_are_short(language: str, expected: str) -> None:
    assert screen_date(DAY, language) == expected
