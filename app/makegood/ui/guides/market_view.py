"""The guide of one marketplace: ways to reach it, problems, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.terms import length
from makegood.domain.text import Text
from makegood.text.names import language_name
from makegood.ui.guides.parts import Block, Named, SourceLine, Steps, host_of, link_button
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue

if TYPE_CHECKING:
    from makegood.domain.marketplace import (
        Channel,
        IssueEntry,
        Ladder,
        Leaf,
        Marketplace,
    )
    from makegood.domain.marketplace import (
        Notice as NoticeRecord,
    )
    from makegood.domain.rules import Rule, Term
    from makegood.ui.guides.library import Library, Part
    from makegood.ui.shell.host import Host


class MarketView(ThemedWidget):
    """Three parts behind a switch; a problem opens on its own page and leads back."""

    changed = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._library: Library | None = None
        self._market: Marketplace | None = None
        self._part: Part = "ways"
        self._issue: str | None = None
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
        if self._market is not None:
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
                SegmentValue("ways", self.tr("Ways to reach them")),
                SegmentValue("problems", self.tr("Problems")),
                SegmentValue("dates", self.tr("Dates")),
            ],
            self._part,
        )

    def _chosen(self, part: str) -> None:
        for known in ("ways", "problems", "dates"):
            if known == part:
                self._part = known
        self._issue = None
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        market, library = self._market, self._library
        if market is None or library is None:
            return
        self.setUpdatesEnabled(False)
        clear_layout(self._rows)
        if self._part == "ways":
            self._fill_ways(market, library)
        elif self._part == "dates":
            self._fill_dates(market, library)
        elif self._issue is not None:
            self._fill_problem(market, self._issue, library)
        else:
            self._fill_problems(market, library)
        self.setUpdatesEnabled(True)

    # Ways

    def _fill_ways(self, market: Marketplace, library: Library) -> None:
        """Warnings about the whole first; what older guides say comes last."""
        general = [each for each in market.notices if not each.issues and not each.channels]
        for notice in general:
            if notice.level == "warning":
                self._rows.addWidget(self._notice(market, notice, library))
        for channel in library.shown_channels(market):
            self._rows.addWidget(self._channel(market, channel, library))
        rest = [notice for notice in general if notice.level != "warning"]
        if rest:
            self._rows.addWidget(Heading(self.tr("What older guides say"), "section"))
        for notice in rest:
            self._rows.addWidget(self._notice(market, notice, library))

    def _notice(self, market: Marketplace, notice: NoticeRecord, library: Library) -> QWidget:
        key = f"{market.id}.notices.{notice.id}"
        shown = Notice(
            "warning" if notice.level == "warning" else "info",
            library.text(f"{key}.title"),
            library.text(f"{key}.body"),
        )
        if not notice.about:
            return shown
        block = QWidget()
        rows = QVBoxLayout(block)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(shown)
        for about in notice.about:
            # What does not hold any more is struck through and can be neither pressed nor copied.
            gone = Label(about, "caption", "text_muted")
            font = gone.font()
            font.setStrikeOut(True)
            gone.setFont(font)
            gone.setAccessibleName(self.tr("No longer right: {about}").format(about=about))
            rows.addWidget(gone)
        return block

    def _channel(self, market: Marketplace, channel: Channel, library: Library) -> QWidget:
        key = f"{market.id}.channels.{channel.id}"
        chip = None
        if channel.dead:
            chip = ChipValue(self.tr("No longer works"), "danger", "close")
        elif channel.confidence == "unconfirmed":
            chip = ChipValue(self.tr("Not confirmed"), "warning", "warn")
        block = Block(library.text(f"{key}.title"), chip)
        block.add_text(library.text(f"{key}.help"), "body", "text_muted")
        if not channel.dead:
            steps = library.lines(f"{key}.steps")
            if steps:
                block.add(Steps(steps))
            block.add(Named(self._channel_facts(market, channel, library)))
            self._add_target(block, market, channel)
        for notice in market.notices:
            if channel.id in notice.channels:
                block.add(self._notice(market, notice, library))
        block.add(SourceLine(channel, self._host.phrases))
        return block

    def _channel_facts(
        self, market: Marketplace, channel: Channel, library: Library
    ) -> list[tuple[str, str]]:
        key = f"{market.id}.channels.{channel.id}"
        phrases = self._host.phrases
        unknown = phrases.app("not_known")
        language = self._host.services.language
        languages = ", ".join(language_name(code, language) for code in channel.languages)
        found = [
            (self.tr("Good for"), library.text(f"{key}.good_for")),
            (self.tr("Cannot"), library.text(f"{key}.cannot")),
            (self.tr("Save first"), library.text(f"{key}.save_first")),
            (self.tr("Answer"), library.text(f"{key}.reply") or unknown),
            (self.tr("They read"), languages or unknown),
        ]
        if channel.kind in ("chat", "phone", "callback"):
            found.append((self.tr("Hours"), self._hours(channel) or unknown))
        if channel.sign_in is not None:
            signed = self.tr("needed") if channel.sign_in else self.tr("not needed")
            found.append((self.tr("Signing in"), signed))
        if channel.public:
            found.append((self.tr("Careful"), self.tr("Others can read what you write there.")))
        return [(name, text) for name, text in found if text]

    def _hours(self, channel: Channel) -> str:
        if channel.hours is None:
            return ""
        from PySide6.QtCore import QLocale

        locale = QLocale()
        days = [
            f"{locale.dayName(int(day), QLocale.FormatType.ShortFormat)} {', '.join(spans)}"
            for day, spans in sorted(channel.hours.days.items())
        ]
        return f"{'; '.join(days)} ({channel.hours.zone})"

    def _add_target(self, block: Block, market: Marketplace, channel: Channel) -> None:
        target = channel.target
        if target is None:
            return
        sure = channel.confidence != "unconfirmed"
        own = self._host.services.packs.is_own
        if target.url is not None:
            host = host_of(target.url)
            trusted = host in market.hosts and target.url.startswith("https:") and sure
            if trusted and not own(target.url):
                button = link_button(target.url, host, self.tr("Open at {host}"))
                block.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                block.add_text(target.url, "caption")
        lines = [*target.address]
        if target.mail is not None:
            lines.append(target.mail)
        if target.phone is not None and sure:
            lines.append(target.phone)
        if target.handle is not None:
            lines.append(target.handle)
        block.add_text("\n".join(lines))
        if any(own(line) for line in lines):
            block.add_text(self.tr("From your own file, not on our list."), "caption", "warning")

    # Problems

    def _fill_problems(self, market: Marketplace, library: Library) -> None:
        for entry in market.issues:
            block = Block(library.text(f"issues.{entry.issue}.title"))
            block.add_text(library.text(f"issues.{entry.issue}.help"), "body", "text_muted")
            more = Button(self.tr("Read on"), "link")
            title = library.text(f"issues.{entry.issue}.title")
            more.setAccessibleName(self.tr("Read on: {problem}").format(problem=title))
            more.setObjectName(f"problem:{entry.issue}")
            more.clicked.connect(lambda _c=False, issue=entry.issue: self._open_problem(issue))
            block.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
            self._rows.addWidget(block)

    def _open_problem(self, issue: str) -> None:
        self._issue = issue
        self._fill()
        self.changed.emit()

    def _back(self) -> None:
        self._issue = None
        self._fill()
        self.changed.emit()

    def _fill_problem(self, market: Marketplace, issue: str, library: Library) -> None:
        entries = [entry for entry in market.issues if entry.issue == issue]
        back = Button(self.tr("All problems"), "link", icon_name="back")
        back.clicked.connect(self._back)
        self._rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self._rows.addWidget(Heading(library.text(f"issues.{issue}.title"), "ticket_title"))
        for notice in market.notices:
            if issue in notice.issues:
                self._rows.addWidget(self._notice(market, notice, library))
        for entry in entries:
            self._fill_entry(market, entry, library)

    def _fill_entry(self, market: Marketplace, entry: IssueEntry, library: Library) -> None:
        leaves: list[Leaf] = [entry, *entry.variants]
        answers = dict.fromkeys(answer for leaf in leaves for answer in leaf.answers)
        records = {answer.id: answer for answer in market.answers}
        if answers:
            self._rows.addWidget(Heading(self.tr("Try this first"), "section"))
        for answer in answers:
            key = f"{market.id}.answers.{answer}"
            block = Block(library.text(f"{key}.title"))
            block.add_paragraphs(library.lines(f"{key}.body"))
            if answer in records:
                block.add(SourceLine(records[answer], self._host.phrases))
            self._rows.addWidget(block)
        ladders = dict.fromkeys(leaf.ladder for leaf in leaves if leaf.ladder)
        for ladder in market.ladders:
            if ladder.id in ladders:
                self._fill_ladder(market, ladder, library)
        self._fill_proof(leaves, library)
        self._fill_traps(market, leaves, library)

    def _fill_ladder(self, market: Marketplace, ladder: Ladder, library: Library) -> None:
        self._rows.addWidget(Heading(self.tr("Your steps"), "section"))
        for number, rung in enumerate(ladder.rungs, start=1):
            key = f"{market.id}.rungs.{rung.id}"
            block = Block(f"{number}. {library.text(f'{key}.title')}")
            block.add_text(library.text(f"{key}.body"))
            ways = [library.text(f"{market.id}.channels.{each}.title") for each in rung.channels]
            lines = [(self.tr("Way"), "; ".join(way for way in ways if way))]
            windows = [library.text(f"rules.{rule}.title") for rule in rung.windows]
            lines.append((self.tr("Dates"), "; ".join(title for title in windows if title)))
            closes = [library.text(f"{market.id}.rungs.{each}.title") for each in rung.closes]
            lines.append((self.tr("It ends"), "; ".join(title for title in closes if title)))
            named = [(name, text) for name, text in lines if text]
            if named:
                block.add(Named(named))
            self._rows.addWidget(block)

    def _fill_proof(self, leaves: list[Leaf], library: Library) -> None:
        proofs = dict.fromkeys(proof for leaf in leaves for proof in leaf.evidence)
        if not proofs:
            return
        self._rows.addWidget(Heading(self.tr("Proof that counts"), "section"))
        block = Block("")
        block.title.setHidden(True)
        block.add(
            Named(
                [
                    (library.text(f"evidence.{each}.title"), library.text(f"evidence.{each}.why"))
                    for each in proofs
                ]
            )
        )
        self._rows.addWidget(block)

    def _fill_traps(self, market: Marketplace, leaves: list[Leaf], library: Library) -> None:
        for trap in dict.fromkeys(trap for leaf in leaves for trap in leaf.traps):
            key = f"{market.id}.traps.{trap}"
            self._rows.addWidget(
                Notice("danger", library.text(f"{key}.title"), library.text(f"{key}.body"))
            )

    # Dates

    def _fill_dates(self, market: Marketplace, library: Library) -> None:
        found = [rule for rule in library.pack.rules if market.id in rule.marketplaces]
        if not found:
            self._rows.addWidget(Label(self.tr("No date of its own is known."), "body"))
        for rule in found:
            self._rows.addWidget(self._rule(rule, library))
        note = self.tr("Payment, law and outside help have further dates, shown in each case.")
        self._rows.addWidget(Label(note, "caption", "text_muted"))

    def _rule(self, rule: Rule, library: Library) -> QWidget:
        phrases = self._host.phrases
        block = Block(
            library.text(f"rules.{rule.id}.title"),
            ChipValue(phrases.app(f"kind.{rule.kind}"), "neutral", "clock"),
        )
        block.add_text(self._sum(rule))
        block.add_text(library.text(f"rules.{rule.id}.note"), "body", "text_muted")
        if rule.outer is not None:
            other = self._term(rule.outer.term)
            block.add_text(self.tr("Another source says: {sum}").format(sum=other))
        block.add(SourceLine(rule, phrases))
        return block

    def _sum(self, rule: Rule) -> str:
        """How the date is reckoned, in words."""
        if rule.earliest_of or rule.latest_of:
            terms = [self._term(term) for term in (*rule.earliest_of, *rule.latest_of)]
            pattern = (
                self.tr("The earlier of: {sums}") if rule.earliest_of
                else self.tr("The later of: {sums}")
            )  # fmt: skip
            return pattern.format(sums="; ".join(terms))
        return "" if rule.term is None else self._term(rule.term)

    def _term(self, term: Term) -> str:
        phrases = self._host.phrases
        anchor = phrases.render(Text(f"app_dates.anchor.{term.anchor}"))
        return f"{anchor} + {phrases.render(length(term.offset))}"
