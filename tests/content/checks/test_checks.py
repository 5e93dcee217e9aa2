# One case a line reads best, however long it is.
# ruff: noqa: E501
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.content.small_pack import checked, edited, found, line_of, write_pack

from makegood.content.checks.running import CHECKS

SHOP = "marketplaces/shop.yaml"
RULES = "rules/shop.yaml"
DESK = "bodies/desk.yaml"

# File, what is replaced, by what, which check must speak, and what stands on the line it names.
ERRORS: list[tuple[str, str, str, str, str]] = [
    # Ids
    ("evidence.yaml", "id: order_page", "id: Order page", "bad_id", "Order page"),
    (SHOP, "id: call", "id: form", "duplicate_id", "id: form\n    kind: phone"),
    ("issues.yaml", "[late]}", "[late]}\n  - {id: two, icon: x, issues: [late]}", "issue_in_two_topics", "id: two"),
    (SHOP, "ladders:", "  - {issue: late, ladder: main, evidence: [order_page]}\nladders:", "issue_twice", "{issue: late, ladder"),
    # References
    (SHOP, "answers: [wait]", "answers: [wiat]", "unknown_id", "wiat"),
    (SHOP, "evidence: [order_page]", "evidence: [page]", "unknown_id", "[page]"),
    (SHOP, "details: [asked_before]", "details: [asked]", "unknown_id", "[asked]"),
    (SHOP, "remedies: [refund]", "remedies: [refunds]", "unknown_id", "refunds"),
    (SHOP, "channels: [form, call]", "channels: [form, cal]", "unknown_id", "cal]"),
    (SHOP, "ladder: main", "ladder: man", "unknown_id", "man"),
    (SHOP, "traps: [confirm]", "traps: [confrm]", "unknown_id", "confrm"),
    (SHOP, "fallback: form", "fallback: from", "unknown_id", "from"),
    (SHOP, "after: [ask]", "after: [asked]", "unknown_id", "[asked]"),
    (SHOP, "body: desk", "body: dsk", "unknown_id", "dsk"),
    (SHOP, "windows: [shop-file]", "windows: [shop]", "unknown_id", "[shop]"),
    (SHOP, "sets: [first_complaint_date]", "sets: [complaint]", "unknown_id", "[complaint]"),
    (SHOP, "issue: late", "issue: later", "unknown_id", "later"),
    (SHOP, "{fact: order_number, needed", "{fact: order, needed", "unknown_id", "fact: order,"),
    (SHOP, "{fact: order_number, pattern", "{fact: number, pattern", "unknown_id", "fact: number"),
    (RULES, "marketplaces: [shop]", "marketplaces: [shp]", "unknown_id", "[shp]"),
    (RULES, "anchor: contract_date", "anchor: contract", "unknown_id", "contract,"),
    (RULES, "event: escalated", "event: escalate", "unknown_id", "escalate,"),
    (RULES, "party: desk", "party: dsk", "unknown_id", "dsk"),
    ("anchors.yaml", "facts: [order_date]", "facts: [order]", "unknown_id", "[order]"),
    ("facts.yaml", "about: true}", "about: true, not_before: [amount]}", "unknown_id", "[amount]"),
    ("do_now.yaml", "issues: [late]", "issues: [latest]", "unknown_id", "latest"),
    (DESK, "country: EE\n", "country: XX\n", "unknown_id", "XX"),
    ("calendars.yaml", "country: EE", "country: EX", "unknown_id", "EX"),
    ("paragraphs.yaml", "part: greeting", "part: greeting, short_for: x", "unknown_id", "short_for"),
    # Conditions
    (RULES, "fact: issue, op: eq", "fact: isue, op: eq", "unknown_id", "isue"),
    (RULES, "op: eq, value: late", "op: gt, value: late", "condition_op", "gt"),
    (RULES, "op: eq, value: late", "value: late", "condition_op", "value: late"),
    (RULES, "op: eq, value: late", "op: eq, value: latest", "condition_value", "latest"),
    (RULES, "op: eq, value: late", "op: in, value: late", "condition_list", "op: in"),
    (RULES, "op: eq, value: late", "op: eq, value: [late]", "condition_single", "[late]"),
    (RULES, "op: eq, value: late", "op: eq", "condition_single", "fact: issue"),
    (RULES, "op: eq, value: late", "op: known, value: late", "condition_no_value", "known"),
    (RULES, "op: eq, value: true", 'op: eq, value: "true"', "condition_truth", "true"),
    (RULES, "{fact: gift, op: eq, value: true}", "{fact: amount, op: gt, value: much}", "condition_amount", "much"),
    (RULES, "{fact: gift, op: eq, value: true}", "{fact: order_date, op: gt, value: soon}", "condition_date", "soon"),
    (RULES, "{all: [", "{any: [], all: [", "condition_shape", "any: []"),
    (RULES, "{not: {", "{op: eq, not: {", "condition_shape", "{op: eq, not"),
    (RULES, "{not: {fact: gift, op: eq, value: true}}", "{all: []}", "condition_empty", "{all: []"),
    # Times and rules
    (SHOP, "reply: {days: 2}", "reply: {days: 2, hours: 1}", "offset_units", "hours: 1"),
    (SHOP, "reply: {days: 2}", "reply: {}", "offset_units", "reply: {}"),
    (SHOP, "reply: {days: 2}", "reply: {days: -2}", "offset_negative", "days: -2"),
    (RULES, "    met_by", "    lead: -1\n    met_by", "offset_negative", "lead"),
    (RULES, "    term: {anchor: contract_date, offset: {days: 30}}\n", "", "rule_ways", "- id: shop-file"),
    (RULES, "{days: 30}", "{working_days: 30}", "rule_calendar", "- id: shop-file"),
    (RULES, "    met_by", "    valid_from: 2026-02-01\n    valid_to: 2026-01-01\n    met_by", "rule_validity", "valid_to"),
    (RULES, "confidence: official", "confidence: unconfirmed", "unconfirmed_rule", "unconfirmed"),
    # Ways to reach somebody
    (SHOP, "host: shop.example\n", "host: shop.other\n", "strange_host", "shop.other"),
    (SHOP, "help.shop.example/contact", "help.shop.other/contact", "strange_host", "shop.other"),
    (SHOP, "https://help.shop.example/contact", "https://shop.example@evil.example/", "not_https", "evil"),
    (SHOP, "https://help.shop.example/contact", "http://help.shop.example/contact", "not_https", "http://"),
    (SHOP, '{phone: "+37256000000"}', '{phone: "+3725600"}', "not_phone", "+3725600"),
    (SHOP, '{phone: "+37256000000"}', '{phone: "56000000"}', "not_phone", "56000000"),
    (SHOP, '{phone: "+37256000000"}', '{phone: "+372 5600 0000"}', "phone_form", "5600 0000"),
    (SHOP, '{phone: "+37256000000"}', '{phone: "+37212345678"}', "retired", '{phone: "+37212345678"'),
    (SHOP, '"+37256000000"}', '"+37256000000", handle: "@x"}', "target_one", "handle"),
    (DESK, "help@desk.example", "help@desk", "not_mail", "help@desk"),
    (DESK, "help@desk.example", "no-reply@desk.example", "no_reply", "no-reply"),
    (DESK, "help@desk.example", "help@desk.other", "strange_host", "desk.other"),
    (SHOP, "zone: Europe/Tallinn", "zone: Europe/Talin", "unknown_zone", "Talin"),
    (SHOP, '"1": [', '"8": [', "not_weekday", '"8"'),
    (SHOP, "08:00-20:00", "8-20", "not_span", "8-20"),
    (SHOP, "08:00-20:00", "20:00-08:00", "not_span", "20:00-08:00"),
    (SHOP, 'pattern: "[0-9]{4}"', 'pattern: "[0-9"', "not_a_pattern", '"[0-9"'),
    (SHOP, 'example: "1234"', 'example: "123"', "example_does_not_fit", '"123"'),
    (SHOP, "(?P<value>[0-9]+)", "([0-9]+)", "reader_group", "([0-9]+)"),
    ("retired.yaml", "now: late", "now: later", "redirect_nowhere", "later"),
    ("retired.yaml", "value: parcel_late", "value: refund", "retired_still_used", "value: refund"),
    # Where facts come from
    (SHOP, "{id: wait, sources: [help]", "{id: wait, sources: []", "no_source", "{id: wait"),
    (SHOP, 'url: "https://help.shop.example/help"', 'url: "ftp://x"', "source_not_https", "ftp"),
    (SHOP, 'title: Help, url: "https://help.shop.example/help", read_in: copy', "title: Help", "source_nowhere", "title: Help"),
    ("do_now.yaml", "on: 2026-11-01", "on: 2026-11-24", "checked_in_future", "2026-11-24"),
    # Whether nobody is left without a way
    (SHOP, "hosts: [shop.example]", "hosts: []", "list_empty", "hosts: []"),
    (SHOP, "    ladder: main\n", "", "issue_without_ladder", "- issue: late"),
    (SHOP, "fallback: form", "fallback: call", "fallback_itself", "fallback"),
    (SHOP, "channels: [form]}\n", "channels: [form], after: [help_desk]}\n", "rung_out_of_reach", "after: [help_desk]"),
    (SHOP, "guide: [E1]", "guide: [E9]", "unknown_guide_line", "E9"),
    # Whether it says no more than its sources
    (RULES, "group: marketplace", "group: law", "law_without_country", "- id: shop-file"),
    (RULES, "    met_by", "    calendar: EE\n    roll: next_working_day\n    met_by", "rolls_not", "roll:"),
    (RULES, "group: marketplace\n    who: user", "group: body\n    who: other_side", "body_not_named", "- id: shop-file"),
    (SHOP, "{id: wait, sources: [help]", "{id: wait, checked: {on: 2026-11-01, how: live}, sources: [{publisher: x, title: y, read_in: copy}]", "live_without_address", "{id: wait"),
    # Help from outside
    (RULES, "{event: escalated, rung: help_desk, party: desk}", "{event: sent, stage: body}", "never_met", "met_by"),
    # Words
    ("locales/en/details.yaml", "I asked before.", "Call +372 1234 5678 now.", "retired", "+372"),
    ("locales/en/app.yaml", 'one: "{count} day", ', 'few: "{count} day", ', "plural_missing", "days"),
    ("locales/en/details.yaml", "I asked before.", "I <b>asked</b> before.", "markup", "<b>"),
    ("locales/en/details.yaml", "I asked before.", "I asked {.", "bad_slot", "asked {"),
    ("templates/en/message.yaml", "{order_number}", "{order_numbr}", "unknown_slot", "numbr"),
    ("templates/lv/message.yaml", "{order_number}", "{amount}", "other_slots", "amount"),
    ("locales/lv/shop.yaml", '["Wait a day."]', '"Wait a day."', "other_form", "wait"),
]  # fmt: skip

WARNINGS: list[tuple[str, str, str, str, str]] = [
    (SHOP, "evidence: [order_page]\n    details", "details", "issue_without_evidence", "- issue: late"),
    (SHOP, "ladders:\n", "ladders:\n  - {id: other, rungs: [{id: x, party: seller, stage: first}]}\n", "ladder_unused", "id: other"),
    (SHOP, "fallback: form", "fallback: form\n    roles: [seller]", "way_never_offered", "call]"),
    (SHOP, "guide: [E1]", "guide: [E1]\n    roles: [seller]", "step_without_way", "ladder: main"),
    (SHOP, "    ladder: main", "    ladder: main\n    who_first: platform", "first_differs", "- issue: late"),
    (SHOP, "channels: [form]}", "channels: [form], wait: {hours: 36}}", "wait_too_short", "hours: 36"),
    (SHOP, 'target: {phone: "+37256000000"}\n    ', "", "target_needed", "- id: call"),
    ("locales/en/details.yaml", "asked_before:", 'gone: "x"\nasked_before:', "words_for_nothing", "gone"),
    ("locales/en/shop.yaml", "channels:\n", 'channels:\n  gone: {title: "x"}\n', "words_for_nothing", "gone"),
    ("locales/lv/details.yaml", "asked_before:", 'other: "x"\nasked_before:', "only_translated", "other"),
    ("locales/en/details.yaml", "I asked before.", "word " * 26, "sentence_long", "word"),
    ("locales/en/remedies.yaml", "All of it.", "One two. " * 11, "help_long", "One two"),
    (SHOP, "save_first: [order_page]", "closes: [ask]", "nothing_saved", "closes"),
    (SHOP, "traps:\n  - {id: confirm", "      - {id: again, party: body, stage: body, body: desk}\ntraps:\n  - {id: confirm", "body_twice", "id: again"),
    ("locales/en/details.yaml", "I asked before.", "See https://shop.example now.", "contact_in_prose", "See"),
    ("locales/en/details.yaml", "I asked before.", "Write to help@shop.example now.", "contact_in_prose", "Write"),
    ("locales/lv/details.yaml", "I asked before.", "Call +371 2222 3333 now.", "contact_in_prose", "Call"),
    ("locales/lv/details.yaml", "reviewed: true\n", "", "review_not_stated", "asked_before"),
    ("tones.yaml", "tones: [firm]\n", "tones: [firm] \n", "trailing_space", "tones"),
    ("tones.yaml", "tones: [firm]\n", "tones: [firm]\t#x\n", "tab", "tones"),
    ("tones.yaml", "tones: [firm]\n", "tones: [firm]", "last_line", "tones"),
    ("locales/en/details.yaml", "I asked before.", "I  asked before.", "odd_whitespace", "I  asked"),
    ("locales/en/details.yaml", "I asked before.", " I asked before.", "odd_whitespace", "I asked"),
    ("pack.yaml", "guide_lines: [E1]", "guide_lines: [E1, E2]", "guide_line_missing", "guide_lines"),
    ("do_now.yaml", "on: 2026-11-01", "on: 2025-10-01", "checked_long_ago", "2025-10-01"),
]  # fmt: skip

RELEASED = {
    "sentence_long",
    "help_long",
    "guide_line_missing",
    "checked_long_ago",
}
"""Warnings that stop a release."""


@pytest.mark.parametrize(("name", "old", "new", "rule", "where"), ERRORS)
def test_an_error_names_its_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, rule: str, where: str
) -> None:
    changes = edited(name, old, new)
    problems = found(checked(write_pack(tmp_path, changes)), rule)
    assert (name, line_of(changes, name, where), "error") in [
        (p.file, p.line, p.level) for p in problems
    ]


@pytest.mark.parametrize(("name", "old", "new", "rule", "where"), WARNINGS)
def test_a_warning_names_its_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, rule: str, where: str
) -> None:
    changes = edited(name, old, new)
    source = checked(write_pack(tmp_path, changes))
    expected = (name, line_of(changes, name, where), "warning")
    assert expected in [(p.file, p.line, p.level) for p in found(source, rule)]
    assert "error" not in {problem.level for problem in found(source, rule)}


@pytest.mark.parametrize(
    ("name", "old", "new", "rule", "where"), [case for case in WARNINGS if case[3] in RELEASED]
)
def test_some_warnings_stop_a_release(
    tmp_path: Path, name: str, old: str, new: str, rule: str, where: str
) -> None:
    source = checked(write_pack(tmp_path, edited(name, old, new)), release=True)
    assert [problem.level for problem in found(source, rule)] == ["error"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SHOP, ", read_in: copy}", "}"),
        (SHOP, "hosts: [shop.example]", "hosts: [help.shop.example, shop.example]"),
        (RULES, "op: eq, value: late", "op: in, value: [late]"),
        (RULES, "{days: 30}}", "{working_days: 30}}\n    calendar: user_country"),
        (RULES, "    met_by", "    valid_from: 2026-01-01\n    valid_to: 2026-01-01\n    met_by"),
        (SHOP, "08:00-20:00", "00:00-24:00"),
        (SHOP, "    party: platform\n    purpose: any", "    party: platform\n    purpose: any\n    roles: [buyer, seller]"),
    ],
)  # fmt: skip
def test_what_is_right_stays_silent(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert checked(write_pack(tmp_path, edited(name, old, new))).problems == ()


@pytest.mark.parametrize(
    ("changes", "rule", "level"),
    [
        (edited(DESK, "applies: {fact: country, op: eq, value: EE}\n", ""), "body_for_everybody", "error"),
        (edited(SHOP, "        body: desk\n", ""), "body_no_step", "warning"),
    ],
)  # fmt: skip
def test_a_body_says_whom_it_is_for_and_somebody_goes_there(
    tmp_path: Path, changes: dict[str, str | None], rule: str, level: str
) -> None:
    problems = found(checked(write_pack(tmp_path, changes)), rule)
    assert [(p.file, p.level) for p in problems] == [(DESK, level)]


def test_a_body_that_nobody_can_reach_says_so(tmp_path: Path) -> None:
    text = edited(DESK, "id: desk", "id: desk")[DESK] or ""
    bare = text[: text.index("channels:")]
    problems = found(checked(write_pack(tmp_path, {DESK: bare})), "body_without_way")
    assert [(p.file, p.level) for p in problems] == [(DESK, "error")]
    notice = "notices:\n  - {id: way_unknown, sources: [help], confidence: unconfirmed}\n"
    said = checked(write_pack(tmp_path / "said", {DESK: bare + notice}))
    assert found(said, "body_without_way") == []


def test_a_message_to_a_shop_may_settle_a_date(tmp_path: Path) -> None:
    changes = edited(
        RULES, "{event: escalated, rung: help_desk, party: desk}", "{event: sent, stage: first}"
    )
    assert found(checked(write_pack(tmp_path, changes)), "never_met") == []


def test_missing_words_are_named_once(tmp_path: Path) -> None:
    changes = edited("locales/en/shop.yaml", 'ask: {title: "Ask"}', 'asked: {title: "Ask"}')
    source = checked(write_pack(tmp_path, changes))
    missing = found(source, "words_missing")
    assert [(p.file, p.message.args["key"]) for p in missing] == [(SHOP, "shop.rungs.ask.title")]


def test_a_language_without_a_file_is_one_finding(tmp_path: Path) -> None:
    source = checked(write_pack(tmp_path, {"locales/lv/facts.yaml": None}))
    missing = found(source, "not_translated")
    assert [(p.file, p.message.args["count"]) for p in missing] == [("locales/lv/facts.yaml", 8)]


def test_a_pack_without_the_source_language(tmp_path: Path) -> None:
    changes = edited("pack.yaml", "languages: [en, lv]", "languages: [lv]")
    assert found(checked(write_pack(tmp_path, changes)), "no_source_language")


def test_repeated_texts_are_noted(tmp_path: Path) -> None:
    text = '"This is a long sentence which somebody has copied from one place to another."'
    changes = edited("locales/en/details.yaml", '"I asked before."', text)
    changes |= edited("locales/en/shop.yaml", '"An old number goes round."', text)
    source = checked(write_pack(tmp_path, changes))
    assert [problem.level for problem in found(source, "repeated_text")] == ["note"]


def test_what_nothing_refers_to_is_noted(tmp_path: Path) -> None:
    changes = edited(SHOP, "    answers: [wait]\n", "")
    changes = {SHOP: (changes[SHOP] or "").replace("    traps: [confirm]\n", "")}
    notes = found(checked(write_pack(tmp_path, changes)), "unused")
    assert [note.message.args["id"] for note in notes] == ["wait", "confirm"]


def test_a_source_on_plain_http_is_noted(tmp_path: Path) -> None:
    changes = edited(SHOP, "https://help.shop.example/help", "http://help.shop.example/help")
    levels = {p.level for p in found(checked(write_pack(tmp_path, changes)), "source_not_https")}
    assert levels == {"note"}


def test_an_issue_that_no_channel_serves(tmp_path: Path) -> None:
    text = (edited(SHOP, "    purpose: orders\n", "    purpose: orders\n    not_issues: [late]\n"))[
        SHOP
    ]
    assert text is not None
    text = text.replace("    purpose: any\n", "    purpose: any\n    dead: true\n")
    source = checked(write_pack(tmp_path, {SHOP: text}))
    assert found(source, "issue_without_channel")


def test_a_channel_for_sellers_does_not_serve_buyers(tmp_path: Path) -> None:
    text = edited(SHOP, "    purpose: orders\n", "    purpose: orders\n    roles: [seller]\n")[SHOP]
    assert text is not None
    text = text.replace("    purpose: any\n", "    purpose: any\n    issues: []\n    dead: true\n")
    assert found(checked(write_pack(tmp_path, {SHOP: text})), "issue_without_channel")


def test_a_dead_channel_may_keep_what_is_retired(tmp_path: Path) -> None:
    text = edited(SHOP, '{phone: "+37256000000"}', '{phone: "+37212345678"}')[SHOP]
    assert text is not None
    text = text.replace("    fallback: form\n", "    fallback: form\n    dead: true\n")
    assert not found(checked(write_pack(tmp_path, {SHOP: text})), "retired")


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("host", "help.shop.example"),
        ("url", "https://help.shop.example/contact"),
        ("mail", "HELP@desk.example"),
        ("body", "desk"),
    ],
)
def test_nothing_retired_comes_back(tmp_path: Path, what: str, value: str) -> None:
    changes = {"retired.yaml": f'retired:\n  - {{what: {what}, value: "{value}", why: "Old."}}\n'}
    assert found(checked(write_pack(tmp_path, changes)), "retired")


def test_an_unconfirmed_number_is_not_dialled(tmp_path: Path) -> None:
    text = edited(SHOP, "    fallback: form\n    sources: [help]\n    confidence: official\n", "    fallback: form\n    sources: [help]\n    confidence: unconfirmed\n")  # fmt: skip
    assert found(checked(write_pack(tmp_path, text)), "unconfirmed_phone")


@pytest.mark.parametrize(
    ("name", "checked_on", "old_enough"),
    [
        (DESK, "2026-05-22", True),  # a mail address: six months to the day
        (DESK, "2026-05-23", False),
        (RULES, "2025-11-22", True),  # a window of a marketplace: twelve
        (RULES, "2025-11-23", False),
    ],
)
def test_facts_go_stale_to_the_day(
    tmp_path: Path, name: str, checked_on: str, old_enough: bool
) -> None:
    changes = edited(name, "on: 2026-11-01", f"on: {checked_on}")
    stale = list(found(checked(write_pack(tmp_path, changes)), "checked_long_ago"))
    assert bool(stale) == old_enough


@pytest.mark.parametrize(("group", "stale"), [("law", False), ("body", False), ("payment", True)])
def test_statutes_keep_longer(tmp_path: Path, group: str, stale: bool) -> None:
    """`group` decides, whatever else is wrong with such a rule."""
    text = edited(RULES, "on: 2026-11-01", "on: 2025-05-01")[RULES]
    assert text is not None
    text = text.replace("group: marketplace", f"group: {group}")
    source = checked(write_pack(tmp_path, {RULES: text}))
    assert bool(found(source, "checked_long_ago")) == stale


@pytest.mark.parametrize(("kind", "months"), [("bank", 12), ("court", 24)])
def test_a_body_goes_stale_by_its_kind(tmp_path: Path, kind: str, months: int) -> None:
    text = edited(DESK, "kind: consumer_body", f"kind: {kind}")[DESK]
    assert text is not None
    text = text.replace("on: 2026-11-01", "on: 2024-01-01")
    problems = found(checked(write_pack(tmp_path, {DESK: text})), "checked_long_ago")
    assert {p.message.args["months"] for p in problems} == {months, 6}


@pytest.mark.parametrize(
    ("checked_on", "refused"),
    [
        ("2026-11-22", False),
        ("2026-11-23", False),  # begun already in Auckland while Pago Pago still has the day before
        ("2026-11-24", True),
        ("2027-11-22", True),
    ],
)
def test_the_day_of_a_check_has_begun_somewhere_on_earth(
    tmp_path: Path, checked_on: str, refused: bool
) -> None:
    source = checked(write_pack(tmp_path, edited(RULES, "on: 2026-11-01", f"on: {checked_on}")))
    assert bool(found(source, "checked_in_future")) == refused
    assert not found(source, "checked_long_ago")


def test_without_a_day_nothing_goes_stale(tmp_path: Path) -> None:
    changes = edited("do_now.yaml", "on: 2026-11-01", "on: 2031-01-01")
    assert checked(write_pack(tmp_path, changes), today=None).problems == ()
    late = checked(write_pack(tmp_path, changes), today=date(2032, 1, 1))
    assert not found(late, "checked_in_future")


def test_no_shelf_life_and_no_limits_are_fine(tmp_path: Path) -> None:
    changes = edited(
        "pack.yaml", "shelf_life: {contact: 6, marketplace: 12, payment: 12, law: 24}\n", ""
    )
    changes = {
        "pack.yaml": (changes["pack.yaml"] or "").replace("limits: {sentence: 25, help: 20}\n", "")
    }
    assert checked(write_pack(tmp_path, changes), today=date(2040, 1, 1)).problems == ()


def test_every_check_can_run_on_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    source = checked(tmp_path / "empty")
    assert not source.usable
    assert len(CHECKS) == len(set(CHECKS))


def test_a_law_of_the_readers_country_is_fine(tmp_path: Path) -> None:
    text = edited(RULES, "fact: issue, op: eq, value: late", "fact: country, op: eq, value: EE")[
        RULES
    ]
    assert text is not None
    text = text.replace("group: marketplace", "group: law")
    assert checked(write_pack(tmp_path, {RULES: text})).problems == ()


def test_a_rule_about_a_body_counts_from_a_word_to_it(tmp_path: Path) -> None:
    text = edited(RULES, "anchor: contract_date", "anchor: first_complaint_date")[RULES]
    assert text is not None
    text = text.replace("group: marketplace\n    who: user", "group: body\n    who: other_side")
    assert checked(write_pack(tmp_path, {RULES: text})).problems == ()


def test_too_many_ticks_are_noted(tmp_path: Path) -> None:
    names = [f"tick_{number}" for number in range(9)]
    records = "".join(f"  - {{id: {name}}}\n" for name in ["asked_before", *names])
    words = "".join(f'{name}: "{name}"\n' for name in ["asked_before", *names])
    changes = edited(SHOP, "details: [asked_before]", f"details: [{', '.join(names)}]")
    changes |= {
        "details.yaml": f"details:\n{records}",
        "locales/en/details.yaml": words,
        "locales/lv/details.yaml": f"reviewed: false\n{words}",
    }
    source = checked(write_pack(tmp_path, changes))
    assert [(p.rule, p.level) for p in source.problems] == [("many_details", "note")]


def test_the_way_for_others_covers_every_issue(tmp_path: Path) -> None:
    changes = {"marketplaces/generic.yaml": "id: generic\n" + shop_without(("id:", "sites:"))}
    changes |= edited("issues.yaml", "[late]", "[late, lost]")
    source = checked(write_pack(tmp_path, changes))
    assert [p.message.args["issue"] for p in found(source, "generic_lacks")] == ["lost"]


def shop_without(keys: tuple[str, ...]) -> str:
    """The shop's file without some of its top keys."""
    from tests.content.small_pack import FILES

    kept: list[str] = []
    leaving = False
    for line in FILES[SHOP].splitlines(keepends=True):
        if not line.startswith((" ", "-")):
            leaving = line.startswith(keys)
        if not leaving:
            kept.append(line)
    return "".join([*kept, "sites: []\n"])
