"""A YAML file as plain nodes that know their place, every value still text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.content.problems import Place

_NULLS: Final = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A single value. `plain`: written without quotes."""

    value: str
    plain: bool
    at: Place

    @property
    def is_null(self) -> bool:
        """Whether it stands for nothing at all."""
        return self.plain and self.value in _NULLS


@dataclass(frozen=True, slots=True, eq=False)
class Seq:
    """A list."""

    items: tuple[Node, ...]
    at: Place


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One key of a mapping with its value."""

    key: str
    value: Node
    at: Place


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """A mapping; its keys are unique."""

    entries: tuple[Entry, ...]
    at: Place

    def get(self, key: str) -> Node | None:
        """The value under a key, None where there is none."""
        for entry in self.entries:
            if entry.key == key:
                return entry.value
        return None

    def without(self, *keys: str) -> Map:
        """The same mapping without some keys."""
        return Map(tuple(entry for entry in self.entries if entry.key not in keys), self.at)


Node = Scalar | Seq | Map


def scalars(node: Node) -> Iterator[Scalar]:
    """Every single value in a tree, top to bottom."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Seq):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield from scalars(entry.value)


def text_of(node: Node | None) -> str | None:
    """The text of a single value, None for anything else."""
    return node.value if isinstance(node, Scalar) else None
