from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from makegood.narrowing import NarrowingIndex, train

if TYPE_CHECKING:
    from makegood.services.packs import PackService

SMALL_PHRASES = {
    "en": {
        "late": ["where is my parcel", "my parcel is late", "when will my parcel come"],
        "refund": ["give me my money back", "where is my money", "i want my money"],
        "closed": ["my shop is closed", "they closed my shop", "my shop was closed"],
    },
    "de": {
        "late": ["wo ist mein paket", "mein paket ist zu spät", "wann kommt mein paket"],
        "refund": ["ich will mein geld zurück", "wo ist mein geld", "mein geld fehlt"],
    },
}
SMALL_TOPICS = {"delivery": ["late"], "money": ["refund"], "my_shop": ["closed", "unsaid"]}
SMALL_SYNONYMS = {
    "en": {"parcel": ["parcel*", "package"], "money": ["money"], "shop": ["shop*"]},
    "de": {"parcel": ["paket*"], "money": ["geld"]},
}
SMALL_ROLES = {"buyer": ["late", "refund"], "seller": ["closed", "unsaid"]}
SMALL_SERVED: dict[str, Sequence[str]] = {"one": ["late"], "other": ["refund", "closed"]}


def small_index() -> NarrowingIndex:
    return train(
        SMALL_PHRASES,
        topics=SMALL_TOPICS,
        synonyms=SMALL_SYNONYMS,
        roles=SMALL_ROLES,
        served=SMALL_SERVED,
    )


@pytest.fixture(scope="session")
def small() -> NarrowingIndex:
    """Learnt from a handful of phrases."""
    return small_index()


@pytest.fixture(scope="session")
def index(guide: PackService) -> NarrowingIndex:
    """Learnt from the guide data of this checkout."""
    return guide.narrowing()
