"""Who writes: name, mail, phone and address, kept for the next time, and what of it goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.field_grid import FieldGrid
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from collections.abc import Collection

    from makegood.domain.marketplace import Channel
    from makegood.services.settings import SettingsService

NAME: Final = "sender_name"
_PARTS: Final = ("mail", "phone", "address")


class SenderFields(ThemedWidget):
    """`name_typed(str)` with each key, `name_left(str)` when the field is left, `kept` when
    another detail was written into the settings, `ticked(part, bool)` for what goes in.

    Nothing but the name goes in without its tick, and where others can read it nothing at all.
    """

    name_typed = Signal(str)
    name_left = Signal(str)
    kept = Signal()
    ticked = Signal(str, bool)

    def __init__(self, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.name = TextInput()
        self.name.setObjectName(NAME)
        self.name.edited.connect(self.name_typed)
        self.name.committed.connect(self.name_left)
        self.mail = TextInput(ltr=True)
        self.phone = TextInput(ltr=True)
        self.address = TextArea(least_lines=2, most_lines=5)
        self._inputs: dict[str, TextInput | TextArea] = {
            "mail": self.mail,
            "phone": self.phone,
            "address": self.address,
        }
        self._fields = {"name": FactField(FieldText(""), self.name)}
        self.marks: dict[str, MarkRow] = {}
        for part, field in self._inputs.items():
            field.setObjectName(f"sender_{part}")
            field.committed.connect(lambda text, p=part: self._keep(p, text))
            self._fields[part] = FactField(FieldText(""), field)
            mark = MarkRow("", "check")
            mark.setObjectName(f"sender_in:{part}")
            mark.clicked.connect(lambda checked, p=part: self.ticked.emit(p, checked))
            self.marks[part] = mark
        self.note = Label("", "caption", "text_muted")
        grid = FieldGrid()
        cells: list[QWidget] = [self._fields["name"]]
        for part in _PARTS:
            cell = QWidget()
            box = QVBoxLayout(cell)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(self._fields[part])
            box.addWidget(self.marks[part])
            box.addStretch(1)
            cells.append(cell)
        grid.set_fields(cells)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(grid)
        self._layout.addWidget(self.note)
        self.finish()

    def show_sender(self, name: str, parts: Collection[str], channel: Channel) -> None:
        """Show what is known of the sender and what of it goes into this message."""
        if not self.name.hasFocus():
            self.name.set_value(name)
        settings = self._settings.current
        for part, field in self._inputs.items():
            inside = field.editor if isinstance(field, TextArea) else field
            value = getattr(settings, f"your_{part}")
            if not inside.hasFocus():
                field.set_value(value)
            mark = self.marks[part]
            mark.setChecked(part in parts)
            mark.setEnabled(not channel.public and bool(value.strip()))
            mark.setHidden(channel.public or channel.spoken)
        self.marks["address"].setHidden(self.marks["mail"].isHidden() or channel.kind == "letter")
        self.note.setText(
            self.tr("Others can read this way. Nothing of it goes in.")
            if channel.public
            else self.tr("It is kept on this computer for the next message.")
        )

    @override
    def retranslate(self) -> None:
        optional = self.tr("optional")
        self._fields["name"].set_words(
            FieldText(
                self.tr("Your name"), optional, self.tr("It stands at the end of the message.")
            )
        )
        self._fields["mail"].set_words(FieldText(self.tr("Your mail address"), optional))
        self._fields["phone"].set_words(FieldText(self.tr("Your phone number"), optional))
        self._fields["address"].set_words(
            FieldText(self.tr("Your address"), optional, self.tr("A letter has it at its head."))
        )
        words = self.tr("Put it into the message")
        for part, mark in self.marks.items():
            mark.set_text(words)
            # Three boxes say the same: heard by themselves they must say what goes in.
            mark.setAccessibleName(f"{words}: {self._fields[part].label.text()}")

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _keep(self, part: str, text: str) -> None:
        self._settings.change(**{f"your_{part}": text.strip()})
        self.kept.emit()


def with_part(before: Collection[str], part: str, *, goes_in: bool) -> tuple[str, ...]:
    """The details that go in, in their own order, with one more or one less."""
    wanted = {*before, part} if goes_in else set(before) - {part}
    return tuple(each for each in _PARTS if each in wanted)
