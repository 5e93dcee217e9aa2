"""Ways to reach somebody lead where they say, and only to people who can help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from makegood.content.checks.index import all_channels
from makegood.content.checks.walking import records_in
from makegood.domain.marketplace import Hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.content.checks.context import CheckContext
    from makegood.domain.marketplace import Channel, Target

_WEB: Final = re.compile(r"https://([^/?#:@\s]+)(?::443)?(?:[/?#]\S*)?")
_MAIL: Final = re.compile(r"[^@\s<>]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_NO_REPLY: Final = re.compile(r"^(?:no|do-?not)[._-]?reply", re.IGNORECASE)
_SPAN: Final = re.compile(
    r"([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)"
)
_WEEKDAYS: Final = frozenset("1234567")
_NEEDS: Final = {"phone": "phone", "mail": "mail", "letter": "address"}
"""What a kind of channel cannot do without."""


def check_targets(context: CheckContext) -> None:
    """A target is one thing, and the thing that its kind of channel needs.

    Only a seller's own address can be missing: it stands on the person's receipt.
    """
    for _, channel in all_channels(context.source):
        target = channel.target
        needed = _NEEDS.get(channel.kind)
        place = context.places.of(channel, "target")
        if target is None:
            if needed is not None and not channel.dead and channel.party != "seller":
                context.log.add(
                    place,
                    "target_needed",
                    level="warning",
                    kind=channel.kind,
                    needed=needed,
                    id=channel.id,
                )
            continue
        given = [name for name in target.__struct_fields__ if getattr(target, name)]
        if len(given) != 1:
            context.log.add(place, "target_one", id=channel.id)


def check_web_addresses(context: CheckContext) -> None:
    """Links use https and lead to a host that the marketplace or body is known to use."""
    for channel, target, hosts, _ in _targets(context):
        if target.url is None:
            continue
        place = context.places.of(target, "url")
        match = _WEB.fullmatch(target.url)
        if match is None:
            context.log.add(place, "not_https", url=target.url)
        elif not channel.dead and not is_among(match.group(1), hosts):
            context.log.add(place, "strange_host", host=match.group(1))


def check_mail_addresses(context: CheckContext) -> None:
    """Mail goes to an address that reads it, at a host that is known."""
    for channel, target, hosts, mail_hosts in _targets(context):
        if target.mail is None:
            continue
        place = context.places.of(target, "mail")
        match = _MAIL.fullmatch(target.mail)
        if match is None:
            context.log.add(place, "not_mail", mail=target.mail)
        elif _NO_REPLY.search(target.mail):
            context.log.add(place, "no_reply", mail=target.mail)
        elif not channel.dead and not is_among(match.group(1), (*hosts, *mail_hosts)):
            context.log.add(place, "strange_host", host=match.group(1))


def check_phone_numbers(context: CheckContext) -> None:
    """Numbers can be dialled from anywhere, and somebody has confirmed them."""
    import phonenumbers

    for channel, target, _, _ in _targets(context):
        if target.phone is None:
            continue
        place = context.places.of(target, "phone")
        try:
            number = phonenumbers.parse(target.phone, None)
        except phonenumbers.NumberParseException:
            context.log.add(place, "not_phone", phone=target.phone)
            continue
        whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if whole != target.phone:
            context.log.add(place, "phone_form", suggestion=whole, phone=target.phone)
        elif not phonenumbers.is_possible_number(number):
            context.log.add(place, "not_phone", phone=target.phone)
        if channel.confidence == "unconfirmed" and not channel.dead:
            context.log.add(place, "unconfirmed_phone", id=channel.id)


def check_hours(context: CheckContext) -> None:
    """Opening hours name a real time zone, weekdays from 1 to 7, and spans in order."""
    for record in records_in(context.pack):
        if not isinstance(record, Hours):
            continue
        try:
            ZoneInfo(record.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            context.log.add(context.places.of(record, "zone"), "unknown_zone", zone=record.zone)
        place = context.places.of(record, "days")
        for day, spans in record.days.items():
            if day not in _WEEKDAYS:
                context.log.add(place, "not_weekday", day=day)
            for span in spans:
                if not _SPAN.fullmatch(span) or span[:5] >= span[6:]:
                    context.log.add(place, "not_span", span=span)


def check_sites(context: CheckContext) -> None:
    """The host of every site is on the marketplace's own list."""
    for marketplace in context.pack.marketplaces:
        for site in marketplace.sites:
            if not is_among(site.host, marketplace.hosts):
                context.log.add(context.places.of(site, "host"), "strange_host", host=site.host)


def is_among(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a host is one of those listed, or lies below one."""
    host = host.lower()
    return any(host == known or host.endswith(f".{known}") for known in hosts)


def _targets(
    context: CheckContext,
) -> Iterator[tuple[Channel, Target, tuple[str, ...], tuple[str, ...]]]:
    """Every target with its channel, the hosts it may lead to and those mail may go to."""
    for marketplace in context.pack.marketplaces:
        for channel in marketplace.channels:
            if channel.target is not None:
                yield channel, channel.target, marketplace.hosts, marketplace.mail_hosts
    for body in context.pack.bodies:
        for channel in body.channels:
            if channel.target is not None:
                yield channel, channel.target, body.hosts, ()
