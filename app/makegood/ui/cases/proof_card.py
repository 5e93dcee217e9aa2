"""The proof that counts, and the files kept in the case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.services import enclosures
from makegood.ui.cases.kept_files import keep_file
from makegood.ui.exits.file_work import FileWork
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.evidence_meter import EvidenceMeter
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from makegood.flow.answers import ProofFile
    from makegood.services.cases import CaseView
    from makegood.storage.evidence import KeptFile
    from makegood.ui.shell.host import Host


class ProofCard(ThemedWidget):
    """A tick for each kind of proof there is, a plus with "Add" for each that is missing."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._view: CaseView | None = None
        self._shown: tuple[object, ...] = ()
        self.heading = Heading("", "section")
        self.count = Label("", "caption", "text_muted", wrap=False)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        self.card = Card(padding="s4")
        self.meter = EvidenceMeter()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.add_other = Button("", "link", icon_name="attach")
        self.add_other.clicked.connect(lambda: self._choose(""))
        self.card.body.addWidget(self.meter)
        self.card.body.addLayout(self._grid)
        self.card.body.addWidget(self.add_other, 0, Qt.AlignmentFlag.AlignLeading)
        self.work = FileWork()
        self.card.body.addWidget(self.work)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(head)
        self._layout.addWidget(self.card)
        self.finish()

    def show_proof(self, view: CaseView) -> None:
        """Show what counts for the problem and what is there."""
        self._view = view
        case = view.case
        leaves = view.book.leaves(case.issue, case.variant, case.role)
        wanted = next((leaf.evidence for leaf in leaves if leaf.evidence), ())
        kept = self._host.services.evidence.of_case(case.id)
        have = {each.proof for each in kept if each.proof}
        there = sum(proof in have for proof in wanted)
        text = self.tr("{have} of {count} that count").format(have=there, count=len(wanted))
        self.count.setText(text if wanted else "")
        self.meter.setHidden(not wanted)
        self.meter.set_value(there, len(wanted), text)
        shown = (wanted, have, kept, self._host.services.words)
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._grid)
        for row, proof in enumerate(wanted):
            self._wanted_row(row, proof, proof in have)
        for row, each in enumerate(kept, start=len(wanted)):
            self._kept_row(row, each)
        items = (self._grid.itemAt(at) for at in range(self._grid.count()))
        made = (None if item is None else item.widget() for item in items)
        follow(self.heading, [each for each in made if isinstance(each, Button)])

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("Proof"))
        self.add_other.setText(self.tr("Add a file"))
        self._shown = ()
        if self._view is not None:
            self.show_proof(self._view)

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._grid.setHorizontalSpacing(look.space("s2"))
        self._grid.setVerticalSpacing(look.space("s2"))

    def _wanted_row(self, row: int, proof: str, there: bool) -> None:
        phrases = self._host.phrases
        title = phrases.render(Text(f"evidence.{proof}.title"))
        icon = IconLabel("done" if there else "plus", "success" if there else "text_muted", "body")
        self._grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
        label = Label(title, "body")
        why = f"evidence.{proof}.why"
        if phrases.known(why):
            label.setToolTip(phrases.render(Text(why)))
        self._grid.addWidget(label, row, 1)
        if there:
            self._grid.addWidget(Label(self.tr("in the case"), "caption", "text_muted"), row, 2)
            return
        add = Button(self.tr("Add"), "link")
        add.setAccessibleName(self.tr("Add: {proof}").format(proof=title))
        add.clicked.connect(lambda _c=False: self._choose(proof))
        self._grid.addWidget(add, row, 2, Qt.AlignmentFlag.AlignTop)

    def _kept_row(self, row: int, kept: KeptFile) -> None:
        self._grid.addWidget(
            IconLabel("attach", "text_muted", "body"), row, 0, Qt.AlignmentFlag.AlignTop
        )
        # A single & would mark an access key.
        name = Button(kept.name.replace("&", "&&"), "link")
        name.setAccessibleName(self.tr("Save a copy: {name}").format(name=kept.name))
        name.clicked.connect(lambda _c=False: self._save_copy(kept))
        self._grid.addWidget(name, row, 1, Qt.AlignmentFlag.AlignLeading)
        remove = Button(self.tr("Remove"), "link")
        remove.setAccessibleName(self.tr("Remove: {name}").format(name=kept.name))
        remove.clicked.connect(lambda _c=False: self._remove(kept))
        self._grid.addWidget(remove, row, 2)

    def _choose(self, proof: str) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Choose a file"))
        if name:
            self.add_file(Path(name), proof)

    def add_file(self, path: Path, proof: str) -> None:
        """Copy a file into the case."""
        view, services = self._view, self._host.services
        if view is None:
            return
        case_id = view.case.id

        def kept(file: ProofFile) -> None:
            if keep_file(self._host, case_id, file, proof):
                self._show_again()
                self._host.say_done(self.tr("A copy is kept in the case"))

        self.work.begin(
            self.tr("The file is being copied."),
            lambda watch: enclosures.take_in(services.evidence, path, watch),
            kept,
            self._tell_trouble,
        )

    def _save_copy(self, kept: KeptFile) -> None:
        """The kept file has no name of its own, so a person gets it back by saving a copy."""
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), kept.name)
        if not name:
            return
        services, target = self._host.services, Path(name)
        said = self.tr("Saved: “{name}” in the folder “{folder}”").format(
            name=target.name, folder=target.parent.name or str(target.parent)
        )
        self.work.begin(
            self.tr("The copy is being saved."),
            lambda watch: enclosures.save_copy(services.evidence, kept, target, watch),
            lambda _nothing: self._host.say_done(said),
            self._tell_trouble,
        )

    def _tell_trouble(self, problem: Exception) -> None:
        def again() -> None:
            raise problem

        self._host.attempt(again)

    def _show_again(self) -> None:
        if self._view is not None:
            self.show_proof(self._view)

    def _remove(self, kept: KeptFile) -> None:
        if self._view is None:
            return
        services, case_id = self._host.services, self._view.case.id
        if self._host.attempt(lambda: services.evidence.remove(case_id, kept.id)):
            self._show_again()
            self._host.say_done(self.tr("The file was removed from the case"))
