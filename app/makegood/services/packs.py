"""The guide data: built, kept compiled, and handed out in parts."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from makegood.content.compiled import CompiledPack, OtherSchemaError, open_compiled
from makegood.content.container import Container, DamagedPackError
from makegood.content.stamps import (
    Refusal,
    read_stamp,
    stamp_of,
    still_true,
    write_atomically,
    write_stamp,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from makegood.content.problems import Problem
    from makegood.content.source import Source
    from makegood.domain.catalogue import Pack
    from makegood.narrowing import NarrowingIndex
    from makegood.text.catalog import Catalog

_OWN_PREFIX: Final = "own-"
_STAMP_SUFFIX: Final = ".stamp"
_LEARNT: Final = "learnt.index"


Compiled: TypeAlias = tuple[CompiledPack | None, tuple[Refusal, ...]]
"""Compiled guide data, or what is wrong with a person's own files."""

if TYPE_CHECKING:
    Around: TypeAlias = Callable[[Callable[[], Compiled]], Compiled]
    """Does the work it is given, and meanwhile tells a person that something goes on."""


class GuideDataError(Exception):
    """There are no guide data that can be used: the program cannot start."""


class PackProblemsError(GuideDataError):
    """Guide data hold errors; `problems` are all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(f"the guide data hold errors: {len(problems)}")


@dataclass(frozen=True, slots=True)
class PackFolders:
    """Where guide data may lie.

    `compiled` are finished files, of which the highest version is used; without a usable one
    `source` is compiled into `cache`. `overlay` is the folder of a person's own corrections.
    `code` are folders whose change makes compiled data stale, in a checkout those of the
    compiler itself.
    """

    source: Path
    cache: Path
    compiled: tuple[Path, ...] = ()
    overlay: Path | None = None
    code: tuple[Path, ...] = ()


class PackService:
    """The guide data in use.

    `refused` tells what is wrong with a person's own corrections when they could not be used;
    then the shipped data are in use. `folders` is where they were read, None for data that were
    handed over.
    """

    def __init__(
        self,
        compiled: CompiledPack,
        refused: tuple[Refusal, ...] = (),
        folders: PackFolders | None = None,
        *,
        strict: bool = False,
    ) -> None:
        self._compiled = compiled
        self.refused = refused
        self.folders = folders
        self._strict = strict
        self._narrowing: NarrowingIndex | None = None

    def fresh(self) -> PackService:
        """The guide data as the folders hold them now, read beside those in use."""
        return self if self.folders is None else open_packs(self.folders, strict=self._strict)

    def as_now(self) -> PackService:
        """The guide data in use, to come back to after `become`."""
        return copy(self)

    def become(self, other: PackService) -> None:
        """Use other guide data from now on, without a restart.

        Whoever asks for the pack or its words anew gets the new ones; `digest` tells them apart.
        """
        vars(self).update(vars(other))

    @property
    def pack(self) -> Pack:
        """Everything but the words."""
        return self._compiled.pack

    @property
    def digest(self) -> str:
        """The checksum that names exactly these data."""
        return self._compiled.digest

    @property
    def version(self) -> str:
        """The version of the guide data."""
        return self._compiled.version

    def words(self, language: str) -> Catalog:
        """The words of a language; those of the source language for an unknown one."""
        return self._compiled.words(language)

    def narrowing(self) -> NarrowingIndex:
        """What narrowing learnt when the data were built; decoded when first asked for."""
        if self._narrowing is None:
            from makegood.narrowing import NarrowingIndex

            self._narrowing = NarrowingIndex.from_bytes(self._compiled.narrowing())
        return self._narrowing

    def is_own(self, value: str) -> bool:
        """Whether a number, address or host comes from a person's own files, not from ours."""
        return value in self._compiled.own()


def open_packs(
    folders: PackFolders, *, strict: bool = False, around: Around | None = None
) -> PackService:
    """The guide data to work with: a person's corrections first, then what was shipped.

    A damaged or stale compiled file is never used. Where something has to be compiled, which takes
    seconds, `around` is given the work, and returns what came of it. Raises `GuideDataError` when
    nothing can be.
    """
    refused: tuple[Refusal, ...] = ()
    if folders.overlay is not None and any(folders.overlay.rglob("*.yaml")):
        corrected, refused = _corrected(folders, folders.overlay, strict=strict, around=around)
        if corrected is not None:
            return PackService(corrected, (), folders, strict=strict)
    shipped = _highest(folders.compiled, strict=strict)
    if shipped is None:
        shipped, _ = _from_cache(folders, folders.cache, None, strict=strict, around=around)
    if shipped is None:
        raise GuideDataError("no guide data could be read")
    return PackService(shipped, refused, folders, strict=strict)


def build_pack(source: Path, out: Path, now: datetime | None = None) -> str:
    """Check a source as of `now` (aware), compile it into a file, and return its checksum.

    Raises `PackProblemsError` when the source holds an error; nothing is written then.
    """
    from makegood.content.checks.running import run_checks
    from makegood.content.source import load_source

    loaded = load_source(source)
    run_checks(loaded, now)
    if not loaded.usable:
        raise PackProblemsError(tuple(loaded.log.errors()))
    write_atomically(out, _compile(loaded))
    return open_compiled(out).digest


def _highest(files: tuple[Path, ...], *, strict: bool) -> CompiledPack | None:
    usable = [pack for file in files if (pack := _usable(file, strict=strict)) is not None]
    return max(usable, key=lambda pack: _version_key(pack.version), default=None)


def _usable(file: Path, *, strict: bool) -> CompiledPack | None:
    """The data in a file, decoded; None when the file is missing, damaged or of another form."""
    try:
        compiled = open_compiled(file, strict=strict)
        assert compiled.pack is not None
    except (OSError, DamagedPackError, OtherSchemaError):
        return None
    return compiled


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _corrected(
    folders: PackFolders, overlay: Path, *, strict: bool, around: Around | None
) -> Compiled:
    cache = folders.cache.with_name(f"{_OWN_PREFIX}{folders.cache.name}")
    return _from_cache(folders, cache, overlay, strict=strict, around=around)


def _from_cache(
    folders: PackFolders, cache: Path, overlay: Path | None, *, strict: bool, around: Around | None
) -> Compiled:
    """Compiled data that are as new as their sources, compiled now if need be."""
    roots = (folders.source, *(() if overlay is None else (overlay,)), *folders.code)
    beside = cache.with_name(f"{cache.name}{_STAMP_SUFFIX}")
    known = read_stamp(beside)
    current = None if known is None else still_true(known, roots)
    if current is not None:
        if current.refused:
            return None, current.refused
        compiled = _usable(cache, strict=strict)
        # Two programs that compile at once may leave the file of one beside the stamp of the other.
        if compiled is not None and compiled.made_from() == current.content:
            if current != known:
                write_stamp(beside, current)
            return compiled, ()

    def work() -> Compiled:
        return _compiled_anew(folders, cache, overlay, roots, strict=strict)

    return work() if around is None else around(work)


def _compiled_anew(
    folders: PackFolders,
    cache: Path,
    overlay: Path | None,
    roots: tuple[Path, ...],
    *,
    strict: bool,
) -> Compiled:
    """Compile and keep the result.

    A person's own files must add no error. Whoever works on the shipped data in a checkout
    is told by the check; here the records that are right are used, so that one open mistake
    does not keep the program from starting.
    """
    from makegood.content.checks.running import errors_added
    from makegood.content.source import load_source

    beside = cache.with_name(f"{cache.name}{_STAMP_SUFFIX}")
    before = stamp_of(roots)  # taken first: a change during the work makes the result stale
    loaded = load_source(folders.source, overlay)
    own: frozenset[str] = frozenset()
    learnt: bytes | None = None
    if overlay is not None:
        from makegood.content.own_values import own_values

        shipped = load_source(folders.source)
        errors = errors_added(loaded, shipped)
        if errors:
            refused = tuple(Refusal(each.file, each.line, each.rule) for each in errors)
            write_stamp(beside, stamp_of(roots, refused))
            return None, refused
        own = own_values(loaded.pack, shipped.pack)
        learnt = _learnt_before(folders, loaded, shipped)
    if not loaded.pack.marketplaces:
        return None, ()
    kept = folders.cache.with_name(_LEARNT)
    data = _compile(loaded, own, kept, folders.code, before.content, learnt)
    # Without a place to keep it the data are compiled again at the next start, only slower.
    with suppress(OSError):
        write_atomically(cache, data)
        write_stamp(beside, before)
    return CompiledPack(Container(data), strict=strict), ()


def _compile(
    loaded: Source,
    own: frozenset[str] = frozenset(),
    kept: Path | None = None,
    code: tuple[Path, ...] = (),
    made_from: str = "",
    learnt: bytes | None = None,
) -> bytes:
    from makegood.content.compiled import compiled_bytes
    from makegood.services.pack_training import learnt_from

    if learnt is None:
        learnt = learnt_from(loaded, kept, code)
    return compiled_bytes(loaded, learnt, own, made_from)


def _learnt_before(folders: PackFolders, loaded: Source, shipped: Source) -> bytes | None:
    """What narrowing learnt when the program was built, where a person's own files change nothing
    that it learns from: a corrected number must not wait for the learning.
    """
    from makegood.services.pack_training import same_lessons

    built = _highest(folders.compiled, strict=False)
    if built is None or not same_lessons(loaded, shipped):
        return None
    return built.narrowing()
