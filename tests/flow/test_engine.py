"""Steps: which page comes next, and what is needed to get there."""

from __future__ import annotations

import pytest

from makegood.flow.answers import Typed
from makegood.flow.engine import Engine, Gap
from makegood.flow.session import Session

START = Session(id="s1")
LOST = START.answer(marketplace="bazaar", site="one", issue="lost", topic="delivery")


def walked(engine: Engine, session: Session) -> list[str]:
    """The pages met by going on until something is missing or the way ends."""
    pages = [session.step]
    while (after := engine.advance(session)) != session:
        session = after
        pages.append(session.step)
        assert len(pages) < 30
    return pages


def test_the_whole_way(engine: Engine) -> None:
    answered = LOST.answer(remedy="refund", channel="form", sent="sent", sent_at="2026-11-22")
    assert walked(engine, answered) == [
        "where", "problem", "try_first", "order", "channel", "message", "next",
    ]  # fmt: skip


def test_a_page_holds_until_it_has_what_it_needs(engine: Engine) -> None:
    assert engine.gaps(START) == (Gap("marketplace"),)
    assert engine.advance(START) == START
    chosen = START.answer(marketplace="bazaar")
    assert engine.gaps(chosen) == (Gap("site"),)
    assert engine.gaps(chosen.answer(site="nowhere")) == (Gap("site"),)
    on_problem = engine.advance(chosen.answer(site="one"))
    assert (on_problem.step, engine.gaps(on_problem)) == ("problem", (Gap("issue"),))


@pytest.mark.parametrize(("name", "gaps"), [("", (Gap("marketplace_name"),)), ("Shop", ())])
def test_a_marketplace_that_is_not_listed_needs_a_name(
    engine: Engine, name: str, gaps: tuple[Gap, ...]
) -> None:
    assert engine.gaps(START.answer(marketplace="generic", marketplace_name=name)) == gaps


def test_last_pages(engine: Engine) -> None:
    session = LOST.answer(remedy="refund", channel="form")
    for _ in range(6):
        session = engine.advance(session)
    assert session.step == "next"
    assert engine.gaps(session) == (Gap("sent"),)
    assert not engine.finished(session)
    assert engine.gaps(session.answer(sent="sent")) == (Gap("sent_at"),)
    assert engine.finished(session.answer(sent="later"))
    assert engine.next_step(session) is None
    assert engine.advance(session.answer(sent="later")).step == "next"


def test_solved_needs_to_be_in_hand_or_not(engine: Engine) -> None:
    session = engine.advance(engine.advance(LOST)).answer(solved=True)
    assert session.step == "try_first"
    session = engine.advance(session)
    assert (session.step, engine.gaps(session)) == ("solved", (Gap("in_hands"),))
    assert engine.finished(session.answer(in_hands=False))
    assert "order" not in engine.path(session)


def test_no_self_help_no_page(engine: Engine) -> None:
    plain = START.answer(marketplace="generic", marketplace_name="Shop", issue="lost")
    assert walked(engine, plain) == ["where", "problem", "order"]


def test_warning_pages_come_first_each_once(engine: Engine) -> None:
    words = "My STOLEN  card, and a firm will Recover my money"
    session = LOST.answer(words=words, remedy="refund")
    assert walked(engine, session) == [
        "where", "problem", "stop", "do_now", "do_now", "try_first", "order", "channel",
    ]  # fmt: skip
    on_stop = engine.advance(engine.advance(session))
    assert engine.warning(on_stop) is engine.guide.do_now["recovery"]
    on_card = engine.advance(on_stop)
    assert engine.warning(on_card) is engine.guide.do_now["card"]
    on_second = engine.advance(on_card)
    assert engine.warning(on_second) is engine.guide.do_now["second"]
    beyond = engine.advance(on_second)
    assert beyond.step == "try_first"
    # Coming back shows the last one, and going on does not ask again.
    again = engine.back(beyond)
    assert engine.warning(again) is engine.guide.do_now["second"]
    assert engine.advance(again).step == "try_first"


def test_the_issue_alone_calls_its_warning(engine: Engine) -> None:
    session = START.answer(marketplace="bazaar", site="one", issue="charge")
    assert walked(engine, session)[:4] == ["where", "problem", "do_now", "order"]


def test_back_keeps_every_answer(engine: Engine) -> None:
    session = LOST.answer(remedy="refund", facts={"item": Typed("Vase", "text", "Vase")})
    for _ in range(3):
        session = engine.advance(session)
    back = engine.back(engine.back(engine.back(session)))
    assert back.step == "where"
    assert back.answers == session.answers
    assert engine.back(back) == back


def test_a_change_link_goes_there_and_comes_back(engine: Engine) -> None:
    session = LOST.answer(remedy="refund", channel="form")
    for _ in range(5):
        session = engine.advance(session)
    assert session.step == "message"
    there = engine.go_to(session, "where", come_back=True)
    assert there.step == "where"
    assert engine.advance(there).step == "message"
    # An answer that makes the way back impossible leads on from here.
    lost = engine.advance(there.answer(issue="charge", remedy=None))
    assert lost.step == "problem"
    assert engine.go_to(START, "message") == START


def test_a_session_opens_at_the_nearest_page(engine: Engine) -> None:
    session = LOST.answer(remedy="refund", channel="form")
    for _ in range(5):
        session = engine.advance(session)
    assert engine.settled(session) == session
    assert engine.settled(session.answer(channel="gone")).step == "channel"
    assert engine.settled(session.answer(marketplace="gone")).step == "where"
    assert engine.settled(session.answer(marketplace="gone")).answers.remedy == "refund"


def test_no_warning_page_elsewhere(engine: Engine) -> None:
    assert engine.warning(engine.go_to(LOST, "try_first")) is None
