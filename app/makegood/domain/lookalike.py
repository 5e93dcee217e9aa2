"""The look-alike guard: on our list, not on our list, or warning signs - never more than that.

Judges one host, mail address, number or name at a time against `Trusted`. A host is on the list
when it is one of ours or lies below one, at a dot; nothing that merely contains a known name is.
Anything odd about an address is a warning sign even where its host is ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote

from msgspec import Struct

from makegood.domain.letters import alphabets, nearly, skeleton
from makegood.domain.text import Text, say
from makegood.domain.trusted import KnownName, Owner
from makegood.domain.web_address import WebAddress, web_address, without_www

if TYPE_CHECKING:
    from makegood.domain.trusted import Trusted
    from makegood.domain.web_address import Oddity

Verdict = Literal["listed", "own", "unlisted", "warning"]
Kind = Literal["link", "mail", "phone", "handle", "address", "message"]

_ODD: Final[tuple[Oddity, ...]] = (
    "userinfo", "hidden", "number_host", "not_web", "signs", "port",
)  # fmt: skip
"""Which oddity is told first."""
_CONTAINED: Final = 6
"""Letters from which a name inside a longer word is no chance: "amazon" in "amazonhelp"."""
_EXPLAINED: Final = 5
"""Letters from which a name between hyphens is no chance."""
_SECOND: Final = frozenset({"co", "com", "org", "net", "gov", "ac"})
"""What stands before the country in endings of two parts."""
_INSIDE: Final = re.compile(r"https?:/*|//", re.IGNORECASE)
_MOST_TAIL: Final = 4000


class Judgement(Struct, frozen=True):
    """What can be said about one thing. `why` is one sentence; `owner` whom it is or looks like."""

    kind: Kind
    shown: str
    verdict: Verdict
    why: Text
    owner: Owner | None = None


def judge_link(text: str, trusted: Trusted) -> Judgement:
    """Where a link really leads, and whether that is on the list."""
    address = web_address(text)
    verdict, why, owner = _host_verdict(address, trusted)
    if verdict != "warning" and text.strip().lower() in trusted.own_values:
        owner = trusted.own_values[text.strip().lower()]
        verdict, why = "own", say("app_guard.why.own")
    return Judgement("link", text, verdict, why, owner)


def judge_mail(text: str, trusted: Trusted) -> Judgement:
    """A mail address by the host it comes from or goes to."""
    local, _, host = text.rpartition("@")
    address = web_address(host)
    clean = f"{local}@{address.host}".lower()
    if clean in trusted.retired_mails:
        owner = trusted.owner_of_host(address.host)
        return Judgement("mail", text, "warning", say("app_guard.sign.retired"), owner)
    if clean in trusted.own_values:
        owner = trusted.own_values[clean]
        return Judgement("mail", text, "own", say("app_guard.why.own"), owner)
    if clean in trusted.mails and not address.odd:
        return Judgement("mail", text, "listed", say("app_guard.why.mail"), trusted.mails[clean])
    verdict, why, of_host = _host_verdict(address, trusted)
    if verdict in ("listed", "own"):
        if verdict == "listed":
            why = say("app_guard.why.mail")
        return Judgement("mail", text, verdict, why, of_host)
    named = _name_in(local, trusted)
    if address.host in trusted.free_mail:
        sign = "free_mail" if named is None else "free_mail_name"
        owner = None if named is None else named.owner
        return Judgement("mail", text, "warning", say(f"app_guard.sign.{sign}"), owner)
    if verdict == "unlisted" and named is not None:
        why = say("app_guard.sign.name_before_at", host=address.shown)
        return Judgement("mail", text, "warning", why, named.owner)
    return Judgement("mail", text, verdict, why, of_host)


def judge_phone(
    shown: str, number: str, trusted: Trusted, *, costly: bool = False, assumed: Text | None = None
) -> Judgement:
    """A number in E.164 form. `assumed` names the country it was read in, where it names none."""
    if number in trusted.retired_phones:
        return Judgement("phone", shown, "warning", say("app_guard.sign.retired"))
    if number in trusted.own_values:
        owner = trusted.own_values[number]
        return Judgement("phone", shown, "own", say("app_guard.why.own"), owner)
    if number in trusted.phones:
        why = _assumed("phone", assumed)
        return Judgement("phone", shown, "listed", why, trusted.phones[number])
    if costly:
        return Judgement("phone", shown, "warning", say("app_guard.sign.costly"))
    return Judgement("phone", shown, "unlisted", _assumed("unknown_phone", assumed))


def judge_handle(text: str, trusted: Trusted) -> Judgement:
    """A name on a social network; the network itself is not looked at."""
    handle = text.lower()
    if handle in trusted.own_values:
        owner = trusted.own_values[handle]
        return Judgement("handle", text, "own", say("app_guard.why.own"), owner)
    if handle in trusted.handles:
        owner = trusted.handles[handle]
        return Judgement("handle", text, "listed", say("app_guard.why.handle"), owner)
    named = _name_in(handle.removeprefix("@"), trusted)
    if named is not None:
        why = say("app_guard.sign.name_in_handle")
        return Judgement("handle", text, "warning", why, named.owner)
    return Judgement("handle", text, "unlisted", say("app_guard.why.unknown_handle"))


def _assumed(why: str, country: Text | None) -> Text:
    if country is None:
        return say(f"app_guard.why.{why}")
    return say(f"app_guard.why.{why}_assumed", country=country)


def _host_verdict(address: WebAddress, trusted: Trusted) -> tuple[Verdict, Text, Owner | None]:
    """The verdict on where an address leads."""
    host = address.host
    owner = trusted.owner_of_host(host)
    if trusted.is_retired_host(host) or _is_retired_page(address, trusted):
        return "warning", say("app_guard.sign.retired"), None
    odd = next((each for each in _ODD if each in address.odd), None)
    if odd is not None:
        like = owner or _owner_of(_dressed(address, trusted))
        return "warning", say(f"app_guard.sign.{odd}", host=address.shown), like
    if owner is not None and not address.odd:
        onward = _leads_on(address, trusted)
        if onward:
            return "warning", say("app_guard.sign.leads_on", host=onward), owner
        return "listed", say("app_guard.why.link"), owner
    own = trusted.own_owner_of_host(host)
    if own is not None and not address.odd:
        return "own", say("app_guard.why.own"), own
    sign = _sign_of_host(address, trusted)
    if sign is not None:
        return "warning", *sign
    return "unlisted", say("app_guard.why.unknown_link"), None


def _sign_of_host(address: WebAddress, trusted: Trusted) -> tuple[Text, Owner | None] | None:
    """What is wrong with a host that is not on the list, if anything."""
    found = _dressed(address, trusted)
    if "letters" in address.odd:
        mixed = any(len(alphabets(label)) > 1 for label in address.labels)
        if found is not None or mixed:
            return say("app_guard.sign.letters", host=address.shown), _owner_of(found)
    if found is not None:
        return say(f"app_guard.sign.{found[1]}"), found[0].owner
    if without_www(address.host) in trusted.short_links:
        return say("app_guard.sign.short_link"), None
    tail = unquote(address.tail[:_MOST_TAIL]).lower()
    for host, owner in trusted.hosts.items():
        if without_www(host) in tail:
            return say("app_guard.sign.name_in_path", host=address.shown), owner
    return None


def _dressed(address: WebAddress, trusted: Trusted) -> tuple[KnownName, str] | None:
    """The known name a foreign host dresses up with, and how."""
    labels = address.labels[:-1]
    for at, label in enumerate(labels):
        last = at == len(labels) - 1 or (at == len(labels) - 2 and labels[-1] in _SECOND)
        for known in trusted.names:
            how = _how(label, known, trusted.host_words, last=last)
            if how is not None:
                return known, how
    whole = f".{address.host}."
    for host, owner in trusted.hosts.items():
        if f".{host}." in whole:
            return KnownName(host, owner), "name_inside"
    return None


def _how(label: str, known: KnownName, extra: frozenset[str], *, last: bool) -> str | None:
    """How a part of a foreign host uses a known name, None when it does not."""
    name = known.name
    if label == name:
        if known.everyday:
            return None
        return "other_ending" if last else "name_inside"
    parts = label.replace("_", "-").split("-")
    if name in parts:
        if any(part in extra or part.isdigit() for part in parts if part != name):
            return "extra_words"
        if len(name) >= _EXPLAINED and not known.everyday:
            return "name_inside"
    if any(_is_joined(part, name, extra) for part in (label, *parts)):
        return "extra_words"
    if known.everyday:
        return None
    if len(name) >= _CONTAINED and skeleton(name) in skeleton(label).replace("-", ""):
        return "nearly" if name not in label.replace("-", "") else "name_inside"
    if nearly(label, name) or any(
        nearly(part, name) for part in parts if len(part) >= min(len(name), _EXPLAINED)
    ):
        return "nearly"
    return None


def _is_joined(part: str, name: str, extra: frozenset[str]) -> bool:
    """Whether a word is the name with an extra word before or behind it, without a hyphen."""
    return (part.startswith(name) and part[len(name) :] in extra) or (
        part.endswith(name) and part[: -len(name)] in extra
    )


def _name_in(text: str, trusted: Trusted) -> KnownName | None:
    """The known name that stands in words before an @ or in a name on a social network."""
    parts = [part for part in re.split(r"[^\w]+|_", text.lower()) if part]
    for known in trusted.names:
        if known.everyday:
            continue
        for part in parts:
            contained = len(known.name) >= _CONTAINED and known.name in part
            if part == known.name or contained or _is_joined(part, known.name, trusted.host_words):
                return known
            if nearly(part, known.name):
                return known
    return None


def _leads_on(address: WebAddress, trusted: Trusted) -> str:
    """A foreign host inside the rest of an address, to which the page may pass the reader on."""
    tail = unquote(unquote(address.tail[:_MOST_TAIL]))
    for match in _INSIDE.finditer(tail):
        inner = web_address(re.split(r"[\s&;,\"'<>|]", tail[match.start() :], maxsplit=1)[0])
        if "." in inner.host and trusted.owner_of_host(inner.host) is None:
            return inner.shown
    return ""


def _is_retired_page(address: WebAddress, trusted: Trusted) -> bool:
    host, path = without_www(address.host), unquote(address.tail).lower()
    return any(
        host == known and re.match(rf"{re.escape(start)}(?![\w-])", path) is not None
        for known, start in trusted.retired_urls
    )


def _owner_of(found: tuple[KnownName, str] | None) -> Owner | None:
    return None if found is None else found[0].owner
