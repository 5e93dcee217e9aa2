"""A way to reach them: what it is, when it is open, and its steps."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import RADIUS, paint_rounded, theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Separator
from makegood.ui.widgets.channel_head import ChannelHead
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.icon_label import IconLabel
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow

_MAXIMUM = 16_777_215


@dataclass(frozen=True)
class ChannelStep:
    """One thing to do on the way."""

    id: str
    text: str
    done: bool = False


@dataclass(frozen=True)
class ChannelValue:
    """All that is shown of one way to reach them.

    `hours` is the state chip, `answer` the line under it, `zone` the platform's own hours for
    the description, `recommended` the word of the chip on the first card, `host` the sentence
    about the address and `host_trusted` whether it is on the list, `tried` what came of it.
    """

    id: str
    icon: str
    title: str
    reasons: str = ""
    hours: ChipValue = field(default_factory=lambda: ChipValue(""))
    answer: str = ""
    zone: str = ""
    recommended: str = ""
    steps: tuple[ChannelStep, ...] = ()
    open_label: str = ""
    host: str = ""
    host_trusted: bool = True
    failed_label: str = ""
    note: str = ""
    tried: str = ""


class ChannelCard(ThemedWidget):
    """A card that opens its steps.

    `opened(id)`, `step_toggled(id, step id, done)`, `open_requested(id)` for the form or page,
    `failed(id)` for "This did not work".
    """

    opened = Signal(str)
    step_toggled = Signal(str, str, bool)
    open_requested = Signal(str)
    failed = Signal(str)

    def __init__(self, value: ChannelValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.head = ChannelHead(self)
        self.head.clicked.connect(lambda: self.opened.emit(self._value.id))
        self._body = QWidget(self)
        self._line = Separator()
        self._steps = QVBoxLayout()
        self._note = Label("", "caption", "text_muted", selectable=True)
        self.open_button = Button("", "plain", icon_name="open-outside", size="small")
        self.open_button.clicked.connect(lambda: self.open_requested.emit(self._value.id))
        self._host_icon = IconLabel("source-official", "success", "small")
        self._host = Label("", "caption", "text_muted")
        self.failed_button = Button("", "link")
        self.failed_button.clicked.connect(lambda: self.failed.emit(self._value.id))
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.open_button)
        self._foot.addWidget(self._host_icon)
        self._foot.addWidget(self._host, 1)
        self._foot.addWidget(self.failed_button, 0, Qt.AlignmentFlag.AlignTrailing)
        self._inside = QVBoxLayout(self._body)
        self._inside.addWidget(self._line)
        self._inside.addLayout(self._steps)
        self._inside.addWidget(self._note)
        self._inside.addLayout(self._foot)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self._body)
        self._body.setHidden(True)
        self._step_rows: dict[str, MarkRow] = {}
        self.finish()
        self.set_value(value)

    @property
    def value(self) -> ChannelValue:
        """What is shown."""
        return self._value

    def set_value(self, value: ChannelValue) -> None:
        """Show other words; steps with the same ids keep their boxes and the focus."""
        self._value = value
        self.setObjectName(f"channel:{value.id}")
        self.head.set_value(
            value.icon,
            value.title,
            value.tried or value.reasons,
            value.hours,
            value.answer,
            value.recommended,
            tried=bool(value.tried),
        )
        spoken = [
            value.recommended,
            value.tried,
            value.reasons,
            value.hours.text,
            value.answer,
            value.zone,
        ]
        self.head.setAccessibleName(value.title)
        self.head.setAccessibleDescription(". ".join(part for part in spoken if part))
        self._set_steps(value.steps)
        self._note.setText(value.note)
        self._note.setHidden(not value.note)
        self.open_button.setText(value.open_label)
        self.open_button.setHidden(not value.open_label)
        self._host.setText(value.host)
        self._host.setHidden(not value.host)
        self._host_icon.setHidden(not value.host)
        trusted = value.host_trusted
        self._host_icon.set_icon(
            "source-official" if trusted else "warn", "success" if trusted else "warning"
        )
        self.failed_button.setText(value.failed_label)
        self.failed_button.setHidden(not value.failed_label)
        self.update()

    @property
    def is_open(self) -> bool:
        """Whether the steps are shown."""
        return not self._body.isHidden()

    def set_open(self, opened: bool) -> None:
        """Show or hide the steps without a signal; the head is checked along."""
        self.head.setChecked(opened)
        if opened == self.is_open:
            return
        self._body.setHidden(not opened)
        if opened:
            self._grow()
        self.update()

    def step_row(self, step_id: str) -> MarkRow:
        """The box of a step; KeyError if it is unknown."""
        return self._step_rows[step_id]

    @override
    def restyle(self) -> None:
        look = theme()
        pad = look.px(14)
        self.head.setProperty(RADIUS, look.radius("card"))
        self._inside.setContentsMargins(pad, 0, pad, look.space("s3"))
        self._inside.setSpacing(look.space("s2"))
        self._steps.setSpacing(2)
        self._foot.setSpacing(look.space("s2"))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        opened = self.is_open
        pen = QPen(look.color("accent" if opened else "border_strong"))
        pen.setWidthF(look.selected_line if opened else look.hairline)
        hovered = self.head.hovered and not opened
        fill = look.color("accent_soft" if hovered else "raised")
        paint_rounded(painter, QRectF(self.rect()), pen, fill, look.radius("card"))
        painter.end()

    def _set_steps(self, steps: tuple[ChannelStep, ...]) -> None:
        if [s.id for s in steps] != list(self._step_rows):
            for row in self._step_rows.values():
                self._steps.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._step_rows = {}
            for step in steps:
                row = MarkRow(step.text, "check", parent=self._body)
                row.setObjectName(f"channel-step:{step.id}")
                row.clicked.connect(lambda done, i=step.id: self._toggled(i, done))
                self._step_rows[step.id] = row
                self._steps.addWidget(row)
        for step in steps:
            row = self._step_rows[step.id]
            row.set_text(step.text)
            row.setChecked(step.done)

    def _toggled(self, step_id: str, done: bool) -> None:
        self.step_toggled.emit(self._value.id, step_id, done)

    def _grow(self) -> None:
        duration = theme().duration("expand_ms")
        if not duration or not self.isVisible():
            return
        animation = QPropertyAnimation(self._body, b"maximumHeight", self)
        animation.setDuration(duration)
        animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        animation.setStartValue(0)
        animation.setEndValue(self._body.heightForWidth(max(self.width(), 1)))
        animation.finished.connect(lambda: self._body.setMaximumHeight(_MAXIMUM))
        animation.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
