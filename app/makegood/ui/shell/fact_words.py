"""What a fact is called where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.domain.text import Text

if TYPE_CHECKING:
    from makegood.ui.shell.phrases import Phrases


def fact_label(phrases: Phrases, fact: str) -> str:
    """The label of its field; for a day that no field asks for, the words of the anchor."""
    label = f"facts.{fact}.label"
    return phrases.render(Text(label if phrases.known(label) else f"app_dates.anchor.{fact}"))
