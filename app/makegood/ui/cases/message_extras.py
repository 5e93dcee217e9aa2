"""What belongs to a case's next message beside its words: the day for an answer, and who writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.flow.dates import read_day
from makegood.ui.message.folds import Folds
from makegood.ui.message.sender_fields import SenderFields, with_part
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.fact_field import FactField, FieldText

if TYPE_CHECKING:
    from datetime import date

    from makegood.services.messages import NextMessage
    from makegood.ui.shell.host import Host


class CaseExtras(ThemedWidget):
    """Folded; each button says what its part holds by now.

    `day_chosen(object)`: another day for the answer, None for the usual one. `parts_chosen(tuple)`:
    the own details that go in. `sender_changed`: name or details were written into the settings.
    """

    day_chosen = Signal(object)
    parts_chosen = Signal(tuple)
    sender_changed = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._message: NextMessage | None = None
        self.day = DateInput(parse=self._read_day, today=host.services.clock().date())
        self.day.setObjectName("reply_by")
        self.day.date_changed.connect(self._take_day)
        self.day_field = FactField(FieldText(""), self.day)
        self.who = SenderFields(host.services.settings)
        self.who.name_left.connect(self._keep_name)
        self.who.kept.connect(self.sender_changed)
        self.who.ticked.connect(self._tick)
        self.folds = Folds()
        self.folds.add("date", "calendar", self.day, self.day_field)
        self.folds.add("sender", "person", self.who.name, self.who)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.folds)
        self.finish()

    def show_message(self, message: NextMessage) -> None:
        """Show what holds for a message; what is being typed stays under the caret."""
        self._message = message
        if not self.day.editor.hasFocus():
            self.day.set_today(self._today)
            self.day.set_value(message.reply_by)
            self.day_field.set_state("")
        name = self._host.services.settings.current.your_name
        self.who.show_sender(name, message.sender_parts, message.channel)
        self._say()

    @override
    def retranslate(self) -> None:
        self.folds.setAccessibleName(self.tr("Add to the message"))
        self.day_field.set_words(
            FieldText(
                self.tr("Answer wanted by"),
                self.tr("optional"),
                self.tr("Then both sides know by when."),
            )
        )
        self._say()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    @property
    def _today(self) -> date:
        return self._host.services.clock().date()

    def _say(self) -> None:
        message = self._message
        if message is None:
            return
        day = message.reply_by
        self.folds.set_words(
            "date",
            self.tr("Answer by")
            if day is None
            else self.tr("Answer by {day}").format(day=self._host.phrases.day(day)),
        )
        name = self._host.services.settings.current.your_name.strip()
        self.folds.set_words(
            "sender",
            self.tr("From: {name}").format(name=name) if name else self.tr("Your name"),
            self.tr("Name, address, mail and phone, and which of them go in."),
        )

    def _read_day(self, text: str) -> date | None:
        found = read_day(text, self._today, lean="ahead")
        return None if found is None else found.day

    def _take_day(self, day: date | None) -> None:
        if day is not None and day <= self._today:
            self.day_field.set_state("error", self.tr("An answer can only come on a later day."))
            return
        self.day_field.set_state("understood" if day is not None else "")
        self.day_chosen.emit(day)

    def _keep_name(self, name: str) -> None:
        self._host.services.settings.change(your_name=name.strip())
        self.sender_changed.emit()

    def _tick(self, part: str, goes_in: bool) -> None:
        before = () if self._message is None else self._message.sender_parts
        self.parts_chosen.emit(with_part(before, part, goes_in=goes_in))
