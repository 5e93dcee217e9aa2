"""Sessions are written down and read back."""

from __future__ import annotations

import json

import pytest

from makegood.flow.answers import BlockEdit, Typed
from makegood.flow.session import Session, UnreadableSessionError, from_bytes, to_bytes

SESSION = Session(id="s1", pack="abc", step="order", visited=("where", "problem", "order")).answer(
    marketplace="bazaar",
    facts={"item": Typed("Βάζο", "text", "Βάζο")},
    edits={"first:seller": {"greeting": BlockEdit("Hi", "Hello")}},
    in_hands=False,
)


def test_round_trip() -> None:
    assert from_bytes(to_bytes(SESSION)) == SESSION


def test_answers_of_another_version_are_left_out_one_by_one() -> None:
    raw = json.loads(to_bytes(SESSION))
    raw["answers"]["marketplace"] = 7
    raw["answers"]["new_thing"] = {"a": 1}
    raw["step"] = "a_page_of_tomorrow"
    raw["later"] = True
    read = from_bytes(json.dumps(raw).encode())
    assert read.id == "s1"
    assert read.step == "where"
    assert read.pack == "abc"
    assert read.answers.marketplace is None
    assert read.answers.facts == SESSION.answers.facts
    assert read.answers.edits == SESSION.answers.edits


def test_answers_of_the_wrong_kind_are_no_answers() -> None:
    assert from_bytes(b'{"id": "s2", "answers": [1]}') == Session(id="s2")


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{}", b'{"id": 3}', b"nonsense"])
def test_no_session_at_all(data: bytes) -> None:
    with pytest.raises(UnreadableSessionError):
        from_bytes(data)
