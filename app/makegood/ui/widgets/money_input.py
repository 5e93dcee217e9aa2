"""A sum and its currency in one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QWidget
from typing_extensions import override

from makegood.ui.widgets import menus
from makegood.ui.widgets.field_frame import FieldFrame
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.tool_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Sequence


_CODE_CHARS = 3


class MoneyInput(FieldFrame):
    """The sum is text, as typed; the currency a code that is completed from `currencies`.

    `edited(amount, currency)` while typing, `committed(amount, currency)` on leaving if changed.
    """

    edited = Signal(str, str)
    committed = Signal(str, str)

    def __init__(self, currencies: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = QLineEdit()
        self.amount.setFrame(False)
        self.amount.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.currency = QLineEdit()
        self.currency.setFrame(False)
        self.currency.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.currency.setMaxLength(3)
        self._caption = Label("", "caption", "text_muted")
        self._caption.setBuddy(self.currency)
        self.list_button = IconButton("down", "", edge="target_min")
        self.list_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_button.clicked.connect(self.open_list)
        self._codes: list[str] = []
        self._last = ("", "")
        self.row.addWidget(self.amount, 1)
        self.row.addWidget(self._caption)
        self.row.addWidget(self.currency)
        self.row.addWidget(self.list_button)
        self.set_parts(self.amount, self.currency)
        for edit in (self.amount, self.currency):
            edit.textEdited.connect(self._changed)
            edit.editingFinished.connect(self._commit)
        self.set_currencies(currencies)
        self.finish()

    def set_currencies(self, codes: Sequence[str]) -> None:
        """The codes offered; any other may still be typed."""
        self._codes = list(codes)
        completer = QCompleter(self._codes, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # In the line itself: a list that pops up would take the focus at the first letter.
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.currency.setCompleter(completer)

    def value(self) -> tuple[str, str]:
        """Sum as typed and currency code in capitals."""
        return self.amount.text().strip(), self.currency.text().strip().upper()

    def set_value(self, amount: str, currency: str) -> None:
        """Show a sum without a signal."""
        self._last = (amount, currency)
        if self.amount.text() != amount:
            self.amount.setText(amount)
        if self.currency.text() != currency:
            self.currency.setText(currency)

    def set_currency(self, code: str) -> None:
        """Show the currency that stands beside the sum, without a signal."""
        if self.currency.text() != code:
            self.currency.setText(code)

    def open_list(self) -> None:
        """Show every currency, whatever is typed."""
        menu = QMenu(self)
        for code in self._codes:
            menu.addAction(code).triggered.connect(lambda _c=False, c=code: self._take(c))
        menus.open_below(menu, self.list_button)

    @override
    def retranslate(self) -> None:
        name = self.tr("Currency")
        self._caption.setText(name)
        self.currency.setAccessibleName(name)
        self.list_button.set_name(self.tr("All currencies"))

    @override
    def restyle(self) -> None:
        super().restyle()
        chars = self.currency.fontMetrics().horizontalAdvance("M" * _CODE_CHARS)
        self.currency.setFixedWidth(chars)

    @override
    def open_below(self) -> bool:
        self.open_list()
        return True

    def _take(self, code: str) -> None:
        self.currency.setText(code)
        self._changed()
        self._commit()

    def _changed(self, _text: str = "") -> None:
        self.edited.emit(*self.value())

    def _commit(self) -> None:
        if self.value() != self._last:
            self._last = self.value()
            self.committed.emit(*self._last)
