"""What is weak in the message, as a list one can press: each point leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from makegood.ui.announce import announce
from makegood.ui.widgets.missing_list import MissingList, MissingValue

if TYPE_CHECKING:
    from makegood.drafting.draft import Draft, Finding
    from makegood.ui.wizard.step_page import StepPage

_PAUSE_MS: Final = 1200
"""A new weak point is said after a pause of typing, not on each key."""
_FINE: Final = "fine"
_FOR_STAGE: Final = "message.missing.for_stage"
_OF_THE_MESSAGE: Final = ("remedy", "reply_by", "sender_name", "country")
_PARTS: Final = {
    "missing.reply_by": "date",
    "missing.sender_name": "sender",
    "missing.proof": "proof",
    "reply_by_late": "date",
}


class MessagePoints(QObject):
    """Keeps the points of a draft for the page's own list and for the panel beside it.

    `part_wanted(str)`: a folded part of the page; `block_wanted(str)`: a paragraph;
    `fact_wanted(str)`: a field of the page "your order"; `changed` with every other list.
    """

    part_wanted = Signal(str)
    block_wanted = Signal(str)
    fact_wanted = Signal(str)
    changed = Signal()

    def __init__(self, page: StepPage, shown: MissingList) -> None:
        super().__init__(page)
        self._page = page
        self._shown = shown
        self._draft: Draft | None = None
        self._said: tuple[str, ...] = ()
        self.points: tuple[MissingValue, ...] = ()
        shown.repair.connect(self.repair)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)

    @property
    def title(self) -> str:
        """The heading as it is said aloud, with the count."""
        count = len(self._known())
        if not count:
            return self.tr("Before you send, nothing is missing")
        return self.tr("Before you send, to look at: {count}").format(count=count)

    def set_draft(self, draft: Draft) -> None:
        """Show the points of a draft."""
        self._draft = draft
        points = [self._point(finding) for finding in draft.findings if self._can_help(finding)]
        if not points:
            points = [MissingValue(_FINE, self.tr("Nothing is missing."), kind="right")]
        self._shown.set_points(points)
        if self._shown.points != self.points:
            self.points = self._shown.points
            self.changed.emit()
        if self._known() != self._said:
            self._pause.start()

    def begin(self) -> None:
        """What is weak from the start is read with the page, not called out."""
        self._said = self._known()

    def repair(self, point: str) -> None:
        """Go to where a point can be put right."""
        findings = () if self._draft is None else self._draft.findings
        finding = next((each for each in findings if each.id == point), None)
        if finding is None:
            return
        if point in _PARTS:
            self.part_wanted.emit(_PARTS[point])
        elif finding.block is not None:
            self.block_wanted.emit(finding.block)
        elif finding.fact is not None:
            self.fact_wanted.emit(finding.fact)
        elif point == "too_long":
            self.part_wanted.emit("words")
        elif point == "language":
            self.part_wanted.emit("language")

    def _can_help(self, finding: Finding) -> bool:
        """A fact without a field here is nothing to add, unless a right hangs on it."""
        return self._has_field(finding) or finding.text.id == _FOR_STAGE

    def _has_field(self, finding: Finding) -> bool:
        known = self._page.known
        if finding.level != "missing" or finding.fact is None or known.entry is None:
            return True
        asks = self._page.desk.service.engine.guide.asks(
            known.entry, known.answers.variant, known.facts
        )
        return finding.fact in {*(ask.fact for ask in asks), *_OF_THE_MESSAGE}

    def _point(self, finding: Finding) -> MissingValue:
        return MissingValue(
            finding.id,
            self._page.say(finding.text),
            repair=self._link(finding),
            kind="blocker" if finding.level == "wall" else "weak",
        )

    def _link(self, finding: Finding) -> str:
        if finding.level == "wall":
            return self.tr("Take it out")
        if finding.block is not None:
            return self.tr("Show it")
        if finding.level == "missing":
            return self.tr("Add it") if self._has_field(finding) else ""
        if finding.id in ("too_long", "language", "reply_by_late"):
            return self.tr("Change it")
        return ""

    def _known(self) -> tuple[str, ...]:
        return tuple(point.what for point in self.points if point.kind != "right")

    def _say(self) -> None:
        now = self._known()
        new = [what for what in now if what not in self._said]
        self._said = now
        if new and self._page.isVisible():
            announce(self._shown, " ".join(new))
