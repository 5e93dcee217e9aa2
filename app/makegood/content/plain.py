"""Small YAML files that are not guide data, such as made-up cases, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.content.nodes import Map, Node, Scalar, Seq
from makegood.content.problems import ProblemLog
from makegood.content.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

Plain = str | list["Plain"] | dict[str, "Plain"] | None


def read_plain(path: Path) -> Plain:
    """What a file says, every value as the text that was written.

    Raises `ValueError` with the place of the first mistake.
    """
    log = ProblemLog()
    node = read_file(path, path.name, log)
    for problem in log.errors():
        raise ValueError(f"{problem.file}:{problem.line}: {problem.rule}")
    return None if node is None else _plain(node)


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return None if node.is_null else node.value
    if isinstance(node, Seq):
        return [_plain(each) for each in node.items]
    assert isinstance(node, Map)
    return {entry.key: _plain(entry.value) for entry in node.entries}
