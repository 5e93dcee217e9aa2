"""Corrections written into a person's own folder: all that belong together, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from makegood.content.overlaying import merged
from makegood.content.problems import OWN, ProblemLog
from makegood.content.reading import read_file
from makegood.content.stamps import write_atomically
from makegood.content.writing import node_of, yaml_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from makegood.content.nodes import Node
    from makegood.content.problems import Problem


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be changed: in a file of the guide data the record `id` of the list `within`.

    `file` is the file's name inside the guide data, as in ``marketplaces/x.yaml``. Without
    `within` the file itself is the record. `fields` are the new values by key: a text, a list
    of texts, or a mapping for what stands inside, such as ``{"target": {"url": ...}}``.
    """

    file: str
    fields: Mapping[str, object]
    within: str | None = None
    id: str | None = None

    def node(self) -> Node:
        """The correction in the form of the guide data."""
        record = dict(self.fields) if self.id is None else {"id": self.id, **self.fields}
        return node_of(record if self.within is None else {self.within: [record]})


def keep_all(corrections: Iterable[Correction], source: Path, overlay: Path) -> tuple[Problem, ...]:
    """Write corrections that belong together into the person's own folder; they are used from the
    next reading on.

    The result is checked: with an error none is kept, and the errors come back. Warnings do not
    matter here. Raises `OSError` when the folder cannot be written.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for correction in corrections:
            target = overlay / correction.file
            before.setdefault(target, target.read_bytes() if target.exists() else None)
            node = correction.node()
            if target.exists():
                log = ProblemLog()
                present = read_file(target, f"{OWN}/{correction.file}", log)
                if present is None:
                    # What a person wrote by hand is never written over unread.
                    put_back(before)
                    return tuple(log.errors())
                node = merged(present, node) or node
            write_atomically(target, yaml_of(node).encode())
        errors = own_errors(source, overlay)
    except OSError:
        put_back(before)
        raise
    if errors:
        put_back(before)
    return errors


def put_back(before: Mapping[Path, bytes | None]) -> None:
    """Give files the content they had; None for a file that was not there."""
    for target, content in before.items():
        if content is not None:
            write_atomically(target, content)
        elif target.exists():
            target.unlink()


def contents_of(paths: Iterable[Path]) -> dict[Path, bytes | None]:
    """What is in files; None for one that is not there."""
    return {path: path.read_bytes() if path.exists() else None for path in paths}


def own_errors(source: Path, overlay: Path) -> tuple[Problem, ...]:
    """What a person's own files make wrong."""
    from makegood.content.checks.running import errors_added
    from makegood.content.source import load_source

    return errors_added(load_source(source, overlay), load_source(source))
