"""How alike two names look: letters that are drawn alike, other alphabets, slips of a finger."""

from __future__ import annotations

import unicodedata
from typing import Final

_ALIKE: Final = str.maketrans(
    {
        # Digits and signs that are read as letters.
        "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
        "i": "l", "|": "l", "!": "l", "$": "s",
        # Latin letters that lose nothing when a mark is taken away by Unicode, but look alike.
        "ı": "l", "ł": "l", "ø": "o", "ŀ": "l", "ƙ": "k", "ɑ": "a", "ɡ": "g", "ß": "b",
        # Cyrillic
        "а": "a", "в": "b", "е": "e", "з": "e", "һ": "h", "і": "l", "ј": "j", "к": "k", "м": "m",
        "н": "h", "о": "o", "р": "p", "с": "c", "ѕ": "s", "т": "t", "у": "y", "х": "x", "ԁ": "d",
        "ԛ": "q", "ԝ": "w", "ѡ": "w", "ь": "b", "г": "r", "п": "n", "ш": "w",
        # Greek
        "α": "a", "β": "b", "γ": "y", "ε": "e", "η": "n", "ι": "l", "κ": "k", "μ": "u", "ν": "v",
        "ο": "o", "ρ": "p", "σ": "o", "ς": "c", "τ": "t", "υ": "u", "χ": "x", "ω": "w",
        # Armenian
        "ա": "w", "հ": "h", "ո": "n", "ռ": "n", "ս": "u", "օ": "o", "ց": "g", "ք": "p",
    }
)  # fmt: skip
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHORT: Final = 5
_LONG: Final = 8


def skeleton(name: str) -> str:
    """The name with each letter replaced by the plain one it looks like.

    After the idea of confusable skeletons in Unicode Technical Standard 39; the table holds the
    letters of the alphabets of the interface and what is written for them with digits.
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = bare.translate(_ALIKE)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def alphabets(name: str) -> frozenset[str]:
    """The alphabets that letters of the name belong to, as Unicode calls them: LATIN, GREEK ..."""
    return frozenset(
        unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0] for letter in name if letter.isalpha()
    )


def nearly(name: str, known: str) -> bool:
    """Whether a name is another one than the known, but easily taken for it.

    In names of fewer than five letters only two letters changing places or one written twice
    counts: anything more would call every short word a look-alike.
    """
    if name == known:
        return False
    if skeleton(name) == skeleton(known):
        return True
    if len(known) < _SHORT:
        return _swapped_or_doubled(name, known)
    most = 1 if len(known) < _LONG else 2
    return _distance(skeleton(name), skeleton(known), most) <= most


def _swapped_or_doubled(name: str, known: str) -> bool:
    places = range(len(known))
    swapped = {known[:at] + known[at : at + 2][::-1] + known[at + 2 :] for at in places}
    doubled = {known[: at + 1] + known[at:] for at in places}
    return name in swapped | doubled


def _distance(first: str, second: str, most: int) -> int:
    """Letters added, left out, replaced or swapped, counted up to `most` + 1."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(second) + 1))
    for row, letter in enumerate(first, start=1):
        line = [row]
        for column, other in enumerate(second, start=1):
            cost = min(line[-1] + 1, above[column] + 1, above[column - 1] + (letter != other))
            turned = row > 1 and column > 1 and letter == second[column - 2]
            if turned and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return above[-1]
