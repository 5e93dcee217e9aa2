"""A message for a chat window: numbered pieces, each with its own Copy button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.shell.clear import clear_layout
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChatPieces(ThemedWidget):
    """`copied(text, number)` when the button of a piece was pressed; the piece is ticked then.

    A piece whose words change loses its tick.
    """

    copied = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[str, ...] = ()
        self._done: set[str] = set()
        self.enabled = True
        self.heading = Heading("", "section")
        self._help = Label("", "caption", "text_muted")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self._help)
        self._layout.addLayout(self._grid)
        self.buttons: list[Button] = []
        self.ticks: list[IconLabel] = []
        self._words: list[Label] = []
        self.finish()

    def set_pieces(self, pieces: Sequence[str], *, enabled: bool = True) -> None:
        """Show the pieces, first to last."""
        if tuple(pieces) == self._pieces and enabled == self.enabled:
            return
        as_many = len(pieces) == len(self._pieces) and enabled == self.enabled
        self._pieces, self.enabled = tuple(pieces), enabled
        self._done &= set(pieces)
        if as_many:
            self._put_words()
        else:
            self._show()

    @override
    def retranslate(self) -> None:
        self.heading.setText(self.tr("In pieces, for the chat"))
        self._help.setText(self.tr("Send them one after another. Wait until each one is there."))
        self._show()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s2"))
        self._grid.setHorizontalSpacing(look.space("s3"))
        self._grid.setVerticalSpacing(look.space("s3"))

    def _show(self) -> None:
        clear_layout(self._grid)
        self.buttons, self.ticks, self._words = [], [], []
        for row, piece in enumerate(self._pieces):
            count = self.tr("{number} of {count}").format(number=row + 1, count=len(self._pieces))
            tick = IconLabel("done" if piece in self._done else "chat", "text_muted", "body")
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(count, "body_strong"))
            said = Label(piece, "body", selectable=True)
            words.addWidget(said)
            button = Button(self.tr("Copy"), "plain", icon_name="copy", size="small")
            button.setObjectName(f"copy_piece:{row + 1}")
            button.setEnabled(self.enabled)
            button.clicked.connect(lambda _c=False, at=row: self._copy(at))
            self._grid.addWidget(tick, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(words, row, 1)
            self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
            self.ticks.append(tick)
            self._words.append(said)
            self._name(row)
        follow(self.heading, self.buttons)

    def _put_words(self) -> None:
        """While the message is typed, the pieces change and the rows stay."""
        for row, piece in enumerate(self._pieces):
            self._words[row].setText(piece)
            if piece not in self._done:
                self.ticks[row].set_icon("chat", "text_muted")
            self._name(row)

    def _copy(self, at: int) -> None:
        piece = self._pieces[at]
        self._done.add(piece)
        self.ticks[at].set_icon("done", "success")
        self._name(at)
        self.copied.emit(piece, at + 1)

    def _name(self, at: int) -> None:
        """What a screen reader says of the button: which piece, and whether it was copied."""
        done = self._pieces[at] in self._done
        if done:
            self.ticks[at].set_icon("done", "success")
        words = (
            self.tr("Copy piece {number}, was copied") if done else self.tr("Copy piece {number}")
        )
        self.buttons[at].setAccessibleName(words.format(number=at + 1))
        self.buttons[at].setAccessibleDescription(self._pieces[at])
