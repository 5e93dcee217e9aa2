"""Check my dates: a few answers, every date at once, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.outside import law_note
from makegood.domain.text import Text
from makegood.services.cases import CaseView, new_id
from makegood.services.check import DateCheck, check
from makegood.services.wizard import WizardService
from makegood.ui.announce import announce
from makegood.ui.cases.dates_card import DatesCard
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.today.check_answers import CheckAnswers
from makegood.ui.today.check_form import CheckForm
from makegood.ui.today.check_late import LateCard
from makegood.ui.widgets.base import ThemedWidget, turn
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.scroll_page import ScrollPage
from makegood.ui.widgets.tab_order import follow
from makegood.ui.widgets.turning_row import TurningRow
from makegood.ui.wizard.step_page import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from makegood.ui.shell.host import Host

_SETTLE_MS: Final = 120
_SPEAK_MS: Final = 1200
_QUESTIONS: Final = 4


class CheckPage(ThemedWidget):
    """Questions at the leading side, dates at the trailing one; below each other when narrow."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.found: DateCheck | None = None
        services = host.services
        self.service = WizardService(
            services.packs, services.sessions, services.cases, services.settings,
            services.clock, new_id,
        )  # fmt: skip
        self.answers = CheckAnswers(self.service, self)
        desk = Desk(self.answers, self.service, host.phrases, _nowhere, _nothing, services)
        self.page = ScrollPage(with_footer=False)
        self.form = CheckForm(desk, self.answers)
        self.dates = DatesCard(host, keep=self._keep_date, unfolded=True)
        self.late = LateCard(host)
        self.law = Label("", "caption", "text_muted", selectable=True)
        self.law.setObjectName("law_note")
        self.settle = Label("", "body_strong")
        self._settling = QVBoxLayout()
        settling = QVBoxLayout()
        settling.setSpacing(0)
        settling.addWidget(self.settle)
        settling.addLayout(self._settling)
        self.start = Button("", "primary", icon_name="next", icon_last=True, size="large")
        self.clear = Button("", "quiet")
        self.start.clicked.connect(self._start)
        self.clear.clicked.connect(self._clear)
        self.buttons = TurningRow()
        self.buttons.add(self.start)
        self.buttons.add(self.clear)
        self.note = Label("", "caption", "text_muted")
        self.legal = Label("", "caption", "text_muted")
        self._left = QVBoxLayout()
        self._left.addWidget(self.form)
        self._left.addStretch(1)
        self._right = QVBoxLayout()
        self._right.addWidget(self.note)
        self._right.addWidget(self.law)
        self._right.addWidget(self.dates)
        self._right.addLayout(settling)
        self._right.addWidget(self.buttons)
        self._right.addWidget(self.late)
        self._right.addWidget(self.legal)
        self._right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self._left, 2)
        self._columns.addLayout(self._right, 3)
        self.page.body.addLayout(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._later = _timer(self, _SETTLE_MS, self.refresh)
        self._speak = _timer(self, _SPEAK_MS, self._say)
        self.answers.changed.connect(self._changed)
        self.finish()

    # For the window

    def refresh(self) -> None:
        """Work the dates out anew and show them."""
        self.form.show_answers()
        self.found = None
        if self.answers.known.entry is not None:
            case = self.service.case(self.answers.session)
            self.found = check(case, self.service.book(case), self.service.now)
        self._show()

    def enter(self) -> None:
        """Begin where an answer is missing."""
        self.page.to_top()
        self.form.take_focus()

    # Words and looks

    @override
    def retranslate(self) -> None:
        self.page.header.set_text(
            self.tr("Check my dates"),
            self.tr(
                "For something you bought: every date. Nothing is kept until you start a complaint."
            ),
        )
        self.legal.setText(self._host.phrases.app("legal"))
        self.settle.setText(self.tr("To be sure, also answer:"))
        self.start.setText(self.tr("Start a complaint with these"))
        self.clear.setText(self.tr("Begin again"))
        self.refresh()

    @override
    def restyle(self) -> None:
        look = theme()
        self._columns.setSpacing(look.space("s5"))
        self._left.setSpacing(look.space("s4"))
        self._right.setSpacing(look.space("s4"))
        self._settling.setSpacing(0)
        turn(self._columns, self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        turn(self._columns, self.width())

    # Inside

    def _changed(self) -> None:
        # Every key changes something; the dates follow when the hand rests for a moment.
        self.form.show_answers()
        self.start.setEnabled(self.answers.known.market is not None)
        self._later.start()
        self._speak.start()

    def _show(self) -> None:
        found = self.found
        self.start.setEnabled(self.answers.known.market is not None)
        self.note.setText(self._note())
        self.note.setHidden(not self.note.text())
        self.dates.setHidden(found is None)
        self._show_law()
        self.clear.setHidden(self.answers.known.market is None)
        clear_layout(self._settling)
        if found is None:
            self.late.setHidden(True)
            self.settle.setHidden(True)
            return
        self.dates.show_dates(CaseView(found.case, found.assessment, found.book, self.service.now))
        self.late.show_check(found)
        wanted = [name for name in found.unsettled if self.form.can_ask(name)][:_QUESTIONS]
        self.settle.setHidden(not wanted)
        links: list[Button] = []
        for name in wanted:
            link = Button(self._label(name), "link")
            link.setObjectName(f"settle:{name}")
            link.clicked.connect(lambda _c=False, name=name: self.form.unfold(name))
            self._settling.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            links.append(link)
        follow(self.settle, links)

    def _show_law(self) -> None:
        """Say beside the dates where no law of the country is known; before one, nothing."""
        found = self.found
        law = None
        if found is not None and found.case.country is not None:
            law = law_note(found.case, found.book.pack)
        self.law.setText("" if law is None else self._host.phrases.render(law))
        self.law.setHidden(law is None)

    def _note(self) -> str:
        known = self.answers.known
        if known.market is None:
            return self.tr("Choose the marketplace. The dates appear here.")
        if known.entry is None:
            return self.tr("Say what went wrong. The dates appear here.")
        return ""

    def _say(self) -> None:
        """Tell a screen reader what the dates came to, once the hand has rested."""
        found = self.found
        if found is None:
            return
        running = [clock for clock in found.assessment.clocks if clock.state != "closed"]
        said = self.tr("Running dates: {count}").format(count=len(running))
        if running:
            said = f"{said}. {self._host.phrases.clock(running[0]).spoken}"
        announce(self.dates, said)

    def _label(self, fact: str) -> str:
        phrases = self._host.phrases
        key = f"facts.{fact}.label"
        return phrases.render(Text(key)) if phrases.known(key) else fact

    def _keep_date(self, rule: str, day: date | None, seen: str) -> bool:
        del seen  # where it was seen is asked again when there is a case to keep it in
        self.answers.keep_date(rule, day)
        self.refresh()
        self.dates.heading.take_focus()
        return True

    def _start(self) -> None:
        if self._host.complain(self.answers.carried()):
            self._reset()

    def _clear(self) -> None:
        self._reset()
        self.refresh()
        self.form.take_focus()

    def _reset(self) -> None:
        self.answers.begin()
        self.form.fold()


def _timer(parent: QWidget, after_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(act)
    return timer


def _nowhere(address: str) -> bool:
    """No field of this page opens anything."""
    del address
    return False


def _nothing(text: str) -> None:
    """No field of this page copies anything."""
    del text
