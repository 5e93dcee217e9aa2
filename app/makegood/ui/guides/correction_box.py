"""The link "This is wrong" beside a fact: a form that opens in place, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from makegood.domain.text import Text
from makegood.services.corrections import RefusedError
from makegood.services.typed_facts import NotUnderstoodError
from makegood.ui.announce import announce
from makegood.ui.guides.hours_input import HoursInput
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from makegood.services.correctable import Field, Record
    from makegood.ui.guides.correcting import Corrector
    from makegood.ui.shell.phrases import Phrases

translate = QCoreApplication.translate
_FILE_ENDING: Final = "*.yaml"


class CorrectionBox(ThemedWidget):
    """Says whether a record comes from a person's own file, and lets it be corrected.

    `fact` is the record itself, `about` its name for a screen reader.
    """

    def __init__(
        self, corrector: Corrector, phrases: Phrases, record: Record, fact: object, about: str
    ) -> None:
        super().__init__()
        self._corrector = corrector
        self._phrases = phrases
        self._record = record
        self._fact = fact
        self._about = about
        self._form: CorrectionForm | None = None
        corrections = corrector.services.corrections
        self.corrected = corrections.is_corrected(record)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._mark = IconLabel("edit", "warning", "small")
        self.own = Label("", "caption", "warning")
        self.wrong = Button("", "link")
        self.wrong.setObjectName(f"wrong:{record.stem}")
        self.wrong.clicked.connect(self._toggle)
        self.back = Button("", "link")
        self.back.setObjectName(f"back:{record.stem}")
        self.back.clicked.connect(self._take_back)
        corrector.refused.connect(self._refused)
        self.send = Button("", "link")
        self.send.setObjectName(f"send:{record.stem}")
        self.send.clicked.connect(self._send)
        self._marked = QHBoxLayout()
        self._marked.setContentsMargins(0, 0, 0, 0)
        self._marked.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._marked.addWidget(self.own, 1)
        for button in (self.wrong, self.back, self.send):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._marked)
        self._layout.addLayout(self._row)
        for widget in (self._mark, self.own, self.send):
            widget.setHidden(not self.corrected)
        self.back.setHidden(not self.corrected or corrections.is_added(record))
        self.finish()

    @property
    def form(self) -> CorrectionForm | None:
        """The form, while it is open."""
        return self._form

    @override
    def retranslate(self) -> None:
        seen = self._corrector.services.corrections.seen_at(self._record)
        lines = [self._phrases.render(Text("app_corrections.own"))]
        if seen:
            lines.append(self._phrases.render(Text("app_corrections.seen", {"where": seen})))
        self.own.setText(" ".join(lines))
        for button, text in (
            (self.wrong, self.tr("This is wrong")),
            (self.back, self.tr("Use the shipped one again")),
            (self.send, self.tr("Save this correction as a file")),
        ):
            button.setText(text)
            button.setAccessibleName(f"{text}: {self._about}")

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._row.setSpacing(look.space("s4"))
        self._marked.setSpacing(look.space("s2"))

    def _toggle(self) -> None:
        if self._form is not None:
            self._close()
            return
        self._form = CorrectionForm(self._corrector, self._phrases, self._record, self._fact)
        self._form.cancelled.connect(self._close)
        self._layout.addWidget(self._form)
        self._form.take_focus()

    def _close(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()
            self.wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        self.back.setEnabled(False)
        self._corrector.take_back(self._record)

    def _refused(self, record: Record, why: Text) -> None:
        if record == self._record and not self.back.isEnabled():
            self.back.setEnabled(True)
            self._could_not(why)

    def _could_not(self, why: Text) -> None:
        self.own.setText(self._phrases.render(why))
        announce(self.own, self.own.text(), urgent=True)

    def _send(self) -> None:
        usual = f"{self._record.stem}.yaml"
        title = self.tr("Save this correction as a file")
        name, _kind = QFileDialog.getSaveFileName(self, title, usual, _FILE_ENDING)
        if not name:
            return
        text = self._corrector.services.corrections.to_send(self._record)
        try:
            Path(name).write_text(text, encoding="utf-8")
        except OSError:
            self._could_not(Text("app_corrections.wrong.file_not_written"))
            return
        self.own.setText(self.tr("Saved as a file, to send on: {name}").format(name=name))
        announce(self.own, self.own.text())


class CorrectionForm(ThemedWidget):
    """Which fact, what is right, and where it was seen. `cancelled` without any change."""

    cancelled = Signal()

    def __init__(
        self, corrector: Corrector, phrases: Phrases, record: Record, fact: object
    ) -> None:
        super().__init__()
        self._corrector = corrector
        self._phrases = phrases
        self._record = record
        self._language = corrector.services.language
        found = corrector.services.corrections.fields(record, fact, self._language)
        self._fields = {field.id: field for field in found}
        self._which = Label("", "body_strong")
        self.choice = RadioChoice()
        self.choice.chosen.connect(self._chosen)
        self.area = TextArea(least_lines=1, most_lines=10)
        self.right = FactField(FieldText(""), self.area)
        self.hours = HoursInput(_zone_here(corrector))
        self.times = FactField(FieldText(""), self.hours)
        self.seen = TextInput()
        self.where = FactField(FieldText(""), self.seen)
        self.area.edited.connect(lambda _text: self.right.set_state(""))
        self.hours.edited.connect(lambda: self.times.set_state(""))
        self.seen.edited.connect(lambda _text: self.where.set_state(""))
        self.keep = Button("", "primary", size="small")
        self.keep.setObjectName("keep_correction")
        self.keep.clicked.connect(self._keep)
        self.cancel = Button("", "quiet", size="small")
        self.cancel.clicked.connect(self.cancelled)
        corrector.refused.connect(self._refused)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.keep)
        self._buttons.addWidget(self.cancel)
        self._buttons.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._which, self.choice, self.right, self.times, self.where):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._buttons)
        self.finish()
        first = next(iter(self._fields))
        self.choice.set_value(first)
        self._chosen(first)

    def take_focus(self) -> None:
        """Begin at the first question."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def field(self) -> Field:
        """The fact that is being corrected."""
        return self._fields[self.choice.value() or next(iter(self._fields))]

    @override
    def retranslate(self) -> None:
        self._which.setText(self.tr("What is wrong?"))
        self.choice.set_choices([ChoiceValue(each, label_of(each)) for each in self._fields])
        self.choice.setAccessibleName(self._which.text())
        self.where.set_words(
            FieldText(
                self.tr("Where did you see it?"),
                help=self.tr("Such as: my order page, or the name of the help page."),
            )
        )
        self.keep.setText(self.tr("Keep this correction"))
        self.cancel.setText(self.tr("Cancel"))
        self._name_right()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s3"))
        self._buttons.setSpacing(look.space("s2"))

    def _name_right(self) -> None:
        field = self.field
        self.right.set_words(FieldText(self.tr("What is right?"), help=help_of(field)))
        self.times.set_words(
            FieldText(
                self.tr("When are they open?"),
                help=self.tr("Tick the days, and write times such as 8:00 and 17:30."),
            )
        )

    def _chosen(self, field_id: str) -> None:
        field = self._fields[field_id]
        by_rows = field.form == "hours"
        (self.hours if by_rows else self.area).set_value(field.value)
        self.right.set_state("")
        self.times.set_state("")
        self.right.setHidden(by_rows)
        self.times.setHidden(not by_rows)
        self._name_right()

    def _keep(self) -> None:
        by_rows = self.field.form == "hours"
        wrong = self.hours.wrong() if by_rows else ""
        if wrong:
            self.times.set_state("error", wrong)
            return
        if not self.seen.value():
            self.where.set_state("error", self.tr("Write where you saw it."))
            self.seen.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            parts = self._corrector.services.corrections.read(
                self._record,
                self.field,
                self.hours.value() if by_rows else self.area.value(),
                self.seen.value(),
                self._language,
            )
        except (NotUnderstoodError, RefusedError) as problem:
            self._refuse(problem.text)
            return
        self._set_busy(busy=True)
        announce(self.keep, self.tr("The correction is being checked."))
        self._corrector.keep(self._record, parts)

    def _refused(self, record: Record, why: Text) -> None:
        if record == self._record and not self.keep.isEnabled():
            self._refuse(why)

    def _refuse(self, why: Text) -> None:
        self._set_busy(busy=False)
        by_rows = self.field.form == "hours"
        (self.times if by_rows else self.right).set_state("error", self._phrases.render(why))
        (self.hours if by_rows else self.area).setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.choice, self.area, self.hours, self.seen, self.keep, self.cancel):
            widget.setEnabled(not busy)
        self.keep.setText(
            self.tr("Checking…") if busy else self.tr("Keep this correction")
        )  # fmt: skip


def label_of(field: str) -> str:
    """What a fact is called in the form."""
    return {
        "url": translate("CorrectionForm", "Web address"),
        "mail": translate("CorrectionForm", "Mail address"),
        "phone": translate("CorrectionForm", "Phone number"),
        "handle": translate("CorrectionForm", "Name there"),
        "address": translate("CorrectionForm", "Postal address"),
        "steps": translate("CorrectionForm", "Steps"),
        "reply": translate("CorrectionForm", "How long an answer takes"),
        "cannot": translate("CorrectionForm", "What cannot be done there"),
        "title": translate("CorrectionForm", "What it is called"),
        "languages": translate("CorrectionForm", "Languages they read"),
        "hours": translate("CorrectionForm", "Hours"),
        "body": translate("CorrectionForm", "What it says"),
        "note": translate("CorrectionForm", "The note"),
        "for_whom": translate("CorrectionForm", "For whom"),
        "cost": translate("CorrectionForm", "Cost"),
        "first": translate("CorrectionForm", "What comes before"),
        "asks_for": translate("CorrectionForm", "What it asks for"),
        "how_long": translate("CorrectionForm", "How long it takes"),
        "notes": translate("CorrectionForm", "Note"),
    }.get(field, translate("CorrectionForm", "How long the time is"))


def help_of(field: Field) -> str:
    """How a fact is typed."""
    if field.form == "count":
        units = {
            "years": translate("CorrectionForm", "years"),
            "months": translate("CorrectionForm", "months"),
            "weeks": translate("CorrectionForm", "weeks"),
            "days": translate("CorrectionForm", "days"),
            "working_days": translate("CorrectionForm", "working days"),
            "hours": translate("CorrectionForm", "hours"),
        }
        return translate("CorrectionForm", "A whole number. It counts in: {unit}").format(
            unit=units[field.id]
        )
    return {
        "lines": translate("CorrectionForm", "A new line for each step or paragraph."),
        "url": translate("CorrectionForm", "Copy it from the browser. It begins with https://"),
        "phone": translate("CorrectionForm", "With + and the country code."),
        "languages": translate("CorrectionForm", "Names or codes, with commas between them."),
    }.get(field.form, "")


def _zone_here(corrector: Corrector) -> str:
    """The zone of the person's own clock, where it has a name."""
    return getattr(corrector.services.clock().tzinfo, "key", "")
