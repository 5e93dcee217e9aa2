"""How far ahead of a date the program reminds, unless the rule says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct


class Pacing(Struct, frozen=True, kw_only=True):
    """The program's own lead times, in days: habits of reminding, not facts about the world.

    `lead` and `slow_lead` come before a date, the second where a bank or the post must act
    first; neither is more than one part in `lead_share` of the term. A window is closing with
    `closing` days left. After an answer, and after a message where nothing else says how long
    to wait, the next reminder is `gap` days away at the soonest. What can be done at once stays
    due for `turn` days from its day on before it is late.
    """

    lead: int = 7
    slow_lead: int = 14
    lead_share: int = 4
    closing: int = 7
    gap: int = 1
    turn: int = 3


PACING = Pacing()


def turn_day(begins: date, today: date) -> date:
    """The day of what is the user's to do from `begins` on, with no end of its own.

    It stays due today for `PACING.turn` days and is late only after them.
    """
    return max(begins, min(today, begins + timedelta(days=PACING.turn)))
