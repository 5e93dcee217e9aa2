"""Guide data checked, for the people who write them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from makegood.content.problems import OWN, Place
from makegood.domain.text import Text
from makegood.text.catalog import Catalog
from makegood.text.locale import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

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
    folder: Path, now: datetime, *, release: bool = False, shipped: Path | None = None
) -> CheckResult:
    """Check the guide data of a folder as of `now`, aware, in the user's zone.

    A folder without a `pack.yaml` holds a person's own corrections: it is checked as it would be
    used, laid over the `shipped` data, and what is said about those alone is left out.

    The sentences come from the folder itself where it has them, else from the `shipped` one,
    so that a folder with only a person's own corrections can be checked too.
    """
    from makegood.content.checks.running import run_checks
    from makegood.content.layout import MANIFEST
    from makegood.content.source import load_source

    laid_over = shipped is not None and folder.is_dir() and not (folder / MANIFEST).exists()
    source = load_source(shipped, folder) if shipped and laid_over else load_source(folder)
    run_checks(source, now, release=release)
    problems = source.problems
    if shipped is not None and laid_over:
        problems = tuple(_as_own(problem, shipped) for problem in problems if _of_own(problem))
    return CheckResult(problems, source.log.left_out, _words_for(source, shipped))


def _of_own(problem: Problem) -> bool:
    """Whether a finding is about a person's own files, or is an error that they led to."""
    return problem.level == "error" or problem.file.startswith(f"{OWN}/")


def _as_own(problem: Problem, shipped: Path) -> Problem:
    """The finding with its file as the person knows it: their own, or ours with its whole path."""
    file = problem.file
    ours = not file.startswith(f"{OWN}/")
    named = str(shipped / file) if ours else file.removeprefix(f"{OWN}/")
    return replace(problem, place=Place(named, problem.line))


def problem_line(problem: Problem, words: Catalog, prefix: str = "") -> str:
    """One finding as compilers write them, so that editors can jump to it.

    `prefix` is put before the file unless that is a whole path already.
    """
    prefix = "" if Path(problem.file).is_absolute() else prefix
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
