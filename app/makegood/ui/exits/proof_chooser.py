"""Which proof goes along with the message, with sizes and what the other side takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.text.direction import clean
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.domain.marketplace import Limits
    from makegood.flow.answers import ProofFile

_MEGABYTE = 1_000_000


class ProofChooser(ThemedWidget):
    """`ticked(sha256, goes)` for each tick, `add_wanted` for the button.

    `removed(sha256)` where files can be taken out again here, and not elsewhere on the page.
    """

    ticked = Signal(str, bool)
    removed = Signal(str)
    add_wanted = Signal()

    def __init__(self, *, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removable = removable
        self._files: tuple[ProofFile, ...] = ()
        self._limits: Limits | None = None
        self.rows: dict[str, MarkRow] = {}
        self.remove: dict[str, Button] = {}
        self.heading = Heading("", "section")
        self._help = Label("", "caption", "text_muted")
        self._list = QGridLayout()
        self._list.setColumnStretch(0, 1)
        self.total = Label("", "caption", "text_muted")
        self.over = Label("", "caption", "warning")
        self.add = Button("", "link", icon_name="attach")
        self.add.setObjectName("add_proof")
        self.add.clicked.connect(self.add_wanted)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self._help):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._list)
        for widget in (self.total, self.over):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()

    def set_files(self, files: Sequence[ProofFile], limits: Limits | None) -> None:
        """Show the files; those that go along are ticked."""
        self._files, self._limits = tuple(files), limits
        wanted = [each.sha256 for each in self._files]
        if wanted != list(self.rows):
            self._make_rows(wanted)
        for each in self._files:
            row = self.rows[each.sha256]
            row.set_text(clean(each.name), _size(each.size))
            row.setChecked(each.goes)
        self._name_removing()
        self._sum_up()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Proof to send along"))
        self._help.setText(
            self.tr("Copies of pictures go without place, time and camera. Yours stay as they are.")
        )
        self.add.setText(self.tr("Add a file"))
        self.add.setAccessibleName(self.tr("Add a file as proof"))
        self._name_removing()
        self._sum_up()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))
        self._list.setVerticalSpacing(theme().space("s1"))
        self._list.setHorizontalSpacing(theme().space("s3"))

    def _make_rows(self, wanted: Sequence[str]) -> None:
        clear_layout(self._list)
        self.rows, self.remove = {}, {}
        made: list[QWidget] = []
        for place, sha in enumerate(wanted):
            row = MarkRow("", "check")
            row.clicked.connect(lambda checked, name=sha: self.ticked.emit(name, checked))
            self._list.addWidget(row, place, 0)
            self.rows[sha] = row
            made.append(row)
            if self._removable:
                button = Button("", "link")
                button.clicked.connect(lambda _c=False, name=sha: self.removed.emit(name))
                self._list.addWidget(button, place, 1, Qt.AlignmentFlag.AlignTop)
                self.remove[sha] = button
                made.append(button)
        follow(self.heading, made)

    def _name_removing(self) -> None:
        for each in self._files:
            button = self.remove.get(each.sha256)
            if button is not None:
                button.setText(self.tr("Remove"))
                words = self.tr("Remove: {name}").format(name=clean(each.name))
                button.setAccessibleName(words)

    def _sum_up(self) -> None:
        chosen = [each for each in self._files if each.goes]
        size = sum(each.size for each in chosen)
        self.total.setText(
            self.tr("Chosen: {count}. Together: {size}").format(count=len(chosen), size=_size(size))
        )
        self.total.setHidden(not self._files)
        over = " ".join(self._too_much(chosen))
        self.over.setText(over)
        self.over.setHidden(not over)

    def _too_much(self, chosen: Sequence[ProofFile]) -> list[str]:
        limits = self._limits
        if limits is None:
            return []
        found: list[str] = []
        if limits.files is not None and len(chosen) > limits.files:
            found.append(
                self.tr("They take at most this many files: {count}.").format(count=limits.files)
            )
        if limits.megabytes is not None:
            large = [e.name for e in chosen if e.size > limits.megabytes * _MEGABYTE]
            if large:
                words = self.tr("Larger than they take ({size}): {names}")
                size = _size(limits.megabytes * _MEGABYTE)
                found.append(words.format(size=size, names=clean(", ".join(large))))
        if limits.types:
            kinds = {kind.lower().lstrip(".") for kind in limits.types}
            odd = [e.name for e in chosen if e.name.rpartition(".")[2].lower() not in kinds]
            if odd:
                words = self.tr("They take only {kinds}. Others: {names}")
                listed = ", ".join(sorted(kinds))
                found.append(words.format(kinds=listed, names=clean(", ".join(odd))))
        return found


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
