"""The main job walked through the real window, off screen, with made-up answers.

Every page is saved as a picture; the message and the reminder it ends with are returned. It
shows on a machine without a screen that the program works there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from makegood.domain.when import When
from makegood.ui.wizard.page import WizardPage

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from makegood.domain.case import Case
    from makegood.domain.conditions import FactValue
    from makegood.services.bundle import Services
    from makegood.ui.shell.window import MainWindow

SIZE = (1200, 800)
_SETTLE = 8


@dataclass(frozen=True)
class Walked:
    """What a walk came to: pictures in order, the message as sent, the reminder in words."""

    pictures: tuple[Path, ...]
    subject: str
    body: str
    reminder: str
    case_id: str


class StuckError(RuntimeError):
    """A page did not let the walk go on: a mistake of ours, or of the guide data."""


class Walk:
    """One walk. `model` is a made-up case whose facts are the answers given."""

    def __init__(self, window: MainWindow, services: Services, model: Case, folder: Path) -> None:
        self._window = window
        self._services = services
        self._model = model
        self._folder = folder
        self._pictures: list[Path] = []
        window.resize(*SIZE)
        window.show()
        window.new_case()
        wizard = window.page("wizard")
        assert isinstance(wizard, WizardPage)
        self._wizard = wizard

    def run(self) -> Walked:
        """Walk from the first page to the saved case."""
        control, model = self._wizard.controller, self._model
        self._picture("1-where")
        control.answer(marketplace=model.marketplace, site=model.site, country=model.country)
        self._go_on("where")
        self._picture("2-problem")
        topic = next(t.id for t in self._services.packs.pack.topics if model.issue in t.issues)
        control.answer(topic=topic, issue=model.issue, variant=model.variant)
        self._go_on("problem")
        while control.session.step in ("stop", "do_now"):
            self._picture("2-do-now")
            self._go_on(control.session.step)
        if control.session.step == "try_first":
            self._picture("3-try-first")
            self._go_on("try_first")
        self._order()
        ways = control.service.ways(control.session)
        if not ways:
            raise StuckError("there is no way to send the message")
        control.answer(channel=ways[0].channel.id)
        self._picture("5-channel")
        self._go_on("channel")
        control.answer(details=self._details())
        self._picture("6-message")
        draft = control.service.messages.draft(control.session)
        assert draft is not None
        self._go_on("message")
        control.answer(sent="sent", sent_at=self._services.clock().isoformat())
        self._picture("7-next")
        case_ids: list[str] = []
        control.finished.connect(case_ids.append)
        self._go_on("next")
        if not case_ids:
            raise StuckError("the case was not saved")
        self._picture("8-case")
        found = self._services.cases.view(case_ids[0]).assessment.follow_up
        words = self._services.words
        reminder = "" if found is None else f"{found.day:%Y-%m-%d}: {words.render(found.because)}"
        return Walked(tuple(self._pictures), draft.subject, draft.body, reminder, case_ids[0])

    def _order(self) -> None:
        control, model = self._wizard.controller, self._model
        control.answer(remedy=model.remedy)
        facts = control.service.engine.guide.facts
        typed = dict(control.session.answers.facts)
        for name, value in model.facts.items():
            if name in facts:
                text = _as_typed(value)
                typed[name] = control.service.read(control.session, facts[name], text).typed
        control.answer(facts=typed)
        self._picture("4-order")
        self._go_on("order")

    def _details(self) -> tuple[str, ...]:
        known = self._wizard.controller.known
        assert known.entry is not None
        guide = self._wizard.service.engine.guide
        offered = guide.field(known.entry, known.answers.variant, "details")
        return tuple(offered[:2])

    def _go_on(self, step: str) -> None:
        control = self._wizard.controller
        before = control.session
        self._wizard.page(control.session.step).go_on()
        if control.session == before:
            gaps = ", ".join(gap.what for gap in control.service.engine.gaps(before))
            raise StuckError(f"the page {step} does not go on: {gaps}")

    def _picture(self, name: str) -> None:
        self._settle()
        self._wizard.refresh()
        self._settle()
        path = self._folder / f"{name}.png"
        if not self._window.grab().save(str(path)):
            raise StuckError(f"the picture {path.name} could not be written")
        self._pictures.append(path)

    def _settle(self) -> None:
        for _ in range(_SETTLE):
            QCoreApplication.processEvents()


def walk(window: MainWindow, services: Services, model: Case, folder: Path) -> Walked:
    """Walk the main job with the facts of `model`, pictures into `folder`.

    Raises `StuckError` when a page does not go on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return Walk(window, services, model, folder).run()


def _as_typed(value: FactValue | Decimal) -> str:
    """A fact as a person might type it."""
    if isinstance(value, When):
        return value.day.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
