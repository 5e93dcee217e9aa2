"""What the log says that a message may refer to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from makegood.domain.case import Case, Event
from makegood.domain.money import Money
from makegood.domain.when import When
from makegood.drafting.history import History, history_of

TODAY = date(2026, 11, 22)


def day(number: int) -> When:
    return When(date(2026, 11, number))


def history(*events: Event) -> History:
    case = Case(id="c", marketplace="bazaar", issue="late", events=events)
    return history_of(case, {"seller"}, TODAY)


def received(number: int, **more: object) -> Event:
    fields = {"id": f"r{number}", "kind": "received", "at": day(number), "party": "seller", **more}
    return Event(**fields)  # type: ignore[arg-type]


def sent(number: int, **more: object) -> Event:
    fields = {"id": f"s{number}", "kind": "sent", "at": day(number), "party": "seller", **more}
    return Event(**fields)  # type: ignore[arg-type]


def test_an_empty_log_says_nothing_and_is_known_to() -> None:
    empty = history()
    assert set(empty.facts.values()) == {False}
    assert empty.slots == {}


def test_messages_by_their_first_and_last_day() -> None:
    once, twice = history(sent(3)), history(sent(9), sent(3))
    assert (once.facts["was_sent"], once.facts["was_sent_again"]) == (True, False)
    assert twice.facts["was_sent_again"] is True
    assert twice.slots["first_message_date"] == date(2026, 11, 3)
    assert twice.slots["last_message_date"] == date(2026, 11, 9)


def test_a_promise_is_broken_only_when_its_day_is_over() -> None:
    promise = received(10, outcome="promise", until=day(21), text="A refund.\n Soon.")
    broken = history(promise)
    assert broken.facts["was_promised"] is True
    assert broken.slots["promised_words"] == "A refund. Soon"
    assert broken.slots["promise_date"] == date(2026, 11, 10)
    assert broken.slots["promised_date"] == date(2026, 11, 21)
    today = history(received(10, outcome="promise", until=day(22)))
    assert (today.facts["was_promised"], today.facts["was_promised_undated"]) == (False, False)


def test_a_promise_without_a_day_stays_open() -> None:
    open_ = history(received(10, outcome="promise", text="Soon"))
    assert (open_.facts["was_promised"], open_.facts["was_promised_undated"]) == (False, True)
    assert "promised_date" not in open_.slots


def test_an_offer_with_its_sum() -> None:
    offered = history(
        received(8, outcome="offer", amount=Decimal(5), currency="EUR", text="Five euros!"),
        Event(id="o", kind="offer", at=day(12), party="seller", amount=Decimal(9), currency="EUR"),
    )
    assert offered.facts["was_offered"] is True
    assert offered.slots["offered"] == Money(Decimal(9), "EUR")
    assert offered.slots["offer_date"] == date(2026, 11, 12)


def test_the_offer_made_last_is_meant_however_long_an_earlier_one_stands() -> None:
    told = history(
        received(8, outcome="offer", until=day(30), text="Five euros"),
        received(12, outcome="offer", text="Nine euros"),
        Event(id="o", kind="offer", at=day(12), party="seller", text="Ten euros"),
    )
    assert told.slots["offer_date"] == date(2026, 11, 12)
    assert told.slots["offer_words"] == "Ten euros"


def test_calls_decisions_and_extra_time() -> None:
    told = history(
        Event(id="c", kind="call", at=day(4), party="seller", text="New parcel"),
        received(6, outcome="decision"),
        sent(7, stage="second_chance"),
    )
    assert (told.facts["was_called"], told.facts["was_decided"]) == (True, True)
    assert told.slots["call_words"] == "New parcel"
    assert told.slots["decision_date"] == date(2026, 11, 6)
    assert told.slots["extra_time_date"] == date(2026, 11, 7)


def test_what_others_said_and_what_was_undone_counts_for_nothing() -> None:
    told = history(sent(3, party="platform"), sent(4, undone=True))
    assert told.facts["was_sent"] is False


def test_a_bank_is_told_when_the_seller_was_asked_and_refused() -> None:
    case = Case(
        id="c",
        marketplace="bazaar",
        issue="late",
        events=(
            sent(9), sent(5, party="platform"), sent(2, party="paypal"),
            received(11, outcome="refused"),
        ),
    )  # fmt: skip
    told = history_of(case, {"provider", "card_issuer"}, TODAY)
    assert told.facts["was_sent"] is False
    assert told.slots == {
        "asked_date": date(2026, 11, 5),
        "refused_date": date(2026, 11, 11),
    }


def test_a_body_is_meant_by_its_kind_and_by_its_own_name() -> None:
    events = (sent(2, party="paypal"), received(4, party="provider", outcome="decision"))
    case = Case(id="c", marketplace="bazaar", issue="late", events=events)
    told = history_of(case, {"provider", "paypal"}, TODAY)
    assert (told.facts["was_sent"], told.facts["was_decided"]) == (True, True)
    assert told.slots["first_message_date"] == date(2026, 11, 2)
    assert history_of(case, {"platform"}, TODAY).facts["was_sent"] is False


def test_an_automatic_answer_is_none() -> None:
    assert history(received(5, outcome="automatic")).facts["was_answered"] is False


def test_of_the_answers_only_the_last_counts() -> None:
    refused = received(5, outcome="refused")
    told = history(sent(3), refused)
    assert (told.facts["was_refused_last"], told.facts["is_waiting"]) == (True, False)
    offered = history(sent(3), refused, received(7, outcome="offer", text="Five euros"))
    assert (offered.facts["was_refused"], offered.facts["was_refused_last"]) == (True, False)
    assert offered.facts["is_waiting"] is False
    entered_late = history(sent(3), received(7, outcome="offer"), refused)
    assert entered_late.facts["was_refused_last"] is False


def test_one_waits_while_nothing_came_since_the_last_message() -> None:
    more = received(5, outcome="asks_more")
    assert history(sent(3)).facts["is_waiting"] is True
    assert history(sent(3), received(4, outcome="automatic")).facts["is_waiting"] is True
    assert history(sent(3), more).facts["is_waiting"] is False
    assert history(sent(3), more, sent(5, stage="reminder")).facts["is_waiting"] is True
    # What was refused stays refused while nothing else is said.
    assert history(sent(3), received(4, outcome="refused"), sent(5)).facts["is_waiting"] is False


def test_a_refusal_takes_the_place_of_a_promise() -> None:
    promise = received(10, outcome="promise", until=day(12), text="A refund")
    told = history(sent(3), promise, received(14, outcome="refused"))
    assert (told.facts["was_promised"], told.facts["was_promised_undated"]) == (False, False)
    assert "promised_date" not in told.slots
    kept_asking = history(sent(3), promise, received(14, outcome="asks_more"))
    assert kept_asking.facts["was_promised"] is True
