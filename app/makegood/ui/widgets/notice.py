"""A statement across the page: information, warning, reassurance, danger."""

from __future__ import annotations

from html import escape
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.accessible import set_role
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

NoticeKind = Literal["info", "warning", "success", "danger"]

_ICONS = {"info": "info", "warning": "warn", "success": "source-official", "danger": "stop"}


class Notice(ThemedWidget):
    """`lead` is the first words in bold, `text` the rest; at most one link.

    It has no close button: it stands as long as it is true. `link_activated` is the link.
    """

    link_activated = Signal()

    def __init__(
        self,
        kind: NoticeKind = "info",
        lead: str = "",
        text: str = "",
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: NoticeKind = kind
        self._icon = IconLabel(_ICONS[kind], kind, "body")
        self.words = Label("", "body", selectable=True)
        # Two weights in one run of words; what comes in is escaped.
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.link = Button("", "link")
        self.link.clicked.connect(self.link_activated)
        self._words = QVBoxLayout()
        self._words.addWidget(self.words)
        self._words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        set_role(self, self._accessible_role())
        self.finish()
        self.set_text(lead, text, link)

    def _accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.Note

    @property
    def kind(self) -> NoticeKind:
        """What it is about."""
        return self._kind

    def set_kind(self, kind: NoticeKind) -> None:
        """Change colour and icon together."""
        self._kind = kind
        self._icon.set_icon(_ICONS[kind], kind)
        self.update()

    def set_text(self, lead: str, text: str = "", link: str = "") -> None:
        """Set the words; empty ones take no room."""
        strong = f'<span style="font-weight:600">{escape(lead)}</span>' if lead else ""
        self.words.setText(f"{strong} {escape(text)}".strip())
        self.words.setAccessibleName(f"{lead} {text}".strip())
        self.link.setText(link)
        self.link.setHidden(not link)
        self.setAccessibleName(lead or text)
        self.setAccessibleDescription(text if lead else "")

    @override
    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.px(14), look.space("s3"), look.px(14), look.space("s3"))
        self._row.setSpacing(look.space("s3"))
        self._words.setSpacing(2)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        pen = QPen(look.color(self._kind), look.hairline)
        fill = look.color(f"{self._kind}_soft")
        paint_rounded(painter, QRectF(self.rect()), pen, fill, look.radius("nav_item"))
        painter.end()
