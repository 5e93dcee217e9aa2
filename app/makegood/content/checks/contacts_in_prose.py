"""Numbers and addresses stand in records of their own, where they are checked, not in sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from makegood.content.checks.prose import parts_of

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext

_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_MAIL: Final = re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\+[0-9][0-9 ()-]{7,}[0-9]")
_DIGITS: Final = re.compile(r"[^0-9]")


def check_contacts_in_prose(context: CheckContext) -> None:
    """A link, mail address or number in a sentence escapes every other check."""
    for language in context.source.languages.values():
        for key, entry in language.entries.items():
            if key.startswith("check."):
                continue
            for part in parts_of(entry):
                if _LINK.search(part) or _MAIL.search(part) or _NUMBER.search(part):
                    context.log.add(
                        language.places[key], "contact_in_prose", level="warning", key=key
                    )
                    break


def check_retired_in_prose(context: CheckContext) -> None:
    """What is retired is named in a notice's `about` only, where it can be struck through."""
    values = [
        retired for retired in context.pack.retired if retired.what in {"phone", "mail", "url"}
    ]
    for language in context.source.languages.values():
        for key, entry in language.entries.items():
            text = " ".join(parts_of(entry)).lower()
            digits = _DIGITS.sub("", text)
            for retired in values:
                number = _DIGITS.sub("", retired.value)
                said = number in digits if retired.what == "phone" else retired.value in text
                if said:
                    context.log.add(
                        language.places[key],
                        "retired",
                        value=retired.value,
                        why=retired.why,
                    )
