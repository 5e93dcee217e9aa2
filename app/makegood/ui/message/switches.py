"""Tone and language of a message, beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from makegood.domain.text import Text
from makegood.text.names import own_name
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from makegood.ui.shell.phrases import Phrases


class MessageSwitches(TurningRow):
    """`tone_chosen(str)` and `language_chosen(str)`, each by its id."""

    tone_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__("s4", parent)
        self._phrases = phrases
        self.tone = SegmentedSwitch("", [])
        self.tone.setObjectName("tone")
        self.tone.chosen.connect(self.tone_chosen)
        self.language = SegmentedSwitch("", [])
        self.language.setObjectName("language")
        self.language.chosen.connect(self.language_chosen)
        self.add(self.tone)
        self.add(self.language)
        self.retranslate()

    def show_values(
        self, tones: Sequence[str], tone: str, languages: Sequence[str], language: str
    ) -> None:
        """Show what can be chosen and what is; one language alone is no choice.

        The language of the message stands there also when no new one would be written in it.
        """
        if language not in languages:
            languages = (*languages, language)
        self.tone.set_segments(
            [
                SegmentValue(each, self._phrases.render(Text(f"tones.{each}.title")))
                for each in tones
            ],
            tone,
        )
        self.language.setHidden(len(languages) < 2)
        self.language.set_segments(
            [SegmentValue(code, own_name(code)) for code in languages], language
        )

    @override
    def retranslate(self) -> None:
        if hasattr(self, "language"):
            self.tone.set_name(self.tr("Tone"))
            self.language.set_name(self.tr("Language of the message"))
