"""A person's own corrections of the guide data: one record changed, kept apart from ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from makegood.content.overlaying import merged
from makegood.content.problems import ProblemLog
from makegood.content.reading import read_file
from makegood.content.stamps import write_atomically
from makegood.content.writing import node_of, yaml_of

if TYPE_CHECKING:
    from collections.abc import Mapping
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


def keep(correction: Correction, source: Path, overlay: Path) -> tuple[Problem, ...]:
    """Write a correction into the person's own folder; it is used from the next opening on.

    The result is checked first: with an error nothing is written, and the errors come back.
    Warnings do not matter here. Raises `OSError` when the folder cannot be written.
    """
    target = overlay / correction.file
    before = target.read_bytes() if target.exists() else None
    node = correction.node()
    if before is not None:
        present = read_file(target, correction.file, ProblemLog())
        node = merged(present, node) or node
    write_atomically(target, yaml_of(node).encode())
    errors = _errors(source, overlay)
    if errors:
        _put_back(target, before)
    return errors


def to_send(correction: Correction) -> str:
    """The correction alone, as a small file to send to those who keep the guide data."""
    return f"# Correction of wizard_data/{correction.file}\n{yaml_of(correction.node())}"


def _errors(source: Path, overlay: Path) -> tuple[Problem, ...]:
    from makegood.content.checks.running import run_checks
    from makegood.content.source import load_source

    loaded = load_source(source, overlay)
    run_checks(loaded, None)
    return tuple(loaded.log.errors())


def _put_back(target: Path, before: bytes | None) -> None:
    if before is None:
        target.unlink()
    else:
        write_atomically(target, before)
