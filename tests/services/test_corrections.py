from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.small_pack import write_pack

from makegood.services.corrections import Correction, keep, to_send
from makegood.services.packs import PackFolders, open_packs

FORM = Correction(
    "marketplaces/shop.yaml",
    {"target": {"url": "https://shop.example/new"}, "languages": ["lv", "no"]},
    within="channels",
    id="form",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def test_a_correction_is_used_and_marked(source: Path, tmp_path: Path) -> None:
    assert keep(FORM, source, tmp_path / "own") == ()
    folders = PackFolders(source, tmp_path / "cache" / "guide.pack", overlay=tmp_path / "own")
    service = open_packs(folders)
    form = service.pack.marketplaces[0].channels[0]
    assert form.target is not None
    assert form.target.url == "https://shop.example/new"
    assert form.languages == ("lv", "no")  # the language, not the answer
    assert form.guide == ("E1",)
    assert service.is_own("https://shop.example/new")


def test_corrections_add_up(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert keep(FORM, source, own) == ()
    assert keep(Correction("marketplaces/shop.yaml", {"name": "My Shop"}), source, own) == ()
    again = Correction(
        "marketplaces/shop.yaml", {"languages": ["et"]}, within="channels", id="form"
    )
    assert keep(again, source, own) == ()
    folders = PackFolders(source, tmp_path / "cache" / "guide.pack", overlay=own)
    shop = open_packs(folders).pack.marketplaces[0]
    assert shop.name == "My Shop"
    assert shop.channels[0].languages == ("et",)
    assert shop.channels[0].target is not None
    assert shop.channels[0].target.url == "https://shop.example/new"


def test_a_wrong_correction_is_told_and_not_kept(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    wrong = Correction(
        "marketplaces/shop.yaml",
        {"target": {"url": "https://shop.evil.example"}},
        within="channels",
        id="form",
    )
    assert [problem.rule for problem in keep(wrong, source, own)] == ["strange_host"]
    assert list(own.rglob("*.yaml")) == []
    assert keep(FORM, source, own) == ()
    kept = (own / "marketplaces" / "shop.yaml").read_bytes()
    assert keep(wrong, source, own) != ()
    assert (own / "marketplaces" / "shop.yaml").read_bytes() == kept


def test_a_correction_can_be_sent_on() -> None:
    assert to_send(FORM) == (
        "# Correction of wizard_data/marketplaces/shop.yaml\n"
        "channels:\n"
        "- id: form\n"
        "  target:\n"
        "    url: https://shop.example/new\n"
        "  languages:\n"
        "  - lv\n"
        "  - 'no'\n"
    )
