"""Texts are short, plain and without markup; the slots of messages are facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from makegood.content.checks.known_facts import DRAFT_SLOTS
from makegood.text.catalog import slots_in
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.content.checks.context import CheckContext
    from makegood.content.words import Language
    from makegood.text.catalog import Entry

_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]{2,8};|&#[0-9]+;")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?؟…])[\"”»)]*\s+")
_BRACES: Final = re.compile(r"[{}]")
_SLOT: Final = re.compile(r"\{[a-z][a-z0-9_]*\}")
_HELP: Final = ".help"
_ALIKE_FROM: Final = 60
"""Letters from which two equal texts are no coincidence."""


def check_markup(context: CheckContext) -> None:
    """No HTML: texts are shown as they are written."""
    for language, key, part in _parts(context):
        if _MARKUP.search(part):
            context.log.add(language.places[key], "markup", key=key)


def check_braces(context: CheckContext) -> None:
    """Braces only ever enclose the name of a slot."""
    for language, key, part in _parts(context):
        if _BRACES.search(_SLOT.sub("", part)):
            context.log.add(language.places[key], "bad_slot", key=key)


def check_lengths(context: CheckContext) -> None:
    """Sentences and lines of help stay within the limits of `pack.yaml`."""
    limits = context.source.manifest.limits
    if limits is None:
        return
    for language, key, part in _parts(context):
        place = language.places[key]
        longest = max(len(sentence.split()) for sentence in _SENTENCE_END.split(part))
        if longest > limits.sentence:
            context.log.add(
                place,
                "sentence_long",
                level=context.warning,
                key=key,
                words=longest,
                limit=limits.sentence,
            )
        if key.endswith(_HELP) and len(part.split()) > limits.help:
            context.log.add(
                place,
                "help_long",
                level=context.warning,
                key=key,
                words=len(part.split()),
                limit=limits.help,
            )


def check_template_slots(context: CheckContext) -> None:
    """Message paragraphs have slots only for facts and for what drafting works out."""
    known = DRAFT_SLOTS | context.source.ids.get("facts", {}).keys()
    for language in context.source.languages.values():
        for key, entry in language.entries.items():
            if key.startswith("templates."):
                for slot in sorted(slots_in(entry) - known):
                    context.log.add(language.places[key], "unknown_slot", slot=slot)


def check_repeated_texts(context: CheckContext) -> None:
    """The same long text twice in the source language is one record too many."""
    language = context.source.languages.get(SOURCE_LANGUAGE)
    if language is None:
        return
    first: dict[str, str] = {}
    for key, entry in language.entries.items():
        text = "\n".join(parts_of(entry))
        if len(text) < _ALIKE_FROM:
            continue
        if text in first:
            context.log.add(
                language.places[key], "repeated_text", level="note", key=key, first=first[text]
            )
        first.setdefault(text, key)


def parts_of(entry: Entry) -> tuple[str, ...]:
    """The single texts of an entry, whatever its form."""
    if isinstance(entry, str):
        return (entry,)
    return entry if isinstance(entry, tuple) else tuple(entry.values())


def _parts(context: CheckContext) -> Iterator[tuple[Language, str, str]]:
    for language in context.source.languages.values():
        for key, entry in language.entries.items():
            for part in parts_of(entry):
                yield language, key, part
