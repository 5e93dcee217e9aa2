"""The pieces that guide pages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.shell.sources import source_lines
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.chip import Chip, ChipValue
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.domain.provenance import Sourced
    from makegood.ui.shell.phrases import Phrases


class Steps(ThemedWidget):
    """Numbered lines, one for each thing to do."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            number = Label(f"{row + 1}.", "body_strong", "text_muted", wrap=False)
            self._grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(line, "body", selectable=True), row, 1)
        self.finish()

    @override
    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(theme().space("s2"))
        self._grid.setVerticalSpacing(theme().space("s1"))


class Named(ThemedWidget):
    """Lines with a name before them: "Languages: English"."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(pairs):
            self._grid.addWidget(
                Label(name, "caption", "text_muted"), row, 0, Qt.AlignmentFlag.AlignTop
            )
            self._grid.addWidget(Label(text, "caption", selectable=True), row, 1)
        self.finish()

    @override
    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(theme().space("s3"))
        self._grid.setVerticalSpacing(2)


class SourceLine(ThemedWidget):
    """Where it was read, when and how: the shield only for official sources."""

    def __init__(self, record: Sourced, phrases: Phrases) -> None:
        super().__init__()
        official = record.confidence in ("official", "official-copy")
        icon = "source-official" if official else "info"
        lines = [phrases.app(f"confidence.{record.confidence}"), *source_lines(record, phrases)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(
            IconLabel(icon, "success" if official else "warning", "small"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        self._row.addWidget(Label("\n".join(lines), "caption", "text_muted", selectable=True), 1)
        self.finish()

    @override
    def restyle(self) -> None:
        self._row.setSpacing(theme().space("s2"))


class Block(ThemedWidget):
    """A card with a title; add to `body`."""

    def __init__(self, title: str, chip: ChipValue | None = None) -> None:
        super().__init__()
        self.card = Card(padding="s4")
        self.title = Heading(title, "card_title")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        if chip is not None:
            head.addWidget(Chip(chip), 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addLayout(head)
        self.body = self.card.body
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.finish()

    def add_text(self, text: str, role: str = "body", tone: str = "text") -> None:
        """A paragraph, if there are words."""
        if text:
            self.body.addWidget(Label(text, role, tone, selectable=True))

    def add_paragraphs(self, lines: Sequence[str]) -> None:
        """Paragraphs one under the other."""
        for line in lines:
            self.add_text(line)

    def add(self, widget: QWidget) -> None:
        """Any other part."""
        self.body.addWidget(widget)


def link_button(url: str, host: str, label: str) -> Button:
    """Opens a page in the browser; the host stands in the words, so nobody is surprised."""
    button = Button(label.format(host=host), "plain", icon_name="open-outside", size="small")
    button.setToolTip(url)
    button.clicked.connect(lambda _c=False: QDesktopServices.openUrl(QUrl(url)))
    return button


def host_of(url: str) -> str:
    """The host of an address."""
    return QUrl(url).host()
