"""Documents on paper: laid out once, then painted into a PDF file or onto a printer.

Fixed places (sender, addressee, date, page numbers) are painted by hand; flowing text stands in
a QTextDocument filled through a cursor (`print_flow`). No text is ever read as HTML, and nothing
is loaded from anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
)

from makegood.handoff.document import cleaned
from makegood.ui.i18n import direction_of
from makegood.ui.print_flow import SIZES, Flow, without_glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from makegood.handoff.document import Document

_DOTS_AN_INCH: Final = 300
_MM_AN_INCH: Final = 25.4
# In millimetres. The addressee stands where the window of an envelope is (DIN 5008, form B).
_SIDE: Final = 25.0
_TOP: Final = 20.0
_BOTTOM: Final = 24.0
_TOP_OF_ONE: Final = 14.0
_BOTTOM_OF_ONE: Final = 20.0
_ADDRESSEE_FROM: Final = 50.0
_GAP: Final = 8.0
_FOOT_FROM_END: Final = 16.0
_SMALL_POINTS: Final = 8.5
_PRODUCT: Final = "Makegood"
_LETTERS: Final = ("Noto Sans", "DejaVu Sans", "Noto Sans Arabic")


_held: list[QGuiApplication] = []
"""The application of a command: it must live as long as its fonts are used."""


class NotPaintedError(Exception):
    """The device took no page, as a printer that is gone."""


class Pdf(NamedTuple):
    """A finished file. `missing` are letters that no font of this computer has; where they
    stand, the page shows an empty box.
    """

    data: bytes
    pages: int
    missing: frozenset[str]


def fonts_without_window() -> None:
    """Have Qt's fonts ready where there is no window, and perhaps no screen."""
    import os

    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _held.append(QGuiApplication([_PRODUCT]))


def page_size(country: str) -> QPageSize:
    """The paper people have in a country (ISO code): Letter where inches are used, else A4."""
    territory = QLocale.codeToTerritory(country) if country else QLocale.Country.AnyCountry
    inches = QLocale.MeasurementSystem.ImperialUSSystem
    imperial = (
        territory != QLocale.Country.AnyCountry
        and QLocale(QLocale.Language.AnyLanguage, territory).measurementSystem() == inches
    )
    return QPageSize(QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4)


def make_pdf(document: Document, country: str = "") -> Pdf:
    """The document as a PDF file. Its properties name the program and the title, nobody else.

    Needs a `QGuiApplication`, for the fonts.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(page_size(country))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(cleaned(document).title)
    writer.setCreator(_PRODUCT)
    sheet = Sheet(document, writer)
    sheet.paint_all(writer)
    buffer.close()
    return Pdf(bytes(buffer.data().data()), sheet.pages, sheet.missing)


class Sheet:
    """A document laid out for one device: a PDF file, a printer, or a picture of one page."""

    def __init__(self, document: Document, device: QPagedPaintDevice) -> None:
        self._document = cleaned(document)
        self._device = device
        self._mm = device.logicalDpiY() / _MM_AN_INCH
        whole = device.pageLayout().fullRectPixels(device.logicalDpiY())
        self._width, self._height = float(whole.width()), float(whole.height())
        self._rtl = direction_of(document.language) == Qt.LayoutDirection.RightToLeft
        one = self._document.one_page
        top, bottom = (_TOP_OF_ONE, _BOTTOM_OF_ONE) if one else (_TOP, _BOTTOM)
        self._room = QRectF(
            _SIDE * self._mm,
            top * self._mm,
            self._width - 2 * _SIDE * self._mm,
            self._height - (top + bottom) * self._mm,
        )
        for points in SIZES if self._document.one_page else SIZES[:1]:
            self._lay_out(points)
            if self.pages == 1:
                break

    def _lay_out(self, points: float) -> None:
        # The desktop's own font, not the window's: paper does not change with the size of text on
        # the screen, and the command line gives the same page.
        self._font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        self._font.setFamilies([*self._font.families(), *_LETTERS])
        self._font.setPointSizeF(points)
        self._lines = self._head_lines()
        above = max((rect.bottom() for rect, _, _ in self._lines), default=self._room.top())
        above += _GAP * self._mm if self._lines else 0
        self._flow = Flow(
            self._document,
            self._device,
            QSizeF(self._room.width(), self._room.height()),
            above - self._room.top(),
            self._font,
        )

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self._flow.pages

    @property
    def missing(self) -> frozenset[str]:
        """Letters that no font of this computer has."""
        head = "".join(line for _, _, line in self._lines)
        return without_glyph({*self._flow.letters, *head}, self._font)

    def paint_all(self, device: QPagedPaintDevice) -> None:
        """Paint every page onto the device it was laid out for. Raises `NotPaintedError`."""
        painter = QPainter()
        if not painter.begin(device):
            raise NotPaintedError
        try:
            for page in range(self.pages):
                if page:
                    device.newPage()
                self.paint(painter, page)
        finally:
            painter.end()

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page, the first is 0."""
        painter.save()
        painter.setPen(QColor(Qt.GlobalColor.black))
        painter.setFont(self._font)
        if page == 0:
            for rect, flags, text in self._lines:
                painter.drawText(rect, flags, text)
        self._paint_foot(painter, page)
        height = self._room.height()
        painter.translate(self._room.left(), self._room.top() - page * height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = QPalette(Qt.GlobalColor.white)
        context.palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
        context.clip = QRectF(0, page * height, self._room.width(), height)
        painter.setClipRect(context.clip)
        self._flow.text.documentLayout().draw(painter, context)
        painter.restore()

    # Fixed places

    def _head_lines(self) -> list[tuple[QRectF, int, str]]:
        """Rectangle, alignment and words of each line at the head of a letter."""
        head = self._document.head
        if head is None:
            return []
        found: list[tuple[QRectF, int, str]] = []
        below = self._stack(found, head.sender, self._room.top(), trailing=False)
        below = max(_ADDRESSEE_FROM * self._mm, below + _GAP * self._mm)
        below = self._stack(found, head.addressee, below, trailing=False)
        self._stack(found, (head.place_date,), below + _GAP * self._mm, trailing=True)
        return found

    def _stack(
        self,
        found: list[tuple[QRectF, int, str]],
        lines: Sequence[str],
        top: float,
        *,
        trailing: bool,
    ) -> float:
        """Put lines under each other from `top` on; long ones wrap. The foot of the last one."""
        from PySide6.QtGui import QFontMetricsF

        metrics = QFontMetricsF(self._font, self._device)
        for line in lines:
            flags = self._side(trailing) | Qt.TextFlag.TextWordWrap.value
            flags |= Qt.TextFlag.TextWrapAnywhere.value if " " not in line else 0
            room = QRectF(self._room.left(), top, self._room.width(), self._room.height())
            height = metrics.boundingRect(room, flags, line).height()
            rect = QRectF(room.left(), top, room.width(), height)
            found.append((rect, flags, line))
            top = rect.bottom() + 0.5 * self._mm
        return top

    def _side(self, trailing: bool) -> int:
        side = Qt.AlignmentFlag.AlignRight if self._rtl != trailing else Qt.AlignmentFlag.AlignLeft
        return (side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop).value

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        font = QFont(self._font)
        font.setPointSizeF(_SMALL_POINTS)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.darkGray))
        line = painter.fontMetrics().height()
        top = self._height - _FOOT_FROM_END * self._mm
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        if self.pages > 1:
            words = self._document.page_line.replace("{page}", str(page + 1))
            words = words.replace("{count}", str(self.pages))
            rect = QRectF(self._room.left(), top, self._room.width(), line)
            painter.drawText(rect, centre.value, words)
            top += line
        if self._document.foot:
            rect = QRectF(self._room.left(), top, self._room.width(), 2.2 * line)
            painter.drawText(rect, (centre | Qt.TextFlag.TextWordWrap).value, self._document.foot)
        painter.restore()
