"""HEIC, HEIF and AVIF: boxes of ISO/IEC 14496-12, pictures in them by ISO/IEC 23008-12.

The places of all parts stand in one table, so the parts that go are filled with zeros and nothing
is moved. How the picture is to be turned is a property of its own there, not part of Exif.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.handoff.pictures.reading import NotReadableError, number, piece

if TYPE_CHECKING:
    from collections.abc import Iterator

_PICTURES: Final = frozenset(
    {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
)
_FIRST: Final = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
"""Boxes that come first in QuickTime films from before the standard."""
_NEEDED: Final = frozenset(
    {b"ftyp", b"meta", b"mdat", b"hdlr", b"dinf", b"pitm", b"iloc", b"iinf", b"iprp", b"ipro",
     b"iref", b"idat", b"grpl"}
)  # fmt: skip
"""Boxes that a still picture is shown from, outermost and in its list of parts."""
_IN_FILE, _IN_META = 0, 1


def is_bmff(data: bytes) -> bool:
    """Whether it is a file of boxes: a film, a sound or a picture."""
    if data[4:8] in _FIRST:
        # Text can begin with such a word ("The wide ..."), but not with a size that fits.
        size = int.from_bytes(data[:4], "big")
        return size <= len(data)
    return data[4:8] == b"ftyp"


def is_bmff_picture(data: bytes) -> bool:
    """Whether the first box names a picture format."""
    if data[4:8] != b"ftyp":
        return False
    brands = data[8 : int.from_bytes(data[:4], "big")]
    return any(brands[at : at + 4] in _PICTURES for at in range(0, len(brands), 4))


def clean_bmff(data: bytes) -> bytes:
    """The picture with its Exif and XMP parts blanked, and the boxes that it does without.

    In those telephones keep the film around the picture. Raises `NotReadableError`.
    """
    boxes = list(_boxes(data, 0, len(data)))
    meta = next((box for box in boxes if box[0] == b"meta"), None)
    if meta is None:
        raise NotReadableError("no list of parts")
    if any(name == b"moov" for name, _, _ in boxes):
        # Moving pictures have lists of another kind, with texts of their own.
        raise NotReadableError("moving pictures")
    # The box begins with its version and flags.
    parts = list(_boxes(data, meta[1] + 4, meta[2]))
    inside = {name: (start, end) for name, start, end in parts}
    if b"iinf" not in inside or b"iloc" not in inside:
        raise NotReadableError("no list of parts")
    goes = frozenset(_parts_to_blank(data, *inside[b"iinf"]))
    cleaned = bytearray(data)
    for name, start, end in boxes + parts:
        if name not in _NEEDED:
            cleaned[start:end] = bytes(end - start)
    if goes:
        within = inside.get(b"idat", (0, 0))[0]
        for start, length in _places(data, inside[b"iloc"][0], goes, within):
            piece(data, start, length)
            cleaned[start : start + length] = bytes(length)
    return bytes(cleaned)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, first byte of the content and the byte behind it, of each box in a stretch."""
    while at < end:
        size, name, head = number(data, at, 4), piece(data, at + 4, 4), 8
        if size == 1:
            size, head = number(data, at + 8, 8), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise NotReadableError("a box does not fit")
        yield name, at + head, at + size
        at += size


def _parts_to_blank(data: bytes, start: int, end: int) -> Iterator[int]:
    """The numbers of the parts that hold Exif or XMP."""
    version = number(data, start, 1)
    entries = start + (6 if version == 0 else 8)
    for name, at, _ in _boxes(data, entries, end):
        if name != b"infe":
            continue
        form = number(data, at, 1)
        if form < 2:
            raise NotReadableError("an old list of parts")
        wide = 2 if form == 2 else 4
        kind = piece(data, at + 4 + wide + 2, 4)
        # "mime" parts in pictures hold XMP, those named by an address what a maker adds.
        if kind in (b"Exif", b"mime", b"uri "):
            yield number(data, at + 4, wide)


def _places(
    data: bytes, start: int, goes: frozenset[int], within: int
) -> Iterator[tuple[int, int]]:
    """First byte and length of every stretch of the parts `goes`."""
    version = number(data, start, 1)
    offset_size, length_size = divmod(number(data, start + 4, 1), 16)
    base_size, index_size = divmod(number(data, start + 5, 1), 16)
    wide = 4 if version == 2 else 2
    count = number(data, start + 6, wide)
    at = start + 6 + wide
    for _ in range(count):
        part = number(data, at, wide)
        at += wide
        method = _IN_FILE
        if version in (1, 2):
            method = number(data, at, 2) & 0xF
            at += 2
        base = number(data, at + 2, base_size)
        stretches = number(data, at + 2 + base_size, 2)
        at += 4 + base_size
        for _ in range(stretches):
            at += index_size if version in (1, 2) else 0
            offset = base + number(data, at, offset_size)
            length = number(data, at + offset_size, length_size)
            at += offset_size + length_size
            if part not in goes:
                continue
            if method not in (_IN_FILE, _IN_META) or length == 0:
                raise NotReadableError("a part that stands elsewhere")
            yield offset + (within if method == _IN_META else 0), length
