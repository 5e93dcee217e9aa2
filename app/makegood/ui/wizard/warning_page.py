"""Pages before everything else: what to do now, and where to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.chip import Chip, ChipValue
from makegood.ui.widgets.label import Label
from makegood.ui.wizard.provenance_words import source_line
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from makegood.flow.session import StepId


def numbered(number: int, words: QWidget) -> QWidget:
    """A number plate with words beside it."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().space("s3"))
    layout.addWidget(Chip(ChipValue(str(number), "accent")), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return row


class WarningPage(StepPage):
    """Steps one by one, usable with nothing filled in. `stop` pages end with a warning."""

    @override
    def build(self) -> None:
        self.card = Card(strong=True)
        self.body.addWidget(self.card)
        self.check_contact = Button("", "link")
        self.check_contact.setObjectName("check_contact")
        self.check_contact.clicked.connect(self.desk.check_contact)
        self.body.addWidget(self.check_contact, 0, Qt.AlignmentFlag.AlignLeading)
        self.source = Label("", "caption", "text_muted")
        self.body.addWidget(self.source)

    @override
    def captions(self) -> None:
        self.check_contact.setText(self.tr("Check a number, address or link they gave you"))
        self.footer.set_labels(
            self.tr("Back"),
            self.tr("I have understood, go on")
            if self.step == "stop"
            else self.tr("Done, or not needed: go on"),
        )

    @override
    def render_answers(self) -> None:
        page = self.desk.service.engine.warning(self.session)
        if page is None or self.session.step != self.step:
            return
        self.header.set_text(
            self.text(f"do_now.{page.id}.title"),
            self.tr("This comes before every complaint. Nothing has to be filled in."),
        )
        while self.card.body.count():
            taken = self.card.body.takeAt(0)
            widget = None if taken is None else taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(self.desk.phrases.lines(f"do_now.{page.id}.steps"), 1):
            label = Label(line, "body", selectable=True)
            self.card.body.addWidget(numbered(number, label))
        self.source.setText(source_line(page))

    @override
    def first_field(self) -> QWidget:
        return self.footer.primary


class DoNowPage(WarningPage):
    """What to do at once: block, save, report."""

    step: StepId = "do_now"


class StopPage(WarningPage):
    """Nobody honest asks for this."""

    step: StepId = "stop"
