"""Ways through a tree of nodes: keys of mappings, and ``#id`` for a record in a list."""

from __future__ import annotations

from makegood.content.nodes import Entry, Map, Node, Seq, text_of


def nested(path: tuple[str, ...], value: object) -> dict[str, object]:
    """A value inside one mapping for each part of the way to it."""
    for key in reversed(path[1:]):
        value = {key: value}
    return {path[0]: value}


def around(path: tuple[str, ...], node: Node) -> Node:
    """A node inside what leads to it: a mapping, or the list of records it is in."""
    for part in reversed(path):
        if part.startswith("#"):
            node = Seq((node,), node.at)
        else:
            node = Map((Entry(part, node, node.at),), node.at)
    return node


def at(node: Node, path: tuple[str, ...]) -> Node | None:
    """What stands at the end of a way, None when nothing does."""
    found: Node | None = node
    for part in path:
        if isinstance(found, Map):
            found = found.get(part)
        elif isinstance(found, Seq) and part.startswith("#"):
            found = next((each for each in found.items if _id_of(each) == part[1:]), None)
        else:
            return None
    return found


def without(node: Node, path: tuple[str, ...]) -> Node | None:
    """The tree without what stands at the end of a way; None when nothing is left."""
    part, rest = path[0], path[1:]
    if isinstance(node, Seq):
        kept: list[Node] = []
        for each in node.items:
            here = _id_of(each) == part[1:]
            left = (without(each, rest) if rest else None) if here else each
            if left is not None:
                kept.append(left)
        return Seq(tuple(kept), node.at) if kept else None
    assert isinstance(node, Map)
    entries = []
    for entry in node.entries:
        here = entry.key == part
        left = (without(entry.value, rest) if rest else None) if here else entry.value
        if left is not None:
            entries.append(Entry(entry.key, left, entry.at))
    return Map(tuple(entries), node.at) if entries else None


def _id_of(node: Node) -> str | None:
    return text_of(node.get("id")) if isinstance(node, Map) else None
