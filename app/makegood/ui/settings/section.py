"""What the sections of Settings share: a scrolling page of cards with rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from makegood.ui.shell.host import Host

_WORDS_EMS = 18


class SettingRow(ThemedWidget):
    """Name and help at the leading side, the control at the trailing one, or below it."""

    def __init__(self, control: QWidget | None = None, *, below: bool = False) -> None:
        super().__init__()
        self.name = Label("", "body_strong")
        self.help = Label("", "caption", "text_muted")
        self.control = control
        self._below = below
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.name)
        words.addWidget(self.help)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(words, 1)
        if control is not None:
            self.name.setBuddy(control)
            if below:
                self._box.addWidget(control)
            else:
                self._box.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.finish()

    def set_words(self, name: str, help_text: str = "") -> None:
        """Set name and help; the control is called by the name."""
        self.name.setText(name)
        self.help.setText(help_text)
        self.help.setHidden(not help_text)
        if self.control is not None:
            self.control.setAccessibleName(name)
            self.control.setAccessibleDescription(help_text)

    @override
    def restyle(self) -> None:
        self._box.setSpacing(theme().space("s3"))
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        least = theme().em * _WORDS_EMS
        if self.control is not None:
            least += self.control.minimumSizeHint().width()
        narrow = self._below or self.width() < least
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)


class SettingsSection(ThemedWidget):
    """Add cards with `add_card`; a subclass ends its constructor with `finish()`."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host = host
        self.page = ScrollPage(max_chars=100, with_footer=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def add_card(self, *rows: QWidget) -> Heading:
        """A heading over a card with these rows, lines between them."""
        heading = Heading("", "section")
        card = Card(padding="s4")
        for row in rows:
            if card.body.count():
                card.body.addWidget(Separator())
            card.body.addWidget(row)
        self.page.body.addWidget(heading)
        self.page.body.addWidget(card)
        return heading

    def refresh(self) -> None:
        """Show the settings as they are; nothing to show here."""

    def change(self, **values: str | int | bool) -> None:
        """Keep a choice and let it hold at once."""
        settings = self.host.services.settings
        if self.host.attempt(lambda: settings.change(**values)):
            self.host.apply_settings()
