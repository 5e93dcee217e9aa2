from __future__ import annotations

from typing import Any

import pytest

from makegood.content import schema as schema_module
from makegood.content.schema import UndescribedError, schema

WHOLE: dict[str, Any] = schema()


def test_every_property_has_a_title_and_a_description() -> None:
    for name, part in WHOLE["$defs"].items():
        assert part["title"], name
        for key, value in part.get("properties", {}).items():
            assert value.get("title"), (name, key)
            assert value.get("description"), (name, key)


def test_no_key_is_allowed_that_is_not_described() -> None:
    closed = {name: part.get("additionalProperties") for name, part in WHOLE["$defs"].items()}
    assert set(closed.values()) == {False}


def test_every_file_of_the_pack_leads_to_its_records() -> None:
    assert WHOLE["files"]["marketplaces/*.yaml"] == {"$ref": "#/$defs/Marketplace"}
    assert WHOLE["files"]["rules/*.yaml"] == {"rules": {"$ref": "#/$defs/Rule"}}
    assert WHOLE["files"]["tones.yaml"] == {"tones": None}
    assert set(WHOLE["$defs"]) >= {"Manifest", "Channel", "Rung", "Condition", "Source"}


def test_the_types_are_those_of_the_program() -> None:
    rule = WHOLE["$defs"]["Rule"]
    assert rule["properties"]["kind"]["enum"] == [
        "due",
        "file_by",
        "info_until",
        "remind",
        "reply_due",
        "wait_until",
    ]
    assert "sources" in rule["required"]


def test_a_new_key_without_a_description_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_module, "DESCRIPTIONS", {})
    with pytest.raises(UndescribedError):
        schema()
