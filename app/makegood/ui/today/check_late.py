"""What is over, and what still works: the other half of "Check my dates"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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


class _Line(ThemedWidget):
    """An icon, what it is, and a line on it."""

    def __init__(self, icon: str, tone: str, title: str, caption: str) -> None:
        super().__init__()
        self._icon = IconLabel(icon, tone, "body")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, "body_strong"))
        words.addWidget(Label(caption, "caption", "text_muted"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        group(self, f"{title}. {caption}")
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
        clear_layout(self._passed)
        clear_layout(self._routes)
        for part in (self._line, self._still):
            part.setHidden(not found.routes)
        for clock in over:
            self._passed.addWidget(self._over(clock))
        stem = found.case.marketplace
        for route in found.routes:
            self._routes.addWidget(self._open(stem, route))

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Too late? What still works"))
        self._still.setText(self.tr("These ways are still open:"))

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
        if route.last_day is not None:
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
