"""After "that solved it": whether it is in the user's hands, or only promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.notice import Notice
from makegood.ui.wizard.day_field import DayField
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.flow.engine import Gap
    from makegood.flow.session import StepId


class SolvedPage(StepPage):
    """In hand closes the case; a promise keeps it open with its own date."""

    step: StepId = "solved"
    save_label = True

    @override
    def build(self) -> None:
        self.choice = CardGroup()
        self.choice.setObjectName("in_hands")
        self.choice.chosen.connect(
            lambda chosen: self.desk.controller.answer(in_hands=chosen == "yes")
        )
        self.until = DayField(self.desk, ahead=True)
        self.until.setObjectName("promised_until")
        self.until.taken.connect(lambda typed: self.desk.controller.type_in(promised_until=typed))
        self.note = Notice("success")
        for widget in (self.choice, self.until, self.note):
            self.body.addWidget(widget)

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("Is it in your hands?"),
            self.tr("A promise is not the money. If it is only promised, we keep an eye on it."),
        )
        self.choice.set_name(self.tr("Is it in your hands?"))
        self.choice.set_choices(
            [
                ChoiceValue(
                    "yes",
                    self.tr("Yes, I have it"),
                    self.tr("The money, the parcel or the answer is really here."),
                ),
                ChoiceValue(
                    "no",
                    self.tr("No, it was only promised"),
                    self.tr("The case stays open, with a reminder."),
                ),
            ],
            self.choice.chosen_id,
        )
        self.until.set_words(
            self.tr("Promised by"),
            optional=self.tr("optional"),
            help_text=self.tr("The day that was named, if one was."),
        )
        self.note.set_text(
            self.tr("Good."), self.tr("The case is kept as solved. You can open it again.")
        )
        self.footer.set_labels(self.tr("Back"), self.tr("Save the case"), primary_icon="check")

    @override
    def render_answers(self) -> None:
        in_hands = self.answers.in_hands
        self.choice.set_chosen(None if in_hands is None else "yes" if in_hands else "no")
        self.until.setHidden(in_hands is not False)
        self.note.setHidden(in_hands is not True)
        self.until.show_typed(self.answers.promised_until)

    @override
    def first_field(self) -> QWidget | None:
        return self.choice.cards[0]

    @override
    def words_of_gap(self, gap: Gap) -> str:
        return self.tr("Say whether you have it, or whether it was only promised.")
