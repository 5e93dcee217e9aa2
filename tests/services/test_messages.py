"""The next message of a case under way, on the real guide data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.conftest import TALLINN, FixedClock

from makegood import paths
from makegood.domain.marketplace import Rung
from makegood.domain.when import When
from makegood.services.bundle import Services, open_services
from makegood.services.demo import fill
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


def test_own_words_are_kept_and_never_overwritten(made_up: Services):
    step = rung(made_up, "demo-earbuds", "dispute")
    view = made_up.cases.view("demo-earbuds")
    fresh = made_up.messages.next_message(view, step)
    assert fresh is not None
    made_up.messages.keep(view.case, fresh, "My subject", "My words")
    kept = made_up.messages.next_message(view, step)
    assert kept is not None
    assert (kept.subject, kept.body, kept.edited, kept.outdated) == (
        "My subject",
        "My words",
        True,
        False,
    )
    made_up.cases.change_facts("demo-earbuds", {"item": "Other earbuds"})
    changed = made_up.cases.view("demo-earbuds")
    later = made_up.messages.next_message(changed, step)
    assert later is not None
    assert (later.body, later.outdated) == ("My words", True)
    made_up.messages.keep(changed.case, later, "My subject", "My better words")
    again = made_up.messages.next_message(changed, step)
    assert again is not None
    assert (again.body, again.outdated) == ("My better words", True)
    made_up.messages.write_anew(changed.case, again)
    anew = made_up.messages.next_message(changed, step)
    assert anew is not None
    assert "Other earbuds" in anew.body
    assert not anew.edited


def test_drafts_of_different_recipients_stay_apart(made_up: Services):
    view = made_up.cases.view("demo-dress")
    reminder = made_up.messages.next_message(view, None)
    step = made_up.messages.next_message(view, rung(made_up, "demo-dress", "paypal"))
    assert reminder is not None
    assert step is not None
    made_up.messages.keep(view.case, reminder, "a", "to the marketplace")
    made_up.messages.keep(view.case, step, "b", "to the wallet")
    found = [
        made_up.messages.next_message(view, each)
        for each in (None, rung(made_up, "demo-dress", "paypal"))
    ]
    assert [each.body for each in found if each] == ["to the marketplace", "to the wallet"]


def test_a_draft_that_cannot_be_read_is_written_anew(made_up: Services):
    view = made_up.cases.view("demo-dress")
    message = made_up.messages.next_message(view, None)
    assert message is not None
    made_up.drafts.save("demo-dress", "reminder", "platform", b"{broken", NOW)
    assert made_up.messages.next_message(view, None) == message


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


def test_a_secret_is_a_wall_in_either_language(made_up: Services):
    made_up.settings.change(reading_language="el")
    view = made_up.cases.view("demo-earbuds")
    message = made_up.messages.next_message(view, rung(made_up, "demo-earbuds", "dispute"))
    assert message is not None
    walls = made_up.messages.walls
    assert [w.id for w in walls(view, message, "my PIN is 1234")] == ["secret"]
    assert [w.id for w in walls(view, message, "το PIN μου είναι 1234")] == ["secret"]
    assert [w.id for w in walls(view, message, "4111 1111 1111 1111")] == ["card_number"]
    assert walls(view, message, message.body) == ()
