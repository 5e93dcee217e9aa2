"""Checks what a person pasted against the trusted list of the guide data in use."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from makegood.domain.lookalike import (
    Judgement,
    judge_handle,
    judge_link,
    judge_mail,
    judge_phone,
)
from makegood.domain.pasted import MOST_FOUND, MOST_TEXT, Found, found_in
from makegood.domain.text import Text, say
from makegood.domain.trusted import Owner, Trusted, trusted_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.domain.guard import GuardList
    from makegood.domain.marketplace import Channel
    from makegood.services.packs import PackService

_GRAVEST_FIRST: Final = ("warning", "unlisted", "own", "listed")


class WayThere(Struct, frozen=True):
    """How to reach somebody from their own site: a host on our list, a page on it, and the way.

    `channel` is the id of one of their ways, None where only the site is known.
    """

    host: str
    url: str
    channel: str | None = None


class Checked(Struct, frozen=True):
    """One judged thing, with the one thing to do about it.

    `owner` is whom it belongs to or looks like, else the marketplace that the text names, and
    `way` leads there.
    """

    judgement: Judgement
    act: Text
    owner: Owner | None = None
    owner_name: Text | str = ""
    way: WayThere | None = None


class Report(Struct, frozen=True):
    """What a pasted text comes to. `cut`: it was too long and only its beginning was read."""

    items: tuple[Checked, ...]
    cut: bool = False
    more: bool = False


class LookalikeService:
    """The look-alike guard on the guide data in use, a person's own corrections included."""

    def __init__(self, packs: PackService) -> None:
        self._packs = packs
        self._made_for = ""
        self._trusted: Trusted | None = None

    @property
    def trusted(self) -> Trusted:
        """The list of the guide data in use."""
        if self._trusted is None or self._made_for != self._packs.digest:
            self._trusted = trusted_of(self._packs.pack, self._packs.is_own)
            self._made_for = self._packs.digest
        return self._trusted

    def check(self, text: str, country: str = "") -> Report:
        """Judge everything in a text. `country` reads numbers that name none, such as "EE"."""
        judged = [
            judgement
            for found in found_in(text)
            if (judgement := self._judged(found, country, text)) is not None
        ]
        judged += self._addresses(text)
        judged += self._spoken_of(text)
        judged.sort(key=lambda each: _GRAVEST_FIRST.index(each.verdict))
        mentioned = self._mentioned(text)
        return Report(
            tuple(self._with_way(each, mentioned) for each in judged),
            cut=len(text) > MOST_TEXT,
            more=len(judged) >= MOST_FOUND,
        )

    def _judged(self, found: Found, country: str, text: str) -> Judgement | None:
        if found.kind == "link":
            return judge_link(found.text, self.trusted)
        if found.kind == "mail":
            return judge_mail(found.text, self.trusted)
        if found.kind == "handle":
            return judge_handle(found.text, self.trusted)
        alone = found.text == text.strip()
        return _phone(found.text, country, self.trusted, alone=alone)

    def _addresses(self, text: str) -> Iterator[Judgement]:
        """Postal addresses of the list that stand in the text with all their lines."""
        folded = _folded(text[:MOST_TEXT])
        for lines, owner in self.trusted.addresses:
            if all(_folded(line) in folded for line in lines):
                shown = ", ".join(lines)
                yield Judgement("address", shown, "listed", say("app_guard.why.address"), owner)

    def _spoken_of(self, text: str) -> Iterator[Judgement]:
        """What the message asks for that nobody who helps asks for."""
        folded = _folded(text[:MOST_TEXT])
        for each in self.trusted.messages:
            match = _pattern(each).search(folded)
            if match is not None:
                why = say(f"app_guard.words.{each.id}")
                yield Judgement("message", "", "warning", why)

    def _mentioned(self, text: str) -> Owner | None:
        """The marketplace whose name the text says, if it says one."""
        words = set(re.findall(r"\w+", _folded(text[:MOST_TEXT])))
        for market in self._packs.pack.marketplaces:
            if market.hosts and _folded(market.name) in words:
                return Owner(market.id)
        return None

    def _with_way(self, judgement: Judgement, mentioned: Owner | None) -> Checked:
        owner = judgement.owner or mentioned
        way = None if owner is None else self.way_to(owner)
        name: Text | str = "" if owner is None else self._name(owner)
        stem = f"app_guard.act.{judgement.verdict}"
        if way is None:
            return Checked(judgement, say(f"{stem}_alone"), owner, name)
        return Checked(judgement, say(stem, host=way.host), owner, name, way)

    def _name(self, owner: Owner) -> Text | str:
        if owner.is_body:
            return Text(f"bodies.{owner.id}.title")
        markets = self._packs.pack.marketplaces
        return next((market.name for market in markets if market.id == owner.id), owner.id)

    def way_to(self, owner: Owner) -> WayThere | None:
        """The best known way to somebody that begins on a host of our list."""
        pack = self._packs.pack
        records = pack.bodies if owner.is_body else pack.marketplaces
        record = next((each for each in records if each.id == owner.id), None)
        if record is None:
            return None
        for channel in sorted(record.channels, key=_less_direct):
            url = None if channel.target is None else channel.target.url
            if url is None or channel.dead or channel.confidence == "unconfirmed":
                continue
            judged = judge_link(url, self.trusted)
            if judged.verdict == "listed":
                return WayThere(url.split("/")[2], url, channel.id)
        for host in record.hosts:
            if self.trusted.hosts.get(host) == owner:
                return WayThere(host, f"https://{host}/")
        return None


def _less_direct(channel: Channel) -> bool:
    """Ways for orders and for anything come before those for reports and privacy."""
    return channel.purpose not in ("orders", "any")


def _phone(shown: str, country: str, trusted: Trusted, *, alone: bool) -> Judgement | None:
    """A number judged; None for digits in a message that are no telephone number."""
    import phonenumbers

    text = unicodedata.normalize("NFKC", shown).strip()
    abroad = text.startswith("+")
    if text.startswith("00"):
        text, abroad = f"+{text[2:]}", True
    elif text.startswith("(+"):
        abroad = True
    region = None if abroad else country or None
    for retired in () if abroad else sorted(trusted.retired_phones):
        # A retired number is a warning sign however it is written, whatever the user's country.
        at_home = phonenumbers.region_code_for_number(phonenumbers.parse(retired, None))
        if _e164(text, at_home or None) == retired:
            return judge_phone(shown, retired, trusted)
    number = _e164(text, region)
    if number is not None:
        parsed = phonenumbers.parse(number, None)
        if not (abroad or alone or phonenumbers.is_valid_number(parsed)):
            return None
        costly = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.PREMIUM_RATE
        assumed = None if abroad else Text(f"countries.{country}")
        return judge_phone(shown, number, trusted, costly=costly, assumed=assumed)
    if abroad or alone:
        why = "no_phone" if region or abroad else "no_country"
        return Judgement("phone", shown, "unlisted", say(f"app_guard.why.{why}"))
    return None


def _e164(text: str, region: str | None) -> str | None:
    """A number in E.164 form, None where it cannot be one."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _pattern(words: GuardList) -> re.Pattern[str]:
    """Finds an entry of the list: each word of it begins a word of the text, one after another.

    Arabic puts articles and prepositions before a word without a space, so there the beginning
    of a word is not asked for.
    """
    entries: list[str] = []
    for language, phrases in words.words.items():
        start = "" if language == "ar" else r"(?<!\w)"
        for phrase in phrases:
            parts = [re.escape(part) for part in re.findall(r"\w+", _folded(phrase))]
            entries.append(start + r"\w{0,12}\W{1,3}".join(parts))
    return re.compile("|".join(entries) or "(?!)")
