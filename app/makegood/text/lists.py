"""Several things in one sentence, joined as a language joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.text.locale import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def join(parts: Iterable[str], language: str) -> str:
    """``a, b and c`` in the language's own form (CLDR list patterns); empty for no parts."""
    from babel.lists import format_list

    return format_list(list(parts), style="standard", locale=locale_of(language))
