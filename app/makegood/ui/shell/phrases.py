"""Days, sums and states as the views say them, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale

from makegood.domain.text import Text, say
from makegood.text.nouns import facts_in_words
from makegood.text.sums import money_text
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.clock_chip import ClockValue
from makegood.ui.widgets.stub import StubTone, StubValue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from makegood.domain.assessment import Clock, Status
    from makegood.domain.money import Money
    from makegood.services.bundle import Services
    from makegood.ui.widgets.chip import ChipKind

_STATUS_CHIPS: dict[Status, tuple[ChipKind, str]] = {
    "draft": ("neutral", "edit"),
    "open": ("neutral", "cases"),
    "waiting": ("accent", "wait-until"),
    "act": ("warning", "act-by"),
    "overdue": ("danger", "warn"),
    "paused": ("neutral", "paused"),
    "solved": ("success", "done"),
    "given_up": ("neutral", "close"),
}
_KIND_ICONS = {
    "file_by": "clock",
    "wait_until": "wait-until",
    "reply_due": "reply-due",
    "due": "reply-due",
    "info_until": "info",
    "remind": "follow-up",
}
_ENDING: Final = frozenset({"file_by", "due", "reply_due"})


class Phrases:
    """Renders what the services say. Asks for the words anew each time: the language may change."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def render(self, text: Text) -> str:
        """A sentence for the screen."""
        return self._services.words.render(text)

    def known(self, key: str) -> bool:
        """Whether there are words under a key."""
        return self._services.words.known(key)

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a list of steps or paragraphs; none for an unknown key."""
        return self._services.words.lines(key)

    def app(self, key: str, **args: str | int | date | Money | Text) -> str:
        """One of the program's own sentences about cases."""
        return self.render(say(f"app_cases.{key}", **args))

    def body_channel(self, channel: str) -> str | None:
        """The key of the title of a way to reach an outside body, None for other ways."""
        for body in self._services.packs.pack.bodies:
            if any(each.id == channel for each in body.channels):
                return f"bodies.{body.id}.channels.{channel}.title"
        return None

    def now(self) -> datetime:
        """The present moment in the user's zone."""
        return self._services.clock()

    def today(self) -> date:
        """The present day."""
        return self.now().date()

    def day(self, day: date) -> str:
        """A day as tables have it; the year only where it is another one."""
        form = "d MMM" if day.year == self.today().year else "d MMM yyyy"
        return qt_day(day, form)

    def weekday(self, day: date) -> str:
        """A day with its weekday, short; the year only where it is another one."""
        form = "ddd d MMM" if day.year == self.today().year else "ddd d MMM yyyy"
        return qt_day(day, form)

    def long_day(self, day: date) -> str:
        """A day said in full, for headings and screen readers."""
        return qt_day(day, "dddd d MMMM yyyy")

    def from_today(self, day: date) -> str:
        """How far a day is from today, in words."""
        apart = (day - self.today()).days
        if apart == 0:
            return self.app("days.today")
        if apart == 1:
            return self.app("days.tomorrow")
        if apart == -1:
            return self.app("days.yesterday")
        if apart < 0:
            return self.app("days.ago", count=-apart)
        return self.app("days.until", count=apart)

    def left(self, day: date) -> str:
        """How much time is left until the end of a day."""
        apart = (day - self.today()).days
        if apart <= 0:
            return self.from_today(day)
        return self.app("days.left", count=apart)

    def fact_labels(self, facts: Iterable[str]) -> str:
        """What facts and days are called inside a sentence, joined as the language joins them.

        Those without a name are left out.
        """
        return facts_in_words(facts, self._services.language, self.known, self.render)

    def money(self, sums: Iterable[Money]) -> str:
        """Sums beside each other, each with its currency."""
        return " · ".join(money_text(money) for money in sums)

    def status_chip(self, status: Status) -> ChipValue:
        """The state of a case."""
        kind, icon = _STATUS_CHIPS[status]
        return ChipValue(self.app(f"status.{status}"), kind, icon)

    def clock(self, clock: Clock) -> ClockValue:
        """A date with its state and how it was reached."""
        title = self.render(Text(f"rules.{clock.rule}.title"))
        chip = self.clock_chip(clock)
        why = self.render(clock.because)
        spoken = (
            f"{title}, {self.app(f'kind.{clock.kind}')}: {self.long_day(clock.day)}, {chip.text}"
        )
        return ClockValue(clock.rule, self.stub(clock), title, chip, why, spoken)

    def clock_chip(self, clock: Clock) -> ChipValue:
        """State and time left of a date."""
        if clock.state == "met":
            return ChipValue(self.app("state.met"), "neutral", "check")
        if clock.state == "closed":
            if clock.applies == "maybe":
                ends = clock.kind in _ENDING
                word = "state.perhaps_passed" if ends else "state.maybe"
                return ChipValue(self.app(word), "neutral", "help")
            if clock.kind == "wait_until":
                since = self.day(clock.day)
                return ChipValue(self.app("state.open_since", day=since), "neutral", "check")
            if clock.kind in _ENDING:
                return ChipValue(self.app("state.passed"), "danger", "close")
            return ChipValue(self.app("state.over"), "neutral", "check")
        what = self.app(f"kind.{clock.kind}")
        text = f"{what} · {self.left(clock.day)}"
        if clock.applies == "maybe":
            return ChipValue(
                f"{self.app('state.maybe')} · {self.left(clock.day)}", "neutral", "help"
            )
        if clock.kind == "info_until":
            # Nothing is to be done by it: days left would read as days to act in.
            return ChipValue(self.app("state.holds"), "neutral", _KIND_ICONS[clock.kind])
        if clock.state == "closing" and clock.who == "user":
            return ChipValue(text, "warning", "warn")
        return ChipValue(
            text, "neutral" if clock.who == "user" else "accent", _KIND_ICONS[clock.kind]
        )

    def stub(self, clock: Clock) -> StubValue:
        """The torn-off date of a clock."""
        tone: StubTone = "plain"
        if clock.state == "met" or (clock.state == "closed" and clock.kind == "wait_until"):
            tone = "met"
        elif clock.applies == "maybe":
            tone = "not_started"
        elif clock.state == "closed":
            tone = "danger"
        elif clock.kind == "info_until":
            tone = "plain"
        elif clock.state == "closing" and clock.who == "user":
            tone = "danger" if clock.day == self.today() else "warning"
        day, month = qt_day(clock.day, "d"), self._stub_month(clock.day)
        return StubValue(day, month, tone, hatched=clock.outer is not None)

    def _stub_month(self, day: date) -> str:
        # The whole year has no room there; without its apostrophe "Mar 28" is a day in March.
        return qt_day(day, "MMM" if day.year == self.today().year else "MMM \u2019yy")


def qt_day(day: date, form: str) -> str:
    """A day in the words and digits of the window's locale."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def qt_moment(moment: datetime, form: str) -> str:
    """The day of a moment in the words of the window's locale, with its time of day."""
    return f"{qt_day(moment.date(), form)}, {moment:%H:%M}"
