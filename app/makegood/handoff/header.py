"""Text for one line of a header, so that no field can add another."""

from __future__ import annotations

from typing import Final

from makegood.text.direction import clean

_LONGEST_NAME: Final = 100
"""Characters of a file name that every system and every mail program take."""
_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*')
_NAMELESS: Final = "file"


def one_line(text: str) -> str:
    """The text without unseen characters, every run of white space, line breaks included, as one
    space.
    """
    return " ".join(clean(text).split())


def file_name(name: str) -> str:
    """A name for a file that goes to somebody else: one line, no folder, its ending kept."""
    plain = "".join(" " if letter in _NOT_IN_NAMES else letter for letter in one_line(name))
    # A leading dot hides a file, a trailing one is refused by Windows.
    plain = " ".join(plain.split()).strip(". ")
    if len(plain) > _LONGEST_NAME:
        stem, dot, ending = plain.rpartition(".")
        room = _LONGEST_NAME - len(dot + ending)
        plain = stem[:room].rstrip() + dot + ending if stem and room > 0 else plain[:_LONGEST_NAME]
    return plain or _NAMELESS
