"""The answers of "Check my dates": a wizard's session that nobody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from makegood.flow.answers import Typed
from makegood.ui.wizard.controller import WizardController

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_CARRIED = (
    "marketplace", "marketplace_name", "site", "country", "topic", "issue", "variant", "facts",
    "page_dates",
)  # fmt: skip


class CheckAnswers(WizardController):
    """Answers as the wizard has them, so that a complaint can begin with them. Never written."""

    @override
    def keep_now(self) -> None:
        """Nothing is kept: no complaint was begun."""
        self._timer.stop()

    def choose_issue(self, issue: str) -> None:
        """Take the problem, with the topic it stands under in the wizard."""
        guide = self.service.engine.guide
        topic = next((t.id for t in guide.pack.topics if issue in t.issues), None)
        self.answer(issue=issue, topic=topic, variant=None)

    def keep_date(self, rule: str, day: date | None) -> None:
        """Let a date the user saw beat ours; None goes back to ours."""
        own = dict(self.session.answers.page_dates)
        own.pop(rule, None)
        if day is not None:
            own[rule] = Typed(day.isoformat(), "date", day.isoformat())
        self.answer(page_dates=own)

    def carried(self) -> Mapping[str, object]:
        """What the wizard is to begin with, by the names of its answers."""
        answers = self.session.answers
        return {name: getattr(answers, name) for name in _CARRIED}
