"""What drafting needs of a language: its sentences, rendered as they are written in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from makegood.domain.text import Text


class Words(Protocol):
    """The words of one language. `makegood.text` provides it."""

    @property
    def language(self) -> str:
        """The language's code."""

    def has(self, key: str) -> bool:
        """Whether the key stands in this language itself."""

    def slots(self, key: str) -> frozenset[str]:
        """The names of the slots in a text."""

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a list; empty when there is none."""

    def message(self, text: Text) -> str:
        """Rendered for a message: month in words, ISO currency code, digits 0-9, no controls."""
