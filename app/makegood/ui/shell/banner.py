"""The reminder in the window: a strip over the page, until it is followed or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.tool_button import IconButton

if TYPE_CHECKING:
    from makegood.ui.shell.phrases import Phrases


class ReminderBanner(ThemedWidget):
    """`followed` when the user wants to see what there is to do. It takes no focus by itself."""

    followed = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._count = 0
        self._icon = IconLabel("follow-up", "warning", "body")
        self.words = Label("", "body_strong")
        self.go = Button("", "plain", size="small")
        self.shut = IconButton("close", "")
        self.go.clicked.connect(self._follow)
        self.shut.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.go)
        self._row.addWidget(self.shut)
        group(self, "")
        self.setHidden(True)
        self.finish()

    def remind(self, count: int) -> None:
        """Say that so many cases have something to do."""
        self._count = count
        self._write()
        self.setHidden(False)
        announce(self, self.words.text())

    def clear(self) -> None:
        """Take the reminder away; a focus in it goes on to the page."""
        if self.isAncestorOf(self.focusWidget() or self):
            self.focusNextChild()
        self.setHidden(True)

    @override
    def retranslate(self) -> None:
        self.go.setText(self.tr("Show it"))
        self.shut.set_name(self.tr("Close the reminder"))
        self._write()

    @override
    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.space("s6"), look.space("s2"), look.space("s5"),
                                     look.space("s2"))  # fmt: skip
        self._row.setSpacing(look.space("s3"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("warning_soft"))
        edge = QRectF(0, self.height() - look.hairline, self.width(), look.hairline)
        painter.fillRect(edge, look.color("warning"))
        painter.end()

    def _follow(self) -> None:
        self.setHidden(True)
        self.followed.emit()

    def _write(self) -> None:
        words = self._phrases.app("reminder.due", count=self._count) if self._count else ""
        self.words.setText(words)
        self.setAccessibleName(words)
