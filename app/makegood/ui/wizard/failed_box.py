"""After "This did not work": what happened, and whether to remember it for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from makegood.flow.answers import Failure


class FailedBox(ThemedWidget):
    """It asks and never blocks: the way is noted as failed already.

    `reason_chosen(channel, reason)`, `refusal_wanted(channel, bool)`: whether that was a no,
    `note_wanted(channel, bool)`, `taken_back(channel)` when it works after all, `done` when the
    user has nothing to add.
    """

    reason_chosen = Signal(str, str)
    refusal_wanted = Signal(str, bool)
    note_wanted = Signal(str, bool)
    taken_back = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channel = ""
        self._title = ""
        self.title = Label("", "body_strong")
        self.reasons = RadioChoice()
        self.reasons.setObjectName("failed_reasons")
        self.reasons.chosen.connect(lambda why: self.reason_chosen.emit(self._channel, why))
        self.refusal = MarkRow("", "check")
        self.refusal.setObjectName("failed_refusal")
        self.refusal.clicked.connect(lambda on: self.refusal_wanted.emit(self._channel, on))
        self.refusal.setHidden(True)
        self.note = MarkRow("", "check")
        self.note.setObjectName("failed_note")
        self.note.clicked.connect(lambda on: self.note_wanted.emit(self._channel, on))
        self.close_button = Button("", "plain", size="small")
        self.close_button.setObjectName("failed_done")
        self.close_button.clicked.connect(self.done)
        self.works = Button("", "link")
        self.works.setObjectName("works_after_all")
        self.works.clicked.connect(lambda: self.taken_back.emit(self._channel))
        self._buttons = TurningRow()
        self._buttons.add(self.close_button)
        self._buttons.add(self.works)
        card = Card(padding="s3")
        for part in (self.title, self.reasons, self.refusal, self.note, self._buttons):
            card.body.addWidget(part)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(card)
        self.finish()

    @property
    def channel(self) -> str:
        """The way that is asked about."""
        return self._channel

    def ask(self, channel: str, title: str, why: Failure | None, *, noted: bool) -> None:
        """Ask about a way; what was said of it before is chosen."""
        self._channel, self._title = channel, title
        self.retranslate()
        if why is not None and why.reason is not None:
            self.reasons.set_value(why.reason)
        else:
            self.reasons.set_value(None)
        self.note.setChecked(noted)
        self.show_refusal(why)

    def show_refusal(self, why: Failure | None) -> None:
        """Offer to count it as a refusal, where it was one."""
        self.refusal.setHidden(why is None or why.reason != "refused")
        self.refusal.setChecked(why is not None and why.refusal)

    def take_focus(self) -> None:
        """Go to the first answer."""
        self.reasons.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("What happened? {title}").format(title=self._title))
        self.setAccessibleName(self.title.text())
        self.reasons.set_choices(
            [
                ChoiceValue("dead", self.tr("The number or page is dead")),
                ChoiceValue("bot", self.tr("Only a bot answered, again and again")),
                ChoiceValue("no_answer", self.tr("Nobody answered")),
                ChoiceValue("refused", self.tr("They refused")),
            ]
        )
        self.refusal.set_text(
            self.tr("Write it down as their refusal too"),
            self.tr("The next step may open then. You can take it out of the log again."),
        )
        self.note.set_text(
            self.tr("Remember it for my next complaint"),
            self.tr("It stays on this computer, as your own note on this way."),
        )
        self.close_button.setText(self.tr("Done"))
        self.works.setText(self.tr("It works after all"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
