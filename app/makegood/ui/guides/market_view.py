"""The guide of one marketplace: ways to reach it, problems, dates, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.guides.dates_part import DatesPart
from makegood.ui.guides.guide_part import GuideDesk
from makegood.ui.guides.problem_part import ProblemPart
from makegood.ui.guides.problems_part import ProblemsPart
from makegood.ui.guides.unknown_part import UnknownPart
from makegood.ui.guides.ways_part import WaysPart
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue

if TYPE_CHECKING:
    from makegood.domain.marketplace import Marketplace
    from makegood.ui.guides.correcting import Corrector
    from makegood.ui.guides.library import Library, Part
    from makegood.ui.shell.host import Host

PARTS: Final[dict[str, Part]] = {
    "ways": "ways", "problems": "problems", "dates": "dates", "unknown": "unknown",
}  # fmt: skip


class MarketView(ThemedWidget):
    """Four parts behind a switch; a problem opens on its own page and leads back."""

    changed = Signal()

    def __init__(self, host: Host, corrector: Corrector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._corrector = corrector
        self._library: Library | None = None
        self._market: Marketplace | None = None
        self._part: Part = "ways"
        self._issue: str | None = None
        self._spoken = ""
        self._initial = Initial("", "", 32)
        self.title = Heading("", "question")
        self.about = Label("", "body", "text_muted")
        head = QHBoxLayout()
        head.addWidget(self._initial, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        self._head = head
        self.switch = SegmentedSwitch("", (), "ways")
        self.switch.chosen.connect(self._chosen)
        self._rows = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(head)
        self._layout.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addLayout(self._rows)
        self.finish()

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self._part

    @property
    def issue(self) -> str:
        """The problem that is open, empty for none."""
        return self._issue or ""

    def show_market(
        self, library: Library, market: Marketplace, part: Part = "ways", item: str = ""
    ) -> None:
        """Show a part of the guide; `item` is the problem to open."""
        self._library, self._market, self._part = library, market, part
        self._issue = item if part == "problems" and item else None
        self._initial.set_value(market.name, market.colour)
        self.title.setText(market.name)
        about = " ".join(
            text for text in (library.text(f"{market.id}.{k}") for k in ("about", "note")) if text
        )
        self.about.setText(about)
        self.about.setHidden(not about)
        self._name_parts()
        self.switch.set_chosen(part)
        self._fill()

    @override
    def retranslate(self) -> None:
        self.switch.set_name(self.tr("Part of the guide"))
        self._name_parts()
        # Made anew for other words only: a form that is open must not lose what is typed in it.
        if self._market is not None and self._spoken != self._host.services.language:
            self._fill()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s4"))
        self._rows.setSpacing(look.space("s3"))
        self._head.setSpacing(look.space("s3"))

    def _name_parts(self) -> None:
        self.switch.set_segments(
            [
                SegmentValue("ways", self.tr("Ways")),
                SegmentValue("problems", self.tr("Problems")),
                SegmentValue("dates", self.tr("Dates")),
                SegmentValue("unknown", self.tr("Not known")),
            ],
            self._part,
        )

    def _chosen(self, part: str) -> None:
        self._part = PARTS[part]
        self._issue = None
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        market, library = self._market, self._library
        if market is None or library is None:
            return
        self._spoken = self._host.services.language
        self.setUpdatesEnabled(False)
        clear_layout(self._rows)
        desk = GuideDesk(self._host.services, self._host.phrases, library, self._corrector)
        self._rows.addWidget(self._made(desk, market))
        self.setUpdatesEnabled(True)

    def _made(self, desk: GuideDesk, market: Marketplace) -> QWidget:
        """The part that is shown now."""
        if self._part == "ways":
            return WaysPart(desk, market)
        if self._part == "dates":
            return DatesPart(desk, desk.library.rules_of(market), of_market=True)
        if self._part == "unknown":
            return UnknownPart(desk, market)
        if self._issue is not None:
            problem = ProblemPart(desk, market, self._issue)
            problem.left.connect(self._back)
            return problem
        problems = ProblemsPart(desk, market)
        problems.opened.connect(self._open_problem)
        return problems

    def _open_problem(self, issue: str) -> None:
        self._issue = issue
        self._fill()
        self.changed.emit()

    def _back(self) -> None:
        self._issue = None
        self._fill()
        self.changed.emit()
