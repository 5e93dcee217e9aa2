"""The files of a language, flattened to one mapping of keys to texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from makegood.content.nodes import Entry, Map, Node, Scalar, Seq
from makegood.content.problems import Place
from makegood.text.catalog import PLURAL_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.content.problems import ProblemLog
    from makegood.text.catalog import Entry as Words

REVIEWED: Final = "reviewed"
"""A key at the top of a language's file: whether a speaker has read it."""


@dataclass(slots=True)
class Language:
    """All texts of one language, with the place of each.

    `reviewed` holds, for each file that says so, whether a speaker of the language read it.
    `made_from` holds, for each unit of words, the checksum of the English it was made from.
    """

    code: str
    entries: dict[str, Words] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    reviewed: dict[str, bool] = field(default_factory=dict)
    made_from: dict[str, str] = field(default_factory=dict)

    def add(self, node: Node, prefix: str, log: ProblemLog) -> None:
        """Take over a file whose keys begin with `prefix`."""
        if not isinstance(node, Map):
            log.add(node.at, "not_a_mapping")
            return
        for entry in node.entries:
            if entry.key == REVIEWED and isinstance(entry.value, Scalar):
                self._review(entry.value, log)
            else:
                self._add_entry(entry, f"{prefix}.", log)

    def _review(self, node: Scalar, log: ProblemLog) -> None:
        if node.value not in {"true", "false"}:
            log.add(node.at, "not_true_or_false", value=node.value)
        self.reviewed[node.at.file] = node.value == "true"

    def _add_entry(self, entry: Entry, prefix: str, log: ProblemLog) -> None:
        key = f"{prefix}{entry.key}"
        place = entry.at
        value = entry.value
        if isinstance(value, Map) and not _is_plural(value):
            for inner in value.entries:
                self._add_entry(inner, f"{key}.", log)
            return
        words = _words_of(value)
        if words is None:
            log.add(place, "not_words", key=key)
        elif key in self.entries:
            first = self.places[key]
            log.add(place, "duplicate_text", key=key, first=f"{first.file}:{first.line}")
        else:
            self.entries[key] = words
            self.places[key] = place


def _is_plural(node: Map) -> bool:
    """Plural forms always come several at a time; "other" alone is an id like any other."""
    keys = {entry.key for entry in node.entries}
    single = all(isinstance(entry.value, Scalar) for entry in node.entries)
    return single and len(keys) > 1 and "other" in keys and keys <= PLURAL_CATEGORIES


def _words_of(node: Node) -> Words | None:
    """A text, a list of texts, or plural forms; None for anything else, empty texts included."""
    if isinstance(node, Scalar):
        return node.value.strip() or None
    if isinstance(node, Seq):
        lines = tuple(_lines_of(node))
        return lines if len(lines) == len(node.items) and lines else None
    forms = {
        entry.key: entry.value.value.strip()
        for entry in node.entries
        if isinstance(entry.value, Scalar)
    }
    return forms if len(forms) == len(node.entries) and all(forms.values()) else None


def _lines_of(node: Seq) -> Iterator[str]:
    for item in node.items:
        if isinstance(item, Scalar) and item.value.strip():
            yield item.value.strip()
