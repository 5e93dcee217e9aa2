"""The panel beside a wizard page: the case so far, its dates, what is missing, what is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import NO_RING, theme
from makegood.ui.widgets.base import ThemedWidget, set_ground
from makegood.ui.widgets.card import Separator
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.saved_line import SavedLine


class PanelSection(ThemedWidget):
    """A headed part of the panel; add to `body`."""

    def __init__(self, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, "text", "button")
        self.heading = Heading(title, "section")
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.heading, 1)
        self.body = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._head)
        self._layout.addLayout(self.body)
        self.finish()

    def set_title(self, title: str) -> None:
        """Set the heading."""
        self.heading.setText(title)

    @override
    def restyle(self) -> None:
        look = theme()
        self._head.setSpacing(look.space("s2"))
        self._layout.setSpacing(look.space("s2"))
        self.body.setSpacing(look.space("s2"))


class SidePanel(ThemedWidget):
    """Sections under each other in a scrolling column, the saved line at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved = SavedLine()
        self._column = QWidget()
        self._rows = QVBoxLayout(self._column)
        self._rows.addStretch(1)
        self._sections: list[PanelSection] = []
        self._lines: list[Separator] = []
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setProperty(NO_RING, True)
        self.area.setWidget(self._column)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.saved, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.area, 1)
        self._layout.addLayout(self._foot)
        self.finish()

    def add_section(self, icon: str, title: str) -> PanelSection:
        """A further section; a line goes between it and the one before."""
        section = PanelSection(icon, title)
        if self._sections:
            line = Separator()
            self._lines.append(line)
            self._rows.insertWidget(self._rows.count() - 1, line)
        self._sections.append(section)
        self._rows.insertWidget(self._rows.count() - 1, section)
        return section

    def set_section_shown(self, section: PanelSection, shown: bool) -> None:
        """Show or hide a section together with the line above it."""
        section.setHidden(not shown)
        for at, line in enumerate(self._lines):
            before = any(not s.isHidden() for s in self._sections[: at + 1])
            line.setHidden(self._sections[at + 1].isHidden() or not before)

    @override
    def restyle(self) -> None:
        look = theme()
        for widget in (self, self.area.viewport(), self._column):
            set_ground(widget, "surface")
        side = look.px(20)
        # One pixel on the leading side is the line between page and panel.
        self._layout.setContentsMargins(1, 0, 1, 0)
        self._rows.setContentsMargins(side, look.space("s5"), side, look.space("s3"))
        self._rows.setSpacing(look.px(14))
        self._foot.setContentsMargins(side, look.space("s2"), side, look.space("s3"))
        self.setFixedWidth(look.size("side_width"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(
            self.width() - 1 if rtl else 0, 0, 1, self.height(), theme().color("border")
        )
        painter.end()
