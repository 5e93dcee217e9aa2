"""What pages may ask of the window that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from makegood.services.bundle import Services
    from makegood.ui.shell.phrases import Phrases


class Host(Protocol):
    """The window, as pages see it: they are given it and reach for nothing else."""

    services: Services
    phrases: Phrases

    def open_case(self, case_id: str) -> None:
        """Show one case."""

    def show_saved(self, case_id: str) -> None:
        """Show a case that was written down just now."""

    def open_today(self) -> None:
        """Show what there is to do."""

    def open_cases(self) -> None:
        """Show the list of cases."""

    def new_case(self, marketplace: str | None = None) -> None:
        """Begin a complaint, perhaps at a marketplace known already."""

    def complain(self, answers: Mapping[str, object]) -> bool:
        """Begin a complaint in which these are answered, by the names of the wizard's answers.

        False, with the trouble told, where it could not begin.
        """

    def check_dates(self) -> None:
        """Show "Check my dates"."""

    def resume(self, session_id: str) -> None:
        """Go on with an unfinished complaint."""

    def show_guide(self, marketplace: str) -> None:
        """Show the guide of a marketplace."""

    def check_contact(self) -> None:
        """Show where a number, address or link is compared with our list."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that writes. False, with the trouble told, when the world refuses."""

    def say_done(self, text: str, *, undo: bool = False) -> None:
        """Say in passing that something was done, perhaps with Undo beside it."""

    def undo(self) -> None:
        """Take back what was done last, and say so."""

    def restart(self, between: Callable[[], object]) -> None:
        """Close everything, do `between`, open everything anew."""

    def notify(self, title: str, text: str) -> bool:
        """Show a notification outside the window; False where the desktop cannot."""

    def tray_available(self) -> bool:
        """Whether the desktop has a place for a mark beside its clock."""

    def apply_settings(self) -> None:
        """Take theme, text size and language from the settings at once."""


@runtime_checkable
class View(Protocol):
    """What the window asks of a page."""

    def refresh(self) -> None:
        """Show what is true now."""

    def enter(self) -> None:
        """The page has come into view: put the focus where work begins."""
