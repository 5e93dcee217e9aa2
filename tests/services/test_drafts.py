"""Which message, in which language."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from makegood.domain.case import Case, Event
from makegood.domain.marketplace import Channel, Rung
from makegood.domain.provenance import Checked, Source
from makegood.domain.when import When
from makegood.services.drafts import message_language, stage_for
from makegood.text.catalog import Catalog

CHANNEL = Channel(
    id="form",
    kind="form",
    party="seller",
    purpose="orders",
    sources=(Source(publisher="Made up", title="Made up", read_in="copy"),),
    checked=Checked(on=date(2026, 11, 22), how="stored-copy"),
    confidence="third-party",
)
CASE = Case(id="c", marketplace="bazaar", issue="damaged")
ASKED = Event(id="1", kind="sent", at=When(date(2026, 11, 2)), party="seller")


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({}, "first"),
        ({"kind": "letter"}, "letter"),
        ({"party": "provider"}, "provider"),
        ({"party": "body"}, "body"),
        ({"party": "platform"}, "first"),
    ],
)
def test_stage_without_a_rung(changes: dict[str, str], stage: str) -> None:
    assert stage_for(CASE, replace(CHANNEL, **changes), None) == stage


def test_stage_of_the_rung() -> None:
    rung = Rung(id="case", party="platform", stage="case")
    assert stage_for(replace(CASE, events=(ASKED,)), CHANNEL, rung) == "case"


def test_a_second_message_is_a_reminder() -> None:
    rung = Rung(id="ask", party="seller", stage="first")
    asked = replace(CASE, events=(ASKED,))
    assert stage_for(asked, CHANNEL, rung) == "reminder"
    assert stage_for(asked, replace(CHANNEL, party="platform"), None) == "first"
    undone = replace(CASE, events=(replace(ASKED, undone=True),))
    assert stage_for(undone, CHANNEL, rung) == "first"


def test_somebody_complained_about_defends_themselves() -> None:
    assert stage_for(replace(CASE, role="accused"), CHANNEL, None) == "defence"


def words_of(language: str) -> Catalog:
    """English and German write messages; the others are only read."""
    entries = {"templates.greeting.plain": "x"} if language in ("en", "de") else {}
    return Catalog.from_mapping(language, entries)


@pytest.mark.parametrize(
    ("reads", "reading", "language"),
    [
        ((), "de", "en"),
        (("de", "en"), "de", "de"),
        (("de", "en"), "el", "en"),
        (("de",), "el", "de"),
        (("el",), "el", "en"),
        (("el", "de"), "el", "de"),
    ],
)
def test_message_language(reads: tuple[str, ...], reading: str, language: str) -> None:
    channel = replace(CHANNEL, languages=reads)
    chosen = message_language(channel, reading, ("en", "de", "el"), words_of, "en")
    assert chosen == language
