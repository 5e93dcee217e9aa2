"""A list and what is chosen in it: beside each other, or one at a time where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from makegood.ui.shell.side_list import SideList


class TwoPanes(ThemedWidget):
    """`narrow_changed(bool)`. In a narrow window the list comes first; a link leads back to it."""

    narrow_changed = Signal(bool)

    def __init__(self, side: SideList, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self._narrow = False
        self._in_list = True
        self.back = Button("", "link", icon_name="back")
        self.back.clicked.connect(self.show_list)
        self._back_row = QWidget()
        self._back_box = QHBoxLayout(self._back_row)
        self._back_box.addWidget(self.back)
        self._back_box.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._back_row)
        right.addWidget(content, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(side)
        self._row.addWidget(self._right, 1)
        self.finish()
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._narrow

    def set_back(self, text: str) -> None:
        """The words of the link back to the list."""
        self.back.setText(text)

    def show_list(self) -> None:
        """Go to the list; in a wide window it is in view anyway."""
        self._in_list = True
        self._arrange()
        self.side.take_focus()

    def show_content(self) -> None:
        """Go to what was chosen."""
        had_focus = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._in_list = False
        self._arrange()
        if self._narrow and had_focus:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def restyle(self) -> None:
        look = theme()
        self._back_box.setContentsMargins(look.space("s6"), look.space("s3"), look.space("s6"), 0)
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = theme().width_class(self.width()) == "compact"
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            self.narrow_changed.emit(narrow)

    def _arrange(self) -> None:
        self.side.set_wide(self._narrow)
        self.side.setHidden(self._narrow and not self._in_list)
        self._right.setHidden(self._narrow and self._in_list)
        self._back_row.setHidden(not self._narrow)
        self._row.setStretchFactor(self.side, 1 if self._narrow else 0)
