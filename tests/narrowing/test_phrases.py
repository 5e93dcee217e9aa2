"""The phrases of the guide data: enough of them, varied, and none of those held back."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from makegood import paths
from makegood.narrowing.folding import fold

if TYPE_CHECKING:
    from makegood.content.source import Source

FILES = Path(__file__).parents[1] / "_files"
AT_LEAST = {"en": 40, "et": 25, "el": 25, "lv": 25, "ar": 25, "ru": 25, "de": 25}


@pytest.fixture(scope="module")
def source() -> Source:
    from makegood.content.source import load_source

    return load_source(paths.wizard_data_dir())


def test_every_issue_is_said_often_enough_in_every_language(source: Source):
    issues = {issue for topic in source.pack.topics for issue in topic.issues}
    short = [
        (language, issue, said)
        for language, least in AT_LEAST.items()
        for issue in sorted(issues)
        if (said := len(source.phrases[language].get(issue, ()))) < least
    ]
    assert short == []


def test_no_held_back_sentence_is_a_phrase(source: Source):
    held_back = set((FILES / "held_back.sha256").read_text(encoding="ascii").split())
    assert len(held_back) == 411
    leaked = [
        (language, issue, phrase)
        for language, issues in source.phrases.items()
        for issue, phrases in issues.items()
        for phrase in phrases
        if hashlib.sha256(fold(phrase).encode()).hexdigest() in held_back
    ]
    assert leaked == []


def test_the_hashes_are_those_of_the_benchmark(source: Source):
    import json

    held_back = set((FILES / "held_back.sha256").read_text(encoding="ascii").split())
    lines = (FILES / "narrowing_benchmark.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert len(texts) == 173
    assert {hashlib.sha256(fold(text).encode()).hexdigest() for text in texts} < held_back


def test_no_phrase_stands_twice_in_a_language(source: Source):
    twice = []
    for language, issues in source.phrases.items():
        seen: dict[str, str] = {}
        for issue, phrases in issues.items():
            for phrase in phrases:
                first = seen.setdefault(fold(phrase), issue)
                if (first, phrase) != (issue, phrase) or phrases.count(phrase) > 1:
                    twice.append((language, first, issue, phrase))
    assert twice == []


def test_the_languages_share_their_ideas(source: Source):
    english = set(source.synonyms["en"])
    apart = {language: english ^ set(said) for language, said in source.synonyms.items()}
    assert not any(apart.values()), apart
