"""Page 5: the ways to reach them, best first, with their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from makegood.flow.answers import Failure
from makegood.ui.announce import announce
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.channel_list import ChannelList
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.trap_card import TrapCard
from makegood.ui.wizard.channel_around import ChannelAround
from makegood.ui.wizard.channel_values import ChannelWords
from makegood.ui.wizard.failed_box import FailedBox
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from makegood.domain.marketplace import Channel
    from makegood.flow.answers import FailureReason
    from makegood.flow.engine import Gap
    from makegood.flow.session import StepId
    from makegood.services.wizard import Way

_EVERY_MS: Final = 30_000
"""Hours are looked at anew twice a minute while the page is on view."""
_BEST: Final = 4
"""Ways in view at first: what to mind and what to keep stand below them, and must be seen."""


class ChannelPage(StepPage):
    """The first way is open; it becomes the answer when the person goes on."""

    step: StepId = "channel"

    @override
    def build(self) -> None:
        self._ways: tuple[Way, ...] = ()
        self._asked: str | None = None
        self.none_known = Notice("warning")
        self.list = ChannelList()
        self.list.setObjectName("channels")
        self.list.chosen.connect(lambda channel: self.desk.controller.answer(channel=channel))
        self.list.step_toggled.connect(self._ticked)
        self.list.open_requested.connect(self.open_page)
        self.list.failed.connect(self.did_not_work)
        self.untrusted = TrapCard()
        self.untrusted.setObjectName("untrusted")
        self.untrusted.went_back.connect(self._ask_no_more)
        self.untrusted.understood.connect(self._open_anyway)
        self.failed_box = FailedBox()
        self.failed_box.setObjectName("failed_box")
        self.failed_box.reason_chosen.connect(self._say_why)
        self.failed_box.refusal_wanted.connect(self._count_refusal)
        self.failed_box.note_wanted.connect(self._note)
        self.failed_box.taken_back.connect(self._works)
        self.failed_box.done.connect(self._end_asking)
        self._minutes = QTimer(self)
        self._minutes.setInterval(_EVERY_MS)
        self._minutes.timeout.connect(self._next_minute)
        self.all_ways = Button("", "link")
        self.all_ways.setObjectName("all_ways")
        self.all_ways.clicked.connect(self._unfold)
        self._unfolded = False
        self.around = ChannelAround(self.desk)
        for widget in (self.none_known, self.untrusted, self.failed_box, self.list):
            self.body.addWidget(widget)
        self.body.addWidget(self.all_ways, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.around)
        for hidden in (self.untrusted, self.failed_box, self.none_known):
            hidden.setHidden(True)

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("Where to send it"),
            self.tr(
                "The best way stands first. It fits your problem, the hour and your languages, "
                "and it leaves a record."
            ),
        )
        self.list.set_name(self.tr("Ways to reach them"))
        self.none_known.set_text(
            self.tr("No way is known."),
            self.tr("The guide data name no way to reach them for this problem. Go back and "
                    "choose a wider problem."),
        )  # fmt: skip
        self.untrusted.set_labels(self.tr("Do not open it"), self.tr("Open it anyway"))
        self.footer.set_labels(self.tr("Back"), self.tr("Next: your message"))

    @override
    def entered(self) -> None:
        self._ask_no_more()
        self.failed_box.setHidden(True)
        self._unfolded = False
        super().entered()
        self._minutes.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._minutes.stop()
        super().hideEvent(event)

    def _next_minute(self) -> None:
        """What opens "in 3 h 10 min" opens sooner a minute later; the order stays for now."""
        known = self.known
        if known.market is None or not self.isVisible():
            return
        words = ChannelWords(self.desk, known.market)
        fresh = {way.channel.id: way for way in self.desk.service.ways(self.session)}
        self._ways = tuple(fresh.get(way.channel.id, way) for way in self._ways)
        for at, way in enumerate(self._ways):
            if way.channel.id in self.list.ids:
                self.list.card(way.channel.id).set_value(words.value(way, first=at == 0))

    @override
    def render_answers(self) -> None:
        known = self.known
        if known.market is None or known.entry is None:
            return
        self._ways = self.desk.service.ways(self.session)
        words = ChannelWords(self.desk, known.market)
        self.none_known.setHidden(bool(self._ways))
        values = [words.value(way, first=at == 0) for at, way in enumerate(self._ways)]
        shown = [value for at, value in enumerate(values) if self._is_shown(at, value.id)]
        self.list.set_channels(shown, known.answers.channel)
        self.all_ways.setText(self.tr("All {count} ways").format(count=len(values)))
        self.all_ways.setHidden(len(shown) == len(values))
        self.around.show_channel(self._channel(self.list.chosen_id), words)

    @override
    def first_field(self) -> QWidget | None:
        chosen = self.list.chosen_id
        return None if chosen is None else self.list.card(chosen).head

    @override
    def words_of_gap(self, gap: Gap) -> str:
        return self.tr("Choose a way to reach them.")

    @override
    def go_on(self) -> None:
        chosen = self.list.chosen_id
        if self.known.answers.channel is None and chosen is not None:
            self.desk.controller.answer(channel=chosen)
        super().go_on()

    def _is_shown(self, at: int, channel_id: str) -> bool:
        """The best ways, the one chosen and those tried; the others when they are asked for."""
        answers = self.known.answers
        return (
            self._unfolded
            or at < _BEST
            or channel_id == answers.channel
            or channel_id in answers.failed
        )

    def _unfold(self) -> None:
        self._unfolded = True
        self.render_answers()
        # The link is gone; go on with the first way that it brought.
        following = self.list.card(self.list.ids[min(_BEST, len(self.list.ids) - 1)])
        following.head.setFocus(Qt.FocusReason.TabFocusReason)

    def did_not_work(self, channel_id: str) -> None:
        """Note that a way failed, and open the one to try instead."""
        failed = (*self.answers.failed, channel_id)
        title = self.list.card(channel_id).value.title
        before = self.answers.failures
        why = before.get(channel_id) or Failure(self.desk.service.today.isoformat())
        self.desk.controller.answer(
            failed=tuple(dict.fromkeys(failed)), failures={**before, channel_id: why}
        )
        noted = channel_id in self.desk.service.way_notes(self.session)
        self.failed_box.ask(channel_id, title, why, noted=noted)
        self.failed_box.setHidden(False)
        channel = self._channel(channel_id)
        left = [way.channel.id for way in self._ways if way.channel.id not in failed]
        fallback = None if channel is None else channel.fallback
        following = fallback if fallback in left else next(iter(left), None)
        if following is None:
            announce(self.list, self.tr("Noted. No other way is left that you did not try."))
            return
        self.desk.controller.answer(channel=following)
        card = self.list.card(following)
        announce(
            self.list, self.tr("Noted. Try this instead: {title}").format(title=card.value.title)
        )
        # The cards stand in another order now; the focus goes with the one to try.
        QTimer.singleShot(0, card.head, card.head.setFocus)

    def _say_why(self, channel_id: str, reason: FailureReason) -> None:
        why = Failure(self.desk.service.today.isoformat(), reason, refusal=reason == "refused")
        self.desk.controller.answer(failures={**self.answers.failures, channel_id: why})
        self.failed_box.show_refusal(why)
        if why.refusal:
            announce(self.failed_box, self.failed_box.refusal.accessibleName())
        if channel_id in self.desk.service.way_notes(self.session):
            self._note(channel_id, True)

    def _count_refusal(self, channel_id: str, counts: bool) -> None:
        why = self.answers.failures.get(channel_id)
        if why is not None:
            why = replace(why, refusal=counts)
            self.desk.controller.answer(failures={**self.answers.failures, channel_id: why})

    def _note(self, channel_id: str, keep: bool) -> None:
        self.desk.service.note_way(self.session, channel_id, keep=keep)
        self.render_answers()

    def _works(self, channel_id: str) -> None:
        """Pressed by mistake, or it works now: as if it had never failed."""
        failed = tuple(name for name in self.answers.failed if name != channel_id)
        failures = {n: why for n, why in self.answers.failures.items() if n != channel_id}
        self.desk.service.note_way(self.session, channel_id, keep=False)
        self.desk.controller.answer(failed=failed, failures=failures, channel=channel_id)
        self._end_asking()

    def _end_asking(self) -> None:
        self.failed_box.setHidden(True)
        chosen = self.list.chosen_id
        if chosen is not None:
            self.list.card(chosen).head.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_page(self, channel_id: str) -> None:
        """Open a trusted page; for any other, ask first."""
        channel, known = self._channel(channel_id), self.known
        if channel is None or known.market is None:
            return
        url = _url(channel)
        words = ChannelWords(self.desk, known.market)
        if words.trusted(channel):
            self._ask_no_more()
            self.desk.open_outside(url)
            return
        self._asked = channel_id
        self.untrusted.set_text(
            self.tr("This address is not on the trusted list."),
            self.tr("It leads to {host}. Nobody compared it with the marketplace or the body.")
            .format(host=words.host(channel)),
        )  # fmt: skip
        self.untrusted.setHidden(False)
        announce(self.untrusted, self.untrusted.accessibleName(), urgent=True)
        self.to_top()
        QTimer.singleShot(0, self.untrusted.back, self.untrusted.back.setFocus)

    def _open_anyway(self) -> None:
        channel = self._channel(self._asked)
        self._ask_no_more()
        if channel is not None:
            self.desk.open_outside(_url(channel))

    def _ask_no_more(self) -> None:
        self._asked = None
        self.untrusted.setHidden(True)

    def _ticked(self, channel_id: str, step: str, done: bool) -> None:
        before = set(self.answers.ticked.get(channel_id, ()))
        now = before | {int(step)} if done else before - {int(step)}
        ticked = {**self.answers.ticked, channel_id: tuple(sorted(now))}
        self.desk.controller.answer(ticked=ticked)

    def _channel(self, channel_id: str | None) -> Channel | None:
        return next((w.channel for w in self._ways if w.channel.id == channel_id), None)


def _url(channel: Channel) -> str:
    return "" if channel.target is None else channel.target.url or ""
