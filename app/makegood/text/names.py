"""Names of countries and languages. They come with babel, so no locale file repeats them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.text.locale import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def country_name(code: str, language: str) -> str:
    """The name of an ISO 3166-1 alpha-2 country in a language; the code itself if unknown."""
    return str(locale_of(language).territories.get(code, code))


def countries_by_name(codes: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    """Pairs of code and name, sorted as a reader of the language would look for them.

    Accented letters stand beside their plain ones, which is near enough to find a country by.
    """
    named = [(code, country_name(code, language)) for code in codes]
    return tuple(sorted(named, key=lambda pair: (_sort_key(pair[1]), pair[0])))


def language_name(code: str, language: str) -> str:
    """The name of a language in another language; the code itself if unknown."""
    return str(locale_of(language).languages.get(code, code))


def language_codes(language: str) -> dict[str, str]:
    """Two-letter codes by themselves, by their names in a language, and by their English names.

    Names are folded for comparing with `str.casefold`.
    """
    found: dict[str, str] = {}
    for reader in (language, "en"):
        for code, name in locale_of(reader).languages.items():
            if len(code) == len("en"):
                found.setdefault(code, code)
                found.setdefault(str(name).casefold(), code)
    return found


def own_name(code: str) -> str:
    """The name of a language in that language, for people who cannot read the present one."""
    name = language_name(code, code)
    return name[:1].upper() + name[1:]


def _sort_key(name: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
