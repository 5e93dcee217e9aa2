"""A call sheet in the window: the same pieces as on paper, but for what is said, which stands in
the message above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.handoff.document import Heading, Items, Paragraph, Rows, cleaned
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading as HeadingLabel

if TYPE_CHECKING:
    from makegood.handoff.document import Document, Part


class SheetView(ThemedWidget):
    """Shows a document's headings, texts and rows; lines to write on are left to the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._card = Card()
        self._room = QVBoxLayout()
        self._card.body.addLayout(self._room)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self.finish()

    def set_document(self, document: Document) -> None:
        """Show a document."""
        document = cleaned(document)
        if document == self._document:
            return
        self._document = document
        clear_layout(self._room)
        self._room.addWidget(HeadingLabel(document.title, "section"))
        parts = document.parts
        for at, part in enumerate(parts):
            follows = parts[at + 1] if at + 1 < len(parts) else None
            if not isinstance(part, Heading) or _shown(follows):
                self._add(part)

    @override
    def restyle(self) -> None:
        self._room.setSpacing(theme().space("s2"))

    def _add(self, part: Part) -> None:
        match part:
            case Heading(text):
                self._room.addWidget(Label(text, "body_strong"))
            case Paragraph(text, beside, _):
                self._room.addWidget(Label(text, "body", selectable=True))
                if beside:
                    self._room.addWidget(Label(beside, "caption", "text_muted", selectable=True))
            case Rows(rows):
                self._add_rows(rows)
            case Items(items, _):
                for item in items:
                    self._room.addWidget(Label(item, "body", selectable=True))
            case _:
                pass

    def _add_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space("s4"))
        grid.setVerticalSpacing(theme().space("s1"))
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate((n, v) for n, v in rows if v):
            grid.addWidget(Label(name, "body", "text_muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, "body_strong", selectable=True), at, 1)
        self._room.addLayout(grid)


def _shown(part: Part | None) -> bool:
    """Whether anything of a piece is seen in the window."""
    if isinstance(part, Rows):
        return any(value for _, value in part.rows)
    return part is not None and not isinstance(part, Heading)
