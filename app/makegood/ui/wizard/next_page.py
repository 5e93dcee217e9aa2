"""Page 7: it is sent, or it will be; when to look again, and what comes if it is not solved."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from typing_extensions import override

from makegood.domain.text import Text
from makegood.flow.answers import Typed
from makegood.ui.shell.phrases import qt_day
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.field_grid import FieldGrid
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.widgets.ticket import Ticket, TicketDate, TicketValue
from makegood.ui.wizard.day_field import DayField
from makegood.ui.wizard.next_steps import NextSteps
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.domain.assessment import Assessment
    from makegood.flow.engine import Gap
    from makegood.flow.session import StepId


class NextPage(StepPage):
    """Nothing counts as sent before the user says so."""

    step: StepId = "next"
    save_label = True

    @override
    def build(self) -> None:
        self.choice = CardGroup(columns=2)
        self.choice.setObjectName("sent")
        self.choice.chosen.connect(self._chosen)
        self.sent_on = DayField(self.desk)
        self.sent_on.setObjectName("sent_on")
        self.sent_on.taken.connect(self._sent_on)
        self._time_input = TextInput(ltr=True)
        self._time_input.setObjectName("sent_time")
        self._time_input.edited.connect(self._time_typed)
        self.sent_time = FactField(FieldText(""), self._time_input)
        self._reference_input = TextInput()
        self._reference_input.setObjectName("reference")
        self._reference_input.edited.connect(
            lambda text: self.desk.controller.type_in(reference=text)
        )
        self.reference = FactField(FieldText(""), self._reference_input)
        self.fields = FieldGrid()
        self.fields.set_fields([self.sent_on, self.sent_time, self.reference])
        self._reminder_title = Heading("", "section")
        self.ticket = Ticket()
        self.ticket.setObjectName("reminder")
        self.another_day = Button("", "plain", icon_name="calendar", size="small")
        self.another_day.setObjectName("another_day")
        self.another_day.clicked.connect(self._open_day)
        self.own_day = Button("", "plain", icon_name="undo", size="small")
        self.own_day.setObjectName("computed_day")
        self.own_day.clicked.connect(self._computed_day)
        self.ticket.add_button(self.another_day)
        self.ticket.add_button(self.own_day)
        self.day = DayField(self.desk, ahead=True)
        self.day.setObjectName("reminder_day")
        self.day.taken.connect(self._day_taken)
        self._why_input = TextInput()
        self._why_input.setObjectName("reminder_why")
        self._why_input.edited.connect(
            lambda text: self.desk.controller.type_in(follow_up_why=text)
        )
        self.why = FactField(FieldText(""), self._why_input)
        self.own_fields = FieldGrid()
        self.own_fields.set_fields([self.day, self.why])
        self._day_open = False
        self._steps_title = Heading("", "section")
        self.steps = NextSteps(self.desk)
        self.steps.setObjectName("next_steps")
        self.steps.unfolded.connect(self.render_answers)
        for widget in (
            self.choice, self.fields, self._reminder_title, self.ticket, self.own_fields,
            self._steps_title, self.steps,
        ):  # fmt: skip
            self.body.addWidget(widget)

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("What happens next"),
            self.tr("Waiting times start only when you have really sent it."),
        )
        self.choice.set_name(self.tr("Have you sent it?"))
        self.choice.set_choices(
            [
                ChoiceValue(
                    "sent",
                    self.tr("I have sent it"),
                    self.tr("The text is kept exactly as sent. Waiting times start."),
                ),
                ChoiceValue(
                    "later",
                    self.tr("I will send it later"),
                    self.tr("Nothing starts yet. We remind you tomorrow."),
                ),
            ],
            self.choice.chosen_id,
        )
        self.sent_on.set_words(
            self.tr("Sent on"), help_text=self.tr("The day on which it really left.")
        )
        self.sent_time.set_words(
            FieldText(
                self.tr("At"),
                self.tr("optional"),
                self.tr("Some waiting times count hours. Write it like this: 14:30"),
            )
        )
        self.reference.set_words(
            FieldText(
                self.tr("Their reference"),
                self.tr("optional"),
                self.tr("The number of the case, chat or call, if they gave one."),
            )
        )
        self._reminder_title.setText(self.tr("Your reminder"))
        self.another_day.setText(self.tr("Another day"))
        self.own_day.setText(self.tr("The day worked out"))
        self.day.set_words(
            self.tr("Remind me on"), help_text=self.tr("Your own day stays as you set it.")
        )
        self.why.set_words(
            FieldText(
                self.tr("Why this day?"),
                self.tr("optional"),
                self.tr("Kept with the case, for you alone."),
            )
        )
        self._steps_title.setText(self.tr("If it is not solved by then"))
        self.footer.set_labels(self.tr("Back"), self.tr("Save the case"), primary_icon="check")

    @override
    def entered(self) -> None:
        self._day_open = False
        self.steps.fold()
        super().entered()

    @override
    def render_answers(self) -> None:
        answers = self.known.answers
        self.choice.set_chosen(answers.sent)
        sent = answers.sent == "sent"
        self.fields.setHidden(not sent)
        if sent and answers.sent_at:
            at = datetime.fromisoformat(answers.sent_at)
            self.sent_on.show_typed(Typed(qt_day(at.date(), "d MMMM yyyy"), "date"))
            if not self._time_input.hasFocus():
                self._time_input.set_value(f"{at:%H:%M}" if at.tzinfo is not None else "")
        if not self._reference_input.hasFocus():
            self._reference_input.set_value(self.answers.reference)
        chosen = answers.sent is not None
        for widget in (self._reminder_title, self.ticket):
            widget.setHidden(not chosen)
        self.own_fields.setHidden(not chosen or not (self._day_open or answers.follow_up))
        if answers.follow_up:
            own = date.fromisoformat(answers.follow_up)
            self.day.show_typed(Typed(qt_day(own, "d MMMM yyyy"), "date"))
        if not self._why_input.hasFocus():
            self._why_input.set_value(self.answers.follow_up_why)
        self._steps_title.setHidden(not sent)
        self.steps.setHidden(not sent)
        if chosen:
            found = self.desk.service.outlook(self.session, self._at())
            self._show_reminder(found, sent=sent)
            if sent:
                some = self.steps.show_steps(found)
                self._steps_title.setHidden(not some)
                self.steps.setHidden(not some)

    def _at(self) -> datetime | None:
        sent_at = self.known.answers.sent_at
        if not sent_at:
            return None
        at = datetime.fromisoformat(sent_at)
        return at.replace(tzinfo=self.desk.service.now.tzinfo) if at.tzinfo is None else at

    # The reminder

    def _reminder(self, found: Assessment, *, sent: bool) -> tuple[date, str]:
        own = self.known.answers.follow_up
        if own:
            return date.fromisoformat(own), self.say(Text("app_dates.follow_up.chosen"))
        if not sent:
            return self.desk.service.tomorrow, self.tr("So that it does not stay unsent.")
        if found.follow_up is None:
            return self.desk.service.tomorrow, ""
        return found.follow_up.day, self.say(found.follow_up.because)

    def _show_reminder(self, found: Assessment, *, sent: bool) -> None:
        day, why = self._reminder(found, sent=sent)
        self.own_day.setHidden(not self.known.answers.follow_up)
        title = self.tr("Look for an answer") if sent else self.tr("Send the message")
        long = self.desk.phrases.long_day(day)
        self.ticket.set_value(
            TicketValue(
                title,
                why,
                TicketDate(
                    "follow-up",
                    self.tr("Reminder"),
                    qt_day(day, "d"),
                    qt_day(day, "MMMM"),
                    qt_day(day, "dddd"),
                ),
                spoken=self.tr("Reminder: {day}. {why}").format(day=long, why=why),
            )
        )

    def _open_day(self) -> None:
        self._day_open = True
        self.render_answers()
        self.day.setFocus()

    def _computed_day(self) -> None:
        self._day_open = False
        self.day.show_typed(None)
        self.desk.controller.answer(follow_up="", follow_up_why="")
        self.another_day.setFocus()

    def _day_taken(self, typed: Typed) -> None:
        """A day to come is taken; anything else leaves the day worked out."""
        today = self.desk.service.today.isoformat()
        if typed.value and typed.value < today:
            self.day.field.set_state("error", self.tr("This day has passed. Choose a later one."))
        day = typed.value if typed.value >= today else ""
        self.desk.controller.type_in(follow_up=day)

    # Answers

    def _chosen(self, chosen: str) -> None:
        if chosen == "sent" and not self.answers.sent_at:
            at = self.desk.service.now.isoformat()
            self.desk.controller.answer(sent=chosen, sent_at=at)
        else:
            self.desk.controller.answer(sent=chosen)

    def _sent_on(self, typed: Typed) -> None:
        """A day that was is taken; half a date, or one to come, is still missing."""
        now = self.desk.service.now
        at = typed.value if typed.value <= now.date().isoformat() else ""
        if at == now.date().isoformat():
            at = now.isoformat()
        self.desk.controller.type_in(sent_at=at)

    def _time_typed(self, text: str) -> None:
        """The hour on the day said; empty again leaves the day alone."""
        at, now = self._at(), self.desk.service.now
        if at is None:
            return
        self.sent_time.set_state("")
        if not text.strip():
            self.desk.controller.type_in(sent_at=at.date().isoformat())
            return
        try:
            hour = datetime.strptime(text.strip(), "%H:%M").replace(tzinfo=now.tzinfo).time()
        except ValueError:
            return
        told = datetime.combine(at.date(), hour, now.tzinfo)
        if told > now:
            self.sent_time.set_state("error", self.tr("This hour has not come yet."))
            return
        self.desk.controller.type_in(sent_at=told.isoformat())

    @override
    def first_field(self) -> QWidget | None:
        cards = self.choice.cards
        return next((card for card in cards if card.isChecked()), cards[0])

    @override
    def field_of(self, gap: Gap) -> QWidget | None:
        return self.sent_on if gap.what == "sent_at" else self.first_field()

    @override
    def words_of_gap(self, gap: Gap) -> str:
        if gap.what == "sent_at":
            return self.tr("Say on which day you sent it: today, or a day that has passed.")
        return self.tr("Say whether you have sent it, or will send it later.")
