"""The dates of payment, law or outside help on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.guides.dates_part import DatesPart
from makegood.ui.guides.guide_part import GuideDesk
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from makegood.ui.guides.correcting import Corrector
    from makegood.ui.guides.library import Library
    from makegood.ui.shell.host import Host


class DatesView(ThemedWidget):
    """One group of rules, whichever marketplace it is."""

    def __init__(self, host: Host, corrector: Corrector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._corrector = corrector
        self._shown: tuple[Library, str] | None = None
        self._spoken = ""
        self.title = Heading("", "question")
        self.help = Label("", "body", "text_muted")
        self._rows = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.help):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._rows)
        self.finish()

    def show_group(self, library: Library, group: str) -> None:
        """Show the dates of a group."""
        self._shown = library, group
        self._spoken = self._host.services.language
        self.title.setText(self.name_of(group))
        self.help.setText(self.tr("They hold wherever you bought. A case shows those that fit it."))
        clear_layout(self._rows)
        desk = GuideDesk(self._host.services, self._host.phrases, library, self._corrector)
        self._rows.addWidget(DatesPart(desk, library.rules_in(group)))

    def name_of(self, group: str) -> str:
        """What a group is called."""
        names = {
            "payment": self.tr("Dates of payment"),
            "law": self.tr("Dates of the law"),
            "body": self.tr("Dates of outside help"),
        }
        return names[group]

    @override
    def retranslate(self) -> None:
        if self._shown is not None and self._spoken != self._host.services.language:
            self.show_group(*self._shown)

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s3"))
