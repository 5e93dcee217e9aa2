"""Days as people type and paste them, in the languages of the interface."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from makegood.flow.ago import read_ago
from makegood.flow.beside import LANGUAGES, is_beside_a_day
from makegood.flow.fold import fold
from makegood.text.months import month_names

Order = Literal["dmy", "mdy"]
Lean = Literal["past", "near", "ahead"]
"""Which year a day without one is in: the last such day, the nearest, or the next."""

_DAYS_AGO: Final = {
    fold(word): back
    for back, words in (
        (0, "today heute täna σήμερα šodien сегодня اليوم"),
        (1, "yesterday gestern eile χθες χτες vakar вчера أمس امس"),
    )
    for word in words.split()
}
_TOMORROW: Final = frozenset(fold("tomorrow morgen homme αύριο rīt завтра غدا").split())
_ABOUT: Final = frozenset(
    fold("about around circa ca ungefähr etwa umbes περίπου apmēram около примерно حوالي").split()
)
_EASTERN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_NUMBERS: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2}))?(?!\d)"
)
_DAY_MONTH: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|η)?\s*(?:(?:of|de)\s+)?([^\W\d_]{3,})\.?,?\s*(\d{4})?"
)
_MONTH_DAY: Final = re.compile(
    r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s*(\d{4}))?"
)
_MONTH_YEAR: Final = re.compile(r"([^\W\d_]{3,})\.?\s*(\d{4})?")
_RANGE: Final = re.compile(r"\s(?:-|–|—|to|bis|until|līdz|kuni|έως|до)\s|(?<=\d)\s?[–—]\s?(?=\d)")
_MIDDLE: Final = (11, 20)
_YEAR: Final = re.compile(r"(?<![\d.,/-])((?:19|20)\d{2})(?!\d)")
_DAYS_TIED: Final = re.compile(r"(?<![\d.,/-])(\d{1,2})\.?-(\d{1,2})(?=\s*,|\.?\s|$)")
_DAYS_TIED_IN_NUMBERS: Final = re.compile(
    r"(?<![\d.,/-])(\d{1,2})\.?-(\d{1,2}\.\s?\d{1,2}\.?(?:\s?\d{2,4})?)(?!\d)"
)


class _Frame(Struct, frozen=True):
    """What decides where the text alone does not; `year` stands elsewhere in the text."""

    today: date
    order: Order
    lean: Lean
    year: str | None


class Day(Struct, frozen=True):
    """A day that was understood.

    `until` is the last day of a rough one, `other` the second reading of 03/04.
    """

    day: date
    until: date | None = None
    other: date | None = None


def read_day(
    text: str,
    today: date,
    order: Order = "dmy",
    *,
    lean: Lean = "past",
    among_words: bool = False,
) -> Day | None:
    """The day a text names, or None. Month names of all `LANGUAGES` are understood.

    Whatever stands there besides a date makes it no date, but a clock time and words such as
    "on Friday". With `among_words` the first date of a longer text is read.

    `order` decides 03/04 where both readings are possible; the other one is in `other`. A day
    without a year takes the year that stands elsewhere in the text; where there is none, `lean`
    decides. "about", a month alone, or a range give a rough day. For a range of days the whole
    range is returned.
    """
    plain = " ".join(text.translate(_EASTERN).split())
    if not plain:
        return None
    folded = fold(plain)
    words = folded.split()
    about = any(word.strip(".,") in _ABOUT for word in words)
    bare = " ".join(word for word in words if word.strip(".,") not in _ABOUT)
    if bare in _DAYS_AGO:
        return Day(today - timedelta(days=1) if _DAYS_AGO[bare] else today)
    if bare in _TOMORROW:
        return Day(today + timedelta(days=1))
    ago = read_ago(bare, today)
    if ago is not None:
        return Day(ago[0], None if ago[0] == ago[1] else ago[1])
    years = dict.fromkeys(_YEAR.findall(bare))
    frame = _Frame(today, order, lean, next(iter(years)) if len(years) == 1 else None)
    ends = _RANGE.split(_untied(bare), maxsplit=1)
    if not among_words and not is_beside_a_day(_left(ends, frame)):
        return None
    if len(ends) > 1:
        return _read_range(ends[0], ends[1], frame)
    day = _one_day(bare, frame)
    if day is None:
        return _month(bare, frame)
    return _spread(day) if about else day


def _untied(text: str) -> str:
    """The text with the hyphen of a range set free: "10 - 14 November", "10 - 14.11."."""
    if _ISO.search(text):
        return text
    text = _DAYS_TIED_IN_NUMBERS.sub(r"\1 - \2", text)
    named = any(_month_of(word.strip(".,")) for word in re.split(r"[\s\d]+", text))
    return _DAYS_TIED.sub(r"\1 - \2", text) if named else text


def _read_range(first: str, second: str, frame: _Frame) -> Day | None:
    start, end = _one_day(first, frame), _one_day(second, frame)
    if end is None and start is not None:
        end = _same_month(start, re.match(r"\s*(\d{1,2})(?!\d)", second))
    elif start is None and end is not None:
        start = _same_month(end, re.search(r"(?<!\d)(\d{1,2})\.?\s*$", first))
    if start is None or end is None:
        return None
    if start.day > end.day and frame.year is not None:
        # "28 Dec - 3 Jan 2027": the year stands with the last day.
        start = _day(end.day.year - 1, start.day.month, start.day.day)
        # Only a range over New Year is meant so; one turned round is a mistake.
        if start is None or start.day.month <= end.day.month:
            return None
    if start.day > end.day:
        return None
    return Day(start.day, end.day)


def _same_month(known: Day, number: re.Match[str] | None) -> Day | None:
    if number is None:
        return None
    return _day(known.day.year, known.day.month, int(number.group(1)))


def _one_day(text: str, frame: _Frame) -> Day | None:
    match = _written(text)
    if match is None:
        return None
    if match.re in (_ISO, _YEAR_FIRST):
        year, month, number = (int(part) for part in match.groups())
        return _day(year, month, number)
    if match.re is _DAY_MONTH:
        named, day = _month_of(match.group(2)), match.group(1)
    elif match.re is _MONTH_DAY:
        named, day = _month_of(match.group(1)), match.group(2)
    else:
        return _in_numbers(match, frame)
    assert named is not None, "what _written looks for"
    return _with_year(match.group(3), named, int(day), frame)


def _written(text: str) -> re.Match[str] | None:
    """Where in a text a day is written; whether there is such a day is another matter."""
    for pattern in (_ISO, _YEAR_FIRST):
        match = pattern.search(text)
        if match is not None:
            return match
    for pattern, month in ((_DAY_MONTH, 2), (_MONTH_DAY, 1)):
        match = pattern.search(text)
        if match is not None and _month_of(match.group(month)) is not None:
            return match
    return _NUMBERS.search(text)


def _left(ends: list[str], frame: _Frame) -> str:
    """What a text holds besides the day, the month, or the number of a day that each end names,
    and a year that none of them has.
    """
    rest: list[str] = []
    year = frame.year
    for end in ends:
        match = _written(end) or _named_month(end) or re.search(r"(?<!\d)\d{1,2}(?!\d)", end)
        rest.append(end if match is None else f"{end[: match.start()]} {end[match.end() :]}")
        if match is not None and year is not None and year in match.group():
            year = None
    left = " ".join(rest)
    return left if year is None else left.replace(year, " ", 1)


def _named_month(text: str) -> re.Match[str] | None:
    found = _MONTH_YEAR.finditer(text)
    return next((match for match in found if _month_of(match.group(1)) is not None), None)


def _in_numbers(match: re.Match[str], frame: _Frame) -> Day | None:
    first, second, year = int(match.group(1)), int(match.group(2)), match.group(3)
    if year is not None and len(year) == len("26"):
        year = f"{frame.today.year // 100}{year}"
    day_first = _with_year(year, second, first, frame)
    month_first = _with_year(year, first, second, frame)
    if day_first is None or month_first is None or first == second:
        return day_first or month_first
    chosen, other = (
        (month_first, day_first)
        if frame.order == "mdy" and "/" in match.group()
        else (day_first, month_first)
    )
    return Day(chosen.day, None, other.day if "." not in match.group() else None)


def _with_year(year: str | None, month: int, number: int, frame: _Frame) -> Day | None:
    said = year or frame.year
    if said is not None:
        return _day(int(said), month, number)
    today = frame.today
    candidates = [
        found.day
        for offset in (-1, 0, 1)
        if (found := _day(today.year + offset, month, number)) is not None
    ]
    if frame.lean == "past":
        candidates = [day for day in candidates if day <= today]
    elif frame.lean == "ahead":
        candidates = [day for day in candidates if day >= today]
    nearest = min(candidates, key=lambda day: abs(day - today), default=None)
    return None if nearest is None else Day(nearest)


def _day(year: int, month: int, number: int) -> Day | None:
    try:
        return Day(date(year, month, number))
    except ValueError:
        return None


def _month(text: str, frame: _Frame) -> Day | None:
    """A month alone is a rough day: all of it, or with a word such as "mid" its middle."""
    if re.search(r"(?<!\d)\d{1,3}(?!\d)", text):
        return None
    match = _named_month(text)
    month = None if match is None else _month_of(match.group(1))
    if match is None or month is None:
        return None
    first = _with_year(match.group(2), month, 1, frame)
    if first is None:
        return None
    if re.search(r"\b(mid|middle|mitte|keskel|μεσα|vidus|середин\w*|منتصف)\b", text):
        return Day(first.day.replace(day=_MIDDLE[0]), first.day.replace(day=_MIDDLE[1]))
    last = monthrange(first.day.year, month)[1]
    return Day(first.day, first.day.replace(day=last))


def _spread(day: Day) -> Day:
    """A day said to be rough: the day before and after belong to it."""
    return Day(day.day - timedelta(days=1), (day.until or day.day) + timedelta(days=1))


def _month_of(word: str) -> int | None:
    return _months().get(word.rstrip("."))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {
        fold(name): month for language in LANGUAGES for name, month in month_names(language).items()
    }
