"""Page 1: which marketplace, which of its sites, in which role, from which country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.flow.engine import GENERIC
from makegood.text.names import country_name
from makegood.ui.countries import country_rows
from makegood.ui.theme import theme
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.wizard.places import listed, usual_site, window_language
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from makegood.domain.marketplace import Marketplace
    from makegood.flow.engine import Gap
    from makegood.flow.session import StepId

MARKETS_IN_VIEW = 6
MOST_RADIOS = 7
"""Choices up to so many are radio buttons; more of them a list with a filter box."""


class WherePage(StepPage):
    """Marketplace, role, country, site; the site is asked only where there are several."""

    step: StepId = "where"

    @override
    def build(self) -> None:
        self.markets = FilterList(rows=MARKETS_IN_VIEW)
        self.markets.setObjectName("marketplaces")
        self.markets.chosen.connect(self.choose_market)
        self.markets.view.viewport().installEventFilter(self)
        self._name_input = TextInput()
        self._name_input.setObjectName("marketplace_name")
        self._name_input.edited.connect(
            lambda text: self.desk.controller.type_in(marketplace_name=text)
        )
        self.name = FactField(FieldText(""), self._name_input)
        self._role_title = Heading("", "section")
        self.role = RadioChoice()
        self.role.setObjectName("role")
        self.role.chosen.connect(lambda role: self.desk.controller.answer(role=role))
        self._country_title = Heading("", "section")
        self._country_row = QWidget()
        row = QHBoxLayout(self._country_row)
        row.setContentsMargins(0, 0, 0, 0)
        self._country_name = Label("", "body")
        self.change_country = Button("", "link")
        self.change_country.clicked.connect(self._open_countries)
        row.addWidget(self._country_name)
        row.addWidget(self.change_country, 1, Qt.AlignmentFlag.AlignLeading)
        self.countries = FilterList(rows=4)
        self.countries.setObjectName("countries")
        self.countries.chosen.connect(self._country_chosen)
        self._country_open = False
        self._searched_for = ""
        self._site_title = Heading("", "section")
        self.site_rows = RadioChoice()
        self.site_rows.setObjectName("sites")
        self.site_rows.chosen.connect(lambda site: self.desk.controller.answer(site=site))
        self.site_list = FilterList(rows=4)
        self.site_list.chosen.connect(lambda site: self.desk.controller.answer(site=site))
        for widget in (
            self.markets, self.name, self._section(self._role_title, self.role),
            self._section(
                self._country_title, self._country_row, self.countries
            ),
        ):  # fmt: skip
            self.body.addWidget(widget)
        self._sites = self._section(self._site_title, self.site_rows, self.site_list)
        self.body.addWidget(self._sites)

    def _section(self, *widgets: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme().space("s2"), 0, 0)
        column.setSpacing(theme().space("s2"))
        for widget in widgets:
            column.addWidget(widget)
        return box

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("Where did it happen?"),
            self.tr("Choose the marketplace where you bought or sell."),
        )
        self.markets.set_words(
            self.tr("Marketplace"),
            self.tr("Search a marketplace"),
            self.tr("Not in the list. Clear the box and choose “Another marketplace”."),
        )
        self.name.set_words(
            FieldText(
                self.tr("What is the marketplace called?"),
                help=self.tr("The name as you would say it, such as the name of the site."),
            )
        )
        self._role_title.setText(self.tr("You are"))
        self.role.setAccessibleName(self.tr("You are"))
        self.role.set_choices(
            [
                ChoiceValue("buyer", self.tr("I bought something")),
                ChoiceValue("seller", self.tr("I sell there")),
                ChoiceValue("accused", self.tr("Somebody complains about me")),
            ]
        )
        self._country_title.setText(self.tr("Your country"))
        self.change_country.setText(self.tr("Change"))
        self.change_country.setAccessibleName(self.tr("Change your country"))
        self.countries.set_words(
            self.tr("Your country"), self.tr("Search your country"), self.tr("No such country")
        )
        self._site_title.setText(self.tr("Which of its sites?"))
        self.site_rows.setAccessibleName(self.tr("Which of its sites?"))
        self.site_list.set_words(
            self.tr("Which of its sites?"), self.tr("Search a site"), self.tr("No such site")
        )
        self.footer.set_labels("", self.tr("Next: what went wrong"))
        self._fill_lists()

    def _fill_lists(self) -> None:
        values = [
            FilterValue(
                market.id,
                market.name,
                initial=(market.name[:1].upper(), market.colour),
            )
            for market in listed(self.desk.service)
        ]
        another = self.tr("Another marketplace")
        values.append(
            FilterValue(
                GENERIC,
                another,
                self.tr("Not listed: the general way, with the dates you see there"),
                icon="store",
            )
        )
        self.markets.set_values(values)
        self._fit_rows()
        language = window_language()
        self.countries.set_values(country_rows(self.desk.service.engine.guide.pack, language))

    def _fit_rows(self) -> None:
        """Keep the first marketplaces whole: in a narrow window a row has more lines."""
        view = self.markets.view
        rows = min(self.markets.model.rowCount(), MARKETS_IN_VIEW)
        heights = sum(view.sizeHintForRow(row) for row in range(rows))
        view.setMinimumHeight(heights + 2 * view.frameWidth() + 2)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.markets.view.viewport() and event.type() == QEvent.Type.Resize:
            # After the list has laid out its rows anew.
            QTimer.singleShot(0, self, self._fit_rows)
        return super().eventFilter(watched, event)

    @override
    def render_answers(self) -> None:
        answers = self.answers
        if self.markets.chosen_id != answers.marketplace:
            self.markets.set_chosen(answers.marketplace)
        self.name.setHidden(answers.marketplace != GENERIC)
        if self._name_input.text() != answers.marketplace_name:
            self._name_input.set_value(answers.marketplace_name)
        self.role.set_value(answers.role)
        language = window_language()
        country = answers.country
        shut = country is not None and not self._country_open
        self._country_row.setHidden(not shut)
        self.countries.setHidden(shut)
        if country is not None:
            self._country_name.setText(country_name(country, language))
            self.countries.set_chosen(country)
        market = self.desk.service.engine.guide.marketplace(answers.marketplace)
        self._show_sites(market)

    def _show_sites(self, market: Marketplace | None) -> None:
        sites = () if market is None else market.sites
        self._sites.setHidden(len(sites) < 2)
        if len(sites) < 2:
            return
        many = len(sites) > MOST_RADIOS
        self.site_rows.setHidden(many)
        self.site_list.setHidden(not many)
        if many:
            self.site_list.set_values([FilterValue(s.id, self._site_name(s.id)) for s in sites])
            self.site_list.set_chosen(self.answers.site)
        else:
            self.site_rows.set_choices([ChoiceValue(s.id, self._site_name(s.id)) for s in sites])
            self.site_rows.set_value(self.answers.site)

    def _site_name(self, site: str) -> str:
        named = self.text(f"{self.answers.marketplace}.sites.{site}.title")
        return named or self.text(f"{self.answers.marketplace}.sites.{site}") or site

    @override
    def first_field(self) -> QWidget:
        return self.markets

    @override
    def entered(self) -> None:
        self._country_open = False
        if self.desk.controller.session.id != self._searched_for:
            # What was searched for in another complaint says nothing about this one.
            self._searched_for = self.desk.controller.session.id
            for searched in (self.markets, self.countries, self.site_list):
                searched.set_query("")
        self._fill_lists()
        super().entered()

    @override
    def field_of(self, gap: Gap) -> QWidget:
        fields: dict[str, QWidget] = {
            "marketplace": self.markets,
            "marketplace_name": self._name_input,
            "site": self.site_list if self.site_rows.isHidden() else self.site_rows,
        }
        return fields[gap.what]

    @override
    def words_of_gap(self, gap: Gap) -> str:
        words = {
            "marketplace": self.tr("Choose a marketplace, or “Another marketplace”."),
            "marketplace_name": self.tr("Type the name of the marketplace."),
            "site": self.tr("Choose the site of the marketplace."),
        }
        return words[gap.what]

    def choose_market(self, chosen: str) -> None:
        """Take a marketplace, with the site people of the user's country use there."""
        market = self.desk.service.engine.guide.marketplace(chosen)
        site = self.answers.site
        if market is not None and site not in {s.id for s in market.sites}:
            site = usual_site(market, self.answers.country)
        self.desk.controller.answer(marketplace=chosen, site=site)
        if chosen == GENERIC:
            self._name_input.setFocus()

    def _country_chosen(self, country: str) -> None:
        self._country_open = False
        self.desk.service.set_country(country)
        market = self.desk.service.engine.guide.marketplace(self.answers.marketplace)
        site = self.answers.site
        if market is not None and site is None:
            site = usual_site(market, country)
        self.desk.controller.answer(country=country, site=site)
        self.change_country.setFocus()

    def _open_countries(self) -> None:
        self._country_open = True
        self.render_answers()
        self.countries.search.setFocus()
        reveal(self.countries)
