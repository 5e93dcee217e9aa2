"""The whole message: subject, paragraphs in two columns, and how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.drafting.draft import BLOCK_GAP, SUBJECT, WHOLE
from makegood.text.names import own_name
from makegood.ui.message.message_legend import MessageLegend
from makegood.ui.message.message_row import MessageRow
from makegood.ui.theme import paint_rounded, theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Separator
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from makegood.drafting.draft import Draft
    from makegood.ui.message.paragraph_edit import ParagraphEdit

_TWO_COLUMNS_EM: Final = 40
_NEARLY: Final = 0.9


class MessageCard(ThemedWidget):
    """`edited(block id, text, rendered)` and `restored(block id)` from its rows;
    `taken_over(text, rendered, caret)` when the user made one text of it.

    Ctrl+Up and Ctrl+Down go from paragraph to paragraph, F6 from column to column.
    """

    edited = Signal(str, str, str)
    restored = Signal(str)
    taken_over = Signal(str, str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._spoken = False
        self._rows: dict[str, MessageRow] = {}
        self.head = Label("", "caption", "text_muted")
        self._head_icon = IconLabel("edit", "text_muted", "small")
        self._head_row = QHBoxLayout()
        self._head_row.addWidget(self._head_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._head_row.addWidget(self.head, 1)
        self.subject_label = Label("", "caption", "text_muted")
        self.subject = MessageRow(self, one_line=True)
        self.subject.setObjectName(f"block:{SUBJECT}")
        self.subject.edited.connect(self.edited)
        self.subject.restored.connect(self.restored)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head_row)
        self._top.addWidget(self.subject_label)
        self.length = Label("", "caption", "text_muted")
        self._length_icon = IconLabel("warn", "warning", "small")
        self.legend = MessageLegend()
        self.one_text = Button("", "link", size="small")
        self.one_text.setObjectName("one_text")
        self.one_text.clicked.connect(lambda: self._take_over(self._texts(), 0))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._length_icon)
        self._foot.addWidget(self.length, 1)
        self._foot.addWidget(self.one_text)
        self._box = QWidget(self)
        self._inside = QVBoxLayout(self._box)
        self._inside.addLayout(self._top)
        self._inside.addWidget(self.subject)
        self._inside.addWidget(Separator())
        self._column = QVBoxLayout()
        self._inside.addLayout(self._column)
        self._inside.addWidget(Separator())
        self._inside.addLayout(self._foot)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._box)
        self._layout.addWidget(self.legend)
        for keys, by in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._go(by))
        self.finish()

    def row(self, block_id: str) -> MessageRow:
        """The row of a block; KeyError if there is none."""
        return self.subject if block_id == SUBJECT else self._rows[block_id]

    @property
    def rows(self) -> tuple[MessageRow, ...]:
        """The rows of the paragraphs, first to last."""
        return tuple(self._rows.values())

    @property
    def _all_rows(self) -> tuple[MessageRow, ...]:
        return (self.subject, *self._rows.values())

    def set_draft(self, draft: Draft, *, spoken: bool = False) -> None:
        """Show a draft; rows whose block stays are kept, with their undo.

        `spoken`: it is said on the phone and not sent.
        """
        self._draft = draft
        self._spoken = spoken
        wanted = [block.id for block in draft.blocks]
        if wanted != list(self._rows):
            self._arrange(wanted)
        for number, block in enumerate(draft.blocks, start=1):
            self._rows[block.id].set_block(block, number, draft.language, draft.reading)
        if draft.subject_line is not None:
            self.subject.set_block(draft.subject_line, 0, draft.language, draft.reading)
        for part in (self.subject_label, self.subject):
            part.setHidden(draft.subject_line is None)
        marks = [mark for block in draft.parts for mark in block.marks]
        self.legend.set_shown(
            facts=any(not mark.own for mark in marks), own=any(mark.own for mark in marks)
        )
        self._say()
        self._stack()

    def begin_anew(self) -> None:
        """Forget the message shown so far, with its undo: another one comes."""
        self._draft = None
        self.subject.begin_anew()
        self._arrange([])

    def pane_after(self, focused: QWidget) -> QWidget | None:
        """F6: from the written paragraph to the one to read beside it; None where there is none."""
        row = next((row for row in self._all_rows if focused is row.editor), None)
        return None if row is None or row.reading.isHidden() else row.reading

    @override
    def retranslate(self) -> None:
        self.subject_label.setText(self.tr("Subject"))
        self.one_text.setText(self.tr("Make it one text"))
        self.one_text.setAccessibleDescription(
            self.tr("Then all of it is yours, and new suggestions stand beside it.")
        )
        self._say()

    @override
    def restyle(self) -> None:
        look = theme()
        side, above = look.space("s4"), look.space("s2")
        self._top.setContentsMargins(side, above, side, above)
        self._top.setSpacing(look.space("s1"))
        self._head_row.setSpacing(look.space("s2"))
        self._foot.setContentsMargins(side, above, side, above)
        self._foot.setSpacing(look.space("s2"))
        self._inside.setContentsMargins(1, look.space("s1"), 1, look.space("s1"))
        self._inside.setSpacing(0)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, above, 0, above)
        self._layout.setSpacing(look.space("s2"))
        self.update()
        self._stack()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        pen = QPen(look.color("border_strong"), look.hairline)
        box = QRectF(self._box.geometry())
        paint_rounded(painter, box, pen, look.color("raised"), look.radius("card"))
        painter.end()

    def _arrange(self, wanted: list[str]) -> None:
        gone = [name for name in self._rows if name not in wanted]
        for name in gone:
            row = self._rows.pop(name)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for name in wanted:
            if name not in self._rows:
                row = MessageRow(self)
                row.setObjectName(f"block:{name}")
                row.edited.connect(self.edited)
                row.restored.connect(self.restored)
                row.joined.connect(self._join)
                self._rows[name] = row
        self._rows = {name: self._rows[name] for name in wanted}
        for place, row in enumerate(self._rows.values()):
            self._column.insertWidget(place, row)
            row.show()
        before: QWidget | None = None
        for row in self._all_rows:
            if before is not None:
                QWidget.setTabOrder(before, row.editor)
            QWidget.setTabOrder(row.editor, row.restore)
            before = row.restore
        QWidget.setTabOrder(before or self.subject, self.one_text)

    def _go(self, by: int) -> None:
        rows = self._all_rows
        for column in ([row.editor for row in rows], [row.reading for row in rows]):
            shown: list[ParagraphEdit] = [edit for edit in column if edit.isVisibleTo(self)]
            at = next((n for n, edit in enumerate(shown) if edit.hasFocus()), None)
            if at is not None and 0 <= at + by < len(shown):
                shown[at + by].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _texts(self) -> list[str]:
        return [row.editor.value() for row in self.rows]

    def _join(self, block_id: str, by: int) -> None:
        """The gap between two paragraphs is gone: from here on it is one text of the user's."""
        at = list(self._rows).index(block_id)
        first = at if by > 0 else at - 1
        texts = self._texts()
        if not 0 <= first < len(texts) - 1:
            return
        caret = len(BLOCK_GAP.join(texts[: first + 1])) + 1
        self._take_over(
            [*texts[:first], f"{texts[first]} {texts[first + 1]}", *texts[first + 2 :]], caret
        )

    def _take_over(self, texts: list[str], caret: int) -> None:
        rendered = BLOCK_GAP.join(row.block.rendered for row in self.rows)
        self.taken_over.emit(BLOCK_GAP.join(texts), rendered, caret)

    def _say(self) -> None:
        draft = self._draft
        if draft is None:
            return
        written = own_name(draft.language)
        if draft.language == draft.reading:
            words = (
                self.tr("To say. Language: {name}")
                if self._spoken
                else self.tr("To send. Language: {name}")
            )
            self.head.setText(words.format(name=written))
        else:
            read = own_name(draft.reading)
            words = (
                self.tr("To say: {name}. For reading, beside it: {reading}")
                if self._spoken
                else self.tr("To send: {name}. For reading, beside it: {reading}")
            )
            self.head.setText(words.format(name=written, reading=read))
        self.one_text.setHidden(self._spoken or WHOLE in self._rows)
        self._say_length(draft)

    def _say_length(self, draft: Draft) -> None:
        near, too_many = False, 0
        if draft.limit is None:
            said = self.tr("Characters: {count}").format(count=draft.length)
        else:
            too_many = max(0, draft.length - draft.limit)
            near = draft.length > draft.limit * _NEARLY
            said = self.tr("Characters: {count} of {limit}").format(
                count=draft.length, limit=draft.limit
            )
        if draft.shortened:
            said = f"{said}. {self.tr('Shortened, so that it fits.')}"
        elif too_many:
            said = f"{said}. {self.tr('Too long by {count}').format(count=too_many)}"
        self.length.setText(said)
        self._length_icon.setHidden(not near)
        self._length_icon.set_icon("warn", "danger" if too_many else "warning")
        self.length.set_tone("danger" if too_many else "text_muted")

    def _stack(self) -> None:
        if self._draft is None:
            return
        narrow = self.width() < _TWO_COLUMNS_EM * theme().em
        for row in self._all_rows:
            row.set_stacked(narrow)
