"""Situations in JSON, as the command line is given them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.cli.program import CommandError

if TYPE_CHECKING:
    from makegood.cli.program import Desk
    from makegood.domain.case import Case

EXAMPLE: Final = (
    'A short situation: {"marketplace": "ID", "issue": "ID", "country": "EE",'
    ' "facts": {"order_date": "2026-01-31", "amount": "49.90", "currency": "EUR"}}.'
    " A key or name that is not known is answered with those that are."
)
"""What the help of a command says about its input."""


def read_case(raw: bytes, desk: Desk) -> Case:
    """The case a situation describes; raises `CommandError` with one sentence."""
    from makegood.services.situations import SituationError, case_from_json

    try:
        return case_from_json(raw, desk.packs.pack)
    except SituationError as error:
        raise CommandError(desk.words.message(error.text)) from error
