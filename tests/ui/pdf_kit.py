"""PDF files read back: their text, their properties, and whether something is drawn."""

from __future__ import annotations

import re

import pypdfium2


def texts(data: bytes) -> list[str]:
    """The text of each page as a reader program finds it, line ends as line feeds."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            document[page].get_textpage().get_text_range().replace("\r\n", "\n")
            for page in range(len(document))
        ]
    finally:
        document.close()


def words(data: bytes) -> str:
    """All words of all pages, one space between them."""
    return " ".join(" ".join(texts(data)).split())


def properties(data: bytes) -> dict[str, str]:
    """What the file says about itself."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {name: value for name, value in document.get_metadata_dict().items() if value}
    finally:
        document.close()


def ink(data: bytes, page: int = 0) -> float:
    """Which part of a page is not white."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[page].render(scale=1, grayscale=True)
        pixels = bytes(picture.buffer)
        return sum(pixel < 200 for pixel in pixels) / len(pixels)
    finally:
        document.close()


def fonts(data: bytes) -> set[str]:
    """The names of the fonts in the file."""
    return {name.decode() for name in re.findall(rb"/FontName /([\w+-]+)", data)}
