"""What is kept of a message: one record for each stage and recipient, in either form."""

from __future__ import annotations

from datetime import date

from tests.stored import drafts_of

from makegood.domain.case import Case
from makegood.flow.answers import Answers, BlockEdit, Typed
from makegood.services.bundle import Services
from makegood.services.kept_drafts import KeptDraft, KeptDrafts, read_draft


def kept(services: Services) -> KeptDrafts:
    services.cases.create(Case(id="vase", marketplace="bazaar", issue="damaged"))
    return KeptDrafts(services.drafts, services.clock)


def test_a_draft_comes_back_as_it_was(services: Services) -> None:
    drafts = kept(services)
    mine = KeptDraft(
        edits={"greeting.plain": BlockEdit("Dear all,", "Hello,")},
        tone="formal",
        language="de",
        reply_by=date(2026, 12, 9),
        sender_parts=(),
        next_step=True,
    )
    drafts.save("vase", "reminder", "seller", mine)
    assert drafts.load("vase", "reminder", "seller") == mine
    assert drafts.load("vase", "reminder", "platform") == KeptDraft()
    drafts.forget("vase", "reminder", "seller")
    assert drafts.load("vase", "reminder", "seller") == KeptDraft()


def test_a_draft_that_says_nothing_is_not_kept(services: Services) -> None:
    drafts = kept(services)
    drafts.save("vase", "reminder", "seller", KeptDraft(tone="formal"))
    drafts.save("vase", "reminder", "seller", KeptDraft())
    assert not drafts_of(services.database, "vase")


def test_the_form_of_one_text_is_read_as_edits() -> None:
    old = b'{"subject":"S","body":"My words","rendered":"Theirs"}'
    assert read_draft(old).edits == {
        "subject": BlockEdit("S", ""),
        "whole": BlockEdit("My words", "Theirs"),
    }
    same = b'{"subject":"S","body":"Theirs","rendered":"Theirs"}'
    assert read_draft(same).edits == {"subject": BlockEdit("S", "")}


def test_what_cannot_be_read_is_nothing() -> None:
    assert read_draft(b"{") == read_draft(b"[1]") == read_draft(b'{"edits": 3}') == KeptDraft()


def test_drafts_of_the_wizard_go_on_in_the_case(services: Services) -> None:
    drafts = kept(services)
    first, platform = BlockEdit("Dear you,", "Hello,"), BlockEdit("Dear team,", "Hello,")
    answers = Answers(
        edits={"first:seller": {"greeting": first}, "case:platform": {"greeting": platform}},
        tone="friendly",
        sender_parts=("mail",),
        facts={"reply_by": Typed("9 December", "date", "2026-12-09")},
    )
    drafts.take_over("vase", answers, answers.edits, sent="case:platform")
    assert drafts_of(services.database, "vase") == {("first", "seller")}
    assert drafts.load("vase", "first", "seller") == KeptDraft(
        edits={"greeting": first},
        tone="friendly",
        sender_parts=("mail",),
        reply_by=date(2026, 12, 9),
    )


def test_a_sent_draft_comes_back_and_goes_again(services: Services) -> None:
    drafts = kept(services)
    mine = KeptDraft(tone="formal")
    drafts.save("vase", "reminder", "seller", mine)
    along = drafts.sent("vase", "reminder", "seller")
    for _ in range(2):
        along.do()
        assert services.drafts.load("vase", "reminder", "seller") is None
        along.undo()
        assert drafts.load("vase", "reminder", "seller") == mine


def test_what_was_written_since_is_neither_replaced_nor_forgotten(services: Services) -> None:
    drafts = kept(services)
    drafts.save("vase", "reminder", "seller", KeptDraft(tone="formal"))
    along = drafts.sent("vase", "reminder", "seller")
    along.do()
    newer = KeptDraft(tone="friendly")
    drafts.save("vase", "reminder", "seller", newer)
    along.undo()
    assert drafts.load("vase", "reminder", "seller") == newer
    along.do()
    assert drafts.load("vase", "reminder", "seller") == newer
