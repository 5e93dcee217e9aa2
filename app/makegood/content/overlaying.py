"""A person's own corrections laid over the shipped guide data, file by file."""

from __future__ import annotations

from typing import Final

from makegood.content.nodes import Entry, Map, Node, Seq, text_of

_NAMES: Final = ("id", "issue", "fact", "country", "value")
"""Keys that tell the records of a list apart, the first that a record has."""


def merged(base: Node | None, over: Node | None) -> Node | None:
    """The tree that results: mappings merge key by key, lists of records by their id.

    Anything else is replaced by what the person wrote. A record whose id the list does not know
    is added at its end.
    """
    if base is None or over is None:
        return base if over is None else over
    if isinstance(base, Map) and isinstance(over, Map):
        return _maps(base, over)
    if isinstance(base, Seq) and isinstance(over, Seq):
        return _lists(base, over)
    return over


def _maps(base: Map, over: Map) -> Map:
    new = {entry.key: entry for entry in over.entries}
    entries = [_entry(entry, new.pop(entry.key, None)) for entry in base.entries]
    return Map((*entries, *new.values()), base.at)


def _entry(base: Entry, over: Entry | None) -> Entry:
    if over is None:
        return base
    value = merged(base.value, over.value)
    assert value is not None
    return Entry(base.key, value, over.at)


def _lists(base: Seq, over: Seq) -> Seq:
    names = [_name(item) for item in base.items]
    if not over.items or any(_name(item) is None for item in over.items) or None in names:
        return over
    new = {_name(item): item for item in over.items}
    items: list[Node] = []
    for name, item in zip(names, base.items, strict=True):
        replaced = merged(item, new.pop(name, None))
        assert replaced is not None
        items.append(replaced)
    return Seq((*items, *new.values()), base.at)


def _name(node: Node) -> str | None:
    if not isinstance(node, Map):
        return None
    for key in _NAMES:
        name = text_of(node.get(key))
        if name is not None:
            return name
    return None
