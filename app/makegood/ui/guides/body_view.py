"""The guide of one body outside the marketplaces: whom it helps, what it asks for, how to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.ui.guides.parts import Block, Named, SourceLine, Steps, host_of, link_button
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from makegood.domain.catalogue import Body
    from makegood.domain.marketplace import Channel
    from makegood.ui.guides.library import Library
    from makegood.ui.shell.host import Host


class BodyView(ThemedWidget):
    """One body on one page."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._shown: tuple[Library, Body] | None = None
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
        key = f"bodies.{body.id}"
        self.title.setText(library.text(f"{key}.title"))
        self.country.setHidden(body.country is None)
        if body.country is not None:
            self.country.setText(self._host.phrases.render(Text(f"countries.{body.country}")))
        clear_layout(self._rows)
        for notice in body.notices:
            own = f"{key}.notices.{notice.id}"
            kind = "warning" if notice.level == "warning" else "info"
            lead, text = library.text(f"{own}.title"), library.text(f"{own}.body")
            self._rows.addWidget(Notice(kind, lead, text))  # type: ignore[arg-type]
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
        about.add(SourceLine(body, self._host.phrases))
        self._rows.addWidget(about)
        for channel in body.channels:
            self._rows.addWidget(self._channel(body, channel, library))

    @override
    def retranslate(self) -> None:
        if self._shown is not None:
            self.show_body(*self._shown)

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._rows.setSpacing(look.space("s3"))

    def _channel(self, body: Body, channel: Channel, library: Library) -> QWidget:
        key = f"bodies.{body.id}.channels.{channel.id}"
        block = Block(library.text(f"{key}.title"))
        block.add_text(library.text(f"{key}.help"), "body", "text_muted")
        steps = library.lines(f"{key}.steps")
        if steps:
            block.add(Steps(steps))
        pairs = [
            (self.tr("Answer"), library.text(f"{key}.reply")),
            (self.tr("Cannot"), library.text(f"{key}.cannot")),
            (self.tr("Save first"), library.text(f"{key}.save_first")),
        ]
        named = [(name, text) for name, text in pairs if text]
        if named:
            block.add(Named(named))
        target = channel.target
        sure = channel.confidence != "unconfirmed"
        if target is not None and target.url is not None:
            host = host_of(target.url)
            trusted = host in body.hosts and target.url.startswith("https:") and sure
            if trusted and not self._host.services.packs.is_own(target.url):
                button = link_button(target.url, host, self.tr("Open at {host}"))
                block.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                block.add_text(target.url, "caption")
        if target is not None:
            lines = [*target.address]
            lines += [line for line in (target.mail,) if line is not None]
            if target.phone is not None and sure:
                lines.append(target.phone)
            block.add_text("\n".join(lines))
        block.add(SourceLine(channel, self._host.phrases))
        return block
