"""The next message of a case under way, on the real guide data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.conftest import TALLINN, FixedClock
from tests.stored import drafts_of

from makegood import paths
from makegood.domain.assess import assess
from makegood.domain.assessment import Assessment
from makegood.domain.book import Book
from makegood.domain.case import Case, Outcome
from makegood.domain.marketplace import Rung
from makegood.domain.when import When, moment
from makegood.drafting.draft import SUBJECT, WHOLE
from makegood.flow.answers import BlockEdit
from makegood.services import case_reading, sending, stages
from makegood.services.bundle import Services, open_services
from makegood.services.cases import CaseView
from makegood.services.demo import fill
from makegood.services.kept_drafts import KeptDraft
from makegood.services.messages import NextMessage
from makegood.services.packs import PackService

NOW = datetime(2026, 11, 24, 10, tzinfo=TALLINN)


@pytest.fixture
def made_up(tmp_path: Path, guide: PackService) -> Iterator[Services]:
    opened = open_services(tmp_path / "data", guide, FixedClock(NOW))
    fill(opened.cases, paths.wizard_data_dir() / "demo", guide.pack, NOW)
    yield opened
    opened.close()


def rung(services: Services, case_id: str, rung_id: str) -> Rung:
    view = services.cases.view(case_id)
    ladder = view.book.ladder(view.case.issue, view.case.variant, view.case.role)
    assert ladder is not None
    return next(each for each in ladder.rungs if each.id == rung_id)


def test_a_step_has_its_own_message(made_up: Services):
    view = made_up.cases.view("demo-earbuds")
    step = rung(made_up, "demo-earbuds", "dispute")
    message = made_up.messages.next_message(view, step)
    assert message is not None
    assert (message.stage, message.channel.id, message.language) == ("case", "return_refund", "en")
    assert "8012345678901234" in message.subject
    assert "EUR 49.90" in message.body
    assert not message.edited


def test_without_a_step_it_reminds_whoever_was_written_to(made_up: Services):
    view = made_up.cases.view("demo-dress")
    message = made_up.messages.next_message(view, None)
    assert message is not None
    assert (message.stage, message.channel.id) == ("reminder", "app_support")
    assert "T-204518" in f"{message.subject}\n{message.body}"


def test_nobody_written_to_and_no_step(made_up: Services):
    assert made_up.messages.next_message(made_up.cases.view("demo-grinder"), None) is None


def test_a_calling_step_has_no_message(made_up: Services):
    view = made_up.cases.view("demo-kettle")
    step = Rung(id="call", party="platform", stage="first", channels=("callback",))
    assert made_up.messages.next_message(view, step) is None


def edited(message: NextMessage, block_id: str, text: str) -> KeptDraft:
    """The draft of a message with one block as the person wrote it."""
    block = next(each for each in message.draft.parts if each.id == block_id)
    edits = {**message.kept.edits, block_id: BlockEdit(text, block.rendered)}
    return replace(message.kept, edits=edits)


def test_an_edited_paragraph_stays_and_the_others_follow_the_case(made_up: Services):
    step = rung(made_up, "demo-earbuds", "dispute")
    view = made_up.cases.view("demo-earbuds")
    fresh = made_up.messages.next_message(view, step)
    assert fresh is not None
    made_up.messages.keep(view.case, fresh, edited(fresh, "greeting.plain", "Dear team,"))
    made_up.cases.change_facts("demo-earbuds", {"item": "Other earbuds"})
    later = made_up.messages.next_message(made_up.cases.view("demo-earbuds"), step)
    assert later is not None
    assert later.body.startswith("Dear team,\n\n")
    assert "Other earbuds" in later.body
    assert (later.edited, later.outdated) == (True, False)


def test_a_changed_fact_in_an_edited_paragraph_is_pointed_out(made_up: Services):
    step = rung(made_up, "demo-earbuds", "dispute")
    view = made_up.cases.view("demo-earbuds")
    fresh = made_up.messages.next_message(view, step)
    assert fresh is not None
    facts = next(block for block in fresh.draft.blocks if block.id == "facts")
    kept = edited(fresh, "facts", f"{facts.text}\nBlue ones.")
    made_up.messages.keep(view.case, fresh, kept)
    made_up.cases.change_facts("demo-earbuds", {"item": "Other earbuds"})
    later = made_up.messages.next_message(made_up.cases.view("demo-earbuds"), step)
    assert later is not None
    assert later.outdated
    changed = next(block for block in later.draft.blocks if block.id == "facts")
    assert changed.text.endswith("\nBlue ones.")
    assert changed.stale == ("Other earbuds",)
    assert "fact_changed.facts" in [finding.id for finding in later.draft.findings]


def test_joined_paragraphs_are_one_text_until_the_suggestion_is_wanted_again(made_up: Services):
    step = rung(made_up, "demo-earbuds", "dispute")
    view = made_up.cases.view("demo-earbuds")
    fresh = made_up.messages.next_message(view, step)
    assert fresh is not None
    whole = KeptDraft(edits={WHOLE: BlockEdit("My words", fresh.body)})
    made_up.messages.keep(view.case, fresh, whole)
    kept = made_up.messages.next_message(view, step)
    assert kept is not None
    assert [block.id for block in kept.draft.blocks] == [WHOLE]
    assert (kept.body, kept.outdated) == ("My words", False)
    assert kept.draft.blocks[0].rendered == fresh.body
    made_up.messages.keep(view.case, kept, KeptDraft())
    assert not drafts_of(made_up.database, "demo-earbuds")
    assert made_up.messages.next_message(view, step) == fresh


def test_a_draft_kept_as_one_text_by_an_older_version_still_loads(made_up: Services):
    step = rung(made_up, "demo-earbuds", "dispute")
    view = made_up.cases.view("demo-earbuds")
    fresh = made_up.messages.next_message(view, step)
    assert fresh is not None
    old = {"subject": "My subject", "body": "My words", "rendered": fresh.body}
    made_up.drafts.save("demo-earbuds", "case", "platform", json.dumps(old).encode(), NOW)
    message = made_up.messages.next_message(view, step)
    assert message is not None
    assert (message.subject, message.body) == ("My subject", "My words")
    assert (message.edited, message.outdated) == (True, False)
    made_up.cases.change_facts("demo-earbuds", {"item": "Other earbuds"})
    later = made_up.messages.next_message(made_up.cases.view("demo-earbuds"), step)
    assert later is not None
    assert (later.body, later.outdated) == ("My words", True)


def test_an_old_draft_with_another_subject_alone_leaves_the_paragraphs(made_up: Services):
    step = rung(made_up, "demo-earbuds", "dispute")
    view = made_up.cases.view("demo-earbuds")
    fresh = made_up.messages.next_message(view, step)
    assert fresh is not None
    old = {"subject": "Mine", "body": fresh.body, "rendered": fresh.body}
    made_up.drafts.save("demo-earbuds", "case", "platform", json.dumps(old).encode(), NOW)
    message = made_up.messages.next_message(view, step)
    assert message is not None
    assert message.subject == "Mine"
    assert message.draft.blocks == fresh.draft.blocks


def test_drafts_of_different_recipients_stay_apart(made_up: Services):
    view = made_up.cases.view("demo-dress")
    steps = (None, rung(made_up, "demo-dress", "paypal"))
    for step, words in zip(steps, ("to the marketplace", "to the wallet"), strict=True):
        message = made_up.messages.next_message(view, step)
        assert message is not None
        made_up.messages.keep(view.case, message, edited(message, SUBJECT, words))
    found = [made_up.messages.next_message(view, step) for step in steps]
    assert [each.subject for each in found if each] == ["to the marketplace", "to the wallet"]


def test_a_draft_that_cannot_be_read_is_written_anew(made_up: Services):
    view = made_up.cases.view("demo-dress")
    message = made_up.messages.next_message(view, None)
    assert message is not None
    made_up.drafts.save("demo-dress", "reminder", "platform", b"{broken", NOW)
    assert made_up.messages.next_message(view, None) == message


def test_tone_language_and_day_are_choices_of_one_draft(made_up: Services):
    view = made_up.cases.view("demo-dress")
    usual = made_up.messages.next_message(view, None)
    assert usual is not None
    assert (usual.tone, usual.language) == ("firm", "en")
    chosen = KeptDraft(tone="formal", language="de", reply_by=date(2026, 12, 9))
    made_up.messages.keep(view.case, usual, chosen)
    message = made_up.messages.next_message(view, None)
    assert message is not None
    assert (message.tone, message.language) == ("formal", "de")
    assert "9. Dezember 2026" in message.body
    assert "9 December 2026" in "\n".join(block.reading for block in message.draft.blocks)


def test_own_details_go_in_only_where_ticked_and_are_offered_again(made_up: Services):
    made_up.settings.change(
        your_name="Eleni", your_mail="eleni@shop.example", your_phone="+372 5550 0000"
    )
    view = made_up.cases.view("demo-dress")
    step = rung(made_up, "demo-dress", "paypal")

    def message() -> NextMessage:
        found = made_up.messages.next_message(view, step)
        assert found is not None
        return found

    assert "eleni@shop.example" not in message().body
    made_up.messages.remember_parts(("mail",))
    assert message().sender_parts == ("mail",)
    assert message().body.endswith("Eleni\nE-mail: eleni@shop.example")
    made_up.messages.keep(view.case, message(), KeptDraft(sender_parts=()))
    assert "eleni@shop.example" not in message().body


def test_the_next_step_is_named_only_where_ticked(made_up: Services):
    view = made_up.cases.view("demo-dress")
    usual = made_up.messages.next_message(view, None)
    assert usual is not None
    assert usual.next_step == "provider"
    disputed = made_up.messages.next_message(view, rung(made_up, "demo-dress", "paypal"))
    assert disputed is not None
    assert disputed.next_step is None
    ticked = made_up.messages.next_message(view, None, kept=KeptDraft(next_step=True))
    assert ticked is not None
    assert not any("next." in piece for b in usual.draft.blocks for piece in b.pieces)
    assert any(piece.startswith("next.") for b in ticked.draft.blocks for piece in b.pieces)


def called_mine(services: Services) -> tuple[CaseView, NextMessage]:
    """A reminder with a subject of the person's own, not sent yet."""
    view = services.cases.view("demo-dress")
    fresh = services.messages.next_message(view, None)
    assert fresh is not None
    services.messages.keep(view.case, fresh, edited(fresh, SUBJECT, "Mine"))
    message = services.messages.next_message(view, None)
    assert message is not None
    return view, message


def test_what_was_seen_is_what_the_log_keeps(made_up: Services):
    view, message = called_mine(made_up)
    made_up.messages.sent(view, message, ("a" * 64,))
    event = made_up.cases.get("demo-dress").events[-1]
    assert (event.kind, event.party, event.channel, event.stage) == (
        "sent", "platform", "app_support", "reminder",
    )  # fmt: skip
    assert event.message is not None
    assert (event.message.subject, event.message.body) == ("Mine", message.body)
    assert (event.message.language, event.message.attachments) == ("en", ("a" * 64,))
    assert made_up.drafts.load("demo-dress", "reminder", "platform") is None


def test_a_message_is_sent_and_its_draft_over_in_one_transaction(
    made_up: Services, monkeypatch: pytest.MonkeyPatch
):
    """The power goes while the draft is forgotten: neither is written."""
    view, message = called_mine(made_up)

    def out_of_power(*_names: str) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(made_up.drafts, "delete", out_of_power)
    with pytest.raises(RuntimeError):
        made_up.messages.sent(view, message)
    assert made_up.cases.get("demo-dress").events == view.case.events
    assert made_up.undo.next_undo is None
    assert made_up.drafts.load("demo-dress", message.stage, message.recipient) is not None


def test_taking_back_that_it_was_sent_brings_the_written_words_back(made_up: Services):
    view, message = called_mine(made_up)
    made_up.messages.sent(view, message)
    made_up.undo.undo()
    again = made_up.messages.next_message(made_up.cases.view("demo-dress"), None)
    assert again is not None
    assert (again.subject, again.stage) == ("Mine", message.stage)
    made_up.undo.redo()
    assert made_up.drafts.load("demo-dress", message.stage, message.recipient) is None


def test_the_next_message_differs_and_names_what_was_promised_and_when(
    made_up: Services, tmp_path: Path
):
    """Reminder after reminder: the second names both messages, one after a promise the promise."""
    cases, messages = made_up.cases, made_up.messages

    def body() -> str:
        message = messages.next_message(cases.view("demo-dress"), None)
        assert message is not None
        return message.body

    def sent(day: int) -> None:
        at = When(date(2026, 11, day))
        cases.record("demo-dress", "sent", at=at, party="platform", channel="app_support")

    sent(20)
    first = body()
    sent(23)
    second = body()
    assert first != second
    assert "23 November 2026" in second
    cases.record(
        "demo-dress",
        "received",
        at=When(date(2026, 11, 21)),
        party="platform",
        outcome="promise",
        until=When(date(2026, 11, 23)),
        text="The money comes within two days.",
    )
    third = body()
    assert third not in (first, second)
    assert '"The money comes within two days"' in third
    assert "21 November 2026" in third
    assert "23 November 2026" in third


def test_a_case_on_view_is_not_worked_out_again(made_up: Services, monkeypatch: pytest.MonkeyPatch):
    view = made_up.cases.view("demo-dress")
    asked: list[str] = []

    def once_more(case: Case, book: Book, now: datetime) -> Assessment:
        asked.append(case.id)
        return assess(case, book, now)

    for module in (case_reading, stages, sending):
        monkeypatch.setattr(module, "assess", once_more)
    assert made_up.messages.writable(view, None)
    assert asked == []
    assert made_up.messages.next_message(view, None) is not None
    # What it would come to if the message went out is another matter.
    assert asked == ["demo-dress"]


def test_what_is_on_view_holds_for_its_own_day_alone(made_up: Services):
    view = made_up.cases.view("demo-dress")
    assert view.at(NOW.replace(hour=23, minute=59)) is view.assessment
    tomorrow = NOW + timedelta(days=1)
    assert view.at(tomorrow).today == date(2026, 11, 25)
    running_out = replace(view.assessment, valid_until=NOW.date())
    stale = CaseView(view.case, running_out, view.book, view.created_at)
    assert stale.at(NOW) == view.assessment


def test_every_kind_of_message_is_offered_once_by_the_likeliest_way(made_up: Services):
    view = made_up.cases.view("demo-earbuds")
    step = rung(made_up, "demo-earbuds", "dispute")
    offered = made_up.messages.writable(view, step)
    kinds = [each.offer.id for each in offered]
    assert len(kinds) == len(set(kinds))
    order = [stage.id for stage in view.book.pack.stages]
    assert kinds == sorted(kinds, key=order.index)
    by_id = {each.offer.id: each.channel for each in offered}
    assert by_id["case"].id == "return_refund"
    assert all(each.channel.kind not in ("phone", "callback") for each in offered)
    assert not any(each.channel.dead for each in offered)


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("my PIN is 1234", "secret"),
        ("το PIN μου είναι 1234", "secret"),
        ("4111 1111 1111 1111", "card_number"),
    ],
)
def test_a_secret_is_a_wall_in_either_language(made_up: Services, words: str, wall: str):
    made_up.settings.change(reading_language="el")
    view = made_up.cases.view("demo-earbuds")
    step = rung(made_up, "demo-earbuds", "dispute")
    message = made_up.messages.next_message(view, step)
    assert message is not None
    assert not message.draft.walled
    for block_id in (SUBJECT, message.draft.blocks[0].id):
        kept = edited(message, block_id, words)
        secret = made_up.messages.next_message(view, step, kept=kept)
        assert secret is not None
        found = [(f.id, f.block) for f in secret.draft.findings if f.level == "wall"]
        assert found == [(wall, block_id)]


@pytest.mark.parametrize("fact", ["item", "seller_name"])
def test_a_card_number_told_as_another_fact_is_a_wall(made_up: Services, fact: str):
    made_up.cases.change_facts("demo-earbuds", {fact: "4111111111111111"})
    view = made_up.cases.view("demo-earbuds")
    message = made_up.messages.next_message(view, rung(made_up, "demo-earbuds", "dispute"))
    assert message is not None
    assert ("4111111111111111" in f"{message.subject}{message.body}") == message.draft.walled
    if fact == "item":
        assert message.draft.walled


def test_whoever_was_written_to_by_name_can_be_reminded_and_appealed_to(made_up: Services):
    """The log has PayPal by its own name; what was written there is part of the story."""
    step = rung(made_up, "demo-earbuds", "paypal")
    first = made_up.messages.next_message(made_up.cases.view("demo-earbuds"), step)
    assert first is not None

    def open_now() -> set[str]:
        offers = made_up.messages.stages(made_up.cases.view("demo-earbuds"), first.channel)
        return {offer.id for offer in offers if offer.available}

    assert not open_now() & {"reminder", "appeal"}
    event = made_up.messages.sent(made_up.cases.view("demo-earbuds"), first)
    assert event.party == "paypal"
    assert open_now() & {"reminder", "appeal"} == {"reminder"}
    view = made_up.cases.view("demo-earbuds")
    again = made_up.messages.next_message(view, step, stage="reminder")
    assert again is not None
    assert "24 November 2026" in again.body
    made_up.cases.record("demo-earbuds", "received", party="paypal", outcome="refused")
    assert open_now() >= {"reminder", "appeal"}


def answered_by_the_seller(services: Services, *outcomes: Outcome) -> CaseView:
    """An AliExpress case: the seller was written to on Tuesday at nine, then gave these answers."""
    case = Case(
        id="told",
        marketplace="aliexpress",
        issue="damaged",
        facts={"order_date": When(date(2026, 11, 1)), "delivery_date": When(date(2026, 11, 20))},
    )
    services.cases.create(case)
    sent_at = moment(NOW.replace(hour=9))
    services.cases.record(
        "told", "sent", at=sent_at, party="seller", channel="seller_message", stage="first"
    )
    for outcome in outcomes:
        services.cases.record(
            "told", "received", at=sent_at, party="seller", outcome=outcome, text="half of it"
        )
    return services.cases.view("told")


def test_after_a_refusal_a_last_call_is_suggested_and_nothing_waits(made_up: Services):
    view = answered_by_the_seller(made_up, "refused")
    suggested = made_up.messages.next_message(view, None)
    assert suggested is not None
    assert suggested.stage == "last_call"
    assert "The answer was a refusal." in suggested.body
    picked = made_up.messages.next_message(view, None, stage="reminder")
    assert picked is not None
    assert "The answer was a refusal." in picked.body
    assert "waiting" not in suggested.body + picked.body


def test_the_answer_to_an_offer_forgets_the_refusal_before_it(made_up: Services):
    view = answered_by_the_seller(made_up, "refused", "offer")
    for choice in ("accept", "counter", "decline"):
        message = made_up.messages.next_message(view, None, stage="offer_answer", choice=choice)
        assert message is not None
        assert "half of it" in message.body
        assert "refusal" not in message.body


def test_the_day_for_an_answer_leaves_the_time_the_way_takes(made_up: Services):
    # AliExpress gives the seller 72 hours: from Tuesday at ten to Friday.
    view = answered_by_the_seller(made_up, "refused")
    for stage in ("last_call", "reminder"):
        message = made_up.messages.next_message(view, None, stage=stage)
        assert message is not None
        assert message.reply_by == date(2026, 11, 27)
