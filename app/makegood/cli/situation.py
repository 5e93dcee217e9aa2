"""Situations in JSON, as the command line is given them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.cli.program import CommandError

if TYPE_CHECKING:
    from makegood.cli.program import Desk
    from makegood.domain.case import Case


def read_case(raw: bytes, desk: Desk) -> Case:
    """The case a situation describes; raises `CommandError` with one sentence."""
    from makegood.services.situations import SituationError, case_from_json

    try:
        return case_from_json(raw, desk.packs.pack)
    except SituationError as error:
        raise CommandError(desk.words.message(error.text)) from error
