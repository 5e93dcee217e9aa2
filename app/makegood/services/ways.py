"""What a person learns about the ways to reach somebody, and the steps done on them.

Notes are about a way of a marketplace, whatever the case, and stay on this computer. Steps ticked
belong to one case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from makegood.flow.answers import Failure, FailureReason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from makegood.services.settings import SettingsService
    from makegood.storage.steps import StepStore

_NOTES: Final = "way_notes"


class WayMemory:
    """Own notes on ways, and ticked steps. Raises `StorageError` where writing fails."""

    def __init__(
        self, settings: SettingsService, steps: StepStore, clock: Callable[[], datetime]
    ) -> None:
        self._settings = settings
        self._steps = steps
        self._clock = clock

    # Own notes

    def notes(self, marketplace: str) -> dict[str, Failure]:
        """The notes on the ways of a marketplace, by channel."""
        return self._all().get(marketplace, {})

    def keep_note(self, marketplace: str, channel: str, reason: FailureReason | None) -> None:
        """Note that a way did not work, for the next complaint too."""
        everything = self._all()
        note = Failure(self._clock().date().isoformat(), reason)
        self._write({**everything, marketplace: {**self.notes(marketplace), channel: note}})

    def forget_note(self, marketplace: str, channel: str) -> None:
        """Drop the note on a way."""
        mine = {name: note for name, note in self.notes(marketplace).items() if name != channel}
        self._write({**self._all(), marketplace: mine})

    def _all(self) -> dict[str, dict[str, Failure]]:
        stored = self._settings.remembered(_NOTES)
        if not isinstance(stored, str):
            return {}
        try:
            return msgspec.json.decode(stored, type=dict[str, dict[str, Failure]])
        except msgspec.MsgspecError:
            # Notes of another version help nobody, and must not keep a page from opening.
            return {}

    def _write(self, notes: Mapping[str, Mapping[str, Failure]]) -> None:
        self._settings.remember(_NOTES, msgspec.json.encode(notes).decode())

    # Steps

    def ticked(self, case_id: str, channel: str) -> tuple[int, ...]:
        """The steps of a way that were done in a case, by their place in the list."""
        return self._steps.ticked(case_id, channel)

    def keep_ticked(self, case_id: str, channel: str, steps: tuple[int, ...]) -> None:
        """Keep which steps of a way are done."""
        self._steps.put(case_id, channel, steps)

    def tick(self, case_id: str, channel: str, step: int, *, done: bool) -> None:
        """Tick one step, or take its tick away."""
        before = set(self.ticked(case_id, channel))
        self.keep_ticked(case_id, channel, tuple(before | {step} if done else before - {step}))
