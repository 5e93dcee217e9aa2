"""Guide data checked, for the people who write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from makegood.domain.text import Text
from makegood.text.catalog import Catalog
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from makegood.content.problems import Problem
    from makegood.content.source import Source

_CHECK_WORDS = "check"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the check found, and the words to say it in. `left_out` findings are not listed."""

    problems: tuple[Problem, ...]
    left_out: int
    words: Catalog

    def count(self, level: str) -> int:
        """How many findings have a level."""
        return sum(problem.level == level for problem in self.problems)

    @property
    def clean(self) -> bool:
        """Whether nothing is an error."""
        return self.count("error") == 0


def check_source(
    folder: Path, today: date, *, release: bool = False, shipped: Path | None = None
) -> CheckResult:
    """Check the guide data of a folder.

    The sentences come from the folder itself where it has them, else from the `shipped` one,
    so that a folder with only a person's own corrections can be checked too.
    """
    from makegood.content.checks.running import run_checks
    from makegood.content.source import load_source

    source = load_source(folder)
    run_checks(source, today, release=release)
    return CheckResult(source.problems, source.log.left_out, _words_for(source, shipped))


def problem_line(problem: Problem, words: Catalog, prefix: str = "") -> str:
    """One finding as compilers write them, so that editors can jump to it."""
    message = words.render(problem.message)
    if problem.suggestion:
        hint = words.render(Text("check.suggestion", {"value": problem.suggestion}))
        message = f"{message} {hint}"
    return words.render(
        Text(
            "check.place",
            {
                "file": f"{prefix}{problem.file}",
                "line": problem.line,
                "level": Text(f"check.level.{problem.level}"),
                "message": message,
            },
        )
    )


def words_of_check(folder: Path) -> Catalog:
    """The sentences of the check in a folder, whatever state the rest of it is in."""
    from makegood.content.source import read_words

    return Catalog(SOURCE_LANGUAGE, read_words(folder, SOURCE_LANGUAGE, _CHECK_WORDS))


def stamp_translations(folder: Path, language: str, units: Collection[str] = ()) -> int:
    """Note that a language's words fit today's English, and return how many units were noted.

    Without `units` those are noted that never were: a stale one stays stale until somebody who
    read it again names it. Raises `LookupError` for a language the folder does not have.
    """
    from makegood.content.source import load_source
    from makegood.content.stamps import write_atomically
    from makegood.content.translated import FOLDER, checksums, stamps_text, unit_of

    source = load_source(folder)
    words = source.languages[language]
    english = checksums(source.languages[SOURCE_LANGUAGE].entries)
    present = {unit_of(key) for key in words.entries} & english.keys()
    fresh = present & set(units) if units else present - words.made_from.keys()
    stamps = {unit: words.made_from[unit] for unit in present & words.made_from.keys()}
    stamps |= {unit: english[unit] for unit in fresh}
    write_atomically(folder / FOLDER / f"{language}.yaml", stamps_text(stamps).encode())
    return len(fresh)


def schema_text() -> str:
    """The JSON Schema of all records, as a file."""
    import json

    from makegood.content.schema import schema

    return json.dumps(schema(), indent=2, ensure_ascii=False)


def _words_for(source: Source, shipped: Path | None) -> Catalog:
    own = source.languages.get(SOURCE_LANGUAGE)
    if own is not None and "check.place" in own.entries:
        return Catalog(SOURCE_LANGUAGE, own.entries)
    return Catalog(SOURCE_LANGUAGE, {}) if shipped is None else words_of_check(shipped)
