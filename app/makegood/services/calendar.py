"""The days of cases as a calendar file that changes what an earlier one put into a calendar."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from makegood.domain.offsets import first_moment
from makegood.domain.text import Text, say
from makegood.handoff.ics import CalendarEntry, calendar_file
from makegood.services.summaries import next_action, next_day, next_why, title_of
from makegood.services.unfinished import dated, finish_action, finish_why
from makegood.storage.calendar import ToldEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from makegood.domain.assessment import Clock
    from makegood.domain.case import Case
    from makegood.services.cases import CaseService, CaseView, GuideData
    from makegood.services.sessions import SessionService, Unfinished
    from makegood.services.settings import SettingsService
    from makegood.storage.calendar import CalendarStore
    from makegood.text.catalog import Catalog

_UID_LETTERS: Final = 32
_NEXT: Final = "next"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The bytes of an .ics file, and how many entries it sets and takes out."""

    data: bytes
    entries: int
    cancelled: int


class CalendarService:
    """Writes calendar files and remembers what stood in them.

    The entries of a case are its next day and the windows that Today shows, and so are those of a
    complaint that is not finished and has a window. Each has an id that never changes, also when
    the complaint becomes a case. What was written once and is no longer so stands in later files
    as cancelled, until its day is over: it may be any of them that is read into the calendar.
    """

    def __init__(
        self,
        cases: CaseService,
        sessions: SessionService,
        guide: GuideData,
        store: CalendarStore,
        settings: SettingsService,
        clock: Callable[[], datetime],
    ) -> None:
        self._cases = cases
        self._sessions = sessions
        self._guide = guide
        self._store = store
        self._settings = settings
        self._clock = clock

    def file(self, case_id: str | None = None, *, language: str = "en") -> CalendarFile:
        """The calendar of one case, or of all.

        Without the setting that allows it no entry says more than that there is a reminder.
        Raises `makegood.storage.cases.UnknownCaseError`.
        """
        now = self._clock()
        words = self._guide.words(language)
        told = self._store.told(case_id)
        current: dict[str, ToldEntry] = {}
        entries: list[CalendarEntry] = []
        going: set[str] = set()
        for agenda in self._agendas(case_id, now):
            if agenda.going:
                going.add(agenda.case.id)
            for entry in self._entries(agenda, words, now):
                numbered = _numbered(entry, told.get(entry.uid))
                entries.append(numbered)
                current[entry.uid] = _told(agenda.case.id, numbered, now)
        gone = [
            each if each.cancelled else _cancelled(each, now)
            for each in told.values()
            # What has come and gone while its case goes on was right, and stays in the calendar.
            if each.uid not in current and (each.day >= now.date() or each.case_id not in going)
        ]
        self._store.put([*current.values(), *gone])
        # Once its day and that of its end are over, a calendar no longer needs to hear of it.
        told_still = [e for e in gone if max(e.day, _day(e.changed_at, now)) >= now.date()]
        plain = words.message(say("app_cases.calendar.entry"))
        entries += [_struck(each, plain) for each in told_still]
        entries.sort(key=lambda each: (each.when.isoformat(), each.uid))
        return CalendarFile(calendar_file(entries), len(current), len(told_still))

    def _agendas(self, case_id: str | None, now: datetime) -> Iterator[_Agenda]:
        for each in self._cases.ids() if case_id is None else (case_id,):
            yield _of_case(self._cases.view(each))
        if case_id is None:
            for complaint in dated(self._sessions, self._cases, now):
                found = _of_complaint(complaint)
                if found is not None:
                    yield found

    def _entries(self, agenda: _Agenda, words: Catalog, now: datetime) -> Iterator[CalendarEntry]:
        at_hour = timedelta(hours=self._settings.current.reminder_hour)
        if agenda.day is not None and agenda.action is not None:
            yield self._entry(
                agenda.case, words, _NEXT, agenda.day, agenda.action, (agenda.why,), (at_hour,), now
            )
        for clock in agenda.windows:
            yield self._entry(
                agenda.case,
                words,
                clock.rule,
                clock.day if clock.at is None else clock.at,
                Text(f"rules.{clock.rule}.title"),
                _about(clock),
                _alarms(clock, at_hour, now),
                now,
            )

    def _entry(
        self,
        case: Case,
        words: Catalog,
        what: str,
        when: date | datetime,
        title: Text,
        lines: Iterable[Text | None],
        alarms: tuple[timedelta, ...],
        now: datetime,
    ) -> CalendarEntry:
        summary, description = say("app_cases.calendar.entry"), ""
        if self._settings.current.reminder_details:
            name = title_of(case, words)
            summary = say("app_cases.calendar.named", title=name, what=title)
            description = "\n".join(words.message(line) for line in lines if line is not None)
        return CalendarEntry(
            uid=_uid(case.id, what),
            when=when,
            summary=words.message(summary),
            changed_at=now,
            description=description,
            alarms=alarms,
        )


@dataclass(frozen=True, slots=True)
class _Agenda:
    """What a calendar shows of one case: the next day with what to do and why, and the windows."""

    case: Case
    going: bool
    day: date | None
    action: Text | None
    why: Text | None
    windows: tuple[Clock, ...]


def _of_case(view: CaseView) -> _Agenda:
    case, assessment = view.case, view.assessment
    return _Agenda(
        case=case,
        going=not assessment.is_over,
        day=next_day(assessment, view.created_at.date()),
        action=next_action(case, assessment),
        why=next_why(assessment),
        windows=assessment.windows,
    )


def _of_complaint(complaint: Unfinished) -> _Agenda | None:
    case, found, plan = complaint.glimpse.case, complaint.assessment, complaint.plan
    if case is None or found is None or plan is None:
        return None
    day, window = plan
    return _Agenda(
        case=case,
        going=True,
        day=day,
        action=finish_action(),
        why=finish_why(window),
        windows=found.windows,
    )


def _about(clock: Clock) -> tuple[Text, ...]:
    lines = [clock.because]
    if clock.plan_by is not None and clock.plan_by < clock.day:
        lines.append(say("app_cases.calendar.plan_by", day=clock.plan_by))
    if clock.applies == "maybe":
        lines.append(say("app_cases.calendar.perhaps"))
    return tuple(lines)


def _alarms(clock: Clock, at_hour: timedelta, now: datetime) -> tuple[timedelta, ...]:
    """On the day to act by and on the last day, at the user's hour; told from the entry's begin."""
    days = sorted({clock.plan_by or clock.day, clock.day})
    if clock.at is None:
        return tuple(day - clock.day + at_hour for day in days)
    zone = now.tzinfo or UTC
    hours = [first_moment(day, zone) + at_hour - clock.at for day in days]
    return tuple(hour for hour in hours if hour < timedelta(0))


def _uid(case_id: str, what: str) -> str:
    """The same for the same thing, and nothing of the case can be read from it."""
    return hashlib.sha256(f"{case_id}:{what}".encode()).hexdigest()[:_UID_LETTERS]


def _numbered(entry: CalendarEntry, told: ToldEntry | None) -> CalendarEntry:
    """The entry with its number: the same while it says the same, else one more."""
    if told is None:
        return entry
    if told.said == _said(entry) and not told.cancelled:
        return replace(entry, sequence=told.sequence, changed_at=told.changed_at)
    return replace(entry, sequence=told.sequence + 1)


def _said(entry: CalendarEntry) -> str:
    parts = (entry.when.isoformat(), entry.summary, entry.description, str(entry.alarms))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _told(case_id: str, entry: CalendarEntry, now: datetime) -> ToldEntry:
    when = entry.when
    return ToldEntry(
        uid=entry.uid,
        case_id=case_id,
        day=_day(when, now) if isinstance(when, datetime) else when,
        said=_said(entry),
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        cancelled=False,
    )


def _cancelled(told: ToldEntry, now: datetime) -> ToldEntry:
    return replace(told, sequence=told.sequence + 1, changed_at=now, cancelled=True)


def _struck(told: ToldEntry, summary: str) -> CalendarEntry:
    return CalendarEntry(
        uid=told.uid,
        when=told.day,
        summary=summary,
        sequence=told.sequence,
        changed_at=told.changed_at,
        cancelled=True,
    )


def _day(at: datetime, now: datetime) -> date:
    return at.astimezone(now.tzinfo).date()
