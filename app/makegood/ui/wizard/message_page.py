"""Page 6: the message, live from ticks and facts, ready to be copied or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from typing_extensions import override

from makegood.drafting.draft import WHOLE
from makegood.flow.answers import BlockEdit, Typed, edited_again
from makegood.ui.announce import announce
from makegood.ui.message.message_card import MessageCard
from makegood.ui.message.message_points import MessagePoints
from makegood.ui.message.next_step_mark import NextStepMark
from makegood.ui.message.panes import goes_on
from makegood.ui.message.stage_picker import StagePicker
from makegood.ui.message.switches import MessageSwitches
from makegood.ui.widgets.missing_list import MissingList
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.wizard.message_exits import MessageExits
from makegood.ui.wizard.message_extras import MessageExtras
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.domain.marketplace import Channel
    from makegood.drafting.draft import Draft
    from makegood.flow.session import StepId

_OF_THE_MESSAGE: Final = ("remedy", "reply_by", "sender_name", "country")
_ELSEWHERE: Final = {"remedy": "order", "country": "where"}


class MessagePage(StepPage):
    """The user sees every word before it goes, and it only goes by their own hand."""

    step: StepId = "message"

    @override
    def build(self) -> None:
        self._draft: Draft | None = None
        self.extras = MessageExtras(self.desk)
        self.extras.typed.connect(self._type)
        self.stages = StagePicker(self.desk.phrases)
        self.stages.chosen.connect(lambda stage: self.desk.controller.answer(stage=stage))
        self.stages.form_chosen.connect(lambda name: self.desk.controller.answer(choice=name))
        self.extras.folds.add("stage", "letter", self.stages)
        self.switches = MessageSwitches(self.desk.phrases)
        self.switches.tone_chosen.connect(lambda tone: self.desk.controller.answer(tone=tone))
        self.switches.language_chosen.connect(
            lambda code: self.desk.controller.answer(language=code)
        )
        self.tone, self.language = self.switches.tone, self.switches.language
        self.card = MessageCard()
        self.card.edited.connect(self._edit)
        self.card.restored.connect(self._restore)
        self.card.taken_over.connect(self._take_over)
        self.next_step = NextStepMark()
        self.next_step.clicked.connect(
            lambda checked: self.desk.controller.answer(next_step=checked)
        )
        self._look_title = Heading("", "section")
        self.points = MissingList()
        self.findings = MessagePoints(self, self.points, self.say, self._has_field)
        self.findings.part_wanted.connect(self._open_part)
        self.findings.block_wanted.connect(self._show_block)
        self.findings.fact_wanted.connect(
            lambda fact: self.change_requested.emit(_ELSEWHERE.get(fact, f"order:{fact}"))
        )
        self.told = Notice("success")
        self.told.setHidden(True)
        self.exits = MessageExits(self.desk, self)
        self.exits.told.connect(self._tell)
        self.exits.failed.connect(self.show_trouble)
        self.exits.address_wanted.connect(self.extras.ask_address)
        for button in self.exits.buttons:
            self.footer.add_button(button)
        for widget in (
            self.extras, self.switches, self.card, self._look_title, self.points,
            self.next_step, self.exits.host, self.told, self.exits.panel,
        ):  # fmt: skip
            self.body.addWidget(widget)

    # Words

    @override
    def captions(self) -> None:
        self._look_title.setText(self.tr("Before you send"))
        self.points.set_name(self.tr("Before you send"))
        self.exits.set_words()
        # Short: at 1024 pixels all four buttons still stand in one row.
        self.footer.set_labels(self.tr("Back"), self.tr("Next"))
        self._head()

    def _head(self) -> None:
        channel = self._channel() if self._shown else None
        if channel is not None and channel.spoken:
            self.header.set_text(
                self.tr("What to say"),
                self.tr("Read it aloud, or say it in your own way. Keep a pen ready."),
            )
        else:
            self.header.set_text(
                self.tr("Your message"),
                self.tr("It changes as you tick and type. Nothing is sent by this program."),
            )

    # Answers

    @override
    def entered(self) -> None:
        self.told.setHidden(True)
        super().entered()
        self.findings.begin()

    @override
    def render_answers(self) -> None:
        channel = self._channel()
        draft = self.desk.service.messages.draft(self.session)
        if channel is None or draft is None:
            return
        self._head()
        self.extras.render_answers(channel)
        self._render_stages(channel)
        self._render_switches(channel, draft)
        self._draft = draft
        self.card.set_draft(draft, spoken=channel.spoken)
        self._render_next_step()
        self.findings.set_draft(draft)
        self._look_title.setAccessibleName(self.findings.title)
        reason = self.tr("Take the secret out first.") if draft.walled else ""
        self.footer.set_primary_enabled(not draft.walled, reason)
        self.exits.show_draft(draft, channel, reason)

    def _render_stages(self, channel: Channel) -> None:
        stage = self.desk.service.stage(self.session, channel)
        offers = self.desk.service.stages(self.session, channel)
        self.stages.set_offers(offers, stage, self.answers.choice)
        now = next((offer for offer in offers if offer.id == stage), None)
        # One kind alone is no choice.
        self.extras.folds.set_part_shown("stage", len(offers) > 1)
        title = self.tr("Kind of message") if now is None else self.stages.title(now)
        self.extras.folds.set_words("stage", title, self.tr("Kind of message"))

    def _render_switches(self, channel: Channel, draft: Draft) -> None:
        service = self.desk.service
        self.switches.show_values(
            service.engine.guide.pack.tones,
            self.answers.tone or service.messages.usual_tone,
            service.messages.languages_for(channel),
            draft.language,
        )

    def _render_next_step(self) -> None:
        party = self.desk.service.messages.next_step_named(self.session)
        self.next_step.show_step(party, ticked=self.answers.next_step)

    def _has_field(self, fact: str) -> bool:
        """Whether the wizard asks for a fact with this problem."""
        known = self.known
        if known.entry is None:
            return True
        asks = self.desk.service.engine.guide.asks(known.entry, known.answers.variant, known.facts)
        return fact in {*(ask.fact for ask in asks), *_OF_THE_MESSAGE}

    def set_points_beside(self, beside: bool) -> None:
        """Say whether the panel beside the page shows the points; then the page need not."""
        for widget in (self._look_title, self.points):
            widget.setHidden(beside)

    # What the user does

    def _type(self, fact: str, typed: Typed) -> None:
        self.desk.controller.type_in(facts={**self.answers.facts, fact: typed})

    def _edit(self, block_id: str, text: str, rendered: str) -> None:
        edits = self._edits()
        edit = edited_again(edits.get(block_id), text, rendered)
        self._set_edits({**edits, block_id: edit}, typing=True)

    def _restore(self, block_id: str) -> None:
        self._set_edits({n: e for n, e in self._edits().items() if n != block_id})
        if block_id == WHOLE:
            announce(self.card, self.tr("The paragraphs are back."))
            if self.card.rows:
                self.card.rows[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self, text: str, rendered: str, caret: int) -> None:
        """Make it one text; the edits of its paragraphs are kept, should they be wanted again."""
        self._set_edits({**self._edits(), WHOLE: BlockEdit(text, rendered)})
        editor = self.card.row(WHOLE).editor
        announce(self.card, self.tr("It is one text now, and all of it is yours."))
        QTimer.singleShot(0, editor, lambda: editor.put_caret(caret))

    def _edits(self) -> dict[str, BlockEdit]:
        return self.answers.edits.get(self._key(), {})

    def _set_edits(self, mine: dict[str, BlockEdit], *, typing: bool = False) -> None:
        edits = {**self.answers.edits, self._key(): mine}
        if typing:
            self.desk.controller.type_in(edits=edits)
        else:
            self.desk.controller.answer(edits=edits)

    def _open_part(self, part: str) -> None:
        if part == "language":
            self.language.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chosen = self.language.chosen_id
            if chosen is not None:
                self.language.part(chosen).setFocus(Qt.FocusReason.TabFocusReason)
        elif part == "proof":
            self.exits.panel.proof.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.extras.go_to(part)

    def _show_block(self, block_id: str) -> None:
        draft = self._draft
        block = next((b for b in draft.parts if b.id == block_id), None) if draft else None
        if block is None:
            return
        if block.own_words and not block.edited:
            self.extras.go_to("words")
        else:
            self.card.row(block_id).editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self, lead: str, text: str) -> None:
        self.told.set_text(lead, text)
        self.told.setHidden(False)
        announce(self.told, f"{lead} {text}")
        # After the layout has made room for it: what was done must be seen where one looks.
        QTimer.singleShot(0, self.told, lambda: self.area.ensureWidgetVisible(self.told))

    def show_trouble(self, text: str) -> None:
        """Say that something outside did not work; nothing is lost."""
        self.problem.set_text(self.tr("That did not work."), text)
        self.problem.setHidden(False)
        announce(self.problem, text, urgent=True)
        self.to_top()

    # Keys

    @override
    def event(self, event: QEvent) -> bool:
        if self._shown and goes_on(event, self.focusWidget(), self.card, self.points):
            return True
        return super().event(event)

    # Inside

    @override
    def go_on(self) -> None:
        if self._draft is None or not self._draft.walled:
            super().go_on()

    @override
    def first_field(self) -> QWidget | None:
        return self.extras.first_field

    def _channel(self) -> Channel | None:
        return self.desk.service.channel(self.session)

    def _key(self) -> str:
        channel = self._channel()
        return (
            "" if channel is None else self.desk.service.messages.draft_key(self.session, channel)
        )
