"""GIF: the CompuServe specification of 1990."""

from __future__ import annotations

from typing import Final

from makegood.handoff.pictures.reading import NotReadableError, number, piece

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_COMMENT, _PLAIN_TEXT, _APPLICATION = 0xFE, 0x01, 0xFF
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def clean_gif(data: bytes) -> bytes:
    """The picture without comments and without what programs wrote, up to its end.

    How often a moving picture repeats is kept. Raises `NotReadableError`.
    """
    at = 13 + _colours(number(data, 10, 1))
    kept = [piece(data, 0, at)]
    while True:
        kind = number(data, at, 1)
        if kind == _END:
            kept.append(data[at : at + 1])
            return b"".join(kept)
        if kind == _IMAGE:
            body = at + 10 + _colours(number(data, at + 9, 1)) + 1
            stays = True
        elif kind == _EXTENSION:
            label = number(data, at + 1, 1)
            body = at + 2
            stays = label not in (_COMMENT, _PLAIN_TEXT, _APPLICATION) or (
                label == _APPLICATION and piece(data, at + 3, 11) in _LOOPS
            )
        else:
            raise NotReadableError("an unknown part")
        end = _behind_blocks(data, body)
        if stays:
            kept.append(piece(data, at, end - at))
        at = end


def _colours(flags: int) -> int:
    """Bytes of the colour table that the flags announce."""
    return 3 * 2 ** ((flags & 0b111) + 1) if flags & 0b1000_0000 else 0


def _behind_blocks(data: bytes, at: int) -> int:
    while True:
        size = number(data, at, 1)
        at += 1 + size
        if size == 0:
            return at
