"""What every page of the wizard shares: question, room for answers, footer, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.scroll_page import ScrollPage, reveal

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.text import Text
    from makegood.flow.answers import Answers
    from makegood.flow.engine import Gap
    from makegood.flow.reach import Reached
    from makegood.flow.session import Session, StepId
    from makegood.services.bundle import Services
    from makegood.services.wizard import WizardService
    from makegood.ui.shell.phrases import Phrases
    from makegood.ui.wizard.controller import WizardController

MOST_CHARS = 82


@dataclass(frozen=True)
class Desk:
    """What pages are given: the session's owner, the use cases, words, and ways out.

    `services` is for what is not the wizard's own: proof, settings, words of other languages.
    `open_outside` opens an address in the user's own program and says whether that began.
    `copy` puts text on the clipboard. `check_contact` shows where a number, address or link is
    compared with our list; the complaint waits, kept.
    """

    controller: WizardController
    service: WizardService
    phrases: Phrases
    open_outside: Callable[[str], bool]
    copy: Callable[[str], None]
    services: Services
    check_contact: Callable[[], None] = lambda: None


class StepPage(ScrollPage):
    """One page. Subclasses build widgets, set captions in `captions`, show answers in `render`.

    `change_requested(str)`: an answer of another page is to be changed, as in `CaseSide`.
    """

    step: StepId
    save_label = False
    change_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.desk = desk
        self._shown = False
        super().__init__(max_chars=MOST_CHARS, parent=parent)
        self.problem = Notice("danger")
        self.problem.setHidden(True)
        self.problem.setObjectName("problem")
        self._marked: QWidget | None = None
        self.body.addWidget(self.problem)
        self.footer.went_back.connect(desk.controller.back)
        self.footer.went_on.connect(self.go_on)
        self.build()
        self._shown = True
        self.captions()

    # For subclasses

    def build(self) -> None:
        """Make the widgets of the page."""
        raise NotImplementedError

    def captions(self) -> None:
        """Set every caption the page brings itself."""
        raise NotImplementedError

    def render_answers(self) -> None:
        """Show the answers of the session."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Where work on the page begins."""
        return None

    def field_of(self, gap: Gap) -> QWidget | None:
        """The field that would fill a gap."""
        return self.first_field()

    def field_named(self, name: str) -> QWidget | None:
        """The field that holds an answer, brought into view; None where there is none."""
        return self.findChild(QWidget, name)

    def words_of_gap(self, gap: Gap) -> str:
        """What to do about a gap."""
        return self.tr("Something is still missing on this page.")

    # For the wizard

    @property
    def session(self) -> Session:
        """The session."""
        return self.desk.controller.session

    @property
    def answers(self) -> Answers:
        """Everything answered, whether it counts now or not."""
        return self.desk.controller.session.answers

    @property
    def known(self) -> Reached:
        """The answers that count."""
        return self.desk.controller.known

    def text(self, key: str) -> str:
        """Words of the guide data by their key; empty where there are none."""
        from makegood.domain.text import Text

        return self.desk.phrases.render(Text(key)) if self.desk.phrases.known(key) else ""

    def say(self, text: Text) -> str:
        """A sentence in the language of the window."""
        return self.desk.phrases.render(text)

    def go_on(self) -> None:
        """Press the primary button."""
        self.commit()
        controller = self.desk.controller
        done = controller.save() if self.save_label else controller.advance()
        gaps = self.desk.service.engine.gaps(self.session)
        if not done and gaps:
            self.show_gap(gaps[0])

    def commit(self) -> None:
        """Take over what stands in a field that was not left yet."""

    def show_gap(self, gap: Gap) -> None:
        """Say right above the field what is missing, mark the field, and go there."""
        self.show_problem(self.tr("Still missing:"), self.words_of_gap(gap), self.field_of(gap))

    def show_problem(self, lead: str, words: str, field: QWidget | None) -> None:
        """Say what keeps the page from going on, right above the field that it is about."""
        self.hide_problem()
        self.problem.set_text(lead, words)
        block = field
        while block is not None and self.body.indexOf(block) < 0:
            block = block.parentWidget()
        self.body.removeWidget(self.problem)
        place = 0 if block is None else self.body.indexOf(block)
        self.body.insertWidget(place, self.problem)
        self.problem.setHidden(False)
        announce(self.problem, words, urgent=True)
        if field is None:
            self.to_top()
            return
        self._mark(field, "error")
        # After the layout has made room for the notice.
        QTimer.singleShot(0, field, lambda: self._go_to_problem(field))

    def hide_problem(self) -> None:
        """What kept the page from going on is mended."""
        self.problem.setHidden(True)
        if self._marked is not None:
            self._mark(self._marked, "")

    def _mark(self, field: QWidget, state: str) -> None:
        """Mark a field, or the outermost part of the page it belongs to that can be marked."""
        self._marked = field if state else None
        marks: list[Callable[[str], None]] = []
        at: QWidget | None = field
        while at is not None and at is not self:
            if callable(set_state := getattr(at, "set_state", None)):
                marks.append(set_state)
            at = at.parentWidget()
        for mark in marks[-1:]:
            mark(state)

    def _go_to_problem(self, field: QWidget) -> None:
        if not self.problem.isHidden():
            field.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(self.problem, head_first=True)

    def entered(self) -> None:
        """The page has come into view."""
        self.hide_problem()
        self.render_answers()
        self.to_top()

    def refresh(self) -> None:
        """An answer changed."""
        if not self.desk.service.engine.gaps(self.session):
            self.hide_problem()
        self.render_answers()

    @override
    def retranslate(self) -> None:
        if self._shown:
            self.captions()
            if self.isVisible():
                self.render_answers()
