"""Copies of pictures say nothing about where and with what they were made.

The pictures are drawn by Qt and given what cameras write by hand, byte by byte; afterwards Qt
must read the very same picture, turned the very same way.
"""

from __future__ import annotations

import struct
from zlib import crc32

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader

from makegood.handoff.pictures import without_traces

PLACE = b"GPS 59.4370 N 24.7536 E, owner Eleni"


def drawn(kind: str) -> bytes:
    picture = QImage(24, 16, QImage.Format.Format_RGB32)
    for x in range(24):
        for y in range(16):
            picture.setPixelColor(x, y, QColor(10 * x, 15 * y, 80))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)
    return bytes(buffer.data().data())


def seen(data: bytes) -> tuple[QImage, QImageIOHandler.Transformation]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    turned = reader.transformation()
    reader.setAutoTransform(False)
    picture = reader.read()
    assert not picture.isNull(), reader.errorString()
    return picture, turned


def exif(turn: int, order: str = "<") -> bytes:
    """Exif with a turn, a maker and a place: two entries and loose text."""
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    head = mark + struct.pack(order + "I", 8)
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, turn, 0)
    entries += struct.pack(order + "HHII", 0x010F, 2, len(PLACE), 38)
    return head + struct.pack(order + "H", 2) + entries + struct.pack(order + "I", 0) + PLACE


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + crc32(name + body).to_bytes(4, "big")


def jpeg(turn: int = 6, order: str = "<") -> bytes:
    plain = drawn("JPG")
    more = segment(0xE1, b"Exif\x00\x00" + exif(turn, order))
    more += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + PLACE)
    more += segment(0xED, b"Photoshop 3.0\x00" + PLACE) + segment(0xFE, PLACE)
    more += segment(0xE2, b"MPF\x00" + PLACE)
    # A second picture behind the first, as telephones write it.
    return plain[:2] + more + plain[2:] + plain[:2] + more + plain[2:]


@pytest.mark.parametrize(("turn", "order"), [(1, "<"), (3, ">"), (6, "<"), (8, ">")])
def test_jpeg(turn: int, order: str) -> None:
    before = jpeg(turn, order)
    assert PLACE in before
    after = without_traces("a.jpg", before)
    assert after.found == "clean"
    assert PLACE not in after.data
    assert b"Photoshop" not in after.data
    assert b"xmpmeta" not in after.data
    assert after.data.count(b"\xff\xd8\xff") == 1
    assert seen(after.data) == seen(before)


def test_jpeg_without_anything_stays_as_it_is() -> None:
    plain = drawn("JPG")
    assert without_traces("a.jpg", plain).data == plain


def test_jpeg_keeps_its_colours() -> None:
    plain = drawn("JPG")
    colours = segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + b"profile") + segment(0xEE, b"Adobe\x00")
    data = plain[:2] + colours + plain[2:]
    assert without_traces("a.jpg", data).data == data


def png(turn: int) -> bytes:
    plain = drawn("PNG")
    header_end = 8 + 12 + 13
    more = chunk(b"eXIf", exif(turn)) + chunk(b"tEXt", b"Author\x00" + PLACE)
    more += chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + PLACE)
    more += chunk(b"tIME", b"\x07\xea\x0b\x16\x0a\x00\x00") + chunk(b"caBX", PLACE)
    return plain[:header_end] + more + plain[header_end:] + PLACE


@pytest.mark.parametrize("turn", [1, 6])
def test_png(turn: int) -> None:
    before = png(turn)
    after = without_traces("a.png", before)
    assert after.found == "clean"
    assert PLACE not in after.data
    assert b"tIME" not in after.data
    assert (b"eXIf" in after.data) == (turn != 1)
    assert seen(after.data)[0] == seen(before)[0]


def test_png_keeps_what_makes_it_move() -> None:
    plain = drawn("PNG")
    end = plain.index(b"IDAT") - 4
    data = plain[:end] + chunk(b"acTL", b"\x00\x00\x00\x01\x00\x00\x00\x00") + plain[end:]
    assert without_traces("a.png", data).data == data


def gif() -> bytes:
    head = b"GIF89a" + struct.pack("<HH", 1, 1) + b"\x80\x00\x00" + b"\x00\x00\x00\xff\xff\xff"
    loops = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    comment = b"\x21\xfe" + bytes((len(PLACE),)) + PLACE + b"\x00"
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes((len(PLACE),)) + PLACE + b"\x00"
    control = b"\x21\xf9\x04\x00\x0a\x00\x00\x00"
    picture = b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\x00\x02\x02\x44\x01\x00"
    return head + loops + comment + xmp + control + picture + b"\x3b" + PLACE


def test_gif() -> None:
    after = without_traces("a.gif", gif())
    assert after.found == "clean"
    assert PLACE not in after.data
    assert b"NETSCAPE2.0" in after.data
    assert b"\x21\xf9\x04" in after.data
    assert seen(after.data)[0] == seen(gif())[0]


def riff(*parts: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(part)) + part + bytes(len(part) % 2) for name, part in parts
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def test_webp() -> None:
    flags = b"\x3c\x00\x00\x00" + bytes(6)
    data = riff(
        (b"VP8X", flags), (b"ICCP", b"icc"), (b"VP8L", b"picture"), (b"EXIF", exif(6)),
        (b"XMP ", PLACE), (b"ABCD", PLACE),
    )  # fmt: skip
    after = without_traces("a.webp", data + PLACE)
    assert after.found == "clean"
    assert PLACE not in after.data
    # Exif stays announced, because how to turn the picture is said there; XMP is not.
    assert b"VP8X" + struct.pack("<I", 10) + b"\x38" in after.data
    assert b"picture" in after.data
    assert b"icc" in after.data
    assert after.data.endswith(b"\x00\x06\x00\x00\x00\x00\x00\x00")


def test_webp_that_stands_upright_has_no_exif_left() -> None:
    data = riff((b"VP8X", b"\x08\x00\x00\x00" + bytes(6)), (b"VP8 ", b"pict"), (b"EXIF", exif(1)))
    after = without_traces("a.webp", data).data
    assert b"EXIF" not in after
    assert b"VP8X" + struct.pack("<I", 10) + b"\x00" in after


def box(name: bytes, body: bytes, *, wide: bool = False) -> bytes:
    if wide:
        return struct.pack(">I", 1) + name + struct.pack(">Q", 16 + len(body)) + body
    return struct.pack(">I", 8 + len(body)) + name + body


def heic(method: int = 0, length: int = len(PLACE), *, wide: bool = False) -> bytes:
    """Three parts: the picture, Exif and XMP; the last two are `PLACE`."""
    kinds = ((1, b"hvc1", b""), (2, b"Exif", b""), (3, b"mime", b"application/rdf+xml\x00"))
    entries = b"".join(
        box(b"infe", struct.pack(">IHH", 0x02000000, part, 0) + kind + b"\x00" + more)
        for part, kind, more in kinds
    )
    infos = box(b"iinf", struct.pack(">IH", 0, 3) + entries)

    def locations(start: int) -> bytes:
        places = ((1, start, 7), (2, start + 7, length), (3, start + 7 + len(PLACE), len(PLACE)))
        body = struct.pack(">IBBH", 0x01000000, 0x44, 0x00, 3)
        for part, offset, size in places:
            body += struct.pack(">HHHH", part, method, 0, 1) + struct.pack(">II", offset, size)
        return box(b"iloc", body)

    first = box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic")
    stretch = b"picture" + PLACE + PLACE
    if method == 1:
        meta = box(b"meta", bytes(4) + infos + locations(0) + box(b"idat", stretch), wide=wide)
        return first + meta
    room = len(first) + len(box(b"meta", bytes(4) + infos + locations(0), wide=wide)) + 8
    return (
        first + box(b"meta", bytes(4) + infos + locations(room), wide=wide) + box(b"mdat", stretch)
    )


@pytest.mark.parametrize("method", [0, 1])
@pytest.mark.parametrize("wide", [False, True])
def test_heic(method: int, wide: bool) -> None:
    before = heic(method, wide=wide)
    after = without_traces("a.heic", before)
    assert after.found == "clean"
    assert PLACE not in after.data
    assert b"picture" + bytes(2 * len(PLACE)) in after.data
    # Nothing was moved.
    assert len(after.data) == len(before)


@pytest.mark.parametrize("name", [b"uuid", b"mpvd", b"free", b"sefd"])
def test_what_stands_beside_the_picture_in_a_heic_goes(name: bytes) -> None:
    before = heic() + box(name, PLACE)
    after = without_traces("a.heic", before)
    assert after.found == "clean"
    assert PLACE not in after.data
    assert after.data[: len(heic())] == without_traces("a.heic", heic()).data
    assert len(after.data) == len(before)


def test_moving_pictures_are_told() -> None:
    assert without_traces("a", heic() + box(b"moov", PLACE)).found == "cannot_clean"


def test_the_small_picture_of_a_jpeg_goes() -> None:
    picture = drawn("JPG")
    mark = picture[2:20]
    assert mark.startswith(b"\xff\xe0\x00\x10JFIF\x00")
    small = segment(0xE0, mark[4:16] + b"\x05\x03" + PLACE + bytes(9))
    after = without_traces("a.jpg", picture[:2] + small + picture[20:])
    assert after == without_traces("a.jpg", picture)
    assert after.data[2:20] == mark


@pytest.mark.parametrize(
    "data",
    [
        drawn("JPG")[:-2],
        drawn("JPG")[:100],
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x00" + bytes(20),
        drawn("PNG")[:-6],
        gif()[:40],
        gif().replace(b"\x21\xf9\x04", b"\x99\xf9\x04"),
        b"RIFF\x04\x00\x00\x00WEBP",
        riff((b"VP8 ", b"pict"))[:-2],
        heic()[:80],
        heic(method=2),
        heic(length=0),
        heic(length=10_000),
        box(b"ftyp", b"avif\x00\x00\x00\x00"),
        box(b"ftyp", b"avif\x00\x00\x00\x00") + box(b"meta", bytes(4)),
    ],
)
def test_damaged_pictures_are_told_and_not_touched(data: bytes) -> None:
    after = without_traces("a", data)
    assert after.found == "cannot_clean"
    assert after.data == data


def test_what_is_not_known_here_is_told() -> None:
    assert without_traces("a.tif", b"II*\x00" + bytes(20)).found == "cannot_clean"
    assert without_traces("film.MP4", b"\x00\x00\x00\x18ftypisom").found == "cannot_clean"


@pytest.mark.parametrize(
    "begin",
    [
        b"\xff\x0a\x7f",
        b"\x00\x00\x00\x0cJXL \r\n\x87\n",
        b"\x00\x00\x00\x0cjP  \r\n\x87\n",
        b"\x00\x00\x00\x18ftypisom",
        b"\x00\x00\x00\x14ftypqt  ",
        b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat",
        b"\x1aE\xdf\xa3\x01",
        b"RIFF\x10\x00\x00\x00AVI LIST",
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6",
        b"\x00\x00\x01\xba\x44",
    ],
)
def test_other_pictures_and_films_are_known_by_their_content(begin: bytes) -> None:
    data = begin + PLACE
    after = without_traces("IMG_0001", data)
    assert after.found == "cannot_clean"
    assert after.data == data


def test_the_name_tells_too() -> None:
    assert without_traces("holiday.JXL", b"?").found == "cannot_clean"


def test_other_files_go_as_they_are() -> None:
    bill = b"%PDF-1.7 ..."
    assert without_traces("bill.pdf", bill).found == "no_picture"
    assert without_traces("bill.pdf", bill).data == bill
    assert without_traces("empty", b"").found == "no_picture"
    assert without_traces("note", b"The wide one is broken").found == "no_picture"


@pytest.mark.parametrize(
    "block", [b"", b"II*\x00", exif(6)[:12], exif(6)[8:], b"MM\x00*" + b"\xff" * 8]
)
def test_exif_that_cannot_be_read_goes_and_turns_nothing(block: bytes) -> None:
    plain = drawn("JPG")
    data = plain[:2] + segment(0xE1, b"Exif\x00\x00" + block) + plain[2:]
    assert without_traces("a.jpg", data).data == plain


def test_exif_without_a_turn_goes() -> None:
    plain = drawn("JPG")
    only_maker = b"II*\x00" + struct.pack("<IH", 8, 1) + struct.pack("<HHII", 0x010F, 2, 4, 0)
    data = plain[:2] + segment(0xE1, b"Exif\x00\x00" + only_maker + bytes(4)) + plain[2:]
    assert without_traces("a.jpg", data).data == plain


def test_marks_inside_the_packed_picture_stay() -> None:
    """Restart marks, stuffed bytes and fill bytes are part of the picture."""
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"a\xff\x00b\xff\xd0c\xff\xff\xd1d"
    data = b"\xff\xd8" + b"\xff\xff" + segment(0xDB, b"table")[1:] + scan + b"\xff\xd9"
    after = without_traces("a.jpg", data)
    assert after.found == "clean"
    assert scan in after.data
    assert b"table" in after.data


def test_a_picture_without_parts_to_blank_stays_as_it_is() -> None:
    before = heic().replace(b"Exif", b"hvc1").replace(b"mime", b"hvc1")
    after = without_traces("a.heic", before)
    assert (after.found, after.data) == ("clean", before)


def test_a_list_of_parts_that_is_not_complete() -> None:
    assert without_traces("a.heic", heic().replace(b"iloc", b"free")).found == "cannot_clean"
    old = heic().replace(b"infe\x02", b"infe\x00")
    assert without_traces("a.heic", old).found == "cannot_clean"
