"""Pictures that leave say what is to be seen on them, and not where and with what they were made.

Cameras write the place, the time, the owner and the number of the camera into the file. The bytes
of the picture itself are never touched, so nothing is lost to a second compression; how it is
to be turned is kept where the format needs it.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from makegood.handoff.pictures.bmff import clean_bmff, is_bmff, is_bmff_picture
from makegood.handoff.pictures.gif import clean_gif
from makegood.handoff.pictures.jpeg import clean_jpeg
from makegood.handoff.pictures.png import clean_png
from makegood.handoff.pictures.reading import NotReadableError
from makegood.handoff.pictures.webp import clean_webp

Found = Literal["clean", "cannot_clean", "no_picture"]

_OTHER_MEDIA: Final = (
    b"II*\x00", b"MM\x00*",  # TIFF, and the raw pictures of most cameras
    b"\xff\x0a", b"\x00\x00\x00\x0cJXL ",  # JPEG XL, ISO/IEC 18181
    b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51",  # JPEG 2000, ISO/IEC 15444
    b"\x1aE\xdf\xa3",  # Matroska and WebM, RFC 9559
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # Windows Media
    b"\x00\x00\x01\xba",  # MPEG, ISO/IEC 13818-1
)  # fmt: skip
"""How pictures and films begin that are not read here."""
_ENDINGS: Final = frozenset(
    {"3gp", "avi", "jp2", "jxl", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "tif",
     "tiff", "webm", "wmv"}
)  # fmt: skip


class Cleaned(Struct, frozen=True):
    """A file as it may leave.

    `clean`: nothing of the kind is in it any more. `cannot_clean`: a picture or a film that may
    still say where it was made, because its format is not known here or it is damaged; `data` is
    unchanged, and the person is told. `no_picture`: anything else, unchanged.
    """

    data: bytes
    found: Found


def without_traces(name: str, data: bytes) -> Cleaned:
    """The file without what its camera wrote beside the picture. The content decides; `name`
    only tells more of the pictures and films that are not read here.
    """
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return Cleaned(clean_jpeg(data), "clean")
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return Cleaned(clean_png(data), "clean")
        if data.startswith((b"GIF87a", b"GIF89a")):
            return Cleaned(clean_gif(data), "clean")
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return Cleaned(clean_webp(data), "clean")
        if is_bmff_picture(data):
            return Cleaned(clean_bmff(data), "clean")
    except NotReadableError:
        return Cleaned(data, "cannot_clean")
    if _is_other_media(data) or name.rpartition(".")[2].lower() in _ENDINGS:
        return Cleaned(data, "cannot_clean")
    return Cleaned(data, "no_picture")


def _is_other_media(data: bytes) -> bool:
    """Whether it begins as a picture or a film of another kind does."""
    is_avi = data.startswith(b"RIFF") and data[8:12] == b"AVI "
    return data.startswith(_OTHER_MEDIA) or is_bmff(data) or is_avi
