"""JPEG: ITU-T T.81, annex B; Exif in APP1."""

from __future__ import annotations

from typing import Final

from makegood.handoff.pictures.reading import (
    NotReadableError,
    number,
    piece,
    turn_block,
    turn_of,
)

_START: Final = b"\xff\xd8"
_EXIF: Final = b"Exif\x00\x00"
_SOS, _EOI, _COM, _APP0, _APP1, _APP2, _APP14, _APP15 = (
    0xDA, 0xD9, 0xFE, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF,
)  # fmt: skip
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_COLOURS: Final = b"ICC_PROFILE\x00"
_JFIF: Final = b"JFIF\x00"
_JFIF_SIZES: Final = 14
"""Bytes of the mark up to its small picture; the last two are the sizes of that."""


def clean_jpeg(data: bytes) -> bytes:
    """The picture with the marks that its colours need, and with how to turn it.

    Everything behind the end of the picture goes too: there telephones keep a second picture or a
    film, each with a place of its own. Raises `NotReadableError`.
    """
    kept: list[bytes] = []
    turn = 1
    at = len(_START)
    while True:
        at, marker = _marker(data, at)
        if marker == _EOI:
            kept.append(bytes((0xFF, _EOI)))
            break
        if marker in _BARE:
            kept.append(bytes((0xFF, marker)))
            continue
        length = number(data, at, 2)
        body = piece(data, at, length)
        at += length
        if marker == _APP1 and body[2:].startswith(_EXIF):
            turn = turn_of(body[2 + len(_EXIF) :])
        if marker == _APP0 and body[2:].startswith(_JFIF):
            body = _without_small_picture(body)
        if _stays(marker, body[2:]):
            kept.append(bytes((0xFF, marker)) + body)
        if marker == _SOS:
            end = _end_of_scan(data, at)
            kept.append(data[at:end])
            at = end
    return _START + b"".join(_with_turn(kept, turn))


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The next marker and the place behind it; fill bytes before it are skipped."""
    if number(data, at, 1) != 0xFF:
        raise NotReadableError("no marker where one must be")
    while number(data, at, 1) == 0xFF:
        at += 1
    return at + 1, number(data, at, 1)


def _stays(marker: int, body: bytes) -> bool:
    if marker == _APP2:
        return body.startswith(_COLOURS)
    if marker == _APP0:
        return body.startswith(_JFIF)
    if _APP0 < marker <= _APP15:
        return marker == _APP14
    return marker != _COM


def _without_small_picture(body: bytes) -> bytes:
    """The JFIF mark (ITU-T T.871) without its small picture, which may show what was cut off."""
    sizes = _JFIF_SIZES
    return (sizes + 2).to_bytes(2, "big") + piece(body, 2, sizes - 2) + bytes(2)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the packed picture data end: at the first marker that is not part of them."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise NotReadableError("the picture has no end")
        follows = data[at + 1]
        if follows != 0 and follows not in _BARE and follows != 0xFF:
            return at
        at += 1 if follows == 0xFF else 2


def _with_turn(kept: list[bytes], turn: int) -> list[bytes]:
    block = turn_block(turn)
    if block is None:
        return kept
    body = _EXIF + block
    mark = bytes((0xFF, _APP1)) + (len(body) + 2).to_bytes(2, "big") + body
    # Behind the JFIF mark, which must come first.
    place = 1 if kept and kept[0][1] == _APP0 else 0
    return [*kept[:place], mark, *kept[place:]]
