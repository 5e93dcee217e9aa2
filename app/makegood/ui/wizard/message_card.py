"""The whole message: subject, paragraphs in two columns, and how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.text.names import own_name
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.label import Label
from makegood.ui.wizard.message_row import MessageRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from makegood.drafting.draft import Draft

_TWO_COLUMNS_EM: Final = 40


class MessageCard(ThemedWidget):
    """`edited(block id, text, rendered)` and `restored(block id)` from its rows.

    Ctrl+Up and Ctrl+Down go from paragraph to paragraph.
    """

    edited = Signal(str, str, str)
    restored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._spoken = False
        self._rows: dict[str, MessageRow] = {}
        self.head = Label("", "caption", "text_muted")
        self.subject_label = Label("", "caption", "text_muted")
        self.subject = Label("", "body_strong", selectable=True)
        self._line = Separator()
        self.length = Label("", "caption", "text_muted")
        self._card = Card(strong=True)
        for widget in (self.head, self.subject_label, self.subject, self._line):
            self._card.body.addWidget(widget)
        self._column = QVBoxLayout()
        self._card.body.addLayout(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        layout.addWidget(self.length)
        for keys, by in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._go(by))
        self.finish()

    def row(self, block_id: str) -> MessageRow:
        """The row of a block; KeyError if there is none."""
        return self._rows[block_id]

    @property
    def rows(self) -> tuple[MessageRow, ...]:
        """The rows, first to last."""
        return tuple(self._rows.values())

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
        self.subject.setText(draft.subject)
        for part in (self.subject_label, self.subject, self._line):
            part.setHidden(not draft.subject)
        self._say()
        self._stack()

    @override
    def retranslate(self) -> None:
        self.subject_label.setText(self.tr("Subject"))
        self._say()

    @override
    def restyle(self) -> None:
        self._column.setSpacing(theme().space("s3"))
        self._stack()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

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
                self._rows[name] = row
        self._rows = {name: self._rows[name] for name in wanted}
        for place, row in enumerate(self._rows.values()):
            self._column.insertWidget(place, row)
            row.show()
        before: QWidget = self.subject
        for row in self._rows.values():
            QWidget.setTabOrder(before, row.editor.editor)
            before = row.editor.editor

    def _go(self, by: int) -> None:
        rows = self.rows
        at = next((n for n, row in enumerate(rows) if row.editor.editor.hasFocus()), None)
        if at is not None and 0 <= at + by < len(rows):
            rows[at + by].editor.editor.setFocus(Qt.FocusReason.TabFocusReason)

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
        if draft.limit is None:
            self.length.setText(self.tr("Characters: {count}").format(count=draft.length))
        else:
            self.length.setText(
                self.tr("Characters: {count} of {limit}").format(
                    count=draft.length, limit=draft.limit
                )
            )
        if draft.shortened:
            short = self.tr("Shortened, so that it fits.")
            self.length.setText(f"{self.length.text()} {short}")

    def _stack(self) -> None:
        if self._draft is None:
            return
        narrow = self.width() < _TWO_COLUMNS_EM * theme().em
        for row in self._rows.values():
            row.set_stacked(narrow)
