"""Settings have usual values, and nonsense in the file counts as not set."""

from __future__ import annotations

import pytest

from makegood.services.bundle import Services
from makegood.services.changes import Changes
from makegood.services.settings import Settings, SettingsService
from makegood.storage.settings import SettingStore


def test_usual_values(services: Services):
    assert services.settings.current == Settings()


def test_changes_are_kept_and_told(services: Services):
    heard: list[str] = []
    services.changes.subscribe(heard.append)
    services.settings.change(country="EE", text_size=150)
    services.settings.change(country="EE")
    assert heard == ["settings"]
    again = SettingsService(SettingStore(services.database), Changes())
    assert (again.current.country, again.current.text_size) == ("EE", 150)


def test_nonsense_counts_as_not_set(services: Services):
    store = SettingStore(services.database)
    store.put({"text_size": "big", "theme": "pink", "reminder_hour": 99, "less_motion": 1})
    read = SettingsService(store, Changes()).current
    assert (read.text_size, read.theme, read.reminder_hour, read.less_motion) == (
        100,
        "system",
        23,
        False,
    )


def test_text_size_stays_in_bounds(services: Services):
    assert services.settings.change(text_size=5).text_size == 100
    assert services.settings.change(text_size=900).text_size == 200


def test_an_unknown_name_is_a_mistake(services: Services):
    with pytest.raises(TypeError):
        services.settings.change(colour="red")


def test_what_the_window_remembers(services: Services):
    services.settings.remember("width", 900)
    assert services.settings.remembered("width") == 900
    services.settings.remember("width", None)
    assert services.settings.remembered("width") is None
    assert services.settings.current == Settings()


def test_the_language_read_is_the_nearest_one_known(services: Services):
    settings = services.settings
    assert settings.reading_language == "en"
    settings.desktop_language = "lv"
    assert settings.reading_language == "lv"
    settings.change(language="de")
    assert settings.reading_language == "de"
    settings.change(reading_language="et")
    assert settings.reading_language == "et"
