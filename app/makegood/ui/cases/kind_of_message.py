"""Which message to write in a case: what lies nearest as buttons, all others in a list."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.message.stage_picker import StagePicker
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.services.messages import Writable
    from makegood.ui.shell.phrases import Phrases

_ANSWER: Final = "offer_answer"
_CONFIRM: Final = "call_confirmation"
_COUNTER: Final = "counter"


class KindOfMessage(ThemedWidget):
    """`wanted(stage)` by one press, `picked()` when kind, form or sum was changed in the list.

    The list is folded away until it is asked for.
    """

    wanted = Signal(str)
    picked = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: dict[str, Writable] = {}
        self.stage: str | None = None
        self.choice: str | None = None
        self._form: str | None = None
        self.answer = Button("", "plain", icon_name="reply-due", size="small")
        self.answer.setObjectName("answer_offer")
        self.answer.clicked.connect(lambda: self.wanted.emit(_ANSWER))
        self.confirm = Button("", "plain", icon_name="phone", size="small")
        self.confirm.setObjectName("confirm_call")
        self.confirm.clicked.connect(lambda: self.wanted.emit(_CONFIRM))
        self.other = Button("", "quiet", icon_name="list", size="small")
        self.other.setObjectName("other_message")
        self.other.setCheckable(True)
        self.other.clicked.connect(self._open_list)
        self._row = WrappingRow("s2")
        for button in (self.answer, self.confirm, self.other):
            self._row.add(button)
        self.picker = StagePicker(phrases)
        self.picker.chosen.connect(self._chosen)
        self.picker.form_chosen.connect(self._form_chosen)
        self.sum = TextInput(ltr=True)
        self.sum.setObjectName("counter_sum")
        self.sum.edited.connect(lambda _text: self.picked.emit())
        self._sum_field = FactField(FieldText(""), self.sum)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._row, self.picker, self._sum_field):
            self._layout.addWidget(part)
        self.picker.setHidden(True)
        self._sum_field.setHidden(True)
        self.finish()

    def forget(self) -> None:
        """Back to what the case itself suggests."""
        self.stage = self.choice = None
        self.sum.set_value("")
        self._fold(open_=False)

    def take(self, stage: str) -> None:
        """Write this kind of message, its forms in view if it has some."""
        self.stage, self.choice = stage, None
        way = self._ways.get(stage)
        self._fold(open_=way is not None and bool(way.offer.choices))
        # What was pressed is chosen already: only its forms are still to be picked.
        self.picker.set_list_shown(False)
        self.other.setChecked(False)

    def set_ways(self, ways: Sequence[Writable]) -> None:
        """What can be written, for `way`; `show_ways` shows it."""
        self._ways = {way.offer.id: way for way in ways}

    def show_ways(self, ways: Sequence[Writable], stage: str) -> None:
        """What can be written; `stage` is what is being written now."""
        self.set_ways(ways)
        for button, name in ((self.answer, _ANSWER), (self.confirm, _CONFIRM)):
            way = self._ways.get(name)
            button.setHidden(way is None or not way.offer.available or way.offer.done)
        self.other.setHidden(len(ways) < 2)
        self.picker.set_offers([way.offer for way in ways], stage, self.choice)
        self._form = self.picker.forms.chosen_id if stage == _ANSWER else None
        self._sum_field.setHidden(self._form != _COUNTER or self.picker.isHidden())
        self._row.arrange()

    @property
    def way(self) -> Writable | None:
        """The kind picked and where it goes; None while the case's own suggestion stands."""
        return None if self.stage is None else self._ways.get(self.stage)

    @property
    def claimed(self) -> Decimal | None:
        """The sum suggested instead, where one can be read."""
        if self._form != _COUNTER:
            return None
        try:
            found = Decimal(self.sum.value().strip().replace(",", "."))
        except InvalidOperation:
            return None
        return found if found.is_finite() and found > 0 else None

    @override
    def retranslate(self) -> None:
        for button, words in (
            (self.answer, self.tr("Answer the offer")),
            (self.confirm, self.tr("Confirm the phone call")),
            (self.other, self.tr("Another kind of message")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._sum_field.set_words(
            FieldText(
                self.tr("The sum you suggest"),
                self.tr("optional"),
                self.tr("In the currency of your order."),
            )
        )
        self._row.arrange()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _fold(self, *, open_: bool) -> None:
        self.other.setChecked(open_)
        self.picker.setHidden(not open_)
        self._sum_field.setHidden(not open_ or self._form != _COUNTER)

    def _open_list(self, open_: bool) -> None:
        self.picker.set_list_shown(True)
        self._fold(open_=open_)

    def _chosen(self, stage: str) -> None:
        self.stage, self.choice = stage, None
        self.picked.emit()

    def _form_chosen(self, choice: str) -> None:
        self.choice = choice
        self.picked.emit()
