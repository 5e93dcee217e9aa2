"""Dates that run, nearest first, each with its bar; "All dates" unfolds every one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.services.case_dates import all_dates
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.today.all_dates import AllDatesView
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.window_bar import WindowBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from makegood.services.today import Running
    from makegood.ui.shell.host import Host

_SHOWN: Final = 6
_OF_ONE_CASE: Final = 3


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
        if running.paused:
            paused = self.tr("The case is paused, this date is not")
            caption = f"{paused} · {caption}"
        self._caption.setText(caption)
        if closing:
            self._caption.set_tone("warning")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        self._grid.addLayout(words, 0, 1)
        self._bar = WindowBar()
        part = running.part_over(today)
        self._bar.set_value(part or 0.0, closing=closing)
        self._grid.addWidget(self._bar, 1, 0, 1, 2)
        # An empty bar would say that nothing of the time is gone.
        self._bar.setHidden(part is None)
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
        self._rows = QVBoxLayout()
        self.everything = AllDatesView(host)
        self.everything.setHidden(True)
        self.more = Button("", "link")
        self.more.setObjectName("today_all_dates")
        self.more.clicked.connect(self._toggle)
        self.card.body.addLayout(self._rows)
        self.card.body.addWidget(self.everything)
        self._running: tuple[Running, ...] = ()
        self._today: date | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        # Beside the heading it stays in place however long the list becomes.
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.more)
        self._layout.addLayout(head)
        self._layout.addWidget(self.card)
        self.finish()

    def show_dates(self, running: Sequence[Running], today: date) -> None:
        """Show the nearest of these dates, or all there are where they are unfolded."""
        self._running, self._today = tuple(running), today
        clear_layout(self._rows)
        if self.unfolded:
            self.everything.show_dates(all_dates(self._host.services.cases))
            return
        for each in _three_each(running)[:_SHOWN]:
            if self._rows.count():
                self._rows.addWidget(Separator())
            row = _RunningRow(each, self._host, today)
            row.opened.connect(lambda case_id=each.case_id: self._host.open_case(case_id))
            self._rows.addWidget(row)

    @property
    def unfolded(self) -> bool:
        """Whether every date is shown."""
        return not self.everything.isHidden()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Running dates"))
        self._name_more()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
        self._rows.setSpacing(theme().space("s3"))

    def _name_more(self) -> None:
        text = self.tr("Only the next dates") if self.unfolded else self.tr("All dates")
        self.more.setText(text)

    def _toggle(self) -> None:
        self.everything.setHidden(self.unfolded)
        self._name_more()
        if self._today is not None:
            today = self._today
            self._host.attempt(lambda: self.show_dates(self._running, today))


def _three_each(running: Iterable[Running]) -> list[Running]:
    """At most three dates of one case: more would hide the other cases."""
    seen: Counter[str] = Counter()
    shown: list[Running] = []
    for each in running:
        seen[each.case_id] += 1
        if seen[each.case_id] <= _OF_ONE_CASE:
            shown.append(each)
    return shown
