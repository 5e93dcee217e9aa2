"""The ways to reach them, best first; one is open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card_group import RovingFocus
from makegood.ui.widgets.channel_card import ChannelCard, ChannelValue
from makegood.ui.widgets.tab_order import follow_inside

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChannelList(ThemedWidget):
    """Arrows go between cards, Space or a press opens one, Tab goes into its steps.

    `chosen(id)` when another card is opened; the other signals are those of the cards.
    """

    chosen = Signal(str)
    step_toggled = Signal(str, str, bool)
    open_requested = Signal(str)
    failed = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, ChannelCard] = {}
        self._roving = RovingFocus(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        group(self, name)
        self.finish()

    def set_name(self, name: str) -> None:
        """What a screen reader calls the list."""
        self.setAccessibleName(name)

    def set_channels(self, values: Sequence[ChannelValue], chosen_id: str | None = None) -> None:
        """Show these ways; without `chosen_id` the first is open."""
        if [v.id for v in values] != list(self._cards):
            self._rebuild(values)
        else:
            for value in values:
                self._cards[value.id].set_value(value)
        self.set_chosen(chosen_id or (values[0].id if values else None))

    @property
    def chosen_id(self) -> str | None:
        """The way whose steps are shown."""
        return next((i for i, card in self._cards.items() if card.is_open), None)

    def set_chosen(self, channel_id: str | None) -> None:
        """Open one card and close the others, without a signal."""
        self.setUpdatesEnabled(False)
        for known, card in self._cards.items():
            card.set_open(known == channel_id)
        self.setUpdatesEnabled(True)
        self._roving.settle()

    def card(self, channel_id: str) -> ChannelCard:
        """The card of a way; KeyError if it is unknown."""
        return self._cards[channel_id]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ways in the order shown."""
        return tuple(self._cards)

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().px(9))

    def _rebuild(self, values: Sequence[ChannelValue]) -> None:
        for card in self._cards.values():
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for value in values:
            card = ChannelCard(value, self)
            card.opened.connect(self._opened)
            card.step_toggled.connect(self.step_toggled)
            card.open_requested.connect(self.open_requested)
            card.failed.connect(self.failed)
            self._cards[value.id] = card
            self._layout.addWidget(card)
        follow_inside(self, self._cards.values())
        self._roving.set_buttons([card.head for card in self._cards.values()])

    def _opened(self, channel_id: str) -> None:
        changed = channel_id != self.chosen_id
        self.set_chosen(channel_id)
        if changed:
            self.chosen.emit(channel_id)
