"""The values of a situation, read from decoded JSON, each refused in one sentence that says why.

Every function raises `SituationError` when the value is not of its kind.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Literal

from makegood.domain.money import parse_amount
from makegood.domain.text import Text, say
from makegood.domain.when import When, moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Json = dict[str, object]
"""A JSON object."""

_CURRENCY_LENGTH: Final = 3


class SituationError(ValueError):
    """A situation that cannot be read. `text` says what is wrong, for the person who wrote it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.id)


def record(data: object, where: str, known: Iterable[str]) -> Json:
    """A mapping with no other keys than those known; `where` names it in the error."""
    if not isinstance(data, dict):
        raise wrong(where, "record")
    names = tuple(known)
    for key in data:
        if key not in names:
            raise SituationError(
                say("app_situations.unknown_key", key=key, where=where, known=", ".join(names))
            )
    return data


def listed(found: Json, key: str) -> list[object]:
    """A list; empty when the key is missing."""
    value = found.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise wrong(key, "list")
    return value


def text_of(found: Json, key: str) -> str | None:
    """A text, or None when the key is missing."""
    value = found.get(key)
    return None if value is None else string(key, value)


def string(key: str, value: object) -> str:
    """The value as a text."""
    if not isinstance(value, str):
        raise wrong(key, "text")
    return value


def flag(found: Json, key: str, *, default: bool) -> bool:
    """Yes or no; `default` when the key is missing."""
    value = found.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise wrong(key, "yes_no")
    return value


def needed(found: Json, key: str, known: Iterable[str] | None = None) -> str:
    """A text that must be there and, with `known`, be one of these."""
    value = text_of(found, key)
    if not value:
        raise SituationError(say("app_situations.missing_key", key=key))
    return value if known is None else known_one(key, value, known)


def one_of(found: Json, key: str, known: Iterable[str]) -> str | None:
    """One of the known names, or None when the key is missing."""
    value = text_of(found, key)
    return None if value is None else known_one(key, value, known)


def known_one(key: str, value: object, known: Iterable[str]) -> str:
    """The value, which must be one of the known names."""
    names = tuple(known)
    if not isinstance(value, str) or value not in names:
        listed = ", ".join(names) or "-"
        raise SituationError(
            say("app_situations.unknown_value", key=key, value=str(value), known=listed)
        )
    return value


def each_once(key: str, values: Iterable[str]) -> None:
    """Refuse a value that stands twice where it names one thing."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise SituationError(say("app_situations.repeated", key=key, value=value))
        seen.add(value)


def amount_of(key: str, value: object) -> Decimal:
    """A sum: text with a decimal point, or a whole number."""
    if type(value) is int:
        value = str(value)
    try:
        return parse_amount(string(key, value))
    except ValueError as error:
        raise wrong(key, "amount") from error


def currency_of(key: str, value: str) -> str:
    """Three capital letters."""
    if len(value) != _CURRENCY_LENGTH or not (value.isascii() and value.isupper()):
        raise wrong(key, "currency")
    return value


def when_of(key: str, value: str) -> When:
    """A day, a range of days or a moment, as the module says."""
    try:
        if "T" in value or " " in value:
            return moment(datetime.fromisoformat(value))
        first, slash, last = value.partition("/")
        day = date.fromisoformat(first)
        until = date.fromisoformat(last) if slash else None
    except ValueError as error:
        raise wrong(key, "date") from error
    if until is not None and until < day:
        raise wrong(key, "date")
    return When(day, until)


def moment_of(key: str, value: str) -> datetime:
    """A moment; a mere day is refused."""
    at = when_of(key, value).at
    if at is None:
        raise wrong(key, "date")
    return at


def wrong(
    key: str,
    kind: Literal["text", "yes_no", "amount", "currency", "date", "record", "list", "count"],
) -> SituationError:
    """The error that says which kind of value the key wants."""
    return SituationError(say(f"app_situations.wrong.{kind}", key=key))
