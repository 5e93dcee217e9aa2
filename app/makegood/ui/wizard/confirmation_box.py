"""Paste or drop the order confirmation: what it says is offered with ticks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.ui.announce import announce
from makegood.ui.shell.clear import clear_layout
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from makegood.flow.confirmation import Offer
    from makegood.ui.wizard.step_page import Desk

MOST_BYTES: Final = 5_000_000
"""A mail file larger than this is no order confirmation."""


class ConfirmationBox(Card):
    """`offered(tuple)` gives the offers whose ticks stand when "Use what is ticked" is pressed."""

    offered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._offers: tuple[Offer, ...] = ()
        self._ticks: dict[str, MarkRow] = {}
        super().__init__(parent=parent)
        self.setAcceptDrops(True)
        self.opener = Button("", "link", icon_name="copy")
        self.opener.setObjectName("open_confirmation")
        self.opener.clicked.connect(self._unfold)
        self._help = Label("", "caption", "text_muted")
        self.text = TextArea(least_lines=3, most_lines=6)
        self.text.setObjectName("confirmation_text")
        self.text.edited.connect(lambda text: self.read(text.encode()))
        # Files dropped on the box are read, not pasted as their names.
        self.text.editor.setAcceptDrops(False)
        self._found = Label("", "body_strong")
        self._rows = QVBoxLayout()
        self.use = Button("", "plain", icon_name="check", size="small")
        self.use.setObjectName("use_offers")
        self.use.clicked.connect(self._use)
        for widget in (self.opener, self._help, self.text, self._found):
            self.body.addWidget(widget)
        self.body.setAlignment(self.opener, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeading)
        self._show(opened=False)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        if not hasattr(self, "use"):
            return
        self.opener.setText(self.tr("Paste or drop the order confirmation"))
        self._help.setText(
            self.tr(
                "The text of the mail, or the mail as a file (.eml). It stays on this computer."
            )
        )
        self.text.setAccessibleName(self.tr("Text of the order confirmation"))
        self.use.setText(self.tr("Use what is ticked"))
        self._count()

    def read(self, data: bytes) -> None:
        """Look for facts and offer them."""
        session = self._desk.controller.session
        self._offers = self._desk.service.read_confirmation(session, data)
        clear_layout(self._rows)
        self._ticks = {}
        phrases = self._desk.phrases
        for offer in self._offers:
            label = phrases.render(Text(f"facts.{offer.fact}.label"))
            value = offer.typed.understood
            words = offer.found
            if isinstance(value, When):
                words = phrases.long_day(value.day)
            elif phrases.known(f"facts.{offer.fact}.choices.{offer.typed.value}"):
                words = phrases.render(Text(f"facts.{offer.fact}.choices.{offer.typed.value}"))
            tick = MarkRow(f"{label}: {words}")
            tick.setObjectName(f"offer:{offer.fact}")
            tick.setChecked(True)
            self._ticks[offer.fact] = tick
            self._rows.addWidget(tick)
        self._show(opened=True)
        self._count()
        announce(self, self._found.text())

    def _count(self) -> None:
        count = len(self._offers)
        if count:
            self._found.setText(
                self.tr("Found: {count}. Take out the tick where it is wrong.").format(count=count)
            )
        else:
            self._found.setText(self.tr("Nothing known was found in it. Type the facts below."))

    def _show(self, *, opened: bool) -> None:
        for widget in (self._help, self.text):
            widget.setHidden(not opened)
        self._found.setHidden(not opened or (not self.text.value() and not self._offers))
        self.use.setHidden(not opened or not self._offers)

    def _unfold(self) -> None:
        opened = self.text.isHidden()
        self._show(opened=opened)
        if opened:
            self.text.editor.setFocus()

    def _use(self) -> None:
        taken = tuple(o for o in self._offers if self._ticks[o.fact].isChecked())
        self._offers = ()
        self._ticks = {}
        clear_layout(self._rows)
        self.text.set_value("")
        self._show(opened=False)
        self.opener.setFocus()
        self.offered.emit(taken)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.read_file(files[0])
        elif data.hasText():
            self.read(data.text().encode())
        event.acceptProposedAction()

    def read_file(self, file: Path) -> None:
        """Read a text or mail file; one that cannot be read offers nothing, and says so."""
        try:
            data = file.read_bytes() if file.stat().st_size <= MOST_BYTES else b""
        except OSError:
            data = b""
        self.read(data)
        self._found.setHidden(False)
