"""What a letter needs beside its words: both addresses and the place; what is missing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from makegood.services.settings import Settings
    from makegood.ui.exits.outgoing import Addresses


class LetterForm(ThemedWidget):
    """`changed(address, place)` when one of the sender's own was typed and left, `their_changed`
    (str, a line feed between lines) when the other side's address was.

    Without `with_address` the sender's address is asked for elsewhere: `address_wanted` then.
    """

    changed = Signal(str, str)
    their_changed = Signal(str)
    address_wanted = Signal()

    def __init__(self, *, with_address: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_address = with_address
        self._addresses: Addresses | None = None
        self.missing = Notice("warning")
        self.missing.setObjectName("missing_address")
        self.missing.link_activated.connect(self._go_to_missing)
        self.address = TextArea(least_lines=2, most_lines=5)
        self.address.setObjectName("sender_address")
        self.place = TextInput()
        self.place.setObjectName("sender_place")
        self.theirs = TextArea(least_lines=2, most_lines=5)
        self.theirs.setObjectName("their_address")
        self.theirs.committed.connect(self.their_changed)
        self._address_field = FactField(FieldText(""), self.address)
        self._place_field = FactField(FieldText(""), self.place)
        self._their_field = FactField(FieldText(""), self.theirs)
        for field in (self.address, self.place):
            field.committed.connect(
                lambda _text: self.changed.emit(self.address.value(), self.place.value())
            )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.missing, self._address_field, self._place_field, self._their_field):
            self._layout.addWidget(part)
        self._address_field.setHidden(not with_address)
        self.finish()

    def set_values(self, settings: Settings) -> None:
        """Show what was used the last time; what is being typed stays."""
        if not self.address.editor.hasFocus():
            self.address.set_value(settings.your_address)
        if not self.place.hasFocus():
            self.place.set_value(settings.your_place)

    def set_addresses(self, addresses: Addresses) -> None:
        """Show what is known of both sides; what is being typed stays."""
        self._addresses = addresses
        self._their_field.setHidden(addresses.theirs_in_guide)
        if not self.theirs.editor.hasFocus():
            self.theirs.set_value(addresses.theirs)
        self._say_missing()

    @override
    def retranslate(self) -> None:
        optional = self.tr("optional")
        self._address_field.set_words(
            FieldText(
                self.tr("Your address"),
                optional,
                self.tr("It stands at the head of a letter, so that they can answer."),
            )
        )
        self._place_field.set_words(
            FieldText(self.tr("Place"), optional, self.tr("It stands before the date of a letter."))
        )
        self._their_field.set_words(
            FieldText(
                self.tr("Their address"),
                optional,
                self.tr("Street, town and country, a line each. Their name stands above it."),
            )
        )
        self._say_missing()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s3"))

    def _say_missing(self) -> None:
        known = self._addresses
        words = ""
        if known is not None and known.yours_missing and known.theirs_missing:
            words = self.tr("Your address and theirs. You can write them here.")
        elif known is not None and known.yours_missing:
            words = self.tr("Your address. You can write it here.")
        elif known is not None and known.theirs_missing:
            words = self.tr("Their address. You can write it here.")
        self.missing.setHidden(not words)
        self.missing.set_text(self.tr("The letter lacks:"), words, self.tr("Fill it in"))

    def _go_to_missing(self) -> None:
        known = self._addresses
        if known is None or not known.yours_missing:
            self.theirs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._with_address:
            self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.address_wanted.emit()
