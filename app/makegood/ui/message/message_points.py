"""What is weak in the message, as a list one can press: each point leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from makegood.ui.announce import announce
from makegood.ui.widgets.missing_list import MissingList, MissingValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from makegood.domain.text import Text
    from makegood.drafting.draft import Draft, Finding

_PAUSE_MS: Final = 1200
"""A new weak point is said after a pause of typing, not on each key."""
_FINE: Final = "fine"
_FOR_STAGE: Final = "message.missing.for_stage"
_PARTS: Final = {
    "missing.reply_by": "date",
    "missing.sender_name": "sender",
    "missing.proof": "proof",
    "reply_by_late": "date",
}


class MessagePoints(QObject):
    """Keeps the points of a draft for the list on `page`, and for whoever shows them elsewhere.

    `say` renders a sentence; `has_field` tells whether a fact can be told here at all.
    `part_wanted(str)`: a part of the page; `block_wanted(str)`: a paragraph;
    `fact_wanted(str)`: the field of a fact; `changed` with every other list.
    """

    part_wanted = Signal(str)
    block_wanted = Signal(str)
    fact_wanted = Signal(str)
    changed = Signal()

    def __init__(
        self,
        page: QWidget,
        shown: MissingList,
        say: Callable[[Text], str],
        has_field: Callable[[str], bool],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._say_text = say
        self._field_known = has_field
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
        if finding.level != "missing" or finding.fact is None:
            return True
        return self._field_known(finding.fact)

    def _point(self, finding: Finding) -> MissingValue:
        return MissingValue(
            finding.id,
            self._say_text(finding.text),
            repair=self._link(finding),
            kind="blocker" if finding.level == "wall" else "weak",
        )

    def _link(self, finding: Finding) -> str:
        if finding.level == "wall":
            return self.tr("Show me where")
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
