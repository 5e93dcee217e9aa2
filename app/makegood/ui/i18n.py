"""The language of the window: translators, the direction of writing, and a made-up language.

`qps` is the pseudo-language: every word is accented and about 40 % longer, so that a sentence
nobody may translate, or a label too narrow for German, is seen at once. `qps-mirrored` also turns
the window from right to left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from typing_extensions import override

from makegood.paths import resources_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PSEUDO = "qps"
PSEUDO_MIRRORED = "qps-mirrored"
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", PSEUDO_MIRRORED})
_ACCENTED = str.maketrans("aeiouyACEIOUYcnsz", "áéíóúýÁÇÉÍÓÚÝçñšž")
_LONGER = 0.4
_PADDING = "·"


def pseudo(text: str) -> str:
    """A sentence in the pseudo-language; placeholders and access keys stay as they are."""
    parts: list[str] = []
    depth = 0
    for letter in text:
        depth += letter == "{"
        parts.append(letter if depth else letter.translate(_ACCENTED))
        depth -= letter == "}"
    words = "".join(parts)
    # %1 and %n of Qt hold no letter that is accented, so they pass unharmed.
    extra = max(1, round(len(text) * _LONGER)) if text.strip() else 0
    return f"[{words}{_PADDING * max(0, extra - 2)}]" if extra else text


class PseudoTranslator(QTranslator):
    """Answers every request with the pseudo-language."""

    @override
    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,
        disambiguation: str | bytes | bytearray | memoryview | None = None,
        n: int = -1,
    ) -> str:
        source = sourceText if isinstance(sourceText, str) else bytes(sourceText).decode()
        return pseudo(source)

    @override
    def isEmpty(self) -> bool:
        return False


def direction_of(language: str) -> Qt.LayoutDirection:
    """The direction of writing of a language code such as `ar` or `de-AT`."""
    if language in _RIGHT_TO_LEFT or language.split("-")[0] in _RIGHT_TO_LEFT:
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


class Translations:
    """Owner of the installed translators; one per application."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self._language = "en"

    @property
    def language(self) -> str:
        """The language in force."""
        return self._language

    def set_language(self, language: str) -> None:
        """Put the window into a language at once: every view gets a LanguageChange.

        English is the source and needs no file; a language without a file stays English, its
        direction is set all the same.
        """
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        self._language = language
        pseudo_language = language in (PSEUDO, PSEUDO_MIRRORED)
        QLocale.setDefault(QLocale("en") if pseudo_language else QLocale(language))
        self._app.setLayoutDirection(direction_of(language))
        for translator in [PseudoTranslator()] if pseudo_language else _load(language):
            self._app.installTranslator(translator)
            self._installed.append(translator)


def _load(language: str) -> list[QTranslator]:
    """Qt's own words first, ours after them, so that ours win."""
    found: list[QTranslator] = []
    places = (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"makegood_{language}", str(resources_dir() / "translations")),
    )
    for name, folder in places:
        translator = QTranslator()
        if translator.load(name, folder):
            found.append(translator)
    return found
