"""Which numbers, addresses and hosts a person's own files brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.catalogue import Pack
    from makegood.domain.marketplace import Target


def own_values(corrected: Pack, shipped: Pack) -> frozenset[str]:
    """Every value one can be led to that stands in the corrected data and not in the shipped."""
    return frozenset(_values(corrected)) - frozenset(_values(shipped))


def _values(pack: Pack) -> Iterator[str]:
    for marketplace in pack.marketplaces:
        yield from marketplace.hosts
        yield from marketplace.mail_hosts
        yield from (site.host for site in marketplace.sites)
        for channel in marketplace.channels:
            yield from _target_values(channel.target)
    for body in pack.bodies:
        yield from body.hosts
        for channel in body.channels:
            yield from _target_values(channel.target)


def _target_values(target: Target | None) -> Iterator[str]:
    if target is not None:
        values = (target.url, target.mail, target.phone, target.handle)
        yield from (value for value in values if value is not None)
        yield from target.address
