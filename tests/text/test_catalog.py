from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from makegood.domain.money import Money
from makegood.domain.text import Text, say
from makegood.text.catalog import Catalog, MissingWordsError, plural_categories_of, slots_in

ENGLISH = Catalog.from_mapping(
    "en",
    {
        "app.by": "Answer by {day}.",
        "app.only_english": {"one": "{count} day", "other": "{count} days"},
        "app.sum": "They owe: {sum}",
        "app.outer": "So: {inner}",
        "app.steps": ("Open {place}.", "Write."),
        "app.name": "Seller: {name}",
    },
    strict=True,
)
LATVIAN = Catalog.from_mapping(
    "lv",
    {
        "app.by": "Atbilde līdz: {day}",
        "app.days": {
            "zero": "{count} dienu",
            "one": "{count} diena",
            "other": "{count} dienas",
        },
    },
    fallback=ENGLISH,
)
ARABIC = Catalog.from_mapping("ar", {"app.name": "البائع: {name}", "app.sum": "المبلغ: {sum}"})


def test_a_message_has_the_month_in_words() -> None:
    assert ENGLISH.message(say("app.by", day=date(2026, 10, 2))) == "Answer by 2 October 2026."


def test_the_screen_has_the_short_date() -> None:
    assert ENGLISH.render(say("app.by", day=date(2026, 10, 2))) == "Answer by 2 Oct 2026."


def test_a_moment_shows_its_own_time_of_day() -> None:
    noon = datetime(2026, 10, 2, 12, 5, tzinfo=UTC)
    assert ENGLISH.render(say("app.by", day=noon)) == "Answer by 2 Oct 2026, 12:05."
    assert ENGLISH.message(say("app.by", day=noon)) == "Answer by 2 October 2026, 12:05."


def test_money_has_its_code() -> None:
    owed = say("app.sum", sum=Money(Decimal("104.5"), "USD"))
    assert ENGLISH.render(owed) == "They owe: USD 104.50"


def test_plural_forms_follow_the_language() -> None:
    shown = [LATVIAN.render(say("app.days", count=count)) for count in (0, 1, 2, 10, 21)]
    assert shown == ["0 dienu", "1 diena", "2 dienas", "10 dienu", "21 diena"]


def test_a_plural_text_without_a_count_is_the_general_form() -> None:
    assert LATVIAN.lookup("app.days") == "{count} dienas"
    assert LATVIAN.lines("app.days") == ("{count} dienas",)


def test_a_missing_text_falls_back_to_english_with_english_plurals() -> None:
    assert LATVIAN.render(say("app.only_english", count=21)) == "21 days"
    assert not LATVIAN.has("app.only_english")
    assert LATVIAN.known("app.only_english")


def test_dates_are_in_the_language_of_the_sentence_around_them() -> None:
    german = Catalog.from_mapping("de", {"app.outer": "Also: {inner}"}, fallback=ENGLISH)
    inner = say("app.by", day=date(2026, 10, 2))
    assert german.render(say("app.outer", inner=inner)) == "Also: Answer by 2 Oct 2026."


def test_a_nested_text_is_rendered_first() -> None:
    inner = say("app.by", day=date(2026, 1, 31))
    assert ENGLISH.render(say("app.outer", inner=inner)) == "So: Answer by 31 Jan 2026."


def test_an_unknown_key_raises_in_tests_and_shows_itself_to_people() -> None:
    with pytest.raises(MissingWordsError, match=r"app\.nothing"):
        ENGLISH.render(Text("app.nothing"))
    with pytest.raises(MissingWordsError):
        ENGLISH.lookup("app.nothing")
    assert ARABIC.render(Text("app.nothing")) == "app.nothing"
    assert ARABIC.lookup("app.nothing") == "app.nothing"


def test_an_unfilled_slot_raises_in_tests_and_shows_its_name_to_people() -> None:
    with pytest.raises(MissingWordsError, match="sum"):
        ENGLISH.render(Text("app.sum"))
    assert ARABIC.render(Text("app.sum")).endswith("{sum}")


def test_lists() -> None:
    assert ENGLISH.lookup("app.steps") == ("Open {place}.", "Write.")
    assert ENGLISH.lines("app.steps") == ("Open {place}.", "Write.")
    assert ENGLISH.lines("app.sum") == ("They owe: {sum}",)
    assert ENGLISH.lines("app.nothing") == ()
    assert ENGLISH.render(say("app.steps", place="it")) == "Open it.\nWrite."


def test_slots_of_every_form() -> None:
    assert ENGLISH.slots("app.steps") == {"place"}
    assert ENGLISH.slots("app.only_english") == {"count"}
    assert ENGLISH.slots("app.nothing") == frozenset()
    assert slots_in("{a} {b_2} {not a slot}") == {"a", "b_2"}


def test_what_a_person_typed_is_not_read_for_slots() -> None:
    assert ENGLISH.render(say("app.name", name="{sum}")) == "Seller: {sum}"


def test_foreign_pieces_are_isolated_on_the_screen_and_never_in_a_message() -> None:
    shop = say("app.name", name="Shop")
    assert ARABIC.render(shop) == "البائع: \u2068Shop\u2069"
    assert ARABIC.message(shop) == "البائع: Shop"
    assert ENGLISH.render(shop) == "Seller: Shop"
    assert ENGLISH.render(say("app.name", name="متجر")) == "Seller: \u2068متجر\u2069"


def test_countries_come_without_a_locale_file() -> None:
    assert ENGLISH.render(Text("countries.EE")) == "Estonia"
    assert LATVIAN.render(Text("countries.EE")) == "Igaunija"
    own = Catalog.from_mapping("en", {"countries.EE": "Eesti"})
    assert own.render(Text("countries.EE")) == "Eesti"


def test_keys_are_those_of_the_language_itself() -> None:
    assert set(LATVIAN.keys()) == {"app.by", "app.days"}


def test_a_catalogue_names_its_language() -> None:
    assert (ENGLISH.language, ARABIC.language) == ("en", "ar")


def test_categories_a_language_needs() -> None:
    assert plural_categories_of("en") == {"one", "other"}
    assert plural_categories_of("ar") == {"zero", "one", "two", "few", "many", "other"}
