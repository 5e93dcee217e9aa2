"""One YAML file to nodes, strictly and within bounds.

The events of the parser are read one by one, so the limits on depth, size and repetition hold
before any tree exists. No tag is resolved: every value stays the text that was written, because
plain YAML would read the country NO as false and the hour 20:00 as 1200.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml

from makegood.content.nodes import Entry, Map, Node, Scalar, Seq
from makegood.content.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from makegood.content.problems import ProblemLog

MOST_BYTES: Final = 2_000_000
MOST_DEPTH: Final = 24
MOST_NODES: Final = 200_000
MOST_ALIASES: Final = 200
LONGEST_VALUE: Final = 20_000

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufeff]")


class _TooMuchError(Exception):
    """A limit was passed; the rest of the file is not read."""

    def __init__(self, rule: str, line: int, limit: int) -> None:
        self.rule, self.line, self.limit = rule, line, limit
        super().__init__(rule)


def read_file(path: Path, name: str, log: ProblemLog) -> Node | None:
    """The nodes of one file; None, with the reason noted, when it cannot be read at all.

    `name` is how problems call the file.
    """
    text = _text_of(path, name, log)
    return None if text is None else read_text(text, name, log)


def read_text(text: str, name: str, log: ProblemLog) -> Node | None:
    """The nodes of a text in YAML; None when it is no YAML or holds nothing."""
    control = _CONTROL.search(text)
    if control is not None:
        place = Place(name, text.count("\n", 0, control.start()) + 1)
        log.add(place, "control_character", code=f"U+{ord(control.group()):04X}")
        return None
    builder = _Builder(name, log)
    try:
        root = builder.document(yaml.parse(text, Loader=_Loader))
    except _TooMuchError as error:
        log.add(Place(name, error.line), error.rule, limit=error.limit)
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        log.add(Place(name, line), "not_yaml", reason=error.problem or error.context or "")
        return None
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        log.add(Place(name), "not_yaml", reason=type(error).__name__)
        return None
    if root is None:
        log.add(Place(name), "empty_file")
    return root


def _text_of(path: Path, name: str, log: ProblemLog) -> str | None:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            log.add(Place(name), "file_too_large", limit=MOST_BYTES)
            return None
        raw = path.read_bytes()
    except OSError as error:
        log.add(Place(name), "unreadable", reason=error.strerror or type(error).__name__)
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        log.add(Place(name, raw.count(b"\n", 0, error.start) + 1), "not_utf8")
        return None


class _Builder:
    """Turns parser events into nodes and counts while it does."""

    def __init__(self, name: str, log: ProblemLog) -> None:
        self._name = name
        self._log = log
        self._nodes = 0
        self._aliases = 0
        self._anchors: dict[str, tuple[Node, int]] = {}

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The first document of the stream; a second one is a problem."""
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    line = _line(event)
                    self._log.add(Place(self._name, line), "second_document")
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        line = _line(event)
        at = Place(self._name, line)
        self._count(1, line)
        if depth > MOST_DEPTH:
            raise _TooMuchError("too_deep", line, MOST_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, at)
        before = self._nodes
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._log.add(at, "tag", tag=tag)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            if len(event.value) > LONGEST_VALUE:
                raise _TooMuchError("value_too_long", line, LONGEST_VALUE)
            node = Scalar(event.value, event.style in {None, ""}, at)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Seq(tuple(self._items(events, depth)), at)
        else:
            node = Map(tuple(self._entries(events, depth)), at)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self._anchors[anchor] = (node, self._nodes - before + 1)
        return node

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Entry]:
        first_at: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._log.add(key.at, "key_not_text")
            elif key.value in first_at:
                self._log.add(key.at, "duplicate_key", key=key.value, first=first_at[key.value])
            else:
                first_at[key.value] = key.at.line
                yield Entry(key.value, value, key.at)

    def _alias(self, event: yaml.AliasEvent, at: Place) -> Node:
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            raise _TooMuchError("too_many_aliases", at.line, MOST_ALIASES)
        known = self._anchors.get(event.anchor or "")
        if known is None:
            self._log.add(at, "unknown_alias", name=event.anchor or "")
            return Scalar("", plain=False, at=at)
        node, size = known
        self._count(size, at.line)
        return node

    def _count(self, nodes: int, line: int) -> None:
        self._nodes += nodes
        if self._nodes > MOST_NODES:
            raise _TooMuchError("too_many_nodes", line, MOST_NODES)


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1
