"""The present moment, in the zone of this machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

_LINK: Final = Path("/etc/localtime")
_MARK: Final = "/zoneinfo/"


def system_clock() -> datetime:
    """The present moment. Everybody else is handed this function."""
    now = datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine
    zone = local_zone(os.environ, _LINK)
    return now.astimezone(zone)


def local_zone(environment: Mapping[str, str], link: Path) -> tzinfo | None:
    """The zone by its name, so that days of last summer are counted with summer time.

    None where no name is found: then only the present difference to UTC is known, which
    `datetime.astimezone` takes from the system.
    """
    for name in (environment.get("TZ", "").removeprefix(":"), _linked(link)):
        if name:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None


def _linked(link: Path) -> str:
    """The name of the zone that the system's link leads to, as in .../zoneinfo/Europe/Riga."""
    try:
        target = str(link.readlink())
    except OSError:
        return ""
    return target.partition(_MARK)[2]
