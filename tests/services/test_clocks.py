"""Every date of one situation, printed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from makegood.content.source import load_source, read_words
from makegood.domain.catalogue import Pack
from makegood.services.clocks import clocks_json, source_line
from makegood.services.situations import case_from_json
from makegood.text.catalog import Catalog

WIZARD_DATA = Path(__file__).parents[2] / "wizard_data"
NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/Tallinn"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_source(WIZARD_DATA).pack


@pytest.fixture(scope="module")
def words() -> Catalog:
    entries = {}
    for name in ("app_dates", "rules", "etsy"):
        entries |= read_words(WIZARD_DATA, "en", name)
    return Catalog.from_mapping("en", entries, strict=True)


def printed(pack: Pack, words: Catalog, **keys: object) -> dict[str, object]:
    situation = {"marketplace": "etsy", "issue": "not_received"} | keys
    case = case_from_json(json.dumps(situation), pack)
    found: dict[str, object] = json.loads(clocks_json(case, pack, NOW, words))
    return found


def test_the_shape(pack: Pack, words: Catalog):
    found = printed(
        pack,
        words,
        facts={"expected_delivery_date": "2026-11-10", "payment_method": "other"},
        events=[{"kind": "sent", "at": "2026-11-21T12:00:00+02:00", "channel": "help_with_order"}],
        country="CH",
    )
    assert list(found) == ["today", "clocks", "waiting_for", "follow_up", "next"]
    assert found["today"] == "2026-11-22"
    clocks = {clock["id"]: clock for clock in found["clocks"]}  # type: ignore[attr-defined]
    assert clocks["etsy-case-file"] == {
        "id": "etsy-case-file",
        "kind": "file_by",
        "who": "user",
        "date": "2027-02-18",
        "plan_by": "2027-02-11",
        "outer": None,
        "state": "running",
        "applies": "yes",
        "confidence": "official",
        "because": "Promised delivery date 10 November 2026 + 100 days = 18 February 2027",
        "source": clocks["etsy-case-file"]["source"],
    }
    assert clocks["etsy-case-file"]["source"].startswith("Etsy: Help Centre")
    assert clocks["etsy-seller-wait"]["because"] == (
        "Help request 21 November 2026, 12:00 + 48 hours = 23 November 2026, 12:00."
        " That is later than: Promised delivery date: 10 November 2026"
    )
    assert found["next"] == {
        "rung": "open_case",
        "opens": "2026-11-23",
        "because": f"Opens: 23 November 2026. {clocks['etsy-seller-wait']['because']}",
    }
    assert found["follow_up"] == {
        "date": "2026-11-23",
        "because": "This is the usual time for an answer on this way.",
    }


def test_what_it_waits_for(pack: Pack, words: Catalog):
    found = printed(
        pack, words, facts={"payment_method": "other"}, country="CH", trader_country="CH"
    )
    assert found["waiting_for"] == [
        {"id": "etsy-case-file", "missing": ["expected_delivery_date"]},
    ]
    assert found["follow_up"] is None
    assert found["next"]["rung"] == "ask_seller"  # type: ignore[index]
    assert found["next"]["opens"] == "2026-11-22"  # type: ignore[index]


def test_without_steps(pack: Pack, words: Catalog):
    assert printed(pack, words, issue="payout_missing", role="accused")["next"] is None


def test_sources(pack: Pack):
    rule = next(rule for rule in pack.rules if rule.id == "card-safe")
    assert source_line(rule.sources[0]) == (
        "NatWest: Dispute a card payment"
        " (https://www.natwest.com/fraud-and-security/retaildisputes/card-payment-dispute.html)"
    )
    copy = next(rule for rule in pack.rules if rule.id == "card-visa-13.1-wait")
    assert "(" not in source_line(copy.sources[0])
