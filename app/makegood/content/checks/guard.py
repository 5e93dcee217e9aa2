"""The lists of the look-alike guard can be used, say why they are there, and spare our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from makegood.content.checks.contacts import is_among

if TYPE_CHECKING:
    from makegood.content.checks.context import CheckContext
    from makegood.domain.guard import GuardList

_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_HOST_USES: Final = frozenset({"mail_host", "short_link"})
_SOURCE_LANGUAGE: Final = "en"


def check_guard_lists(context: CheckContext) -> None:
    """Lists of hosts hold hosts, the others words, and each says why it is there."""
    for each in context.pack.guard:
        place = context.places.of(each)
        holds_hosts = each.use in _HOST_USES
        if bool(each.hosts) != holds_hosts or bool(each.words) == holds_hosts:
            context.log.add(place, "guard_form", id=each.id, use=each.use)
        if not each.why.strip():
            context.log.add(context.places.of(each, "why"), "guard_why", id=each.id)
        for host in each.hosts:
            if not _HOST.fullmatch(host):
                place = context.places.of(each, "hosts")
                context.log.add(place, "guard_host", suggestion=host.lower(), host=host)


def check_guard_spares_ours(context: CheckContext) -> None:
    """No host of a marketplace or body is a free mailbox or a shortened link."""
    ours = (
        *(host for market in context.pack.marketplaces for host in market.hosts),
        *(host for market in context.pack.marketplaces for host in market.mail_hosts),
        *(host for body in context.pack.bodies for host in body.hosts),
    )
    for each in context.pack.guard:
        for host in each.hosts:
            if is_among(host, ours):
                place = context.places.of(each, "hosts")
                context.log.add(place, "guard_ours", host=host)


def check_guard_words(context: CheckContext) -> None:
    """What a message speaks of has a sentence, and words in languages of the guide data."""
    source = context.source.languages.get(_SOURCE_LANGUAGE)
    for each in context.pack.guard:
        if each.use != "message":
            continue
        key = f"app_guard.words.{each.id}"
        if source is not None and key not in source.entries:
            context.log.add(context.places.of(each), "words_missing", key=key)
        _check_languages(context, each)


def _check_languages(context: CheckContext, each: GuardList) -> None:
    place = context.places.of(each, "words")
    for language in each.words:
        if language not in context.pack.languages:
            context.log.add(place, "guard_language", language=language, id=each.id)
    # Names of apps are written alike in all Latin alphabets, so only English must be there.
    if _SOURCE_LANGUAGE not in each.words:
        context.log.add(place, "guard_language", language=_SOURCE_LANGUAGE, id=each.id)
