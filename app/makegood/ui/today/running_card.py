"""Dates that run, nearest first, each with its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.window_bar import WindowBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from makegood.services.today import Running
    from makegood.ui.shell.host import Host

_SHOWN = 6


class _RunningRow(ThemedWidget):
    """Initial and name, days left, the bar, the day."""

    opened = Signal()

    def __init__(self, running: Running, host: Host, today: date) -> None:
        super().__init__()
        phrases = host.phrases
        clock = running.clock
        what = phrases.render(running.what)
        closing = clock.state == "closing"
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(
            Initial(running.marketplace, running.colour, 24), 0, 0, Qt.AlignmentFlag.AlignTop
        )
        self._title = Label(what, "body_strong")
        caption = f"{running.title} · {phrases.left(clock.day)}"
        self._caption = Label(caption, "caption", "text_muted")
        if clock.applies == "maybe":
            caption = f"{phrases.app('state.maybe')} · {caption}"
            self._caption.setText(caption)
        if closing:
            self._caption.set_tone("warning")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        self._grid.addLayout(words, 0, 1)
        self._bar = WindowBar()
        self._bar.set_value(running.part_over(today), closing=closing)
        self._grid.addWidget(self._bar, 1, 0, 1, 2)
        self._day = Label(phrases.day(clock.day), "caption_strong", wrap=False)
        self._grid.addWidget(self._day, 1, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(1, 1)
        day = phrases.long_day(clock.day)
        group(self, f"{what}, {day}, {caption}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.finish()

    @override
    def restyle(self) -> None:
        look = theme()
        self._grid.setHorizontalSpacing(look.space("s2"))
        self._grid.setVerticalSpacing(look.space("s1"))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class RunningCard(ThemedWidget):
    """The heading and its dates; the rest of them are in their cases."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.heading = Heading("", "section")
        self.card = Card(padding="s4")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.card)
        self.finish()

    def show_dates(self, running: Sequence[Running], today: date) -> None:
        """Show the nearest of these dates."""
        clear_layout(self.card.body)
        for each in running[:_SHOWN]:
            if self.card.body.count():
                self.card.body.addWidget(Separator())
            row = _RunningRow(each, self._host, today)
            row.opened.connect(lambda case_id=each.case_id: self._host.open_case(case_id))
            self.card.body.addWidget(row)

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Running dates"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
