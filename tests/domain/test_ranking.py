"""Which way to reach somebody first, and why."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace
from tests.domain.made import (
    Case,
    body,
    case,
    channel,
    event,
    fact,
    look,
    noon,
    pack,
    rule,
    rung,
    sent,
)

from makegood.domain.book import Book
from makegood.domain.marketplace import Hours, Variant
from makegood.domain.ranking import RankedChannel, rank_channels
from makegood.domain.rules import Term
from makegood.domain.text import Text

OPEN = Hours("UTC", {str(day): ("00:00-24:00",) for day in range(1, 8)})
SUNDAY_NOON = Hours("Europe/Tallinn", {"7": ("11:00-13:00",)})
MONDAY = Hours("Europe/Tallinn", {"1": ("11:00-13:00",)})


def ranked(
    *channels: Any, of: Case | None = None, languages: tuple[str, ...] = (), **more: Any
) -> list[RankedChannel]:
    guide = pack(*more.pop("rules", ()), channels=channels, **more)
    return list(
        rank_channels(of or case(), Book(guide, "bazaar"), noon("2026-11-22"), languages=languages)
    )


def names(found: list[RankedChannel]) -> list[str]:
    return [each.channel for each in found]


def why(each: RankedChannel) -> set[str]:
    return {text.id.removeprefix("app_dates.reason.") for text in each.reasons}


def mind(each: RankedChannel) -> set[str]:
    return {text.id.removeprefix("app_dates.reason.") for text in each.cautions}


def test_where_nothing_tells_them_apart_the_order_of_the_data_stands():
    assert names(ranked(channel("b"), channel("a"))) == ["b", "a"]


def test_the_issue_lists_its_own():
    channels = (channel("a"), channel("b"), channel("c"))
    assert names(ranked(*channels, leaf_channels=("c", "gone", "b"))) == ["c", "b"]


def test_a_variant_lists_its_own():
    variants = (Variant(id="marked", channels=("b",)), Variant(id="plain"))
    channels = (channel("a"), channel("b"))
    listed: dict[str, Any] = {"variants": variants, "leaf_channels": ("a",)}
    assert names(ranked(*channels, of=case(variant="marked"), **listed)) == ["b"]
    assert names(ranked(*channels, of=case(variant="plain"), **listed)) == ["a"]


@pytest.mark.parametrize(
    ("fields", "of", "shown"),
    [
        ({"dead": True}, {}, False),
        ({"roles": ("seller",)}, {}, False),
        ({"issues": ("late",)}, {}, False),
        ({"issues": ("late", "lost")}, {}, True),
        ({"not_issues": ("lost",)}, {}, False),
        ({"sites": ("bazaar.example",)}, {"site": "bazaar.test"}, False),
        ({"sites": ("bazaar.example",)}, {"site": "bazaar.example"}, True),
        ({"sites": ("bazaar.example",)}, {}, True),
        ({"applies": fact("country", "EE")}, {"country": "GB"}, False),
        ({"applies": fact("country", "EE")}, {"country": "EE"}, True),
        ({"applies": fact("country", "EE")}, {}, True),
    ],
)
def test_only_what_may_serve(fields: dict[str, Any], of: dict[str, Any], shown: bool):
    assert names(ranked(channel("a", **fields), of=case(**of))) == (["a"] if shown else [])


def test_the_step_that_can_be_taken_leads():
    rungs = (rung("ask", channels=("write",)), rung("dispute", "platform", channels=("form",)))
    channels = (channel("chat", sets=("x",)), channel("form"), channel("write"))
    before = ranked(*channels, rungs=rungs)
    assert names(before) == ["write", "chat", "form"]
    assert before[0].for_next_step
    assert "for_next_step" in why(before[0])
    after = ranked(*channels, rungs=rungs, of=case(sent("2026-11-20", rung="ask")))
    assert names(after) == ["form", "chat", "write"]


def test_while_the_next_step_is_shut_the_present_one_leads():
    wait = rule("wait", "first_message", kind="wait_until", days=30)
    rungs = (
        rung("ask", channels=("write",)),
        rung("dispute", "platform", channels=("form",), after=("ask",), opens=("wait",)),
    )
    found = ranked(
        channel("form"),
        channel("write"),
        rungs=rungs,
        rules=(wait,),
        of=case(sent("2026-11-20", rung="ask")),
    )
    assert names(found) == ["write", "form"]


def test_the_channel_of_a_body_comes_with_its_step():
    rungs = (rung("bank", "provider", "provider", body="issuer", channels=("line",)),)
    bodies = (body("issuer", "card", channels=(channel("line", party="provider"),)),)
    assert names(ranked(channel("write"), rungs=rungs, bodies=bodies)) == ["line", "write"]


def test_an_assessment_at_hand_is_not_made_again():
    guide = pack(channels=(channel("a"),))
    found = rank_channels(
        case(), Book(guide, "bazaar"), noon("2026-11-22"), assessment=look(case(), guide)
    )
    assert names(list(found)) == ["a"]


def test_what_keeps_a_right_before_what_is_pleasant():
    found = ranked(
        channel("pleasant", languages=("et",), hours=OPEN),
        channel("starts", sets=("asked_for_help",)),
        channel("leaves_none", trail=False, languages=("et",)),
        languages=("et", "en"),
    )
    assert names(found) == ["starts", "pleasant", "leaves_none"]
    assert why(found[0]) == {"only_starts_clock", "trail"}
    assert why(found[1]) == {"your_language", "trail", "always_open"}
    assert mind(found[2]) == {"no_trail"}


def test_what_failed_goes_last():
    failed = case(event("channel_failed", "2026-11-20", channel="a"))
    found = ranked(channel("a", sets=("x",)), channel("b", public=True), of=failed)
    assert names(found) == ["b", "a"]
    assert mind(found[0]) == {"public"}
    assert mind(found[1]) == {"failed_before"}


def test_what_may_not_serve_goes_behind():
    found = ranked(channel("a", applies=fact("country", "EE")), channel("b"))
    assert names(found) == ["b", "a"]
    assert mind(found[1]) == {"settles"}


def test_hours():
    found = ranked(
        channel("shut", hours=MONDAY),
        channel("plain"),
        channel("now", hours=SUNDAY_NOON),
        channel("never", hours=Hours("UTC", {})),
        channel("live", kind="phone"),
    )
    assert names(found) == ["now", "plain", "live", "shut", "never"]
    by_name = {each.channel: each for each in found}
    assert why(by_name["now"]) == {"trail", "open_now"}
    assert mind(by_name["shut"]) == {"opens_at"}
    assert mind(by_name["never"]) == {"never_open"}
    assert mind(by_name["live"]) == {"hours_unknown"}
    assert mind(by_name["plain"]) == set()
    opening = by_name["shut"].opening
    assert opening is not None
    assert opening.opens is not None
    assert opening.opens.isoformat() == "2026-11-23T11:00:00+02:00"


def test_speed_counts_when_a_window_is_closing():
    channels = (channel("slow"), channel("fast", speed="hours", supervisor=True))
    window = rule("window", "ordered", days=60)
    far = ranked(*channels, rules=(window,), of=case(facts={"paid_on": "2026-10-02"}))
    near = ranked(*channels, rules=(window,), of=case(facts={"paid_on": "2026-09-25"}))
    assert names(far) == ["slow", "fast"]
    assert names(near) == ["fast", "slow"]
    assert why(near[0]) == {"trail", "fast", "supervisor"}


def test_several_ways_may_start_the_waiting_time():
    found = ranked(channel("a", sets=("asked_for_help",)), channel("b", sets=("asked_for_help",)))
    assert all("starts_clock" in why(each) for each in found)


def test_the_waiting_time_is_named_with_its_length():
    wait = rule("wait", "asked_for_help", kind="wait_until", hours=48)
    (first, _other) = ranked(
        channel("starts", sets=("asked_for_help",)), channel("plain"), rules=(wait,)
    )
    (reason,) = [text for text in first.reasons if text.id.endswith("starts_waiting")]
    assert reason.id == "app_dates.reason.only_starts_waiting"
    assert reason.args["length"] == Text("app_dates.length.hours", {"count": 48})


def test_made_for_this_problem_and_not_known_to_read_the_language():
    found = ranked(
        channel("any", languages=("en",)),
        channel("made", issues=("not_received",), languages=("en",)),
        of=case(issue="not_received"),
        languages=("et",),
    )
    assert names(found) == ["made", "any"]
    assert "for_issue" in why(found[0])
    assert mind(found[1]) == {"other_language"}


def test_what_failed_in_an_earlier_case_stands_behind_and_stays():
    guide = pack(channels=(channel("tried"), channel("fresh")))
    found = rank_channels(case(), Book(guide, "bazaar"), noon("2026-11-22"), noted={"tried"})
    assert names(list(found)) == ["fresh", "tried"]
    assert mind(found[1]) == {"noted_before"}


def test_the_waiting_time_may_be_one_of_several_terms():
    terms = ({"anchor": "asked_for_help", "offset": {"hours": 48}},
             {"anchor": "expected_delivery_date", "offset": {"days": 0}})  # fmt: skip
    wait = replace(
        rule("wait", "asked_for_help", kind="wait_until", hours=48),
        term=None,
        latest_of=convert(terms, tuple[Term, ...]),
    )
    (first,) = ranked(channel("starts", sets=("asked_for_help",)), rules=(wait,))
    assert "only_starts_waiting" in why(first)


@pytest.mark.parametrize(
    ("kind", "spoken", "live", "in_writing"),
    [
        ("phone", True, True, False),
        ("callback", True, True, False),
        ("chat", False, True, False),
        ("bot", False, False, False),
        ("report", False, False, False),
        ("mail", False, False, True),
        ("letter", False, False, True),
    ],
)
def test_what_a_way_is_like(kind: str, spoken: bool, live: bool, in_writing: bool):
    way = channel("way", kind=kind)
    assert (way.spoken, way.live, way.in_writing) == (spoken, live, in_writing)
