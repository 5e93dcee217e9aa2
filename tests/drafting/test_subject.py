"""The subject as a block of its own: written by the user, read beside it, pointed out."""

from __future__ import annotations

from msgspec.structs import replace
from tests.drafting.test_compose import draft

from makegood.domain.case import Case
from makegood.drafting.draft import SUBJECT
from makegood.drafting.request import Edit
from makegood.text.catalog import Catalog

RENDERED = "Order A-77 - damaged item - refund requested"


def test_the_subject_is_a_block_outside_the_body(case: Case, english: Catalog) -> None:
    made = draft(case, english)
    line = made.subject_line
    assert line is not None
    assert (line.id, line.text, line.edited) == (SUBJECT, RENDERED, False)
    assert [line.text[m.start : m.end] for m in line.marks] == ["A-77"]
    assert RENDERED not in made.body
    assert made.parts == (line, *made.blocks)
    assert not made.edited


def test_an_edited_subject_leaves_as_written(case: Case, english: Catalog) -> None:
    made = draft(case, english, edits={SUBJECT: Edit("My  vase\nA-77 ", RENDERED)})
    assert made.subject == "My vase A-77"
    assert made.subject_line is not None
    assert made.subject_line.text == "My  vase A-77 "
    assert made.subject_line.edited
    assert made.edited


def test_a_subject_emptied_by_the_user_stays_a_block(case: Case, english: Catalog) -> None:
    made = draft(case, english, edits={SUBJECT: Edit("", RENDERED)})
    assert made.subject == ""
    assert made.subject_line is not None
    assert made.subject_line.rendered == RENDERED


def test_a_changed_number_is_pointed_out_in_an_edited_subject(case: Case, english: Catalog) -> None:
    changed = replace(case, facts={**case.facts, "order_number": "B-12"})
    made = draft(changed, english, edits={SUBJECT: Edit("Vase A-77", RENDERED)})
    assert made.subject_line is not None
    assert made.subject_line.outdated
    assert made.subject_line.stale == ("B-12",)
    assert [f.block for f in made.findings if f.id == "fact_changed.subject"] == [SUBJECT]


def test_an_edit_of_unknown_rendering_is_no_changed_fact(case: Case, english: Catalog) -> None:
    made = draft(case, english, edits={SUBJECT: Edit("Vase", ""), "whole": Edit("My text", "")})
    assert (made.subject, made.body) == ("Vase", "My text")
    assert not any(block.stale or block.outdated for block in made.parts)
    same = draft(case, english, edits={SUBJECT: Edit(RENDERED, "")})
    assert not same.edited


def test_a_secret_in_the_subject_leads_to_it(case: Case, english: Catalog) -> None:
    made = draft(case, english, edits={SUBJECT: Edit("4111 1111 1111 1111", RENDERED)})
    assert [f.block for f in made.findings if f.level == "wall"] == [SUBJECT]
