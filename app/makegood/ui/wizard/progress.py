"""The steps at the side: where a person is, what they answered, where they can go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from makegood.domain.text import Text
from makegood.ui.widgets.step_item import StepValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.marketplace import Channel
    from makegood.flow.session import StepId
    from makegood.ui.widgets.step_item import StepState
    from makegood.ui.widgets.step_list import StepList
    from makegood.ui.wizard.step_page import Desk

STEPS: Final[tuple[StepId, ...]] = (
    "where", "problem", "try_first", "order", "channel", "message", "next",
)  # fmt: skip
SHOWN_AT: Final[dict[StepId, StepId]] = {
    "do_now": "problem", "stop": "problem", "solved": "try_first",
}  # fmt: skip


class Progress(QObject):
    """Fills the list of steps. `title_of` names the way to reach them that was chosen."""

    def __init__(
        self, steps: StepList, desk: Desk, title_of: Callable[[Channel], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._desk = desk
        self._title_of = title_of

    def show(self) -> None:
        """Show where the person is, what they answered and where they can go."""
        session = self._desk.controller.session
        current = SHOWN_AT.get(session.step, session.step)
        engine = self._desk.service.engine
        names = self._names()
        values: list[StepValue] = []
        place = STEPS.index(current)
        for at, step in enumerate(STEPS):
            seen = step in session.visited
            reachable = step != session.step and seen and engine.go_to(session, step).step == step
            state: StepState = "ahead"
            if step == current:
                state = "current"
            elif seen and at < place:
                state = "visited"
            elif seen:
                state = "visited" if reachable else "check_again"
            answer = self._answer_of(step) if state == "visited" else ""
            values.append(
                StepValue(
                    step,
                    at + 1,
                    names[step],
                    state,
                    answer,
                    self._spoken(at + 1, names[step], state, answer),
                    reachable=reachable,
                )
            )
        self._steps.set_steps(values)
        numbers = {"number": place + 1, "count": len(STEPS)}
        self._steps.set_menu_label(
            self.tr("Step {number} of {count} · {name}").format(**numbers, name=names[current]),
            self.tr("Step {number} of {count}").format(**numbers),
        )

    def _spoken(self, number: int, name: str, state: StepState, answer: str) -> str:
        words = self.tr("Step {number} of {count}, {name}").format(
            number=number, count=len(STEPS), name=name
        )
        states = {
            "visited": self.tr("done"),
            "current": self.tr("you are here"),
            "ahead": self.tr("still to come"),
            "check_again": self.tr("check again"),
        }
        said = f"{words}, {states[state]}"
        return f"{said}: {answer}" if answer else said

    def _answer_of(self, step: StepId) -> str:
        known = self._desk.controller.known
        answers = known.answers
        if step == "where" and known.market is not None:
            return answers.marketplace_name or known.market.name
        if step == "problem" and answers.issue is not None:
            return self._text(f"issues.{answers.issue}.title")
        if step == "try_first" and answers.tried:
            return self.tr("did not help")
        if step == "order" and answers.remedy is not None:
            return self._text(f"remedies.{answers.remedy}.title")
        if step == "channel":
            channel = self._desk.service.channel(self._desk.controller.session)
            return "" if channel is None else self._title_of(channel)
        return ""

    def _names(self) -> dict[StepId, str]:
        return {
            "where": self.tr("Where?"),
            "problem": self.tr("What went wrong?"),
            "try_first": self.tr("Try this first"),
            "order": self.tr("Your order"),
            "channel": self.tr("Where to send it"),
            "message": self.tr("Your message"),
            "next": self.tr("What happens next"),
        }

    def _text(self, key: str) -> str:
        phrases = self._desk.phrases
        return phrases.render(Text(key)) if phrases.known(key) else ""
