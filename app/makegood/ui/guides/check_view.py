"""The look-alike guard in the window: paste something, and read what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.services.lookalikes import LookalikeService
from makegood.text.direction import isolated
from makegood.ui.announce import announce
from makegood.ui.guides.parts import Block, link_button
from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.chip import ChipKind, ChipValue
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from makegood.domain.lookalike import Verdict
    from makegood.services.lookalikes import Checked, Report
    from makegood.ui.shell.host import Host

_CHIPS: Final[dict[Verdict, tuple[ChipKind, str]]] = {
    "listed": ("accent", "list"),
    "own": ("neutral", "edit"),
    "unlisted": ("neutral", "help"),
    "warning": ("danger", "warn"),
}
_SHOWN: Final = 120
"""Letters of a pasted address that are repeated in its verdict."""


class CheckView(ThemedWidget):
    """A field, a button and the verdicts. `guide_wanted(id)` for the guide of a marketplace.

    Nothing pasted can be pressed: the only links lead to pages of the guide data that are on the
    list themselves.
    """

    guide_wanted = Signal(str)

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._service = LookalikeService(host.services.packs)
        self._report: Report | None = None
        self.title = Heading("", "question")
        self.help = Label("", "body", "text_muted")
        self.area = TextArea(least_lines=3, most_lines=8)
        self.field = FactField(FieldText(""), self.area)
        self.area.edited.connect(lambda _text: self.field.set_state(""))
        self.check = Button("", "primary", icon_name="search")
        self.check.clicked.connect(self.judge)
        self.clear = Button("", "quiet")
        self.clear.clicked.connect(self._clear)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.judge)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.check)
        self._buttons.addWidget(self.clear)
        self._buttons.addStretch(1)
        self.summary = Heading("", "section")
        self._results = QVBoxLayout()
        self.foot = Label("", "caption", "text_muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.help, self.field):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._buttons)
        self._layout.addWidget(self.summary)
        self._layout.addLayout(self._results)
        self._layout.addWidget(self.foot)
        self.summary.setHidden(True)
        self.finish()

    def judge(self) -> None:
        """Judge what stands in the field, and say how it went."""
        text = self.area.value()
        country = self._host.services.settings.current.country
        self._report = self._service.check(text, country)
        self._show()
        if self._report.items:
            announce(self.summary, self.summary.text())
            self.summary.take_focus()
        else:
            self.field.set_state("error", self._host.phrases.render(Text("app_guard.nothing")))
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Begin at the field."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("Check a number, address or link"))
        self.help.setText(
            self.tr("Somebody called or wrote? Compare what they sent with our list. "
                    "It stays on this computer.")
        )  # fmt: skip
        self.field.set_words(
            FieldText(
                self.tr("Paste it here"),
                help=self.tr("A number, a mail address, a link, or the whole message."),
            )
        )
        self.check.setText(self.tr("Check"))
        self.clear.setText(self.tr("Clear"))
        self.foot.setText(
            self.tr("Makegood knows only its own list. It cannot tell that something is harmless.")
        )
        self._show()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s4"))
        self._results.setSpacing(look.space("s3"))
        self._buttons.setSpacing(look.space("s2"))

    def _clear(self) -> None:
        self.area.set_value("")
        self.field.set_state("")
        self._report = None
        self._show()
        self.take_focus()

    def _show(self) -> None:
        clear_layout(self._results)
        report = self._report
        self.summary.setHidden(report is None or not report.items)
        if report is None:
            return
        warned = sum(each.judgement.verdict == "warning" for each in report.items)
        words = self.tr("Checked: {count}. With warning signs: {warned}")
        self.summary.setText(words.format(count=len(report.items), warned=warned))
        if report.cut or report.more:
            text = self._host.phrases.render(Text("app_guard.cut"))
            self._results.addWidget(Notice("warning", text))
        for each in report.items:
            self._results.addWidget(self._verdict(each))

    def _verdict(self, checked: Checked) -> Block:
        phrases = self._host.phrases
        judged = checked.judgement
        kind, icon = _CHIPS[judged.verdict]
        chip = ChipValue(phrases.render(Text(f"app_guard.verdict.{judged.verdict}")), kind, icon)
        what = phrases.render(Text(f"app_guard.kind.{judged.kind}"))
        shown = judged.shown if len(judged.shown) <= _SHOWN else f"{judged.shown[:_SHOWN]}…"
        title = isolated(shown, self._host.services.language) if shown else what
        block = Block(title, chip)
        if shown:
            block.add_text(what, "caption", "text_muted")
        block.add_text(phrases.render(judged.why))
        block.add_text(phrases.render(checked.act), "body_strong")
        if checked.way is not None:
            self._add_way(block, checked)
        spoken = ". ".join((title, chip.text, phrases.render(judged.why)))
        block.setAccessibleName(spoken)
        return block

    def _add_way(self, block: Block, checked: Checked) -> None:
        way, phrases = checked.way, self._host.phrases
        if way is None or checked.owner is None:
            return
        name = checked.owner_name
        named = phrases.render(name) if isinstance(name, Text) else name
        stem = f"bodies.{checked.owner.id}" if checked.owner.is_body else checked.owner.id
        title = f"{stem}.channels.{way.channel}.title"
        if way.channel is not None and phrases.known(title):
            line = self.tr("{name}: {way}").format(name=named, way=phrases.render(Text(title)))
            block.add_text(line, "caption", "text_muted")
        else:
            block.add_text(named, "caption", "text_muted")
        row = QHBoxLayout()
        button = link_button(way.url, way.host, self.tr("Open at {host}"))
        button.setObjectName("open_own_site")
        row.addWidget(button)
        guide = Button(self.tr("Ways to reach them"), "link")
        guide.setAccessibleName(self.tr("Ways to reach them: {name}").format(name=named))
        item = f"body:{checked.owner.id}" if checked.owner.is_body else checked.owner.id
        guide.clicked.connect(lambda _c=False, wanted=item: self.guide_wanted.emit(wanted))
        row.addWidget(guide)
        row.addStretch(1)
        block.body.addLayout(row)
