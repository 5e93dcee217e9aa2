from __future__ import annotations

import pytest

from makegood.text.lists import join


@pytest.mark.parametrize(
    ("parts", "language", "joined"),
    [
        ([], "en", ""),
        (["a"], "en", "a"),
        (["a", "b"], "de", "a und b"),
        (["a", "b", "c"], "et", "a, b ja c"),
        (["a", "b", "c"], "ru", "a, b и c"),
        (["a", "b"], "ar", "a وb"),
    ],
)
def test_things_are_joined_as_the_language_joins_them(parts, language, joined):
    assert join(parts, language) == joined
