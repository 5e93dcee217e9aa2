"""The guide of one body outside the marketplaces: whom it helps, what it asks for, how to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.services.correctable import body_channel_of, body_of
from makegood.ui.guides.channel_block import channel_block
from makegood.ui.guides.guide_part import GuideDesk
from makegood.ui.guides.parts import Block, Named, SourceLine
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from makegood.domain.catalogue import Body
    from makegood.ui.guides.correcting import Corrector
    from makegood.ui.guides.library import Library
    from makegood.ui.shell.host import Host


class BodyView(ThemedWidget):
    """One body on one page."""

    def __init__(self, host: Host, corrector: Corrector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._corrector = corrector
        self._shown: tuple[Library, Body] | None = None
        self._spoken = ""
        self.title = Heading("", "question")
        self.country = Label("", "body", "text_muted")
        self._rows = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.country)
        self._layout.addLayout(self._rows)
        self.finish()

    def show_body(self, library: Library, body: Body) -> None:
        """Show a body."""
        self._shown = library, body
        self._spoken = self._host.services.language
        key = f"bodies.{body.id}"
        self.title.setText(library.text(f"{key}.title"))
        self.country.setHidden(body.country is None)
        if body.country is not None:
            self.country.setText(self._host.phrases.render(Text(f"countries.{body.country}")))
        clear_layout(self._rows)
        for notice in body.notices:
            own = f"{key}.notices.{notice.id}"
            lead, text = library.text(f"{own}.title"), library.text(f"{own}.body")
            self._rows.addWidget(Notice(notice.level, lead, text))
            self._rows.addWidget(SourceLine(notice, self._host.phrases))
        about = Block(self.tr("What it does"))
        names = {
            "for_whom": self.tr("For whom"),
            "cost": self.tr("Cost"),
            "first": self.tr("Before that"),
            "asks_for": self.tr("It asks for"),
            "how_long": self.tr("How long"),
            "notes": self.tr("Note"),
        }
        unknown = self._host.phrases.app("not_known")
        about.add(
            Named(
                [(name, library.text(f"{key}.{part}") or unknown) for part, name in names.items()]
            )
        )
        desk = self._desk(library)
        desk.close_block(about, body_of(body), body)
        self._rows.addWidget(about)
        for channel in body.channels:
            record = body_channel_of(body, channel)
            self._rows.addWidget(channel_block(desk, record, channel, body.hosts))

    @override
    def retranslate(self) -> None:
        if self._shown is not None and self._spoken != self._host.services.language:
            self.show_body(*self._shown)

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._rows.setSpacing(look.space("s3"))

    def _desk(self, library: Library) -> GuideDesk:
        return GuideDesk(self._host.services, self._host.phrases, library, self._corrector)
