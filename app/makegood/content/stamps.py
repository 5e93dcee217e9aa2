"""Whether a compiled file still says what its sources say.

Size and time of change are looked at first, which is quick and nearly always enough; where they
differ, the content decides. So a fresh checkout of the same files compiles nothing anew.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUFFIXES: Final = (".yaml", ".py")


class Refusal(Struct, frozen=True):
    """A problem that kept a person's own files from being used, as far as it must be kept."""

    file: str
    line: int
    rule: str


class Stamp(Struct, frozen=True):
    """What a compiled file was made from: size and time of each file, and their content in all.

    `refused` tells why nothing was compiled.
    """

    files: dict[str, tuple[int, int]]
    content: str
    refused: tuple[Refusal, ...] = ()


def stamp_of(roots: Iterable[Path], refused: tuple[Refusal, ...] = ()) -> Stamp:
    """The state of all source files below some folders."""
    paths = sorted(_files_below(roots))
    return Stamp(_looks(paths), _content(paths), refused)


def still_true(stamp: Stamp, roots: Iterable[Path]) -> Stamp | None:
    """The stamp, renewed where only times have changed; None when the content is another."""
    paths = sorted(_files_below(roots))
    looks = _looks(paths)
    if looks == stamp.files:
        return stamp
    if _content(paths) != stamp.content:
        return None
    return Stamp(looks, stamp.content, stamp.refused)


def read_stamp(path: Path) -> Stamp | None:
    """The stamp in a file; None when there is none that can be read."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Keep a stamp beside what was compiled."""
    write_atomically(path, msgspec.msgpack.encode(stamp))


def _files_below(roots: Iterable[Path]) -> Iterator[str]:
    for root in roots:
        for folder, _, names in os.walk(root):
            yield from (f"{folder}/{name}" for name in names if name.endswith(_SUFFIXES))


def _looks(paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    looks = {}
    for path in paths:
        # A file that goes while we look is noticed as missing at the next start.
        with suppress(FileNotFoundError):
            state = Path(path).stat()
            looks[path] = (state.st_size, state.st_mtime_ns)
    return looks


def _content(paths: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except FileNotFoundError:
            continue
        digest.update(f"{path}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
