"""The words of all languages are spelt right: hunspell with Debian's dictionaries.

`tests/_files/spelling/<language>.txt` holds what is right and in no dictionary, `names.txt` what
is the same in every language. The dictionaries come with `scripts/system_libs.sh --spelling`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from makegood.text.direction import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.services.packs import PackService
    from makegood.text.catalog import Catalog

WORDS: Final = Path(__file__).resolve().parents[1] / "_files" / "spelling"
DICTIONARIES: Final = {
    "en": "en_GB,en_US",
    "et": "et_EE",
    "el": "el_GR",
    "lv": "lv_LV",
    "ar": "ar",
    "ru": "ru_RU",
    "de": "de_DE",
}
# What the message check looks for is how people write in anger; countries come from CLDR.
LEFT_OUT: Final = ("message.words.", "countries.")
_NO_PROSE: Final = re.compile(r"\{[^}]*\}|https?://\S+|[\w.+-]+@[\w.-]+|(?:\w+\.)+[a-z]{2,}\b|#\S+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ARABIC_SIGNS: Final = re.compile("[\u064b-\u0652\u0670]")


def texts(words: Catalog) -> Iterator[str]:
    """Every text of a language that a person reads."""
    for key in words:
        if not key.startswith(LEFT_OUT):
            yield from words.lines(key)


def words_of(text: str, language: str) -> Iterator[str]:
    """The words of a text, without slots, addresses and vowel signs."""
    bare = _NO_PROSE.sub(" ", clean(text))
    yield from _WORD.findall(_ARABIC_SIGNS.sub("", bare) if language == "ar" else bare)


def unknown(words: set[str], language: str) -> set[str]:
    """Those of the words that no dictionary of the language has."""
    found = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", DICTIONARIES[language], "-l"],
        input="\n".join(sorted(words)) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return set(found.stdout.split())


def allowed(language: str) -> set[str]:
    """The words that are right and in no dictionary."""
    lines: list[str] = []
    for name in ("names", language):
        lines += (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


@pytest.fixture(scope="module", autouse=True)
def dictionaries() -> None:
    """Skip where hunspell or a dictionary is not installed."""
    if shutil.which("hunspell") is None:
        pytest.skip("hunspell is not installed: scripts/system_libs.sh --spelling")
    listed = subprocess.run(
        ["hunspell", "-D"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    there = {Path(line).name for line in (listed.stdout + listed.stderr).splitlines()}
    lacking = {name for each in DICTIONARIES.values() for name in each.split(",")} - there
    if lacking:
        pytest.skip(f"no dictionary {sorted(lacking)}: scripts/system_libs.sh --spelling")


@pytest.mark.parametrize("language", DICTIONARIES)
def test_spelling(guide: PackService, language: str) -> None:
    """`scripts/spelling.py` says where a word stands; a right one goes on the list."""
    found = {word for text in texts(guide.words(language)) for word in words_of(text, language)}
    assert sorted(unknown(found - allowed(language), language)) == []


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "delivery", "delivrey"),
        ("et", "tellimus", "tellimuss"),
        ("el", "παραγγελία", "παραγελία"),
        ("lv", "pasūtījums", "pasutijums"),
        ("ar", "الطلب", "الططلب"),
        ("ru", "заказ", "заказз"),
        ("de", "Bestellung", "Bestelung"),
    ],
)
def test_a_wrong_word_is_found(language: str, right: str, wrong: str) -> None:
    assert unknown({right, wrong}, language) == {wrong}


def test_slots_addresses_and_signs_are_no_words() -> None:
    text = "Order {order_number} at help.shop.example, https://x.example/a b-c"
    assert list(words_of(text, "en")) == ["Order", "at", "b-c"]
    assert list(words_of("حلًّا", "ar")) == ["حلا"]
