"""What must be known before the next step: unknown law, warnings about the marketplace."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.conditions import evaluate
from makegood.domain.outside import law_note
from makegood.domain.situation import facts_of
from makegood.domain.text import Text, say
from makegood.services.summaries import window_before
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.notice import Notice, NoticeKind
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.marketplace import Marketplace
    from makegood.services.case_reading import CaseView
    from makegood.ui.shell.host import Host


class _Said(NamedTuple):
    """One notice; `guide` is the marketplace whose guide says more, if one does."""

    kind: NoticeKind
    lead: str
    text: str
    guide: str = ""
    name: str = ""


class CaseNotices(ThemedWidget):
    """Shows what is known to be true for a case, and nothing for a closed one."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._shown: list[_Said] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.finish()

    @property
    def shown(self) -> tuple[Notice, ...]:
        """The notices, in reading order."""
        items = (self._layout.itemAt(at) for at in range(self._layout.count()))
        widgets = (None if item is None else item.widget() for item in items)
        return tuple(widget for widget in widgets if isinstance(widget, Notice))

    def show_case(self, view: CaseView) -> None:
        """Show what holds for a case."""
        closed = view.assessment.is_over
        market = view.book.marketplace
        found = (
            []
            if closed or market is None
            else [
                *self._pause(view),
                *self._chosen(view),
                *self._law(view),
                *self._warnings(view, market),
            ]
        )
        self.setHidden(not found)
        if found == self._shown:
            return
        self._shown = found
        clear_layout(self._layout)
        for said in found:
            self._layout.addWidget(self._notice(said))
        follow(self, [notice.link for notice in self.shown])

    @override
    def retranslate(self) -> None:
        for said, notice in zip(self._shown, self.shown, strict=True):
            notice.set_text(said.lead, said.text, self._more(said))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _notice(self, said: _Said) -> Notice:
        notice = Notice(said.kind, said.lead, said.text, self._more(said))
        if said.guide:
            notice.link_activated.connect(lambda: self._host.show_guide(said.guide))
        else:
            notice.setObjectName(said.name)
        return notice

    def _more(self, said: _Said) -> str:
        return self.tr("More in the guide") if said.guide else ""

    def _pause(self, view: CaseView) -> Iterator[_Said]:
        """That dates do not wait for a case that is paused, and which of them ends first."""
        assessment, phrases = view.assessment, self._host.phrases
        if assessment.status != "paused":
            return
        lead = self.tr("This case is paused. Its dates are not.")
        clock = next(iter(assessment.windows), None)
        text = self.tr("No last day of yours is known now.")
        if clock is not None:
            what = phrases.render(Text(f"rules.{clock.rule}.title"))
            text = self.tr("The nearest: {what}, {day} · {left}").format(
                what=what, day=phrases.day(clock.day), left=phrases.left(clock.day)
            )
        yield _Said("info", lead, text, name="pause_note")

    def _chosen(self, view: CaseView) -> Iterator[_Said]:
        """That a last day of the user's does not wait for the later day they chose."""
        window = window_before(view.assessment)
        if window is None or view.assessment.status == "paused":
            return
        title = Text(f"rules.{window.rule}.title")
        told = say("app_dates.follow_up.window_chosen", rule=title, day=window.day)
        yield _Said("warning", "", self._host.phrases.render(told), name="chosen_note")

    def _law(self, view: CaseView) -> Iterator[_Said]:
        """That no law of the country is known, where it is a buyer who would need it."""
        law = law_note(view.case, view.book.pack) if view.case.role == "buyer" else None
        if law is not None:
            yield _Said("info", "", self._host.phrases.render(law), name="law_note")

    def _warnings(self, view: CaseView, market: Marketplace) -> Iterator[_Said]:
        phrases, facts = self._host.phrases, facts_of(view.case, view.book)
        for notice in market.notices:
            if notice.level != "warning" or notice.channels:
                continue
            if notice.issues and view.case.issue not in notice.issues:
                continue
            if evaluate(notice.applies, facts) is not True:
                continue
            lead, body = (
                phrases.render(Text(key)) if phrases.known(key) else ""
                for key in (f"{market.id}.notices.{notice.id}.{part}" for part in ("title", "body"))
            )
            yield _Said("warning", lead, body, market.id)
