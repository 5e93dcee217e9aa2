"""A page whose middle scrolls between a heading and a foot that stays."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import NO_RING, RING_ROOM, theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.footer_bar import FooterBar
from makegood.ui.widgets.question_header import QuestionHeader


class _Inner(QWidget):
    """What scrolls. Its height follows from its width alone.

    Qt would take the height that wrapped words need in the narrowest window, and leave the
    difference empty at the foot.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(ThemedWidget):
    """Put things into `body` (a QVBoxLayout); `header` and `footer` are ready-made.

    With `max_chars` the column stops growing at so many letters. A focused control is always
    scrolled into view, ring included.
    """

    def __init__(
        self,
        *,
        max_chars: int = 0,
        with_footer: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._max_chars = max_chars
        self.header = QuestionHeader()
        self.footer = FooterBar()
        if not with_footer:
            # Never shown by hand: without a parent yet it would open as a window of its own.
            self.footer.setHidden(True)
        self._column = QWidget()
        self._content = QVBoxLayout(self._column)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        self._content.addWidget(self.header)
        self.body = QVBoxLayout()
        self._content.addLayout(self.body)
        self._content.addStretch(1)
        self._inner = _Inner()
        self._row = QHBoxLayout(self._inner)
        self._row.addWidget(self._column, 1000)
        if max_chars:
            self._row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setProperty(NO_RING, True)
        self.area.setWidget(self._inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.footer)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focus)
        self.finish()

    @override
    def restyle(self) -> None:
        look = theme()
        edge = look.space("s6")
        top = look.space("s5")
        self._row.setContentsMargins(edge, top, edge, top)
        self.body.setSpacing(look.px(14))
        if self._max_chars:
            chars = self.header.help.fontMetrics().averageCharWidth()
            self._column.setMaximumWidth(round(chars * self._max_chars))

    def to_top(self) -> None:
        """Show the head of the page again."""
        self.area.verticalScrollBar().setValue(0)

    def show_whole(self, widget: QWidget, *, head_first: bool = False) -> None:
        """Scroll so that all of a widget of this page is in view; of a tall one its head.

        `head_first`: its head stands at the top of the window, whatever its height.
        """
        bar, room = self.area.verticalScrollBar(), 3 * RING_ROOM
        top = widget.mapTo(self._inner, QPoint(0, 0)).y() - room
        foot = top + widget.height() + 2 * room - self.area.viewport().height()
        bar.setValue(top if head_first else min(top, max(bar.value(), foot)))

    def _show_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Under a mouse button that is down nothing moves: it is let go where it was pressed.
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if now is not None and self._inner.isAncestorOf(now):
            room = 3 * RING_ROOM
            self.area.ensureWidgetVisible(now, room, room)


def reveal(widget: QWidget, *, head_first: bool = False) -> None:
    """Bring a widget that has just appeared into view on the page that it stands in, if any;
    see `ScrollPage.show_whole`.
    """

    def scroll() -> None:
        above = widget.parentWidget()
        while above is not None and not isinstance(above, ScrollPage):
            above = above.parentWidget()
        if above is not None and widget.isVisible():
            above.show_whole(widget, head_first=head_first)

    # After the layout has made room for it.
    QTimer.singleShot(0, widget, scroll)
