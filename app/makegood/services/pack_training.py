"""What narrowing learns from the phrases of the guide data, when they are built."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from makegood.content.stamps import write_atomically
from makegood.text.names import country_name

if TYPE_CHECKING:
    from pathlib import Path

    from makegood.content.source import Source


_SUM: Final = 32


class _Lessons(Struct, frozen=True):
    """All that narrowing learns from."""

    topics: dict[str, tuple[str, ...]]
    phrases: dict[str, dict[str, tuple[str, ...]]]
    synonyms: dict[str, dict[str, tuple[str, ...]]]
    roles: dict[str, list[str]]
    served: dict[str, list[str]]
    names: tuple[str, ...]


def learnt_from(source: Source, kept: Path | None = None, code: tuple[Path, ...] = ()) -> bytes:
    """The index of narrowing for a source, as it stands in the compiled data.

    Learning takes seconds, and phrases change far more rarely than the rest of the guide data:
    with `kept` the result is kept in that file and used again as long as phrases, topics and
    the files in the `code` folders are the same.
    """
    lessons = _lessons_of(source)
    key = _key_of(lessons, code)
    if kept is not None:
        known = _read(kept, key)
        if known is not None:
            return known
    from makegood.narrowing import train

    learnt = train(
        lessons.phrases,
        topics=lessons.topics,
        synonyms=lessons.synonyms,
        roles=lessons.roles,
        served=lessons.served,
        names=lessons.names,
    ).to_bytes()
    if kept is not None:
        _keep(kept, key, learnt)
    return learnt


def same_lessons(first: Source, second: Source) -> bool:
    """Whether narrowing would learn the same from both."""
    return _lessons_of(first) == _lessons_of(second)


def _lessons_of(source: Source) -> _Lessons:
    """Phrases for an issue that no topic has are left out; the check reports them."""
    pack = source.pack
    topics = {topic.id: topic.issues for topic in pack.topics}
    issues = {issue for listed in topics.values() for issue in listed}
    roles: dict[str, list[str]] = {}
    for topic in pack.topics:
        for role in topic.roles:
            roles.setdefault(role, []).extend(topic.issues)
    return _Lessons(
        topics=topics,
        phrases={
            language: {issue: said for issue, said in known.items() if issue in issues}
            for language, known in source.phrases.items()
        },
        synonyms=source.synonyms,
        roles=roles,
        served={
            marketplace.id: list(dict.fromkeys(entry.issue for entry in marketplace.issues))
            for marketplace in pack.marketplaces
        },
        names=_names_of(source),
    )


def _names_of(source: Source) -> tuple[str, ...]:
    """Countries, as each language calls them, and marketplaces: where it was, never what."""
    codes, languages = source.pack.countries, source.manifest.languages
    countries = {country_name(code, language) for code in codes for language in languages}
    countries.update(name for names in source.pack.country_names.values() for name in names)
    # By id, which is the name without capitals and stays when a name is corrected. That for all
    # marketplaces that are not listed has no site; an id of several words is no name to be silent.
    markets = {
        market.id for market in source.pack.marketplaces if market.sites and market.id.isalpha()
    }
    return tuple(sorted(countries | markets))


def _key_of(lessons: _Lessons, code: tuple[Path, ...]) -> bytes:
    digest = hashlib.sha256(msgspec.msgpack.encode(lessons))
    for folder in code:
        for path in sorted(folder.glob("*.py")):
            digest.update(path.read_bytes())
    return digest.digest()


def _read(kept: Path, key: bytes) -> bytes | None:
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    learnt = data[2 * _SUM :]
    whole = data[:_SUM] == key and data[_SUM : 2 * _SUM] == hashlib.sha256(learnt).digest()
    return learnt if whole else None


def _keep(kept: Path, key: bytes, learnt: bytes) -> None:
    try:
        write_atomically(kept, key + hashlib.sha256(learnt).digest() + learnt)
    except OSError:
        return  # learnt again next time, which is only slower
