"""The call sheet of the step that comes next: folded until asked for, to read, print or save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.services.calls import call_for
from makegood.ui.announce import announce
from makegood.ui.cases.message_exits import CaseExits
from makegood.ui.exits.outgoing import Outgoing
from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.scroll_page import reveal

if TYPE_CHECKING:
    from makegood.domain.marketplace import Rung
    from makegood.services.calls import Call
    from makegood.services.cases import CaseView
    from makegood.ui.shell.host import Host


class CallCard(ThemedWidget):
    """Hidden where no call belongs to the step."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._case_id = ""
        self.toggle = Button("", "quiet", icon_name="phone")
        self.toggle.clicked.connect(self._toggle)
        self.trouble = Notice("danger")
        self.trouble.setHidden(True)
        self.exits = CaseExits(host, self)
        self.exits.failed.connect(self._tell_trouble)
        self.exits.panel.setHidden(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self.trouble)
        self._layout.addWidget(self.exits.panel)
        self.finish()

    def show_call(self, view: CaseView, rung: Rung | None) -> None:
        """Offer the call for a step; for another case the sheet is folded again."""
        closed = view.assessment.is_over or view.assessment.status == "paused"
        call = None if closed else call_for(self._host.services, view, rung)
        self.setHidden(call is None)
        if call is None or self._case_id != view.case.id:
            self.exits.panel.setHidden(True)
            self.trouble.setHidden(True)
        self._case_id = view.case.id
        if call is not None:
            self.exits.panel.set_outgoing(_outgoing(call, view))
        self._name_toggle()

    @override
    def retranslate(self) -> None:
        self._name_toggle()

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def _toggle(self) -> None:
        self.exits.panel.setHidden(not self.exits.panel.isHidden())
        self._name_toggle()

    def _name_toggle(self) -> None:
        folded = self.exits.panel.isHidden()
        words = self.tr("Show what to say on the phone") if folded else self.tr("Hide the sheet")
        self.toggle.setText(words)

    def _tell_trouble(self, text: str) -> None:
        self.trouble.set_text(self.tr("That did not work."), text)
        self.trouble.setHidden(False)
        announce(self.trouble, text, urgent=True)
        reveal(self.trouble)


def _outgoing(call: Call, view: CaseView) -> Outgoing:
    return Outgoing(
        subject="",
        body=call.draft.body,
        kind=call.channel.kind,
        address="",
        paper=lambda _names: call.sheet,
        sheet=call.sheet,
        country=view.case.country or "",
    )
