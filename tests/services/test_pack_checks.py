from __future__ import annotations

from pathlib import Path

from tests.content.small_pack import TODAY, edited, write_pack

from makegood import paths
from makegood.services.pack_checks import check_source, problem_line, words_of_check

SENTENCES = 'place: "{file}|{line}|{level}|{message}"\nlevel: {error: "E"}\nno_value: "Nothing."\n'


def test_findings_are_said_in_the_words_of_the_folder(tmp_path: Path) -> None:
    changes = edited("remedies.yaml", "money: true", "money: null")
    changes |= {"locales/en/check.yaml": SENTENCES}
    result = check_source(write_pack(tmp_path, changes), TODAY)
    assert [problem_line(p, result.words) for p in result.problems][-1] == (
        "remedies.yaml|2|E|Nothing."
    )
    assert not result.clean
    assert result.count("error") == 1


def test_a_folder_without_sentences_borrows_the_shipped_ones(tmp_path: Path) -> None:
    changes = edited("marketplaces/shop.yaml", "name: Shop\n", "nane: Shop\n")
    result = check_source(write_pack(tmp_path, changes), TODAY, shipped=paths.wizard_data_dir())
    lines = [problem_line(p, result.words, "here/") for p in result.problems]
    assert (
        'here/marketplaces/shop.yaml:5: error: Unknown key "nane" in Marketplace.'
        ' Did you mean "name"?' in lines
    )


def test_without_any_sentence_the_key_is_shown(tmp_path: Path) -> None:
    changes = edited("remedies.yaml", "money: true", "money: null")
    result = check_source(write_pack(tmp_path, changes), TODAY)
    assert "check.place" in problem_line(result.problems[0], result.words)


def test_every_finding_of_the_program_has_its_sentence() -> None:
    """The rules named in the code and the sentences of check.yaml are the same."""
    import re

    words = words_of_check(paths.wizard_data_dir())
    sentences = {key.removeprefix("check.") for key in words}
    sentences = {key for key in sentences if "." not in key} - {"place", "suggestion"}
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
