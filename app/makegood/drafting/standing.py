"""Why a message does not say the words that would give it legal effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.domain.text import Text, say
from makegood.drafting.draft import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.drafting.request import DraftRequest

_OF_THE_CASE = {"remedy": "message.missing.remedy", "country": "message.missing.country"}


def standing_findings(request: DraftRequest) -> Iterator[Finding]:
    """First that the claim is left out, then each fact that would settle whether it may be made."""
    if request.open is True:
        return
    stage = Text(f"message.stage.{request.stage}")
    name = "stage_closed" if request.open is False else "stage_unknown"
    yield Finding(id=name, level="weak", text=say(f"message.warning.{name}", stage=stage))
    for fact in request.wanted:
        text = say("message.missing.for_stage", fact=Text(f"facts.{fact}.label"))
        if fact in _OF_THE_CASE:
            text = say(_OF_THE_CASE[fact])
        yield Finding(id=f"missing.{fact}", level="missing", text=text, fact=fact)
