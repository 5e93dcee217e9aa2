"""Every record of a pack, whatever it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator


def records_in(value: object) -> Iterator[Struct]:
    """The records in a value, the value itself included, from the outside in."""
    if isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from records_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from records_in(item)
