"""Words that may stand beside a date or a sum and change nothing about it.

What else stands there was not understood, and is not passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from makegood.flow.fold import fold

LANGUAGES: Final = ("en", "et", "el", "lv", "ar", "ru", "de")
"""Month names of these languages are understood at once: people paste from foreign shops."""

_BESIDE_DAYS: Final = frozenset(
    fold(
        "the of on at in by before until till from since day date noon morning evening night gmt "
        "utc cet cest eet eest am pm a p m oclock "
        "der den dem des die am im um bis vom seit uhr h "
        "kell kl kuni alates aasta aastal a g gada gads plkst no lidz "
        "στις στη την το του τον ως εως απο πμ μμ ωρα π μ "
        "до от в во с г года год часов "
        "في من يوم قبل حتى الساعة سنة عام م ه "
        "mid middle early late mitte keskel μέσα vidus середина середине середины منتصف"
    ).split()
)
_CLOCK: Final = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?<!\d)\d{1,2}\s?(?:am|pm)\b")
_ENDINGS: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_BETWEEN: Final = re.compile(r"[\s,;.()'’|+/\-–—]+")


def is_beside_a_day(rest: str) -> bool:
    """Whether folded text left over from a date holds only a clock time, week days and the like."""
    bare = _ENDINGS.sub(" ", _CLOCK.sub(" ", rest))
    words = [word for word in _BETWEEN.split(bare) if word]
    return all(word in _BESIDE_DAYS or word in _week_days() for word in words)


@lru_cache(maxsize=1)
def _week_days() -> frozenset[str]:
    from makegood.text.months import week_days

    # A name may be of several words: "يوم الجمعة".
    return frozenset(
        word
        for language in LANGUAGES
        for name in week_days(language)
        for word in _BETWEEN.split(fold(name))
        if word
    )
