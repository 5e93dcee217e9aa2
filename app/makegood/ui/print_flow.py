"""The flowing text of a document, filled in through a cursor, with what must stay together."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLayout,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)
from typing_extensions import override

from makegood.handoff.document import Heading, Items, Paragraph, Rows, Signature
from makegood.ui.i18n import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from makegood.handoff.document import Document, Part

SIZES: Final = (10.5, 9.5, 8.5)
"""Points of the running text: the first, or a smaller one where all must stand on one page."""
_TITLE_MORE: Final = 4.0
_LINE: Final = 1.6
"""Height of a line in sizes of its letters, whatever the font: pages end where they end on every
computer, and tall scripts have their room."""
_KEEP: Final = QTextFormat.Property.UserProperty.value
"""A block that stands on the same page as the block behind it."""
_POINTS_AN_INCH: Final = 72.0
_NAMES_PER_CENT: Final = 34.0
_LINE_BREAK: Final = "\u2028"
_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT: Final = re.compile(f"[{_RTL}]")
# From a letter or digit, with an opening sign before it, to the last one before the next letter
# written from right to left; a bracket or per cent sign behind it belongs to it.
_FOREIGN: Final = re.compile(rf"[+#<(\[]?[^\W{_RTL}](?:[^\n{_RTL}]*[^\W{_RTL}])?[>)\]%]*")
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_GLYPHS: Final = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


class _Text(QTextDocument):
    """Plain text only: whatever it might ask for, there is nothing to be had."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> None:
        return None


class Flow(QObject):
    """A document's parts laid out for one device on pages of one size.

    `size` is that of the room for text on a page, `above` the height that fixed lines take at
    the head of the first page; both in the device's pixels.
    """

    def __init__(
        self, document: Document, device: QPagedPaintDevice, size: QSizeF, above: float, font: QFont
    ) -> None:
        """`font` has the size of the running text."""
        super().__init__()
        self._document = document
        self._points = font.pointSizeF()
        # Qt turns margins into the device's pixels itself, from those of the screen.
        self._scale = _scale_of(device)
        self._point = device.logicalDpiY() / _POINTS_AN_INCH / self._scale
        self.text = _Text(self)
        self.text.setUndoRedoEnabled(False)
        self.text.documentLayout().setPaintDevice(device)
        self.text.setDocumentMargin(0)
        self.text.setDefaultFont(font)
        option = QTextOption()
        option.setTextDirection(direction_of(document.language))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setDefaultTextOption(option)
        self._cursor = QTextCursor(self.text)
        self._fresh = True
        self._fill(above / self._scale)
        self.text.setPageSize(size)
        self._keep_together()

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self.text.pageCount()

    @property
    def letters(self) -> frozenset[str]:
        """Every letter and sign in it."""
        return frozenset("".join(block.text() for block in self._blocks()))

    # Filling

    def _fill(self, above: float) -> None:
        document = self._document
        room = 0.0
        if above:
            # A margin above the very first block would be left out.
            self._block("")
            form = self._form(0.0)
            form.setLineHeight(above, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            self._cursor.setBlockFormat(form)
        if document.reference:
            self._block(document.reference)
            room = 3 * self._point
        if document.title:
            size = self._points if document.head is not None else self._points + _TITLE_MORE
            self._block(document.title, above=room, points=size, strong=True, keep=True)
            room = 8 * self._point
        for at, part in enumerate(document.parts, start=1):
            signed = isinstance(next(iter(document.parts[at:]), None), Signature)
            self._part(part, room, signed)
            # Space between paragraphs goes with the letters.
            room = 0.65 * self._points * self._point

    def _part(self, part: Part, above: float, keep: bool) -> None:
        match part:
            case Heading(text):
                points = self._points + (1 if self._document.head is None else 0)
                self._block(text, above=1.5 * above, points=points, strong=True, keep=True)
            case Paragraph(text, beside, language):
                self._block(text, above=above, keep=keep or bool(beside), language=language)
                if beside:
                    self._block(beside, above=self._point, points=self._points - 1.5, grey=True)
            case Rows(rows):
                self._rows(rows, above)
            case Items(items, mark):
                self._items(items, mark == "number")
            case Signature(name):
                self._block(name, above=36 * self._point)

    def _block(
        self,
        text: str,
        *,
        above: float = 0.0,
        points: float = 0.0,
        strong: bool = False,
        grey: bool = False,
        keep: bool = False,
        language: str = "",
    ) -> None:
        form = self._form(above, language, text, points)
        if keep:
            form.setProperty(_KEEP, True)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)
        letters = QTextCharFormat()
        letters.setFontPointSize(points or self._points)
        letters.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        if grey:
            letters.setForeground(Qt.GlobalColor.darkGray)
        self._cursor.setBlockCharFormat(letters)
        self._cursor.insertText(_ordered(text, form.layoutDirection()), letters)

    def _form(
        self, above: float, language: str = "", text: str = "", points: float = 0.0
    ) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        line = _LINE * (points or self._points) * self._point
        form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        usual = direction_of(language or self._document.language)
        form.setLayoutDirection(_direction_in(text, usual) if text else usual)
        # At the document's own side, in whichever script the words are.
        rtl = direction_of(self._document.language) == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        form.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        return form

    def _rows(self, rows: Sequence[tuple[str, str]], above: float) -> None:
        if not rows:
            return
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(1.5 * self._point)
        form.setTopMargin(above / 2)
        form.setBottomMargin(above)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        kind = QTextLength.Type.PercentageLength
        widths = [_NAMES_PER_CENT, 100 - _NAMES_PER_CENT]
        # Tables are not mirrored by themselves.
        mirrored = direction_of(self._document.language) == Qt.LayoutDirection.RightToLeft
        if mirrored:
            widths.reverse()
        form.setColumnWidthConstraints([QTextLength(kind, width) for width in widths])
        form.setWidth(QTextLength(kind, 100))
        table = self._cursor.insertTable(len(rows), 2, form)
        for place, (name, value) in enumerate(rows):
            cells = [table.cellAt(place, int(mirrored)), table.cellAt(place, int(not mirrored))]
            for cell, words, weight in zip(
                cells, (name, value), (QFont.Weight.Normal, QFont.Weight.DemiBold), strict=True
            ):
                cursor = cell.firstCursorPosition()
                block = self._form(0.0, "", words)
                cursor.setBlockFormat(block)
                letters = QTextCharFormat()
                letters.setFontPointSize(self._points)
                letters.setFontWeight(weight)
                cursor.insertText(_ordered(words, block.layoutDirection()), letters)
            if not value:
                line = QTextTableCellFormat()
                line.setTopPadding(7 * self._point)
                line.setBottomBorder(0.5 * self._point)
                line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                line.setBottomBorderBrush(Qt.GlobalColor.darkGray)
                cells[1].setFormat(line)
                above_name = QTextTableCellFormat()
                above_name.setTopPadding(7 * self._point)
                cells[0].setFormat(above_name)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        # The block behind a table exists already: the next part goes into it.
        self._fresh = True

    def _items(self, items: Sequence[str], numbered: bool) -> None:
        form = QTextListFormat()
        style = QTextListFormat.Style
        form.setStyle(style.ListDecimal if numbered else style.ListDisc)
        found = None
        for item in items:
            self._block(item, above=2 * self._point)
            if found is None:
                found = self._cursor.createList(form)
            else:
                found.add(self._cursor.block())

    # Pages

    def _keep_together(self) -> None:
        """Move what must stay with the block behind it onto that block's page."""
        for block in self._blocks():
            if not block.blockFormat().property(_KEEP):
                continue
            follows = block.next()
            if follows.isValid() and self._page(block) != self._page(follows):
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)

    def _page(self, block: QTextBlock) -> int:
        layout = self.text.documentLayout()
        first = block.layout().lineAt(0)
        top = layout.blockBoundingRect(block).top() + (first.y() if first.isValid() else 0)
        return int(top // self.text.pageSize().height())

    def _blocks(self) -> list[QTextBlock]:
        found: list[QTextBlock] = []
        block = self.text.begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found


def without_glyph(letters: Iterable[str], font: QFont) -> frozenset[str]:
    """Those of the letters that no font of this computer has: they show as empty boxes."""
    shown = sorted(
        letter
        for letter in set(letters)
        if not letter.isspace()
        # Joiners and variation selectors are never seen by themselves.
        and unicodedata.category(letter) != "Cf"
        and not _SELECTORS.match(letter)
    )
    # Set apart, so that no letter joins with the next one; places count in UTF-16.
    layout = QTextLayout(" ".join(shown), font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    at_place: dict[int, str] = {}
    place = 0
    for letter in shown:
        at_place[place] = letter
        place += len(letter.encode("utf-16-le")) // 2 + 1
    return frozenset(
        at_place[place]
        for run in layout.glyphRuns(-1, -1, _GLYPHS)
        for glyph, place in zip(run.glyphIndexes(), run.stringIndexes(), strict=True)
        if glyph == 0 and place in at_place
    )


def _direction_in(words: str, usual: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """From left to right where no letter is written the other way: numbers with signs, codes."""
    return usual if _RIGHT_TO_LEFT.search(words) else Qt.LayoutDirection.LeftToRight


def _ordered(text: str, direction: Qt.LayoutDirection) -> str:
    """The text as it is laid out: from right to left, numbers and foreign words are held together.

    Without marks the parts of "12-345" change places between Arabic letters. The marks only
    steer the layout; they have no glyphs and are not in the file.
    """
    if direction == Qt.LayoutDirection.RightToLeft:
        text = _FOREIGN.sub("\u2066\\g<0>\u2069", text)
    return text.replace("\n", _LINE_BREAK)


def _scale_of(device: QPagedPaintDevice) -> float:
    """By what Qt multiplies margins on a device: measured, because it depends on the screen."""
    margin = 100.0
    text = QTextDocument()
    text.documentLayout().setPaintDevice(device)
    cursor = QTextCursor(text)
    cursor.insertBlock()
    layout = text.documentLayout()
    before = layout.blockBoundingRect(cursor.block()).top()
    form = QTextBlockFormat()
    form.setTopMargin(margin)
    cursor.setBlockFormat(form)
    return (layout.blockBoundingRect(cursor.block()).top() - before) / margin
