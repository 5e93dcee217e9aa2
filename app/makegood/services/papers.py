"""What goes on paper: a message as a letter, and one page to have at hand while calling."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from makegood.domain.money import Money
from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.handoff.document import (
    Document,
    Heading,
    Items,
    LetterHead,
    Paragraph,
    Rows,
    Signature,
)
from makegood.services.summaries import marketplace_name, rung_title
from makegood.text.dates import long_date
from makegood.text.sums import money_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from makegood.domain.book import Book
    from makegood.domain.case import Case
    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Block, Draft
    from makegood.handoff.document import Part
    from makegood.text.catalog import Catalog

_SIGNATURE: Final = "signature"
_ASIDE: Final = frozenset({"facts", _SIGNATURE})
"""Parts of a message that are not said aloud as they stand."""
_SUPERVISOR: Final = "next.supervisor_ask"
_CALL_NOTES: Final = "next.call_notes"
_FACTS: Final = (
    "order_number", "order_date", "item", "seller_name", "expected_delivery_date",
    "delivery_date", "tracking_number",
)  # fmt: skip
_NOTES: Final = ("note_when", "note_name", "note_reference", "note_promise", "note_until")


class Sender(Struct, frozen=True):
    """Who writes: every part may be empty. `address` has a line each."""

    name: str = ""
    address: tuple[str, ...] = ()
    place: str = ""


class Writing(Struct, frozen=True, kw_only=True):
    """A message as it leaves, whoever wrote it: the draft or the person's own wording of it."""

    subject: str
    paragraphs: tuple[str, ...]
    language: str
    signature: str = ""


def writing_of(draft: Draft) -> Writing:
    """A draft as a letter needs it: what stands under it is signed and no paragraph."""
    return Writing(
        subject=draft.subject,
        paragraphs=tuple(block.text for block in draft.blocks if block.part != _SIGNATURE),
        language=draft.language,
        signature="\n".join(block.text for block in draft.blocks if block.part == _SIGNATURE),
    )


def written(subject: str, body: str, language: str, name: str) -> Writing:
    """A message that exists as text alone; a last paragraph that begins with the name alone on its
    line is the signature.
    """
    paragraphs = [paragraph for paragraph in body.split("\n\n") if paragraph.strip()]
    signature = name.strip()
    if signature and paragraphs and paragraphs[-1].strip().splitlines()[0].strip() == signature:
        signature = paragraphs.pop().strip()
    return Writing(
        subject=subject, paragraphs=tuple(paragraphs), language=language, signature=signature
    )


def letter(
    writing: Writing,
    *,
    sender: Sender,
    addressee: Sequence[str],
    day: date,
    words: Catalog,
    reference: str = "",
    enclosures: Sequence[str] = (),
) -> Document:
    """A message as a letter in its own language; `words` are those of that language.

    `reference` is what the addressee calls the matter, `enclosures` names what goes along.
    """

    def say(key: str, **slots: str) -> str:
        return words.message(Text(f"paper.{key}", dict(slots)))

    written_day = long_date(day, writing.language)
    place_date = written_day
    if sender.place.strip():
        place_date = say("place_date", place=sender.place.strip(), day=written_day)
    parts: list[Part] = [Paragraph(paragraph) for paragraph in writing.paragraphs]
    parts.append(Signature(writing.signature))
    if enclosures:
        parts += [Heading(say("enclosures")), Items(tuple(enclosures), "number")]
    return Document(
        language=writing.language,
        title=writing.subject,
        parts=tuple(parts),
        head=LetterHead(
            sender=tuple(line for line in (sender.name, *sender.address) if line),
            addressee=tuple(addressee),
            place_date=place_date,
        ),
        reference=say("reference", reference=reference) if reference.strip() else "",
        page_line=str(words.lookup("paper.page")),
    )


def addressee_of(
    case: Case, book: Book, channel: Channel, words: Catalog, written: str = ""
) -> tuple[str, ...]:
    """To whom a letter goes, line by line: the postal address where the guide data know one, else
    a name, and under it the address as the person has `written` it.
    """
    if channel.target is not None and channel.target.address:
        return channel.target.address
    lines = (line.strip() for line in written.splitlines())
    return (*_name_of(case, book, channel, words), *(line for line in lines if line))


def _name_of(case: Case, book: Book, channel: Channel, words: Catalog) -> tuple[str, ...]:
    body = book.channel_bodies.get(channel.id)
    if body is not None and words.known(f"bodies.{body}.title"):
        return (words.message(Text(f"bodies.{body}.title")),)
    if channel.party == "seller":
        seller = case.facts.get("seller_name")
        return (seller,) if isinstance(seller, str) else ()
    return (marketplace_name(case, book),)


def channel_title(case: Case, book: Book, channel: Channel, words: Catalog) -> str:
    """What a way is called; the body's name before it where it is one's."""
    body = book.channel_bodies.get(channel.id)
    owner = case.marketplace if body is None else f"bodies.{body}"
    key = f"{owner}.channels.{channel.id}.title"
    title = words.message(Text(key)) if words.known(key) else channel.id
    if body is None:
        return title
    return f"{words.message(Text(f'bodies.{body}.title'))}: {title}"


def call_sheet(
    case: Case,
    book: Book,
    channel: Channel,
    draft: Draft,
    words: Catalog,
    *,
    step: str | None,
    phrases: bool = True,
) -> Document:
    """One page for a call, in the caller's own language; `words` are those of that language.

    What is to be said stands in the language of the other side, the caller's own under it; it is
    left out without `phrases`, where it is on view already. `step` is the rung that comes next
    if the call does not help.
    """

    def say(key: str, **slots: str) -> str:
        return words.message(Text(f"paper.call.{key}", dict(slots)))

    parts: list[Part] = []
    first = tuple(_first_rows(case, channel, words))
    if first:
        parts.append(Rows(first))
    rows = tuple(_facts(case, words))
    if rows:
        parts += [Heading(say("facts")), Rows(rows)]
    spoken = [block for block in draft.blocks if block.part not in _ASIDE]
    later = {_SUPERVISOR, _CALL_NOTES}
    if phrases:
        parts.append(Heading(say("say")))
        parts += [_phrase(block, draft) for block in spoken if not later.intersection(block.pieces)]
    parts.append(Heading(say("refuse")))
    parts += [_phrase(block, draft) for block in spoken if _SUPERVISOR in block.pieces]
    parts += _supervisor_note(case, book, channel, words)
    parts.append(Paragraph(_fallback(case, book, channel, words, step)))
    parts.append(Heading(say("notes")))
    parts += [_phrase(block, draft) for block in spoken if _CALL_NOTES in block.pieces]
    parts.append(Rows(tuple((say(note), "") for note in _NOTES)))
    parts.append(Paragraph(say("secrets")))
    return Document(
        language=words.language,
        title=say("title", way=channel_title(case, book, channel, words)),
        parts=tuple(parts),
        one_page=True,
        page_line=str(words.lookup("paper.page")),
    )


def _phrase(block: Block, draft: Draft) -> Paragraph:
    beside = "" if draft.language == draft.reading or block.edited else block.reading
    return Paragraph(block.text, beside, draft.language)


def _first_rows(case: Case, channel: Channel, words: Catalog) -> Iterator[tuple[str, str]]:
    """What must be found at a glance: the number, what is wanted, and the sum."""

    def say(key: str) -> str:
        return words.message(Text(f"paper.call.{key}"))

    if channel.target is not None and channel.target.phone:
        yield say("phone"), channel.target.phone
    if case.remedy is None:
        return
    yield say("want"), words.message(Text(f"remedies.{case.remedy}.title"))
    claimed = case.facts.get("claimed_amount", case.facts.get("amount"))
    currency = case.facts.get("currency")
    if isinstance(claimed, Decimal) and isinstance(currency, str):
        yield say("sum"), money_text(Money(claimed, currency))


def _facts(case: Case, words: Catalog) -> Iterator[tuple[str, str]]:
    for fact in _FACTS:
        value = case.facts.get(fact)
        label = words.message(Text(f"facts.{fact}.label"))
        if isinstance(value, When):
            yield label, long_date(value.day, words.language)
        elif isinstance(value, str) and value.strip():
            yield label, value


def _supervisor_note(
    case: Case, book: Book, channel: Channel, words: Catalog
) -> Iterator[Paragraph]:
    """How one asks for somebody else there, where the guide data know it."""
    body = book.channel_bodies.get(channel.id)
    owner = case.marketplace if body is None else f"bodies.{body}"
    key = f"{owner}.channels.{channel.id}.supervisor"
    if words.known(key):
        yield Paragraph(words.message(Text(key)))


def _fallback(case: Case, book: Book, channel: Channel, words: Catalog, step: str | None) -> str:
    other = book.channels.get(channel.fallback or "")
    if other is not None and not other.dead:
        way = channel_title(case, book, other, words)
        return words.message(Text("paper.call.fallback", {"way": way}))
    if step is not None:
        return words.message(Text("paper.call.next_step", {"step": rung_title(case, step)}))
    return words.message(Text("paper.call.write_down"))
