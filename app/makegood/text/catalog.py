"""The sentences of one language, and how a `Text` becomes one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from makegood.domain.money import Money
from makegood.domain.text import Arg, Text
from makegood.text.dates import long_date, long_moment, screen_date, screen_moment
from makegood.text.direction import clean, isolated
from makegood.text.locale import SOURCE_LANGUAGE, locale_of
from makegood.text.names import country_name
from makegood.text.sums import money_text

if TYPE_CHECKING:
    from collections.abc import Iterator

Entry = str | tuple[str, ...] | Mapping[str, str]
"""One text, a list of steps or paragraphs, or one text with CLDR plural forms."""

Reader = Literal["screen", "message"]

PLURAL_CATEGORIES: Final = frozenset({"zero", "one", "two", "few", "many", "other"})
COUNT_SLOT: Final = "count"
"""The slot that chooses among plural forms."""

SLOT: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_COUNTRY_KEY: Final = "countries."


class MissingWordsError(LookupError):
    """A key that no language has, or a slot that nothing fills. Raised in strict mode only."""


class Catalog:
    """The words of one language; what it lacks is taken from `fallback`.

    A strict catalogue, as tests use it, raises `MissingWordsError` for an unknown key or an
    unfilled slot. Otherwise the key or the slot's name is shown, because a person is better
    served by a page with one odd word than by no page.

    ``countries.<code>`` is answered from CLDR unless the words say otherwise.
    """

    def __init__(
        self,
        language: str,
        entries: Mapping[str, Entry],
        *,
        fallback: Callable[[], Catalog] | None = None,
        strict: bool = False,
    ) -> None:
        self._language = language
        self._entries = entries
        self._load_fallback = fallback
        self._fallback: Catalog | None = None
        self._strict = strict

    @classmethod
    def from_mapping(
        cls,
        language: str,
        entries: Mapping[str, Entry],
        *,
        fallback: Catalog | None = None,
        strict: bool = False,
    ) -> Catalog:
        """A catalogue of the words given, as tests and small tools need it."""
        return cls(
            language,
            MappingProxyType(dict(entries)),
            fallback=None if fallback is None else lambda: fallback,
            strict=strict,
        )

    @property
    def language(self) -> str:
        """The language's code, such as ``lv``."""
        return self._language

    def has(self, key: str) -> bool:
        """Whether the key stands in this language itself."""
        return key in self._entries

    def known(self, key: str) -> bool:
        """Whether the key can be rendered at all, in this language or in its fallback."""
        return self._find(key) is not None

    def __iter__(self) -> Iterator[str]:
        """Every key of this language itself."""
        return iter(self._entries)

    def keys(self) -> Iterator[str]:
        """Every key of this language itself."""
        return iter(self)

    def lookup(self, key: str) -> str | tuple[str, ...]:
        """The text or list under a key, slots unfilled; of plural forms the form ``other``.

        Raises `MissingWordsError` in strict mode; otherwise an unknown key is its own text.
        """
        found = self._find(key)
        if found is None:
            return self._missing(key)
        entry = found[1]
        return entry["other"] if isinstance(entry, Mapping) else entry

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a list; a single text is a list of one, an unknown key an empty list."""
        found = self._find(key)
        if found is None:
            return ()
        entry = found[1]
        if isinstance(entry, tuple):
            return entry
        return (entry["other"] if isinstance(entry, Mapping) else entry,)

    def slots(self, key: str) -> frozenset[str]:
        """The names of the slots in a text, whatever its form."""
        found = self._find(key)
        return frozenset() if found is None else slots_in(found[1])

    def render(self, text: Text) -> str:
        """The sentence for the screen: dates as the language writes them in tables."""
        return self._render(text, "screen")

    def message(self, text: Text) -> str:
        """The sentence as it leaves: months in words, digits 0-9, no direction marks."""
        return clean(self._render(text, "message"))

    def _render(self, text: Text, reader: Reader) -> str:
        found = self._find(text.id)
        if found is None:
            return self._missing(text.id)
        language, entry = found
        if isinstance(entry, tuple):
            return "\n".join(self._fill(line, text, reader, language) for line in entry)
        if isinstance(entry, Mapping):
            entry = _plural_form(entry, text, language)
        return self._fill(entry, text, reader, language)

    def _fill(self, pattern: str, text: Text, reader: Reader, language: str) -> str:
        """The pattern with its slots filled, dates as the pattern's own language writes them."""
        if "{" not in pattern:
            return pattern

        def value_of(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in text.args:
                return self._argument(text.args[name], reader, language)
            if self._strict:
                raise MissingWordsError(f"{text.id}: nothing fills {{{name}}}")
            return match.group(0)

        return SLOT.sub(value_of, pattern)

    def _argument(self, value: Arg, reader: Reader, language: str) -> str:
        if isinstance(value, Text):
            return self._render(value, reader)
        on_screen = reader == "screen"
        if isinstance(value, datetime):
            return (screen_moment if on_screen else long_moment)(value, language)
        if isinstance(value, date):
            return (screen_date if on_screen else long_date)(value, language)
        written = money_text(value) if isinstance(value, Money) else str(value)
        return isolated(written, language) if on_screen else written

    def _find(self, key: str) -> tuple[str, Entry] | None:
        """The entry and the language it is in: plural forms follow that language's rules."""
        entry = self._entries.get(key)
        if entry is not None:
            return self._language, entry
        if key.startswith(_COUNTRY_KEY):
            return self._language, country_name(key.removeprefix(_COUNTRY_KEY), self._language)
        if self._load_fallback is None:
            return None
        if self._fallback is None:
            self._fallback = self._load_fallback()
        return self._fallback._find(key)  # noqa: SLF001 - another of the same class

    def _missing(self, key: str) -> str:
        if self._strict:
            raise MissingWordsError(f"no words for {key} in {self._language}")
        return key


def slots_in(entry: Entry) -> frozenset[str]:
    """The names of all slots in an entry, whatever its form."""
    if isinstance(entry, str):
        parts: tuple[str, ...] = (entry,)
    elif isinstance(entry, tuple):
        parts = entry
    else:
        parts = tuple(entry.values())
    return frozenset(name for part in parts for name in SLOT.findall(part))


def plural_categories_of(language: str) -> frozenset[str]:
    """The CLDR plural categories that a language needs, ``other`` always among them."""
    return frozenset(locale_of(language).plural_form.rules) | {"other"}


def _plural_form(forms: Mapping[str, str], text: Text, language: str) -> str:
    count = text.args.get(COUNT_SLOT)
    if isinstance(count, int) and not isinstance(count, bool):
        category = locale_of(language or SOURCE_LANGUAGE).plural_form(count)
        if category in forms:
            return forms[category]
    return forms["other"]
