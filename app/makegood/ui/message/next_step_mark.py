"""The tick that lets a message name the step the person will take next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.ui.widgets.mark_row import MarkRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from makegood.drafting.request import NextStepNamed


class NextStepMark(MarkRow):
    """Hidden while no step may be named. It is never ticked by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "check", parent=parent)
        self.setObjectName("next_step")

    def show_step(self, party: NextStepNamed | None, *, ticked: bool) -> None:
        """Whom the next step addresses, and whether the message says so."""
        words = {
            "platform": self.tr("Say that I will ask the platform to decide next"),
            "provider": self.tr("Say that I will dispute the payment next"),
            "body": self.tr("Say that I will go to a consumer body next"),
        }
        self.setHidden(party is None)
        if party is not None:
            self.set_text(words[party], self.tr("Only if you will really do it."))
        self.setChecked(ticked)
