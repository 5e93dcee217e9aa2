"""Pictures that leave say what is to be seen on them, and not where and with what they were made.

Cameras write the place, the time, the owner and the number of the camera into the file. The bytes
of the picture itself are never touched, so nothing is lost to a second compression; how it is
to be turned is kept where the format needs it.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from makegood.handoff.pictures.bmff import clean_bmff, is_bmff_picture
from makegood.handoff.pictures.gif import clean_gif
from makegood.handoff.pictures.jpeg import clean_jpeg
from makegood.handoff.pictures.png import clean_png
from makegood.handoff.pictures.reading import NotReadableError
from makegood.handoff.pictures.webp import clean_webp

Found = Literal["clean", "cannot_clean", "no_picture"]

_OTHER_MEDIA = (b"II*\x00", b"MM\x00*")
_FILM_NAMES = ("3gp", "avi", "m4v", "mkv", "mov", "mp4", "tif", "tiff", "webm")


class Cleaned(Struct, frozen=True):
    """A file as it may leave.

    `clean`: nothing of the kind is in it any more. `cannot_clean`: a picture or a film that may
    still say where it was made, because its format is not known here or it is damaged; `data` is
    unchanged, and the person is told. `no_picture`: anything else, unchanged.
    """

    data: bytes
    found: Found


def without_traces(name: str, data: bytes) -> Cleaned:
    """The file without what its camera wrote beside the picture. The content decides, not `name`;
    the name tells films, whose content is not read.
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
    ending = name.rpartition(".")[2].lower()
    if data.startswith(_OTHER_MEDIA) or ending in _FILM_NAMES:
        return Cleaned(data, "cannot_clean")
    return Cleaned(data, "no_picture")
