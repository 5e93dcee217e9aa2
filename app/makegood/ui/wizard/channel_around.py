"""What stands round the ways to reach them: traps, dated statements, proof to keep, the source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.conditions import evaluate
from makegood.domain.text import Text
from makegood.services.correctable import body_channel_of, channel_of
from makegood.ui.guides.correcting import Corrector
from makegood.ui.guides.correction_box import CorrectionBox
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.trap_card import TrapCard
from makegood.ui.wizard.provenance_words import source_line
from makegood.ui.wizard.source_row import SourceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.domain.marketplace import Channel, Trap
    from makegood.domain.marketplace import Notice as DatedNotice
    from makegood.ui.wizard.channel_values import ChannelWords
    from makegood.ui.wizard.step_page import Desk

_NOTICES_IN_VIEW: Final = 3


class StruckLabel(Label):
    """Values that circulate and are wrong: struck through, and nobody can copy them."""

    def __init__(self, values: str, spoken: str) -> None:
        super().__init__("", "caption", "text_muted")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f"<s>{escape(values)}</s>")
        self.setAccessibleName(spoken)


class DatedStatement(Notice):
    """A statement of the guide data, with the values that are out of use struck through."""

    def __init__(self, words: tuple[str, str], about: str, notice: DatedNotice) -> None:
        super().__init__(notice.level, *words)
        self.setObjectName(f"notice:{notice.id}")
        if notice.about:
            values = ", ".join(notice.about)
            struck = StruckLabel(values, about.format(values=values))
            struck.setObjectName("struck")
            self._words.addWidget(struck)
        self._words.addWidget(Label(source_line(notice), "caption", "text_muted"))


class ChannelAround(ThemedWidget):
    """Drawn anew only when another way, or another problem, is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drawn: object = None
        self.corrector = Corrector(desk.services, self)
        self.corrector.used.connect(lambda _what: desk.controller.guide_changed())
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.finish()

    @override
    def retranslate(self) -> None:
        self._drawn = None

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().px(14))

    def show_channel(self, channel: Channel | None, words: ChannelWords) -> None:
        """Show what belongs to one way, and to the problem whichever way is taken."""
        traps = self._traps(channel)
        notices = self._notices(channel, words)
        proof = self._proof(channel)
        drawn = (
            self._desk.services.packs.digest,
            None if channel is None else channel.id,
            tuple(t.id for t in traps),
            tuple(n.id for _stem, n in notices),
            proof,
        )
        if drawn == self._drawn:
            return
        self._drawn = drawn
        clear_layout(self._layout)
        if channel is not None:
            self._layout.addWidget(SourceRow(channel))
            self._add_correction(channel, words)
        market = self._desk.controller.known.market
        for trap in traps:
            key = "" if market is None else f"{market.id}.traps.{trap.id}"
            card = TrapCard(self._text(f"{key}.title"), self._text(f"{key}.body"))
            card.setObjectName(f"trap:{trap.id}")
            self._layout.addWidget(card)
        if proof:
            self._layout.addWidget(self._proof_card(proof))
        self._add_notices(notices)

    def _add_correction(self, channel: Channel, words: ChannelWords) -> None:
        """The way to say that something about this channel is wrong."""
        market = self._desk.controller.known.market
        if market is None or not self._desk.services.corrections.possible:
            return
        body = words.body(channel)
        record = channel_of(market, channel) if body is None else body_channel_of(body, channel)
        title = words.title(channel)
        box = CorrectionBox(self.corrector, self._desk.phrases, record, channel, title)
        self._layout.addWidget(box)

    def _add_notices(self, notices: Sequence[tuple[str, DatedNotice]]) -> None:
        """The first ones, and a link that brings the rest."""
        about = self.tr("Out of use, do not use: {values}")
        rest: list[QWidget] = []
        for at, (stem, notice) in enumerate(notices):
            key = f"{stem}.notices.{notice.id}"
            said = (self._text(f"{key}.title"), self._text(f"{key}.body"))
            statement = DatedStatement(said, about, notice)
            self._layout.addWidget(statement)
            if at >= _NOTICES_IN_VIEW:
                statement.setHidden(True)
                rest.append(statement)
        if not rest:
            return
        words = self.tr("All notes about this ({count})").format(count=len(notices))
        more = Button(words, "link")
        more.setObjectName("all_notices")
        self._layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

        def unfold() -> None:
            for statement in rest:
                statement.setHidden(False)
            more.setHidden(True)

        more.clicked.connect(unfold)

    def _text(self, key: str) -> str:
        phrases = self._desk.phrases
        return phrases.render(Text(key)) if phrases.known(key) else ""

    def _traps(self, channel: Channel | None) -> tuple[Trap, ...]:
        known = self._desk.controller.known
        if known.market is None or known.entry is None:
            return ()
        guide = self._desk.service.engine.guide
        names = [*guide.field(known.entry, known.answers.variant, "traps")]
        if channel is not None:
            rung = self._desk.service.rung(self._desk.controller.session, channel)
            names += [] if rung is None else rung.traps
        by_id = {trap.id: trap for trap in known.market.traps}
        return tuple(
            by_id[name]
            for name in dict.fromkeys(names)
            if name in by_id and evaluate(by_id[name].applies, known.facts) is not False
        )

    def _notices(
        self, channel: Channel | None, words: ChannelWords
    ) -> tuple[tuple[str, DatedNotice], ...]:
        """Those about the way looked at, or about the problem; those about all come last."""
        known = self._desk.controller.known
        if known.market is None or known.entry is None:
            return ()
        issue = known.entry.issue
        named = "" if channel is None else channel.id
        body = None if channel is None else words.body(channel)
        found = [(known.market.id, notice) for notice in known.market.notices]
        found += [] if body is None else [(f"bodies.{body.id}", n) for n in body.notices]
        fitting = [
            (stem, notice)
            for stem, notice in found
            if evaluate(notice.applies, known.facts) is not False
            and (
                named in notice.channels
                or issue in notice.issues
                or not (notice.channels or notice.issues)
            )
        ]
        fitting.sort(
            key=lambda pair: (
                named not in pair[1].channels,
                not pair[1].issues,
                pair[1].level != "warning",
            )
        )
        return tuple(fitting)

    def _proof(self, channel: Channel | None) -> tuple[str, ...]:
        known = self._desk.controller.known
        if known.entry is None:
            return ()
        names: list[str] = []
        if channel is not None:
            rung = self._desk.service.rung(self._desk.controller.session, channel)
            names += [] if rung is None else rung.save_first
        guide = self._desk.service.engine.guide
        names += guide.field(known.entry, known.answers.variant, "evidence")
        return tuple(dict.fromkeys(names))

    def _proof_card(self, proof: Sequence[str]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().space("s2"))
        column.addWidget(
            Heading(self.tr("Keep proof of this before you press anything"), "section")
        )
        card = Card()
        card.setObjectName("proof")
        for name in proof:
            row = QHBoxLayout()
            row.setSpacing(theme().space("s2"))
            icon = IconLabel("evidence", "accent", "button")
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(self._text(f"evidence.{name}.title"), "body_strong"))
            words.addWidget(Label(self._text(f"evidence.{name}.why"), "caption", "text_muted"))
            row.addLayout(words, 1)
            card.body.addLayout(row)
        column.addWidget(card)
        return box
