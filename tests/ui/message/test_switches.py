"""Tone and language of a message."""

from __future__ import annotations

from makegood.domain.text import Text
from makegood.ui.message.switches import MessageSwitches


class _Phrases:
    def render(self, text: Text) -> str:
        return text.id


def test_the_language_of_a_message_is_marked_also_when_it_is_not_offered_any_more(qtbot):
    switches = MessageSwitches(_Phrases())  # type: ignore[arg-type]
    qtbot.addWidget(switches)
    switches.show_values(["firm"], "firm", ["en", "el"], "ar")
    parts = [switches.language.part(code) for code in ("en", "el", "ar")]
    assert [part.isChecked() for part in parts] == [False, False, True]
