"""One paragraph of the message: to be written at the leading side, to be read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.i18n import direction_of
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from makegood.drafting.draft import Block

_MOST_LINES = 40


class MessageRow(ThemedWidget):
    """`edited(block id, text, rendered)` with each key, `restored(block id)` to the suggestion.

    The row shows a block; what is being typed is never replaced under the caret.
    """

    edited = Signal(str, str, str)
    restored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self._number = 0
        self.editor = TextArea(least_lines=1, most_lines=_MOST_LINES)
        self.editor.edited.connect(self._typed)
        self.reading = Label("", "body", "text_muted", selectable=True)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.note = Label("", "caption", "text_muted")
        self.restore = Button("", "link", icon_name="undo")
        self.restore.clicked.connect(self._restore)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self.editor, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.reading, 1, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._columns)
        self._layout.addWidget(self.note)
        self._layout.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()

    @property
    def block(self) -> Block:
        """The block shown."""
        assert self._block is not None, "a row is shown with a block"
        return self._block

    def set_block(self, block: Block, number: int, language: str, reading: str) -> None:
        """Show a block. `language` and `reading` are the codes of the two columns."""
        self._block = block
        self._number = number
        if not self.editor.editor.hasFocus() or not self._is_mine(block):
            self.editor.set_value(block.text)
        self.editor.editor.setLayoutDirection(direction_of(language))
        self.editor.editor.setLocale(QLocale(language))
        same = language == reading
        self.reading.setHidden(same)
        self.reading.setLayoutDirection(direction_of(reading))
        self.reading.setText("" if same else block.reading)
        self._say()

    def set_stacked(self, stacked: bool) -> None:
        """Put the columns under each other, the one to be written first."""
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if stacked else direction.LeftToRight
        if wanted != self._columns.direction():
            self._columns.setDirection(wanted)
            self.restyle()

    @override
    def retranslate(self) -> None:
        self.restore.setText(self.tr("Use the suggestion again"))
        self.restore.setAccessibleName(self.tr("Use the suggestion again"))
        self._say()

    @override
    def restyle(self) -> None:
        look = theme()
        self._layout.setSpacing(look.space("s1"))
        stacked = self._columns.direction() == QBoxLayout.Direction.TopToBottom
        self._columns.setSpacing(look.space("s1" if stacked else "s4"))
        # Words beside words begin on one line, words under words at one edge.
        inside = round(self.editor.editor.document().documentMargin())
        above = 0 if stacked else look.space("s2") + inside
        before = look.space("s3") + inside if stacked else 0
        self.reading.setContentsMargins(before, above, before, 0)

    def _is_mine(self, block: Block) -> bool:
        """Whether the text under the caret is already what the block says."""
        return block.edited or self.editor.value() == block.text

    def _say(self) -> None:
        if self._block is None:
            return
        if self._block.edited:
            note = self.tr("You changed this. It is not translated.")
        elif self._block.own_words:
            note = self.tr("Your own words. They are not translated.")
        else:
            note = ""
        self.note.setText(note)
        self.note.setHidden(not note)
        self.restore.setHidden(not self._block.edited)
        self.editor.setAccessibleName(self.tr("Paragraph {number}").format(number=self._number))
        spoken = "" if self.reading.isHidden() else self._block.reading
        self.editor.setAccessibleDescription(". ".join(part for part in (note, spoken) if part))

    def _typed(self, text: str) -> None:
        if self._block is not None:
            self.edited.emit(self._block.id, text, self._block.rendered)

    def _restore(self) -> None:
        if self._block is not None:
            self.editor.set_value(self._block.rendered)
            self.restored.emit(self._block.id)
