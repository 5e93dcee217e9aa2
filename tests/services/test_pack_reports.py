from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.small_pack import edited, write_pack

from makegood import paths
from makegood.services.pack_forms import forms_of
from makegood.services.pack_reports import report_on
from makegood.services.packs import PackService


def test_the_report_tells_what_is_covered(tmp_path: Path) -> None:
    report = report_on(write_pack(tmp_path))
    assert "| Shop | 1 | 1 | 2 | 2 | 1 | 1 | 1 |" in report
    assert "| Shop | 7 | 6 | 0 | 0 | 1 | 0 | 7 | 2026-11-01 |" in report
    assert "| E1 | `shop/form` |" in report
    assert "- shop: notice `old`" in report
    assert "| marketplace | 1 |" in report
    assert "- none" in report
    assert "| lv | " in report


def test_the_report_counts_what_each_form_says(tmp_path: Path) -> None:
    report = report_on(write_pack(tmp_path))
    # Two forms (late, late.lost). Nobody is named to ask first; one detail is few; no step waits.
    assert "| Shop | 2 | 0 | 2 | 2 | 2 | 2 | 2 | 2 | 2 | 2 | 2 | 0 | 2 |" in report
    assert "- Shop: `late` lacks who first, wait, only 1 details" in report
    assert "- Shop: `late.lost` lacks who first, wait, only 1 details" in report


def test_no_form_of_a_problem_leaves_anything_out(guide: PackService) -> None:
    holes = {
        f"{market.id}.{form.id}": form.holes
        for market in guide.pack.marketplaces
        for form in forms_of(guide.pack, market)
        if form.holes
    }
    assert holes == {}


@pytest.mark.slow
def test_the_report_in_the_documents_is_of_today() -> None:
    """Made anew with: makegood pack report > docs/pack-report.md."""
    folder = paths.wizard_data_dir()
    kept = (folder.parent / "docs" / "pack-report.md").read_text(encoding="utf-8")
    assert kept == report_on(folder)


def test_the_report_names_what_is_missing(tmp_path: Path) -> None:
    changes = edited("issues.yaml", "issues: [late]", "issues: [late, lost]")
    changes |= edited("pack.yaml", "guide_lines: [E1]", "guide_lines: [E1, E2]")
    report = report_on(write_pack(tmp_path, changes))
    assert "- Shop has nothing on: lost" in report
    assert "| E2 | nothing |" in report


def test_the_report_lists_conflicts(tmp_path: Path) -> None:
    changes = edited(
        "rules/shop.yaml",
        "    sources: [help]\n",
        "    sources: [help]\n"
        "    outer: {term: {anchor: contract_date, offset: {days: 60}}, sources: [help],"
        " confidence: third-party}\n",
    )
    report = report_on(write_pack(tmp_path, changes))
    assert "- `shop-file` (Shop); longer: Shop" in report


def test_a_conflict_between_two_rules_names_the_longer_one(tmp_path: Path) -> None:
    path = "rules/shop.yaml"
    text = edited(path, "id: shop-file", "id: shop-file")[path] or ""
    other = text[text.index("  - id: shop-file") :].replace("shop-file", "shop-late")
    safe = text.replace("    sources: [help]\n", "    longer: [shop-late]\n    sources: [help]\n")
    report = report_on(write_pack(tmp_path, {path: safe + other}))
    assert "- `shop-file` (Shop); longer: `shop-late` (Shop)" in report


def test_the_same_data_give_the_same_report(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    assert report_on(folder) == report_on(folder)


def test_an_empty_folder_gives_an_empty_report(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "| rules | 0 |" in report_on(tmp_path / "empty")
