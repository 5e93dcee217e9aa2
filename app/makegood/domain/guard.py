"""What the guide data tell the look-alike guard: lists of hosts and words, with reasons."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from makegood.domain.provenance import Source

GuardUse = Literal["mail_host", "short_link", "host_word", "everyday_name", "message"]


class GuardList(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One list of the guard.

    `use` says what it is for: `mail_host` are mailboxes anyone can open, `short_link` hosts that
    hide where a link leads, `host_word` words that are put beside a known name in a host,
    `everyday_name` names of ours that are plain words too and therefore prove nothing alone,
    `message` what a pasted message speaks of. `words` are by language; every word of an entry
    stands for all words that begin with it, so "gift card" finds "gift cards". Sentence of a
    `message` list: ``app_guard.words.<id>``.
    """

    id: str
    use: GuardUse
    why: str
    hosts: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
