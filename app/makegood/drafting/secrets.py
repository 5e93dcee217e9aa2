"""What must never leave: card numbers, and passwords, codes and identity numbers with their name.

The words that name a secret, those that lead to its value and those that name harmless numbers
are data of each language (``message.words``); only the shape of a sentence is known here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from makegood.domain.cards import in_ascii, is_card_of_a_brand, passes_luhn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from makegood.drafting.words import Words

_DIGIT_RUN: Final = re.compile(
    r"(?<!\w)(?:"
    r"\d(?:[ -]?\d){12,18}"
    r"|\d{3,6}(?P<gap>[./–])\d{3,6}(?:(?P=gap)\d{3,6}){1,3}"
    # So wide apart may stand two numbers of a table too: only a card of a brand counts.
    r"|(?P<wide>\d{3,6}(?:[ \t\u00a0\u2007\u2009\u202f–-]{1,4}\d{3,6}){2,4})"
    r")(?!\w)"
)
_DATE: Final = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{2}|\d{4}))?|\d{4}-\d{2}-\d{2}")
_CODE: Final = re.compile(r"(?!19\d\d$|20\d\d$)\d{4,8}")
"""Four to eight digits that are no year: a code even where only a word stands before them."""
_QUOTES: Final = "\"'«»„“”‘’()[]"
_ALONE: Final = 5
"""Names of fewer letters stand alone ("PIN"); longer ones may be the end of a longer word and
may carry an ending ("Kontopasswort", "paroolid")."""
_ENDING: Final = 4
_BETWEEN: Final = 3
"""Words between the name and what leads to the value: "my PIN for the card is"."""
_LEAST: Final = 3
_LEAST_OF_ID: Final = 5
_LEAST_OF_WORD: Final = 4


def card_numbers(text: str, known: Collection[str]) -> Iterator[str]:
    """The card numbers in a text as they stand there; `known` are harmless runs of digits."""
    for match in _DIGIT_RUN.finditer(text):
        digits = digits_of(match.group())
        is_card = is_card_of_a_brand if match["wide"] else passes_luhn
        if digits not in known and is_card(digits):
            yield match.group()


def named_secrets(text: str, languages: Sequence[Words], known: Collection[str]) -> Iterator[str]:
    """Values that stand right behind the name of a secret, in any of these languages.

    The name alone is no secret ("I forgot my password"). `known` are values that are facts of
    the case, such as the order number, folded.
    """
    folded = text.casefold()
    for words in languages:
        links = tuple(words.lines("message.words.secret_links"))
        harmless = frozenset(words.lines("message.words.harmless"))
        for key, least in (("secrets", _LEAST), ("ids", _LEAST_OF_ID)):
            names = tuple(words.lines(f"message.words.{key}"))
            if not names:
                continue
            for match in _matches(_pattern(names, links), folded):
                if harmless.intersection((match["between"] or match["word"] or "").split()):
                    continue
                value = match["value"].strip(_QUOTES + ".,;:!?")
                if value in known or _DATE.fullmatch(value):
                    continue
                if _is_value(value, match, folded, least):
                    yield value


def digits_of(text: str) -> str:
    """The digits of a text, of whatever script, as 0 to 9."""
    return in_ascii("".join(character for character in text if character.isdecimal()))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match; one may begin behind the name of the one before ("password and PIN is")."""
    place = 0
    while (match := pattern.search(text, place)) is not None:
        yield match
        place = match.end("name")


def _is_value(value: str, match: re.Match[str], text: str, least: int) -> bool:
    if match["word"] is not None and not _CODE.fullmatch(value):
        return False
    if any(character.isdigit() for character in value):
        return len(value) >= least
    # A password may be a plain word: only where it is quoted, or all that follows a colon.
    link = (match["link"] or "").strip()
    if not link or len(value) < _LEAST_OF_WORD or least == _LEAST_OF_ID:
        return False
    if match["value"][0] in _QUOTES:
        return True
    rest = text[match.end() :].split("\n", 1)[0].strip(" .!?" + _QUOTES)
    return link in ":=" and not rest


@lru_cache(maxsize=32)
def _pattern(names: tuple[str, ...], links: tuple[str, ...]) -> re.Pattern[str]:
    """Name, perhaps some words, what leads to the value, and the value."""
    # The longest first: "PIN code" before "PIN".
    ordered = sorted((name.casefold() for name in names), key=len, reverse=True)
    alone = "|".join(re.escape(name) for name in ordered if len(name) < _ALONE)
    free = "|".join(re.escape(name) for name in ordered if len(name) >= _ALONE)
    forms = []
    if free:
        forms.append(rf"(?:{free})[^\W\d_]{{0,{_ENDING}}}(?!\w)")
    if alone:
        forms.append(rf"(?<!\w)(?:{alone})(?!\w)")
    led = "|".join(rf"\s+{re.escape(link.casefold())}(?!\w)" for link in links)
    link = rf"(?P<link>\s*[:=]|\s*[–—]|\s+-|{led})" if led else r"(?P<link>\s*[:=]|\s*[–—]|\s+-)"
    between = rf"(?P<between>(?:[ \t]+[^\W\d_]+){{0,{_BETWEEN}}}?)"
    return re.compile(
        rf"(?P<name>{'|'.join(forms)})(?:[ \t]*\)?)"
        rf"(?:{between}{link}\s*|[ \t]+(?:(?P<word>[^\W\d_]+)[ \t]+)?)"
        rf"(?P<value>\S+(?:[ -]\d{{2,}})*)"
    )
