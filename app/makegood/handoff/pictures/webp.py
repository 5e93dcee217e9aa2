"""WebP: a RIFF file, RFC 9649."""

from __future__ import annotations

from typing import Final

from makegood.handoff.pictures.reading import NotReadableError, number, piece, turn_block, turn_of

_HEAD: Final = 12
_STAYS: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_EXIF_FLAG, _XMP_FLAG = 0b1000, 0b0100
_EXIF_NAME: Final = b"Exif\x00\x00"


def clean_webp(data: bytes) -> bytes:
    """The picture without Exif, XMP and unknown parts. Raises `NotReadableError`."""
    end = 8 + number(data, 4, 4, "little")
    kept: list[tuple[bytes, bytes]] = []
    turn = 1
    at = _HEAD
    while at < end:
        name = piece(data, at, 4)
        length = number(data, at + 4, 4, "little")
        body = piece(data, at + 8, length)
        # Parts of odd length are followed by one byte that does not count.
        at += 8 + length + length % 2
        if name == b"EXIF":
            turn = turn_of(body.removeprefix(_EXIF_NAME))
        elif name in _STAYS:
            kept.append((name, body))
    if not kept:
        raise NotReadableError("no picture in it")
    block = turn_block(turn)
    if kept[0][0] == b"VP8X":
        flags = number(kept[0][1], 0, 1) & ~(_EXIF_FLAG | _XMP_FLAG)
        if block is not None:
            flags |= _EXIF_FLAG
            kept.append((b"EXIF", block))
        kept[0] = (b"VP8X", bytes((flags,)) + kept[0][1][1:])
    parts = b"".join(_part(name, body) for name, body in kept)
    return b"RIFF" + (4 + len(parts)).to_bytes(4, "little") + b"WEBP" + parts


def _part(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)
