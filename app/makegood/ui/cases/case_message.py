"""The next message of a case: written as in the wizard, taken along, and written down as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.drafting.draft import WHOLE
from makegood.flow.answers import edited_again
from makegood.ui.announce import announce
from makegood.ui.cases.facts_card import facts_asked
from makegood.ui.cases.kind_of_message import KindOfMessage
from makegood.ui.cases.log_entries import channel_title
from makegood.ui.cases.message_buttons import MessageButtons
from makegood.ui.cases.message_exits import CaseExits
from makegood.ui.cases.message_extras import CaseExtras
from makegood.ui.cases.message_way import trusted_page
from makegood.ui.guides.parts import host_of, link_button
from makegood.ui.message.message_card import MessageCard
from makegood.ui.message.message_points import MessagePoints
from makegood.ui.message.next_step_mark import NextStepMark
from makegood.ui.message.panes import goes_on
from makegood.ui.message.switches import MessageSwitches
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.missing_list import MissingList
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from makegood.domain.marketplace import Rung
    from makegood.services.cases import CaseView
    from makegood.services.kept_drafts import KeptDraft
    from makegood.services.messages import NextMessage
    from makegood.ui.shell.host import Host

_KEEP_AFTER_MS: Final = 200
_OF_THE_MESSAGE: Final = ("reply_by", "sender_name")


class CaseMessage(ThemedWidget):
    """Folded until asked for. What is typed is kept at most 250 ms after the last key.

    `turned(bool)` when it opens or folds; `fact_wanted(str)`: a fact of the case is to be told.
    """

    turned = Signal(bool)
    fact_wanted = Signal(str)

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._message: NextMessage | None = None
        self._rung: Rung | None = None
        self._shown_for = ("", "", "")
        # No parent yet: Tab meets it behind the two that stand above it.
        self.room = QWidget()
        self.room.setHidden(True)
        self.toggle = Button("", "quiet", icon_name="letter")
        self.toggle.clicked.connect(lambda: self._open(not self.opened))
        self.kind = KindOfMessage(host.phrases)
        self.kind.wanted.connect(self._write)
        self.kind.picked.connect(self._picked)
        self.where = Label("", "caption", "text_muted")
        self.extras = CaseExtras(host)
        self.extras.day_chosen.connect(lambda day: self._choose(reply_by=day))
        self.extras.parts_chosen.connect(self._choose_parts)
        self.extras.sender_changed.connect(self._write_again)
        self.switches = MessageSwitches(host.phrases)
        self.switches.tone_chosen.connect(lambda tone: self._choose(tone=tone))
        self.switches.language_chosen.connect(lambda code: self._choose(language=code))
        self.card = MessageCard()
        self.card.edited.connect(self._edit)
        self.card.restored.connect(self._restore)
        self.card.taken_over.connect(self._take_over)
        self._look_title = Heading("", "section")
        self.points = MissingList()
        self.findings = MessagePoints(self, self.points, host.phrases.render, self._has_field)
        self.findings.part_wanted.connect(self._open_part)
        self.findings.block_wanted.connect(
            lambda block: self.card.row(block).editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        )
        self.findings.fact_wanted.connect(self.fact_wanted)
        self.next_step = NextStepMark()
        self.next_step.clicked.connect(lambda ticked: self._choose(next_step=ticked))
        self.buttons = MessageButtons()
        self.trouble = Notice("danger")
        self.trouble.setHidden(True)
        self.exits = CaseExits(host, self)
        self.exits.changed.connect(self._write_again)
        self.exits.address_written.connect(lambda text: self._choose(their_address=text))
        self.exits.failed.connect(self._tell_trouble)
        self.buttons.save_paper.clicked.connect(self.exits.panel.write_paper)
        self.buttons.copy.clicked.connect(self.exits.panel.copy_whole)
        self.buttons.open_mail.clicked.connect(self.exits.panel.open_mail)
        self.buttons.sent.clicked.connect(self._sent)
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_KEEP_AFTER_MS)
        self._wait.timeout.connect(self.keep_now)
        self.finish()

    def _lay_out(self) -> None:
        self._open_room = QVBoxLayout()
        self._inside = QVBoxLayout(self.room)
        self._inside.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.where, self.extras, self.switches, self.card, self._look_title, self.points,
            self.next_step, self.buttons,
        ):  # fmt: skip
            self._inside.addWidget(part)
        self._inside.addLayout(self._open_room)
        self._inside.addWidget(self.trouble)
        self._inside.addWidget(self.exits.panel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self.kind)
        self._layout.addWidget(self.room)

    @property
    def opened(self) -> bool:
        """Whether the message is in view and not folded."""
        return not self.room.isHidden()

    @property
    def message(self) -> NextMessage | None:
        """The message offered, as it stands."""
        return self._message

    def show_message(self, view: CaseView, rung: Rung | None) -> None:
        """Offer the message of a case; for another case or step it is folded again."""
        if self._wait.isActive():
            self.keep_now()
        other = self._view is None or self._view.case.id != view.case.id
        if other or rung != self._rung:
            self.kind.forget()
        self._view, self._rung = view, rung
        closed = view.assessment.is_over or view.assessment.status == "paused"
        ways = () if closed else self._host.services.messages.writable(view, rung)
        self.kind.set_ways(ways)
        before = self._message
        self._message = None if closed else self._next()
        stage = self._message.stage if self._message is not None else self.kind.stage
        self.kind.show_ways(ways, stage or "")
        self.toggle.setHidden(self._message is None)
        self.setHidden(self._message is None and not ways)
        if other or _name_of(before) != _name_of(self._message):
            self._open(open_=False)
        elif self.opened:
            self._show()
        self._name_toggle()

    def keep_now(self) -> None:
        """Write down what was typed and chosen."""
        if not self._wait.isActive():
            return
        self._wait.stop()
        view, message = self._view, self._message
        if view is not None and message is not None:
            keep = self._host.services.messages.keep
            self._host.attempt(lambda: keep(view.case, message, message.kept))

    @override
    def retranslate(self) -> None:
        self._look_title.setText(self.tr("Before you send"))
        self.points.set_name(self.tr("Before you send"))
        self._name_toggle()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
        self._inside.setSpacing(theme().space("s3"))

    @override
    def event(self, event: QEvent) -> bool:
        # Before the window's own F6: from column to column, then on to the list.
        if (
            self.built
            and self.opened
            and goes_on(event, self.focusWidget(), self.card, self.points)
        ):
            return True
        return super().event(event)

    # Which message

    def _next(self, kept: KeptDraft | None = None) -> NextMessage | None:
        """The message for the step, or the kind that was picked instead."""
        view, way = self._view, self.kind.way
        if view is None:
            return None
        rung, channel, stage = self._rung, None, None
        if way is not None:
            channel, stage = way.channel, way.offer.id
            fits = rung is not None and rung.stage == stage and channel.id in rung.channels
            rung = rung if fits else None
        return self._host.services.messages.next_message(
            view,
            rung,
            channel=channel,
            stage=stage,
            choice=None if way is None else self.kind.choice,
            claimed=None if way is None else self.kind.claimed,
            kept=kept,
            attached=len(self.exits.files_of(view.case.id)),
        )

    def _write(self, stage: str) -> None:
        """Write one kind of message, reached by one press."""
        self.keep_now()
        self.kind.take(stage)
        self._picked()

    def _picked(self) -> None:
        """Another kind of message, another form of it, or another sum."""
        self.keep_now()
        view = self._view
        if view is None:
            return
        self._message = self._next()
        ways = self._host.services.messages.writable(view, self._rung)
        self.kind.show_ways(ways, self._message.stage if self._message else "")
        if self._message is None:
            return
        self.toggle.setHidden(False)
        self.setHidden(False)
        self._open(open_=True, focus=False)

    # What the user does

    def _choose(self, **values: object) -> None:
        if self._message is not None:
            self._change(structs.replace(self._message.kept, **values))

    def _choose_parts(self, parts: tuple[str, ...]) -> None:
        self._host.services.messages.remember_parts(parts)
        self._choose(sender_parts=parts)

    def _edit(self, block_id: str, text: str, rendered: str) -> None:
        if self._message is not None:
            edits = self._message.kept.edits
            edit = edited_again(edits.get(block_id), text, rendered)
            self._choose(edits={**edits, block_id: edit})

    def _restore(self, block_id: str) -> None:
        if self._message is None:
            return
        edits = self._message.kept.edits
        self._choose(edits={name: edit for name, edit in edits.items() if name != block_id})
        if block_id == WHOLE:
            announce(self.card, self.tr("The paragraphs are back."))
            if self.card.rows:
                self.card.rows[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self, text: str, rendered: str, caret: int) -> None:
        """Make it one text; the edits of its paragraphs are kept, should they be wanted again."""
        self._edit(WHOLE, text, rendered)
        editor = self.card.row(WHOLE).editor
        announce(self.card, self.tr("It is one text now, and all of it is yours."))
        QTimer.singleShot(0, editor, lambda: editor.put_caret(caret))

    def _change(self, kept: KeptDraft) -> None:
        """Write the message anew with other edits or choices; the disk follows in a moment."""
        changed = self._next(kept)
        if changed is not None:
            self._message = changed
            self._wait.start()
            self._show()

    def _write_again(self) -> None:
        """Something beside the draft has changed: who writes, or the proof that goes along."""
        if self._message is not None:
            self._message = self._next(self._message.kept)
            self._show()

    def _open_part(self, part: str) -> None:
        if part == "proof":
            self.exits.panel.proof.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif part == "language":
            chosen = self.switches.language.chosen_id
            if chosen is not None:
                self.switches.language.part(chosen).setFocus(Qt.FocusReason.TabFocusReason)
        elif part in ("date", "sender"):
            self.extras.folds.open(part)
        elif self.card.rows:
            self.card.rows[0].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _sent(self) -> None:
        """Keep the exact words as sent; only now anything begins to run."""
        self.keep_now()
        view, message = self._view, self._message
        if view is None or message is None or message.draft.walled:
            return
        files = self.exits.attachments
        if self._host.attempt(lambda: self._host.services.messages.sent(view, message, files)):
            self.kind.forget()
            self._open(open_=False)
            self._host.say_done(self.tr("Written down: you sent it"), undo=True)

    # Showing

    def _open(self, open_: bool, *, focus: bool = True) -> None:
        self.keep_now()
        turned = open_ == self.room.isHidden()
        self.room.setHidden(not open_)
        if open_:
            self._show()
            self.findings.begin()
            if focus and self.card.rows:
                self.card.rows[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_toggle()
        if turned:
            self.turned.emit(open_)

    def _name_toggle(self) -> None:
        text = self.tr("Show the message for it")
        if self.opened:
            text = self.tr("Hide the message")
        elif self._message is not None and self._message.rung is None:
            text = self.tr("Show a reminder to send")
        self.toggle.setText(text)

    def _show(self) -> None:
        message, view = self._message, self._view
        if message is None or view is None:
            return
        now = (view.case.id, *_name_of(message))
        if now != self._shown_for:
            self._shown_for = now
            self.card.begin_anew()
            self.trouble.setHidden(True)
            self._show_way(view, message)
        draft = message.draft
        self.extras.show_message(message)
        self.switches.show_values(
            self._host.services.packs.pack.tones, message.tone, message.languages, draft.language
        )
        self.card.set_draft(draft)
        self.next_step.show_step(message.next_step, ticked=message.kept.next_step)
        self.findings.set_draft(draft)
        self._look_title.setAccessibleName(self.findings.title)
        self.exits.show_message(view, message, self.buttons.show_message(message))

    def _show_way(self, view: CaseView, message: NextMessage) -> None:
        """Where it goes, and the page to be opened, if it is on the list."""
        channel = message.channel
        way = channel_title(view.case, channel.id, self._host.phrases)
        self.where.setText(self.tr("For: {way}.").format(way=way))
        clear_layout(self._open_room)
        url = trusted_page(view, channel, self._host.services.packs.is_own)
        if url is not None:
            button = link_button(url, host_of(url), self.tr("Open at {host}"))
            self._open_room.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            follow(self.buttons.sent, [button])

    def _has_field(self, fact: str) -> bool:
        """Whether a fact can be told on the page of the case."""
        if fact in _OF_THE_MESSAGE:
            return True
        view = self._view
        return view is not None and fact in facts_asked(view)

    def _tell_trouble(self, text: str) -> None:
        self.trouble.set_text(self.tr("That did not work."), text)
        self.trouble.setHidden(False)
        announce(self.trouble, text, urgent=True)
        reveal(self.trouble)


def _name_of(message: NextMessage | None) -> tuple[str, str]:
    """Which draft a message is: its kind, and its way."""
    return ("", "") if message is None else (message.stage, message.channel.id)
