"""Under a statement of the guide data: where it was read, with a mark for how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from makegood.ui.theme import theme
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.wizard.provenance_words import source_line

if TYPE_CHECKING:
    from makegood.domain.provenance import Sourced

_OFFICIAL: Final = frozenset({"official", "official-copy"})


class SourceRow(QWidget):
    """One line, made for one record and thrown away with it."""

    def __init__(self, record: Sourced, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        official = record.confidence in _OFFICIAL
        icon, tone = ("source-official", "text_muted") if official else ("info", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space("s2"))
        row.addWidget(IconLabel(icon, tone, "inline"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(source_line(record), "caption", "text_muted", selectable=True), 1)
