"""Words that say the same, across languages: what lets one phrase speak for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.narrowing.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ANY_ENDING = "*"
"""A synonym that ends so stands for every word that begins like it."""
SHORTEST_BEGINNING = 2
ARTICLES = ("وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل", "ف")
"""Arabic writes articles and short prepositions onto the word."""
DENYING_BEGINNING = "ne"
"""Latvian denies a verb with this syllable."""
DENIED = "not"
"""The idea a denying syllable adds."""

Lists = dict[str, tuple[str, ...]]
"""Folded word, or beginning of one, to the ideas it may express."""


class Synonyms:
    """Which ideas a folded word expresses, whatever language it is in."""

    def __init__(self, exact: Lists, beginnings: Lists) -> None:
        self.exact = exact
        self.beginnings = beginnings
        self._longest = max(map(len, beginnings), default=0)

    @classmethod
    def of(cls, lists: Mapping[str, Mapping[str, Sequence[str]]]) -> Synonyms:
        """From language, idea and words; the language only orders the lists."""
        exact: dict[str, set[str]] = {}
        beginnings: dict[str, set[str]] = {}
        for ideas in lists.values():
            for idea, listed in ideas.items():
                for word in listed:
                    into = beginnings if word.endswith(ANY_ENDING) else exact
                    folded = fold_word(word.removesuffix(ANY_ENDING))
                    into.setdefault(folded, set()).add(idea)
        return cls(_in_order(exact), _in_order(beginnings))

    def ideas(self, word: str) -> tuple[str, ...]:
        """The ideas of a folded word, in alphabetical order; none for an unknown word."""
        found = set(self._plain(word))
        for article in ARTICLES:
            if word.startswith(article) and len(word) > len(article) + SHORTEST_BEGINNING:
                found.update(self._plain(word[len(article) :]))
        if word.startswith(DENYING_BEGINNING) and len(word) > 2 * len(DENYING_BEGINNING):
            denied = set(self._plain(word[len(DENYING_BEGINNING) :]))
            if denied:
                found |= denied | {DENIED}
        return tuple(sorted(found))

    def _plain(self, word: str) -> Iterable[str]:
        found = list(self.exact.get(word, ()))
        for size in range(min(self._longest, len(word)), SHORTEST_BEGINNING - 1, -1):
            ideas = self.beginnings.get(word[:size])
            if ideas is not None:
                found.extend(ideas)
                break
        return found


def _in_order(lists: Mapping[str, set[str]]) -> Lists:
    return {word: tuple(sorted(lists[word])) for word in sorted(lists)}
