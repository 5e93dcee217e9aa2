"""Everything a person can meet has words, in the source language and in every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from makegood.content.problems import Place
from makegood.content.translated import checksums, unit_of
from makegood.text.catalog import plural_categories_of, slots_in
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from msgspec import Struct

    from makegood.content.checks.context import CheckContext
    from makegood.content.words import Language
    from makegood.text.catalog import Entry

Need = tuple["Struct", str]
"""A record and a key it needs words under."""

_SHARED: Final[dict[str, tuple[str, ...]]] = {
    "facts": ("label",),
    "remedies": ("title", "help"),
    "evidence": ("title", "why"),
    "do_now": ("title", "steps"),
    "rules": ("title",),
    "bodies": ("title", "for_whom", "cost", "asks_for", "how_long", "first"),
    "details": ("",),
}
"""Lists whose words stand in the file of the same name, and what each record needs there."""

_OF_THE_CASE: Final = frozenset({"country", "site", "variant"})
"""What a case says of itself: no facts of the list, but a date may name one as missing."""

_OF_MARKETPLACE: Final[dict[str, tuple[str, ...]]] = {
    "channels": ("title",),
    "answers": ("title", "body"),
    "traps": ("title",),
    "notices": ("body",),
}


def check_source_words(context: CheckContext) -> None:
    """Each record has the words it needs in the source language."""
    language = context.source.languages.get(SOURCE_LANGUAGE)
    if language is None:
        context.log.add(Place("locales"), "no_source_language", language=SOURCE_LANGUAGE)
        return
    entries = language.entries
    told: set[str] = set()
    for record, key in _needs(context):
        if key not in entries and key not in told:
            told.add(key)  # a rung may stand in several ladders
            context.log.add(context.places.of(record), "words_missing", key=key)


def check_stray_words(context: CheckContext) -> None:
    """No words are kept for a record that is not there."""
    language = context.source.languages.get(SOURCE_LANGUAGE)
    if language is None:
        return
    known = _known_prefixes(context)
    for key, place in language.places.items():
        parts = key.split(".")
        for depth in (1, 2):
            section = ".".join(parts[:depth])
            ids = known.get(section)
            if ids is not None and not _names_one(key[len(section) + 1 :], ids):
                context.log.add(place, "words_for_nothing", level="warning", key=key)
                break


def check_translations(context: CheckContext) -> None:
    """Other languages have the same texts with the same slots and all their plural forms."""
    source = context.source.languages.get(SOURCE_LANGUAGE)
    if source is None:
        return
    only_source = context.source.manifest.source_only
    wanted = {
        key: entry
        for key, entry in source.entries.items()
        if key.partition(".")[0] not in only_source
    }
    for code, language in context.source.languages.items():
        _check_plurals(context, language)
        if code != SOURCE_LANGUAGE:
            _check_missing(context, language, wanted, source)
            _check_same_slots(context, language, source)


def check_stale_translations(context: CheckContext) -> None:
    """The English has not changed since it was translated. One finding for each file."""
    source = context.source.languages.get(SOURCE_LANGUAGE)
    if source is None:
        return
    today = checksums(source.entries)
    for code, language in context.source.languages.items():
        stale: dict[str, list[str]] = {}
        for key, place in language.places.items():
            unit = unit_of(key)
            made_from = language.made_from.get(unit)
            if code != SOURCE_LANGUAGE and made_from is not None and made_from != today.get(unit):
                units = stale.setdefault(place.file, [])
                if unit not in units:
                    units.append(unit)
        for file, units in sorted(stale.items()):
            context.log.add(
                Place(file),
                "stale_translation",
                level=context.warning,
                count=len(units),
                first=units[0],
            )


def check_review_is_stated(context: CheckContext) -> None:
    """Each file of another language says whether a speaker has read it."""
    for code, language in context.source.languages.items():
        if code == SOURCE_LANGUAGE:
            continue
        for file in sorted({place.file for place in language.places.values()}):
            if file not in language.reviewed:
                context.log.add(Place(file), "review_not_stated", level=context.warning)


def _needs(context: CheckContext) -> Iterator[Need]:
    pack = context.pack
    for kind, fields in _SHARED.items():
        for record in getattr(pack, kind):
            for field in fields:
                yield record, f"{kind}.{record.id}{'.' if field else ''}{field}"
    for fact in pack.facts:
        for choice in fact.choices:
            yield fact, f"facts.{fact.id}.choices.{choice}"
    for topic in pack.topics:
        yield topic, f"issues.topics.{topic.id}.title"
        for issue in topic.issues:
            yield topic, f"issues.{issue}.title"
    for paragraph in pack.paragraphs:
        yield paragraph, f"templates.{paragraph.id}"
    for stage in pack.stages:
        yield stage, f"message.stage.{stage.id}"
        if stage.grounds:
            for ground in ("any", *(ground.id for ground in stage.grounds)):
                yield stage, f"message.effect.{stage.id}.{ground}"
        else:
            yield stage, f"message.effect.{stage.id}"
        for choice in stage.choices:
            yield stage, f"message.choice.{choice}"
    for marketplace in pack.marketplaces:
        for kind, fields in _OF_MARKETPLACE.items():
            for record in getattr(marketplace, kind):
                for field in fields:
                    yield record, f"{marketplace.id}.{kind}.{record.id}.{field}"
        for ladder in marketplace.ladders:
            for rung in ladder.rungs:
                yield rung, f"{marketplace.id}.rungs.{rung.id}.title"
        for entry in marketplace.issues:
            for variant in entry.variants:
                yield variant, f"issues.{entry.issue}.variants.{variant.id}.title"
    for body in pack.bodies:
        for channel in body.channels:
            yield channel, f"bodies.{body.id}.channels.{channel.id}.title"


def _known_prefixes(context: CheckContext) -> dict[str, frozenset[str]]:
    """For each section of the words the ids that may follow it."""
    ids = context.source.ids
    known = {kind: frozenset(ids.get(kind, ())) for kind in _SHARED}
    known["facts"] |= _OF_THE_CASE
    known["templates"] = frozenset(ids.get("paragraphs", ()))
    for marketplace in context.pack.marketplaces:
        for kind in _OF_MARKETPLACE:
            records = getattr(marketplace, kind)
            known[f"{marketplace.id}.{kind}"] = frozenset(record.id for record in records)
        known[f"{marketplace.id}.rungs"] = frozenset(
            rung.id for ladder in marketplace.ladders for rung in ladder.rungs
        )
    return known


def _names_one(rest: str, ids: frozenset[str]) -> bool:
    """Whether a key goes on with one of the ids, which may hold dots themselves."""
    parts = rest.split(".")
    return any(".".join(parts[:end]) in ids for end in range(1, len(parts) + 1))


def _check_missing(
    context: CheckContext, language: Language, wanted: Mapping[str, Entry], source: Language
) -> None:
    """One finding for each file: hundreds of single ones would hide everything else."""
    missing: dict[str, list[str]] = {}
    for key in wanted:
        if key not in language.entries:
            theirs = source.places[key].file
            ours = theirs.replace(f"/{SOURCE_LANGUAGE}/", f"/{language.code}/", 1)
            missing.setdefault(ours, []).append(key)
    for file, keys in sorted(missing.items()):
        context.log.add(
            Place(file),
            "not_translated",
            level=context.warning,
            count=len(keys),
            first=keys[0],
        )


def _check_same_slots(context: CheckContext, language: Language, source: Language) -> None:
    for key, entry in language.entries.items():
        place = language.places[key]
        theirs = source.entries.get(key)
        if theirs is None:
            context.log.add(place, "only_translated", level="warning", key=key)
            continue
        if isinstance(entry, tuple) != isinstance(theirs, tuple):
            context.log.add(place, "other_form", key=key)
            continue
        ours, wanted = slots_in(entry), slots_in(theirs)
        if ours != wanted:
            context.log.add(
                place,
                "other_slots",
                key=key,
                found=_listed(ours),
                wanted=_listed(wanted),
            )


def _check_plurals(context: CheckContext, language: Language) -> None:
    for key, entry in language.entries.items():
        if isinstance(entry, str | tuple):
            continue
        lacking = plural_categories_of(language.code) - entry.keys()
        if lacking:
            context.log.add(
                language.places[key],
                "plural_missing",
                key=key,
                missing=", ".join(sorted(lacking)),
            )


def _listed(slots: frozenset[str]) -> str:
    return ", ".join(f"{{{slot}}}" for slot in sorted(slots)) or "-"
