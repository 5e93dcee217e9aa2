"""What narrowing has learnt, in a form that loads in a few milliseconds and stays small."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from makegood.narrowing.synonyms import Lists, Synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FORM = 2
"""The stored form; another number is refused."""


RARITY_STEPS = 8
"""Rarity is kept in eighths; no pack is large enough to need more than a byte."""


class NarrowingIndexError(ValueError):
    """The bytes are not an index this version can read."""


class _Stored(msgspec.Struct, array_like=True):
    """The index as it is written."""

    form: int
    issues: tuple[str, ...]
    languages: tuple[str, ...]
    keys: bytes
    rarity: bytes
    weights: bytes
    tongues: bytes
    unit: float
    exact: Lists
    beginnings: Lists
    roles: dict[str, tuple[str, ...]]
    served: dict[str, tuple[str, ...]]
    silent: tuple[str, ...]


class NarrowingIndex:
    """Weights per feature and issue, found by binary search over the features' keys.

    `issues` is the order of the columns. `rarity` is the feature's scale in eighths,
    `weights` a signed byte per issue in steps of `unit`, `tongues` a signed byte per language
    (how much the feature speaks for it). `synonyms` know which words say the same. `roles` and
    `served` name the issues that people in a role, or at a marketplace, have; narrowing leans
    towards them. `silent` are folded names of places and marketplaces: they say where, never what.
    """

    def __init__(
        self,
        *,
        issues: Sequence[str],
        languages: Sequence[str],
        keys: Sequence[int],
        rarity: bytes,
        weights: bytes,
        tongues: bytes,
        unit: float,
        synonyms: Synonyms,
        roles: Mapping[str, Sequence[str]],
        served: Mapping[str, Sequence[str]],
        silent: Iterable[str] = (),
    ) -> None:
        self.issues = tuple(issues)
        self.languages = tuple(languages)
        self.keys = array("I", keys)
        self.rarity = rarity
        self.weights = memoryview(weights).cast("b")
        self.tongues = memoryview(tongues).cast("b")
        self.unit = unit
        self.synonyms = synonyms
        self.roles = {role: tuple(ids) for role, ids in roles.items()}
        self.served = {site: tuple(ids) for site, ids in served.items()}
        self.silent = frozenset(silent)

    def row(self, key: int) -> int | None:
        """Where a feature stands; None when no phrase has it."""
        row = bisect_left(self.keys, key)
        return row if row < len(self.keys) and self.keys[row] == key else None

    def to_bytes(self) -> bytes:
        """The index as bytes; the same index gives the same bytes."""
        keys = array("I", self.keys)
        if sys.byteorder == "big":
            keys.byteswap()
        return msgspec.msgpack.encode(
            _Stored(
                FORM,
                self.issues,
                self.languages,
                keys.tobytes(),
                self.rarity,
                self.weights.tobytes(),
                self.tongues.tobytes(),
                self.unit,
                self.synonyms.exact,
                self.synonyms.beginnings,
                dict(sorted(self.roles.items())),
                dict(sorted(self.served.items())),
                tuple(sorted(self.silent)),
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> NarrowingIndex:
        """The index `to_bytes` wrote.

        Raises `NarrowingIndexError` when `data` is something else or was written by another
        version.
        """
        try:
            stored = msgspec.msgpack.decode(data, type=_Stored)
        except msgspec.DecodeError as error:
            raise NarrowingIndexError("These bytes are not a narrowing index.") from error
        if stored.form != FORM:
            raise NarrowingIndexError("The narrowing index was written by another version.")
        keys = array("I")
        count, rest = divmod(len(stored.keys), keys.itemsize)
        if (
            rest
            or len(stored.rarity) != count
            or len(stored.weights) != count * len(stored.issues)
            or len(stored.tongues) != count * len(stored.languages)
        ):
            raise NarrowingIndexError("The narrowing index is incomplete.")
        keys.frombytes(stored.keys)
        if sys.byteorder == "big":
            keys.byteswap()
        return cls(
            issues=stored.issues,
            languages=stored.languages,
            keys=keys,
            rarity=stored.rarity,
            weights=stored.weights,
            tongues=stored.tongues,
            unit=stored.unit,
            synonyms=Synonyms(stored.exact, stored.beginnings),
            roles=stored.roles,
            served=stored.served,
            silent=stored.silent,
        )
