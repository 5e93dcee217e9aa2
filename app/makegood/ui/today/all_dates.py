"""All running dates, case by case: what "All dates" unfolds on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Separator
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from makegood.services.case_dates import AllDates, CaseDates
    from makegood.ui.shell.host import Host


class _CaseDates(ThemedWidget):
    """One case: its name opens it, its dates stand below with what they are."""

    opened = Signal()

    def __init__(self, dates: CaseDates, host: Host) -> None:
        super().__init__()
        phrases = host.phrases
        self.name = Button(dates.title, "link")
        self.name.clicked.connect(self.opened)
        head = QHBoxLayout()
        head.addWidget(Initial(dates.marketplace, dates.colour, 24))
        head.addWidget(self.name)
        head.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        spoken = [f"{dates.marketplace}, {dates.title}"]
        for row, clock in enumerate(dates.clocks):
            value = phrases.clock(clock)
            spoken.append(value.spoken)
            day = Label(phrases.day(clock.day), "caption_strong", wrap=False)
            what = Label(phrases.render(Text(f"rules.{clock.rule}.title")), "body")
            state = Label(value.chip.text, "caption", "text_muted")
            if clock.state == "closing" and clock.who == "user" and clock.applies == "yes":
                state.set_tone("warning")
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(what)
            words.addWidget(state)
            self._grid.addWidget(day, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(words, row, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(head)
        self._layout.addLayout(self._grid)
        group(self, ". ".join(spoken))
        self.finish()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._grid.setHorizontalSpacing(look.space("s3"))
        self._grid.setVerticalSpacing(look.space("s2"))


class AllDatesView(ThemedWidget):
    """Empty until it is shown dates."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.finish()

    def show_dates(self, dates: AllDates) -> None:
        """Show these, with a line between cases."""
        clear_layout(self._layout)
        for each in dates.cases:
            if self._layout.count():
                self._layout.addWidget(Separator())
            part = _CaseDates(each, self._host)
            part.opened.connect(lambda case_id=each.case_id: self._host.open_case(case_id))
            self._layout.addWidget(part)
        if dates.more:
            more = self.tr("The dates of more cases stand in the cases: {count}")
            self._layout.addWidget(Label(more.format(count=dates.more), "caption", "text_muted"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s3"))
