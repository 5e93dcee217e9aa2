"""Write `wizard_data/calendars.yaml`: public holidays and weekends, from the `holidays` library.

Run by hand when the years move on or the library knows better; the result is committed, so the
program needs no such library and every machine counts the same working days.

    python scripts/make_calendars.py 2026
"""

from __future__ import annotations

import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays

OUT = Path(__file__).resolve().parent.parent / "wizard_data" / "calendars.yaml"

COUNTRIES = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
    " CH GB UA RU TR US CA AU NZ AE SA EG CN HK JP KR SG IN"
).split()
"""The Union and its neighbours, countries whose law the rules know, and where traders often sit."""

YEARS_BEFORE, YEARS_AFTER = 1, 5
DAYS_IN_A_ROW = 7


def calendar_of(country: str, first: int, last: int) -> list[str]:
    """The lines of one country."""
    years = range(first, last + 1)
    # Nationwide days only: a day off in one region must not delay a date elsewhere.
    known = holidays.country_holidays(country, years=years)
    days = sorted(day for day in known if first <= day.year <= last)
    weekend = ", ".join(str(day + 1) for day in sorted(known.weekend))
    lines = [
        f"  - country: {country}",
        f"    weekend: [{weekend}]",
        f"    first: {first}-01-01",
        f"    last: {last}-12-31",
        "    days: [",
    ]
    for start in range(0, len(days), DAYS_IN_A_ROW):
        row = ", ".join(day.isoformat() for day in days[start : start + DAYS_IN_A_ROW])
        lines.append(f"      {row},")
    lines[-1] = lines[-1].removesuffix(",")
    return [*lines, "    ]"]


def main() -> int:
    """Write the file for the year given, one before it and five after it."""
    this_year = date(int(sys.argv[1]), 1, 1).year
    lines = [
        "# Weekends (ISO weekday numbers) and nationwide public holidays. Made by",
        "# scripts/make_calendars.py; do not edit by hand. Days that move with the moon are",
        "# the library's estimate, and governments move days off at short notice.",
        f'computed_with: "holidays {version("holidays")}"',
        "calendars:",
    ]
    for country in sorted(COUNTRIES):
        lines += calendar_of(country, this_year - YEARS_BEFORE, this_year + YEARS_AFTER)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
