"""A date of a case that ours is not known for: the day that the order page shows can be put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.domain.text import Text
from makegood.ui.cases.date_row import KeepDate, OwnDateForm
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.clock_chip import ClockChip, ClockValue
from makegood.ui.widgets.form_keys import give_focus_back
from makegood.ui.widgets.scroll_page import reveal
from makegood.ui.widgets.stub import StubValue
from makegood.ui.widgets.tab_order import follow

if TYPE_CHECKING:
    from makegood.domain.assessment import Waiting
    from makegood.ui.shell.host import Host


class PageDateRow(ThemedWidget):
    """What the date is, which facts ours would need, and the field for the day that is seen."""

    def __init__(self, host: Host, waiting: Waiting, keep: KeepDate) -> None:
        super().__init__()
        self._host, self._waiting, self._keep = host, waiting, keep
        self.chip = ClockChip(self._value())
        self.own = Button("", "link", parent=self)
        self.own.setObjectName(f"own_date:{waiting.rule}")
        self.own.clicked.connect(self._toggle)
        self._form: OwnDateForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.chip)
        self._layout.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it, in reading order."""
        form = () if self._form is None else self._form.stops
        return (self.chip, self.own, *form)

    @override
    def retranslate(self) -> None:
        self.own.setText(self.tr("My order page shows a date: enter it"))
        self.chip.set_value(self._value())

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s1"))

    def _value(self) -> ClockValue:
        phrases, waiting = self._host.phrases, self._waiting
        facts = phrases.fact_labels(waiting.missing)
        return ClockValue(
            waiting.rule,
            StubValue("?", self.tr("day"), "not_started"),
            phrases.render(Text(f"rules.{waiting.rule}.title")),
            why=self.tr("Worked out as soon as you enter: {facts}").format(facts=facts),
        )

    def _toggle(self) -> None:
        if self._form is not None:
            self._close()
            return
        form = self._form = OwnDateForm(self._host, self._waiting.rule, self._keep)
        form.done.connect(self._close)
        self._layout.addWidget(form)
        follow(self.own, form.stops)
        form.day.control.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(form)

    def _close(self) -> None:
        form, self._form = self._form, None
        if form is None:
            return
        give_focus_back(form, self.own)
        form.hide()
        form.deleteLater()
