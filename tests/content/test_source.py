from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.small_pack import FILES, SOURCES, checked, edited, found, line_of, write_pack

from makegood.content.source import load_source, read_words


def test_a_right_pack_has_no_problems(tmp_path: Path) -> None:
    source = checked(write_pack(tmp_path), release=True)
    assert [(p.file, p.line, p.rule) for p in source.problems] == []
    assert source.usable


def test_records_are_built_with_the_types_of_the_schema(tmp_path: Path) -> None:
    pack = load_source(write_pack(tmp_path)).pack
    shop = pack.marketplaces[0]
    assert shop.channels[0].reply is not None
    assert shop.channels[0].reply.days == 2
    assert shop.channels[0].sign_in is None
    assert pack.remedies[0].money is True
    assert str(pack.holidays[0].first) == "2026-01-01"
    assert pack.countries == ("EE", "LV", "NO")
    assert pack.version == "2026.1"


def test_values_stay_text(tmp_path: Path) -> None:
    """Plain YAML would read the country NO as false and 20:00 as a number."""
    changes = edited("marketplaces/shop.yaml", 'value: ["@baltic"]', "value: [NO]")
    shop = load_source(write_pack(tmp_path, changes)).pack.marketplaces[0]
    applies = shop.issues[0].variants[0].applies
    assert applies is not None
    assert applies.value == ("NO",)
    assert shop.channels[0].hours is not None
    assert shop.channels[0].hours.days == {"1": ("08:00-20:00",)}


def test_short_names_of_sources_become_whole_records(tmp_path: Path) -> None:
    pack = load_source(write_pack(tmp_path)).pack
    answer = pack.marketplaces[0].answers[0]
    assert answer.sources[0].publisher == "Shop"
    assert str(answer.checked.on) == "2026-11-01"
    assert pack.marketplaces[0].sources == answer.sources


def test_a_records_own_check_beats_that_of_the_file(tmp_path: Path) -> None:
    changes = edited(
        "marketplaces/shop.yaml",
        "{id: wait, ",
        "{id: wait, checked: {on: 2026-10-05, how: live}, ",
    )
    answer = load_source(write_pack(tmp_path, changes)).pack.marketplaces[0].answers[0]
    assert (str(answer.checked.on), answer.checked.how) == ("2026-10-05", "live")


def test_groups_of_countries_are_written_out(tmp_path: Path) -> None:
    shop = load_source(write_pack(tmp_path)).pack.marketplaces[0]
    assert shop.sites[0].countries == ("EE", "LV")
    applies = shop.issues[0].variants[0].applies
    assert applies is not None
    assert applies.value == ("EE", "LV")


def test_a_group_may_stand_alone(tmp_path: Path) -> None:
    changes = edited("marketplaces/shop.yaml", 'value: ["@baltic"]', 'value: "@baltic"')
    shop = load_source(write_pack(tmp_path, changes)).pack.marketplaces[0]
    applies = shop.issues[0].variants[0].applies
    assert applies is not None
    assert applies.value == ("EE", "LV")


def test_words_are_flattened(tmp_path: Path) -> None:
    words = load_source(write_pack(tmp_path)).languages["en"].entries
    assert words["shop.channels.form.title"] == "Form"
    assert words["shop.answers.wait.body"] == ("Wait a day.",)
    assert words["app.days"] == {"one": "{count} day", "other": "{count} days"}
    assert words["templates.subject.order"] == "Order: {order_number}"
    assert words["facts.payment_method.choices.other"] == "Something else"


def test_whether_a_speaker_read_a_file_is_no_text(tmp_path: Path) -> None:
    language = load_source(write_pack(tmp_path)).languages["lv"]
    assert language.reviewed["templates/lv/message.yaml"] is False
    assert language.reviewed["locales/lv/facts.yaml"] is True
    assert "templates.reviewed" not in language.entries


def test_phrases_are_read(tmp_path: Path) -> None:
    source = load_source(write_pack(tmp_path))
    assert source.phrases["en"] == {"late": ("it is late", "where is my parcel")}
    assert source.phrases["lv"] == {}


CASES: list[tuple[str, str, str, str, str]] = [
    ("marketplaces/shop.yaml", "name: Shop\n", "nane: Shop\n", "unknown_key", "nane"),
    ("marketplaces/shop.yaml", "name: Shop\n", "", "missing_key", "checked"),
    (
        "marketplaces/shop.yaml",
        "sources: [help]\n",
        "sources: [hepl]\n",
        "unknown_source",
        "[hepl]",
    ),
    ("marketplaces/shop.yaml", '"@baltic"]}}', '"@balkan"]}}', "unknown_group", "@balkan"),
    ("marketplaces/shop.yaml", "kind: form\n", "kind: from\n", "not_one_of", "kind: from"),
    ("marketplaces/shop.yaml", "reply: {days: 2}", "reply: {days: two}", "not_whole", "two"),
    (
        "marketplaces/shop.yaml",
        "hosts: [shop.example]",
        "hosts: shop.example",
        "not_a_list",
        "hosts:",
    ),
    ("marketplaces/shop.yaml", "name: Shop\n", "name: [Shop]\n", "not_a_value", "name:"),
    ("marketplaces/shop.yaml", "name: Shop\n", "name:\n", "no_value", "name:"),
    ("marketplaces/shop.yaml", "reply: {days: 2}", "reply: 2", "not_a_record", "reply:"),
    (
        "marketplaces/shop.yaml",
        'days: {"1": ["08:00-20:00"]}',
        "days: [1]",
        "not_a_mapping",
        "days:",
    ),
    ("marketplaces/shop.yaml", "needed: true", "needed: yes", "not_true_or_false", "needed"),
    ("marketplaces/shop.yaml", "id: shop\n", "id: shops\n", "file_name", "checked"),
    ("do_now.yaml", "on: 2026-11-01", "on: 2026-13-01", "not_a_day", "2026-13"),
    ("do_now.yaml", "on: 2026-11-01", "on: 20261101", "not_a_day", "20261101"),
    ("issues.yaml", "topics:\n", "topcis:\n", "unknown_key", "topcis"),
    (
        "issues.yaml",
        "topics:\n  - {",
        "topics:\n  - {id: delivery, icon: x, issues: []}\n  - {",
        "duplicate_id",
        "id: delivery, icon: box",
    ),
    (
        "issues.yaml",
        "topics:\n  - {id: delivery, icon: box, issues: [late]}",
        "topics: none",
        "not_a_list",
        "topics",
    ),
    (
        "issues.yaml",
        "topics:\n  - {id: delivery, icon: box, issues: [late]}",
        "- one",
        "not_a_mapping",
        "- one",
    ),
    ("tones.yaml", "tones: [firm]", "tones: [[firm]]", "not_a_value", "tones"),
    ("locales/en/details.yaml", '"I asked before."', '""', "not_words", "asked_before"),
    ("locales/en/details.yaml", '"I asked before."', '[["x"]]', "not_words", "asked_before"),
    ("locales/en/details.yaml", 'asked_before: "I asked before."', '- "x"', "not_a_mapping", "- "),
    (
        "locales/en/details.yaml",
        "asked_before:",
        "reviewed: perhaps\nasked_before:",
        "not_true_or_false",
        "reviewed",
    ),
    (
        "locales/en/rules.yaml",
        "shop-file: {",
        'shop-file.title: "x"\nshop-file: {',
        "duplicate_text",
        "shop-file: {",
    ),
    ("phrases/en.yaml", "phrases:", "sayings:", "missing_key", "language"),
    ("phrases/en.yaml", "  late:", "  lat:", "unknown_id", "  lat:"),
    ("pack.yaml", "schema: 1", "schema: 7", "other_schema", "schema"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule", "where"), CASES)
def test_each_mistake_has_its_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, rule: str, where: str
) -> None:
    changes = edited(name, old, new)
    problems = found(load_source(write_pack(tmp_path, changes)), rule)
    assert [(p.file, p.line, p.level) for p in problems[:1]] == [
        (name, line_of(changes, name, where), "error")
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "suggestion"),
    [
        ("marketplaces/shop.yaml", "name: Shop\n", "nane: Shop\n", "name"),
        ("marketplaces/shop.yaml", "sources: [help]\n", "sources: [hepl]\n", "help"),
        ("marketplaces/shop.yaml", '"@baltic"]}}', '"@balticc"]}}', "@baltic"),
        ("marketplaces/shop.yaml", "kind: form\n", "kind: fom\n", "form"),
        ("marketplaces/shop.yaml", "needed: true", "needed: yes", "true"),
        ("marketplaces/shop.yaml", "needed: true", "needed: off", "false"),
    ],
)
def test_what_was_probably_meant_is_suggested(
    tmp_path: Path, name: str, old: str, new: str, suggestion: str
) -> None:
    source = load_source(write_pack(tmp_path, edited(name, old, new)))
    assert suggestion in {problem.suggestion for problem in source.problems}


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    changes = edited("marketplaces/shop.yaml", "name: Shop\n", "nane: Shop\n")
    changes |= edited("remedies.yaml", "money: true", "money: maybe")
    changes |= edited("phrases/en.yaml", "phrases:", "sayings:")
    source = load_source(write_pack(tmp_path, changes))
    assert {problem.file for problem in source.log.errors()} == {
        "marketplaces/shop.yaml",
        "remedies.yaml",
        "phrases/en.yaml",
    }


def test_one_broken_record_leaves_the_others(tmp_path: Path) -> None:
    changes = edited("evidence.yaml", "evidence:\n", "evidence:\n  - {id: photo, knid: photo}\n")
    source = load_source(write_pack(tmp_path, changes))
    assert [proof.id for proof in source.pack.evidence] == ["order_page"]
    assert set(source.ids["evidence"]) == {"photo", "order_page"}


@pytest.mark.parametrize("name", ["pack.yaml", "countries.yaml", "anchors.yaml"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    source = load_source(write_pack(tmp_path, {name: None}))
    assert name in {problem.file for problem in source.log.errors()}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    source = load_source(tmp_path / "nowhere")
    assert found(source, "no_folder")
    assert not source.usable


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("isues.yaml", "issues.yaml"),
        ("marketplaces/other.yml", "other.yaml"),
        ("locales/words.yaml", ""),
        ("rules/readme.txt", ""),
    ],
)
def test_a_file_in_the_wrong_place_is_told(tmp_path: Path, name: str, suggestion: str) -> None:
    source = load_source(write_pack(tmp_path, {name: "a: b\n"}))
    assert [(p.file, p.suggestion) for p in found(source, "stray_file")] == [(name, suggestion)]


def test_demo_and_licence_are_left_alone(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {"LICENSE": "x", "demo/one.json": "{}", ".hidden": "x"})
    assert load_source(folder).problems == ()


def test_a_language_may_not_use_the_names_of_other_files(tmp_path: Path) -> None:
    source = load_source(write_pack(tmp_path, {"locales/en/templates.yaml": 'a: "b"\n'}))
    assert found(source, "reserved_name")


def test_a_person_lays_corrections_over_the_shipped_data(tmp_path: Path) -> None:
    shipped = write_pack(tmp_path / "shipped")
    own = tmp_path / "own"
    (own / "marketplaces").mkdir(parents=True)
    (own / "marketplaces" / "shop.yaml").write_text(
        """\
name: My Shop
channels:
  - {id: form, target: {url: "https://shop.example/new"}}
  - {id: chat, kind: chat, party: platform, purpose: any, sources: [help], confidence: official}
hosts: [shop.example, other.example]
""",
        encoding="utf-8",
    )
    shop = load_source(shipped, own).pack.marketplaces[0]
    assert shop.name == "My Shop"
    assert [channel.id for channel in shop.channels] == ["form", "call", "chat"]
    form = shop.channels[0]
    assert form.target is not None
    assert form.target.url == "https://shop.example/new"
    assert form.guide == ("E1",)
    assert shop.hosts == ("shop.example", "other.example")


def test_mistakes_in_a_persons_own_file_name_that_file(tmp_path: Path) -> None:
    shipped = write_pack(tmp_path / "shipped")
    own = tmp_path / "own"
    (own / "marketplaces").mkdir(parents=True)
    (own / "marketplaces" / "shop.yaml").write_text("colour: red\nname: [x]\n", encoding="utf-8")
    errors = list(load_source(shipped, own).log.errors())
    assert [(p.file, p.line, p.rule) for p in errors] == [
        ("own/marketplaces/shop.yaml", 2, "not_a_value")
    ]


def test_a_new_file_of_a_persons_own(tmp_path: Path) -> None:
    shipped = write_pack(tmp_path / "shipped")
    own = tmp_path / "own"
    (own / "rules").mkdir(parents=True)
    text = FILES["rules/shop.yaml"].replace("id: shop-file", "id: own-rule")
    (own / "rules" / "own.yaml").write_text(text, encoding="utf-8")
    rules = load_source(shipped, own).pack.rules
    assert [rule.id for rule in rules] == ["own-rule", "shop-file"]


def test_words_of_one_file_can_be_read_alone(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {"pack.yaml": None})
    assert read_words(folder, "en", "details") == {"details.asked_before": "I asked before."}
    assert read_words(folder, "en", "nothing") == {}


def test_a_whole_record_may_repeat_no_source_of_its_own(tmp_path: Path) -> None:
    text = SOURCES + FILES["bodies/desk.yaml"].removeprefix(SOURCES)
    source = load_source(write_pack(tmp_path, {"bodies/desk.yaml": text}))
    assert len(source.pack.bodies[0].sources) == 1
