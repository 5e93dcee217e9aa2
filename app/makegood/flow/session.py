"""One run of the wizard as a value that can be written down and read back."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from makegood.flow.answers import Answers

StepId = Literal[
    "where", "problem", "do_now", "stop", "try_first", "solved", "order", "channel", "message",
    "next",
]  # fmt: skip

VERSION = 1


class Session(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A wizard session. `step` is the page it is on, `visited` the pages seen, in order.

    `case_id` is set when the wizard writes on in a saved case. `return_to` is the page to come
    back to after a jump by a Change link. `pack` is the digest of the guide data it was
    answered with. Sessions of version 1 are the first.
    """

    id: str
    version: int = VERSION
    pack: str = ""
    step: StepId = "where"
    visited: tuple[StepId, ...] = ("where",)
    return_to: StepId | None = None
    answers: Answers = field(default_factory=Answers)

    def answer(self, **changes: Any) -> Session:  # noqa: ANN401 - names and types are `Answers`'
        """The session with some answers changed; the others stay as they are."""
        return replace(self, answers=replace(self.answers, **changes))


class UnreadableSessionError(ValueError):
    """Stored bytes that are no session at all."""


def to_bytes(session: Session) -> bytes:
    """The stored form: JSON."""
    return msgspec.json.encode(session)


def from_bytes(data: bytes) -> Session:
    """A stored session.

    Answers of another version that cannot be read are left out one by one, the rest is kept.
    Raises `UnreadableSessionError` when not even the id can be read.
    """
    try:
        return msgspec.json.decode(data, type=Session)
    except (msgspec.MsgspecError, UnicodeError):
        pass
    try:
        raw = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise UnreadableSessionError("the stored session cannot be read") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        raise UnreadableSessionError("the stored session has no id")
    answers = raw.pop("answers", {})
    session = Session(id=raw["id"])
    for name, value in raw.items():
        session = _with(session, Session, name, value)
    kept = Answers()
    for name, value in answers.items() if isinstance(answers, dict) else ():
        kept = _with(kept, Answers, name, value)
    return replace(session, answers=kept)


def _with(record: Any, cls: type[Struct], name: str, value: object) -> Any:  # noqa: ANN401
    """The record with one field set, or unchanged where field or value is not known here."""
    if name not in cls.__struct_fields__:
        return record
    try:
        read = msgspec.convert({**_needed(record), name: value}, cls)
    except msgspec.ValidationError:
        return record
    return replace(record, **{name: getattr(read, name)})


def _needed(record: Any) -> dict[str, object]:  # noqa: ANN401
    return {"id": record.id} if isinstance(record, Session) else {}
