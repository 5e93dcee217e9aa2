"""Where the user's own facts and words stand in a paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from makegood.drafting.draft import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SLOT: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_OWN: Final = "own_words"
_GENERIC_SLOTS: Final = frozenset({"problem", "wish"})
"""Slots that the guide data fill with words of their own: nothing of the user's."""


def marks_in(pattern: str, rendered: str) -> tuple[Mark, ...]:
    """The places of the filled slots in what a pattern was rendered to.

    A rendering that does not fit the pattern (another plural form) has no marks.
    """
    found = _reader(pattern).fullmatch(rendered)
    if found is None:
        return ()
    names = _SLOT.findall(pattern)
    return tuple(
        Mark(found.start(at), found.end(at), own=name == _OWN)
        for at, name in enumerate(names, start=1)
        if name not in _GENERIC_SLOTS and found.start(at) < found.end(at)
    )


def marks_again(text: str, rendered: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same values where they still stand in a paragraph that the user changed."""
    found: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        value = rendered[mark.start : mark.end]
        for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text):
            found.setdefault(match.span(), Mark(*match.span(), own=mark.own))
    return tuple(found[span] for span in sorted(found))


def moved(marks: Iterable[Mark], by: int) -> Iterator[Mark]:
    """The marks of a piece that begins `by` characters into its paragraph."""
    for mark in marks:
        yield Mark(mark.start + by, mark.end + by, own=mark.own)


@lru_cache(maxsize=512)
def _reader(pattern: str) -> re.Pattern[str]:
    parts = _SLOT.split(pattern)
    # Texts stand at the even places, names of slots between them.
    return re.compile(
        "".join("(.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )
