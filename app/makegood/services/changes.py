"""Who wants to know that something changed, and what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Change = Literal["cases", "sessions", "settings", "day", "guide"]
Listener = Callable[[Change], None]


class Changes:
    """Tells listeners what changed, after it is on the disk."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; the function returned ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def tell(self, change: Change) -> None:
        """Something changed."""
        for listener in tuple(self._listeners):
            listener(change)
