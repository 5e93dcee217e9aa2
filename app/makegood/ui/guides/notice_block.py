"""A dated statement or a trap of the guide data, with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from makegood.services.correctable import notice_of, trap_of
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from makegood.domain.marketplace import Marketplace, Trap
    from makegood.domain.marketplace import Notice as NoticeRecord
    from makegood.domain.provenance import Sourced
    from makegood.services.correctable import Record
    from makegood.ui.guides.guide_part import GuideDesk


def notice_block(desk: GuideDesk, market: Marketplace, notice: NoticeRecord) -> QWidget:
    """What circulates and is wrong, or the state of a company.

    What does not hold any more is struck through and can be neither pressed nor copied.
    """
    key = f"{market.id}.notices.{notice.id}"
    lead, text = desk.library.text(f"{key}.title"), desk.library.text(f"{key}.body")
    shown = Notice(notice.level, lead, text)
    gone: list[QWidget] = []
    for about in notice.about:
        label = Label(about, "caption", "text_muted")
        font = label.font()
        font.setStrikeOut(True)
        label.setFont(font)
        spoken = QCoreApplication.translate("NoticeBlock", "No longer right: {about}")
        label.setAccessibleName(spoken.format(about=about))
        gone.append(label)
    return _stack(desk, (shown, *gone), notice_of(market, notice), notice, shown.accessibleName())


def trap_block(desk: GuideDesk, market: Marketplace, trap: Trap) -> QWidget:
    """An act that ends a right."""
    key = f"{market.id}.traps.{trap.id}"
    shown = Notice("danger", desk.library.text(f"{key}.title"), desk.library.text(f"{key}.body"))
    return _stack(desk, (shown,), trap_of(market, trap), trap, shown.accessibleName())


def _stack(
    desk: GuideDesk, widgets: tuple[QWidget, ...], record: Record, fact: Sourced, about: str
) -> QWidget:
    block = QWidget()
    rows = QVBoxLayout(block)
    rows.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        rows.addWidget(widget)
    for widget in desk.foot(record, fact, about):
        rows.addWidget(widget)
    return block
