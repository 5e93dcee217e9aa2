"""A way to reach them, as its card shows it."""

from __future__ import annotations

from datetime import UTC, date
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from makegood.domain.text import Text, say
from makegood.text.direction import isolated
from makegood.text.names import language_name
from makegood.ui.widgets.channel_card import ChannelStep, ChannelValue
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.wizard.outside import host_of, leads_to_ours
from makegood.ui.wizard.places import window_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from makegood.domain.catalogue import Body
    from makegood.domain.marketplace import Channel, Marketplace
    from makegood.domain.ranking import RankedChannel
    from makegood.domain.rules import Offset
    from makegood.flow.answers import Failure
    from makegood.services.wizard import Way
    from makegood.ui.wizard.step_page import Desk

translate = QCoreApplication.translate

ICONS: Final = {
    "form": "form", "case": "dispute", "chat": "chat", "bot": "bot", "phone": "phone",
    "callback": "callback", "mail": "mail", "social": "social", "letter": "letter",
    "report": "warn", "message": "chat",
}  # fmt: skip
# Said by the chip of the card, so not again among the reasons.
_ABOUT_HOURS: Final = frozenset(
    f"app_dates.reason.{name}"
    for name in ("open_now", "opens_at", "never_open", "always_open", "hours_unknown")
)
_FAILED_BEFORE: Final = "app_dates.reason.failed_before"
_MINUTE: Final = 60
_DAY_MINUTES: Final = 24 * _MINUTE
_UNITS: Final = ("years", "months", "weeks", "days", "working_days", "hours")
_NOTED: Final = (
    "help", "good_for", "cannot", "reply", "save_first", "supervisor", "english", "scam",
)  # fmt: skip


class ChannelWords:
    """Looks up whose channel it is and what the guide data say of it."""

    def __init__(self, desk: Desk, market: Marketplace) -> None:
        self._desk = desk
        self._market = market
        session = desk.controller.session
        self._notes = desk.service.way_notes(session)
        self._book = desk.service.book(desk.service.case(session))

    def body(self, channel: Channel) -> Body | None:
        """The body a channel belongs to; None for the marketplace's own."""
        found = self._book.channel_bodies.get(channel.id)
        return None if found is None else self._book.bodies.get(found)

    def stem(self, channel: Channel) -> str:
        """The key under which the words of a channel stand."""
        body = self.body(channel)
        owner = self._market.id if body is None else f"bodies.{body.id}"
        return f"{owner}.channels.{channel.id}"

    def word(self, channel: Channel, name: str) -> str:
        """One text about a channel; empty where there is none."""
        key = f"{self.stem(channel)}.{name}"
        phrases = self._desk.phrases
        return phrases.render(Text(key)) if phrases.known(key) else ""

    def title(self, channel: Channel) -> str:
        """What the channel is called; the body's name before it where it is one."""
        body = self.body(channel)
        title = self.word(channel, "title")
        if body is None:
            return title or channel.id
        owner = self._desk.phrases.render(Text(f"bodies.{body.id}.title"))
        return f"{owner}: {title}" if title else owner

    def hosts(self, channel: Channel) -> tuple[str, ...]:
        """The hosts that are known to belong to whoever answers."""
        body = self.body(channel)
        return self._market.hosts if body is None else body.hosts

    def trusted(self, channel: Channel) -> bool:
        """Whether the channel's address is on our list: nothing from a person's own file is."""
        url = "" if channel.target is None else channel.target.url or ""
        return leads_to_ours(url, self.hosts(channel), self._desk.services.packs.is_own)

    def host(self, channel: Channel) -> str:
        """The host that the channel's page is on; empty where it has no https address."""
        url = "" if channel.target is None else channel.target.url or ""
        return host_of(url)

    def value(self, way: Way, *, first: bool) -> ChannelValue:
        """The card of a way. `first`: it is the one advised."""
        channel = way.channel
        answers = self._desk.controller.known.answers
        tried = channel.id in answers.failed
        ticked = answers.ticked.get(channel.id, ())
        host = self.host(channel)
        trusted = self.trusted(channel)
        return ChannelValue(
            id=channel.id,
            icon=ICONS[channel.kind],
            title=self.title(channel),
            reasons=" · ".join(self._reasons(way.rank)) or self.word(channel, "help"),
            hours=self._hours(way),
            answer=self._answer(channel.reply),
            zone=self._zone(channel),
            recommended=translate("ChannelValues", "Recommended") if first and not tried else "",
            steps=tuple(
                ChannelStep(str(at), line, at in ticked)
                for at, line in enumerate(self._desk.phrases.lines(f"{self.stem(channel)}.steps"))
            ),
            open_label=translate("ChannelValues", "Open the page") if host else "",
            host=self._host(host, trusted=trusted),
            host_trusted=trusted,
            failed_label="" if tried else translate("ChannelValues", "This did not work"),
            note="\n".join(self._note(channel)),
            tried=self._tried(channel) if tried else "",
        )

    def _tried(self, channel: Channel) -> str:
        why = self._desk.controller.known.answers.failures.get(channel.id)
        if why is None:
            return translate("ChannelValues", "You tried it, and it did not work.")
        day = self._desk.phrases.day(date.fromisoformat(why.on))
        came = failed_words(why)
        if not came:
            return translate("ChannelValues", "Tried {day}. It did not work.").format(day=day)
        return translate("ChannelValues", "Tried {day}: {came}").format(day=day, came=came)

    def _own_note(self, channel: Channel) -> Iterator[str]:
        """What the user noted on this way in an earlier case, or in this one."""
        note = self._notes.get(channel.id)
        if note is not None:
            day = self._desk.phrases.day(date.fromisoformat(note.on))
            came = failed_words(note) or translate("ChannelValues", "it did not work")
            yield translate("ChannelValues", "Your own note, {day}: {came}").format(
                day=day, came=came
            )

    def _reasons(self, rank: RankedChannel) -> Iterator[str]:
        for text in (*rank.reasons, *rank.cautions):
            if text.id not in _ABOUT_HOURS and text.id != _FAILED_BEFORE:
                yield self._desk.phrases.render(text).rstrip(".")

    def _hours(self, way: Way) -> ChipValue:
        state = way.rank.opening
        if state is None:
            if way.channel.live:
                return ChipValue(translate("ChannelValues", "Hours not known"), "neutral", "clock")
            return ChipValue(translate("ChannelValues", "Any hour"), "neutral", "clock")
        if state.open:
            if state.until is None:
                return ChipValue(translate("ChannelValues", "Always open"), "success", "done")
            words = translate("ChannelValues", "Open now, until {time}").format(
                time=f"{state.until:%H:%M}"
            )
            return ChipValue(words, "success", "done")
        if state.opens is None:
            return ChipValue(translate("ChannelValues", "Closed"), "neutral", "clock")
        wait = minutes_until(state.opens, self._desk.service.now)
        if wait < _DAY_MINUTES:
            words = translate("ChannelValues", "Opens in {wait}, at {time}").format(
                wait=_wait_words(wait), time=f"{state.opens:%H:%M}"
            )
        else:
            words = translate("ChannelValues", "Closed, opens {day}, {time}").format(
                day=self._desk.phrases.weekday(state.opens.date()),
                time=f"{state.opens:%H:%M}",
            )
        return ChipValue(words, "neutral", "clock")

    def _zone(self, channel: Channel) -> str:
        if channel.hours is None:
            return ""
        return translate(
            "ChannelValues", "Times are yours. They count in the time of {zone}."
        ).format(zone=channel.hours.zone)

    def _answer(self, reply: Offset | None) -> str:
        if reply is None:
            return ""
        for unit in _UNITS:
            count = getattr(reply, unit)
            if count is not None:
                length = self._desk.phrases.render(say(f"app_dates.length.{unit}", count=count))
                return translate("ChannelValues", "Answer: {length}").format(length=length)
        return ""

    def _host(self, host: str, *, trusted: bool) -> str:
        if not host:
            return ""
        host = isolated(host, window_language())
        if trusted:
            return translate("ChannelValues", "{host} is on the trusted list").format(host=host)
        return translate("ChannelValues", "{host} is not on the trusted list").format(host=host)

    def _note(self, channel: Channel) -> Iterator[str]:
        """What else to know, a line each; what the user noted comes first."""
        yield from self._own_note(channel)
        target = channel.target
        if target is not None:
            language = window_language()
            lines = (
                (translate("ChannelValues", "Phone: {value}"), target.phone),
                (translate("ChannelValues", "Mail: {value}"), target.mail),
                (translate("ChannelValues", "Name there: {value}"), target.handle),
                (translate("ChannelValues", "Address: {value}"), ", ".join(target.address)),
            )
            for words, value in lines:
                if value:
                    yield words.format(value=isolated(value, language))
            values = (target.phone, target.mail, target.handle, *target.address)
            if any(v is not None and self._desk.services.packs.is_own(v) for v in values):
                yield self._desk.phrases.render(Text("app_corrections.own"))
        said: set[str] = set()
        for name in _NOTED:
            words = self.word(channel, name)
            if words and words not in said:
                said.add(words)
                yield _labelled(name, words)
        if channel.languages:
            language = window_language()
            names = ", ".join(language_name(code, language) for code in channel.languages)
            yield translate("ChannelValues", "They read: {languages}").format(languages=names)
        if channel.sign_in is not None:
            yield (
                translate("ChannelValues", "You have to sign in.")
                if channel.sign_in
                else translate("ChannelValues", "No sign-in is needed.")
            )


def minutes_until(then: datetime, now: datetime) -> int:
    """Whole minutes from now on, begun ones counted; both are aware.

    Counted in UTC: two times of one zone would be taken apart by their clock faces, and a
    change of the clocks between them would be an hour too much or too little.
    """
    seconds = (then.astimezone(UTC) - now.astimezone(UTC)).total_seconds()
    return max(0, ceil(seconds / _MINUTE))


def _wait_words(minutes: int) -> str:
    hours, rest = divmod(minutes, _MINUTE)
    if not hours:
        return translate("ChannelValues", "{minutes} min").format(minutes=rest)
    if not rest:
        return translate("ChannelValues", "{hours} h").format(hours=hours)
    return translate("ChannelValues", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def failed_words(why: Failure | None) -> str:
    """What became of a way that was tried."""
    words = {
        "dead": translate("ChannelValues", "the number or page is dead"),
        "bot": translate("ChannelValues", "only a bot answered"),
        "no_answer": translate("ChannelValues", "no answer"),
        "refused": translate("ChannelValues", "they refused"),
    }
    return "" if why is None or why.reason is None else words[why.reason]


def _labelled(name: str, words: str) -> str:
    form = {
        "good_for": translate("ChannelValues", "Good for: {words}"),
        "reply": translate("ChannelValues", "Answer: {words}"),
        "save_first": translate("ChannelValues", "Save first: {words}"),
        "supervisor": translate("ChannelValues", "To ask for somebody else: {words}"),
        "scam": translate("ChannelValues", "Fraud: {words}"),
    }.get(name)
    return words if form is None else form.format(words=words)
