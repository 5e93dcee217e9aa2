"""Language, light or dark, text size, motion."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from makegood.services.drafts import message_languages
from makegood.services.settings import TEXT_SIZES
from makegood.text.names import own_name
from makegood.ui.i18n import PSEUDO, PSEUDO_MIRRORED
from makegood.ui.settings.section import SettingRow, SettingsSection
from makegood.ui.settings.stepper import Stepper
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue

if TYPE_CHECKING:
    from makegood.ui.shell.host import Host

FOR_TESTING: Final = "MAKEGOOD_TEST_LANGUAGES"
"""Environment variable: with any value the made-up languages are offered too."""
_PROBE: Final = "app_cases.legal"
_THEMES: Final = ("system", "light", "dark", "high_contrast")


class LanguageLookSection(SettingsSection):
    """Every change is seen at once."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.language = RadioChoice()
        self.language.chosen.connect(lambda code: self.change(language=code))
        self._language_row = SettingRow(self.language, below=True)
        self.reading = RadioChoice()
        self.reading.chosen.connect(lambda code: self.change(reading_language=code))
        self._reading_row = SettingRow(self.reading, below=True)
        self._language_card = self.add_card(self._language_row, self._reading_row)
        self.theme = SegmentedSwitch("", [SegmentValue(name, name) for name in _THEMES], "system")
        self.theme.chosen.connect(lambda name: self.change(theme=name))
        self._theme_row = SettingRow(self.theme)
        self.text_size = Stepper(TEXT_SIZES)
        self.text_size.changed.connect(lambda size: self.change(text_size=size))
        self._size_row = SettingRow(self.text_size)
        self.motion = MarkRow()
        self.motion.toggled.connect(self._set_motion)
        self._look_card = self.add_card(self._theme_row, self._size_row, self.motion)
        self.leaves = Notice("success")
        self.page.body.addWidget(self.leaves)
        self.finish()

    @override
    def refresh(self) -> None:
        current = self.host.services.settings.current
        self.language.set_value(current.language or self.host.services.language)
        self.reading.set_value(self.host.services.settings.reading_language)
        self.theme.set_chosen(current.theme)
        self.text_size.set_value(current.text_size)
        self.motion.blockSignals(True)
        self.motion.setChecked(current.less_motion)
        self.motion.blockSignals(False)
        self._say_motion()

    @override
    def retranslate(self) -> None:
        self._language_card.setText(self.tr("Language"))
        self._language_row.set_words(
            self.tr("The program speaks"), self.tr("Changes at once. Messages have their own.")
        )
        packs = self.host.services.packs
        # Only languages in which the program itself speaks; the pack may know more for messages.
        spoken = [code for code in packs.pack.languages if packs.words(code).has(_PROBE)]
        named = [(code, own_name(code)) for code in spoken]
        self.language.set_choices(
            [
                *(ChoiceValue(code, name) for code, name in named),
                *(
                    ChoiceValue(code, name)
                    for code, name in (
                        (PSEUDO, self.tr("Longer words, for testing")),
                        (PSEUDO_MIRRORED, self.tr("Longer words, mirrored, for testing")),
                    )
                    if os.environ.get(FOR_TESTING)
                    or code == self.host.services.settings.current.language
                ),
            ]
        )
        self._reading_row.set_words(
            self.tr("You read messages in"),
            self.tr("Stands beside a message that is written in another language."),
        )
        written = message_languages(packs.pack.languages, packs.words)
        self.reading.set_choices([ChoiceValue(code, own_name(code)) for code in written])
        self._look_card.setText(self.tr("Look"))
        self._theme_row.set_words(self.tr("Light or dark"))
        names = {
            "system": self.tr("As the desktop"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high_contrast": self.tr("High contrast"),
        }
        self.theme.set_segments([SegmentValue(name, names[name]) for name in _THEMES])
        self.theme.set_name(self.tr("Light or dark"))
        self._size_row.set_words(
            self.tr("Text size"), self.tr("Per cent of the size that the desktop has.")
        )
        self.text_size.set_words(
            self.tr("Smaller text"),
            self.tr("Larger text"),
            {size: self.tr("{size} %").format(size=size) for size in TEXT_SIZES},
        )
        self.leaves.set_text(
            self.tr("Nothing leaves this computer unless you send it."),
            self.tr(
                "Makegood opens no connection. "
                "Links open in your browser, messages in your mail program."
            ),
        )
        self.refresh()

    def _set_motion(self, less: bool) -> None:
        self.change(less_motion=less)
        self._say_motion()

    def _say_motion(self) -> None:
        self.motion.set_text(
            self.tr("Less motion"),
            self.tr("Nothing moves here, whatever the desktop says.")
            if self.motion.isChecked()
            else self.tr("Follows the desktop: off there, off here."),
        )
