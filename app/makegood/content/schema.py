"""The JSON Schema of the guide data, for editors and for people.

msgspec writes the types; titles come from the names, descriptions from `descriptions`, so every
property of every record says what it is.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from makegood.content.descriptions import DESCRIPTIONS
from makegood.content.layout import LISTS, RULES, WHOLE
from makegood.content.manifest import Manifest
from makegood.domain.provenance import Checked, Source

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE: Final = "#/$defs/{name}"


class UndescribedError(LookupError):
    """A property of the schema has no description; the table of them must be completed."""


def schema() -> dict[str, Any]:
    """One schema for all files; ``$defs`` has one entry for each record.

    Raises `UndescribedError` when a property has no description.
    """
    lists = {key: cls for each in (*LISTS.values(), RULES) for key, cls in each.items()}
    records = [cls for cls in lists.values() if cls is not None]
    tops = [Manifest, Source, Checked, *records, *WHOLE.values()]
    _, parts = msgspec.json.schema_components(tops, ref_template=_REFERENCE)
    for name, part in parts.items():
        _describe(name, part)
    return {
        "$schema": _DRAFT,
        "title": "Makegood guide data",
        "description": "Every record of wizard_data/. Values are text in the files: the types"
        " here say how each is read.",
        "files": _files(),
        "$defs": dict(sorted(parts.items())),
    }


def _files() -> dict[str, Any]:
    """Which file holds which records."""
    files: dict[str, Any] = {
        name: {key: None if cls is None else _ref(cls) for key, cls in lists.items()}
        for name, lists in LISTS.items()
    }
    files["rules/*.yaml"] = {key: None if cls is None else _ref(cls) for key, cls in RULES.items()}
    files |= {f"{folder}/*.yaml": _ref(cls) for folder, cls in WHOLE.items()}
    files["pack.yaml"] = _ref(Manifest)
    return files


def _ref(cls: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(name=cls.__name__)}


def _describe(record: str, part: dict[str, Any]) -> None:
    part["title"] = _title(record)
    for name, value in part.get("properties", {}).items():
        text = DESCRIPTIONS.get(f"{record}.{name}") or DESCRIPTIONS.get(name)
        if text is None:
            raise UndescribedError(f"{record}.{name}")
        value["title"] = _title(name)
        value["description"] = text


def _title(name: str) -> str:
    """A name as a heading: ``mail_hosts`` is "Mail hosts", ``FactAsk`` is "Fact ask"."""
    spaced = "".join(f" {c}" if c.isupper() else c for c in name).replace("_", " ").strip()
    return spaced[:1].upper() + spaced[1:].lower()
