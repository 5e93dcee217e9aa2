"""From the answers of a session to the case they describe."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from makegood.domain.case import Case, Item, Order, PageDate
from makegood.domain.when import When
from makegood.flow.amounts import currency_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from makegood.domain.conditions import FactValue
    from makegood.flow.answers import Typed
    from makegood.flow.reach import Reached

_OTHER = "other"
_MESSAGE_ONLY = ("own_words", "reply_by", "sender_name")


def case_of(known: Reached, case_id: str) -> Case:
    """The case as far as it is known: only answers that count, nothing sent yet.

    An unfinished session without an issue is a case about ``other``.
    """
    answers = known.answers
    facts: dict[str, FactValue] = {}
    for name, typed in answers.facts.items():
        value = typed.understood
        if value is not None and name not in _MESSAGE_ONLY:
            facts[name] = value
    facts |= _currency(answers.facts, facts, answers.country)
    orders = tuple(
        Order(
            id=str(place),
            facts=_facts_of(order.facts, answers.country),
            items=_items(order.facts.get("item")),
        )
        for place, order in enumerate(answers.orders, start=2)
    )
    title = facts.get("item")
    return Case(
        id=case_id,
        marketplace=answers.marketplace or "generic",
        marketplace_name=answers.marketplace_name,
        site=answers.site,
        country=answers.country,
        role=answers.role,
        issue=answers.issue or _OTHER,
        variant=answers.variant,
        remedy=answers.remedy,
        facts=facts,
        orders=orders,
        details=answers.details,
        page_dates=tuple(
            PageDate(rule=rule, day=day)
            for rule, typed in answers.page_dates.items()
            if isinstance(day := typed.understood, When)
        ),
        title=title if isinstance(title, str) else "",
    )


def _facts_of(typed: Mapping[str, Typed], country: str | None) -> dict[str, FactValue]:
    facts = {name: value for name, each in typed.items() if (value := each.understood) is not None}
    return facts | _currency(typed, facts, country)


def _currency(
    typed: Mapping[str, Typed], facts: Mapping[str, FactValue], country: str | None
) -> dict[str, FactValue]:
    """What the field of a sum shows as its currency; nothing where there is no sum."""
    if not any(isinstance(value, Decimal) for value in facts.values()):
        return {}
    code = currency_for(typed, country)
    return {"currency": code} if code else {}


def _items(typed: object) -> tuple[Item, ...]:
    text = getattr(typed, "text", "")
    return (Item(title=text),) if text else ()
