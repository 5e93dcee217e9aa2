"""The first page a person ever sees: what this is, what it is not, and where they live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.countries import country_rows
from makegood.ui.icons import app_icon_source
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterList
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host

_ICONS = ("form", "clock", "lock")
_COLUMN_CHARS = 72
_LOGO = 80


class _Sign(ThemedWidget):
    """The program's own sign; decorative."""

    def __init__(self) -> None:
        super().__init__()
        self._svg = QSvgRenderer(app_icon_source())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.finish()

    @override
    def restyle(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(_LOGO), theme().px(_LOGO))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._svg.render(painter, self.rect().toRectF())
        painter.end()


class WelcomePage(ThemedWidget):
    """Shown until it was gone on from once."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.page = ScrollPage(with_footer=False)
        self.title = Heading("", "welcome")
        self._points = [Label("", "body") for _ in _ICONS]
        self.country = FilterList(rows=5)
        self.country.chosen.connect(self._country_chosen)
        self.field = FactField(FieldText(""), self.country)
        self.legal = Notice("info")
        self.start = Button("", "primary", icon_name="next", icon_last=True, size="large")
        self.start.clicked.connect(lambda: self._go_on(new=True))
        self.look = Button("", "quiet", size="large")
        self.look.clicked.connect(lambda: self._go_on(new=False))
        self._column = QWidget()
        self._rows = QVBoxLayout(self._column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(_Sign())
        self._rows.addWidget(self.title)
        points = QGridLayout()
        for row, (icon, label) in enumerate(zip(_ICONS, self._points, strict=True)):
            points.addWidget(IconLabel(icon, "accent", "body"), row, 0, Qt.AlignmentFlag.AlignTop)
            points.addWidget(label, row, 1)
        points.setColumnStretch(1, 1)
        self._grid = points
        self._rows.addLayout(points)
        self._rows.addWidget(self.field)
        self._rows.addWidget(self.legal)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.look)
        buttons.addStretch(1)
        self._rows.addLayout(buttons)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(self._column, 1000)
        centre.addStretch(1)
        self.page.header.setHidden(True)
        self.page.body.addLayout(centre)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.finish()

    def refresh(self) -> None:
        """Show the countries in the language of the window and mark the one chosen."""
        services = self._host.services
        self.country.set_values(country_rows(services.packs.pack, services.language))
        self.country.set_chosen(services.settings.current.country or None)

    def enter(self) -> None:
        """Have the page read from its title on."""
        self.title.take_focus()

    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("Something went wrong with an order?"))
        for label, text in zip(
            self._points,
            (
                self.tr("Tell Makegood which marketplace and what happened."),
                self.tr("It shows every date, where to complain and what to write."),
                self.tr("It stays on this computer: no account, no connection, no cost."),
            ),
            strict=True,
        ):
            label.setText(text)
        self.field.set_words(
            FieldText(
                self.tr("Where do you live?"),
                optional=self.tr("optional"),
                help=self.tr("It decides which rights and which bodies can help."),
            )
        )
        self.country.set_words(
            self.tr("Where do you live?"),
            self.tr("Type the name of a country"),
            self.tr("No country by that name."),
        )
        self.legal.set_text("", self._host.phrases.app("legal"))
        self.start.setText(self.tr("Start my first case"))
        self.look.setText(self.tr("Look around first"))
        self.refresh()

    @override
    def restyle(self) -> None:
        look = theme()
        self._rows.setSpacing(look.space("s5"))
        self._grid.setHorizontalSpacing(look.space("s3"))
        self._grid.setVerticalSpacing(look.space("s3"))
        chars = self.title.fontMetrics().averageCharWidth()
        self._column.setMaximumWidth(round(chars * _COLUMN_CHARS / 2))

    def _country_chosen(self, code: str) -> None:
        self._host.attempt(lambda: self._host.services.settings.change(country=code))

    def _go_on(self, *, new: bool) -> None:
        if not self._host.attempt(lambda: self._host.services.settings.change(welcomed=True)):
            return
        if new:
            self._host.new_case()
        else:
            self._host.open_today()
