"""The facts that code treats in a way of their own are facts of the guide data.

A fact that is renamed there would lose its treatment without a word.
"""

from __future__ import annotations

from collections.abc import Collection

import pytest

from makegood.drafting import checks
from makegood.flow import reading
from makegood.services import papers
from makegood.services.packs import PackService


@pytest.mark.parametrize(
    "names",
    [
        reading.EITHER,
        reading.AHEAD,
        checks._NUMBERS,
        checks._FREE,
        checks._NOT_IN_PUBLIC,
        papers._FACTS,
    ],
)
def test_they_are_facts(guide: PackService, names: Collection[str]) -> None:
    assert names
    assert set(names) <= {fact.id for fact in guide.pack.facts}
