"""Reading numbers and pieces out of a file that may end too soon."""

from __future__ import annotations

from typing import Final, Literal

TURN_TAG: Final = 0x0112
"""The tag of Exif 2.32 that says how a picture is to be turned; 1 is "not at all"."""

_SHORT: Final = 3
_UPRIGHT: Final = 1
_TURNS: Final = range(2, 9)


class NotReadableError(ValueError):
    """The file is not what its first bytes promise."""


def piece(data: bytes, start: int, length: int) -> bytes:
    """Exactly `length` bytes from `start`. Raises `NotReadableError` when there are fewer."""
    if start < 0 or length < 0 or start + length > len(data):
        raise NotReadableError("the file ends too soon")
    return data[start : start + length]


def number(data: bytes, start: int, length: int, order: Literal["big", "little"] = "big") -> int:
    """The unsigned number of `length` bytes at `start`."""
    return int.from_bytes(piece(data, start, length), order)


def turn_of(tiff: bytes) -> int:
    """How an Exif block (from its byte order mark on) says the picture is to be turned; 1 if it
    says nothing that can be read.
    """
    try:
        order: Literal["big", "little"] = "little" if tiff[:2] == b"II" else "big"
        table = number(tiff, 4, 4, order)
        for place in range(number(tiff, table, 2, order)):
            entry = table + 2 + 12 * place
            if number(tiff, entry, 2, order) == TURN_TAG:
                return number(tiff, entry + 8, 2, order)
    except NotReadableError:
        pass
    return _UPRIGHT


def turn_block(turn: int) -> bytes | None:
    """An Exif block with that turn and nothing else; None where the picture stands upright."""
    if turn not in _TURNS:
        return None
    entry = b"".join(
        part.to_bytes(size, "big")
        for part, size in ((TURN_TAG, 2), (_SHORT, 2), (1, 4), (turn, 2), (0, 2))
    )
    return b"MM\x00*\x00\x00\x00\x08" + b"\x00\x01" + entry + bytes(4)
