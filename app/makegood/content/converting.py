"""Nodes to the Structs of `makegood.domain`: the annotations there are the schema.

Every value arrives as text; what the schema calls a number, a day or yes/no is read here, so
that a mistake has a line. A record with a mistake is left out, the others are still built.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar, cast

import msgspec
from msgspec import inspect

from makegood.content.nodes import Entry, Map, Node, Scalar, Seq
from makegood.content.places import FieldKey, Places
from makegood.content.problems import Place, ProblemLog
from makegood.domain.conditions import Condition
from makegood.domain.provenance import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Record = TypeVar("Record", bound=msgspec.Struct)

_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")
_DECIMAL: Final = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_YES: Final = frozenset({"yes", "on", "y"})
_NO: Final = frozenset({"no", "off", "n"})
_GROUP_FIELDS: Final = frozenset({"countries"})


class _Bad:
    """Stands for a value that could not be read; the reason is already noted."""


_BAD: Final = _Bad()


@lru_cache(maxsize=256)
def _fields_of(cls: type[msgspec.Struct]) -> dict[str, inspect.Field]:
    kind = inspect.type_info(cls)
    assert isinstance(kind, inspect.StructType)
    return {field.encode_name: field for field in kind.fields}


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty text."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


class Converter:
    """Reads the records of one file.

    `file_sources` are the records under the file's own ``sources:``, by their short names;
    `file_checked` is the file's ``checked:``; `groups` are named sets of countries.
    """

    def __init__(
        self,
        log: ProblemLog,
        places: Places,
        groups: Mapping[str, tuple[str, ...]],
        file_sources: Mapping[str, Node] | None = None,
        file_checked: Node | None = None,
    ) -> None:
        self._log = log
        self._places = places
        self._groups = groups
        self._sources = file_sources or {}
        self._checked = file_checked

    def record(self, node: Node, cls: type[Record]) -> Record | None:
        """A record of the class, or None when something in it is wrong."""
        built = self._struct(node, cls)
        return None if isinstance(built, _Bad) else cast("Record", built)

    def strings(self, node: Node) -> tuple[str, ...]:
        """A list of texts; what is none of them is noted and left out."""
        if not isinstance(node, Seq):
            self._add(node, "not_a_list")
            return ()
        found = (self._text(item) for item in node.items)
        return tuple(text for text in found if isinstance(text, str))

    def _add(self, at: Node | Entry, rule: str, suggestion: str = "", **args: str) -> _Bad:
        self._log.add(at.at, rule, level="error", suggestion=suggestion, **args)
        return _BAD

    def _struct(self, node: Node, cls: type[msgspec.Struct]) -> msgspec.Struct | _Bad:
        if not isinstance(node, Map):
            return self._add(node, "not_a_record", what=cls.__name__)
        known = _fields_of(cls)
        values: dict[str, object] = {}
        lines: dict[FieldKey, Place] = {}
        good = True
        for entry in self._entries(node, cls):
            field = known.get(entry.key)
            if field is None:
                self._add(
                    entry,
                    "unknown_key",
                    suggestion=closest(entry.key, known),
                    key=entry.key,
                    what=cls.__name__,
                )
                good = False
                continue
            lines[field.name] = entry.at
            if isinstance(entry.value, Seq):
                lines |= {(field.name, i): item.at for i, item in enumerate(entry.value.items)}
            value = self._field(entry, field, cls)
            if isinstance(value, _Bad):
                good = False
            else:
                values[field.name] = value
        for field in known.values():
            if field.required and field.name not in lines:
                self._add(node, "missing_key", key=field.encode_name, what=cls.__name__)
                good = False
        if not good:
            return _BAD
        record = cls(**values)
        self._places.remember(record, node.at, lines)
        return record

    def _entries(self, node: Map, cls: type[msgspec.Struct]) -> Iterable[Entry]:
        """The entries of a record, with the file's ``checked:`` where it has none of its own."""
        yield from node.entries
        if issubclass(cls, Sourced) and self._checked is not None and node.get("checked") is None:
            yield Entry("checked", self._checked, self._checked.at)

    def _field(self, entry: Entry, field: inspect.Field, cls: type[msgspec.Struct]) -> object:
        if field.name == "sources" and issubclass(cls, Sourced):
            return self._sources_of(entry.value, field.type)
        if field.name in _GROUP_FIELDS or (cls is Condition and field.name == "value"):
            return self._value(self._expanded(entry.value), field.type)
        return self._value(entry.value, field.type)

    def _sources_of(self, node: Node, kind: inspect.Type) -> object:
        """A record's sources, short names replaced by what the file says they stand for."""
        if isinstance(node, Map):  # the file's own list, in a file that is one record
            return self._value(Seq(tuple(entry.value for entry in node.entries), node.at), kind)
        if not isinstance(node, Seq):
            return self._add(node, "not_a_list")
        items: list[Node] = []
        good = True
        for item in node.items:
            if not isinstance(item, Scalar):
                items.append(item)
            elif item.value in self._sources:
                items.append(self._sources[item.value])
            else:
                near = closest(item.value, self._sources)
                self._add(item, "unknown_source", suggestion=near, name=item.value)
                good = False
        return self._value(Seq(tuple(items), node.at), kind) if good else _BAD

    def _expanded(self, node: Node) -> Node:
        """Country groups such as ``@eu`` replaced by their members."""
        if isinstance(node, Scalar) and node.value.startswith("@"):
            return Seq(self._members(node), node.at)
        if not isinstance(node, Seq):
            return node
        items: list[Node] = []
        for item in node.items:
            group = isinstance(item, Scalar) and item.value.startswith("@")
            items.extend(self._members(item) if group else (item,))
        return Seq(tuple(items), node.at)

    def _members(self, node: Node) -> tuple[Node, ...]:
        assert isinstance(node, Scalar)
        name = node.value[1:]
        if name not in self._groups:
            near = closest(name, self._groups)
            self._add(node, "unknown_group", suggestion=f"@{near}" if near else "", name=name)
            return ()
        return tuple(Scalar(code, plain=False, at=node.at) for code in self._groups[name])

    def _value(self, node: Node, kind: inspect.Type) -> object:
        if isinstance(kind, inspect.UnionType):
            return self._union(node, kind)
        if isinstance(node, Scalar) and node.is_null and not isinstance(kind, inspect.NoneType):
            return self._add(node, "no_value")
        if isinstance(kind, inspect.StructType):
            return self._struct(node, kind.cls)
        if isinstance(kind, inspect.VarTupleType | inspect.FrozenSetType | inspect.ListType):
            return self._collection(node, kind)
        if isinstance(kind, inspect.DictType):
            return self._mapping(node, kind)
        return self._scalar(node, kind)

    def _union(self, node: Node, kind: inspect.UnionType) -> object:
        others = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
        if isinstance(node, Scalar) and node.is_null and kind.includes_none:
            return None
        if len(others) == 1:
            return self._value(node, others[0])
        if isinstance(node, Seq):
            many = [part for part in others if isinstance(part, inspect.VarTupleType)]
            return self._value(node, many[0]) if many else self._add(node, "not_a_value")
        plain_truth = isinstance(node, Scalar) and node.plain and node.value in {"true", "false"}
        if plain_truth and any(isinstance(part, inspect.BoolType) for part in others):
            return text_is_true(cast("Scalar", node))
        return self._text(node)

    def _collection(
        self,
        node: Node,
        kind: inspect.VarTupleType | inspect.FrozenSetType | inspect.ListType,
    ) -> object:
        if not isinstance(node, Seq):
            return self._add(node, "not_a_list")
        values = [self._value(item, kind.item_type) for item in node.items]
        if any(isinstance(value, _Bad) for value in values):
            return _BAD
        return frozenset(values) if isinstance(kind, inspect.FrozenSetType) else tuple(values)

    def _mapping(self, node: Node, kind: inspect.DictType) -> object:
        if not isinstance(node, Map):
            return self._add(node, "not_a_mapping")
        values = {entry.key: self._value(entry.value, kind.value_type) for entry in node.entries}
        return _BAD if any(isinstance(value, _Bad) for value in values.values()) else values

    def _text(self, node: Node) -> str | _Bad:
        return node.value if isinstance(node, Scalar) else self._add(node, "not_a_value")

    def _scalar(self, node: Node, kind: inspect.Type) -> object:
        if not isinstance(node, Scalar):
            return self._add(node, "not_a_value")
        if isinstance(kind, inspect.LiteralType):
            if node.value in kind.values:
                return node.value
            allowed = [str(value) for value in kind.values]
            near = closest(node.value, allowed)
            return self._add(
                node, "not_one_of", near, value=node.value, allowed=", ".join(sorted(allowed))
            )
        if isinstance(kind, inspect.BoolType):
            return self._truth(node)
        if isinstance(kind, inspect.IntType):
            whole = _WHOLE.fullmatch(node.value)
            return int(node.value) if whole else self._add(node, "not_whole", value=node.value)
        if isinstance(kind, inspect.FloatType):
            number = _DECIMAL.fullmatch(node.value)
            return float(node.value) if number else self._add(node, "not_number", value=node.value)
        if isinstance(kind, inspect.DateType):
            return self._day(node)
        return node.value

    def _truth(self, node: Scalar) -> object:
        if node.value in {"true", "false"}:
            return text_is_true(node)
        lowered = node.value.lower()
        near = "true" if lowered in _YES else "false" if lowered in _NO else ""
        return self._add(node, "not_true_or_false", near, value=node.value)

    def _day(self, node: Scalar) -> object:
        try:
            if len(node.value) == len("2026-01-31"):
                return date.fromisoformat(node.value)
        except ValueError:
            pass
        return self._add(node, "not_a_day", value=node.value)


def text_is_true(node: Scalar) -> bool:
    """Whether a value that says yes or no says yes."""
    return node.value == "true"
