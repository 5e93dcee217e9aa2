from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.content.small_pack import FILES, NOW, SOURCES, edited, write_pack

from makegood import narrowing
from makegood.content.stamps import read_stamp
from makegood.services import packs
from makegood.services.packs import (
    GuideDataError,
    PackFolders,
    PackProblemsError,
    build_pack,
    open_packs,
)


@pytest.fixture
def folders(tmp_path: Path) -> PackFolders:
    return PackFolders(source=write_pack(tmp_path), cache=tmp_path / "cache" / "guide.pack")


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever something is compiled."""
    made: list[str] = []
    original = packs._compile

    def counting(*args: object, **kwargs: object) -> bytes:
        made.append("compiled")
        return original(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(packs, "_compile", counting)
    return made


def shop_file(folders: PackFolders) -> Path:
    return folders.source / "marketplaces" / "shop.yaml"


def rename_shop(folders: PackFolders, name: str) -> None:
    path = shop_file(folders)
    path.write_text(path.read_text().replace("name: Shop", f"name: {name}"), encoding="utf-8")


def test_a_checkout_compiles_once(folders: PackFolders, compilations: list[str]) -> None:
    first = open_packs(folders)
    again = open_packs(folders)
    assert first.digest == again.digest
    assert again.pack.marketplaces[0].name == "Shop"
    assert again.version == "2026.1"
    assert len(compilations) == 1


def test_a_changed_source_is_compiled_anew(folders: PackFolders, compilations: list[str]) -> None:
    open_packs(folders)
    rename_shop(folders, "Shop two")
    assert open_packs(folders).pack.marketplaces[0].name == "Shop two"
    assert len(compilations) == 2


def test_a_file_more_or_less_is_a_change(folders: PackFolders, compilations: list[str]) -> None:
    open_packs(folders)
    (folders.source / "rules" / "more.yaml").write_text("rules: []\n", encoding="utf-8")
    open_packs(folders)
    (folders.source / "rules" / "more.yaml").unlink()
    open_packs(folders)
    assert len(compilations) == 3


def test_another_time_with_the_same_content_is_no_change(
    folders: PackFolders, compilations: list[str]
) -> None:
    """As after a fresh checkout. The new times are remembered, so contents are read once."""
    open_packs(folders)
    os.utime(shop_file(folders), ns=(1, 1))
    open_packs(folders)
    stamp = read_stamp(folders.cache.with_name("guide.pack.stamp"))
    assert stamp is not None
    assert stamp.files[str(shop_file(folders))][1] == 1
    assert len(compilations) == 1


def test_changed_code_makes_the_result_stale(
    folders: PackFolders, compilations: list[str], tmp_path: Path
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "one.py").write_text("x = 1\n", encoding="utf-8")
    with_code = replace(folders, code=(code,))
    open_packs(with_code)
    (code / "one.py").write_text("x = 2\n", encoding="utf-8")
    open_packs(with_code)
    assert len(compilations) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_cache_is_rebuilt(
    folders: PackFolders, compilations: list[str], damage: bytes | None
) -> None:
    open_packs(folders)
    data = folders.cache.read_bytes()
    folders.cache.write_bytes(data[:-1] if damage is None else damage)
    assert open_packs(folders).pack.marketplaces[0].name == "Shop"
    assert len(compilations) == 2


def test_a_damaged_stamp_is_rebuilt(folders: PackFolders, compilations: list[str]) -> None:
    open_packs(folders)
    folders.cache.with_name("guide.pack.stamp").write_bytes(b"\xc1")
    open_packs(folders)
    assert len(compilations) == 2


def test_a_file_beside_a_foreign_stamp_is_rebuilt(
    folders: PackFolders, compilations: list[str]
) -> None:
    """As two programs leave it that compiled at the same time, from different states."""
    open_packs(folders)
    older = folders.cache.read_bytes()
    rename_shop(folders, "Shop two")
    open_packs(folders)
    folders.cache.write_bytes(older)
    assert open_packs(folders).pack.marketplaces[0].name == "Shop two"
    assert len(compilations) == 3


def test_without_a_place_for_the_cache_it_still_works(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    folders = PackFolders(source=write_pack(tmp_path), cache=tmp_path / "file" / "guide.pack")
    assert open_packs(folders).pack.marketplaces[0].name == "Shop"


def test_a_checkout_with_a_mistake_still_starts(folders: PackFolders) -> None:
    path = shop_file(folders)
    path.write_text(path.read_text().replace("answers: [wait]", "answers: [x]"), encoding="utf-8")
    assert open_packs(folders).pack.marketplaces[0].id == "shop"


def test_narrowing_learns_only_when_phrases_change(
    folders: PackFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    lessons: list[str] = []
    from makegood import narrowing

    original = narrowing.train

    def counting(*args: object, **kwargs: object) -> object:
        lessons.append("learnt")
        return original(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(narrowing, "train", counting)
    first = open_packs(folders).narrowing()
    rename_shop(folders, "Shop two")
    assert open_packs(folders).narrowing().issues == first.issues
    assert len(lessons) == 1
    phrases = folders.source / "phrases" / "en.yaml"
    phrases.write_text(phrases.read_text() + "    - one more\n", encoding="utf-8")
    open_packs(folders)
    assert len(lessons) == 2
    folders.cache.with_name("learnt.index").write_bytes(b"short")
    rename_shop(folders, "Shop three")
    open_packs(folders)
    assert len(lessons) == 3


def test_the_highest_version_that_can_be_read_wins(tmp_path: Path) -> None:
    files = []
    for version in ("2026.2", "2026.10", "2026.9"):
        changes = edited("pack.yaml", '"2026.1"', f'"{version}"')
        out = tmp_path / f"{version}.pack"
        build_pack(write_pack(tmp_path / version, changes), out, NOW)
        files.append(out)
    damaged = tmp_path / "2027.pack"
    damaged.write_bytes(files[0].read_bytes()[:-1])
    folders = PackFolders(
        source=tmp_path / "none",
        cache=tmp_path / "cache" / "guide.pack",
        compiled=(*files, damaged, tmp_path / "missing.pack"),
    )
    assert open_packs(folders).version == "2026.10"


def test_without_any_guide_data_there_is_one_error(tmp_path: Path) -> None:
    folders = PackFolders(source=tmp_path / "none", cache=tmp_path / "cache" / "guide.pack")
    with pytest.raises(GuideDataError):
        open_packs(folders)


def overlay(tmp_path: Path, name: str, text: str) -> Path:
    own = tmp_path / "own"
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    (own / name).write_text(text, encoding="utf-8")
    return own


def test_a_persons_corrections_are_used_and_marked(folders: PackFolders, tmp_path: Path) -> None:
    text = """\
hosts: [shop.example, own.example]
channels:
  - {id: form, target: {url: "https://own.example/form"}}
"""
    own = overlay(tmp_path, "marketplaces/shop.yaml", text)
    service = open_packs(replace(folders, overlay=own))
    form = service.pack.marketplaces[0].channels[0]
    assert form.target is not None
    assert form.target.url == "https://own.example/form"
    assert service.is_own("https://own.example/form")
    assert service.is_own("own.example")
    assert not service.is_own("shop.example")
    assert service.refused == ()


def test_corrections_do_not_wait_for_what_was_learnt_before(
    folders: PackFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = tmp_path / "built" / "guide.pack"
    build_pack(folders.source, built, NOW)
    shipped = open_packs(replace(folders, compiled=(built,)))
    own = tmp_path / "own"
    (own / "marketplaces").mkdir(parents=True)
    (own / "marketplaces" / "shop.yaml").write_text("name: Mine\n", encoding="utf-8")
    monkeypatch.setattr(narrowing, "train", lambda *_a, **_k: pytest.fail("learnt again"))
    mine = open_packs(replace(folders, compiled=(built,), overlay=own))
    assert mine.pack.marketplaces[0].name == "Mine"
    assert mine.narrowing().to_bytes() == shipped.narrowing().to_bytes()


def test_broken_corrections_are_refused_and_the_shipped_data_used(
    folders: PackFolders, tmp_path: Path, compilations: list[str]
) -> None:
    own = overlay(tmp_path, "marketplaces/shop.yaml", "name: Mine\ncolour: [x]\n")
    with_own = replace(folders, overlay=own)
    for _ in range(2):
        service = open_packs(with_own)
        assert service.pack.marketplaces[0].name == "Shop"
        assert [(r.file, r.line, r.rule) for r in service.refused] == [
            ("own/marketplaces/shop.yaml", 2, "not_a_value")
        ]
    assert len(compilations) == 1  # the shipped data; the refusal is remembered


def test_a_mistake_in_the_shipped_data_costs_nobody_their_corrections(
    folders: PackFolders, tmp_path: Path
) -> None:
    tones = folders.source / "tones.yaml"
    tones.write_text(tones.read_text("utf-8") + "surprise: [x]\n", encoding="utf-8")
    with_own = replace(folders, overlay=overlay(tmp_path, "marketplaces/shop.yaml", "name: Mine\n"))
    service = open_packs(with_own)
    assert (service.pack.marketplaces[0].name, service.refused) == ("Mine", ())
    overlay(tmp_path, "marketplaces/shop.yaml", "name: Mine\ncolour: [x]\n")
    assert [each.file for each in open_packs(with_own).refused] == ["own/marketplaces/shop.yaml"]


def test_mended_corrections_are_taken(folders: PackFolders, tmp_path: Path) -> None:
    own = overlay(tmp_path, "marketplaces/shop.yaml", "colour: [x]\n")
    with_own = replace(folders, overlay=own)
    assert open_packs(with_own).refused
    overlay(tmp_path, "marketplaces/shop.yaml", "name: Mine\n")
    service = open_packs(with_own)
    assert (service.pack.marketplaces[0].name, service.refused) == ("Mine", ())


def test_an_empty_folder_of_corrections_changes_nothing(
    folders: PackFolders, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    service = open_packs(replace(folders, overlay=tmp_path / "own"))
    assert service.digest == open_packs(folders).digest


def test_a_build_needs_right_data(tmp_path: Path) -> None:
    source = write_pack(tmp_path, edited("remedies.yaml", "money: true", "money: perhaps"))
    out = tmp_path / "guide.pack"
    with pytest.raises(PackProblemsError) as caught:
        build_pack(source, out, NOW)
    assert {(p.file, p.line) for p in caught.value.problems} == {("remedies.yaml", 2)}
    assert not out.exists()


def test_a_build_names_its_result(tmp_path: Path) -> None:
    out = tmp_path / "new" / "guide.pack"
    digest = build_pack(write_pack(tmp_path), out)
    folders = PackFolders(source=tmp_path, cache=tmp_path / "cache", compiled=(out,))
    assert open_packs(folders).digest == digest
    assert open_packs(folders).words("lv").language == "lv"


def test_the_small_pack_is_whole() -> None:
    assert all(text.startswith(SOURCES) for name, text in FILES.items() if name.startswith("mark"))
