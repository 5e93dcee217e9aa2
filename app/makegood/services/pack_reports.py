"""What the guide data cover and how sure they are, for the people who keep them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, get_args

from makegood.content.checks.walking import records_in
from makegood.domain.provenance import Confidence, Sourced
from makegood.services.pack_forms import SAYS, forms_of

_CONFIDENCES: Final[tuple[Confidence, ...]] = get_args(Confidence)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from makegood.content.source import Source
    from makegood.domain.marketplace import Marketplace


def report_on(folder: Path) -> str:
    """The report on a folder of guide data, in Markdown.

    It holds no date of its own: the same data give the same report.
    """
    from makegood.content.source import load_source

    source = load_source(folder)
    return "\n".join(_lines(source)) + "\n"


def _lines(source: Source) -> Iterator[str]:
    pack = source.pack
    yield f"# Guide data {pack.version}"
    yield ""
    yield f"Made by `makegood pack report`. Languages: {', '.join(pack.languages)}."
    yield ""
    yield "## Marketplaces"
    yield ""
    yield from _table(
        ("marketplace", "issues", "variants", "channels", "steps", "answers", "notices", "traps"),
        (_coverage(marketplace) for marketplace in pack.marketplaces),
    )
    yield from _issues_not_covered(source)
    yield from _forms(source)
    yield "## How sure the facts are"
    yield ""
    yield from _table(
        ("where", "facts", *_CONFIDENCES, "live", "stored copy", "oldest"),
        _confidence_rows(source),
    )
    yield "## Rules"
    yield ""
    yield from _table(("group", "rules"), _counted(rule.group for rule in pack.rules))
    yield from _conflicts(source)
    yield from _unconfirmed(source)
    yield from _guide_lines(source)
    yield from _words(source)


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(str(cell) for cell in row)} |"
    yield ""


def _coverage(marketplace: Marketplace) -> tuple[object, ...]:
    issues = {entry.issue for entry in marketplace.issues}
    return (
        marketplace.name,
        len(issues),
        sum(len(entry.variants) for entry in marketplace.issues),
        sum(not channel.dead for channel in marketplace.channels),
        sum(len(ladder.rungs) for ladder in marketplace.ladders),
        len(marketplace.answers),
        len(marketplace.notices),
        len(marketplace.traps),
    )


def _issues_not_covered(source: Source) -> Iterator[str]:
    known = [issue for topic in source.pack.topics for issue in topic.issues]
    for marketplace in source.pack.marketplaces:
        covered = {entry.issue for entry in marketplace.issues}
        missing = [issue for issue in known if issue not in covered]
        if missing:
            yield f"- {marketplace.name} has nothing on: {', '.join(missing)}"
    yield ""


def _forms(source: Source) -> Iterator[str]:
    """How many forms of problems say each thing, and which leave something out."""
    pack = source.pack
    known = {market.name: forms_of(pack, market) for market in pack.marketplaces}
    yield "## Problems, form by form"
    yield ""
    yield "A form is an issue or one of its variants; a variant says what its issue says."
    yield ""
    yield from _table(
        ("marketplace", "forms", *SAYS),
        (
            (name, len(forms), *(sum(what in form.says for form in forms) for what in SAYS))
            for name, forms in known.items()
        ),
    )
    holes = [
        f"- {name}: `{form.id}` lacks {', '.join(form.holes)}"
        for name, forms in known.items()
        for form in forms
        if form.holes
    ]
    yield from holes or ["No form leaves out anything but a window of the marketplace's own."]
    yield ""


def _confidence_rows(source: Source) -> Iterator[tuple[object, ...]]:
    pack = source.pack
    places: list[tuple[str, tuple[Sourced, ...]]] = [
        (marketplace.name, (marketplace,)) for marketplace in pack.marketplaces
    ]
    places += [("bodies", pack.bodies), ("rules", pack.rules), ("do now", pack.do_now)]
    for name, tops in places:
        facts = [record for record in records_in(tops) if isinstance(record, Sourced)]
        sure = Counter(fact.confidence for fact in facts)
        how = Counter(fact.checked.how for fact in facts)
        oldest = min((fact.checked.on for fact in facts), default=None)
        yield (
            name,
            len(facts),
            *(sure[confidence] for confidence in _CONFIDENCES),
            how["live"],
            how["stored-copy"],
            oldest or "-",
        )


def _counted(values: Iterable[str]) -> Iterator[tuple[str, int]]:
    yield from sorted(Counter(values).items())


def _conflicts(source: Source) -> Iterator[str]:
    """Rules for which another source gives a longer time, in the same rule or in one of its own."""
    pack = source.pack
    rules = [rule for rule in pack.rules if rule.outer is not None or rule.longer]
    by_id = {rule.id: rule for rule in pack.rules}
    yield "## Conflicts"
    yield ""
    yield "The shorter time is the safe date and drives reminders; the longer one is shown."
    yield ""
    for rule in rules:
        more = [] if rule.outer is None else [_publishers(rule.outer)]
        more += [f"`{name}` ({_publishers(by_id.get(name))})" for name in rule.longer]
        yield f"- `{rule.id}` ({_publishers(rule)}); longer: {', '.join(more)}"
    if not rules:
        yield "- none"
    yield ""


def _publishers(record: Sourced | None) -> str:
    names = () if record is None else record.sources
    return ", ".join(dict.fromkeys(source.publisher for source in names))


def _unconfirmed(source: Source) -> Iterator[str]:
    yield "## Not confirmed"
    yield ""
    for top in (*source.pack.marketplaces, *source.pack.bodies):
        for record in records_in(top):
            if isinstance(record, Sourced) and record.confidence == "unconfirmed":
                yield f"- {_id_of(top)}: {type(record).__name__.lower()} `{_id_of(record)}`"
    yield ""


def _id_of(record: Sourced) -> str:
    return str(getattr(record, "id", "?"))


def _guide_lines(source: Source) -> Iterator[str]:
    carried: dict[str, list[str]] = {}
    pack = source.pack
    for top in (*pack.marketplaces, *pack.bodies, *pack.rules, *pack.do_now):
        for record in records_in(top):
            if isinstance(record, Sourced):
                name = _id_of(top) if record is top else f"{_id_of(top)}/{_id_of(record)}"
                for line in record.guide:
                    carried.setdefault(line, []).append(name)
    yield "## Lines of the source guides"
    yield ""
    yield from _table(
        ("line", "carried by"),
        (
            (line, ", ".join(f"`{name}`" for name in carried.get(line, ())) or "nothing")
            for line in source.manifest.guide_lines
        ),
    )


def _words(source: Source) -> Iterator[str]:
    """How far each language has come, and whether a speaker has read it."""
    yield "## Languages"
    yield ""
    rows = []
    for code, language in source.languages.items():
        read = sum(language.reviewed.values())
        phrases = sum(len(said) for said in source.phrases.get(code, {}).values())
        rows.append((code, len(language.entries), phrases, read))
    yield from _table(("language", "texts", "phrases", "files read by a speaker"), rows)
