"""Which kind of message: each with one line on what it does, those with legal effect marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import ThemedWidget
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.services.stages import StageOffer
    from makegood.ui.shell.phrases import Phrases


class StagePicker(ThemedWidget):
    """`chosen(stage)` and `form_chosen(choice)`, such as accept, counter or decline.

    What is not open yet stands there with the reason, and cannot be taken.
    """

    chosen = Signal(str)
    form_chosen = Signal(str)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.cards = CardGroup(columns=1)
        self.cards.setObjectName("stages")
        self.cards.chosen.connect(self.chosen)
        self.forms = SegmentedSwitch("", [])
        self.forms.setObjectName("forms")
        self.forms.chosen.connect(self.form_chosen)
        self.first = Notice("info")
        self.first.setObjectName("button_first")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.cards, self.forms, self.first):
            self._layout.addWidget(widget)
        self.finish()

    def set_offers(
        self, offers: Sequence[StageOffer], stage: str, choice: str | None = None
    ) -> None:
        """Show what can be written; `stage` is the one that is being written."""
        self.cards.set_choices([self._card(offer) for offer in offers], stage)
        now = next((offer for offer in offers if offer.id == stage), None)
        forms = () if now is None else now.choices
        self.forms.setHidden(not forms)
        self.forms.set_segments(
            [SegmentValue(name, self._phrases.render(title)) for name, title in forms],
            choice or next((name for name, _title in forms), None),
        )
        first = None if now is None else now.first
        self.first.setHidden(first is None)
        if first is not None:
            self.first.set_text(self.tr("The button first."), self._phrases.render(first))

    @override
    def retranslate(self) -> None:
        self.cards.set_name(self.tr("Kind of message"))
        self.forms.set_name(self.tr("Your answer"))

    @override
    def restyle(self) -> None:
        self._layout.setSpacing(theme().space("s2"))

    def title(self, offer: StageOffer) -> str:
        """What a kind of message is called."""
        return self._phrases.render(offer.title)

    def set_list_shown(self, shown: bool) -> None:
        """Show every kind, or only the forms of the one that is being written."""
        self.cards.setHidden(not shown)

    def _card(self, offer: StageOffer) -> ChoiceValue:
        why_not = self._why_not(offer)
        return ChoiceValue(
            offer.id,
            self.title(offer),
            " ".join(part for part in (self._phrases.render(offer.what), why_not) if part),
            chip=self._chip(offer),
            disabled_because=why_not,
        )

    def _chip(self, offer: StageOffer) -> ChipValue | None:
        if offer.done:
            return ChipValue(self.tr("Sent before"), "neutral", "check")
        if offer.legal:
            return ChipValue(self.tr("Legal effect"), "info", "law")
        return None

    def _why_not(self, offer: StageOffer) -> str:
        if offer.available:
            return ""
        if offer.opens is not None:
            return self.tr("Open from {day}.").format(day=self._phrases.day(offer.opens))
        missing = self._phrases.fact_labels(offer.missing)
        return (
            self.tr("It needs: {facts}").format(facts=missing) if missing else self.tr("Not open.")
        )
