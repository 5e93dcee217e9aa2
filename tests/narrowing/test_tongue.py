from __future__ import annotations

import pytest

from makegood.narrowing import NarrowingIndex, rank


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("it says delivered but nothing is here", "en"),
        ("raha pole tagasi tulnud", "et"),
        ("prece nav saņemta", "lv"),
        ("ware ist nicht angekommen", "de"),
        ("τα παπούτσια είναι μαϊμού", "el"),
        ("где мой заказ", "ru"),
        ("لم يصل الطلب", "ar"),
        ("мой iphone 15 pro max от apple не работает", "ru"),
    ],
)
def test_the_language_is_recognised(index: NarrowingIndex, text: str, language: str):
    assert rank(index, text).lang == language


@pytest.mark.parametrize("text", ["", "4711", "😀", "ok", "你好世界"])
def test_what_could_be_any_language_is_none(index: NarrowingIndex, text: str):
    assert rank(index, text).lang is None


def test_the_language_named_is_the_language(index: NarrowingIndex):
    assert rank(index, "refund", lang="lv").lang == "lv"
