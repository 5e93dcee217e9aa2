"""Whatever is in the files: never a traceback, always a place, in bounded time."""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.content.small_pack import FILES, checked, translated, write_pack

from makegood.content.compiled import CompiledPack
from makegood.content.container import Container, DamagedPackError
from makegood.content.problems import MOST_PROBLEMS
from makegood.content.source import Source

NAMES = sorted(FILES)
PIECES = [
    "{", "}", "[", "]", ":", ": ", "- ", "\n", "  ", "&a ", "*a", "!!x ", "null", "~", "true", "'",
    '"', "# ", "|\n", "@baltic", "@", "2026-02-30", "-1", "99999999999999999999", "\x00", "\ufeff",
    "é", "\u202e", "id: ", "late", "{x}", "<b>", "---\n", "? ", "%YAML 9.9\n", "1e999", ".", "..",
]  # fmt: skip
SECONDS = 5.0
MEGABYTES = 64


def problems_of(changes: dict[str, str | None], raw: dict[str, bytes] | None = None) -> Source:
    """Check a pack with these files, and hold everything said to its form."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_pack(Path(folder), changes)
        for name, data in (raw or {}).items():
            (path / name).write_bytes(data)
        start = time.process_time()
        source = checked(path)
        assert time.process_time() - start < SECONDS
    for problem in source.problems:
        assert problem.file, problem
        assert problem.line >= 1, problem
        assert problem.level in ("error", "warning", "note")
    assert len(source.log.found) <= MOST_PROBLEMS
    return source


@st.composite
def mutated_text(draw: st.DrawFn) -> tuple[str, str]:
    """One file of the pack with pieces cut out, put in or repeated."""
    name = draw(st.sampled_from(NAMES))
    text = FILES[name]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 30)))
        kind = draw(st.sampled_from(["cut", "insert", "repeat", "swap"]))
        piece = draw(st.sampled_from(PIECES))
        if kind == "cut":
            text = text[:at] + text[end:]
        elif kind == "insert":
            text = text[:at] + piece + text[at:]
        elif kind == "repeat":
            text = text[:end] + text[at:end] * draw(st.integers(1, 20)) + text[end:]
        else:
            text = text[:at] + piece + text[end:]
    return name, text


@given(mutated_text())
def test_mutated_files(mutated: tuple[str, str]) -> None:
    name, text = mutated
    problems_of({name: text})


@given(st.sampled_from(NAMES), st.text(max_size=200))
def test_any_text(name: str, text: str) -> None:
    problems_of({}, {name: text.encode("utf-8", "surrogatepass")})


@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes) -> None:
    problems_of({}, {name: data})


@given(st.data())
def test_lines_dropped_or_doubled(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    lines = FILES[name].splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    dropped = [*lines[:at], *lines[at + 1 :]]
    doubled = [*lines[: at + 1], *lines[at:]]
    problems_of({name: "".join(data.draw(st.sampled_from([dropped, doubled])))})


values = st.recursive(
    st.sampled_from(["x", "1", "true", "null", '"@baltic"', "2026-01-01", "''", "late", "shop"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["id", "fact", "op", "value", "all", "any", "not", "days", "url"]),
            inner,
            max_size=3,
        ).map(lambda items: "{" + ", ".join(f"{k}: {v}" for k, v in items.items()) + "}")
    ),
    max_leaves=8,
)


@given(st.data())
def test_values_of_another_kind(data: st.DataObject) -> None:
    """Every value of a file in turn becomes something else."""
    name = data.draw(st.sampled_from(NAMES))
    lines = FILES[name].splitlines(keepends=True)
    keyed = [i for i, line in enumerate(lines) if ": " in line]
    at = data.draw(st.sampled_from(keyed)) if keyed else 0
    head, _, _ = lines[at].partition(": ")
    lines[at] = f"{head}: {data.draw(values)}\n"
    problems_of({name: "".join(lines)})


def test_missing_files_one_by_one() -> None:
    """Whatever other records refer to is missed."""
    spare = {"rules/shop.yaml", "phrases/en.yaml", "templates/lv/message.yaml"}
    for name in FILES:
        source = problems_of({name: None})
        if name not in spare | {"locales/en/app.yaml", "rules/shop.yaml"}:
            assert not source.usable, name


def test_ids_twice() -> None:
    for name in ("marketplaces", "bodies"):
        file = next(each for each in NAMES if each.startswith(f"{name}/"))
        source = problems_of({f"{name}/again.yaml": FILES[file]})
        assert {"duplicate_id", "file_name"} <= {problem.rule for problem in source.problems}


def test_everything_deep_and_huge_at_once() -> None:
    deep = "[" * 5000 + "]" * 5000
    changes: dict[str, str | None] = dict.fromkeys(NAMES, deep)
    changes |= dict.fromkeys(translated(), "x" * 50000)
    assert not problems_of(changes).usable


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
)
"""Lists of lists: eleven lines, 31 thousand million values if each alias were copied."""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BOMB, id="exploding aliases"),
        pytest.param("[" * 200_000, id="deep nesting"),
        pytest.param('a: "' + "x" * 20_000_000 + '"\n', id="a huge string"),
        pytest.param("- {id: x}\n" * 500_000, id="many records"),
        pytest.param("".join(f"k{n}: v\n" for n in range(400_000)), id="many keys"),
    ],
)
def test_memory_is_bounded(text: str) -> None:
    """The check stops before a file can fill the memory; what it keeps is a few times its cap."""
    tracemalloc.start()
    try:
        source = problems_of({}, {"marketplaces/shop.yaml": text.encode()})
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not source.usable
    assert most < MEGABYTES * 1024 * 1024


@given(st.binary(max_size=400))
def test_any_bytes_as_a_compiled_pack(data: bytes) -> None:
    try:
        pack = CompiledPack(Container(data))
        _ = pack.pack
    except DamagedPackError:
        return
    raise AssertionError("nonsense was trusted")
