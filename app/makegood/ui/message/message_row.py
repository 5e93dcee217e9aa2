"""One paragraph of the message: to be written at the leading side, to be read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.drafting.draft import SUBJECT, WHOLE
from makegood.text.names import own_name
from makegood.ui.message.paragraph_edit import ParagraphEdit
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget, set_ground
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from makegood.drafting.draft import Block

_BAR: Final = 3


class MessageRow(ThemedWidget):
    """`edited(block id, text, rendered)` with each key, `restored(block id)` to the suggestion,
    `joined(block id, -1 or 1)` when the gap before or behind the paragraph is taken away.

    The row shows a block; what is being typed is never replaced under the caret. `one_line`: it
    is the subject.
    """

    edited = Signal(str, str, str)
    restored = Signal(str)
    joined = Signal(str, int)

    def __init__(self, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self._number = 0
        self._languages = ("", "")
        self._narrow = False
        self.editor = ParagraphEdit(one_line=one_line, parent=self)
        self.editor.edited.connect(self._typed)
        self.editor.joined.connect(self._joined)
        self._left = QWidget(self)
        self._left_box = QVBoxLayout(self._left)
        self._left_box.addWidget(self.editor)
        self._left_box.addStretch(1)
        self.right = QWidget(self)
        self._pencil = IconLabel("edit", "text_muted", "small")
        self.note = Label("", "caption", "text_muted")
        self._note_row = QHBoxLayout()
        self._note_row.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        self._note_row.addWidget(self.note, 1)
        self.suggestion = Label("", "caption", "text")
        self.reading = ParagraphEdit(read_only=True, parent=self.right)
        self.restore = Button("", "link", icon_name="undo", size="small")
        self.restore.clicked.connect(self._restore)
        self._right_box = QVBoxLayout(self.right)
        self._right_box.addLayout(self._note_row)
        self._right_box.addWidget(self.suggestion)
        self._right_box.addWidget(self.reading)
        self._right_box.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeading)
        self._right_box.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self.right, 1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._focused = False
        self.finish()

    @property
    def block(self) -> Block:
        """The block shown."""
        assert self._block is not None, "a row is shown with a block"
        return self._block

    def set_block(self, block: Block, number: int, language: str, reading: str) -> None:
        """Show a block. `language` and `reading` are the codes of the two columns."""
        first = self._block is None
        self._block = block
        self._number = number
        self._languages = (language, reading)
        self.editor.set_language(language)
        self.reading.set_language(reading)
        if first:
            self.editor.set_value(block.text, block.marks)
        elif not self.editor.hasFocus() or not self._is_mine(block):
            self.editor.revise(block.text, block.marks)
        else:
            self.editor.set_marks(block.marks)
        self._say()

    def begin_anew(self) -> None:
        """Forget the message shown so far: what is undone must not bring another one back."""
        self._block = None
        self.editor.set_value("")
        self.editor.document().clearUndoRedoStacks()

    def set_stacked(self, stacked: bool) -> None:
        """Put the columns under each other, the one to be written first."""
        self._narrow = stacked
        self._turn()

    @override
    def retranslate(self) -> None:
        self.restore.setText(self.tr("Use the suggestion again"))
        self.restore.setAccessibleName(self.tr("Use the suggestion again"))
        self._say()

    @override
    def restyle(self) -> None:
        look = theme()
        side, above = look.space("s4"), look.space("s1")
        for box in (self._left_box, self._right_box):
            box.setContentsMargins(side, above, side, above)
            box.setSpacing(look.space("s1"))
        self._note_row.setSpacing(look.space("s1"))
        self._paint_ground()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._focused:
            return
        # The bar stands at the leading edge: the focus is seen without a colour of the ground.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - _BAR if mirrored else 0
        painter = QPainter(self)
        painter.fillRect(QRectF(x, 0, _BAR, self.height()), theme().color("accent"))
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self.built:
            self.update()
        return done

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        focused = now is not None and self.isAncestorOf(now)
        if focused != self._focused:
            self._focused = focused
            self._paint_ground()
            self.update()

    def _paint_ground(self) -> None:
        beside = "surface" if self._languages[0] != self._languages[1] else "raised"
        set_ground(self.right, "accent_soft" if self._focused and beside == "surface" else beside)
        # A bar painted by the row must not be covered by its leading cell.
        self._left.setAutoFillBackground(False)

    def _is_mine(self, block: Block) -> bool:
        """Whether the text under the caret is already what the block says."""
        return block.edited or self.editor.value() == block.text

    def _say(self) -> None:
        block = self._block
        if block is None:
            return
        same = self._languages[0] == self._languages[1]
        note, offered = self._words(block)
        self.note.setText(note)
        self.note.setHidden(not note)
        self._pencil.setHidden(not note)
        self.suggestion.setText(offered)
        self.suggestion.setHidden(not offered)
        self.restore.setHidden(not block.edited)
        shown = block.rendered if same else block.reading
        read = bool(offered) if block.edited else not same
        self.reading.setHidden(not read)
        marks = block.rendered_marks if same else block.reading_marks
        self.reading.set_value(shown if read else "", marks if read else ())
        self.right.setHidden(not read and not note)
        name = self.tr("Paragraph {number}, {language}")
        if block.id == SUBJECT:
            name = self.tr("Subject, {language}")
        self.editor.setAccessibleName(
            name.format(number=self._number, language=own_name(self._languages[0]))
        )
        self.reading.setAccessibleName(
            name.format(number=self._number, language=own_name(self._languages[1]))
        )
        spoken = (note, offered, shown if read else "")
        self.editor.setAccessibleDescription(". ".join(part for part in spoken if part))
        self._turn()
        self._paint_ground()

    def _words(self, block: Block) -> tuple[str, str]:
        """What is said of the paragraph, and what stands above a newer suggestion."""
        if block.id == WHOLE:
            return (
                self.tr("This is your own text now. It is not translated."),
                self.tr("What the program would write now:"),
            )
        if block.edited:
            newer = self.tr("The suggestion has changed. Compare:") if block.outdated else ""
            return self.tr("You changed this. It is not translated."), newer
        if block.own_words:
            return self.tr("Your own words. They are not translated."), ""
        return "", ""

    def _turn(self) -> None:
        direction = QBoxLayout.Direction
        stacked = self._narrow or self._languages[0] == self._languages[1]
        wanted = direction.TopToBottom if stacked else direction.LeftToRight
        if wanted != self._columns.direction():
            self._columns.setDirection(wanted)

    def _typed(self, text: str) -> None:
        if self._block is not None:
            self.edited.emit(self._block.id, text, self._block.rendered)

    def _joined(self, by: int) -> None:
        if self._block is not None:
            self.joined.emit(self._block.id, by)

    def _restore(self) -> None:
        if self._block is not None:
            self.editor.revise(self._block.rendered, self._block.rendered_marks)
            self.restored.emit(self._block.id)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
