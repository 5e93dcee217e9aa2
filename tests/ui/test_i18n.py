from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from makegood.ui.i18n import PSEUDO, Translations, direction_of, pseudo


def test_the_pseudo_language_is_longer_and_accented():
    words = pseudo("Where do I find it?")
    assert words.startswith("[Whéré dó Í fíñd ít?")
    assert len(words) >= 1.4 * len("Where do I find it?")


def test_placeholders_survive():
    assert "{count}" in pseudo("{count} dates")
    assert "%1" in pseudo("Page %1")
    assert pseudo("") == ""


@pytest.mark.parametrize(
    ("language", "rtl"), [("ar", True), ("ar-JO", True), ("de", False), ("qps", False)]
)
def test_direction_follows_the_language(language, rtl):
    expected = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    assert direction_of(language) == expected


def test_the_language_is_put_in_and_taken_out(qapp):
    translations = Translations(qapp)
    try:
        translations.set_language(PSEUDO)
        assert QCoreApplication.translate("Any", "Back").startswith("[Báçk")
        assert translations.language == PSEUDO
        translations.set_language("ar")
        assert QCoreApplication.translate("Any", "Back") == "Back"
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert QLocale().language() == QLocale.Language.Arabic
    finally:
        translations.set_language("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
