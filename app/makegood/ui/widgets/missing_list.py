"""What is weak in a message, and what is right in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

MissingKind = Literal["blocker", "weak", "right"]

_LOOK = {
    "blocker": ("stop", "danger"),
    "weak": ("warn", "warning"),
    "right": ("done", "success"),
}
_ORDER = ("blocker", "weak", "right")


@dataclass(frozen=True)
class MissingValue:
    """What, why, and the link that repairs it. Only a secret in the text is a blocker."""

    id: str
    what: str
    why: str = ""
    repair: str = ""
    kind: MissingKind = "weak"


class _Row(ThemedWidget):
    def __init__(self, value: MissingValue) -> None:
        super().__init__()
        icon, tone = _LOOK[value.kind]
        self._what = Label(value.what, "body_strong")
        if value.kind == "blocker":
            self._what.set_tone("danger")
        # Parents first: shown without one, a part would flash up as a window of its own.
        why = Label(value.why, "caption", "text_muted", parent=self)
        why.setHidden(not value.why)
        self.link = Button(value.repair, "link", parent=self)
        self.link.setObjectName(f"repair:{value.id}")
        self.link.setAccessibleDescription(value.what)
        self.link.setHidden(not value.repair)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self._what)
        self._words.addWidget(why)
        self._words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(IconLabel(icon, tone, "button"), 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self._words, 1)
        set_role(self, QAccessible.Role.ListItem)
        self.setAccessibleName(value.what)
        self.setAccessibleDescription(value.why)
        self.finish()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().px(10))


class MissingList(ThemedWidget):
    """Blockers first, then weak points, then what is right. `repair(id)` is the link.

    The count belongs into the heading's words. A new weak point is announced by the caller
    after a pause of typing.
    """

    repair = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[MissingValue, ...] = ()
        self._rows: dict[str, _Row] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        set_role(self, QAccessible.Role.List)
        self.finish()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the list."""
        self.setAccessibleName(name)

    def set_points(self, points: Sequence[MissingValue]) -> None:
        """Show these points, sorted by kind; nothing happens if they are the same."""
        ordered = tuple(sorted(points, key=lambda p: _ORDER.index(p.kind)))
        if ordered == self._values:
            return
        self._values = ordered
        self.setUpdatesEnabled(False)
        for row in self._rows.values():
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for point in ordered:
            row = _Row(point)
            row.link.clicked.connect(lambda _c=False, i=point.id: self.repair.emit(i))
            self._rows[point.id] = row
            self._layout.addWidget(row)
        follow(self, [row.link for row in self._rows.values()])
        self.setUpdatesEnabled(True)

    @property
    def points(self) -> tuple[MissingValue, ...]:
        """What is shown, in the order shown."""
        return self._values

    @property
    def first_link(self) -> Button | None:
        """The first link that can be pressed, for those who come by keyboard."""
        return next((row.link for row in self._rows.values() if not row.link.isHidden()), None)

    def link(self, point_id: str) -> Button:
        """The link of a point; KeyError if it is unknown."""
        return self._rows[point_id].link

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
