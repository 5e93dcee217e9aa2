"""What stands in a pasted text: links, mail addresses, names on social networks, numbers.

Finds candidates and judges nothing. Work is bounded: the text is cut, and every pattern has a
most that it looks at.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from makegood.domain.web_address import without_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TEXT: Final = 20_000
"""Letters that are read; a longer text is cut, and whoever asks is told."""
MOST_FOUND: Final = 60
"""Things that are judged."""

_TOKEN: Final = re.compile(r"[^\s<>\"«»“”„‘’‚`{}|،؛]+")
_EDGES: Final = ".,;:!?…'()*_~·–—؟。"
_WEB: Final = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:[/\\]{2}|https?:|www\d?\.|//)", re.IGNORECASE)
_HOST: Final = re.compile(
    r"(?:[^\W_](?:[\w-]{0,62})[.。．｡]){1,20}(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})(?::\d{1,5})?"
    r"(?:[/?#].*)?",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[^@/\\]{1,64}@[^@/\\]{1,255}")
_BEFORE_LINK: Final = ":=[(|/-–"
_DOTS: Final = str.maketrans("。．｡", "...")
_HANDLE: Final = re.compile(r"@\w{2,40}")
_NUMBER: Final = re.compile(r"(?<![\w@/.])(?:[+＋]|00)?[\d(][\d \t\u00a0().\-–/]{4,24}\d(?![\w@])")
_DATE: Final = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}([./-])\d{1,2}\2\d{1,2}|\d{1,2}\.\d{2}"
)
_FILE: Final = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|docx?|xlsx?|txt|zip|html?|mp[34]|mov|eml|csv)$", re.IGNORECASE
)


class Found(Struct, frozen=True):
    """A candidate as it stands in the text."""

    kind: Literal["link", "mail", "handle", "number"]
    text: str


def found_in(text: str) -> tuple[Found, ...]:
    """Every candidate, each once, links and addresses first, in the order of the text."""
    cut = text[:MOST_TEXT]
    alone = len(cut.split()) == 1
    found: dict[Found, None] = {}
    rest: list[str] = []
    end = 0
    for match in _TOKEN.finditer(cut):
        token = _bare(match.group())
        candidate = _candidate(token, alone=alone)
        if candidate is not None:
            found.setdefault(candidate)
            rest.append(cut[end : match.start()])
            end = match.end()
    rest.append(cut[end:])
    for number in _numbers(" \n ".join(rest)):
        found.setdefault(number)
    return tuple(found)[:MOST_FOUND]


def _bare(token: str) -> str:
    """A token without the punctuation and unseen signs round it."""
    while True:
        inner = token.strip(_EDGES)
        while inner and not without_hidden(inner[0]):
            inner = inner[1:]
        while inner and not without_hidden(inner[-1]):
            inner = inner[:-1]
        if inner == token:
            return inner
        token = inner


def _candidate(token: str, *, alone: bool) -> Found | None:
    lowered = token.lower()
    if lowered.startswith("tel:"):
        return Found("number", token[4:])
    if lowered.startswith("mailto:"):
        token = token[7:].partition("?")[0]
    web = _WEB.search(token)
    if web is not None and (web.start() == 0 or token[web.start() - 1] in _BEFORE_LINK):
        return Found("link", token[web.start() :].rstrip("]"))
    token = token.strip("[]")
    if _MAIL.fullmatch(token) and "." in token.rpartition("@")[2].translate(_DOTS):
        return Found("mail", token)
    if _HANDLE.fullmatch(token):
        return Found("handle", token)
    # A browser reads the letters of other alphabets and in circles that stand for plain ones.
    clear = unicodedata.normalize("NFKC", without_hidden(token))
    if _HOST.fullmatch(clear) and not _FILE.search(clear) and (alone or not _is_prose(clear)):
        return Found("link", token)
    return None


def _is_prose(token: str) -> bool:
    """Whether it is more likely a missing space: "It arrived.Then" or "e.g"."""
    labels = token.partition("/")[0].split(".")
    after = labels[-1]
    return (after[:1].isupper() and not after.isupper()) or all(len(each) <= 1 for each in labels)


def _numbers(text: str) -> Iterator[Found]:
    clear = without_hidden(text)
    alone = _NUMBER.fullmatch(clear.strip()) is not None
    for match in _NUMBER.finditer(clear):
        number = match.group().strip()
        digits = sum(letter.isdigit() for letter in number)
        if digits >= 7 and (alone or not _DATE.fullmatch(number)):
            yield Found("number", number)
