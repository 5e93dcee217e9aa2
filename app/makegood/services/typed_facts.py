"""What a person types as a correction, read into the values of the guide data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from makegood.domain.text import Text, say
from makegood.text.names import language_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.services.correctable import Form

Value = str | list[str] | dict[str, object]

_MAIL: Final = re.compile(r"[^@\s<>]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_HANDLE: Final = re.compile(r"@?[\w.]{2,40}")
_SPAN: Final = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")
_DAY: Final = re.compile(r"([1-7])\s*(?:-\s*([1-7]))?\s*:?\s*(.+)")
_LONGEST: Final = 2000
_MOST_COUNT: Final = 4000


class NotUnderstoodError(ValueError):
    """What was typed cannot be that fact; `text` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.id)


def understood(form: Form, typed: str, country: str, reader: str) -> Value:
    """A typed fact as the guide data write it. Raises `NotUnderstoodError`.

    `country` reads a telephone number without a country code; `reader` is the language in which
    languages are named, besides English and their codes.
    """
    lines = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    if not lines:
        raise _wrong("nothing")
    if len(typed) > _LONGEST:
        raise _wrong("too_long")
    if form == "lines":
        return lines
    if form == "languages":
        return _languages(", ".join(lines), reader)
    if form == "hours":
        return _hours(lines)
    text = " ".join(lines)
    readers: dict[str, Callable[[str], str]] = {
        "url": _url, "mail": _mail, "handle": _handle, "count": _count,
        "phone": lambda number: _phone(number, country),
    }  # fmt: skip
    return readers.get(form, str)(text)


def _wrong(rule: str) -> NotUnderstoodError:
    return NotUnderstoodError(say(f"app_corrections.wrong.{rule}"))


def _url(text: str) -> str:
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise _wrong("url") from None
    if parts.scheme != "https" or "." not in host or " " in address or parts.username is not None:
        raise _wrong("url")
    return address


def _mail(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise _wrong("mail")
    return text


def _handle(text: str) -> str:
    if not _HANDLE.fullmatch(text):
        raise _wrong("handle")
    return f"@{text.removeprefix('@')}"


def _count(text: str) -> str:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_COUNT):
        raise _wrong("count")
    return str(int(text))


def _phone(text: str, country: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        raise _wrong("phone") from None
    if not phonenumbers.is_possible_number(number):
        raise _wrong("phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _languages(text: str, reader: str) -> list[str]:
    words = [word.strip() for word in re.split(r"[,;]", text.casefold()) if word.strip()]
    names = language_codes(reader)
    if not all(word in names for word in words):
        raise _wrong("languages")
    return list(dict.fromkeys(names[word] for word in words))


def _hours(lines: list[str]) -> dict[str, object]:
    """The zone on the first line, then "1-5: 08:00-20:00", where 1 is Monday."""
    days: dict[str, list[str]] = {}
    for line in lines[1:]:
        match = _DAY.fullmatch(line)
        if match is None:
            raise _wrong("hours")
        first, last = int(match[1]), int(match[2] or match[1])
        spans = [_span(part) for part in re.split(r"[,;]", match[3])]
        for day in range(first, last + 1):
            days[str(day)] = spans
    if not days:
        raise _wrong("hours")
    # A day that is left out is closed, and must not keep the hours that were known before.
    days |= {str(day): [] for day in range(1, 8) if str(day) not in days}
    return {"zone": lines[0], "days": days}


def _span(text: str) -> str:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise _wrong("hours")
    begin_hour, begin, end_hour, end = (int(part) for part in match.groups())
    return f"{begin_hour:02}:{begin:02}-{end_hour:02}:{end:02}"
