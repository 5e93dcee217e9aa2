"""The file that holds compiled guide data: named sections, each with its own checksum.

    8 bytes   MAGIC
    32 bytes  SHA-256 of the table
    4 bytes   length of the table, big-endian
    table     msgpack: format, schema, version, and for each section name, size and SHA-256
    sections  one after the other, in the order of the table

The table's checksum stands for the whole file, because the table holds those of the sections. A
section is compared with its checksum when it is read, so a start pays only for what it reads.
Equal input gives equal bytes: there is no time, no path and no unordered set in it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAGIC: Final = b"MKGUIDE\n"
FORMAT: Final = 1
_SUM: Final = 32
_LENGTH: Final = 4
_HEAD: Final = len(MAGIC) + _SUM + _LENGTH


class DamagedPackError(Exception):
    """The file is not compiled guide data, or not as it was written."""


class _Section(Struct, frozen=True, array_like=True):
    name: str
    size: int
    checksum: bytes


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    schema: int
    version: str
    sections: tuple[_Section, ...]


def packed(schema: int, version: str, sections: Mapping[str, bytes]) -> bytes:
    """The bytes of a file with these sections."""
    table = _Table(
        FORMAT,
        schema,
        version,
        tuple(
            _Section(name, len(data), hashlib.sha256(data).digest())
            for name, data in sections.items()
        ),
    )
    raw = msgspec.msgpack.encode(table)
    length = len(raw).to_bytes(_LENGTH, "big")
    return b"".join((MAGIC, hashlib.sha256(raw).digest(), length, raw, *sections.values()))


class Container:
    """An opened file. `digest` names its whole content, in hex."""

    def __init__(self, data: bytes) -> None:
        """Read the table.

        Raises `DamagedPackError` when the bytes are not what `packed` gives.
        """
        if len(data) < _HEAD or not data.startswith(MAGIC):
            raise DamagedPackError("not compiled guide data")
        checksum = data[len(MAGIC) : len(MAGIC) + _SUM]
        end = _HEAD + int.from_bytes(data[_HEAD - _LENGTH : _HEAD], "big")
        raw = data[_HEAD:end]
        if hashlib.sha256(raw).digest() != checksum:
            raise DamagedPackError("the table is damaged")
        try:
            table = msgspec.msgpack.decode(raw, type=_Table)
        except msgspec.DecodeError as error:
            raise DamagedPackError("the table cannot be read") from error
        if table.format != FORMAT:
            raise DamagedPackError(f"form {table.format} of the file is not known")
        if end + sum(section.size for section in table.sections) != len(data):
            raise DamagedPackError("the file has not its full length")
        self._data = memoryview(data)
        self._start = end
        self._table = table
        self.digest = checksum.hex()

    @classmethod
    def open(cls, path: Path) -> Container:
        """The container in a file.

        Raises `DamagedPackError`, or `OSError` when the file cannot be read.
        """
        return cls(path.read_bytes())

    @property
    def schema(self) -> int:
        """The form of the guide data inside."""
        return self._table.schema

    @property
    def version(self) -> str:
        """The version of the guide data inside."""
        return self._table.version

    def names(self) -> tuple[str, ...]:
        """The sections there are."""
        return tuple(section.name for section in self._table.sections)

    def section(self, name: str) -> memoryview:
        """The bytes of a section, compared with their checksum.

        Raises `KeyError` for an unknown name, `DamagedPackError` when the bytes have changed.
        """
        start = self._start
        for section in self._table.sections:
            if section.name == name:
                data = self._data[start : start + section.size]
                if hashlib.sha256(data).digest() != section.checksum:
                    raise DamagedPackError(f"the section {name} is damaged")
                return data
            start += section.size
        raise KeyError(name)
