"""Values of the domain as columns and back."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from makegood.domain.money import Money
from makegood.domain.text import Arg, Text
from makegood.domain.when import When

if TYPE_CHECKING:
    from makegood.domain.conditions import FactValue

FactColumns = tuple[str, str, str | None, str | None]
"""Kind, value, until, at."""

_MARK: Final = "~"


def when_columns(when: When | None) -> tuple[str | None, str | None, str | None]:
    """Day, until, at."""
    if when is None:
        return None, None, None
    return (
        when.day.isoformat(),
        None if when.until is None else when.until.isoformat(),
        None if when.at is None else when.at.isoformat(),
    )


def when_from(day: str, until: str | None, at: str | None) -> When:
    """The inverse of `when_columns` for a day that is there."""
    return When(
        date.fromisoformat(day),
        None if until is None else date.fromisoformat(until),
        None if at is None else datetime.fromisoformat(at),
    )


def fact_columns(value: FactValue) -> FactColumns:
    """A fact with its type, so that it comes back as what it was."""
    if isinstance(value, bool):
        return "yes_no", "yes" if value else "no", None, None
    if isinstance(value, Decimal):
        return "amount", str(value), None, None
    if isinstance(value, When):
        day, until, at = when_columns(value)
        assert day is not None
        return "day", day, until, at
    if isinstance(value, frozenset):
        return "set", json.dumps(sorted(value), ensure_ascii=False), None, None
    return "text", value, None, None


def fact_from(kind: str, value: str, until: str | None, at: str | None) -> FactValue:
    """The inverse of `fact_columns`."""
    if kind == "yes_no":
        return value == "yes"
    if kind == "amount":
        return Decimal(value)
    if kind == "day":
        return when_from(value, until, at)
    if kind == "set":
        return frozenset(json.loads(value))
    return value


TextJson = dict[str, object]


def text_to_json(text: Text | None) -> str | None:
    """A sentence with its typed slots as JSON."""
    return None if text is None else json.dumps(_text_out(text), ensure_ascii=False)


def text_from_json(data: str | None) -> Text | None:
    """The inverse of `text_to_json`."""
    return None if data is None else _text_in(json.loads(data))


def owed_to_json(owed: tuple[Money, ...]) -> str:
    """Sums as JSON, each with its currency."""
    return json.dumps([[str(money.amount), money.currency] for money in owed])


def owed_from_json(data: str) -> tuple[Money, ...]:
    """The inverse of `owed_to_json`."""
    return tuple(Money(Decimal(amount), currency) for amount, currency in json.loads(data))


def _text_out(text: Text) -> TextJson:
    return {"id": text.id, "args": {name: _arg_out(value) for name, value in text.args.items()}}


Tag = Literal["day", "at", "money", "text"]


def _arg_out(value: Arg) -> object:
    if isinstance(value, Text):
        return _tagged("text", _text_out(value))
    if isinstance(value, datetime):
        return _tagged("at", value.isoformat())
    if isinstance(value, date):
        return _tagged("day", value.isoformat())
    if isinstance(value, Money):
        return _tagged("money", [str(value.amount), value.currency])
    return value


def _tagged(tag: Tag, value: object) -> dict[str, object]:
    return {_MARK: tag, "value": value}


def _text_in(data: TextJson) -> Text:
    args = data["args"]
    assert isinstance(args, dict)
    return Text(str(data["id"]), {name: _arg_in(value) for name, value in args.items()})


def _arg_in(value: object) -> Arg:
    if isinstance(value, (str, int)):
        return value
    assert isinstance(value, dict)
    tag, inner = value[_MARK], value["value"]
    if tag == "text":
        return _text_in(inner)
    if tag == "at":
        return datetime.fromisoformat(inner)
    if tag == "day":
        return date.fromisoformat(inner)
    amount, currency = inner
    return Money(Decimal(amount), currency)
