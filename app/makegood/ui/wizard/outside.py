"""Addresses outside the program: whose they are, and whether they are on the list."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from makegood.domain.marketplace import Channel
    from makegood.flow.leaf import Guide
    from makegood.flow.reach import Reached


def host_of(address: str) -> str:
    """The host an address leads to; empty for anything that is no https address."""
    parts = urlsplit(address)
    return (parts.hostname or "") if parts.scheme == "https" else ""


def on_list(host: str, hosts: Iterable[str]) -> bool:
    """Whether a host is one of those, or lies under one of them."""
    return bool(host) and any(host == known or host.endswith(f".{known}") for known in hosts)


def leads_to_ours(url: str, hosts: Iterable[str], own: Callable[[str], bool]) -> bool:
    """Whether an address is on our list; `own` tells what a person's own file brought in.

    Nothing of that is ever on our list, and no address on a host of theirs.
    """
    return not own(url) and on_list(host_of(url), (host for host in hosts if not own(host)))


def trusted_hosts(channel: Channel, known: Reached, guide: Guide) -> tuple[str, ...]:
    """The hosts that belong to whom a channel reaches."""
    bodies = tuple(
        host
        for body in guide.pack.bodies
        if any(own.id == channel.id for own in body.channels)
        for host in body.hosts
    )
    if bodies:
        return bodies
    return () if known.market is None else known.market.hosts
