"""After new guide data, another language or a new day: every list is made again beside the window.

A row takes about a millisecond. A few are made where they are asked for; of thousands the window
would stand still. Meanwhile the lists are covered: a list that is no longer right is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.tasks import Outcome, Tasks
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from makegood.services.cases import CaseService
    from makegood.ui.shell.pages import Pages

# A transaction holds the database: the window never waits for more than these, some milliseconds.
_A_TRANSACTION: Final = 8
_A_TASK: Final = 64
_PATIENCE_MS: Final = 5000
_LISTS: Final = ("today", "cases")
"""The pages that show what is made again."""


class CatchUp(QObject):
    """Makes stale rows again in a thread. `begun`, `moved(done, total)`, `finished`.

    It undertakes that for a `CaseService`, until `stop`.
    """

    begun = Signal()
    moved = Signal(int, int)
    finished = Signal()

    def __init__(self, cases: CaseService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases = cases
        self._tasks = Tasks(self, threads=1)
        self._left: list[str] = []
        self._total = 0
        self.running = False
        cases.catch_up_beside(self.begin)

    def begin(self) -> None:
        """Start, unless it is under way."""
        if self.running:
            return
        self.running = True
        self._left = list(self._cases.stale())
        self._total = len(self._left)
        self.begun.emit()
        self._go_on()

    def stop(self) -> None:
        """Undertake it no more, and wait for what is under way."""
        self._cases.catch_up_beside(None)
        self._left = []
        self.running = False
        self._tasks.wait(_PATIENCE_MS)

    def _go_on(self) -> None:
        part, self._left = self._left[:_A_TASK], self._left[_A_TASK:]

        def work() -> Outcome[int]:
            for first in range(0, len(part), _A_TRANSACTION):
                self._cases.derive(part[first : first + _A_TRANSACTION])
            return Outcome(len(part))

        self._tasks.run(self, work, self._done, self._failed)

    def _done(self, count: int) -> None:
        del count
        if not self.running:
            return
        self.moved.emit(self._total - len(self._left), self._total)
        if self._left:
            self._go_on()
            return
        # What changed meanwhile is seen to by the lists themselves, or by the next turn.
        self.running = False
        self.finished.emit()

    def _failed(self, problem: Exception) -> None:
        """Leave it to the lists, which tell the world's troubles where they are shown."""
        del problem
        self.stop()
        self.finished.emit()


class CatchUpPage(ThemedWidget):
    """What is shown instead of a list that is being made again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading("", "section")
        self.text = Label("", "body", "text_muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        for part in (self.heading, self.text, self.bar):
            self._layout.addWidget(part)
        self._layout.addStretch(2)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.finish()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.setAccessibleDescription(f"{done}/{total}")

    def refresh(self) -> None:
        """Nothing of it is dated."""

    def enter(self) -> None:
        """Have it read."""
        announce(self, self.heading.text())

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Your dates are being worked out again"))
        self.text.setText(
            self.tr("The guide data, the language or the day has changed. This takes a moment.")
        )
        self.bar.setAccessibleName(self.heading.text())

    @override
    def restyle(self) -> None:
        look = theme()
        side = look.space("s6")
        self._layout.setContentsMargins(side, side, side, side)
        self._layout.setSpacing(look.space("s3"))


class Cover(QObject):
    """Puts `page` in place of a list that is being made again. `lifted(came back)` afterwards."""

    lifted = Signal(bool)

    def __init__(self, pages: Pages, catch_up: CatchUp, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._catch_up = catch_up
        self._covered: QWidget | None = None
        self.page = CatchUpPage(pages.stack)
        self.page.hide()
        catch_up.begun.connect(self.cover)
        catch_up.moved.connect(self.page.show_progress)
        catch_up.finished.connect(self._lift)

    def cover(self) -> None:
        """Do not show a list while it is being made again."""
        stack = self._pages.stack
        shown = stack.currentWidget()
        if not self._catch_up.running or self._pages.name_of(shown) not in _LISTS:
            return
        self._covered = shown
        if stack.indexOf(self.page) < 0:
            stack.addWidget(self.page)
        stack.setCurrentWidget(self.page)

    @property
    def beneath(self) -> QWidget | None:
        """The page in view, or the one covered in its place."""
        shown = self._pages.stack.currentWidget()
        return self._covered if shown is self.page else shown

    def _lift(self) -> None:
        covered, self._covered = self._covered, None
        came_back = covered is not None and self._pages.stack.currentWidget() is self.page
        if covered is not None and came_back:
            self._pages.stack.setCurrentWidget(covered)
        self.lifted.emit(came_back)
