"""A sentence that is not yet in any language: an id and typed arguments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field

from makegood.domain.money import Money


class Text(Struct, frozen=True, gc=False):
    """A sentence to be rendered by `makegood.text` in the reader's language.

    `id` is a key of the locale files, such as ``app.because.offset``. `args` fill its slots;
    dates, money and counts stay typed so that each language can format them. A nested `Text`
    is rendered first.
    """

    id: str
    args: Mapping[str, Arg] = field(default_factory=dict)


Arg = str | int | date | datetime | Money | Text
"""What may fill a slot of a sentence."""


def say(text_id: str, **args: Arg) -> Text:
    """A `Text` written the short way: ``say("app.x", day=due)``."""
    return Text(text_id, args)
