"""Ways out beside a stand-in for the rest of the program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from makegood.flow.answers import ProofFile
from makegood.handoff.document import Document, Paragraph, Signature
from makegood.handoff.eml import Attachment
from makegood.services.enclosures import Prepared
from makegood.storage.evidence import Watch
from makegood.ui.exits.outgoing import Outgoing
from makegood.ui.exits.panel import ExitsPanel

PHOTO = ProofFile("a" * 64, "photo.jpg", 1_200_000)
BILL = ProofFile("b" * 64, "bill.pdf", 30_000, goes=False)


class FakeOutside:
    """Keeps what was asked for."""

    def __init__(self) -> None:
        self.copied: list[str] = []
        self.opened: list[str] = []
        self.ticks: list[tuple[str, bool]] = []
        self.added: list[ProofFile] = []
        self.threads: set[threading.Thread] = set()
        self.removed: list[str] = []
        self.opens = True
        self.ready: Prepared | None = None
        self.trouble: Exception | None = None

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def open_outside(self, address: str) -> bool:
        self.opened.append(address)
        return self.opens

    def prepare(self, chosen: Sequence[ProofFile], watch: Watch) -> Prepared:
        self.threads.add(threading.current_thread())
        watch(0, 1)
        if self.ready is not None:
            return self.ready
        return Prepared(tuple(Attachment(each.name, b"data") for each in chosen))

    def copy_in(self, source: Path, watch: Watch) -> ProofFile:
        self.threads.add(threading.current_thread())
        watch(0, 1)
        if self.trouble is not None:
            raise self.trouble
        return ProofFile("c" * 64, source.name, 1)

    def place_for_file(self) -> Callable[[ProofFile], None]:
        return self.added.append

    def tick_file(self, sha256: str, goes: bool) -> None:
        self.ticks.append((sha256, goes))

    def remove_file(self, sha256: str) -> None:
        self.removed.append(sha256)


def a_paper(names: Sequence[str]) -> Document:
    return Document(
        language="en",
        title="Order 1",
        parts=(Paragraph("Hello"), Signature("Eleni"), *(Paragraph(name) for name in names)),
    )


def an_outgoing(**changes: object) -> Outgoing:
    usual: dict[str, object] = {
        "subject": "Order 1",
        "body": "Hello\n\nGoodbye",
        "kind": "mail",
        "address": "help@shop.example",
        "paper": a_paper,
    }
    return Outgoing(**{**usual, **changes})


@pytest.fixture
def look(qapp: QApplication) -> None:
    from makegood.ui.theme import install_theme

    install_theme(qapp, "light", 1.0)


class Shown:
    """A panel, what it asked for and what it told."""

    def __init__(self, panel: ExitsPanel, outside: FakeOutside) -> None:
        self.panel = panel
        self.outside = outside
        self.told: list[tuple[str, str]] = []
        self.failed: list[str] = []
        panel.told.connect(lambda lead, text: self.told.append((lead, text)))
        panel.failed.connect(self.failed.append)

    @property
    def saved(self) -> str:
        """What stands under the buttons about a file, when the work with it is over."""
        self.panel.work.complete()
        notice = self.panel.saved
        return "" if notice.isHidden() else notice.words.accessibleName()


@pytest.fixture
def shown(qtbot, look: None) -> Callable[..., Shown]:
    """Shows a panel over a message with some things changed."""

    def show(*, in_wizard: bool = False, **changes: object) -> Shown:
        outside = FakeOutside()
        panel = ExitsPanel(outside, in_wizard=in_wizard)
        qtbot.addWidget(panel)
        panel.set_outgoing(an_outgoing(**changes))
        panel.show()
        return Shown(panel, outside)

    return show
