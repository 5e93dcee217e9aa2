"""docs/pack.md is followed to the letter: what it says to write is written and checked."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.content.small_pack import NOW

from makegood import paths
from makegood.content.source import load_source
from makegood.services.clocks import assessed
from makegood.services.pack_checks import CheckResult, check_source, problem_line
from makegood.services.situations import case_from_json

TEXT = (paths.CHECKOUT_DIR / "docs" / "pack.md").read_text(encoding="utf-8")
STEP = re.compile(r"(Write|Add to the end of)\s`wizard_data/([^`]+)`:\n\n```yaml\n(.*?)```", re.S)
ORDER = re.compile(r"with `([^`]+)` in place of `([^`]+)` it says\n\n```text\n(.*?)\n```", re.S)
SITUATION = re.compile(r"echo '([^']+)' \|")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped guide data after steps 1 to 3."""
    target = tmp_path_factory.mktemp("tutorial") / "wizard_data"
    shutil.copytree(paths.wizard_data_dir(), target)
    for action, name, text in STEP.findall(TEXT):
        mode = "w" if action == "Write" else "a"
        with (target / name).open(mode, encoding="utf-8") as file:
            file.write(text)
    return target


def errors_of(result: CheckResult) -> set[str]:
    return {
        problem_line(each, result.words, "wizard_data/")
        for each in result.problems
        if each.level == "error"
    }


def test_there_are_four_steps() -> None:
    assert [(action, name) for action, name, _ in STEP.findall(TEXT)] == [
        ("Write", "marketplaces/exampla.yaml"),
        ("Write", "locales/en/exampla.yaml"),
        ("Write", "rules/exampla.yaml"),
        ("Add to the end of", "locales/en/rules.yaml"),
    ]


def test_the_result_has_no_problem_of_its_own(folder: Path) -> None:
    result = check_source(folder, NOW)
    own = [
        problem_line(each, result.words)
        for each in result.problems
        if "exampla" in each.file or "exampla" in str(each.message.args)
    ]
    assert [line for line in own if "Texts missing" not in line] == []


def test_the_mistake_it_shows_is_reported_as_it_says(folder: Path, tmp_path: Path) -> None:
    broken, right, expected = ORDER.findall(TEXT)[0]
    wrong = tmp_path / "wizard_data"
    shutil.copytree(folder, wrong)
    file = wrong / "marketplaces" / "exampla.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, broken), encoding="utf-8")
    assert expected in errors_of(check_source(wrong, NOW))


def test_the_new_marketplace_gives_the_date_it_names(folder: Path) -> None:
    source = load_source(folder)
    case = case_from_json(SITUATION.findall(TEXT)[0], source.pack)
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    clocks = {clock.rule: clock for clock in assessed(case, source.pack, now).clocks}
    # 29 days of November are left after the first, 16 of December make 45
    assert clocks["exampla-report"].day == date(2026, 12, 16)
    assert "16 December 2026" in TEXT
    assert source.languages["en"].entries["exampla.rungs.ask.title"] == "Write to Exampla"
