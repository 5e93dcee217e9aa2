"""A day that is typed in any common form, picked, or given as "about"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from makegood.domain.catalogue import FactDef
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.fact_field import FactField, FieldState, FieldText

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from makegood.flow.answers import Typed
    from makegood.flow.reading import FactReading
    from makegood.ui.wizard.step_page import Desk

_AHEAD = "reply_by"
_PAST = "order_date"


class DayField(ThemedWidget):
    """`taken(Typed)` with each change. `fact` names the fact, or `ahead` where days lie."""

    taken = Signal(object)

    def __init__(
        self,
        desk: Desk,
        fact: FactDef | None = None,
        *,
        ahead: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fact = fact or FactDef(id=_AHEAD if ahead else _PAST, kind="date", about=True)
        self.input = DateInput(parse=self._exact, today=desk.service.today)
        self.field = FactField(FieldText(""), self.input)
        self._last: str | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        self.setFocusProxy(self.input)
        self.input.edited.connect(self._typed)
        self.input.date_changed.connect(self._picked)
        self.finish()

    def set_words(
        self,
        label: str,
        *,
        optional: str = "",
        help_text: str = "",
        where: str = "",
        where_text: str = "",
    ) -> None:
        """Label, help, and where to find the day."""
        self.field.set_words(FieldText(label, optional, help_text, where, where_text))

    def show_typed(self, typed: Typed | None) -> None:
        """Show what was typed before; leaves alone what is being typed."""
        text = "" if typed is None else typed.text
        if self.input.editor.hasFocus() or text == self._last:
            return
        self._last = text
        self.input.set_text(text)
        self._judge(self._read(text))

    def set_state(self, state: FieldState) -> None:
        """Mark the field as `FactField` does."""
        self.field.set_state(state)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.input.setAccessibleName(name)

    def _read(self, text: str) -> FactReading:
        return self._desk.service.read(self._desk.controller.session, self._fact, text)

    def _exact(self, text: str) -> date | None:
        """The day, only where it is exact and sure: then the field may write it out."""
        reading = self._read(text)
        value = reading.typed.understood
        if reading.advice is not None or value is None:
            return None
        return getattr(value, "day", None)

    def _typed(self, text: str) -> None:
        self._last = text
        reading = self._read(text)
        # Half a date is not a mistake: errors wait until the field is left.
        self.field.set_state("understood" if reading.typed.value and not reading.advice else "")
        self.taken.emit(reading.typed)
        if reading.advice is not None and not reading.wrong:
            self._judge(reading)

    def _picked(self, _day: object) -> None:
        text = self.input.text()
        if text != self._last:
            self._typed(text)

    def _judge(self, reading: FactReading) -> None:
        if reading.advice is not None:
            words = self._desk.phrases.render(reading.advice)
            self.field.set_state("error" if reading.wrong else "advice", words)
        else:
            self.field.set_state("understood" if reading.typed.value else "")

    def settle(self) -> None:
        """The field was left: say what is wrong with it, if anything is."""
        self._judge(self._read(self.input.text()))
