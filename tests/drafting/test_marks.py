"""The user's own facts and words inside a paragraph, and a message made one text."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from tests.drafting.test_compose import draft

from makegood.domain.case import Case
from makegood.drafting.draft import WHOLE, Block, Mark
from makegood.drafting.marks import marks_again, marks_in
from makegood.drafting.request import Edit
from makegood.text.catalog import Catalog


def marked(text: str, marks: tuple[Mark, ...]) -> list[tuple[str, bool]]:
    """What is marked, and whether as own words."""
    return [(text[mark.start : mark.end], mark.own) for mark in marks]


def by_id(blocks: tuple[Block, ...], block_id: str) -> Block:
    return next(block for block in blocks if block.id == block_id)


def test_slots_are_found_in_what_was_rendered() -> None:
    pattern = 'Order: {order_number} ("{own_words}") - {wish}'
    text = 'Order: A-77 ("Sad\nday") - refund requested'
    assert marked(text, marks_in(pattern, text)) == [("A-77", False), ("Sad\nday", True)]


def test_a_text_of_another_form_has_no_marks() -> None:
    assert marks_in("{count} days", "one day") == ()


def test_marks_follow_what_is_left_of_an_edited_paragraph() -> None:
    rendered = "Paid: EUR 49.90 for A-77"
    marks = (Mark(6, 15), Mark(20, 24))
    text = "A-77 cost me EUR 49.90, not EUR 49.905"
    assert marked(text, marks_again(text, rendered, marks)) == [
        ("A-77", False),
        ("EUR 49.90", False),
    ]


def test_both_columns_are_marked(case: Case, english: Catalog, german: Catalog) -> None:
    made = draft(case, german, english, language="de", own_words="Sad day")
    facts = by_id(made.blocks, "facts")
    assert marked(facts.text, facts.marks) == [
        ("A-77", False), ("2. Oktober 2026", False), ("EUR 49.90", False),
    ]  # fmt: skip
    assert marked(facts.reading, facts.reading_marks) == [
        ("A-77", False), ("2 October 2026", False), ("EUR 49.90", False),
    ]  # fmt: skip


def test_own_words_are_marked_as_such(case: Case, english: Catalog) -> None:
    own = by_id(draft(case, english, own_words="Sad day").blocks, "own")
    assert marked(own.text, own.marks) == [("Sad day", True)]


def test_a_changed_fact_in_an_edited_paragraph_is_named(case: Case, english: Catalog) -> None:
    before = "Order: A-77\nOrdered on: 2 October 2026\nPaid: EUR 49.90"
    edits = {"facts": Edit(f"{before}, cash", before)}
    later = replace(case, facts={**case.facts, "order_number": "B-88"})
    made = draft(later, english, edits=edits)
    facts = by_id(made.blocks, "facts")
    assert facts.text == f"{before}, cash"
    assert facts.stale == ("B-88",)
    assert facts.outdated
    (found,) = [f for f in made.findings if f.id == "fact_changed.facts"]
    assert found.block == "facts"


def test_an_edit_of_what_would_be_written_today_is_not_outdated(
    case: Case, english: Catalog
) -> None:
    before = "Please refund the full amount: EUR 49.90."
    made = draft(case, english, edits={"demand": Edit("Refund me.", before)})
    demand = by_id(made.blocks, "demand")
    assert (demand.edited, demand.outdated, demand.stale) == (True, False, ())


def test_a_message_made_one_text_stays_the_users(case: Case, english: Catalog) -> None:
    now = draft(case, english, reply_by=date(2026, 12, 1))
    mine = Edit("Hello, all in one. Order A-77.", now.body)
    made = draft(case, english, reply_by=date(2026, 12, 1), edits={WHOLE: mine})
    (whole,) = made.blocks
    assert made.body == "Hello, all in one. Order A-77."
    assert whole.rendered == now.body
    assert not whole.outdated
    assert marked(whole.text, whole.marks) == [("A-77", False)]
    later = draft(case, english, reply_by=date(2026, 12, 2), edits={WHOLE: mine})
    assert later.body == made.body
    assert later.blocks[0].outdated
    assert later.blocks[0].stale == ("2 December 2026",)
    assert "2 December 2026" in later.blocks[0].rendered


def test_a_secret_in_a_message_made_one_text_is_a_wall(case: Case, english: Catalog) -> None:
    assert draft(case, english, edits={WHOLE: Edit("my PIN is 1234", "Hello")}).walled
