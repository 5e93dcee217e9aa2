"""Every message that the guide data can make is whole, clean and short, in every language.

`make test` takes each set of paragraphs once in every language; `make test-full` takes every
marketplace, issue, variant, way and stage.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec
import pytest
from tests.drafting.matrix import LANGUAGES, Spot, faults, product

from makegood.drafting.draft import Draft
from makegood.services.packs import PackService


def said(draft: Draft) -> tuple[str, ...]:
    """The ids of the paragraphs, without the details by choice."""
    pieces = (piece for block in draft.blocks for piece in block.pieces)
    return tuple(piece for piece in pieces if not piece.startswith("detail."))


@pytest.fixture(scope="module")
def sets(guide: PackService) -> dict[tuple[str, ...], Spot]:
    """For each set of paragraphs the situation with the longest message made of it."""
    found: dict[tuple[str, ...], tuple[int, Spot]] = {}
    for spot in product(guide, distinct=True):
        draft = spot.draft(guide, "en")
        rest = (",".join(ground.id for ground in spot.grounds()), spot.stage, str(draft.limit))
        key = (*said(draft), *rest)
        if key not in found or found[key][0] < draft.length:
            found[key] = (draft.length, spot)
    return {key: spot for key, (_, spot) in found.items()}


def test_there_are_many(sets: dict[tuple[str, ...], Spot]) -> None:
    assert len(sets) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_set_of_paragraphs(
    guide: PackService, sets: dict[tuple[str, ...], Spot], language: str
) -> None:
    wrong = {}
    for key, spot in sets.items():
        draft = spot.draft(guide, language)
        found = faults(draft, spot)
        if draft.limit is None and said(draft) != key[:-3]:
            found.append("other paragraphs than in English")
        if found:
            wrong[spot.name] = found
    assert wrong == {}


def test_each_ground_is_reached(guide: PackService, sets: dict[tuple[str, ...], Spot]) -> None:
    """Nothing in the matrix is left out because its situation never opens it."""
    reached = {(spot.stage, ground.id) for spot in sets.values() for ground in spot.grounds()}
    known = {(stage.id, ground.id) for stage in guide.pack.stages for ground in stage.grounds}
    assert known - reached == set()


def test_no_two_stages_of_one_case_say_the_same(
    guide: PackService, sets: dict[tuple[str, ...], Spot]
) -> None:
    """Written for one case and one way, whatever its log, each stage has a text of its own."""
    for spot in {(s.case.issue, s.channel.kind): s for s in sets.values()}.values():
        if spot.channel.public:
            continue
        told: dict[str, str] = {}
        for stage in guide.pack.stages:
            if stage.legal and stage.id != "provider":
                continue
            for choice in stage.choices or (None,):
                again = Spot(spot.case, spot.book, spot.channel, stage.id, choice)
                body = again.draft(guide, "en").body
                assert body not in told, (told.get(body), stage.id, spot.name)
                told[body] = stage.id


def broken(draft: Draft, text: str) -> Draft:
    """A draft whose first block says something else."""
    block = msgspec.structs.replace(draft.blocks[0], text=text)
    return msgspec.structs.replace(draft, blocks=(block, *draft.blocks[1:]))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Order: ", "an empty slot"),
        ('You promised: "".', "an empty slot"),
        ("Two  spaces", "a double space"),
        ("Paid: {paid}", "a leftover brace"),
        ("EUR\u00a049.90", "a hidden control character"),
        ("left\u200fright", "a hidden control character"),
        ("", "an empty block"),
    ],
)
def test_each_fault_is_found(
    guide: PackService, sets: dict[tuple[str, ...], Spot], text: str, fault: str
) -> None:
    spot = next(iter(sets.values()))
    draft = spot.draft(guide, "en")
    assert faults(draft, spot) == []
    assert fault in faults(broken(draft, text), spot)


def test_a_missing_subject_and_too_many_words_are_found(
    guide: PackService, sets: dict[tuple[str, ...], Spot]
) -> None:
    spot = next(spot for spot in sets.values() if spot.stage == "reminder")
    draft = spot.draft(guide, "en")
    bare = msgspec.structs.replace(draft, subject=" ")
    assert "no subject" in faults(bare, spot)
    long = broken(draft, "Short one. " * 45)
    assert any(each.endswith("words of 80") for each in faults(long, spot))
    wordy = broken(draft, "word " * 26)
    assert any(each.startswith("a long sentence") for each in faults(wordy, spot))
    limited = msgspec.structs.replace(draft, limit=10)
    assert any(each.endswith("characters of 10") for each in faults(limited, spot))


@pytest.fixture(scope="module")
def everything(guide: PackService) -> list[Spot]:
    """The whole product, without the languages."""
    return list(product(guide))


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_product(guide: PackService, everything: list[Spot], language: str) -> None:
    """Marketplace x issue x way x stage, in one language after the other."""
    wrong: dict[str, list[str]] = {}
    count: defaultdict[str, int] = defaultdict(int)
    for spot in everything:
        found = faults(spot.draft(guide, language), spot)
        count[spot.stage] += 1
        if found:
            wrong[spot.name] = found
    assert wrong == {}
    assert set(count) == {stage.id for stage in guide.pack.stages}
