"""What is over, and what still works: the other half of "Check my dates"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from makegood.domain.assessment import Clock
    from makegood.services.check import DateCheck, Route
    from makegood.ui.shell.host import Host

_ICONS: Final = {
    "seller": "person",
    "platform": "store",
    "provider": "card",
    "body": "law",
    "carrier": "truck",
}


class _Line(NamedTuple):
    """An icon in a tone, what it is, and a line on it."""

    icon: str
    tone: str
    title: str
    caption: str


class _LineView(ThemedWidget):
    """Shows a line."""

    def __init__(self, line: _Line) -> None:
        super().__init__()
        self._icon = IconLabel(line.icon, line.tone, "body")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(line.title, "body_strong"))
        words.addWidget(Label(line.caption, "caption", "text_muted"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        group(self, f"{line.title}. {line.caption}")
        self.finish()

    @override
    def restyle(self) -> None:
        self._row.setSpacing(theme().space("s3"))


class LateCard(ThemedWidget):
    """Hidden while nothing has surely passed: what only may have, stands among all dates."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.heading = Heading("", "section")
        self.card = Card(padding="s4")
        self._shown: tuple[list[_Line], list[_Line]] = ([], [])
        self._passed = QVBoxLayout()
        self._still = Label("", "body_strong")
        self._routes = QVBoxLayout()
        self.card.body.addLayout(self._passed)
        self._line = Separator()
        self.card.body.addWidget(self._line)
        self.card.body.addWidget(self._still)
        self.card.body.addLayout(self._routes)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.card)
        self.setHidden(True)
        self.finish()

    def show_check(self, found: DateCheck) -> None:
        """Show what has passed, each with the same sentence, and the steps still open."""
        over = [clock for clock in found.passed if clock.applies == "yes"]
        self.setHidden(not over)
        if not over:
            return
        passed = [self._over(clock) for clock in over]
        routes = [self._open(found.case.marketplace, route) for route in found.routes]
        if (passed, routes) == self._shown:
            return
        self._shown = (passed, routes)
        for part in (self._line, self._still):
            part.setHidden(not routes)
        for layout, lines in ((self._passed, passed), (self._routes, routes)):
            clear_layout(layout)
            for line in lines:
                layout.addWidget(_LineView(line))

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Too late? What still works"))
        self._still.setText(self.tr("What you can still do:"))

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._passed.setSpacing(look.space("s3"))
        self._routes.setSpacing(look.space("s3"))

    def _over(self, clock: Clock) -> _Line:
        phrases = self._host.phrases
        title = phrases.render(Text(f"rules.{clock.rule}.title"))
        day = phrases.day(clock.day)
        return _Line("close", "danger", f"{title}: {day}", phrases.app("passed"))

    def _open(self, stem: str, route: Route) -> _Line:
        phrases = self._host.phrases
        title = phrases.render(Text(f"{stem}.rungs.{route.rung}.title"))
        if route.passed is not None:
            day = phrases.day(route.passed)
            when = self.tr("Its last day has passed: {day}. You can still ask; it may say no.")
            when = when.format(day=day)
        elif route.last_day is not None:
            left = phrases.left(route.last_day)
            day = phrases.day(route.last_day)
            when = self.tr("Open until: {day} · {left}").format(day=day, left=left)
        elif route.needs:
            when = self.tr("Its last day depends on: {facts}").format(
                facts=phrases.fact_labels(route.needs)
            )
        else:
            when = self.tr("No last day is known.")
        if route.perhaps:
            when = f"{phrases.app('maybe', facts=phrases.fact_labels(route.perhaps))} · {when}"
        return _Line(_ICONS.get(route.party, "form"), "accent", title, when)
