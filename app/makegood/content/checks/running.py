"""Every check, in the order in which its findings help most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.content.checks import (
    conditions,
    contacts,
    contacts_in_prose,
    coverage,
    guard,
    outside,
    patterns,
    prose,
    provenance,
    references,
    retired,
    scope,
    terms,
    typing_errors,
    uniqueness,
    words,
)
from makegood.content.checks.context import CheckContext

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from makegood.content.problems import Place, Problem
    from makegood.content.source import Source

CHECKS: Final[tuple[Callable[[CheckContext], None], ...]] = (
    typing_errors.check_lines,
    typing_errors.check_values,
    uniqueness.check_id_form,
    uniqueness.check_ids_inside_records,
    uniqueness.check_issue_in_one_topic,
    references.check_references,
    conditions.check_conditions,
    terms.check_offsets,
    terms.check_rule_terms,
    terms.check_unconfirmed_rules,
    contacts.check_sites,
    contacts.check_targets,
    contacts.check_web_addresses,
    contacts.check_mail_addresses,
    contacts.check_phone_numbers,
    contacts.check_hours,
    contacts_in_prose.check_contacts_in_prose,
    contacts_in_prose.check_retired_in_prose,
    patterns.check_order_numbers,
    patterns.check_readers,
    retired.check_retired_values,
    retired.check_redirects,
    guard.check_guard_lists,
    guard.check_guard_spares_ours,
    guard.check_guard_words,
    provenance.check_sources,
    provenance.check_dates,
    coverage.check_marketplace_is_complete,
    coverage.check_issues_have_a_way,
    coverage.check_named_ways_serve,
    coverage.check_who_is_first,
    coverage.check_ladders,
    coverage.check_waits,
    coverage.check_fallbacks,
    coverage.check_unused,
    coverage.check_guide_lines,
    scope.check_law_has_a_country,
    scope.check_rolls,
    scope.check_body_rules,
    scope.check_save_first,
    scope.check_live_has_address,
    scope.check_details,
    scope.check_generic_covers_everything,
    outside.check_body_country,
    outside.check_body_can_be_reached,
    outside.check_body_is_a_step,
    outside.check_body_once,
    outside.check_met_by_the_log,
    words.check_source_words,
    words.check_stray_words,
    words.check_translations,
    words.check_stale_translations,
    words.check_review_is_stated,
    prose.check_markup,
    prose.check_braces,
    prose.check_lengths,
    prose.check_template_slots,
    prose.check_repeated_texts,
)
"""All checks."""


def run_checks(source: Source, now: datetime | None, *, release: bool = False) -> None:
    """Run every check as of `now` (aware); the findings are added to the source's own log."""
    context = CheckContext(source, now, release)
    for check in CHECKS:
        check(context)


def errors_added(corrected: Source, shipped: Source) -> tuple[Problem, ...]:
    """The errors of shipped data under a person's own files that the shipped data alone lack.

    What is wrong with the shipped data must not cost a person their corrections. Both sources
    are checked here.
    """
    run_checks(corrected, None)
    errors = tuple(corrected.log.errors())
    if not errors:
        return ()
    run_checks(shipped, None)
    known = {_finding(problem) for problem in shipped.log.errors()}
    return tuple(problem for problem in errors if _finding(problem) not in known)


def _finding(problem: Problem) -> tuple[Place, str, str]:
    return problem.place, problem.rule, repr(problem.message.args)
