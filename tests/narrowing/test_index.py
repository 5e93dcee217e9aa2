from __future__ import annotations

import msgspec
import pytest

from makegood.narrowing import NarrowingIndex, NarrowingIndexError, rank


def test_what_was_written_is_read(small: NarrowingIndex):
    read = NarrowingIndex.from_bytes(small.to_bytes())
    assert read.to_bytes() == small.to_bytes()
    assert read.roles == small.roles
    assert rank(read, "where is my money") == rank(small, "where is my money")


def test_a_feature_no_phrase_has_stands_nowhere(small: NarrowingIndex):
    assert small.row(small.keys[0]) == 0
    assert small.row(small.keys[-1]) == len(small.keys) - 1
    absent = next(key for key in range(10**6) if key not in small.keys)
    assert small.row(absent) is None
    assert small.row(2**32 - 1) is None


@pytest.mark.parametrize("data", [b"", b"not an index", b"\x93\x01\x02\x03"])
def test_other_bytes_are_refused(data: bytes):
    with pytest.raises(NarrowingIndexError, match="not a narrowing index"):
        NarrowingIndex.from_bytes(data)


def changed(index: NarrowingIndex, place: int, value: object) -> bytes:
    stored = msgspec.msgpack.decode(index.to_bytes())
    stored[place] = value
    return msgspec.msgpack.encode(stored)


def test_another_form_is_refused(small: NarrowingIndex):
    with pytest.raises(NarrowingIndexError, match="another version"):
        NarrowingIndex.from_bytes(changed(small, 0, 99))


@pytest.mark.parametrize(("place", "value"), [(3, b"abc"), (4, b"a"), (5, b"a"), (6, b"a")])
def test_a_cut_index_is_refused(small: NarrowingIndex, place: int, value: bytes):
    with pytest.raises(NarrowingIndexError, match="incomplete"):
        NarrowingIndex.from_bytes(changed(small, place, value))
