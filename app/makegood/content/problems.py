"""What is wrong with guide data, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

from makegood.domain.text import Arg, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

Level = Literal["error", "warning", "note"]

OWN: Final = "own"
"""What the names of files begin with that are a person's own."""

MOST_PROBLEMS: Final = 2000
"""More are counted but not kept, so that a hopeless file costs bounded memory."""


class Place(Struct, frozen=True, order=True):
    """A line of a file. `file` is relative to the pack's folder; lines count from 1."""

    file: str
    line: int = 1


class Problem(Struct, frozen=True):
    """One finding. `rule` names the check; `suggestion` is what to write instead, where known."""

    place: Place
    level: Level
    rule: str
    message: Text
    suggestion: str = ""

    @property
    def file(self) -> str:
        """The file, relative to the pack's folder."""
        return self.place.file

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        return self.place.line


class ProblemLog(Struct):
    """Collects every problem instead of stopping at the first."""

    found: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def add(
        self,
        place: Place,
        rule: str,
        *,
        level: Level = "error",
        suggestion: str = "",
        **args: Arg,
    ) -> None:
        """Note a problem; its sentence is ``check.<rule>`` of the locale files."""
        if len(self.found) >= MOST_PROBLEMS:
            self.left_out += 1
            return
        text = Text(f"check.{rule}", args)
        self.found.append(Problem(place, level, rule, text, suggestion))

    def errors(self) -> Iterator[Problem]:
        """Only what makes the data unusable."""
        return (problem for problem in self.found if problem.level == "error")

    def in_order(self) -> tuple[Problem, ...]:
        """Everything by file and line, each finding once."""
        seen: dict[tuple[Place, str, str], Problem] = {}
        for problem in self.found:
            seen.setdefault((problem.place, problem.rule, repr(problem.message.args)), problem)
        return tuple(sorted(seen.values(), key=lambda problem: (problem.place, problem.rule)))
