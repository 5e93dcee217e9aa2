"""Every check, in the order in which its findings help most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.content.checks import (
    conditions,
    references,
    terms,
    uniqueness,
)
from makegood.content.checks.context import CheckContext

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from makegood.content.source import Source

CHECKS: Final[tuple[Callable[[CheckContext], None], ...]] = (
    uniqueness.check_id_form,
    uniqueness.check_ids_inside_records,
    uniqueness.check_issue_in_one_topic,
    references.check_references,
    conditions.check_conditions,
    terms.check_offsets,
    terms.check_rule_terms,
    terms.check_unconfirmed_rules,
)
"""All checks."""


def run_checks(source: Source, today: date | None, *, release: bool = False) -> None:
    """Run every check; the findings are added to the source's own log."""
    context = CheckContext(source, today, release)
    for check in CHECKS:
        check(context)
