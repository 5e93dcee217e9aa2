"""The message for a case: which stage it is, in which language, written from the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from msgspec.structs import replace

from makegood.domain.situation import facts_of, rung_of
from makegood.drafting.compose import compose
from makegood.drafting.history import was_refused_last
from makegood.services.sending import names_of
from makegood.services.stages import fits, granted_until, stage_named, stage_standing
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from makegood.domain.assessment import Assessment
    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel, Rung, Stage
    from makegood.drafting.draft import Draft
    from makegood.drafting.request import DraftRequest
    from makegood.text.catalog import Catalog

USUAL_TONE: Final = "firm"
"""The tone of a message while none is chosen."""
_PROBE = "templates.greeting.plain"
_LAST: Final = "last_call"
_STAGES_BY_PARTY: dict[str, Stage] = {"provider": "provider", "body": "body"}


class WordsOf(Protocol):
    """Hands out the catalogue of a language."""

    def __call__(self, language: str) -> Catalog:
        """The words of `language`, with the source language behind them."""


def draft_for(
    case: Case,
    book: Book,
    request: DraftRequest,
    words_of: WordsOf,
    now: datetime,
    assessment: Assessment | None = None,
) -> Draft:
    """The message for `case` as `request` wants it, both columns. `now` is in the user's zone.

    `assessment` of that moment saves doing it again.

    A message with legal effect says the words that make it what it is only while it is known to
    be open (`services.stages`). Otherwise it stays an ordinary message, and says what is missing.
    """
    stage = stage_named(request.stage, book)
    channel = request.channel
    parties = frozenset[str]() if channel is None else names_of(case, book, channel)
    standing = stage_standing(request.stage, case, book, request.channel, now, assessment)
    request = replace(
        request,
        choice=request.choice or next(iter(stage.choices), None),
        leaves_out=frozenset(stage.leaves_out if standing.open else ()),
        open=standing.open,
        wanted=standing.missing,
        grounds=frozenset(ground.id for ground in standing.grounds),
        granted_until=granted_until(standing.grounds, book, now.date()),
        parties=parties,
        order_numbers=tuple(
            number.pattern
            for number in (() if book.marketplace is None else book.marketplace.order_numbers)
        ),
    )
    return compose(
        case,
        facts_of(case, book),
        book.pack.paragraphs,
        request,
        words_of(request.language),
        words_of(request.reading),
        now.date(),
    )


def stage_for(case: Case, book: Book, channel: Channel, rung: Rung | None) -> Stage:
    """Which kind of message comes next through a channel.

    What the rung says, but a second message to somebody who was addressed before on that
    stage is a reminder. Whoever refused needs none: they get one last call, in writing.
    """
    if rung is not None:
        stage: Stage = rung.stage
    elif case.role == "accused":
        stage = "defence"
    elif channel.kind == "letter":
        stage = "letter"
    else:
        stage = _STAGES_BY_PARTY.get(channel.party, "first")
    if stage != "first":
        return stage
    addressed = any(
        event.kind == "sent" and not event.undone and event.party in (None, channel.party)
        for event in case.events
    )
    if not addressed:
        return "first"
    if was_refused_last(case, names_of(case, book, channel)) and not _called_last(case, channel):
        return _LAST if fits(stage_named(_LAST, book), case, book, channel) else "reminder"
    return "reminder"


def _called_last(case: Case, channel: Channel) -> bool:
    """Whether a last call has gone out to whoever answers a channel."""
    return any(
        event.stage == _LAST and not event.undone and event.party in (None, channel.party)
        for event in case.events
    )


def rung_for(case: Case, book: Book, channel: Channel) -> Rung | None:
    """The first rung through a channel whose earlier rungs have been taken.

    A formal case belongs to its rung even when asked for early. None: no rung of the ladder
    fits yet, and what is sent there is a first message.
    """
    ladder = book.ladder(case.issue, case.variant, case.role)
    if ladder is None:
        return None
    taken = {rung_of(event, ladder) for event in case.events if not event.undone}
    facts = facts_of(case, book)
    through = [
        rung for rung, _sure in book.rungs(ladder, facts).possible if channel.id in rung.channels
    ]
    ready = [rung for rung in through if taken.issuperset(rung.after)]
    return next(iter(ready or (through if channel.kind == "case" else ())), None)


def message_language(
    channel: Channel, reading: str, languages: Sequence[str], words_of: WordsOf
) -> str:
    """The language to write in.

    The user's own where the channel reads it; else the first language of the channel; where
    the channel's languages are not known, the source language, which most of them read. Only
    languages in which messages are written come into question.
    """
    written = message_languages(languages, words_of)
    if reading in channel.languages and reading in written:
        return reading
    if SOURCE_LANGUAGE in channel.languages or not channel.languages:
        return SOURCE_LANGUAGE
    return next((each for each in channel.languages if each in written), SOURCE_LANGUAGE)


def languages_on_offer(
    channel: Channel, reading: str, languages: Sequence[str], words_of: WordsOf
) -> tuple[str, ...]:
    """The languages that a message through a channel can be in: those it reads, and the user's."""
    written = set(message_languages(languages, words_of))
    wanted = dict.fromkeys((*channel.languages, SOURCE_LANGUAGE, reading))
    return tuple(code for code in wanted if code in written)


def message_languages(languages: Sequence[str], words_of: WordsOf) -> tuple[str, ...]:
    """Those of the languages in which messages are written."""
    return tuple(language for language in languages if words_of(language).has(_PROBE))
