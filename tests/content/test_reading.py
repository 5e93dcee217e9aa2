from __future__ import annotations

import time
from pathlib import Path

import pytest

from makegood.content import reading
from makegood.content.nodes import Map, Scalar, Seq, scalars, text_of
from makegood.content.problems import MOST_PROBLEMS, Place, ProblemLog
from makegood.content.reading import read_file, read_text


def read(text: str) -> tuple[object, list[tuple[int, str]]]:
    log = ProblemLog()
    node = read_text(text, "f.yaml", log)
    return node, [(problem.line, problem.rule) for problem in log.found]


def test_nodes_know_their_lines() -> None:
    node, problems = read("a: 1\nb:\n  - x\n  - 'null'\n")
    assert problems == []
    assert isinstance(node, Map)
    items = node.get("b")
    assert isinstance(items, Seq)
    assert [item.at.line for item in items.items] == [3, 4]
    assert text_of(node.get("a")) == "1"
    assert node.get("c") is None
    assert text_of(items) is None
    assert [scalar.value for scalar in scalars(node)] == ["1", "x", "null"]


def test_only_plain_nothing_is_nothing() -> None:
    node, _ = read("a: null\nb: 'null'\nc: ~\nd:\n")
    assert isinstance(node, Map)
    nothing = [entry.value.is_null for entry in node.entries if isinstance(entry.value, Scalar)]
    assert nothing == [True, False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, "duplicate_key")]),
        ("a: !!python/object:os.system x\n", [(1, "tag")]),
        ("a: !!int 3\n", [(1, "tag")]),
        ("[a, b]: c\n", [(1, "key_not_text")]),
        ("a: *b\n", [(1, "unknown_alias")]),
        ("a: &x [1]\nb: [*x]\n", []),
        ("a: b\n---\nc: d\n", [(2, "second_document")]),
        ("", [(1, "empty_file")]),
        ("# nothing but a remark\n", [(1, "empty_file")]),
        ("a: b\nc: [d\n", [(3, "not_yaml")]),
        ("a: 'b\n", [(2, "not_yaml")]),
        ("a: b\n\tc: d\n", [(2, "not_yaml")]),
        ("a: b\nc: \x07\n", [(2, "control_character")]),
    ],
)
def test_what_is_not_allowed(text: str, expected: list[tuple[int, str]]) -> None:
    assert read(text)[1] == expected


def test_deep_nesting_stops() -> None:
    assert read("[" * 100_000)[1] == [(1, "too_deep")]


def test_an_alias_of_itself_is_unknown() -> None:
    assert read("a: &x [*x]\n")[1] == [(1, "unknown_alias")]


def test_repetition_cannot_explode() -> None:
    """Nine levels of nine would be 387 million values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    start = time.process_time()
    problems = read("\n".join(lines))[1]
    assert [rule for _, rule in problems] == ["too_many_nodes"]
    assert time.process_time() - start < 10


def test_aliases_are_counted() -> None:
    text = "a: &a 1\nb: [" + ", ".join(["*a"] * (reading.MOST_ALIASES + 1)) + "]\n"
    assert [rule for _, rule in read(text)[1]] == ["too_many_aliases"]


def test_many_values_stop() -> None:
    text = "[" + "a," * (reading.MOST_NODES + 1) + "]"
    assert [rule for _, rule in read(text)[1]] == ["too_many_nodes"]


def test_a_huge_value_stops() -> None:
    assert [rule for _, rule in read("a: " + "x" * 20_001)[1]] == ["value_too_long"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"#" * (reading.MOST_BYTES + 1))
    log = ProblemLog()
    assert read_file(path, "f.yaml", log) is None
    assert [problem.rule for problem in log.found] == ["file_too_large"]


def test_bad_letters_have_a_line(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: b\nc: \xff\n")
    log = ProblemLog()
    assert read_file(path, "f.yaml", log) is None
    assert [(problem.line, problem.rule) for problem in log.found] == [(2, "not_utf8")]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    log = ProblemLog()
    assert read_file(tmp_path, "folder.yaml", log) is None
    assert read_file(tmp_path / "none.yaml", "none.yaml", log) is None
    assert [problem.rule for problem in log.found] == ["unreadable", "unreadable"]


def test_a_hopeless_file_costs_bounded_memory() -> None:
    log = ProblemLog()
    for line in range(MOST_PROBLEMS + 5):
        log.add(Place("f.yaml", line), "tab")
    assert (len(log.found), log.left_out) == (MOST_PROBLEMS, 5)


def test_findings_come_once_and_in_order() -> None:
    log = ProblemLog()
    log.add(Place("b.yaml", 2), "tab")
    log.add(Place("a.yaml", 9), "tab")
    log.add(Place("b.yaml", 2), "tab")
    assert [(p.file, p.line) for p in log.in_order()] == [("a.yaml", 9), ("b.yaml", 2)]
