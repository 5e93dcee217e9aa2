"""Where each record of a pack was written, for problems found after the files were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from makegood.content.problems import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msgspec import Struct

FieldKey = str | tuple[str, int]
"""A field, or one item of a list in it."""


@dataclass(slots=True)
class _Known:
    record: Struct  # kept, so that its id() stays its own
    place: Place
    fields: Mapping[FieldKey, Place]


@dataclass(slots=True)
class Places:
    """Finds the line of a record that was built from a file, by identity."""

    _known: dict[int, _Known] = field(default_factory=dict)

    def remember(self, record: Struct, place: Place, fields: Mapping[FieldKey, Place]) -> None:
        """Note where a record stands and on which lines its fields begin."""
        self._known[id(record)] = _Known(record, place, fields)

    def of(self, record: Struct, name: str | None = None, index: int | None = None) -> Place:
        """The line of a record, of one of its fields, or of one item of that field.

        What is not written (a default) is placed at the record itself.
        """
        known = self._known.get(id(record))
        if known is None:
            return Place("")
        place = known.fields.get(name, known.place) if name is not None else known.place
        if name is not None and index is not None:
            place = known.fields.get((name, index), place)
        return place
