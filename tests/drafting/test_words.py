"""What drafting asks of a language is what a catalogue gives."""

from __future__ import annotations

from makegood.domain.text import Text
from makegood.drafting.words import Words
from makegood.text.catalog import Catalog


def test_a_catalogue_is_enough() -> None:
    words: Words = Catalog.from_mapping("en", {"a": "Hello {name}", "b": ("x", "y")})
    assert words.language == "en"
    assert words.has("a")
    assert words.slots("a") == {"name"}
    assert words.lines("b") == ("x", "y")
    assert words.message(Text("a", {"name": "Eleni"})) == "Hello Eleni"
