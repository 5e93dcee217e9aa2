"""Over the page of a narrow window: the steps as a menu, the panel beside, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button

if TYPE_CHECKING:
    from makegood.ui.widgets.step_list import StepList


class TopBar(ThemedWidget):
    """No word is cut. What does not fit becomes short: first the step, whose name stands right
    below as the title; then the two other buttons, which keep their words as tool tips.

    `panel_toggled(shown)`, `left` when the user goes on later.
    """

    panel_toggled = Signal(bool)
    left = Signal()

    def __init__(self, steps: StepList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._words: dict[Button, str] = {}
        self.panel = Button("", "quiet", icon_name="panel", size="small")
        self.panel.setObjectName("show_side")
        self.panel.setCheckable(True)
        self.panel.toggled.connect(self.panel_toggled)
        self.close_button = Button("", "quiet", icon_name="disk", size="small")
        self.close_button.setObjectName("close_wizard")
        self.close_button.clicked.connect(self.left)
        self._row = QHBoxLayout(self)
        self._row.addWidget(steps.menu_button)
        self._row.addStretch(1)
        self._row.addWidget(self.panel)
        self._row.addWidget(self.close_button)
        self.finish()

    def set_words(self, panel: str, close: str, about_closing: str) -> None:
        """The words of both buttons, and what is said of the second."""
        self._words = {self.panel: panel, self.close_button: close}
        for button, words in self._words.items():
            button.setAccessibleName(words)
        self.close_button.setAccessibleDescription(about_closing)
        self.fit()

    def fit(self) -> None:
        """Show as many words as there is room for."""
        shown = [button for button in self._words if not button.isHidden()]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        gap = self._row.spacing() * 2
        # What lies beside a hidden menu has all the room.
        menu = 0 if self._steps.menu_button.isHidden() else self._steps.least_menu_width
        whole = sum(button.width_with(self._words[button]) for button in shown)
        fits = menu + whole + gap <= room
        for button in shown:
            words = self._words[button]
            button.setText(words if fits else "")
            button.setToolTip("" if fits else words)
        taken = whole if fits else sum(button.width_with("") for button in shown)
        self._steps.fit_menu(room - taken - gap)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.built:
            self.fit()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def restyle(self) -> None:
        self._row.setSpacing(theme().space("s2"))
        self.fit()
