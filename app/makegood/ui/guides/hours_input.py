"""Opening hours as rows: each day open or closed, from when to when, and where these times hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.services.hours_form import (
    WEEK,
    HoursRows,
    rows_of,
    same_hours,
    text_of,
    wrong_in,
    zones,
)
from makegood.ui.announce import announce
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.services.hours_form import Span

_DIGITS = "00:00 pm"


class HoursInput(ThemedWidget):
    """Seven days. `value` and `set_value` speak the text of `services.hours_form`.

    `edited` with each change. `here` is the zone offered where none is known yet.
    """

    edited = Signal()

    def __init__(self, here: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self.rows = tuple(DayRow(int(day)) for day in WEEK)
        self._grid = QVBoxLayout()
        for row in self.rows:
            row.edited.connect(self.edited)
            self._grid.addWidget(row)
        self.same = Button("", "link")
        self.same.setObjectName("same_hours")
        self.same.clicked.connect(self._same)
        self._where = Label("", "body_strong")
        self._zone = Label("", "body")
        self.other_zone = Button("", "link")
        self.other_zone.setObjectName("other_zone")
        self.other_zone.clicked.connect(self._open_zones)
        self.zones = FilterList(rows=4)
        self.zones.chosen.connect(self._zone_chosen)
        self.zones.setHidden(True)
        self._zone_row = QHBoxLayout()
        self._zone_row.addWidget(self._zone)
        self._zone_row.addWidget(self.other_zone)
        self._zone_row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._grid)
        self._layout.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self._where)
        self._layout.addLayout(self._zone_row)
        self._layout.addWidget(self.zones)
        self._layout.setAlignment(self._zone_row, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.rows[0].open)
        self.finish()

    def value(self) -> str:
        """The hours as typed, as the text of a correction."""
        return text_of(self._now())

    def set_value(self, text: str) -> None:
        """Show hours; an empty text shows seven closed days in the zone offered."""
        known = rows_of(text)
        for row, spans in zip(self.rows, known.days, strict=True):
            row.set_spans(spans)
        self._set_zone(known.zone or self._here)
        self.zones.setHidden(True)

    def wrong(self) -> str:
        """What is not right, in a sentence, with the cursor where it is; empty if all is."""
        for row in self.rows:
            row.clear_marks()
        now = self._now()
        if not now.zone:
            self._open_zones()
            return self.tr("Choose a city where these times hold.")
        if not any(now.days):
            self.rows[0].open.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.tr("Tick at least one day, and write from when to when it is open.")
        found = wrong_in(now)
        if found is None:
            return ""
        row = self.rows[found.day]
        row.mark(found.span, found.end)
        text = (
            self.tr("{day}: write when it opens, such as 8:00. Then when it closes.")
            if found.end == 0
            else self.tr("{day}: write when it closes, such as 17:30. It must be later.")
        )
        return text.format(day=row.open.accessibleName())

    @override
    def retranslate(self) -> None:
        self.same.setText(self.tr("Use the first hours for every ticked day"))
        self._where.setText(self.tr("In which city do these times hold?"))
        self.other_zone.setText(self.tr("Choose another city"))
        self.zones.set_words(
            self._where.text(),
            self.tr("City"),
            self.tr("No such city. Try the capital of the country."),
        )
        self._show_zone()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._grid.setSpacing(look.space("s1"))
        self._zone_row.setSpacing(look.space("s3"))

    def _now(self) -> HoursRows:
        return HoursRows(self.zones.chosen_id or "", tuple(row.spans() for row in self.rows))

    def _same(self) -> None:
        rows = same_hours(self._now(), [row.open.isChecked() for row in self.rows])
        for row, spans in zip(self.rows, rows.days, strict=True):
            if row.open.isChecked():
                row.set_spans(spans or (("", ""),))
        self.edited.emit()
        announce(self.same, self.tr("Done."))

    def _open_zones(self) -> None:
        if self.zones.model.rowCount() == 0:
            self.zones.set_values([_row(zone) for zone in zones()])
        self.zones.setHidden(False)
        self.zones.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zone_chosen(self, zone: str) -> None:
        self._set_zone(zone)
        self.zones.set_query("")
        self.zones.setHidden(True)
        self.other_zone.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._zone, self._zone.text())
        self.edited.emit()

    def _set_zone(self, zone: str) -> None:
        self.zones.set_chosen(zone or None)
        self._show_zone()

    def _show_zone(self) -> None:
        zone = self.zones.chosen_id or ""
        self._zone.setText(_city(zone) if zone else self.tr("Not chosen yet"))
        self.other_zone.setAccessibleName(f"{self.other_zone.text()}: {self._zone.text()}")


class DayRow(ThemedWidget):
    """One day: open or closed, and its times. `number` is 1 for Monday."""

    edited = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.open = MarkRow()
        self.open.setObjectName(f"day:{number}")
        self.open.toggled.connect(self._toggled)
        self.closed = Label("", "body", "text_muted")
        self.pairs: list[tuple[TextInput, Label, TextInput]] = []
        self.more = Button("", "link")
        self.more.setObjectName(f"more:{number}")
        self.more.clicked.connect(self._add)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.open, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.closed, 0, 1, 1, 3)
        self._layout.addWidget(self.more, 0, 4)
        self._layout.setColumnStretch(5, 1)
        self.finish()
        self.set_spans(())

    def spans(self) -> tuple[Span, ...]:
        """The times as typed; none when closed. A second pair left empty is no time."""
        if not self.open.isChecked():
            return ()
        typed = [(begin.value(), end.value()) for begin, _, end in self.pairs]
        return (typed[0], *(span for span in typed[1:] if any(span)))

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show the times; none shows the day as closed."""
        while len(self.pairs) < max(len(spans), 1):
            self._new_pair()
        while len(self.pairs) > max(len(spans), 1):
            for part in self.pairs.pop():
                self._layout.removeWidget(part)
                part.hide()
                part.deleteLater()
        for (begin, _, end), span in zip(self.pairs, spans or (("", ""),), strict=True):
            begin.set_value(span[0])
            end.set_value(span[1])
        self.open.setChecked(bool(spans))
        self.clear_marks()
        self._show()

    def mark(self, span: int, end: int) -> None:
        """Mark a time that is not right, and go there."""
        begin, _, until = self.pairs[span]
        field = until if end else begin
        field.set_state("error")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def clear_marks(self) -> None:
        """Nothing is marked as wrong."""
        for begin, _, end in self.pairs:
            begin.set_state("")
            end.set_state("")

    @override
    def retranslate(self) -> None:
        name = QLocale().standaloneDayName(self._number, QLocale.FormatType.LongFormat)
        self.open.set_text(name)
        self.open.setAccessibleDescription(self.tr("Tick it if they are open on this day."))
        self.closed.setText(self.tr("Closed"))
        self.more.setText(self.tr("Add hours after a break"))
        self.more.setAccessibleName(f"{self.more.text()}: {name}")
        self._name_pairs()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setHorizontalSpacing(look.space("s2"))
        self._layout.setVerticalSpacing(look.space("s1"))
        metrics = self.fontMetrics()
        names = (
            QLocale().standaloneDayName(int(day), QLocale.FormatType.LongFormat) for day in WEEK
        )
        widest = max(metrics.horizontalAdvance(name) for name in names)
        self._layout.setColumnMinimumWidth(0, widest + look.icon("button") + 3 * look.space("s3"))
        for begin, _, end in self.pairs:
            for field in (begin, end):
                field.setFixedWidth(metrics.horizontalAdvance(_DIGITS) + 2 * look.space("s4"))

    def _name_pairs(self) -> None:
        day = self.open.accessibleName()
        for number, (begin, to, end) in enumerate(self.pairs, start=1):
            to.setText(self.tr("to"))
            names = (self.tr("{day}, opens at"), self.tr("{day}, closes at"))
            if number > 1:
                names = (
                    self.tr("{day}, after the break, opens at"),
                    self.tr("{day}, after the break, closes at"),
                )
            for field, name in zip((begin, end), names, strict=True):
                field.setAccessibleName(name.format(day=day))

    def _new_pair(self) -> None:
        begin, to, end = TextInput(ltr=True), Label("", "body", wrap=False), TextInput(ltr=True)
        line = len(self.pairs)
        before: QWidget = self.pairs[-1][2] if self.pairs else self.open
        for column, part in enumerate((begin, to, end), start=1):
            self._layout.addWidget(part, line, column)
        for field in (begin, end):
            field.edited.connect(self._typed)
            self.setTabOrder(before, field)
            before = field
        self.setTabOrder(before, self.more)
        self.pairs.append((begin, to, end))
        self._name_pairs()
        self.restyle()

    def _add(self) -> None:
        self._new_pair()
        self._show()
        self.pairs[-1][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        self.clear_marks()
        self.edited.emit()

    def _toggled(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        is_open = self.open.isChecked()
        for parts in self.pairs:
            for part in parts:
                part.setHidden(not is_open)
        self.closed.setHidden(is_open)
        self.more.setHidden(not is_open or len(self.pairs) > 1)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _row(zone: str) -> FilterValue:
    return FilterValue(zone, _city(zone), zone.replace("_", " ").partition("/")[0], words=zone)
