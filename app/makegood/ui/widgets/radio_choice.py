"""A few alternatives as radio buttons; yes or no is one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card_group import RovingFocus
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.ui.widgets.choice_card import ChoiceValue


class RadioChoice(ThemedWidget):
    """`chosen(id)` when the user takes another alternative; one Tab stop, arrows inside."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[ChoiceValue] = (),
        *,
        in_a_row: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._in_a_row = in_a_row
        self._rows: dict[str, MarkRow] = {}
        self._group = QButtonGroup(self)
        self._roving = RovingFocus(self)
        direction = (
            QBoxLayout.Direction.LeftToRight if in_a_row else QBoxLayout.Direction.TopToBottom
        )
        self._layout = QBoxLayout(direction, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        group(self, "")
        self.set_choices(choices)
        self.finish()

    def set_choices(self, choices: Sequence[ChoiceValue]) -> None:
        """Show these alternatives; the chosen one stays if it is among them."""
        before = self.value()
        if [c.id for c in choices] == list(self._rows):
            for choice in choices:
                self._rows[choice.id].set_text(choice.title, choice.help)
            return
        while self._layout.count():
            self._layout.takeAt(0)
        for row in self._rows.values():
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        self.setFocusProxy(None)  # type: ignore[arg-type]
        for choice in choices:
            row = MarkRow(choice.title, "radio", choice.help, self)
            row.setObjectName(f"choice:{choice.id}")
            row.clicked.connect(lambda _c=False, i=choice.id: self.chosen.emit(i))
            self._group.addButton(row)
            self._rows[choice.id] = row
            self._layout.addWidget(row)
        if self._in_a_row:
            self._layout.addStretch(1)
        follow(self, self._rows.values())
        self._roving.set_buttons(list(self._rows.values()))
        # Qt takes none here, the stub of PySide does not say so.
        self.setFocusProxy(next(iter(self._rows.values()), None))  # type: ignore[arg-type]
        self.set_value(before)

    def set_state(self, state: str) -> None:
        """`error` writes the words in red."""
        for row in self._rows.values():
            row.set_state(state)

    def value(self) -> str | None:
        """Id of the chosen alternative."""
        return next((i for i, row in self._rows.items() if row.isChecked()), None)

    def set_value(self, choice_id: str | None) -> None:
        """Choose without a signal; None chooses nothing."""
        self._group.setExclusive(False)
        for row in self._rows.values():
            row.setAutoExclusive(False)
        for known, row in self._rows.items():
            row.setChecked(known == choice_id)
        for row in self._rows.values():
            row.setAutoExclusive(True)
        self._group.setExclusive(True)
        self._roving.settle()

    def row(self, choice_id: str) -> MarkRow:
        """The button of an alternative; KeyError if there is none."""
        return self._rows[choice_id]

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.built:
            self._turn()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [row.minimumSizeHint().width() for row in self._rows.values()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def _turn(self) -> None:
        """A row that does not fit becomes a column."""
        if not self._in_a_row:
            return
        gap = theme().space("s4")
        needed = sum(row.natural_width() + gap for row in self._rows.values())
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if needed <= self.width() else direction.TopToBottom
        if wanted != self._layout.direction():
            self._layout.setDirection(wanted)
            self.restyle()

    @override
    def restyle(self) -> None:
        beside = self._layout.direction() == QBoxLayout.Direction.LeftToRight
        self._layout.setSpacing(theme().space("s4") if beside else theme().space("s1"))
