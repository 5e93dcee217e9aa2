"""The wizard's use cases on the shipped guide data, from the first answer to the kept case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.conftest import FixedClock

from makegood.domain.case import Event, EventKind
from makegood.domain.when import When
from makegood.flow.answers import BlockEdit, Failure, Typed
from makegood.flow.session import Session
from makegood.services.bundle import Services, open_services
from makegood.services.cases import new_id
from makegood.services.kept_drafts import KeptDrafts
from makegood.services.packs import PackService
from makegood.services.sending import target_of
from makegood.services.sessions import Glimpse
from makegood.services.wizard import WizardService, glimpse_of


@pytest.fixture
def services(guide: PackService, tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    made = open_services(
        tmp_path / "data", guide, clock, peek=lambda data: glimpse_of(data, guide.pack)
    )
    yield made
    made.close()


@pytest.fixture
def wizard(services: Services) -> WizardService:
    return WizardService(
        services.packs,
        services.sessions,
        services.cases,
        services.settings,
        services.clock,
        new_id,
    )


def told(wizard: WizardService, session: Session, **facts: str) -> Session:
    """The session with facts typed as a person types them."""
    typed = dict(session.answers.facts)
    for name, text in facts.items():
        typed[name] = wizard.read(session, wizard.engine.guide.facts[name], text).typed
    return session.answer(facts=typed)


def dress(wizard: WizardService) -> Session:
    """The Wish dress: ordered two months ago, never delivered, refund within two weeks."""
    session = wizard.begin().answer(
        marketplace="wish",
        site="global",
        country="GR",
        topic="delivery",
        issue="not_received",
        variant="lost_in_transit",
        remedy="refund",
        channel="order_ticket",
    )
    return told(
        wizard,
        session,
        order_number="08U74NMJ34380",
        order_date="22 September 2026",
        expected_delivery_date="22 October 2026",
        item="Summer dress",
        amount="104.50",
        currency="USD",
        payment_method="paypal",
        reply_by="6 December 2026",
        own_words="I ordered it two months ago",
    )


def test_dates_appear_as_soon_as_they_are_known(wizard: WizardService) -> None:
    days = {c.rule: c.day for c in wizard.assessment(dress(wizard)).clocks}
    assert days["wish-refund-missing"] == date(2026, 11, 21)
    assert days["paypal-open"] == date(2027, 3, 21)


def test_the_message_holds_the_facts(wizard: WizardService) -> None:
    draft = wizard.messages.draft(dress(wizard))
    assert draft is not None
    assert draft.subject == "Order 08U74NMJ34380 - item not received - refund requested"
    for piece in (
        "Order: 08U74NMJ34380",
        "Ordered on: 22 September 2026",
        "Item: Summer dress",
        "Paid: USD 104.50",
        "Please refund the full amount: USD 104.50.",
        "Please answer by this date: 6 December 2026.",
        'In my own words: "I ordered it two months ago"',
    ):
        assert piece in draft.body


def test_no_way_no_message(wizard: WizardService) -> None:
    session = dress(wizard).answer(channel=None)
    assert wizard.messages.draft(session) is None
    assert wizard.channel(session) is None


def test_ways_are_those_of_the_problem(wizard: WizardService) -> None:
    """The marketplace's own time ended yesterday: who moves the money comes first, and is open."""
    ids = [way.channel.id for way in wizard.ways(dress(wizard))]
    assert ids[0] == "paypal_resolution"
    assert "order_ticket" in ids
    assert len(ids) == len(set(ids))


def test_while_the_marketplace_still_helps_its_way_comes_first(wizard: WizardService) -> None:
    session = told(wizard, dress(wizard), expected_delivery_date="5 November 2026")
    assert wizard.ways(session)[0].channel.id == "order_ticket"
    assert wizard.ways(wizard.begin()) == ()


def test_a_sent_message_is_kept_as_sent(wizard: WizardService, services: Services) -> None:
    session = dress(wizard).answer(
        sent="sent", sent_at="2026-11-22T09:30:00+02:00", reference="T-55"
    )
    draft = wizard.messages.draft(session)
    assert draft is not None
    wizard.keep(session)
    saved = wizard.save(session)
    case = services.cases.get(saved.case_id)
    (event,) = case.events
    assert (event.kind, event.party, event.channel, event.stage) == (
        "sent", "platform", "order_ticket", "first",
    )  # fmt: skip
    assert event.reference == "T-55"
    assert event.message is not None
    assert (event.message.subject, event.message.body) == (draft.subject, draft.body)
    assert services.sessions.unfinished() == ()
    # Three days after the message: the wait that the guide gives for the order ticket.
    assert saved.follow_up == date(2026, 11, 25)


def test_saving_again_after_a_crash_writes_nothing_twice(
    wizard: WizardService, services: Services
) -> None:
    session = dress(wizard).answer(sent="sent", sent_at="2026-11-22T09:30:00+02:00")
    wizard.save(session)
    wizard.save(session)
    assert len(services.cases.get(session.id).events) == 1
    assert services.cases.list().total == 1


def test_the_dates_of_a_kept_session_run_already(wizard: WizardService, services: Services) -> None:
    session = dress(wizard)
    wizard.keep(session)
    first = services.today.agenda().first
    assert first is not None
    assert (first.case_id, first.unfinished) == (session.id, True)
    assert first.window in wizard.assessment(session).windows


def test_later_means_tomorrow(wizard: WizardService, services: Services) -> None:
    saved = wizard.save(dress(wizard).answer(sent="later"))
    assert saved.follow_up == date(2026, 11, 23)
    case = services.cases.get(saved.case_id)
    assert [event.kind for event in case.events] == ["follow_up_set"]


def test_later_on_a_day_of_ones_own_keeps_the_reason(
    wizard: WizardService, services: Services
) -> None:
    saved = wizard.save(
        dress(wizard).answer(sent="later", follow_up="2026-11-30", follow_up_why="holiday")
    )
    assert saved.follow_up == date(2026, 11, 30)
    assert services.cases.get(saved.case_id).events[-1].reason == "holiday"


def test_a_reminder_of_ones_own_wins(wizard: WizardService, services: Services) -> None:
    session = dress(wizard).answer(
        sent="sent",
        sent_at="2026-11-22T09:30:00+02:00",
        follow_up="2026-11-30",
        follow_up_why="holiday",
    )
    saved = wizard.save(session)
    assert saved.follow_up == date(2026, 11, 30)
    assert services.cases.get(saved.case_id).events[-1].reason == "holiday"


def test_solved_in_hand_closes_the_case(wizard: WizardService, services: Services) -> None:
    saved = wizard.save(dress(wizard).answer(solved=True, in_hands=True))
    assert services.cases.view(saved.case_id).assessment.status == "solved"
    assert saved.follow_up is None


def test_solved_by_a_promise_keeps_the_case_open(wizard: WizardService, services: Services) -> None:
    promised = Typed("1 December", "date", "2026-12-01")
    session = dress(wizard).answer(solved=True, in_hands=False, promised_until=promised)
    saved = wizard.save(session)
    wizard.save(session)
    case = services.cases.get(saved.case_id)
    assert [(e.kind, e.outcome, e.until) for e in case.events] == [
        ("received", "promise", When(date(2026, 12, 1)))
    ]
    assert services.cases.view(saved.case_id).assessment.status not in ("solved", "given_up")


def test_a_dispute_at_the_wallet_names_it(wizard: WizardService, services: Services) -> None:
    session = dress(wizard).answer(
        channel="paypal_resolution", sent="sent", sent_at="2026-11-22T09:30:00+02:00"
    )
    saved = wizard.save(session)
    (event,) = services.cases.get(saved.case_id).events
    assert (event.kind, event.party) == ("escalated", "paypal")
    rules = {clock.rule for clock in services.cases.view(saved.case_id).assessment.clocks}
    assert "paypal-escalate" in rules


def test_an_edit_belongs_to_its_draft(wizard: WizardService) -> None:
    session = dress(wizard)
    channel = wizard.channel(session)
    assert channel is not None
    key = wizard.messages.draft_key(session, channel)
    assert key == "first:platform"
    edited = session.answer(edits={key: {"greeting.plain": BlockEdit("Dear Anna,", "Hello,")}})
    draft = wizard.messages.draft(edited)
    assert draft is not None
    assert draft.body.startswith("Dear Anna,")
    other = wizard.messages.draft(edited.answer(channel="paypal_resolution"))
    assert other is not None
    assert "Dear Anna," not in other.body


def test_reply_by_without_one_of_ones_own(wizard: WizardService) -> None:
    session = dress(wizard)
    facts = {name: typed for name, typed in session.answers.facts.items() if name != "reply_by"}
    assert wizard.messages.reply_by(session.answer(facts=facts)) == date(2026, 11, 25)


def test_the_next_step_is_named_only_when_ticked(wizard: WizardService) -> None:
    plain = wizard.messages.draft(dress(wizard))
    ticked = wizard.messages.draft(dress(wizard).answer(next_step=True))
    assert plain is not None
    assert ticked is not None
    assert "my next step is" not in plain.body
    assert "my next step is a dispute with my payment provider" in ticked.body


def test_the_next_step_is_named_only_if_it_is_open_by_then(wizard: WizardService) -> None:
    """The wallet may be asked from 25 November, three days after a message sent today."""
    ticked = dress(wizard).answer(next_step=True)
    for day, named in (("23 November 2026", None), ("24 November 2026", "provider")):
        session = told(wizard, ticked, reply_by=day)
        assert wizard.messages.next_step_named(session) == named
        draft = wizard.messages.draft(session)
        assert draft is not None
        assert ("my next step is" in draft.body) is (named is not None)


def test_no_dispute_is_named_to_whoever_is_asked_for_one(wizard: WizardService) -> None:
    """Behind PayPal stands a card, whose own dispute is open too."""
    session = dress(wizard).answer(next_step=True, channel="paypal_resolution")
    behind = told(wizard, session, paid_behind="card_visa", card_kind="credit")
    following = wizard.outlook(behind).next
    assert following is not None
    case = wizard.case(behind)
    ladder = wizard.book(case).ladder(case.issue, case.variant, case.role)
    assert ladder is not None
    assert [r.party for r in ladder.rungs if r.id == following.rung] == ["provider"]
    assert wizard.messages.next_step_named(behind) is None


def test_a_session_comes_back(wizard: WizardService, services: Services) -> None:
    session = dress(wizard)
    for _ in range(4):
        session = wizard.engine.advance(session)
    wizard.keep(session)
    assert wizard.open(session.id) == session
    (unfinished,) = services.sessions.unfinished()
    case = unfinished.glimpse.case
    assert case == wizard.case(session)
    assert unfinished.glimpse == Glimpse("wish", "", "not_received", session.step, case=case)
    wizard.discard(session)
    assert wizard.open(session.id) is None
    services.sessions.save("odd", b"nonsense")
    assert wizard.open("odd") is None


def test_country_and_name_are_remembered(wizard: WizardService, services: Services) -> None:
    session = dress(wizard).answer(sent="later")
    named = session.answer(facts={**session.answers.facts, "sender_name": Typed("Eleni Example")})
    wizard.save(named)
    assert services.settings.current.country == "GR"
    assert services.settings.current.your_name == "Eleni Example"
    assert wizard.begin().answers.country == "GR"
    assert wizard.recent_marketplaces() == ("wish",)
    draft = wizard.messages.draft(dress(wizard))
    assert draft is not None
    assert draft.body.endswith("Eleni Example")


def test_a_case_elsewhere_does_not_change_where_one_lives(
    wizard: WizardService, services: Services
) -> None:
    services.settings.change(country="EE")
    wizard.set_country("GB")
    wizard.save(dress(wizard).answer(sent="later"))
    assert services.settings.current.country == "EE"


def test_a_sum_without_a_chosen_currency_is_in_the_message(wizard: WizardService) -> None:
    session = dress(wizard)
    typed = {n: t for n, t in session.answers.facts.items() if n != "currency"}
    typed["amount"] = Typed("24,90", "amount", "24.90")
    draft = wizard.messages.draft(session.answer(facts=typed))
    assert draft is not None
    assert "EUR 24.90" in draft.body


def test_a_sum_whose_currency_nothing_tells_is_pointed_out(wizard: WizardService) -> None:
    session = dress(wizard)
    typed = {n: t for n, t in session.answers.facts.items() if n != "currency"}
    draft = wizard.messages.draft(session.answer(facts=typed, country="AQ"))
    assert draft is not None
    assert ("missing.currency", "amount") in [(f.id, f.fact) for f in draft.findings]


def test_own_words_are_understood(wizard: WizardService) -> None:
    session = wizard.begin().answer(words="it says delivered but nothing is here")
    assert "not_received" in [match.issue for match in wizard.narrow(session).matches[:3]]


def test_month_first_in_the_usa(wizard: WizardService) -> None:
    fact = wizard.engine.guide.facts["order_date"]
    begun = wizard.begin()
    assert wizard.read(begun.answer(country="US"), fact, "3/4/2026").typed.value == "2026-03-04"
    assert wizard.read(begun.answer(country="EE"), fact, "3/4/2026").typed.value == "2026-04-03"


def test_a_confirmation_is_read_by_the_patterns_of_the_marketplace(
    wizard: WizardService,
) -> None:
    session = wizard.begin().answer(marketplace="amazon")
    text = "Order Placed: 2 November 2026\nOrder # 303-1234567-7654321\nOrder Total: EUR 80.00\n"
    found = {o.fact: o.typed.value for o in wizard.read_confirmation(session, text.encode())}
    assert found == {
        "order_number": "303-1234567-7654321",
        "order_date": "2026-11-02",
        "amount": "80.00",
        "currency": "EUR",
    }
    assert wizard.read_confirmation(wizard.begin(), text.encode()) == ()


def test_a_closing_window_is_seen(wizard: WizardService) -> None:
    session = wizard.begin().answer(
        marketplace="aliexpress", site="global", country="GR", issue="counterfeit"
    )
    near = told(wizard, session, confirmed_receipt_date="14 November 2026")
    far = told(wizard, session, confirmed_receipt_date="21 November 2026")
    assert wizard.closing_soon(near)
    assert not wizard.closing_soon(far)


def test_tomorrow(wizard: WizardService, clock: FixedClock) -> None:
    assert wizard.tomorrow - wizard.today == timedelta(days=1)
    assert wizard.now == clock()


def test_where_a_way_leads(wizard: WizardService) -> None:
    channels = {
        channel.id: channel
        for market in wizard.engine.guide.pack.marketplaces
        for channel in market.channels
        if market.id == "etsy"
    }
    assert target_of(channels["contact_form"]) == "https://www.etsy.com/help/contact"
    assert target_of(channels["letter_us"]).startswith("Etsy, Inc., 117 Adams Street")
    assert target_of(channels["seller_mail"]) == ""


def test_a_reminder_lost_in_a_crash_is_written_by_the_next_attempt(
    wizard: WizardService, services: Services, monkeypatch: pytest.MonkeyPatch
):
    """The message is in the log already; the day chosen for the reminder is not."""
    session = dress(wizard).answer(sent="sent", follow_up="2026-11-30", follow_up_why="holiday")
    record = services.cases.record

    def until_the_crash(case_id: str, kind: EventKind, **told: object) -> Event:
        if kind == "follow_up_set":
            raise RuntimeError("the power went")
        return record(case_id, kind, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(services.cases, "record", until_the_crash)
    with pytest.raises(RuntimeError):
        wizard.save(session)
    monkeypatch.undo()
    assert wizard.save(session).follow_up == date(2026, 11, 30)
    kinds = [event.kind for event in services.cases.get(session.id).events]
    assert kinds == ["sent", "follow_up_set"]


def written(services: Services, sent: str) -> tuple[KeptDrafts, str, str, str]:
    """The dress saved with a greeting of its own: the drafts, and case, stage and recipient."""
    drafts = KeptDrafts(services.drafts, services.clock)
    wizard = WizardService(
        services.packs, services.sessions, services.cases, services.settings, services.clock,
        new_id, drafts=drafts,
    )  # fmt: skip
    session = dress(wizard)
    channel = wizard.channel(session)
    assert channel is not None
    key = wizard.messages.draft_key(session, channel)
    edit = BlockEdit("Good day", "Hello,")
    wizard.save(session.answer(sent=sent, tone="formal", edits={key: {"greeting": edit}}))
    stage, _, recipient = key.partition(":")
    return drafts, session.id, stage, recipient


def test_what_was_written_and_not_sent_goes_on_in_the_case(services: Services):
    drafts, *place = written(services, "later")
    kept = drafts.load(*place)
    assert (kept.tone, kept.edits) == ("formal", {"greeting": BlockEdit("Good day", "Hello,")})


def test_a_message_taken_back_after_the_wizard_is_there_to_be_sent(services: Services):
    drafts, *place = written(services, "sent")
    assert services.drafts.load(*place) is None
    services.undo.undo()
    assert drafts.load(*place).edits == {"greeting": BlockEdit("Good day", "Hello,")}


def test_a_refusal_told_on_the_way_counts_before_the_case_is_kept(wizard: WizardService):
    session = dress(wizard).answer(
        failed=("web_support",),
        failures={"web_support": Failure("2026-11-20", "refused", refusal=True)},
    )
    said = [(event.kind, event.outcome, event.party) for event in wizard.case(session).events]
    assert said == [("channel_failed", None, None), ("received", "refused", "platform")]


@pytest.mark.parametrize("refusal", [True, False])
def test_a_refusal_told_on_the_way_stands_in_the_log_once(
    wizard: WizardService, services: Services, refusal: bool
):
    session = dress(wizard).answer(
        failed=("web_support",),
        failures={"web_support": Failure("2026-11-20", "refused", refusal=refusal)},
        channel="order_ticket",
        sent="later",
    )
    saved = wizard.save(session)
    wizard.save(session)
    events = services.cases.get(saved.case_id).events
    failed = [event for event in events if event.kind == "channel_failed"]
    assert [(event.channel, event.reason) for event in failed] == [("web_support", "refused")]
    told = [event for event in events if event.kind == "received"]
    if not refusal:
        assert told == []
        return
    (no,) = told
    assert (no.outcome, no.party, no.channel) == ("refused", "platform", "web_support")
    assert no.at == When(date(2026, 11, 20))
