"""Which dates are in view beside the wizard while the others are folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from makegood.domain.assessment import Assessment, Clock

IN_VIEW: Final = 3


def nearest_three(found: Assessment) -> list[Clock]:
    """At most three dates: what costs a right, what is next of the user's, what they owe."""
    open_ones = [clock for clock in found.clocks if clock.is_open]
    chosen: list[Clock] = []
    for fits in (_costs_a_right, _owed, _costs_a_right, _any, _any):
        groups = {clock.group for clock in chosen}
        left = [clock for clock in open_ones if clock not in chosen and fits(clock)]
        # Three dates of one kind say less than one of each.
        left.sort(key=lambda clock: clock.group in groups)
        if left and len(chosen) < IN_VIEW:
            chosen.append(left[0])
    passed = [c for c in found.clocks if c.state == "closed" and c.kind == "file_by"]
    chosen += passed[: IN_VIEW - len(chosen)]
    return sorted(chosen, key=lambda clock: clock.day)


def _costs_a_right(clock: Clock) -> bool:
    """A right of the user's that ends; one that may not be theirs only when it ends soon."""
    if clock.kind != "file_by" or clock.who != "user":
        return False
    return clock.planned or clock.state == "closing"


def _owed(clock: Clock) -> bool:
    return clock.kind in ("reply_due", "due")


def _any(clock: Clock) -> bool:
    return clock.kind != "info_until"
