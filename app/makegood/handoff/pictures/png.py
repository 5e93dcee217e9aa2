"""PNG: the third edition of its specification, W3C."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from makegood.handoff.pictures.reading import number, piece, turn_block, turn_of

_HEAD: Final = 8
# Texts, the time of the last change, Exif, and what programs add for themselves.
_GOES: Final = frozenset({b"eXIf", b"iTXt", b"tEXt", b"tIME", b"zTXt"})
# Moving pictures: named before a standard took them in.
_MOVES: Final = frozenset({b"acTL", b"fcTL", b"fdAT"})
_LOWER_CASE: Final = 0x20


def clean_png(data: bytes) -> bytes:
    """The picture without texts, times and Exif, up to its end. Raises `NotReadableError`."""
    kept: list[bytes] = []
    turn = 1
    at = _HEAD
    while True:
        length = number(data, at, 4)
        name = piece(data, at + 4, 4)
        whole = piece(data, at, 12 + length)
        at += len(whole)
        if name == b"eXIf":
            turn = turn_of(whole[8:-4])
        if name not in _GOES and not _is_private(name):
            kept.append(whole)
        if name == b"IEND":
            break
    block = turn_block(turn)
    if block is not None:
        # Exif stands before the picture data; right behind the header is before everything.
        kept.insert(1, _chunk(b"eXIf", block))
    return data[:_HEAD] + b"".join(kept)


def _is_private(name: bytes) -> bool:
    """Whether a chunk is one that no standard knows and no reader needs: its first two letters
    are lower-case then.
    """
    return name not in _MOVES and bool(name[0] & name[1] & _LOWER_CASE)


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + crc32(name + body).to_bytes(4, "big")
