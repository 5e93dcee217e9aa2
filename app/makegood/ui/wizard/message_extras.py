"""What a person adds to the message: ticks, own words, the day for an answer, their own details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.flow.answers import Typed
from makegood.ui.message.folds import Folds
from makegood.ui.message.sender_fields import NAME, SenderFields, with_part
from makegood.ui.shell.phrases import qt_day
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.field_grid import FieldGrid
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.wizard.day_field import DayField

if TYPE_CHECKING:
    from makegood.domain.marketplace import Channel
    from makegood.ui.wizard.step_page import Desk

OWN: Final = "own_words"
BY: Final = "reply_by"


class MessageExtras(ThemedWidget):
    """Folded, so that the message has the room; each button says what its part holds by now."""

    typed = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticks: dict[str, MarkRow] = {}
        self._details = FieldGrid()
        self.own_words = TextArea(least_lines=2, most_lines=8)
        self.own_words.setObjectName(OWN)
        self.own_words.edited.connect(lambda text: self._type(OWN, Typed(text, "text", text)))
        self._own_field = FactField(FieldText(""), self.own_words)
        self.take_words = Button("", "link", icon_name="edit")
        self.take_words.setObjectName("take_words")
        self.take_words.clicked.connect(self._take_words)
        self.reply_by = DayField(desk, ahead=True)
        self.reply_by.setObjectName(BY)
        self.reply_by.taken.connect(lambda typed: self._type(BY, typed))
        self.who = SenderFields(desk.services.settings)
        self.who.name_typed.connect(
            lambda text: self.typed.emit(NAME, Typed(text, "text", text.strip()))
        )
        self.who.kept.connect(desk.controller.changed)
        self.who.ticked.connect(self._tick_part)
        self.folds = Folds()
        self.folds.add("details", "check", self._details)
        self.folds.add("words", "edit", self.own_words, self._own_field, self.take_words)
        self.folds.add("date", "calendar", self.reply_by)
        self.folds.add("sender", "person", self.who.name, self.who)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.folds)
        self.finish()

    @override
    def retranslate(self) -> None:
        self.take_words.setText(self.tr("Use what you wrote at the start"))
        self.take_words.setAccessibleName(self.tr("Use what you wrote at the start"))
        self.folds.setAccessibleName(self.tr("Add to the message"))
        self._own_field.set_words(
            FieldText(
                self.tr("In your own words"),
                self.tr("optional"),
                self.tr("Short and calm. This part is not translated."),
            )
        )
        self.reply_by.set_words(
            self.tr("Answer wanted by"),
            optional=self.tr("optional"),
            help_text=self.tr("Then both sides know by when."),
        )
        self._say()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def render_answers(self, channel: Channel) -> None:
        """Show the answers; what is being typed stays under the caret."""
        answers = self._desk.controller.session.answers
        self._render_details()
        own = answers.facts.get(OWN)
        if not self.own_words.editor.hasFocus():
            self.own_words.set_value("" if own is None else own.text)
        said = answers.words.strip()
        self.take_words.setHidden(not said or (own is not None and bool(own.text.strip())))
        self.reply_by.show_typed(answers.facts.get(BY) or self._suggested_day())
        name = self._desk.service.messages.sender(self._desk.controller.session)
        self.who.show_sender(name, answers.sender_parts, channel)
        self._say()

    def go_to(self, part: str) -> None:
        """Open a part and put the caret into it."""
        self.folds.open(part)

    def ask_address(self) -> None:
        """Open the part about who writes, the caret in the address."""
        self.folds.open("sender", focus=False)
        self.who.address.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def first_field(self) -> QWidget:
        """Where work on the page begins."""
        return self.folds.button("details" if self._ticks else "words")

    def tick(self, name: str) -> MarkRow:
        """The box of a detail; KeyError if it is not offered."""
        return self._ticks[name]

    def _render_details(self) -> None:
        known = self._desk.controller.known
        offered: tuple[str, ...] = ()
        if known.entry is not None:
            guide = self._desk.service.engine.guide
            offered = guide.field(known.entry, known.answers.variant, "details")
        if list(self._ticks) != list(offered):
            self._details.set_fields([])
            for row in self._ticks.values():
                row.deleteLater()
            self._ticks = {}
            for name in offered:
                row = MarkRow("", "check")
                row.setObjectName(f"detail:{name}")
                row.clicked.connect(lambda _c=False, n=name: self._tick(n))
                self._ticks[name] = row
            self._details.set_fields(list(self._ticks.values()))
            if self._ticks:
                self.folds.set_first("details", next(iter(self._ticks.values())))
        phrases = self._desk.phrases
        chosen = self._desk.controller.session.answers.details
        for name, row in self._ticks.items():
            row.set_text(phrases.render(Text(f"details.{name}")))
            row.setChecked(name in chosen)
        self.folds.set_part_shown("details", bool(offered))

    def _say(self) -> None:
        answers = self._desk.controller.session.answers
        ticked = sum(name in answers.details for name in self._ticks)
        self.folds.set_words(
            "details",
            self.tr("Tick what fits ({count} of {all})").format(count=ticked, all=len(self._ticks)),
            self.tr("Each tick adds a sentence, in their language too."),
        )
        own = answers.facts.get(OWN)
        written = own is not None and bool(own.text.strip())
        self.folds.set_words(
            "words", self.tr("Your own words (added)") if written else self.tr("Your own words")
        )
        day = self._desk.service.messages.reply_by(self._desk.controller.session)
        self.folds.set_words(
            "date",
            self.tr("Answer by")
            if day is None
            else self.tr("Answer by {day}").format(day=self._desk.phrases.day(day)),
        )
        name = self._desk.service.messages.sender(self._desk.controller.session).strip()
        self.folds.set_words(
            "sender",
            self.tr("From: {name}").format(name=name) if name else self.tr("Your name"),
            self.tr("Name, address, mail and phone, and which of them go in."),
        )

    def _suggested_day(self) -> Typed | None:
        day = self._desk.service.messages.reply_by(self._desk.controller.session)
        if day is None:
            return None
        return Typed(qt_day(day, "d MMMM yyyy"), "date", day.isoformat())

    def _type(self, fact: str, typed: Typed) -> None:
        self.typed.emit(fact, typed)

    def _take_words(self) -> None:
        answers = self._desk.controller.session.answers
        said = answers.words.strip()
        self.own_words.set_value(said)
        self._desk.controller.answer(facts={**answers.facts, OWN: Typed(said, "text", said)})

    def _tick_part(self, part: str, goes_in: bool) -> None:
        controller = self._desk.controller
        parts = with_part(controller.session.answers.sender_parts, part, goes_in=goes_in)
        # The next message of the case offers the same.
        self._desk.services.messages.remember_parts(parts)
        controller.answer(sender_parts=parts)

    def _tick(self, name: str) -> None:
        controller = self._desk.controller
        chosen = self._ticks[name].isChecked()
        rest = tuple(detail for detail in controller.session.answers.details if detail != name)
        controller.answer(details=(*rest, name) if chosen else rest)
