"""One thing that is due: when, what, its state, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.accessible import group
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.chip import Chip, ChipValue
from makegood.ui.widgets.initial import Initial
from makegood.ui.widgets.label import Label

_WHEN_EMS = 4.6
_BESIDE_EMS = 34
_OTHER_EMS = 18


@dataclass(frozen=True)
class DueValue:
    """One row. `spoken` names it whole: "Today 19:40, wool blanket: open a case appears".

    `other` is what else can be done with it, beside its `action`.
    """

    id: str
    day: str
    title: str
    caption: str = ""
    time: str = ""
    initial: tuple[str, str] | None = None
    chip: ChipValue = field(default_factory=lambda: ChipValue(""))
    action: str = ""
    other: str = ""
    spoken: str = ""


class DueRow(ThemedWidget):
    """`pressed(id)` is its button, `other_pressed(id)` the quiet one before it.

    In a narrow list chip and buttons go under the words.
    """

    pressed = Signal(str)
    other_pressed = Signal(str)

    def __init__(self, value: DueValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._day = Label("", "body_strong", wrap=False)
        self._time = Label("", "caption", "text_muted", wrap=False)
        self._when = QVBoxLayout()
        self._when.setSpacing(0)
        self._when.addStretch(1)
        self._when.addWidget(self._day)
        self._when.addWidget(self._time)
        self._when.addStretch(1)
        self._initial = Initial("", "", 32)
        self._title = Label("", "body_strong")
        self._caption = Label("", "caption", "text_muted")
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._caption)
        self._words.addStretch(1)
        self._chip = Chip()
        self.button = Button("", "plain", size="small")
        self.button.clicked.connect(lambda: self.pressed.emit(self._value.id))
        self.other = Button("", "quiet", size="small")
        self.other.clicked.connect(lambda: self.other_pressed.emit(self._value.id))
        self._tail = QHBoxLayout()
        self._tail.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._tail.addStretch(0)
        self._tail.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        self._tail.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = QHBoxLayout()
        self._head.addLayout(self._when)
        self._head.addWidget(self._initial, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(self._words, 1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.addLayout(self._head, 1)
        self._layout.addLayout(self._tail)
        group(self, "")
        self.finish()
        self.set_value(value)

    def set_value(self, value: DueValue) -> None:
        """Show another thing."""
        self._value = value
        self.setObjectName(f"due:{value.id}")
        self._day.setText(value.day)
        self._time.setText(value.time)
        self._time.setHidden(not value.time)
        self._initial.setHidden(value.initial is None)
        if value.initial is not None:
            self._initial.set_value(*value.initial)
        self._title.setText(value.title)
        self._caption.setText(value.caption)
        self._caption.setHidden(not value.caption)
        self._chip.set_value(value.chip)
        self.button.setText(value.action)
        self.button.setHidden(not value.action)
        self.setAccessibleName(value.spoken or f"{value.day} {value.time}, {value.title}")
        self.button.setAccessibleDescription(value.title)
        self.other.setText(value.other)
        self.other.setHidden(not value.other)
        self.other.setAccessibleDescription(value.title)

    @override
    def restyle(self) -> None:
        look = theme()
        gap = look.space("s3")
        self._layout.setContentsMargins(0, look.space("s2"), 0, look.space("s2"))
        self._layout.setSpacing(gap)
        self._head.setSpacing(gap)
        self._tail.setSpacing(gap)
        self._day.setMinimumWidth(round(look.em * _WHEN_EMS))
        self._turn()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.built:
            self._turn()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        parts = (self._head.minimumSize().width(), self._tail.minimumSize().width())
        return QSize(max(parts), super().minimumSizeHint().height())

    def _turn(self) -> None:
        ems = _BESIDE_EMS + (_OTHER_EMS if self._value.other else 0)
        beside = self.width() >= theme().em * ems
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
