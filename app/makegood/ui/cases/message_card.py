"""The message for the next step: read, put right, copied, and written down when it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.case import SentMessage
from makegood.services.wizard_saving import target_of
from makegood.text.names import language_name
from makegood.ui.announce import announce
from makegood.ui.cases.kind_of_message import KindOfMessage
from makegood.ui.cases.log_entries import channel_title
from makegood.ui.cases.message_exits import CaseExits
from makegood.ui.guides.parts import host_of, link_button
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.domain.marketplace import Rung
    from makegood.services.cases import CaseView
    from makegood.services.messages import NextMessage
    from makegood.ui.shell.host import Host

_KEEP_AFTER_MS: Final = 200
_OUTSIDE: Final = ("provider", "body")


class MessageCard(ThemedWidget):
    """Folded until asked for. What is typed is kept at most 250 ms after the last key."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._message: NextMessage | None = None
        self._rung: Rung | None = None
        self.toggle = Button("", "quiet", icon_name="letter")
        self.toggle.clicked.connect(self._toggle)
        self.card = Card(padding="s4")
        self.where = Label("", "caption", "text_muted")
        self.outdated = Label("", "caption", "warning")
        self.subject = TextInput()
        self._subject_field = FactField(FieldText(""), self.subject)
        self.body = TextArea(least_lines=8, most_lines=18)
        self._body_field = FactField(FieldText(""), self.body)
        self.copy = Button("", "plain", icon_name="copy")
        self.open_mail = Button("", "plain", icon_name="mail")
        self.exits = CaseExits(host, self)
        self.kind = KindOfMessage(host.phrases)
        self.kind.wanted.connect(self._write)
        self.kind.picked.connect(self._picked)
        self.wall = Notice("danger")
        self.wall.setObjectName("wall")
        self.wall.setHidden(True)
        self._walled = False
        self.trouble = Notice("danger")
        self.trouble.setHidden(True)
        self.anew = Button("", "quiet", icon_name="undo")
        self.sent = Button("", "primary", icon_name="check")
        self._open_room = QVBoxLayout()
        self.copy.clicked.connect(self.exits.panel.copy_whole)
        self.open_mail.clicked.connect(self.exits.panel.open_mail)
        self.exits.changed.connect(self._offer)
        self.exits.failed.connect(self._tell_trouble)
        self.anew.clicked.connect(self._write_anew)
        self.sent.clicked.connect(self._sent)
        first, second = TurningRow(), TurningRow()
        first.add(self.copy)
        first.add(self.open_mail)
        second.add(self.sent)
        second.add(self.anew)
        for part in (self.where, self.outdated, self._subject_field, self._body_field, first):
            self.card.body.addWidget(part)
        self.card.body.addLayout(self._open_room)
        self.card.body.addWidget(second)
        self.card.body.addWidget(self.wall)
        self.card.body.addWidget(self.trouble)
        self.card.body.addWidget(self.exits.panel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self.kind)
        self._layout.addWidget(self.card)
        self.card.setHidden(True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_KEEP_AFTER_MS)
        self._wait.timeout.connect(self.keep_now)
        for field in (self.subject, self.body):
            field.edited.connect(self._typed)
        self.subject.committed.connect(lambda _text: self.keep_now())
        self.body.committed.connect(lambda _text: self.keep_now())
        self.finish()

    def show_message(self, view: CaseView, rung: Rung | None) -> None:
        """Offer the message of a case; for another case or step the card is folded again."""
        if self._wait.isActive():
            self.keep_now()
        before = None if self._message is None else (self._message.stage, self._message.channel.id)
        other = self._view is None or self._view.case.id != view.case.id
        if other or rung != self._rung:
            self.kind.forget()
        self._view, self._rung = view, rung
        closed = view.assessment.status in ("solved", "given_up", "paused")
        ways = () if closed else self._host.services.messages.writable(view, rung)
        self.kind.show_ways(ways, self.kind.stage or "")
        self._message = None if closed else self._next()
        if self._message is not None:
            self.kind.show_ways(ways, self._message.stage)
        self.toggle.setHidden(self._message is None)
        self.setHidden(self._message is None and not ways)
        after = None if self._message is None else (self._message.stage, self._message.channel.id)
        if other or after != before:
            self._wait.stop()
            self.card.setHidden(True)
        if not self._typing():
            self._fill()
        self._name_toggle()

    def keep_now(self) -> None:
        """Write down what was typed, if it differs from what the program wrote."""
        self._wait.stop()
        view, message = self._view, self._message
        if view is None or message is None or self.card.isHidden():
            return
        subject, body = self.subject.value(), self.body.value()
        if (subject, body) == (message.subject, message.body):
            return
        if self._host.attempt(
            lambda: self._host.services.messages.keep(view.case, message, subject, body)
        ):
            self._message = self._next()
            self._show_state()

    @override
    def retranslate(self) -> None:
        self.copy.setText(self.tr("Copy the message"))
        self.open_mail.setText(self.tr("Open in mail"))
        self.anew.setText(self.tr("Write it anew"))
        self.sent.setText(self.tr("I have sent this"))
        self.outdated.setText(
            self.tr("These are your words. The case has changed since: look whether they fit.")
        )
        self._subject_field.set_words(FieldText(self.tr("Subject")))
        self._body_field.set_words(FieldText(self.tr("Message")))
        self._name_toggle()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _next(self) -> NextMessage | None:
        """The message for the step, or the kind that was picked instead."""
        view, way = self._view, self.kind.way
        if view is None:
            return None
        messages = self._host.services.messages
        if way is None:
            return messages.next_message(view, self._rung)
        rung = self._rung
        fits = rung is not None and rung.stage == way.offer.id and way.channel.id in rung.channels
        return messages.next_message(
            view,
            rung if fits else None,
            channel=way.channel,
            stage=way.offer.id,
            choice=self.kind.choice,
            claimed=self.kind.claimed,
        )

    def _write(self, stage: str) -> None:
        """Open the message of one kind: the answer to an offer, what was said on the phone."""
        self.keep_now()
        self.kind.take(stage)
        self._show_kind()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self) -> None:
        self.keep_now()
        self._show_kind()

    def _show_kind(self) -> None:
        view = self._view
        if view is None:
            return
        self._message = self._next()
        ways = self._host.services.messages.writable(view, self._rung)
        self.kind.show_ways(ways, "" if self._message is None else self._message.stage)
        self.toggle.setHidden(self._message is None)
        self.card.setHidden(self._message is None)
        self._fill()
        self._name_toggle()

    def _typing(self) -> bool:
        return self._wait.isActive() or self.body.editor.hasFocus() or self.subject.hasFocus()

    def _toggle(self) -> None:
        self.keep_now()
        self.card.setHidden(not self.card.isHidden())
        self._name_toggle()
        if not self.card.isHidden():
            self._fill()
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_toggle(self) -> None:
        text = self.tr("Show the message for it")
        if not self.card.isHidden():
            text = self.tr("Hide the message")
        elif self._message is not None and self._message.rung is None:
            text = self.tr("Show a reminder to send")
        self.toggle.setText(text)

    def _fill(self) -> None:
        message, view = self._message, self._view
        if message is None or view is None:
            return
        self.subject.set_value(message.subject)
        self.body.set_value(message.body)
        phrases = self._host.phrases
        language = language_name(message.language, self._host.services.language)
        way = channel_title(view.case, message.channel.id, phrases)
        self.where.setText(
            self.tr("For: {way}. Language: {language}.").format(way=way, language=language)
        )
        clear_layout(self._open_room)
        url = message.channel.target.url if message.channel.target is not None else None
        hosts = () if view.book.marketplace is None else view.book.marketplace.hosts
        body = view.book.bodies.get(view.book.channel_bodies.get(message.channel.id, ""))
        trusted = (*hosts, *(() if body is None else body.hosts))
        if url is not None and url.startswith("https:") and host_of(url) in trusted:
            button = link_button(url, host_of(url), self.tr("Open at {host}"))
            self._open_room.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.trouble.setHidden(True)
        self._show_state()
        self._offer()

    def _show_state(self) -> None:
        message = self._message
        self.anew.setHidden(message is None or not message.edited)
        self.outdated.setHidden(message is None or not message.outdated)

    def _typed(self, _text: str) -> None:
        self._wait.start()
        self._offer()

    def _offer(self) -> None:
        """Hand the words as they stand to the ways out."""
        view, message = self._view, self._message
        if view is None or message is None:
            return
        self.open_mail.setHidden(message.channel.kind != "mail")
        subject, body = self.subject.value(), self.body.value()
        walls = self._host.services.messages.walls(view, message, f"{subject}\n{body}")
        reason = self.tr("Take the secret out first.") if walls else ""
        self._show_wall(" ".join(self._host.phrases.render(wall.text) for wall in walls))
        for button in (self.copy, self.open_mail, self.sent):
            button.setEnabled(not walls)
            button.setAccessibleDescription(reason)
        self.exits.show_message(view, message, subject, body, reason)

    def _show_wall(self, words: str) -> None:
        """Only a secret keeps a message from leaving; it is said when it comes."""
        self.wall.setHidden(not words)
        if not words:
            self._walled = False
            return
        self.wall.set_text(self.tr("Not like this."), words)
        if not self._walled:
            self._walled = True
            announce(self.wall, words, urgent=True)

    def _tell_trouble(self, text: str) -> None:
        self.trouble.set_text(self.tr("That did not work."), text)
        self.trouble.setHidden(False)
        announce(self.trouble, text, urgent=True)

    def _write_anew(self) -> None:
        view, message = self._view, self._message
        if view is None or message is None:
            return
        messages = self._host.services.messages
        if self._host.attempt(lambda: messages.write_anew(view.case, message)):
            self._message = self._next()
            self._fill()

    def _sent(self) -> None:
        """Keep the exact words as sent; only now anything begins to run."""
        self.keep_now()
        view, message = self._view, self._message
        if view is None or message is None:
            return
        rung = message.rung
        party = message.channel.party if rung is None else rung.party
        outside = party in _OUTSIDE
        body = view.book.channel_bodies.get(message.channel.id) if rung is None else rung.body
        services = self._host.services
        kept = SentMessage(
            self.subject.value(),
            self.body.value(),
            message.language,
            target_of(message.channel),
            self.exits.attachments,
        )

        def act() -> None:
            services.cases.record(
                view.case.id,
                "escalated" if outside else "sent",
                party=body if outside and body else party,
                channel=message.channel.id,
                stage=message.stage,
                rung=None if rung is None else rung.id,
                message=kept,
            )
            services.messages.write_anew(view.case, message)

        if self._host.attempt(act):
            self.kind.forget()
            self.card.setHidden(True)
            self._name_toggle()
            self._host.say_done(self.tr("Written down: you sent it"), undo=True)
