"""What facts and days are called inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.domain.text import Text
from makegood.text.lists import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def facts_in_words(
    facts: Iterable[str],
    language: str,
    known: Callable[[str], bool],
    render: Callable[[Text], str],
) -> str:
    """Their nouns, once each, joined as the language joins them.

    A fact without a noun has the label of its field, a day that no field asks for the words of
    its anchor; one without any name is left out.
    """
    nouns: dict[str, None] = {}
    for fact in facts:
        keys = (f"app_facts.noun.{fact}", f"facts.{fact}.label", f"app_dates.anchor.{fact}")
        key = next((key for key in keys if known(key)), None)
        if key is not None:
            nouns[render(Text(key))] = None
    return join(nouns, language)
