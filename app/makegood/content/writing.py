"""Nodes back to YAML, for files that the program itself writes."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from makegood.content.nodes import Entry, Map, Node, Scalar, Seq
from makegood.content.problems import Place

Plain = str | list["Plain"] | dict[str, "Plain"] | None

_HERE = Place("")
_WIDTH = 100


def node_of(value: object) -> Node:
    """A text, list or mapping as nodes; every single value in it becomes text."""
    if isinstance(value, Mapping):
        entries = tuple(Entry(str(key), node_of(inner), _HERE) for key, inner in value.items())
        return Map(entries, _HERE)
    if isinstance(value, list | tuple):
        return Seq(tuple(node_of(item) for item in value), _HERE)
    return Scalar(str(value), plain=False, at=_HERE)


def yaml_of(node: Node) -> str:
    """The nodes as YAML that reads back as the same texts."""
    text: str = yaml.safe_dump(
        _plain(node), allow_unicode=True, sort_keys=False, default_flow_style=False, width=_WIDTH
    )
    return text


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return None if node.is_null else node.value
    if isinstance(node, Seq):
        return [_plain(item) for item in node.items]
    return {entry.key: _plain(entry.value) for entry in node.entries}
