"""What every page of the wizard is: it shows a session and reports a changed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from makegood.domain.text import Text
from makegood.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from makegood.flow.session import Session, StepId
    from makegood.services.wizard import WizardService
    from makegood.text.catalog import Catalog

COLUMN = 75
"""Letters a line of text has at most."""


class StepPage(ScrollPage):
    """One page. `edited(session)`: typing, written a moment later. `answered(session)`: a choice,
    written at once. `advanced(session)`: go on. `left_for(session, step)`: go to another page.

    A subclass builds its controls, then calls `begin()`; it fills them in `fill` and names
    them in `words_set`. `fill` may be called at any time and never emits.
    """

    edited = Signal(object)
    answered = Signal(object)
    advanced = Signal(object)
    left_for = Signal(object, str)

    step: StepId

    def __init__(
        self,
        wizard: WizardService,
        words: Callable[[], Catalog],
        parent: QWidget | None = None,
    ) -> None:
        self._begun = False
        self.wizard = wizard
        self._words = words
        self._session: Session | None = None
        super().__init__(max_chars=COLUMN, parent=parent)
        self.footer.went_on.connect(self.go_on)

    def begin(self) -> None:
        """The controls are there: set words from now on."""
        self._begun = True
        self.retranslate()

    @property
    def session(self) -> Session:
        """The session shown."""
        assert self._session is not None, "a page is shown with a session"
        return self._session

    @property
    def shown(self) -> bool:
        """Whether the page has a session yet."""
        return self._session is not None

    def show_session(self, session: Session) -> None:
        """Show the answers of a session."""
        self._session = session
        self.fill(session)

    def fill(self, session: Session) -> None:
        """Put the answers into the controls, without a signal."""

    def words_set(self) -> None:
        """Set every caption of the page."""

    def primary_words(self) -> str:
        """The caption of the button that goes on."""
        return self.tr("Next")

    def primary_icon(self) -> str:
        """The icon of the button that goes on."""
        return "next"

    def go_on(self) -> None:
        """The primary button was pressed."""
        self.advanced.emit(self.session)

    def first_field(self) -> QWidget | None:
        """Where the focus goes when the page opens."""
        return None

    def say(self, key: str) -> str:
        """A text of the guide data or of the program, without slots."""
        return self._words().render(Text(key))

    def render(self, text: Text) -> str:
        """A sentence for the screen."""
        return self._words().render(text)

    def known(self, key: str) -> bool:
        """Whether there are words under a key."""
        return self._words().known(key)

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a list in the guide data."""
        return self._words().lines(key)

    @override
    def retranslate(self) -> None:
        if not self._begun:
            return
        self.words_set()
        if self._session is not None:
            self.fill(self._session)
