from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from tests.content.small_pack import edited, write_pack

from makegood.content.compiled import (
    CompiledPack,
    OtherSchemaError,
    compiled_bytes,
    open_compiled,
)
from makegood.content.container import MAGIC, Container, DamagedPackError, packed
from makegood.content.source import load_source
from makegood.domain.text import say
from makegood.text.catalog import MissingWordsError


def compiled(tmp_path: Path) -> bytes:
    return compiled_bytes(load_source(write_pack(tmp_path)), b"learnt", frozenset({"own"}))


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    source = load_source(write_pack(tmp_path))
    pack = CompiledPack(Container(compiled_bytes(source, b"learnt", frozenset({"b", "a"}))))
    assert pack.pack.marketplaces == source.pack.marketplaces
    assert pack.pack.rules == source.pack.rules
    assert pack.pack.holidays == source.pack.holidays
    assert pack.pack.digest == pack.digest
    assert pack.narrowing() == b"learnt"
    assert pack.own() == {"a", "b"}
    assert pack.version == "2026.1"


def test_words_fall_back_to_english(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    changes = {"locales/lv/facts.yaml": None}
    source = load_source(write_pack(tmp_path / "x", changes))
    pack = CompiledPack(Container(compiled_bytes(source, b"")))
    latvian = pack.words("lv")
    assert latvian.language == "lv"
    assert latvian.render(say("app.days", count=21)) == "21 diena"
    assert latvian.lookup("facts.order_date.label") == "Order date"
    assert pack.words("lv") is latvian
    assert pack.words("xx").language == "en"


def test_a_strict_pack_raises_for_missing_words(tmp_path: Path) -> None:
    pack = CompiledPack(Container(compiled(tmp_path)), strict=True)
    with pytest.raises(MissingWordsError):
        pack.words("lv").lookup("nothing.here")


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    """Sets of days are ordered by chance in each process; the file is not."""
    code = (
        "import sys,hashlib,pathlib;"
        "from makegood.content.source import load_source;"
        "from makegood.content.compiled import compiled_bytes;"
        "data=compiled_bytes(load_source(pathlib.Path(sys.argv[1])),b'');"
        "print(hashlib.sha256(data).hexdigest())"
    )
    days = ", ".join(f"2026-03-{day:02}" for day in range(1, 29))
    changes = edited("calendars.yaml", "2026-12-25", days)
    folder = write_pack(tmp_path, changes)
    root = Path(__file__).resolve().parents[2] / "app"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("part", ["core", "words.en", "narrowing", "own"])
def test_a_changed_byte_is_never_trusted(tmp_path: Path, part: str) -> None:
    data = compiled(tmp_path)
    section = bytes(Container(data).section(part))
    at = data.index(section) + len(section) // 2
    damaged = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    pack = CompiledPack(Container(damaged))
    readers = {
        "core": lambda: pack.pack,
        "words.en": lambda: pack.words("en"),
        "narrowing": pack.narrowing,
        "own": pack.own,
    }
    with pytest.raises(DamagedPackError):
        readers[part]()


@pytest.mark.parametrize("length", [0, 7, 20, 44, 60, 200, -1])
def test_a_shortened_file_is_never_trusted(tmp_path: Path, length: int) -> None:
    with pytest.raises(DamagedPackError):
        Container(compiled(tmp_path)[:length])


def test_every_byte_of_the_head_counts(tmp_path: Path) -> None:
    data = compiled(tmp_path)
    for at in range(len(MAGIC) + 36):
        with pytest.raises(DamagedPackError):
            Container(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])


def test_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pack"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 100)
    with pytest.raises(DamagedPackError):
        open_compiled(path)
    with pytest.raises(FileNotFoundError):
        open_compiled(tmp_path / "none.pack")


def test_another_form_of_the_data_is_refused() -> None:
    with pytest.raises(OtherSchemaError):
        CompiledPack(Container(packed(99, "1", {})))


def test_data_that_do_not_fit_are_refused() -> None:
    pack = CompiledPack(Container(packed(1, "1", {"core": b"\x80", "words.en": b"\x01"})))
    with pytest.raises(DamagedPackError):
        _ = pack.pack
    with pytest.raises(DamagedPackError):
        pack.words("en")
    empty = CompiledPack(Container(packed(1, "1", {})))
    with pytest.raises(DamagedPackError):
        _ = empty.pack
    with pytest.raises(DamagedPackError):
        empty.words("en")


def test_another_form_of_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("makegood.content.container.FORMAT", 2)
    newer = packed(1, "1", {})
    monkeypatch.undo()
    with pytest.raises(DamagedPackError):
        Container(newer)


def test_a_table_that_is_none_is_refused() -> None:
    import hashlib

    raw = b"\xc1"
    data = MAGIC + hashlib.sha256(raw).digest() + len(raw).to_bytes(4, "big") + raw
    with pytest.raises(DamagedPackError):
        Container(data)


def test_an_unknown_section() -> None:
    with pytest.raises(KeyError):
        Container(packed(1, "1", {"a": b"x"})).section("b")


@pytest.mark.parametrize("on", [True, False])
def test_decoding_leaves_the_collector_as_it_was(tmp_path: Path, on: bool) -> None:
    pack = CompiledPack(Container(compiled(tmp_path)))
    (gc.enable if on else gc.disable)()
    try:
        assert pack.pack.marketplaces
        assert gc.isenabled() is on
    finally:
        gc.enable()
