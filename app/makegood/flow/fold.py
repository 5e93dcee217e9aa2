"""Text made alike for comparing: case, accents and spaces do not count."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The text in lower case, without combining marks, with single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(unicodedata.normalize("NFC", bare).split())
