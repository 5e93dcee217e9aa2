"""Random walks: forward, back, changed answers; no dead end, nothing lost, nothing leaks."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flow.conftest import PACK

from makegood.flow.answers import Typed
from makegood.flow.engine import Engine
from makegood.flow.leaf import Guide
from makegood.flow.session import Session, from_bytes, to_bytes
from makegood.flow.to_case import case_of

ENGINE = Engine(PACK)

CHANGES: dict[str, st.SearchStrategy[Any]] = {
    "marketplace": st.sampled_from(["bazaar", "generic", None, "gone"]),
    "marketplace_name": st.sampled_from(["", "Corner shop"]),
    "site": st.sampled_from(["one", "two", None]),
    "role": st.sampled_from(["buyer", "seller", "accused"]),
    "country": st.sampled_from(["EE", "GR", None]),
    "words": st.sampled_from(["", "stolen card", "they recover my money", "lost"]),
    "issue": st.sampled_from(["lost", "charge", "claim", None]),
    "variant": st.sampled_from(["shown", "closed", None]),
    "remedy": st.sampled_from(["refund", "delivery", None]),
    "channel": st.sampled_from(["form", "case", "mail", "shop_form", "private", None]),
    "details": st.lists(st.sampled_from(["d1", "d2", "d3"]), unique=True).map(tuple),
    "sent": st.sampled_from(["sent", "later", None]),
    "sent_at": st.sampled_from(["", "2026-11-22T10:00:00+02:00"]),
    "solved": st.booleans(),
    "in_hands": st.sampled_from([True, False, None]),
    "facts": st.dictionaries(
        st.sampled_from(["item", "payment_method", "card_kind", "amount", "own_words"]),
        st.sampled_from(
            [
                Typed("Air", "text", "Air"),
                Typed("card_visa", "text", "card_visa"),
                Typed("49,90", "amount", "49.90"),
                Typed("?", "text"),
            ]
        ),
    ),
}
ACTS = st.lists(
    st.one_of(
        st.just(("advance", None)),
        st.just(("back", None)),
        st.tuples(st.just("jump"), st.sampled_from(["where", "problem", "order", "message"])),
        st.tuples(st.just("change"), st.sampled_from(sorted(CHANGES))).flatmap(
            lambda act: CHANGES[act[1]].map(lambda value: (act[1], value))
        ),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(ACTS)
def test_any_walk(acts: list[tuple[str, Any]]) -> None:
    session = Session(id="s")
    for name, value in acts:
        before = session
        match name:
            case "advance":
                session = ENGINE.advance(session)
            case "back":
                session = ENGINE.back(session)
                assert session.answers == before.answers
            case "jump":
                session = ENGINE.go_to(session, value, come_back=True)
                assert session.answers == before.answers
            case _:
                session = ENGINE.settled(session.answer(**{name: value}))
        assert session.step in ENGINE.path(session)
        assert from_bytes(to_bytes(session)) == session
        _nothing_leaks(session)
    _an_end_is_near(session)


def _nothing_leaks(session: Session) -> None:
    """Every answer in the case is one that the way chosen asks for."""
    known = ENGINE.reached(session)
    case = case_of(known, "c")
    if known.entry is None:
        assert (case.remedy, case.facts, case.details) == (None, {}, ())
        return
    guide: Guide = ENGINE.guide
    asked = {a.fact for a in guide.asks(known.entry, known.answers.variant, known.facts)}
    assert set(case.facts) <= asked
    assert set(case.details) <= set(guide.field(known.entry, known.answers.variant, "details"))
    assert known.answers.role in known.entry.roles
    if known.answers.solved:
        assert known.answers.sent is None


def test_a_walk_to_the_end_that_turns_out_solved() -> None:
    """Chance hardly ever says that a message was sent and then that the problem is solved."""
    written = _an_end_is_near(Session(id="s"))
    sent = ENGINE.settled(written.answer(sent="sent", sent_at="2026-11-22T10:00:00+02:00"))
    assert ENGINE.reached(sent).answers.sent == "sent"
    solved = ENGINE.settled(sent.answer(solved=True))
    assert ENGINE.reached(solved).answers.solved
    assert ENGINE.reached(solved).entry is not None
    _nothing_leaks(solved)
    again = ENGINE.settled(solved.answer(solved=False))
    assert ENGINE.reached(again).answers.sent == "sent"
    _nothing_leaks(again)


def _an_end_is_near(session: Session) -> Session:
    """From anywhere, answering what is missing leads to a page that can be saved: that page."""
    for _ in range(30):
        if ENGINE.finished(session):
            return session
        after = ENGINE.advance(session)
        if after != session:
            session = after
            continue
        gap = ENGINE.gaps(session)[0].what
        session = session.answer(**_filled(session, gap))
    raise AssertionError(f"no end from {session}")


def _filled(session: Session, gap: str) -> dict[str, Any]:
    known = ENGINE.reached(session)
    guide = ENGINE.guide
    match gap:
        case "marketplace":
            return {"marketplace": "bazaar", "role": "buyer"}
        case "issue":
            assert known.market is not None
            issues = guide.issues(known.market, known.answers.role, None)
            return {"issue": issues[0]} if issues else {"role": "buyer", "issue": "lost"}
        case "remedy":
            assert known.entry is not None
            found = guide.remedies(known.entry, known.answers.variant, known.facts)
            return {"remedy": found[0].id}
        case "channel":
            assert known.market is not None
            assert known.entry is not None
            ways = guide.channels(
                known.market,
                known.entry,
                known.answers.variant,
                known.answers.role,
                known.facts,
            )
            return {"channel": ways[0].id}
        case _:
            return (
                {
                    "site": "one",
                    "marketplace_name": "Corner shop",
                    "in_hands": True,
                    "sent": "later",
                    "sent_at": "2026-11-22T10:00:00+02:00",
                }
                if gap != "sent_at"
                else {"sent_at": "2026-11-22T10:00:00+02:00"}
            )
