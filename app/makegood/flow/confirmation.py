"""An order confirmation, pasted or dropped: what it says about the order."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from makegood.flow.answers import Typed
from makegood.flow.reading import choice_in, read_fact

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

    from makegood.domain.marketplace import Marketplace
    from makegood.flow.dates import Order
    from makegood.flow.leaf import Guide

MOST_CHARACTERS: Final = 200_000
LONGEST_LINE: Final = 400
_HEADERS: Final = re.compile(r"(?mi)^(from|to|subject|date|mime-version|received|delivered-to):")
_BREAKS: Final = frozenset({"br", "p", "div", "tr", "td", "li", "h1", "h2", "h3", "table"})
_SILENT: Final = frozenset({"style", "script", "head", "title"})


class Offer(Struct, frozen=True):
    """A fact found in a confirmation, offered for a tick. `found` is the piece as it stood."""

    fact: str
    typed: Typed
    found: str


def offers(
    text: str, market: Marketplace, guide: Guide, today: date, order: Order = "dmy"
) -> tuple[Offer, ...]:
    """The facts that the marketplace's patterns find, the first find of each.

    Only what can be understood is offered. A sum with a currency offers both.
    """
    found: dict[str, Offer] = {}
    lines = [line.strip()[:LONGEST_LINE] for line in text[:MOST_CHARACTERS].splitlines()]
    for reader in market.readers:
        pattern = re.compile(reader.pattern)
        if reader.fact in found or reader.fact not in guide.facts:
            continue
        for line in lines:
            match = pattern.search(line)
            if match is not None:
                _take(match.group("value").strip(), reader.fact, market, guide, today, order, found)
            if reader.fact in found:
                break
    return tuple(found.values())


def _take(
    piece: str,
    name: str,
    market: Marketplace,
    guide: Guide,
    today: date,
    order: Order,
    found: dict[str, Offer],
) -> None:
    fact = guide.facts[name]
    if fact.kind == "choice":
        choice = choice_in(fact, piece)
        if choice is None:
            return
        piece = choice
    reading = read_fact(
        fact, piece, today, order=order, numbers=market.order_numbers, among_words=True
    )
    if reading.wrong or not reading.typed.value:
        return
    found[name] = Offer(name, reading.typed, piece)
    if reading.currency is not None and "currency" in guide.facts:
        code = read_fact(guide.facts["currency"], reading.currency, today)
        found.setdefault("currency", Offer("currency", code.typed, reading.currency))


def text_of(data: bytes) -> str:
    """The readable text of a mail file, or of plain text.

    Attachments are left alone. What cannot be decoded is shown as such, never refused.
    """
    text = data.decode("utf-8", "replace")
    if _HEADERS.search(text[:2000]) is None:
        return _without_tags(text) if "<html" in text[:2000].casefold() else text
    try:
        message = message_from_bytes(data, policy=policy.default)
        return _mail_text(message)
    except (MessageError, LookupError, ValueError):
        return text


def _mail_text(message: EmailMessage) -> str:
    head = [f"{name}: {message[name]}" for name in ("Subject", "Date") if message[name]]
    part = message.get_body(("plain", "html"))
    if part is None:
        return "\n".join(head)
    content = str(part.get_content())
    body = _without_tags(content) if part.get_content_subtype() == "html" else content
    return "\n".join((*head, body))


class _Text(HTMLParser):
    """Collects the words of a page; tags that part lines become line breaks."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the start of a part that is not shown, or of a new line."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a part."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self._silent:
            self.pieces.append(data)


def _without_tags(page: str) -> str:
    parser = _Text()
    parser.feed(page[:MOST_CHARACTERS])
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).splitlines())
    return "\n".join(line for line in lines if line)
