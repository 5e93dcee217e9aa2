from __future__ import annotations

from makegood.text.locale import is_right_to_left
from makegood.text.names import countries_by_name, country_name, language_name, own_name


def test_countries_are_named_in_the_readers_language() -> None:
    assert country_name("GR", "de") == "Griechenland"
    assert country_name("ZZZ", "de") == "ZZZ"


def test_accents_do_not_send_a_country_to_the_end() -> None:
    names = [name for _, name in countries_by_name(["AT", "EE", "EG"], "de")]
    assert names == ["Ägypten", "Estland", "Österreich"]


def test_languages_have_a_name_of_their_own() -> None:
    assert own_name("et") == "Eesti"
    assert own_name("el") == "Ελληνικά"
    assert language_name("lv", "en") == "Latvian"


def test_arabic_is_written_from_right_to_left() -> None:
    assert is_right_to_left("ar")
    assert is_right_to_left("ar_EG")
    assert not is_right_to_left("ru")
