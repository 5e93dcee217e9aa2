from __future__ import annotations

from pathlib import Path

from tests.content.small_pack import NOW, edited, write_pack

from makegood import paths
from makegood.content.translated import checksums
from makegood.services.pack_checks import (
    check_source,
    problem_line,
    stamp_translations,
    words_of_check,
)

SENTENCES = 'place: "{file}|{line}|{level}|{message}"\nlevel: {error: "E"}\nno_value: "Nothing."\n'


def test_findings_are_said_in_the_words_of_the_folder(tmp_path: Path) -> None:
    changes = edited("remedies.yaml", "money: true", "money: null")
    changes |= {"locales/en/check.yaml": SENTENCES}
    result = check_source(write_pack(tmp_path, changes), NOW)
    assert [problem_line(p, result.words) for p in result.problems][-1] == (
        "remedies.yaml|2|E|Nothing."
    )
    assert not result.clean
    assert result.count("error") == 1


def test_a_folder_without_sentences_borrows_the_shipped_ones(tmp_path: Path) -> None:
    changes = edited("marketplaces/shop.yaml", "name: Shop\n", "nane: Shop\n")
    result = check_source(write_pack(tmp_path, changes), NOW, shipped=paths.wizard_data_dir())
    lines = [problem_line(p, result.words, "here/") for p in result.problems]
    assert (
        'here/marketplaces/shop.yaml:5: error: Unknown key "nane" in Marketplace.'
        ' Did you mean "name"?' in lines
    )


def test_without_any_sentence_the_key_is_shown(tmp_path: Path) -> None:
    changes = edited("remedies.yaml", "money: true", "money: null")
    result = check_source(write_pack(tmp_path, changes), NOW)
    assert "check.place" in problem_line(result.problems[0], result.words)


def test_every_finding_of_the_program_has_its_sentence() -> None:
    """The rules named in the code and the sentences of check.yaml are the same."""
    import re

    words = words_of_check(paths.wizard_data_dir())
    sentences = {key.removeprefix("check.") for key in words}
    sentences = {key for key in sentences if "." not in key} - {"place", "suggestion", "stamped"}
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (paths.PACKAGE_DIR / "content").rglob("*.py")
    )
    unused = {key for key in sentences if f'"{key}"' not in code}
    assert unused == set()
    spoken = set(
        re.findall(r'(?:log\.add|_add)\(\s*[^()"]*(?:\([^()]*\))?[^()"]*"([a-z_]+)"', code)
    )
    assert spoken - sentences - {"value", "error"} == set()
    assert len(spoken) > 60


def test_a_translation_goes_stale_with_its_english(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    assert stamp_translations(folder, "lv") > 20
    assert stamp_translations(folder, "lv") == 0
    assert check_source(folder, NOW).problems == ()
    english = folder / "locales" / "en" / "shop.yaml"
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace("On the help page.", "In the app."), encoding="utf-8")
    stale = check_source(folder, NOW).problems
    assert [(p.file, p.rule, p.level) for p in stale] == [
        ("locales/lv/shop.yaml", "stale_translation", "warning")
    ]
    assert stale[0].message.args == {"count": 1, "first": "shop.channels.form"}
    assert [p.level for p in check_source(folder, NOW, release=True).problems] == ["error"]
    assert stamp_translations(folder, "lv") == 0
    assert check_source(folder, NOW).problems
    assert stamp_translations(folder, "lv", ["shop.channels.form"]) == 1
    assert check_source(folder, NOW).problems == ()


def test_stamps_of_words_that_are_gone_go_too(tmp_path: Path) -> None:
    folder = write_pack(tmp_path)
    stamp_translations(folder, "lv")
    for language in ("en", "lv"):
        (folder / "locales" / language / "app.yaml").unlink()
    stamp_translations(folder, "lv")
    assert "app.days" not in (folder / "translated" / "lv.yaml").read_text(encoding="utf-8")


def test_plural_forms_count_for_staleness() -> None:
    before = checksums({"a.b": {"one": "x", "other": "y"}})
    assert checksums({"a.b": {"one": "x", "other": "z"}}) != before
    assert checksums({"a.b": ("x", "y")}) != checksums({"a.b": ("xy",)})


def test_a_folder_of_corrections_is_checked_as_it_is_used(tmp_path: Path) -> None:
    shipped = write_pack(tmp_path, edited("tones.yaml", "[firm]\n", "[firm] \n"))
    own = tmp_path / "own"
    (own / "marketplaces").mkdir(parents=True)
    file = own / "marketplaces" / "shop.yaml"
    file.write_text("name: My Shop\n", encoding="utf-8")
    assert check_source(own, NOW, shipped=shipped).problems == ()
    file.write_text("name: My  Shop\nnane: x\n", encoding="utf-8")
    said = {(p.file, p.line, p.rule) for p in check_source(own, NOW, shipped=shipped).problems}
    assert said == {
        ("marketplaces/shop.yaml", 1, "odd_whitespace"),
        ("marketplaces/shop.yaml", 2, "unknown_key"),
    }


def test_what_a_correction_breaks_in_our_files_is_named_whole(tmp_path: Path) -> None:
    shipped = write_pack(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    (own / "facts.yaml").write_text("facts:\n  - {id: amount, kind: text}\n", encoding="utf-8")
    (own / "bodies").mkdir()
    text = "applies: {fact: country, op: eq, value: XX}\n"
    (own / "bodies" / "desk.yaml").write_text(text, encoding="utf-8")
    result = check_source(own, NOW, shipped=shipped)
    assert [(p.file, p.rule) for p in result.problems] == [("bodies/desk.yaml", "condition_value")]
    (own / "retired.yaml").write_text("retired: []\n", encoding="utf-8")
    (own / "evidence.yaml").write_text("evidence: []\n", encoding="utf-8")
    problems = check_source(own, NOW, shipped=shipped).problems
    words = words_of_check(paths.wizard_data_dir())
    lines = [problem_line(problem, words, "mine/") for problem in problems]
    assert any(line.startswith(str(shipped / "marketplaces" / "shop.yaml")) for line in lines)
    assert any(line.startswith("mine/bodies/desk.yaml") for line in lines)
