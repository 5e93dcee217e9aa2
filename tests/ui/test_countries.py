"""What people type to find their country."""

from __future__ import annotations

import pytest

from makegood.ui.countries import country_rows
from makegood.ui.widgets.filter_list import FilterModel


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("uk", "GB"), ("UK", "GB"), ("gb", "GB"), ("England", "GB"), ("scotland", "GB"),
        ("Britain", "GB"), ("great  britain", "GB"), ("USA", "US"), ("us", "US"),
        ("Holland", "NL"), ("UAE", "AE"), ("KSA", "SA"), ("Eire", "IE"), ("ukr", "UA"),
        ("Czech Republic", "CZ"), ("turkey", "TR"), ("Türkiye", "TR"), ("ee", "EE"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_country_meant_stands_first(qapp, guide, typed, code, language):
    model = FilterModel()
    model.set_values(country_rows(guide.pack, language))
    model.set_query(typed)
    first = model.value_at(0)
    assert first is not None
    assert first.id == code
