"""What is retired does not come back, and ids that moved lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.content.checks.index import all_channels, index_of

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext
    from makegood.domain.catalogue import Retired
    from makegood.domain.marketplace import Target


def check_retired_values(context: CheckContext) -> None:
    """No live channel uses a retired number, address or link; no body has a retired id."""
    for retired in context.pack.retired:
        for _, channel in all_channels(context.source):
            target = channel.target
            if target is not None and not channel.dead and _leads_to(target, retired):
                context.log.add(
                    context.places.of(target), "retired", value=retired.value, why=retired.why
                )
        for body in context.pack.bodies:
            if retired.what == "body" and body.id == retired.value:
                place = context.places.of(body, "id")
                context.log.add(place, "retired", value=retired.value, why=retired.why)


def check_redirects(context: CheckContext) -> None:
    """An id that has another name now leads to one that exists; the old one is gone."""
    index = index_of(context.source)
    live = (
        index.issues | index.facts | index.remedies | index.evidence | index.details
        | index.marketplaces | index.bodies | index.rules | index.rungs | index.channels
        | index.sites | index.variants
    )  # fmt: skip
    for retired in context.pack.retired:
        if retired.what != "id":
            continue
        if retired.now is not None and retired.now not in live:
            place = context.places.of(retired, "now")
            context.log.add(place, "redirect_nowhere", id=retired.now)
        if retired.value in live:
            place = context.places.of(retired, "value")
            context.log.add(place, "retired_still_used", id=retired.value)


def _leads_to(target: Target, retired: Retired) -> bool:
    if retired.what == "phone":
        return target.phone == retired.value
    if retired.what == "mail":
        return target.mail is not None and target.mail.lower() == retired.value.lower()
    if target.url is None:
        return False
    if retired.what == "url":
        return target.url.startswith(retired.value)
    host = target.url.removeprefix("https://").partition("/")[0]
    return retired.what == "host" and host == retired.value
