"""Holds the session a person is in, keeps it on the disk, and moves it from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from makegood.storage.errors import StorageError

if TYPE_CHECKING:
    from makegood.flow.reach import Reached
    from makegood.flow.session import Session, StepId
    from makegood.services.wizard import WizardService

KEEP_AFTER_MS: Final = 200
"""Typing is on the disk at most 250 ms after a key; the write itself takes a few of them."""


class WizardController(QObject):
    """The one owner of the session.

    `changed` after every answer, `moved` when another page is to be shown, `kept(datetime)` and
    `keep_failed(object)` after each attempt to write, `finished(str)` with the id of the case.
    """

    changed = Signal()
    moved = Signal()
    kept = Signal(object)
    keep_failed = Signal(object)
    finished = Signal(str)

    def __init__(self, service: WizardService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.service = service
        self._session = service.begin()
        self._dirty = False
        self._problem: StorageError | None = None
        self._known: Reached | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)

    @property
    def session(self) -> Session:
        """The session as it is."""
        return self._session

    @property
    def known(self) -> Reached:
        """The answers that count, worked out once for each change."""
        if self._known is None:
            self._known = self.service.engine.reached(self._session)
        return self._known

    # Opening

    def begin(self) -> None:
        """Start a new complaint; it is written down with the first answer.

        Raises `StorageError` where the one before cannot be kept: then it stays.
        """
        self._keep_first()
        self._take(self.service.begin())
        self.changed.emit()
        self.moved.emit()

    def resume(self, session_id: str) -> bool:
        """Go on with an unfinished complaint; False, and a new one, where it cannot be read.

        Raises `StorageError` where the one before cannot be kept: then it stays.
        """
        self._keep_first()
        found = self.service.open(session_id)
        self._take(found or self.service.begin())
        self.changed.emit()
        self.moved.emit()
        return found is not None

    # Answers

    def answer(self, **changes: Any) -> None:  # noqa: ANN401 - names and types are `Answers`'
        """Take a confirmed answer: it is on the disk when this returns."""
        self.replace(self._session.answer(**changes))

    def type_in(self, **changes: Any) -> None:  # noqa: ANN401 - names and types are `Answers`'
        """Take what is being typed: it is on the disk within a quarter of a second."""
        self.replace(self._session.answer(**changes), typing=True)

    def replace(self, session: Session, *, typing: bool = False) -> None:
        """Take another state of the session."""
        if session == self._session:
            return
        self._take(session)
        self._dirty = True
        if typing:
            # Not started anew by every key: nobody's words wait for a pause in typing.
            if not self._timer.isActive():
                self._timer.start()
        else:
            self.keep_now()
        self.changed.emit()

    def guide_changed(self) -> None:
        """The guide data were read anew: what counts is worked out again."""
        self._known = None
        self.changed.emit()

    # Moving

    def advance(self) -> bool:
        """Go on; False while the page still needs something."""
        if self.service.engine.gaps(self._session):
            return False
        self._move(self.service.engine.advance(self._session))
        return True

    def back(self) -> None:
        """Go to the page before."""
        self._move(self.service.engine.back(self._session))

    def go_to(self, step: StepId, *, come_back: bool = False) -> None:
        """Go to a page that was reached before."""
        self._move(self.service.engine.go_to(self._session, step, come_back=come_back))

    # Ending

    def save(self) -> bool:
        """Keep the complaint as a case; False while it is not finished or cannot be kept."""
        if not self.service.engine.finished(self._session):
            return False
        self.keep_now()
        try:
            saved = self.service.save(self._session)
        except StorageError as problem:
            self.keep_failed.emit(problem)
            return False
        self._timer.stop()
        self._dirty = False
        self._take(self.service.begin())
        self.finished.emit(saved.case_id)
        return True

    def discard(self) -> None:
        """Forget the unfinished complaint for good."""
        self._timer.stop()
        self._dirty = False
        self.service.discard(self._session)
        self._take(self.service.begin())

    def keep_now(self) -> None:
        """Write down at once what is not on the disk yet."""
        self._timer.stop()
        if not self._dirty:
            return
        try:
            self.service.keep(self._session)
        except StorageError as problem:
            self._problem = problem
            self.keep_failed.emit(problem)
            return
        self._dirty = False
        self._problem = None
        self.kept.emit(self.service.now)

    def _keep_first(self) -> None:
        """Let no words go that are not on the disk."""
        self.keep_now()
        if self._problem is not None and self._dirty:
            raise self._problem

    def _take(self, session: Session) -> None:
        self._session = session
        self._known = None

    def _move(self, session: Session) -> None:
        if session == self._session:
            return
        # A new step of a warning page is a new page too, so the page is always shown anew.
        self._take(session)
        self._dirty = True
        self.keep_now()
        self.changed.emit()
        self.moved.emit()
