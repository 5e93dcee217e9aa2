"""Where to send it: order, steps, what did not work, trusted pages, what to mind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from tests.ui.wizard.situations import WISH

from makegood.domain.marketplace import Channel
from makegood.domain.opening_hours import Opening
from makegood.domain.provenance import Checked, Source
from makegood.domain.ranking import RankedChannel
from makegood.flow.answers import Failure
from makegood.services.wizard import Way
from makegood.ui.wizard.channel_page import ChannelPage
from makegood.ui.wizard.channel_values import ChannelWords, minutes_until


@pytest.fixture
def at_channel(person) -> Callable[..., ChannelPage]:
    """Brings the person to the page with these answers."""

    def go(**answers: object) -> ChannelPage:
        return person.reach("channel", **answers)

    return go


def test_the_first_way_is_open_and_becomes_the_answer_on_going_on(person, at_channel):
    page = at_channel(**WISH)
    control = person.wizard.controller
    assert page.list.chosen_id == "order_ticket"
    assert control.session.answers.channel is None
    assert page.list.card("order_ticket").value.recommended == "Recommended"
    person.go_on()
    assert control.session.answers.channel == "order_ticket"
    assert person.step == "message"


def test_another_card_is_an_answer(person, at_channel):
    page = at_channel(**WISH)
    person._click(page.list.card("web_support").head)
    assert person.wizard.controller.session.answers.channel == "web_support"
    assert page.list.chosen_id == "web_support"
    assert page.list.card("web_support").value.recommended == ""


def test_showing_the_page_answers_nothing(person, at_channel):
    page = at_channel(**WISH)
    before = person.wizard.controller.session
    page.render_answers()
    page.retranslate()
    assert person.wizard.controller.session is before


def test_ticked_steps_stay_ticked(person, at_channel):
    page = at_channel(**WISH)
    card = page.list.card("order_ticket")
    assert card.step_row("0").text() == ""
    assert card.step_row("0").accessibleName() == 'Sign in and open "Order History".'
    person._click(card.step_row("0"))
    person._click(card.step_row("2"))
    assert person.wizard.controller.session.answers.ticked == {"order_ticket": (0, 2)}
    person._click(card.step_row("0"))
    assert person.wizard.controller.session.answers.ticked == {"order_ticket": (2,)}
    assert card.step_row("2").isChecked()
    assert not card.step_row("0").isChecked()


def test_what_did_not_work_goes_last_and_opens_its_fallback(person, at_channel):
    page = at_channel(**WISH)
    channels = {way.channel.id: way.channel for way in page._ways}
    fallback = channels["order_ticket"].fallback
    assert fallback in channels
    person._click(page.list.card("order_ticket").failed_button)
    answers = person.wizard.controller.session.answers
    assert answers.failed == ("order_ticket",)
    assert answers.channel == fallback
    assert page.list.chosen_id == fallback
    tried = page.list.card("order_ticket").value
    assert tried.tried == "Tried 22 Nov. It did not work."
    assert tried.recommended == ""
    assert tried.failed_label == ""
    assert page.list.ids[-1] == "order_ticket"
    assert page.list.card(page.list.ids[0]).value.recommended == "Recommended"


def test_what_did_not_work_is_in_the_log_of_the_case(person, at_channel, services):
    page = at_channel(**WISH)
    person._click(page.list.card("order_ticket").failed_button)
    control = person.wizard.controller
    person.go_on()
    person.go_on()
    control.answer(sent="later")
    assert control.save()
    (row,) = services.cases.list().rows
    (failed,) = [e for e in services.cases.get(row.case_id).events if e.kind == "channel_failed"]
    assert failed.channel == "order_ticket"
    assert failed.at.day.isoformat() == "2026-11-22"


def test_a_way_that_failed_does_not_start_a_second_entry(person, at_channel):
    page = at_channel(**WISH)
    page.did_not_work("order_ticket")
    page.did_not_work("order_ticket")
    assert person.wizard.controller.session.answers.failed == ("order_ticket",)


def test_a_trusted_page_opens_at_once(person, at_channel):
    page = at_channel(**WISH)
    assert page.list.card("order_ticket").value.host == "www.wish.com is on the trusted list"
    person._click(page.list.card("order_ticket").open_button)
    assert person.opened == ["https://www.wish.com/"]
    assert page.untrusted.isHidden()


def test_any_other_page_is_asked_about_first(person, at_channel, monkeypatch):
    page = at_channel(**WISH)
    monkeypatch.setattr(ChannelWords, "hosts", lambda _self, _channel: ("example.org",))
    page.render_answers()
    assert not page.list.card("order_ticket").value.host_trusted
    page.open_page("order_ticket")
    assert person.opened == []
    assert not page.untrusted.isHidden()
    assert "www.wish.com" in page.untrusted.words.text()
    person._click(page.untrusted.back)
    assert person.opened == []
    assert page.untrusted.isHidden()
    page.open_page("order_ticket")
    person._click(page.untrusted.go_on)
    assert person.opened == ["https://www.wish.com/"]


def test_the_others_come_when_they_are_asked_for(person, at_channel):
    page = at_channel(**WISH)
    assert len(page.list.ids) == 4
    count = len(page._ways)
    assert page.all_ways.text() == f"All {count} ways"
    person.press("all_ways")
    assert len(page.list.ids) == count
    assert page.all_ways.isHidden()


def test_proof_to_keep_stands_on_the_page(person, at_channel):
    at_channel(**WISH)
    proof = person.page.findChild(object, "proof")
    names = [label.text() for label in proof.findChildren(type(person.page.header.help))]
    assert "Screenshot of the order page" in names


def test_values_out_of_use_are_struck_through_and_cannot_be_copied(person, at_channel):
    page = at_channel(
        **{
            **WISH,
            "topic": None,
            "issue": "report_seller",
            "variant": None,
            "remedy": "information",
        }
    )
    notice = page.findChild(object, "notice:lookalikes")
    struck = notice.findChild(object, "struck")
    assert struck.text().startswith("<s>wishidn.vip, ")
    flags = struck.textInteractionFlags()
    assert not flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert "wishidn.vip" not in notice.words.text()


def test_the_keyboard_goes_from_card_to_card(person, at_channel):
    page = at_channel(**WISH)
    page.list.card("order_ticket").head.setFocus()
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    second = page.list.ids[1]
    assert page.list.card(second).head.hasFocus()
    assert page.list.chosen_id == "order_ticket"
    person.key(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert person.wizard.controller.session.answers.channel == second


@pytest.mark.parametrize(
    ("opening", "kind", "words"),
    [
        (None, "phone", "Hours not known"),
        (None, "form", "Any hour"),
        (Opening(True, None, None), "chat", "Always open"),
        (Opening(True, datetime(2026, 11, 22, 17, tzinfo=UTC), None), "chat", "17:00"),
        (
            Opening(False, None, datetime(2026, 11, 22, 18, 30, tzinfo=UTC)),
            "chat",
            "Opens in 10 h 30 min, at 18:30",
        ),
        (Opening(False, None, datetime(2026, 11, 23, 9, tzinfo=UTC)), "chat", "Mon 23 Nov, 09:00"),
        (Opening(False, None, None), "chat", "Closed"),
    ],
)
def test_hours_are_said_in_the_persons_own_time(person, at_channel, opening, kind, words):
    page = at_channel(**WISH)
    channel = Channel(
        id="made_up",
        kind=kind,
        party="platform",
        purpose="any",
        sources=(Source("Somebody", "A page"),),
        checked=Checked(datetime(2026, 11, 1, tzinfo=UTC).date(), "live"),
        confidence="official",
    )
    rank = RankedChannel(
        channel="made_up", for_next_step=False, reasons=(), cautions=(), opening=opening
    )
    words_of = ChannelWords(page.desk, page.known.market)
    chip = words_of.value(Way(channel, rank), first=False).hours
    assert words in chip.text


def test_no_way_at_all_is_said(person, at_channel, monkeypatch):
    page = at_channel(**WISH)
    monkeypatch.setattr(type(page.desk.service), "ways", lambda _self, _session: ())
    page.render_answers()
    assert not page.none_known.isHidden()
    assert page.first_field() is None
    person._click(page.footer.primary)
    assert person.step == "channel"
    assert not page.problem.isHidden()


def test_a_kept_choice_is_shown_again(person, at_channel):
    page = at_channel(**WISH, channel="letter")
    assert page.list.chosen_id == "letter"
    assert "letter" in page.list.ids
    session = person.wizard.controller.session
    person.wizard.controller._take(replace(session, answers=replace(session.answers, ticked={})))
    page.render_answers()
    assert page.list.chosen_id == "letter"


def test_why_it_failed_is_noted_and_shown(person, at_channel):
    page = at_channel(**WISH)
    person._click(page.list.card("order_ticket").failed_button)
    assert page.failed_box.isVisible()
    assert page.failed_box.title.text() == "What happened? Contact Support on the order"
    person._click(page.failed_box.reasons.row("bot"))
    answers = person.wizard.controller.session.answers
    assert answers.failures == {"order_ticket": Failure("2026-11-22", "bot")}
    assert page.list.card("order_ticket").value.tried == "Tried 22 Nov: only a bot answered"
    (event,) = page.desk.service.case(person.wizard.controller.session).events
    assert (event.kind, event.channel, event.reason) == ("channel_failed", "order_ticket", "bot")
    person.press("failed_done")
    assert not page.failed_box.isVisible()


def test_their_refusal_is_offered_for_the_log(person, at_channel):
    page = at_channel(**WISH)
    person._click(page.list.card("order_ticket").failed_button)
    assert not page.failed_box.refusal.isVisible()
    person._click(page.failed_box.reasons.row("refused"))
    assert page.failed_box.refusal.isVisible()
    assert page.failed_box.refusal.isChecked()
    failures = person.wizard.controller.session.answers.failures
    assert failures == {"order_ticket": Failure("2026-11-22", "refused", refusal=True)}
    person.press("failed_refusal")
    failures = person.wizard.controller.session.answers.failures
    assert failures == {"order_ticket": Failure("2026-11-22", "refused", refusal=False)}
    person._click(page.failed_box.reasons.row("no_answer"))
    assert not page.failed_box.refusal.isVisible()


def test_it_works_after_all(person, at_channel):
    page = at_channel(**WISH)
    person._click(page.list.card("order_ticket").failed_button)
    person.press("works_after_all")
    answers = person.wizard.controller.session.answers
    assert (answers.failed, answers.failures) == ((), {})
    assert page.list.chosen_id == "order_ticket"
    assert page.list.card("order_ticket").value.tried == ""


def test_an_own_note_stands_on_the_way_in_the_next_case(person, at_channel, services):
    page = at_channel(**WISH)
    person._click(page.list.card("order_ticket").failed_button)
    person._click(page.failed_box.reasons.row("no_answer"))
    person.press("failed_note")
    assert services.ways.notes("wish") == {"order_ticket": Failure("2026-11-22", "no_answer")}
    person.wizard.controller.begin()
    page = at_channel(**WISH)
    value = page.list.card("order_ticket").value
    assert value.note.startswith("Your own note, 22 Nov: no answer")
    assert value.tried == ""
    assert "It did not work for you in an earlier case" in value.reasons
    # It keeps a right, so it still stands first.
    assert page.list.ids[0] == "order_ticket"


def test_ticked_steps_are_kept_with_the_case(person, at_channel, services):
    page = at_channel(**WISH)
    person._click(page.list.card("order_ticket").step_row("1"))
    control = person.wizard.controller
    person.go_on()
    person.go_on()
    control.answer(sent="later")
    assert control.save()
    (row,) = services.cases.list().rows
    assert services.ways.ticked(row.case_id, "order_ticket") == (1,)


def test_the_wait_gets_shorter_with_the_minutes(person, at_channel, monkeypatch):
    page = at_channel(**WISH)
    opens = page.desk.service.now + timedelta(hours=3, minutes=10)
    rank = msgspec.structs.replace(page._ways[0].rank, opening=Opening(False, None, opens))
    monkeypatch.setattr(
        type(page.desk.service), "ways", lambda _s, _session: (Way(page._ways[0].channel, rank),)
    )
    page._next_minute()
    assert page.list.card(page._ways[0].channel.id).value.hours.text.startswith(
        "Opens in 3 h 10 min"
    )


@pytest.mark.parametrize(
    ("now", "then", "minutes"),
    [
        # Tallinn: summer time begins on 29 March 2026 at 03:00 and ends on 25 October at 04:00.
        ("2026-03-29T02:30", "2026-03-29T04:30", 60),
        ("2026-03-28T23:00", "2026-03-29T09:00", 9 * 60),
        ("2026-10-24T23:00", "2026-10-25T09:00", 11 * 60),
        ("2026-10-25T05:00", "2026-10-25T09:00", 4 * 60),
    ],
)
def test_minutes_are_counted_across_a_change_of_the_clocks(now, then, minutes):
    zone = ZoneInfo("Europe/Tallinn")
    start, end = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (now, then))
    assert minutes_until(end, start) == minutes


def test_minutes_are_counted_across_a_change_in_new_york():
    zone = ZoneInfo("America/New_York")
    # Summer time begins on 8 March 2026 at 02:00 and ends on 1 November at 02:00.
    night = datetime(2026, 3, 8, 1, 30, tzinfo=zone)
    assert minutes_until(datetime(2026, 3, 8, 3, 30, tzinfo=zone), night) == 60
    first = datetime(2026, 11, 1, 1, 30, tzinfo=zone)
    assert minutes_until(first.replace(fold=1), first) == 60


def test_a_begun_minute_counts_and_the_past_is_nothing():
    now = datetime(2026, 11, 22, 8, 0, 1, tzinfo=UTC)
    assert minutes_until(datetime(2026, 11, 22, 8, 1, tzinfo=UTC), now) == 1
    assert minutes_until(datetime(2026, 11, 22, 7, tzinfo=UTC), now) == 0
