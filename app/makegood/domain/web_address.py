"""A web address taken apart the way a browser would, noting everything odd about it.

Nothing here decides whom an address belongs to: it only says which host it leads to.
"""

from __future__ import annotations

import re
from typing import Final, Literal
from urllib.parse import unquote

from msgspec import Struct

Oddity = Literal["userinfo", "number_host", "port", "signs", "letters", "not_web", "hidden"]

LONGEST_HOST: Final = 253
"""Letters that a host name has at most (RFC 1035, 2.3.4, without the final dot)."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]{0,20}):[/\\]{0,3}", re.IGNORECASE)
_USUAL_LABEL: Final = "www"
_PORT: Final = re.compile(r":([0-9]*)$")
_PORT_AHEAD: Final = re.compile(r":[0-9]+(?:[/?#]|$)")
_USUAL_PORTS: Final = frozenset({"", "80", "443"})
_NUMBER: Final = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_DOTS: Final = str.maketrans("。．｡․", "....")
_HIDDEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


class WebAddress(Struct, frozen=True):
    """`host` in small letters without a final dot, `tail` what follows it, and what is odd."""

    host: str
    tail: str
    odd: frozenset[Oddity]

    @property
    def labels(self) -> tuple[str, ...]:
        """The parts of the host between the dots, punycode read as the letters it stands for."""
        return tuple(_shown(label) for label in self.host.split("."))

    @property
    def shown(self) -> str:
        """The host as a person would see it."""
        return ".".join(self.labels)


def without_www(host: str) -> str:
    """A host without the usual first label, which says nothing about whose it is."""
    first, _, rest = host.partition(".")
    return rest if first == _USUAL_LABEL and rest else host


def without_hidden(text: str) -> str:
    """The text without signs that nobody sees, such as direction marks and soft hyphens."""
    return _HIDDEN.sub("", text)


def web_address(text: str) -> WebAddress:
    """Take an address apart; never fails, an address without any host has an empty one."""
    odd: set[Oddity] = set()
    clear = without_hidden(text)
    if clear != text:
        odd.add("hidden")
    scheme = _SCHEME.match(clear)
    # "shop.example:8443" begins like a scheme; the digits say that it is a port.
    if scheme is not None and not _PORT_AHEAD.match(clear, scheme.end(1)):
        clear = clear[scheme.end() :]
        if scheme.group(1).lower() not in {"http", "https"}:
            odd.add("not_web")
    if "\\" in clear:
        odd.add("signs")
    clear = clear.replace("\\", "/").lstrip("/")
    cut = re.search(r"[/?#]", clear)
    authority, tail = (clear, "") if cut is None else (clear[: cut.start()], clear[cut.start() :])
    return _of_authority(authority, tail, odd)


def _of_authority(authority: str, tail: str, odd: set[Oddity]) -> WebAddress:
    if "%" in authority:
        odd.add("signs")
        authority = unquote(authority)
    before, at, host = authority.rpartition("@")
    if at and before:
        odd.add("userinfo")
    port = _PORT.search(host)
    if port is not None and not host.endswith("]"):
        host = host[: port.start()]
        if port.group(1) not in _USUAL_PORTS:
            odd.add("port")
    dotted = host.translate(_DOTS).lower().removesuffix(".")
    if dotted.isascii() and not host.isascii():
        odd.add("signs")
    if dotted.startswith("[") or _NUMBER.fullmatch(dotted):
        odd.add("number_host")
    elif not dotted.isascii() or any(label.startswith("xn--") for label in dotted.split(".")):
        odd.add("letters")
    elif not _HOST.fullmatch(dotted) or len(dotted) > LONGEST_HOST:
        odd.add("signs")
    return WebAddress(dotted, tail, frozenset(odd))


def _shown(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
