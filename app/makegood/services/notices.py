"""What to tell the user now: once a day for each thing, from the hour chosen, missed ones together.

The window and `makegood due --notify` ask the same service, and both leave word of what was told.
What there is to tell comes from Today's own list, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from makegood.domain.text import Text, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from makegood.services.settings import SettingsService
    from makegood.services.today import Agenda, Due, TodayService
    from makegood.storage.told import Told, ToldStore
    from makegood.text.catalog import Catalog

NAMED: Final = 3
"""How many things one notice names; of the others it says how many they are."""

_ON_TIME: Final = timedelta(minutes=10)
_DAY: Final = timedelta(days=1)

Show = Callable[[str, str], bool]
"""Shows a title and a text to the user, and says whether that could be done."""

Outcome = Literal["off", "early", "nothing", "seen", "shown", "unreachable"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification: the things it is about. `title` and `lines` are its sentences."""

    things: tuple[Due, ...]
    title: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What became of a look.

    `off`: reminders are turned off; `early`: the hour has not come; `nothing`: nothing new;
    `seen`: the user is looking at it; `shown`; `unreachable`: nobody could be told. `things`
    are what it was about, and `cases` how many cases that is.
    """

    outcome: Outcome
    things: tuple[Due, ...] = ()
    cases: int = 0


class NoticeService:
    """Decides what is told, and keeps a record of it."""

    def __init__(
        self,
        today: TodayService,
        settings: SettingsService,
        told: ToldStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._today = today
        self._settings = settings
        self._told = told
        self._clock = clock

    def tell(self, show: Show, words: Catalog, *, in_sight: bool = False) -> Telling:
        """Show what has to be told now, if anything has.

        `in_sight`: the window is in front of the user. What comes up after the day's reminder
        while they look at it, they brought about themselves: it only counts as told.
        """
        now = self._clock()
        settings = self._settings.current
        if not settings.reminders:
            return Telling("off")
        if now.hour < settings.reminder_hour:
            return Telling("early")
        agenda = self._today.agenda(now)
        due = {thing_of(each): each for each in things_due(agenda)}
        before = self._told.read()
        if before.looked == now.date() and not untold(tuple(due), before, now.date()):
            return Telling("nothing")  # as on most looks: nothing to write down either
        fresh = self._told.claim(now.date(), lambda told: untold(tuple(due), told, now.date()))
        things = tuple(due[name] for name in fresh)
        if not things:
            return Telling("nothing")
        cases = len({each.case_id for each in things})
        if len(things) == len(due):
            # Today lists no more than it can show; its count knows them all.
            cases = max(cases, agenda.due_now)
        if in_sight and before.looked == now.date():
            return Telling("seen", things, cases)
        notices = compose(
            things,
            cases,
            details=settings.reminder_details,
            together=missed(before, now, settings.reminder_hour),
        )
        reached = [notice for notice in notices if show(*text_of(notice, words))]
        if len(reached) < len(notices):
            lost = {thing_of(each) for notice in notices if notice not in reached
                    for each in notice.things}  # fmt: skip
            self._told.release(tuple(lost))
        return Telling("shown" if reached else "unreachable", things, cases)


def things_due(agenda: Agenda) -> tuple[Due, ...]:
    """What Today has for today or before, in its order."""
    listed = agenda.due if agenda.first is None else (agenda.first, *agenda.due)
    return tuple(each for each in listed if each.day <= agenda.today)


def thing_of(due: Due) -> str:
    """The name under which a thing is told once a day: the case, and what to do about it."""
    return f"{due.case_id}:{due.action.id}"


def untold(things: Sequence[str], told: Told, today: date) -> tuple[str, ...]:
    """The things not told today.

    Somebody who flies west has the same day twice: what was told on "tomorrow" was told today.
    A clock that was years ahead is not believed.
    """
    return tuple(
        name
        for name in things
        if (on := told.things.get(name)) is None or not today <= on <= today + _DAY
    )


def missed(before: Told, now: datetime, hour: int) -> bool:
    """Whether the hour went by unnoticed, today or on a day before: asleep, or switched off."""
    if before.looked == now.date():
        return True
    due_at = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    skipped = before.looked is not None and before.looked < now.date() - _DAY
    return skipped or now - due_at > _ON_TIME


def compose(
    things: Sequence[Due], cases: int, *, details: bool, together: bool
) -> tuple[Notice, ...]:
    """The notifications for these things, which are of so many cases.

    Without `details` nothing is named, and one says how many cases there are. With them each
    thing has its own, unless they were missed or are many: then one names the first of them.
    """
    title = say("app_cases.reminder.title")
    count = say("app_cases.reminder.due", count=cases)
    if not details:
        return (Notice(tuple(things), title, (count,)),)
    if not together and len(things) <= NAMED:
        return tuple(Notice((each,), title, _named(each)) for each in things)
    lines = [line for each in things[:NAMED] for line in _named(each)[:1]]
    if len(things) > 1:
        lines.insert(0, count)
    if cases > NAMED:
        lines.append(say("app_cases.reminder.more", count=cases - NAMED))
    return (Notice(tuple(things), title, tuple(lines)),)


def text_of(notice: Notice, words: Catalog) -> tuple[str, str]:
    """Title and text as they leave the program: plain, without marks of direction."""
    return words.message(notice.title), "\n".join(words.message(line) for line in notice.lines)


def trial(words: Catalog) -> tuple[str, str]:
    """Title and text of a notification that only shows how one looks."""
    notice = Notice((), say("app_cases.reminder.title"), (say("app_cases.reminder.trial"),))
    return text_of(notice, words)


def _named(due: Due) -> tuple[Text, ...]:
    line = say("app_cases.reminder.line", title=due.title, action=due.action)
    if due.window is None or due.window.state != "closing":
        return (line,)
    return line, say("app_cases.reminder.last_day", day=due.window.day)
