"""Made-up cases to look around with. Their days are told from today, so they never grow old."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from makegood.content.plain import Plain, read_plain
from makegood.services.situations import case_from_json

if TYPE_CHECKING:
    from pathlib import Path

    from makegood.domain.case import Case
    from makegood.domain.catalogue import Pack
    from makegood.services.cases import CaseService

# "today-12", "today+3", "today", each perhaps with a time of day: "today-12 10:30".
_RELATIVE: Final = re.compile(r"today(?P<days>[+-]\d+)?(?: (?P<time>\d\d:\d\d))?")
_FLAGS: Final = {"true": True, "false": False}


def demo_cases(folder: Path, pack: Pack, now: datetime) -> tuple[Case, ...]:
    """The made-up cases of a folder, in the order of their file names.

    Raises `ValueError` for a file that cannot be read.
    """
    return tuple(_case(path, pack, now) for path in sorted(folder.glob("*.yaml")))


def fill(cases: CaseService, folder: Path, pack: Pack, now: datetime) -> int:
    """Put the made-up cases where there is no case yet; how many were put."""
    if cases.counts()["all"]:
        return 0
    made_up = demo_cases(folder, pack, now)
    for case in made_up:
        cases.create(case)
    return len(made_up)


def _case(path: Path, pack: Pack, now: datetime) -> Case:
    plain = _dated(read_plain(path), now)
    return case_from_json(json.dumps(plain), pack)


def _dated(value: Plain, now: datetime) -> object:
    if isinstance(value, dict):
        return {key: _dated(each, now) for key, each in value.items()}
    if isinstance(value, list):
        return [_dated(each, now) for each in value]
    if value is None:
        return None
    found = _RELATIVE.fullmatch(value)
    if found is None:
        return _FLAGS.get(value, value)
    day = now.date() + timedelta(days=int(found["days"] or 0))
    if found["time"] is None:
        return day.isoformat()
    at = datetime.fromisoformat(f"{day.isoformat()}T{found['time']}")
    return at.replace(tzinfo=now.tzinfo).isoformat()
