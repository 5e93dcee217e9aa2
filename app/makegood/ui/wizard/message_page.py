"""Page 6: the message, live from ticks and facts, ready to be copied or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from makegood.flow.answers import BlockEdit, Typed
from makegood.text.names import own_name
from makegood.ui.announce import announce
from makegood.ui.shell.phrases import qt_day
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.missing_list import MissingList, MissingValue
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.widgets.turning_row import TurningRow
from makegood.ui.wizard.day_field import DayField
from makegood.ui.wizard.message_card import MessageCard
from makegood.ui.wizard.message_exits import MessageExits
from makegood.ui.wizard.order import FieldGrid
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Draft, Finding
    from makegood.flow.session import StepId

_PAUSE_MS: Final = 1200
"""A new weak point is said after a pause of typing, not on each key."""
_SPOKEN: Final = frozenset({"phone", "callback"})
_OWN: Final = "own_words"
_BY: Final = "reply_by"
_NAME: Final = "sender_name"


class MessagePage(StepPage):
    """The user sees every word before it goes, and it only goes by their own hand."""

    step: StepId = "message"

    @override
    def build(self) -> None:
        self._draft: Draft | None = None
        self._details_title = Heading("", "section")
        self._details = FieldGrid()
        self._ticks: dict[str, MarkRow] = {}
        self.own_words = TextArea(least_lines=2, most_lines=8)
        self.own_words.setObjectName(_OWN)
        self.own_words.edited.connect(lambda text: self._type(_OWN, Typed(text, "text", text)))
        self._own_field = FactField(FieldText(""), self.own_words)
        self.take_words = Button("", "link", icon_name="edit")
        self.take_words.setObjectName("take_words")
        self.take_words.clicked.connect(self._take_words)
        self.reply_by = DayField(self.desk, ahead=True)
        self.reply_by.setObjectName(_BY)
        self.reply_by.taken.connect(lambda typed: self._type(_BY, typed))
        self.name_input = TextInput()
        self.name_input.setObjectName(_NAME)
        self.name_input.edited.connect(
            lambda text: self._type(_NAME, Typed(text, "text", text.strip()))
        )
        self._name_field = FactField(FieldText(""), self.name_input)
        self._pair = FieldGrid()
        self._pair.set_fields([self.reply_by, self._name_field])
        self._message_title = Heading("", "section")
        self.tone = SegmentedSwitch("", [])
        self.tone.setObjectName("tone")
        self.tone.chosen.connect(lambda tone: self.desk.controller.answer(tone=tone))
        self.language = SegmentedSwitch("", [])
        self.language.setObjectName("language")
        self.language.chosen.connect(lambda code: self.desk.controller.answer(language=code))
        self._switches = TurningRow("s4")
        self._switches.add(self.tone)
        self._switches.add(self.language)
        self.card = MessageCard()
        self.card.edited.connect(self._edit)
        self.card.restored.connect(self._restore)
        self.next_step = MarkRow("", "check")
        self.next_step.setObjectName("next_step")
        self.next_step.clicked.connect(
            lambda checked: self.desk.controller.answer(next_step=checked)
        )
        self._look_title = Heading("", "section")
        self.points = MissingList()
        self.points.repair.connect(self._repair)
        self._said: tuple[str, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say_points)
        self.told = Notice("success")
        self.told.setHidden(True)
        self.exits = MessageExits(self.desk, self)
        self.exits.told.connect(self._tell)
        self.exits.failed.connect(self.show_trouble)
        for button in self.exits.buttons:
            self.footer.add_button(button)
        for widget in (
            self._details_title, self._details, self._own_field, self.take_words, self._pair,
            self._message_title, self._switches, self.card, self.next_step,
            self._look_title, self.points, self.exits.host, self.told, self.exits.panel,
        ):  # fmt: skip
            self.body.addWidget(widget)

    # Words

    @override
    def captions(self) -> None:
        self._details_title.setText(self.tr("Tick what fits"))
        self.take_words.setText(self.tr("Use what you wrote at the start"))
        self.take_words.setAccessibleName(self.tr("Use what you wrote at the start"))
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
        self._name_field.set_words(
            FieldText(
                self.tr("Your name"),
                self.tr("optional"),
                self.tr("It stands at the end of the message."),
            )
        )
        self.tone.set_name(self.tr("Tone"))
        self.language.set_name(self.tr("Language of the message"))
        self._look_title.setText(self.tr("Before you send"))
        self.points.set_name(self.tr("Before you send"))
        self.exits.set_words()
        # Short: at 1024 pixels all four buttons still stand in one row.
        self.footer.set_labels(self.tr("Back"), self.tr("Next"))
        self._head()

    def _head(self) -> None:
        channel = self._channel() if self._shown else None
        if channel is not None and channel.kind in _SPOKEN:
            self.header.set_text(
                self.tr("What to say"),
                self.tr("Read it aloud, or say it in your own way. Keep a pen ready."),
            )
            self._message_title.setText(self.tr("Your call sheet"))
        else:
            self.header.set_text(
                self.tr("Your message"),
                self.tr("It changes as you tick and type. Nothing is sent by this program."),
            )
            self._message_title.setText(self.tr("The message"))

    # Answers

    @override
    def entered(self) -> None:
        self.told.setHidden(True)
        super().entered()
        # What is weak from the start is read with the page, not called out.
        self._said = self._known_points()

    @override
    def render_answers(self) -> None:
        channel = self._channel()
        draft = self.desk.service.draft(self.session)
        if channel is None or draft is None:
            return
        self._head()
        self._render_details()
        facts = self.answers.facts
        own = facts.get(_OWN)
        if not self.own_words.editor.hasFocus():
            self.own_words.set_value("" if own is None else own.text)
        said = self.answers.words.strip()
        self.take_words.setHidden(not said or (own is not None and bool(own.text.strip())))
        self.reply_by.show_typed(facts.get(_BY) or self._suggested_day())
        name = facts.get(_NAME)
        if not self.name_input.hasFocus():
            self.name_input.set_value(
                self.desk.service.sender(self.session) if name is None else name.text
            )
        self._render_switches(channel, draft)
        self._draft = draft
        self.card.set_draft(draft, spoken=channel.kind in _SPOKEN)
        self._render_next_step()
        self._render_points(draft)
        self._render_ways_out(channel, draft)

    def _suggested_day(self) -> Typed | None:
        day = self.desk.service.reply_by(self.session)
        if day is None:
            return None
        return Typed(qt_day(day, "d MMMM yyyy"), "date", day.isoformat())

    def _render_details(self) -> None:
        entry = self.known.entry
        offered: tuple[str, ...] = ()
        if entry is not None:
            guide = self.desk.service.engine.guide
            offered = guide.field(entry, self.known.answers.variant, "details")
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
        for name, row in self._ticks.items():
            row.set_text(self.text(f"details.{name}"))
            row.setChecked(name in self.answers.details)
        self._details_title.setHidden(not offered)

    def _render_switches(self, channel: Channel, draft: Draft) -> None:
        tones = self.desk.service.engine.guide.pack.tones
        self.tone.set_segments(
            [SegmentValue(tone, self.text(f"tones.{tone}.title")) for tone in tones],
            self.answers.tone or self.desk.service.usual_tone,
        )
        codes = self.desk.service.languages_for(channel)
        self.language.setHidden(len(codes) < 2)
        self.language.set_segments(
            [SegmentValue(code, own_name(code)) for code in codes],
            draft.language,
        )

    def _render_next_step(self) -> None:
        party = self.desk.service.next_step_named(self.session)
        words = {
            "platform": self.tr("Say that I will ask the platform to decide next"),
            "provider": self.tr("Say that I will dispute the payment next"),
            "body": self.tr("Say that I will go to a consumer body next"),
        }
        self.next_step.setHidden(party is None)
        if party is not None:
            self.next_step.set_text(words[party], self.tr("Only if you will really do it."))
        self.next_step.setChecked(self.answers.next_step)

    def _render_points(self, draft: Draft) -> None:
        points = [self._point(finding) for finding in draft.findings]
        if not points:
            points = [MissingValue("fine", self.tr("Nothing is missing."), kind="right")]
        self.points.set_points(points)
        count = len(draft.findings)
        self._look_title.setAccessibleName(
            self.tr("Before you send, to look at: {count}").format(count=count)
            if count
            else self.tr("Before you send, nothing is missing")
        )
        if self._known_points() != self._said:
            self._pause.start()

    def _known_points(self) -> tuple[str, ...]:
        return tuple(point.what for point in self.points.points if point.kind != "right")

    def _say_points(self) -> None:
        now = self._known_points()
        new = [what for what in now if what not in self._said]
        self._said = now
        if self.isVisible():
            announce(self.points, " ".join(new))

    def _point(self, finding: Finding) -> MissingValue:
        return MissingValue(
            finding.id,
            self.say(finding.text),
            repair=self.tr("Add it") if finding.fact is not None else "",
            kind="blocker" if finding.level == "wall" else "weak",
        )

    def _render_ways_out(self, channel: Channel, draft: Draft) -> None:
        reason = self.tr("Take the secret out first.") if draft.walled else ""
        self.footer.set_primary_enabled(not draft.walled, reason)
        self.exits.show_draft(draft, channel, reason)

    # What the user does

    def _type(self, fact: str, typed: Typed) -> None:
        self.desk.controller.type_in(facts={**self.answers.facts, fact: typed})

    def _take_words(self) -> None:
        said = self.answers.words.strip()
        self.own_words.set_value(said)
        typed = Typed(said, "text", said)
        self.desk.controller.answer(facts={**self.answers.facts, _OWN: typed})

    def _tick(self, name: str) -> None:
        chosen = self._ticks[name].isChecked()
        rest = tuple(detail for detail in self.answers.details if detail != name)
        self.desk.controller.answer(details=(*rest, name) if chosen else rest)

    def _edit(self, block_id: str, text: str, rendered: str) -> None:
        key = self._key()
        mine = {**self.answers.edits.get(key, {}), block_id: BlockEdit(text, rendered)}
        self.desk.controller.type_in(edits={**self.answers.edits, key: mine})

    def _restore(self, block_id: str) -> None:
        key = self._key()
        mine = {n: e for n, e in self.answers.edits.get(key, {}).items() if n != block_id}
        self.desk.controller.answer(edits={**self.answers.edits, key: mine})

    def _repair(self, point: str) -> None:
        match point:
            case "missing.reply_by":
                self.reply_by.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "missing.sender_name":
                self.name_input.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case _:
                self.desk.controller.go_to("order", come_back=True)

    def _tell(self, lead: str, text: str) -> None:
        self.told.set_text(lead, text)
        self.told.setHidden(False)
        announce(self.told, f"{lead} {text}")

    def show_trouble(self, text: str) -> None:
        """Say that something outside did not work; nothing is lost."""
        self.problem.set_text(self.tr("That did not work."), text)
        self.problem.setHidden(False)
        announce(self.problem, text, urgent=True)
        self.to_top()

    # Inside

    @override
    def go_on(self) -> None:
        if self._draft is None or not self._draft.walled:
            super().go_on()

    @override
    def first_field(self) -> QWidget | None:
        return next(iter(self._ticks.values()), self.own_words)

    def _channel(self) -> Channel | None:
        return self.desk.service.channel(self.session)

    def _key(self) -> str:
        channel = self._channel()
        return "" if channel is None else self.desk.service.draft_key(self.session, channel)
