"""The sender's address and place for a letter; used again for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from makegood.services.settings import Settings


class SenderForm(ThemedWidget):
    """`changed(address, place)` when one of them was typed and left.

    Without `with_address` the address is asked for elsewhere on the page.
    """

    changed = Signal(str, str)

    def __init__(self, *, with_address: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = TextArea(least_lines=2, most_lines=5)
        self.address.setObjectName("sender_address")
        self.place = TextInput()
        self.place.setObjectName("sender_place")
        self._address_field = FactField(FieldText(""), self.address)
        self._place_field = FactField(FieldText(""), self.place)
        for field in (self.address, self.place):
            field.committed.connect(
                lambda _text: self.changed.emit(self.address.value(), self.place.value())
            )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._address_field)
        self._address_field.setHidden(not with_address)
        self._layout.addWidget(self._place_field)
        self.finish()

    def set_values(self, settings: Settings) -> None:
        """Show what was used the last time; what is being typed stays."""
        if not self.address.editor.hasFocus():
            self.address.set_value(settings.your_address)
        if not self.place.hasFocus():
            self.place.set_value(settings.your_place)

    @override
    def retranslate(self) -> None:
        self._address_field.set_words(
            FieldText(
                self.tr("Your address"),
                self.tr("optional"),
                self.tr("It stands at the head of a letter, so that they can answer."),
            )
        )
        self._place_field.set_words(
            FieldText(
                self.tr("Place"),
                self.tr("optional"),
                self.tr("It stands before the date of a letter."),
            )
        )

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s3"))
