"""What nobody sees on the screen: spaces too many, unseen characters, the end of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from makegood.content.nodes import scalars
from makegood.content.problems import Place

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext

_UNSEEN: Final = re.compile("[\u00a0\u00ad\u061c\u2007\u200b-\u200f\u2028-\u202f\u2060-\u2069]")


def check_lines(context: CheckContext) -> None:
    """No tabs, no spaces at the end of a line, exactly one line break at the end of a file."""
    for name in context.source.files:
        path = context.source.folder / name
        if not path.is_file():
            continue  # stands only in a person's own folder
        text = path.read_bytes().decode("utf-8", "replace")
        for number, line in enumerate(text.split("\n"), start=1):
            place = Place(name, number)
            if line.rstrip() != line:
                context.log.add(place, "trailing_space", level="warning")
            elif "\t" in line:
                context.log.add(place, "tab", level="warning")
        if not text.endswith("\n") or text.endswith("\n\n"):
            place = Place(name, text.count("\n") + 1)
            context.log.add(place, "last_line", level="warning")


def check_values(context: CheckContext) -> None:
    """No value begins or ends with a space, holds two in a row or an unseen character."""
    for node in context.source.files.values():
        for scalar in scalars(node):
            value = scalar.value.rstrip("\n")
            if value != value.strip(" ") or "  " in value:
                context.log.add(scalar.at, "odd_whitespace", level="warning")
            unseen = _UNSEEN.search(value)
            if unseen is not None:
                code = f"U+{ord(unseen.group()):04X}"
                context.log.add(scalar.at, "control_character", code=code)
