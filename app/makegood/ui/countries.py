"""Countries as rows of a list that is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.text.locale import SOURCE_LANGUAGE
from makegood.text.names import countries_by_name, country_name
from makegood.ui.widgets.filter_list import FilterValue

if TYPE_CHECKING:
    from makegood.domain.catalogue import Pack


def country_rows(pack: Pack, language: str) -> list[FilterValue]:
    """Every country by its name in a language; found by code, English name and other names too."""
    return [
        FilterValue(
            code,
            name,
            also=(code, country_name(code, SOURCE_LANGUAGE), *pack.country_names.get(code, ())),
        )
        for code, name in countries_by_name(pack.countries, language)
    ]
