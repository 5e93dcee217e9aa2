"""What the parts of a guide share: the desk they are given, and rows to fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.guides.correction_box import CorrectionBox
from makegood.ui.guides.parts import Block, SourceLine
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.provenance import Sourced
    from makegood.services.bundle import Services
    from makegood.services.correctable import Record
    from makegood.ui.guides.correcting import Corrector
    from makegood.ui.guides.library import Library
    from makegood.ui.shell.phrases import Phrases


@dataclass(frozen=True)
class GuideDesk:
    """What every part of a guide is given."""

    services: Services
    phrases: Phrases
    library: Library
    corrector: Corrector

    def close_block(self, block: Block, record: Record, fact: Sourced) -> None:
        """Where the fact comes from, and the way to correct it, at the foot of its block."""
        for widget in self.foot(record, fact, block.title.text()):
            block.add(widget)

    def foot(self, record: Record, fact: Sourced, about: str) -> Iterator[QWidget]:
        """Where a fact comes from and the way to correct it; `about` is what it is called.

        A corrected record says who corrected it, not that it was read in a copy.
        """
        corrections = self.services.corrections
        replaced = (
            record.within is not None
            and corrections.is_corrected(record)
            and not corrections.is_added(record)
        )
        if not replaced:
            yield SourceLine(fact, self.phrases)
        if corrections.possible:
            yield CorrectionBox(self.corrector, self.phrases, record, fact, about)


class GuidePart(ThemedWidget):
    """Rows one under the other; made anew for each showing."""

    def __init__(self, desk: GuideDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.finish()

    def add(self, widget: QWidget) -> None:
        """A row."""
        self._rows.addWidget(widget)

    def add_leading(self, widget: QWidget) -> None:
        """A row that is no wider than it must be."""
        self._rows.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)

    @override
    def restyle(self) -> None:
        self._rows.setSpacing(theme().space("s3"))
