"""Days and states in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.domain.rules import RuleKind


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 29), "in 5 days"),
        (date(2026, 11, 20), "4 days ago"),
    ],
)
def test_how_far_a_day_is(qtbot: QtBot, tmp_path: Path, day: date, words: str):
    with window(tmp_path, qtbot) as (shown, _services):
        assert _plain(shown.phrases.from_today(day)) == words


def test_days_left_and_years(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, _services):
        phrases = shown.phrases
        assert _plain(phrases.left(date(2026, 11, 25))) == "1 day left"
        assert _plain(phrases.left(date(2026, 11, 29))) == "5 days left"
        assert phrases.day(date(2026, 12, 1)) == "1 Dec"
        assert phrases.day(date(2027, 1, 2)) == "2 Jan 2027"


def test_states_of_dates(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        clocks = {
            clock.rule: clock for clock in services.cases.view("demo-earbuds").assessment.clocks
        }
        value = shown.phrases.clock(clocks["aliexpress-dispute-file"])
        assert (value.stub.day, value.stub.month, value.stub.tone) == ("29", "Nov", "warning")
        assert _plain(value.chip.text) == "Last day · 5 days left"
        assert "Sunday 29 November 2026" in value.spoken


@pytest.mark.parametrize(
    ("applies", "rule_kind", "chip", "kind", "tone"),
    [
        ("yes", "file_by", "Passed", "danger", "danger"),
        ("maybe", "file_by", "Perhaps passed", "neutral", "not_started"),
        ("yes", "wait_until", "Open since 12 Jan", "neutral", "met"),
        ("maybe", "wait_until", "Perhaps", "neutral", "met"),
        ("yes", "info_until", "Over", "neutral", "danger"),
    ],
)
def test_a_date_that_is_over(
    qtbot: QtBot,
    tmp_path: Path,
    applies: str,
    rule_kind: RuleKind,
    chip: str,
    kind: str,
    tone: str,
):
    with window(tmp_path, qtbot) as (shown, services):
        clock = services.cases.view("demo-earbuds").assessment.clocks[0]
        rule = structs.replace(clock.definition, kind=rule_kind)
        over = structs.replace(
            clock, definition=rule, day=date(2026, 1, 12), state="closed", applies=applies
        )
        value = shown.phrases.clock(over)
        assert _plain(value.chip.text) == chip
        assert (value.chip.kind, value.stub.tone) == (kind, tone)


@pytest.mark.parametrize("state", ["running", "closing"])
def test_what_only_informs_counts_no_days_to_act_in(qtbot: QtBot, tmp_path: Path, state: str):
    with window(tmp_path, qtbot) as (shown, services):
        clock = services.cases.view("demo-earbuds").assessment.clocks[0]
        rule = structs.replace(clock.definition, kind="info_until")
        limit = structs.replace(
            clock, definition=rule, day=date(2026, 11, 27), state=state, applies="yes"
        )
        value = shown.phrases.clock(limit)
        assert value.chip.text == "Holds until then"
        assert (value.chip.kind, value.stub.tone) == ("neutral", "plain")


def _plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_facts_in_a_sentence_are_nouns_joined_as_the_language_joins_them(
    qtbot: QtBot, tmp_path: Path
):
    with window(tmp_path, qtbot) as (shown, services):
        needed = ["payment_date", "payment_method", "paid_behind", "payment_date"]
        assert shown.phrases.fact_labels(needed) == (
            "payment date, way of paying and card or account behind the wallet"
        )
        assert shown.phrases.fact_labels(["unheard_of"]) == ""
        for fact in services.packs.pack.facts:
            noun = shown.phrases.fact_labels([fact.id])
            assert noun, f"{fact.id} has no name in a sentence"
            assert "?" not in noun


def test_a_year_on_a_stub_is_not_read_as_a_day(qtbot: QtBot, tmp_path: Path):
    with window(tmp_path, qtbot) as (shown, services):
        clock = services.cases.view("demo-earbuds").assessment.clocks[0]
        later = shown.phrases.stub(structs.replace(clock, day=date(2028, 3, 25)))
        assert (later.day, later.month) == ("25", "Mar \N{RIGHT SINGLE QUOTATION MARK}28")
