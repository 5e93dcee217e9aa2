"""The next step of a case, and the buttons for what happens most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.conditions import evaluate
from makegood.domain.situation import facts_of
from makegood.domain.text import Text
from makegood.services.summaries import next_action, rung_title
from makegood.ui.cases.step_boxes import StepBoxes
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.domain.assessment import NextStep
    from makegood.domain.marketplace import Rung
    from makegood.services.cases import CaseView
    from makegood.ui.shell.host import Host


class NextCard(ThemedWidget):
    """`wanted(kind)` opens a form, `step_done(Rung)` the one for a step that was taken."""

    wanted = Signal(str)
    step_done = Signal(object)
    menu_wanted = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._rung: Rung | None = None
        self.card = Card(strong=True, padding="s4")
        self.state = Label("", "caption", "text_muted")
        self.title = Label("", "card_title")
        self.body = Label("", "body", "text_muted")
        self.steps = StepBoxes()
        self.steps.toggled.connect(self._tick)
        self.also = Label("", "caption", "text_muted", selectable=True)
        self.also.setObjectName("also")
        self.careful = Notice("danger")
        self.done_button = Button("", "primary", icon_name="check")
        self.wrote = Button("", "plain", icon_name="mail")
        self.answered = Button("", "plain", icon_name="reply-due")
        self.solved = Button("", "plain", icon_name="done")
        self.reopen = Button("", "primary", icon_name="undo")
        self.more_button = Button("", "plain", icon_name="plus")
        self.first = TurningRow()
        self.buttons = TurningRow()
        for button in (self.done_button, self.reopen):
            self.first.add(button)
        self.others = TurningRow()
        for button in (self.wrote, self.answered):
            self.buttons.add(button)
        for button in (self.solved, self.more_button):
            self.others.add(button)
        self.done_button.clicked.connect(lambda: self.step_done.emit(self._rung))
        self.wrote.clicked.connect(lambda: self.wanted.emit("wrote"))
        self.answered.clicked.connect(lambda: self.wanted.emit("answered"))
        self.solved.clicked.connect(lambda: self.wanted.emit("solved"))
        self.reopen.clicked.connect(self._go_on)
        self.more_button.clicked.connect(self.menu_wanted)
        for part in (self.state, self.title, self.body, self.steps, self.also, self.careful):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.first)
        # Two and two: four beside each other would become a tall column in a narrow window.
        self.pairs = TurningRow()
        self.pairs.add(self.buttons)
        self.pairs.add(self.others)
        self.card.body.addWidget(self.pairs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.finish()

    def show_next(self, view: CaseView) -> None:
        """Show what comes next in a case."""
        self._view = view
        phrases, assessment = self._host.phrases, view.assessment
        step = assessment.next
        closed = assessment.is_over
        paused = assessment.status == "paused"
        self._rung = None if step is None or closed else self._find(view, step.rung)
        action = next_action(view.case, assessment)
        if closed:
            self._words(self.tr("Closed"), phrases.app(f"status.{assessment.status}"), "", ())
        elif step is None:
            title = "" if action is None else phrases.render(action)
            because = assessment.follow_up
            why = "" if because is None else phrases.render(because.because)
            self._words(self.tr("Next"), title, why, ())
        else:
            self._show_step(view, step)
        self.done_button.setHidden(self._rung is None or paused)
        self.done_button.set_kind("primary" if step is not None and step.open_now else "plain")
        self.reopen.setHidden(not (closed or paused))
        self.reopen.setText(self.tr("Open it again") if closed else self.tr("Go on with it"))
        for button in (self.wrote, self.answered, self.solved, self.more_button):
            button.setHidden(closed)
        self.first.setHidden(self.done_button.isHidden() and self.reopen.isHidden())
        self.pairs.setHidden(closed)
        self._show_also(view, shown=not (closed or paused))
        self._show_careful(view)

    @property
    def message_step(self) -> Rung | None:
        """The step a message is written for: the next one once it is open, else a reminder."""
        view = self._view
        if view is None or view.assessment.next is None:
            return None
        due = view.assessment.next.open_now or view.assessment.status == "draft"
        return self._rung if due else None

    @override
    def retranslate(self) -> None:
        self.done_button.setText(self.tr("I have done this"))
        self.wrote.setText(self.tr("I wrote again"))
        self.answered.setText(self.tr("They answered"))
        self.solved.setText(self.tr("It is solved"))
        self.more_button.setText(self.tr("Add"))
        if self._view is not None:
            self.show_next(self._view)

    @override
    def restyle(self) -> None:
        self.card.body.setSpacing(theme().space("s2"))

    def _find(self, view: CaseView, rung_id: str) -> Rung | None:
        case = view.case
        ladder = view.book.ladder(case.issue, case.variant, case.role)
        rungs = () if ladder is None else ladder.rungs
        return next((rung for rung in rungs if rung.id == rung_id), None)

    def _show_also(self, view: CaseView, *, shown: bool) -> None:
        """The steps that can be taken at the same time, and those whose time has passed."""
        phrases = self._host.phrases
        lines: list[str] = []
        for step in view.assessment.beside if shown else ():
            title = phrases.render(rung_title(view.case, step.rung))
            why = phrases.render(step.because)
            lines.append(self.tr("Besides: {step}. {why}").format(step=title, why=why))
            if step.last_day is not None:
                day = phrases.day(step.last_day)
                last = self.tr("Last day for it: {day}").format(day=day)
                lines[-1] = f"{lines[-1]} {last}"
        self.also.setText("\n".join(lines))
        self.also.setHidden(not lines)

    def _show_step(self, view: CaseView, step: NextStep) -> None:
        phrases, case = self._host.phrases, view.case
        state = self.tr("Next step, open now")
        if not step.open_now:
            state = self.tr("Next step, not open yet")
            if step.opens is not None:
                day = phrases.weekday(step.opens)
                state = self.tr("Next step, opens: {day}").format(day=day)
        if step.last_day is not None:
            last = phrases.day(step.last_day)
            state += " · " + self.tr("last day: {day}").format(day=last)
        body = f"{case.marketplace}.rungs.{step.rung}.body"
        parts = [phrases.render(Text(body))] if phrases.known(body) else []
        if not step.open_now:
            parts.append(phrases.render(step.because))
        title = phrases.render(rung_title(case, step.rung))
        self._words(state, title, "\n".join(parts), self._how(view))

    def _tick(self, place: int, done: bool) -> None:
        """Steps are kept with the case: whoever comes back sees where they were."""
        view, channel = self._view, self._channel
        if view is not None and channel is not None:
            ways = self._host.services.ways
            self._host.attempt(lambda: ways.tick(view.case.id, channel, place, done=done))

    @property
    def _channel(self) -> str | None:
        rung = self._rung
        return rung.channels[0] if rung is not None and rung.channels else None

    def _how(self, view: CaseView) -> tuple[str, ...]:
        """The first way to take the step, a line for each thing to do."""
        channel = self._channel
        if channel is None:
            return ()
        phrases, case = self._host.phrases, view.case
        lines = phrases.lines(f"{case.marketplace}.channels.{channel}.steps")
        if not lines:
            found = phrases.body_channel(channel)
            lines = () if found is None else phrases.lines(found.replace(".title", ".steps"))
        return lines

    def _show_careful(self, view: CaseView) -> None:
        """What the step ends, told before it is taken."""
        rung, phrases, market = self._rung, self._host.phrases, view.book.marketplace
        key = ""
        if rung is not None and market is not None:
            facts = facts_of(view.case, view.book)
            by_id = {trap.id: trap for trap in market.traps}
            # What is done already is not warned of any more.
            named = [by_id[name] for name in rung.traps if name in by_id]
            warned = [trap.id for trap in named if evaluate(trap.applies, facts) is not False]
            key = f"{market.id}.traps.{warned[0]}" if warned else ""
        self.careful.setHidden(not key or not phrases.known(f"{key}.title"))
        if not self.careful.isHidden():
            body = phrases.render(Text(f"{key}.body")) if phrases.known(f"{key}.body") else ""
            self.careful.set_text(phrases.render(Text(f"{key}.title")), body)

    def _words(self, state: str, title: str, body: str, steps: tuple[str, ...]) -> None:
        self.state.setText(state)
        self.title.setText(title)
        self.body.setText(body)
        self.body.setHidden(not body)
        view, channel = self._view, self._channel
        ways = self._host.services.ways
        done = ways.ticked(view.case.id, channel) if view and channel and steps else ()
        self.steps.set_steps(steps, done)

    def _go_on(self) -> None:
        if self._view is None:
            return
        paused = self._view.assessment.status == "paused"
        self.wanted.emit("resume" if paused else "reopen")
