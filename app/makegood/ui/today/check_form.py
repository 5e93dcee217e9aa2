"""The questions of "Check my dates": five in view at most, the others fold out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.flow.engine import GENERIC
from makegood.services.check import facts_behind_dates
from makegood.text.names import country_name
from makegood.ui.countries import country_rows
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.tab_order import follow_inside
from makegood.ui.wizard.fact_control import FactControl, PickField
from makegood.ui.wizard.places import listed, usual_site, window_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from makegood.domain.marketplace import FactAsk
    from makegood.flow.answers import Typed
    from makegood.ui.today.check_answers import CheckAnswers
    from makegood.ui.wizard.step_page import Desk

_IN_VIEW: Final = 3
"""Facts in view beside marketplace and problem."""

_DATES: Final = 2
_MONEY: Final = ("amount", "currency")
"""Sums decide few dates: the complaint asks for them."""


class CheckForm(ThemedWidget):
    """Marketplace, problem, the dates, how it was paid; then what else decides a date."""

    def __init__(self, desk: Desk, answers: CheckAnswers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answers = answers
        self._open = False
        self._filled = ""
        self._facts: dict[str, FactControl] = {}
        self._ordered: list[str] = []
        self.market, self._market = self._pick("check_marketplace", self._market_chosen)
        self.issue, self._issue = self._pick("check_issue", self._issue_chosen)
        self.country, self._country = self._pick("check_country", self._country_chosen)
        self.site, self._site = self._pick("check_site", lambda s: answers.answer(site=s))
        self.variant, self._variant = self._pick(
            "check_variant", lambda v: answers.answer(variant=v)
        )
        self.place = Label("", "caption", "text_muted")
        self.change_country = Button("", "link")
        self.change_country.setObjectName("check_change_country")
        self.change_country.clicked.connect(self._open_countries)
        self.more = Button("", "link")
        self.more.setObjectName("check_more")
        self.more.clicked.connect(lambda: self.unfold())
        self._card = Card(padding="s4")
        self._front = QVBoxLayout()
        self._rest = QVBoxLayout()
        for field in (self._market, self._issue):
            self._card.body.addWidget(field)
        self._card.body.addLayout(self._front)
        self._card.body.addWidget(self.place)
        self._card.body.addWidget(self.change_country, 0, Qt.AlignmentFlag.AlignLeading)
        self._card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        for field in (self._country, self._site, self._variant):
            self._rest.addWidget(field)
        self._card.body.addLayout(self._rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self.finish()

    # For the page

    def show_answers(self) -> None:
        """Show the answers, and ask for the facts that decide a date with them."""
        answers, known = self._answers.session.answers, self._answers.known
        guide = self._desk.service.engine.guide
        self.market.set_value(answers.marketplace)
        self._issue.setHidden(known.market is None)
        if known.market is not None:
            self._fill_issues()
        self.issue.set_value(None if known.entry is None else known.entry.issue)
        sites = () if known.market is None else known.market.sites
        asks: tuple[FactAsk, ...] = ()
        variants: tuple[str, ...] = ()
        if known.entry is not None:
            variants = tuple(v.id for v in guide.variants(known.entry, known.facts))
            asks = self._deciding(guide.asks(known.entry, known.answers.variant, known.facts))
        front = self._front_of(asks)
        back = [ask.fact for ask in asks if ask.fact not in front]
        self._place(self._front, front)
        self._place(self._rest, back if self._open else [])
        asked = [*front, *(back if self._open else [])]
        if self._ordered != asked:
            self._ordered = asked
            self._order_stops(front, back)
        for name in (*front, *back):
            if name in self._facts:
                self._facts[name].show_typed(answers.facts)
        started = known.entry is not None
        self._country.setHidden(not (started and self._open))
        self._site.setHidden(not (started and self._open and len(sites) > 1))
        self._variant.setHidden(not (started and self._open and variants))
        self.country.set_value(answers.country)
        if len(sites) > 1:
            self.site.set_values([FilterValue(s.id, self._site_name(s.id)) for s in sites])
            self.site.set_value(known.answers.site)
        if variants and known.entry is not None:
            stem = f"issues.{known.entry.issue}.variants"
            self.variant.set_values(
                [FilterValue(v, self._text(f"{stem}.{v}.title")) for v in variants]
            )
            self.variant.set_value(known.answers.variant)
        hidden = len(back) + 1 + (len(sites) > 1) + bool(variants)
        self.more.setText(self.tr("More that decides a date ({count})").format(count=hidden))
        self.more.setHidden(self._open or not started)
        self.place.setHidden(self._open or not started)
        self.place.setText(self._where())
        self.change_country.setHidden(self._open or not started)

    def can_ask(self, name: str) -> bool:
        """Whether the form has a field for a fact."""
        known = self._answers.known
        if known.entry is None or name in ("country", "site", "variant"):
            return known.entry is not None
        guide = self._desk.service.engine.guide
        asks = guide.asks(known.entry, known.answers.variant, known.facts)
        return any(ask.fact == name for ask in asks)

    def unfold(self, name: str = "") -> None:
        """Go to the question named, or to the first that was hidden; show them all if need be."""
        shown = self._facts.get(name)
        if shown is None or shown.isHidden():
            self._open = True
            self.show_answers()
        fields: dict[str, QWidget] = {
            "country": self.country, "site": self.site, "variant": self.variant,
        }  # fmt: skip
        field = fields.get(name) or self._facts.get(name) or self.country
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Show the first questions alone."""
        self._open = False

    def take_focus(self) -> None:
        """Begin at the first question not answered; a list of choices opens by itself."""
        known = self._answers.known
        if known.market is None:
            _unroll(self.market)
        elif known.entry is None:
            _unroll(self.issue)
        else:
            first = self._front.itemAt(0)
            field = None if first is None else first.widget()
            (field or self.issue).setFocus(Qt.FocusReason.OtherFocusReason)

    # Words and looks

    @override
    def retranslate(self) -> None:
        for field, pick, words in (
            (self._market, self.market, FieldText(self.tr("Marketplace"))),
            (self._issue, self.issue, FieldText(self.tr("What went wrong?"))),
            (
                self._country,
                self.country,
                FieldText(
                    self.tr("Your country"), help=self.tr("Its law counts beside their rules.")
                ),
            ),
            (self._site, self.site, FieldText(self.tr("Which of its sites?"))),
            (self._variant, self.variant, FieldText(self.tr("More exactly"))),
        ):
            field.set_words(words)
            pick.setAccessibleName(words.label)
        self.change_country.setText(self.tr("Change country"))
        self._fill_markets()
        self._filled = ""
        pack = self._desk.service.engine.guide.pack
        self.country.set_values(country_rows(pack, window_language()))
        self.show_answers()

    @override
    def restyle(self) -> None:
        look = theme()
        self._card.body.setSpacing(look.px(14))
        self._front.setSpacing(look.px(14))
        self._rest.setSpacing(look.px(14))

    # Inside

    def _pick(self, name: str, chosen: Callable[[str], object]) -> tuple[PickField, FactField]:
        pick = PickField()
        pick.button.setObjectName(name)
        pick.chosen.connect(chosen)
        return pick, FactField(FieldText(""), pick)

    def _market_chosen(self, chosen: str) -> None:
        guide = self._desk.service.engine.guide
        market = guide.marketplace(chosen)
        answers = self._answers.session.answers
        site = None if market is None else usual_site(market, answers.country)
        self._answers.answer(marketplace=chosen, site=site)
        self.take_focus()

    def _issue_chosen(self, chosen: str) -> None:
        self._answers.choose_issue(chosen)
        self.take_focus()

    def _country_chosen(self, country: str) -> None:
        market = self._answers.known.market
        site = self._answers.session.answers.site
        if market is not None and site is None:
            site = usual_site(market, country)
        self._answers.answer(country=country, site=site)

    def _open_countries(self) -> None:
        self.unfold("country")
        _unroll(self.country)

    def _fact_taken(self, fact: str, typed: Typed) -> None:
        facts = {**self._answers.session.answers.facts, fact: typed}
        self._answers.type_in(facts=facts)

    def _deciding(self, asks: Iterable[FactAsk]) -> tuple[FactAsk, ...]:
        """Those on which a date of this marketplace hangs."""
        case = self._desk.service.case(self._answers.session)
        behind = facts_behind_dates(self._desk.service.book(case))
        return tuple(
            ask for ask in asks if ask.fact in behind and self._kind(ask.fact) not in _MONEY
        )

    def _front_of(self, asks: Iterable[FactAsk]) -> list[str]:
        """The facts in view: the first two dates, then what else decides most."""
        names = [ask.fact for ask in asks]
        dates = [name for name in names if self._kind(name) == "date"]
        rest = [name for name in names if name not in dates]
        front = dates[:_DATES]
        front += rest[: _IN_VIEW - len(front)]
        return front + dates[_DATES:][: _IN_VIEW - len(front)]

    def _kind(self, fact: str) -> str:
        return self._desk.service.engine.guide.facts[fact].kind

    def _place(self, layout: QVBoxLayout, names: Iterable[str]) -> None:
        """Put the controls of these facts into a layout; others of it are only hidden."""
        wanted = [self._control(name) for name in names]
        at = layout.count()
        while at:
            at -= 1
            item = layout.itemAt(at)
            widget = None if item is None else item.widget()
            if isinstance(widget, FactControl) and widget not in wanted:
                layout.removeWidget(widget)
                widget.setHidden(True)
        for control in wanted:
            if layout.indexOf(control) < 0:
                layout.addWidget(control)
            control.setHidden(False)

    def _order_stops(self, front: Sequence[str], back: Sequence[str]) -> None:
        """Tab goes down the questions; a fact is made when it is first asked for."""
        first, last = (
            [self._facts[name] for name in names if name in self._facts] for names in (front, back)
        )
        follow_inside(
            self,
            [
                self._market, self._issue, *first, self.change_country, self.more, self._country,
                self._site, self._variant, *last,
            ],
        )  # fmt: skip

    def _control(self, name: str) -> FactControl:
        control = self._facts.get(name)
        if control is None:
            fact = self._desk.service.engine.guide.facts[name]
            control = FactControl(self._desk, fact, self)
            control.set_needed(True)
            control.taken.connect(self._fact_taken)
            self._facts[name] = control
        return control

    def _fill_markets(self) -> None:
        values = [
            FilterValue(m.id, m.name, initial=(m.name[:1].upper(), m.colour))
            for m in listed(self._desk.service)
        ]
        another = self.tr("Another marketplace")
        caption = self.tr("The dates of payment and law, without its own")
        self.market.set_values([*values, FilterValue(GENERIC, another, caption, icon="store")])

    def _fill_issues(self) -> None:
        market = self._answers.known.market
        guide = self._desk.service.engine.guide
        if market is None or self._filled == market.id:
            return
        self._filled = market.id
        self.issue.set_values(
            [
                FilterValue(issue, self._text(f"issues.{issue}.title"), topic_title)
                for topic in guide.topics(market, "buyer")
                for topic_title in (self._text(f"issues.topics.{topic.id}.title"),)
                for issue in guide.issues(market, "buyer", topic.id)
            ]
        )

    def _where(self) -> str:
        answers, market = self._answers.known.answers, self._answers.known.market
        if answers.country is None:
            return self.tr("Your country is not chosen yet.")
        country = country_name(answers.country, window_language())
        parts = [self.tr("Your country: {country}").format(country=country)]
        if answers.site is not None and market is not None and len(market.sites) > 1:
            parts.append(self.tr("Site: {site}").format(site=self._site_name(answers.site)))
        return " · ".join(parts)

    def _site_name(self, site: str) -> str:
        stem = f"{self._answers.session.answers.marketplace}.sites.{site}"
        return self._text(f"{stem}.title") or self._text(stem) or site

    def _text(self, key: str) -> str:
        phrases = self._desk.phrases
        return phrases.render(Text(key)) if phrases.known(key) else ""


def _unroll(pick: PickField) -> None:
    """Open a list of choices, ready to be typed into."""
    if pick.list.isHidden():
        pick.button.click()
    else:
        pick.list.search.setFocus(Qt.FocusReason.OtherFocusReason)
