"""A set of choice cards of which one is chosen: one Tab stop, arrows inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.theme.press import OWN_ENTER
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.choice_card import ChoiceCard, ChoiceValue
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence


class RovingFocus(QObject):
    """Arrow keys within a row of buttons, and one Tab stop for all of them.

    Emits `moved` when an arrow moved the focus. Left and right swap in a mirrored window.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []

    def set_buttons(self, buttons: Sequence[QAbstractButton]) -> None:
        """Watch these buttons, in reading order."""
        self._buttons = list(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Let Tab reach the chosen button, or the first that can be pressed."""
        usable = [b for b in self._buttons if b.isEnabled()]
        stop = next((b for b in usable if b.isChecked()), usable[0] if usable else None)
        self._stop_at(stop)

    def _stop_at(self, stop: QAbstractButton | None) -> None:
        for button in self._buttons:
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _step(event.key(), mirrored=_is_mirrored(watched))
            if step and watched in self._buttons:
                self._move(self._buttons.index(watched), step)
                return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self._stop_at(watched)
        return False

    def _move(self, at: int, step: int) -> None:
        count = len(self._buttons)
        for distance in range(1, count + 1):
            button = self._buttons[(at + step * distance) % count]
            if button.isEnabled() and not button.isHidden():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                self.moved.emit(button)
                return


def _step(key: int, *, mirrored: bool) -> int:
    if key == Qt.Key.Key_Down:
        return 1
    if key == Qt.Key.Key_Up:
        return -1
    if key == Qt.Key.Key_Right:
        return -1 if mirrored else 1
    if key == Qt.Key.Key_Left:
        return 1 if mirrored else -1
    return 0


def _is_mirrored(watched: QObject) -> bool:
    return (
        isinstance(watched, QWidget) and watched.layoutDirection() == Qt.LayoutDirection.RightToLeft
    )


class CardGroup(ThemedWidget):
    """Cards in one or more columns; columns shrink to one where words would not fit.

    `chosen(id)` comes when another card is chosen; `accepted(id)` when Enter (or, for tiles, a
    press) means "this one, and go on".
    """

    chosen = Signal(str)
    accepted = Signal(str)

    def __init__(
        self,
        name: str = "",
        *,
        columns: int = 1,
        tiles: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = max(1, columns)
        self._shown_columns = self._columns
        self._tiles = tiles
        self._cards: list[ChoiceCard] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(not tiles)
        self._roving = RovingFocus(self)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        group(self, name)
        self.finish()

    def set_name(self, name: str) -> None:
        """Set what a screen reader calls the set: usually the question."""
        self.setAccessibleName(name)

    def set_choices(self, choices: Sequence[ChoiceValue], chosen_id: str | None = None) -> None:
        """Show these choices; cards whose ids stay keep their place and focus."""
        if [c.id for c in choices] == [card.value.id for card in self._cards]:
            for card, value in zip(self._cards, choices, strict=True):
                card.set_value(value)
        else:
            self._rebuild(choices)
        self.set_chosen(chosen_id)

    def _rebuild(self, choices: Sequence[ChoiceValue]) -> None:
        for card in self._cards:
            self._group.removeButton(card)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for value in choices:
            card = ChoiceCard(value, tile=self._tiles, parent=self)
            card.clicked.connect(lambda _checked=False, c=card: self._pressed(c))
            card.installEventFilter(self)
            card.setProperty(OWN_ENTER, not self._tiles)
            self._group.addButton(card)
            self._cards.append(card)
        follow(self, self._cards)
        self._roving.set_buttons(self._cards)
        self._place()

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """The cards in reading order."""
        return tuple(self._cards)

    def card(self, choice_id: str) -> ChoiceCard | None:
        """The card of a choice, if it is shown."""
        return next((c for c in self._cards if c.value.id == choice_id), None)

    @property
    def chosen_id(self) -> str | None:
        """Id of the chosen card."""
        return next((c.value.id for c in self._cards if c.isChecked()), None)

    def set_chosen(self, choice_id: str | None) -> None:
        """Choose a card without a signal; None, or an unknown id, chooses none."""
        if self._tiles:
            return
        # An exclusive group does not let go of its last checked button.
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.value.id == choice_id)
        self._group.setExclusive(True)
        self._roving.settle()

    def set_state(self, state: str) -> None:
        """`error` gives every card the red edge."""
        for card in self._cards:
            card.set_state(state)

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().px(10))
        self._place()

    @override
    def minimumSizeHint(self) -> QSize:
        # As narrow as one card: the columns shrink before the page scrolls sideways.
        least = max((c.minimumSizeHint().width() for c in self._cards), default=0)
        return QSize(least, super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.built:
            self._place()
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            not self._tiles
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, ChoiceCard)
        ):
            watched.click()
            self.accepted.emit(watched.value.id)
            return True
        return super().eventFilter(watched, event)

    def _pressed(self, card: ChoiceCard) -> None:
        self.chosen.emit(card.value.id)
        if self._tiles:
            self.accepted.emit(card.value.id)

    def _place(self) -> None:
        """Put the cards into as many columns as fit."""
        columns = self._fitting_columns()
        if columns == self._shown_columns and self._layout.count() == len(self._cards):
            return
        for card in self._cards:
            self._layout.removeWidget(card)
        for column in range(max(columns, self._shown_columns)):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)
        self._shown_columns = columns
        for at, card in enumerate(self._cards):
            self._layout.addWidget(card, at // columns, at % columns)

    def _fitting_columns(self) -> int:
        gap = theme().px(10)
        width = self.width()
        least = max((c.least_width() for c in self._cards), default=0.0)
        for columns in range(self._columns, 1, -1):
            if columns * least + (columns - 1) * gap <= width:
                return columns
        return 1
