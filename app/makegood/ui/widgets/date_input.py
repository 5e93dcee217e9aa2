"""A date: typed in words or figures, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import NO_RING, theme
from makegood.ui.widgets.field_frame import FieldFrame
from makegood.ui.widgets.tool_button import IconButton

DateParser = Callable[[str], "date | None"]
DateWriter = Callable[[date], str]


class DateInput(FieldFrame):
    """Text plus a calendar button. `parse` reads what was typed, `write` shows a date.

    Without them ISO and the locale's own formats are read and the long one is written.
    `edited(text)` while typing; `date_changed(object)` with a date or None when it changes.
    """

    edited = Signal(str)
    date_changed = Signal(object)

    def __init__(
        self,
        *,
        parse: DateParser | None = None,
        write: DateWriter | None = None,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parse = parse or read_locale_date
        self._write = write or write_locale_date
        self._today = today
        self._date: date | None = None
        self._popup: _CalendarPopup | None = None
        self.editor = QLineEdit()
        self.editor.setFrame(False)
        self.calendar_button = IconButton("calendar", "")
        self.row.addWidget(self.editor, 1)
        self.row.addWidget(self.calendar_button)
        self.set_parts(self.editor)
        self.editor.textEdited.connect(self._typed)
        self.editor.editingFinished.connect(self._tidy)
        self.calendar_button.clicked.connect(self.open_calendar)
        self.finish()

    def value(self) -> date | None:
        """The date, if what is written is one."""
        return self._date

    def text(self) -> str:
        """What is written, date or not."""
        return self.editor.text().strip()

    def set_value(self, value: date | None) -> None:
        """Show a date without a signal; None empties the field."""
        self._date = value
        self.editor.setText(self._write(value) if value is not None else "")

    def set_text(self, text: str) -> None:
        """Show text without a signal, as it was typed before."""
        self.editor.setText(text)
        self._date = self._parse(text) if text.strip() else None

    def set_today(self, today: date) -> None:
        """The day the calendar opens on when the field is empty."""
        self._today = today

    def open_calendar(self) -> None:
        """Show the calendar under the field; Escape closes it."""
        popup = _CalendarPopup(self)
        popup.calendar.setLocale(self.locale())
        start = self._date or self._today
        if start is not None:
            popup.calendar.setSelectedDate(QDate(start.year, start.month, start.day))
        popup.picked.connect(self._picked)
        self._popup = popup
        below = self.mapToGlobal(QPoint(0, self.height() + 4))
        popup.adjustSize()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            below.setX(below.x() + self.width() - popup.width())
        popup.move(below)
        popup.show()
        popup.calendar.setFocus()

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar while it is open."""
        return self._popup.calendar if self._popup is not None else None

    @override
    def retranslate(self) -> None:
        self.calendar_button.set_name(self.tr("Choose from a calendar"))

    @override
    def open_below(self) -> bool:
        self.open_calendar()
        return True

    def _typed(self, text: str) -> None:
        self._take(self._parse(text) if text.strip() else None)
        self.edited.emit(text)

    def _tidy(self) -> None:
        if self._date is not None:
            self.editor.setText(self._write(self._date))

    def _picked(self, chosen: QDate) -> None:
        picked = date(chosen.year(), chosen.month(), chosen.day())
        self.editor.setText(self._write(picked))
        self._take(picked)
        self.edited.emit(self.editor.text())
        self.editor.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, value: date | None) -> None:
        if value != self._date:
            self._date = value
            self.date_changed.emit(value)


class _CalendarPopup(QFrame):
    """A calendar that closes when a day is taken."""

    picked = Signal(QDate)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.Box)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setProperty(NO_RING, True)
        # Qt's own pure red for weekends is unreadable on a dark ground and means nothing here.
        plain = QTextCharFormat()
        plain.setForeground(theme().color("text"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)

    def _take(self, chosen: QDate) -> None:
        self.picked.emit(chosen)
        self.close()


def read_locale_date(text: str) -> date | None:
    """A date written as ISO, or in the long or short form of the locale."""
    words = text.strip()
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    locale = QLocale()
    for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        found = locale.toDate(words, form)
        if found.isValid():
            return date(found.year(), found.month(), found.day())
    found = locale.toDate(words, "d MMMM yyyy")
    return date(found.year(), found.month(), found.day()) if found.isValid() else None


def write_locale_date(value: date) -> str:
    """Day, month in words, year, as the locale spells them."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")
