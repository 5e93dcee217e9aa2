"""One spelling for the many ways a person may write the same word."""

from __future__ import annotations

import re
import unicodedata

_ONE_FOR_ANOTHER = str.maketrans(
    {
        # Arabic letters that everyday typing swaps freely (the hamza carriers lose their mark
        # with the combining marks below).
        "ى": "ي",
        "ة": "ه",
        "ٱ": "ا",
        "ی": "ي",
        "ک": "ك",
        "ـ": None,
        "ء": None,
        # Letters without a decomposition.
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        # Apostrophes stand for nothing that a hurried writer would not leave out.
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "`": None,
        "´": None,
    }
)
_SPACES = re.compile(r"\s+")
_RUNS = re.compile(r"([^\W\d_])\1{2,}")
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})


def fold(text: str) -> str:
    """`text` in lower case, without accents, harakat, hamza and joiners, one blank between words.

    Greek tonos, the Russian dots on ё, Latvian and Estonian marks fall away with all other
    combining marks; Eastern digits become 0-9. Punctuation stays.
    """
    plain = fold_word(_SPACES.sub(" ", text))
    return _SPACES.sub(" ", plain).strip()


def fold_word(word: str) -> str:
    """Like `fold`, for text whose blanks need no care."""
    if word.isascii():
        plain = word.lower().translate(_ONE_FOR_ANOTHER)
        if not plain.isprintable():
            plain = "".join(char for char in plain if char.isprintable())
        return plain
    kept = []
    for char in unicodedata.normalize("NFKD", word.casefold()):
        category = unicodedata.category(char)
        if category in _DROPPED_CATEGORIES:
            continue
        kept.append(str(unicodedata.decimal(char)) if category == "Nd" else char)
    joined = unicodedata.normalize("NFC", "".join(kept))
    # NFKD first turns ﻷ and its like into plain letters; casefold after it settles what
    # compatibility forms such as ™ or ℌ have brought in.
    return joined.casefold().translate(_ONE_FOR_ANOTHER)


def shorten_runs(word: str) -> str:
    """A folded word with drawn-out letters said once: ``sooooo`` becomes ``so``."""
    return _RUNS.sub(r"\1", word)
