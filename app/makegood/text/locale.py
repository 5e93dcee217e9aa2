"""Which CLDR locale speaks for a language of the program."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

SOURCE_LANGUAGE: Final = "en"
"""The language every text is written in first, and falls back to."""

# Plain "en" would write the month before the day, as is usual only in the United States.
_CLDR_NAMES: Final = {"en": "en_GB"}

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})


@lru_cache(maxsize=32)
def locale_of(language: str) -> Locale:
    """The CLDR locale of a language code; that of the source language for an unknown one."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_CLDR_NAMES.get(language, language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_CLDR_NAMES[SOURCE_LANGUAGE])


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return language.partition("_")[0].partition("-")[0] in _RIGHT_TO_LEFT
