"""Days told from today: "2 months ago", in the languages of the interface."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from makegood.domain.offsets import add_offset
from makegood.domain.rules import Offset
from makegood.flow.fold import fold

Unit = Literal["days", "weeks", "months"]

_AGO: Final = frozenset(fold("ago back tagasi назад vor pirms πριν منذ قبل").split())
_STEMS: Final[tuple[tuple[Unit, str], ...]] = (
    ("days", "day tag päev diena dienām ημέρ μέρ день дня дней يوم ايام"),
    ("weeks", "week woche nädal nedēļ εβδομάδ недел اسبوع اسابيع"),
    ("months", "month monat kuu mēnes μήν месяц شهر اشهر"),
)
_UNITS: Final = {fold(stem): unit for unit, stems in _STEMS for stem in stems.split()}
_COUNTS: Final = {
    fold(word): count
    for count, words in enumerate(
        (
            "a an one einem einer einen eine ühe viena vienas vienu ένα έναν μία μια одну один",
            "two couple zwei kaks kahe diviem divām divu δύο δυο два две",
            "three drei kolm kolme trim trīs τρεις τρία три ثلاثه",
            "four vier neli nelja četriem četrām τέσσερις τέσσερα четыре اربعه",
            "five fünf viis viie pieciem πέντε пять خمسه",
            "six sechs kuus sešiem έξι шесть سته",
        ),
        start=1,
    )
    for word in words.split()
}
_FILLERS: Final = frozenset(fold("of aega από").split())
_DUAL: Final = "ين"
"""Arabic says "two" with an ending: two days, two weeks, two months."""
_MOST: Final = 400


def read_ago(text: str, today: date) -> tuple[date, date] | None:
    """The first and last day that a text may mean; one day twice for an exact one.

    Days are exact, weeks are told to half a week, months to a week. None for any text with a
    word that does not belong there.
    """
    words = [word.strip(".,") for word in fold(text).split()]
    if not _AGO.intersection(words):
        return None
    count: int | None = None
    unit: Unit | None = None
    for word in words:
        if word in _AGO or word in _FILLERS:
            continue
        if word.isdecimal() or word in _COUNTS:
            count = int(word) if word.isdecimal() else _COUNTS[word]
            continue
        found = _unit(word)
        if found is None:
            return None
        unit = found
        if word.endswith(_DUAL):
            count = len(("one", "two"))
    count = 1 if count is None else count
    return _days(count, unit, today) if unit is not None and 0 < count <= _MOST else None


def _unit(word: str) -> Unit | None:
    return next((unit for stem, unit in _UNITS.items() if word.startswith(stem)), None)


def _days(count: int, unit: Unit, today: date) -> tuple[date, date]:
    if unit == "days":
        day = today - timedelta(days=count)
        return day, day
    if unit == "weeks":
        day, spread = today - timedelta(weeks=count), timedelta(weeks=1) // 2
    else:
        day, spread = add_offset(today, Offset(months=-count)), timedelta(weeks=1)
    return day - spread, min(day + spread, today)
