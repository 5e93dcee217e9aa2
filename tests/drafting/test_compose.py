"""From paragraphs to a message."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.drafting.conftest import PARAGRAPHS, channel

from makegood.domain.case import Case, Event
from makegood.domain.when import When
from makegood.drafting.compose import compose
from makegood.drafting.draft import Draft
from makegood.drafting.request import DraftRequest, Edit
from makegood.text.catalog import Catalog

TODAY = date(2026, 11, 22)


def draft(case: Case, words: Catalog, reading: Catalog | None = None, **request: object) -> Draft:
    """The message for a case, with everything not named left as it is by default."""
    asked = DraftRequest(**{"stage": "first", "channel": channel("form"), **request})  # type: ignore[arg-type]
    return compose(case, case.facts, PARAGRAPHS, asked, words, reading or words, TODAY)


def test_whole_message(case: Case, english: Catalog) -> None:
    made = draft(
        case, english, reply_by=date(2026, 12, 1), sender_name="Eleni Example", own_words="Sad day"
    )
    assert made.subject == "Order A-77 - damaged item - refund requested"
    assert made.body == (
        "Hello,\n\n"
        "I need help with an order.\n\n"
        "Order: A-77\nOrdered on: 2 October 2026\nPaid: EUR 49.90\n\n"
        'In my own words: "Sad day"\n\n'
        "Please refund the full amount: EUR 49.90.\n\n"
        "Please answer by this date: 1 December 2026.\n\n"
        "Thank you for your help.\n\n"
        "Eleni Example"
    )
    assert made.findings == ()


def test_a_fact_not_known_leaves_its_line_out(english: Catalog) -> None:
    bare = Case(id="c", marketplace="bazaar", issue="damaged", remedy="refund")
    made = draft(bare, english)
    assert "Order:" not in made.body
    assert "{" not in made.body
    assert made.subject == "Damaged item - refund requested"


def test_a_claimed_sum_beats_the_amount_paid(case: Case, english: Catalog) -> None:
    made = draft(case, english, claimed=Decimal("10.00"))
    assert "Please refund the full amount: EUR 10.00." in made.body
    assert "Paid: EUR 49.90" in made.body


def test_reading_column_is_the_same_record(case: Case, english: Catalog, german: Catalog) -> None:
    made = draft(case, english, german)
    columns = {block.id: (block.text, block.reading) for block in made.blocks}
    assert columns["facts"] == (
        "Order: A-77\nOrdered on: 2 October 2026\nPaid: EUR 49.90",
        "Bestellung: A-77\nBestellt am: 2. Oktober 2026\nBezahlt: EUR 49.90",
    )
    assert columns["greeting"] == ("Hello,", "Guten Tag,")


def test_ticked_details_are_one_block_in_the_order_ticked(
    case: Case, english: Catalog, german: Catalog
) -> None:
    ticked = replace(case, details=("photos_ready", "box_damaged", "unheard_of"))
    block = next(b for b in draft(ticked, english, german).blocks if b.part == "details")
    assert block.text == "I have photos. The box was damaged."
    assert block.reading.endswith("Der Karton war beschädigt.")


@pytest.mark.parametrize(("kind", "claimed"), [("trader", True), ("private", False), (None, False)])
def test_a_right_is_claimed_only_when_known(
    case: Case, english: Catalog, kind: str | None, claimed: bool
) -> None:
    facts = dict(case.facts) if kind is None else {**case.facts, "seller_kind": kind}
    assert ("bound to repair" in draft(replace(case, facts=facts), english).body) is claimed


def test_only_one_of_a_group(case: Case, english: Catalog) -> None:
    body = draft(case, english, stage="reminder").body
    assert "I wrote to you before." in body
    assert "I need help with an order." not in body


def test_history_comes_from_the_log(case: Case, english: Catalog) -> None:
    sent = Event(id="1", kind="sent", at=When(date(2026, 11, 12)), party="seller")
    later = Event(id="2", kind="sent", at=When(date(2026, 11, 16)), party="seller")
    other = Event(id="3", kind="sent", at=When(date(2026, 11, 1)), party="platform")
    undone = Event(id="4", kind="sent", at=When(date(2026, 10, 20)), party="seller", undone=True)
    logged = replace(case, events=(later, sent, other, undone))
    assert "I first wrote on this date: 12 November 2026." in draft(logged, english).body


@pytest.mark.parametrize(("until", "broken"), [(date(2026, 11, 21), True), (TODAY, False)])
def test_a_promise_is_named_once_its_day_has_passed(
    case: Case, english: Catalog, until: date, broken: bool
) -> None:
    promise = Event(
        id="1",
        kind="received",
        at=When(date(2026, 11, 13)),
        party="seller",
        outcome="promise",
        until=When(until),
    )
    body = draft(replace(case, events=(promise,)), english).body
    assert ("You promised an answer" in body) is broken


def test_public_channels_leave_the_number_out(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("social", public=True))
    assert "Order: A-77" not in made.body
    assert [f.id for f in made.findings] == ["public"]


def test_an_edit_survives_and_is_marked(case: Case, english: Catalog) -> None:
    edit = Edit(text="Hello Anna,", rendered="Hello,")
    block = draft(case, english, edits={"greeting": edit}).blocks[0]
    assert (block.text, block.rendered, block.edited, block.stale) == (
        "Hello Anna,",
        "Hello,",
        True,
        (),
    )


def test_an_edit_equal_to_its_rendering_follows_the_facts(case: Case, english: Catalog) -> None:
    edit = Edit(text="Order: B-1", rendered="Order: B-1")
    block = next(b for b in draft(case, english, edits={"facts": edit}).blocks if b.id == "facts")
    assert not block.edited
    assert block.text.startswith("Order: A-77")


def test_a_changed_fact_in_an_edited_paragraph_is_pointed_out(case: Case, english: Catalog) -> None:
    rendered = "Order: A-76\nOrdered on: 2 October 2026\nPaid: EUR 49.90"
    made = draft(case, english, edits={"facts": Edit(text=rendered + "!", rendered=rendered)})
    block = next(b for b in made.blocks if b.id == "facts")
    assert block.stale == ("A-77",)
    assert "fact_changed.facts" in [f.id for f in made.findings]


def test_an_edit_loses_hidden_marks(case: Case, english: Catalog) -> None:
    edit = Edit(text="Hello\u202e\u00a0Anna", rendered="Hello,")
    assert draft(case, english, edits={"greeting": edit}).blocks[0].text == "Hello Anna"


def test_too_long_leaves_optional_paragraphs_out(case: Case, english: Catalog) -> None:
    whole = draft(case, english)
    tight = draft(case, english, channel=channel("form", characters=whole.length - 1))
    assert tight.shortened
    assert "Thank you for your help." not in tight.body
    assert tight.length <= whole.length - 1


def test_an_edited_optional_paragraph_is_never_left_out(case: Case, english: Catalog) -> None:
    edit = Edit(text="Many thanks to you.", rendered="Thank you for your help.")
    made = draft(case, english, channel=channel("form", characters=40), edits={"thanks": edit})
    assert "Many thanks to you." in made.body
    assert not made.shortened
    assert "too_long" in [f.id for f in made.findings]
    assert made.limit == 40


def test_without_a_subject_or_channel(case: Case, english: Catalog) -> None:
    asked = DraftRequest(stage="first")
    paragraphs = [p for p in PARAGRAPHS if p.part != "subject"]
    made = compose(case, case.facts, paragraphs, asked, english, english, TODAY)
    assert made.subject == ""
    assert made.limit is None


def test_variant_and_next_step_reach_conditions(case: Case, english: Catalog) -> None:
    made = compose(
        replace(case, variant="leaking", remedy=None),
        case.facts,
        PARAGRAPHS,
        DraftRequest(stage="first", next_step="provider"),
        english,
        english,
        TODAY,
    )
    assert "missing.remedy" in [f.id for f in made.findings]


def test_a_part_refund_without_a_sum_names_none(case: Case, english: Catalog) -> None:
    made = draft(replace(case, remedy="part_refund"), english)
    assert "Please refund the full amount" not in made.body


def test_a_currency_without_an_amount_is_no_sum(case: Case, english: Catalog) -> None:
    facts = {name: value for name, value in case.facts.items() if name != "amount"}
    assert "Paid:" not in draft(replace(case, facts=facts), english).body
