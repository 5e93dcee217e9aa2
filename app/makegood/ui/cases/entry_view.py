"""One entry of the log in full: what was sent stays to be read, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.cases.log_entries import event_facts, event_title
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.form_keys import on_key
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import reveal

if TYPE_CHECKING:
    from makegood.domain.case import Case, Event
    from makegood.ui.shell.host import Host


class EntryView(ThemedWidget):
    """Shows an entry under the timeline; it can be copied, taken out and put back.

    `closed` just before it is hidden.
    """

    closed = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._case: Case | None = None
        self._event: Event | None = None
        self.card = Card(padding="s4")
        self.heading = Heading("", "section")
        self.facts = Label("", "caption", "text_muted", selectable=True)
        self.text = Label("", "body", selectable=True)
        self.copy = Button("", "plain", icon_name="copy", size="small")
        self.take_out = Button("", "quiet", size="small")
        self.close_button = Button("", "quiet", size="small")
        self.copy.clicked.connect(self._copy)
        self.take_out.clicked.connect(self._toggle_undone)
        self.close_button.clicked.connect(self._close)
        self._buttons = QHBoxLayout()
        for button in (self.copy, self.take_out, self.close_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        for part in (self.heading, self.facts, self.text):
            self.card.body.addWidget(part)
        self.card.body.addLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        on_key(self, "Escape", self._close)
        self.setHidden(True)
        self.finish()

    @property
    def event_id(self) -> str | None:
        """The entry shown."""
        return None if self._event is None or self.isHidden() else self._event.id

    def show_event(self, case: Case, event: Event) -> None:
        """Show an entry."""
        before = self.event_id
        self._case, self._event = case, event
        phrases = self._host.phrases
        day = phrases.long_day(event.at.day)
        self.heading.setText(f"{event_title(event, phrases)}, {day}")
        facts = event_facts(case, event, phrases)
        self.facts.setText(" · ".join(facts))
        self.facts.setHidden(not facts)
        self.text.setText(self._said(event))
        self.text.setHidden(not self._said(event))
        self.copy.setHidden(not self._said(event))
        self._name_take_out()
        if self.isHidden() or before != event.id:
            self.setHidden(False)
            reveal(self)

    @override
    def retranslate(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.close_button.setText(self.tr("Close"))
        self._name_take_out()

    @override
    def restyle(self) -> None:
        self._buttons.setSpacing(theme().space("s2"))

    def _name_take_out(self) -> None:
        undone = self._event is not None and self._event.undone
        self.take_out.setText(self.tr("Put back") if undone else self.tr("Take out"))
        self.take_out.setAccessibleDescription(
            self.tr("An entry that is taken out stays in the log and counts for nothing.")
        )

    def _said(self, event: Event) -> str:
        if event.message is None:
            return event.text
        return "\n\n".join(part for part in (event.message.subject, event.message.body) if part)

    def _copy(self) -> None:
        if self._event is not None:
            QGuiApplication.clipboard().setText(self._said(self._event))
            self._host.say_done(self.tr("Copied"))

    def _toggle_undone(self) -> None:
        if self._case is None or self._event is None:
            return
        case_id, event = self._case.id, self._event
        cases = self._host.services.cases
        if self._host.attempt(lambda: cases.set_undone(case_id, event.id, not event.undone)):
            said = self.tr("Put back") if event.undone else self.tr("Taken out")
            self._close()
            self._host.say_done(said, undo=True)

    def _close(self) -> None:
        self.closed.emit()
        self.setHidden(True)
