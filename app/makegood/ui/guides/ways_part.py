"""The ways to reach a marketplace: steps, addresses, hours, what is not known, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.services.correctable import channel_of
from makegood.ui.guides.channel_block import channel_block
from makegood.ui.guides.guide_part import GuideDesk, GuidePart
from makegood.ui.guides.notice_block import notice_block
from makegood.ui.widgets.question_header import Heading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.domain.marketplace import Channel, Marketplace


class WaysPart(GuidePart):
    """Every way, those that work first."""

    def __init__(self, desk: GuideDesk, market: Marketplace) -> None:
        super().__init__(desk)
        self.market = market
        self.fill()

    def fill(self) -> None:
        """Warnings about the whole first; what older guides say comes last."""
        general = [each for each in self.market.notices if not each.issues and not each.channels]
        for notice in general:
            if notice.level == "warning":
                self.add(notice_block(self.desk, self.market, notice))
        for channel in self.desk.library.shown_channels(self.market):
            self.add(self._channel(channel))
        rest = [notice for notice in general if notice.level != "warning"]
        if rest:
            self.add(Heading(self.tr("What older guides say"), "section"))
        for notice in rest:
            self.add(notice_block(self.desk, self.market, notice))

    def _channel(self, channel: Channel) -> QWidget:
        notices = [
            notice_block(self.desk, self.market, notice)
            for notice in self.market.notices
            if channel.id in notice.channels
        ]
        record = channel_of(self.market, channel)
        return channel_block(self.desk, record, channel, self.market.hosts, notices)
