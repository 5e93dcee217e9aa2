"""What narrowing looks at in a text: words, neighbours, what is denied, and pieces of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

STEM = 6
"""Letters of a word that count as its stem. Measured against Snowball stemmers: no worse."""
SHORTEST_PIECE = 3
LONGEST_PIECE = 5
DENIAL_REACH = 3
"""How many words to either side a denial colours."""
IDEA_REACH = 8
"""How far apart two ideas may stand and still be looked at as a pair."""

DENIALS = frozenset(
    # English, German
    "not no never none nothing nobody without cannot cant dont doesnt didnt isnt wasnt arent "
    "werent wont wouldnt couldnt havent hasnt hadnt aint nor nicht kein keine keinen keiner nie "
    "nichts ohne niemand "
    # Russian, Greek
    "не нет ни без никто ничего никак никогда δεν δε μη μην χωρις καθολου τιποτα κανεις ουτε "
    "ποτε "
    # Estonian, Latvian
    "ei pole mitte ilma keegi midagi ega nav ne bez nekas neko nekad neviens "
    # Arabic
    "لم لا ما لن غير ليس ليست مش بدون مو ولا ولم مفيش".split()
)


IDEA_COUNTS = 2
"""Ideas weigh this much more than spellings; measured, and flat from 2 to 4."""


class Feature(NamedTuple):
    """A feature's key, how much its kind counts, and the words it comes from (twice the same
    for a single word).
    """

    key: int
    counts: int
    first: int
    second: int


def word_key(word: str) -> int:
    """The key of the feature that a folded word itself is."""
    return crc32(f"w {word[:STEM]}".encode())


def features(folded: Sequence[str], ideas: Sequence[Sequence[str]]) -> list[Feature]:
    """All features of a folded text, a repeated one each time, so that every word that says it
    can be named. `ideas` are those of each word, in the same order.
    """
    found: list[Feature] = []

    def add(name: str, first: int, second: int, counts: int = 1) -> None:
        found.append(Feature(crc32(name.encode()), counts, first, second))

    stems = [word[:STEM] for word in folded]
    last = len(stems) - 1
    for place, stem in enumerate(stems):
        add(f"w {stem}", place, place)
        add(f"b {stems[place - 1] if place else '^'} {stem}", max(place - 1, 0), place)
        if place >= 2:
            add(f"b {stems[place - 2]} {stem}", place - 2, place)
        if place == last:
            add(f"b {stem} $", place, place)
        if folded[place] in DENIALS:
            for near in range(max(0, place - DENIAL_REACH), min(last, place + DENIAL_REACH) + 1):
                if near != place:
                    add(f"n {stems[near]}", near, place)
    for place, word in enumerate(folded):
        framed = f"_{word}_"
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
            for start in range(len(framed) - size + 1):
                add(f"c {framed[start : start + size]}", place, place)
    for place, here in enumerate(ideas):
        for idea in here:
            add(f"i {idea}", place, place, IDEA_COUNTS)
            for other in range(place + 1, min(last, place + IDEA_REACH - 1) + 1):
                for there in ideas[other]:
                    if idea != there:
                        pair = f"j {min(idea, there)} {max(idea, there)}"
                        add(pair, place, other, IDEA_COUNTS)
    return found
