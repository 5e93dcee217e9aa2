"""Which English a translation was made from, so that a change there is noticed here.

`translated/<lang>.yaml` holds, for each unit of words, a short checksum of the English texts as
they were when somebody translated them. A unit is what a translator reads at once: one channel, one
answer, one fact.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from makegood.text.catalog import Entry

FOLDER: Final = "translated"
_DEPTH: Final = 3
_LENGTH: Final = 8


def unit_of(key: str) -> str:
    """The unit a key belongs to: its first three parts, as in ``etsy.channels.form``."""
    return ".".join(key.split(".")[:_DEPTH])


def checksums(entries: Mapping[str, Entry]) -> dict[str, str]:
    """For each unit of a language's texts a short checksum."""
    texts: dict[str, list[str]] = {}
    for key in sorted(entries):
        entry = entries[key]
        if isinstance(entry, str):
            parts: Iterable[str] = (entry,)
        elif isinstance(entry, tuple):
            parts = entry
        else:
            parts = (f"{name}={text}" for name, text in sorted(entry.items()))
        texts.setdefault(unit_of(key), []).append("\0".join((key, *parts)))
    return {
        unit: hashlib.sha256("\1".join(said).encode()).hexdigest()[:_LENGTH]
        for unit, said in texts.items()
    }


def stamps_text(stamps: Mapping[str, str]) -> str:
    """The file that holds them."""
    lines = [f'{unit}: "{stamps[unit]}"' for unit in sorted(stamps)]
    head = "# Made by `makegood pack stamp`: the English each of these was translated from."
    return "\n".join([head, *lines]) + "\n"
