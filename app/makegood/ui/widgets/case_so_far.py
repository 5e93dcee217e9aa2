"""What was answered, each line with a way back to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.elided_label import ElidedLabel
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class AnswerValue:
    """One answer. `change_spoken` says what is changed: "Change where: AliExpress"."""

    id: str
    label: str
    value: str
    change: str = ""
    change_spoken: str = ""


LONGEST_PIECE = 15
"""Letters without a space that the narrow column still shows whole."""
LONGEST_IN_A_ROW = 28
"""Letters without a space that fit when the value has the whole width for itself."""


def _longest(text: str) -> int:
    return max((len(piece) for piece in text.split()), default=0)


def _value_label(text: str) -> Label:
    """A label that wraps; what is too long even for a row of its own is whole in its tool tip."""
    if _longest(text) > LONGEST_IN_A_ROW:
        return ElidedLabel(text, "caption", "text")
    return Label(text, "caption", "text", selectable=True)


def _shape(answer: AnswerValue) -> tuple[str, str, bool, bool]:
    """What of an answer decides how its row is made."""
    longest = _longest(answer.value)
    return (
        answer.id,
        answer.label,
        longest > LONGEST_PIECE,
        longest > LONGEST_IN_A_ROW,
    )


def _spoken(answer: AnswerValue) -> str:
    return answer.change_spoken or f"{answer.change}: {answer.label}"


class CaseSoFar(ThemedWidget):
    """`change_requested(id)`: go there, and come back afterwards."""

    change_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._values: tuple[AnswerValue, ...] = ()
        self._links: dict[str, Button] = {}
        self._shown: dict[str, Label] = {}
        set_role(self, QAccessible.Role.List)
        self.finish()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the list."""
        self.setAccessibleName(name)

    def set_answers(self, answers: Sequence[AnswerValue]) -> None:
        """Show these answers in this order."""
        before, self._values = self._values, tuple(answers)
        if self._values == before:
            return
        if [_shape(answer) for answer in before] == [_shape(answer) for answer in answers]:
            # While one of them is typed, or another page is turned to, the rows stay.
            self._update()
            return
        focused = next((i for i, link in self._links.items() if link.hasFocus()), None)
        self.setUpdatesEnabled(False)
        self._clear()
        row = -1
        for answer in answers:
            row += 1
            label = Label(answer.label, "caption", "text_muted")
            value = self._shown[answer.id] = _value_label(answer.value)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            if _longest(answer.value) > LONGEST_PIECE:
                # An order number is compared sign by sign: it has the width of the panel.
                self._grid.addWidget(value, row + 1, 0, 1, 3, Qt.AlignmentFlag.AlignTop)
            else:
                self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
            link = Button(answer.change, "link", size="small", parent=self)
            link.setObjectName(f"change:{answer.id}")
            link.setAccessibleName(_spoken(answer))
            link.setHidden(not answer.change)
            link.clicked.connect(lambda _c=False, i=answer.id: self.change_requested.emit(i))
            self._links[answer.id] = link
            self._grid.addWidget(link, row, 2, Qt.AlignmentFlag.AlignTop)
            row += _longest(answer.value) > LONGEST_PIECE
        if focused in self._links:
            self._links[focused].setFocus()
        self.setUpdatesEnabled(True)

    def _update(self) -> None:
        for answer in self._values:
            self._shown[answer.id].setText(answer.value)
            link = self._links[answer.id]
            link.setText(answer.change)
            link.setAccessibleName(_spoken(answer))
            link.setHidden(not answer.change)

    def link(self, answer_id: str) -> Button:
        """The Change link of an answer; KeyError if it has none."""
        link = self._links[answer_id]
        if link.isHidden():
            raise KeyError(answer_id)
        return link

    @override
    def restyle(self) -> None:
        look = theme()
        self._grid.setHorizontalSpacing(look.space("s3"))
        self._grid.setVerticalSpacing(look.space("s1"))

    def _clear(self) -> None:
        self._links, self._shown = {}, {}
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
