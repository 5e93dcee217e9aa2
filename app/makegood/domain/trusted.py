"""The list that addresses are compared with: whose host, number or address it is.

What a person's own file brought in is kept apart: it may be shown, but it is never "on our list".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from makegood.domain.guard import GuardList
from makegood.domain.web_address import web_address, without_www

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from makegood.domain.catalogue import Pack
    from makegood.domain.guard import GuardUse
    from makegood.domain.marketplace import Channel

_LEAST_NAME: Final = 3
"""Letters of the shortest name that is looked for: two letters are in every second host."""


class Owner(Struct, frozen=True):
    """Whom a value belongs to: a marketplace or body of the guide data."""

    id: str
    is_body: bool = False


class KnownName(Struct, frozen=True):
    """A name that strangers dress up with. `everyday`: a plain word that proves nothing alone."""

    name: str
    owner: Owner
    everyday: bool = False


class Trusted(Struct, frozen=True):
    """Values by what they are. Hosts in small letters; numbers in E.164 form.

    `own_*` came from a person's own files; an exact value among `own_values` is theirs even where
    its host is ours. `retired_*` must not come back; `retired_urls` are host and path.
    """

    hosts: dict[str, Owner]
    phones: dict[str, Owner]
    mails: dict[str, Owner]
    handles: dict[str, Owner]
    addresses: tuple[tuple[tuple[str, ...], Owner], ...]
    own_hosts: dict[str, Owner]
    own_values: dict[str, Owner]
    retired_hosts: frozenset[str]
    retired_phones: frozenset[str]
    retired_mails: frozenset[str]
    retired_urls: tuple[tuple[str, str], ...]
    names: tuple[KnownName, ...]
    free_mail: frozenset[str]
    short_links: frozenset[str]
    host_words: frozenset[str]
    messages: tuple[GuardList, ...]

    def owner_of_host(self, host: str) -> Owner | None:
        """Who uses a host: the host itself is on the list, or lies below one that is."""
        return _below(host, self.hosts)

    def own_owner_of_host(self, host: str) -> Owner | None:
        """The same among the hosts of a person's own files."""
        return _below(host, self.own_hosts)

    def is_retired_host(self, host: str) -> bool:
        """Whether a host must not come back; its form with or without www. counts as the same."""
        bare = without_www(host)
        return any(part in self.retired_hosts for part in _upwards(bare))


def trusted_of(pack: Pack, is_own: Callable[[str], bool]) -> Trusted:
    """The list of a pack. `is_own` tells which values a person's own files brought in.

    A dead way, and a number or mail address that nobody has confirmed, is not on the list.
    """
    lists = _Lists(is_own)
    for market in pack.marketplaces:
        owner = Owner(market.id)
        lists.add_hosts((*market.hosts, *market.mail_hosts), owner)
        lists.add_hosts((site.host for site in market.sites), owner)
        lists.add_channels(market.channels, owner)
    for body in pack.bodies:
        owner = Owner(body.id, is_body=True)
        lists.add_hosts(body.hosts, owner)
        lists.add_channels(body.channels, owner)
    everyday = _words(pack, "everyday_name")
    retired = [(each.what, each.value) for each in pack.retired]
    return replace(
        lists.trusted,
        names=tuple(
            KnownName(name, owner, name in everyday)
            for name, owner in _names({**lists.trusted.own_hosts, **lists.trusted.hosts}).items()
        ),
        retired_hosts=frozenset(
            without_www(value.lower()) for what, value in retired if what == "host"
        ),
        retired_phones=frozenset(value for what, value in retired if what == "phone"),
        retired_mails=frozenset(value.lower() for what, value in retired if what == "mail"),
        retired_urls=tuple(_host_and_path(value) for what, value in retired if what == "url"),
        free_mail=_hosts(pack, "mail_host"),
        short_links=_hosts(pack, "short_link"),
        host_words=_words(pack, "host_word"),
        messages=tuple(each for each in pack.guard if each.use == "message"),
    )


class _Lists:
    def __init__(self, is_own: Callable[[str], bool]) -> None:
        self._is_own = is_own
        self.trusted = Trusted(
            {}, {}, {}, {}, (), {}, {}, frozenset(), frozenset(), frozenset(), (), (),
            frozenset(), frozenset(), frozenset(), (),
        )  # fmt: skip

    def add_hosts(self, hosts: Iterable[str], owner: Owner) -> None:
        for host in hosts:
            found = self.trusted.own_hosts if self._is_own(host) else self.trusted.hosts
            found.setdefault(host.lower(), owner)

    def add_channels(self, channels: Iterable[Channel], owner: Owner) -> None:
        for channel in channels:
            target = channel.target
            if target is None or channel.dead or channel.confidence == "unconfirmed":
                continue
            self._add(target.phone, self.trusted.phones, owner)
            self._add(target.mail, self.trusted.mails, owner)
            self._add(target.handle, self.trusted.handles, owner)
            if target.url is not None and self._is_own(target.url):
                self.trusted.own_values.setdefault(target.url.lower(), owner)
            if target.address and not any(self._is_own(line) for line in target.address):
                places = (*self.trusted.addresses, (target.address, owner))
                self.trusted = replace(self.trusted, addresses=places)

    def _add(self, value: str | None, found: dict[str, Owner], owner: Owner) -> None:
        if value is not None:
            kept = self.trusted.own_values if self._is_own(value) else found
            kept.setdefault(value.lower(), owner)


def _below(host: str, hosts: dict[str, Owner]) -> Owner | None:
    return next((hosts[part] for part in _upwards(host) if part in hosts), None)


def _upwards(host: str) -> Iterator[str]:
    """The host and everything it lies below: a.b.c, b.c, c."""
    while host:
        yield host
        host = host.partition(".")[2]


def _names(hosts: dict[str, Owner]) -> dict[str, Owner]:
    """The name in each host that is not below another one of the same owner."""
    found: dict[str, Owner] = {}
    for host, owner in hosts.items():
        above = without_www(host).partition(".")[2]
        if host != without_www(host) or any(hosts.get(part) == owner for part in _upwards(above)):
            continue
        name = host.partition(".")[0]
        if len(name) >= _LEAST_NAME:
            found.setdefault(name, owner)
    return found


def _host_and_path(url: str) -> tuple[str, str]:
    address = web_address(url)
    return without_www(address.host), address.tail.lower().rstrip("/")


def _hosts(pack: Pack, use: GuardUse) -> frozenset[str]:
    return frozenset(host for each in pack.guard if each.use == use for host in each.hosts)


def _words(pack: Pack, use: GuardUse) -> frozenset[str]:
    return frozenset(
        word
        for each in pack.guard
        if each.use == use
        for words in each.words.values()
        for word in words
    )
