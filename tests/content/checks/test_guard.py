"""Lists of the look-alike guard that cannot be used are reported with their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.small_pack import checked, edited, found, line_of, write_pack

GUARD = "guard.yaml"
LIST = "use: mail_host"
HOSTS = "hosts: [mail.example]"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (LIST, "use: host_word", "guard_form"),
        (HOSTS, "hosts: []", "guard_form"),
        (HOSTS, "hosts: [mail.example], words: {en: [help]}", "guard_form"),
        ('why: "Open to all."', 'why: " "', "guard_why"),
        (HOSTS, "hosts: [Mail.example]", "guard_host"),
        (HOSTS, "hosts: [mailexample]", "guard_host"),
        (HOSTS, "hosts: [shop.example]", "guard_ours"),
        (HOSTS, "hosts: [mail.shop.example]", "guard_ours"),
        (f"{LIST}, why: \"Open to all.\", {HOSTS}",
         'use: message, why: "-", words: {en: [gift card]}', "words_missing"),
        (f"{LIST}, why: \"Open to all.\", {HOSTS}",
         'use: message, why: "-", words: {lv: [karte]}', "guard_language"),
        (f"{LIST}, why: \"Open to all.\", {HOSTS}",
         'use: message, why: "-", words: {en: [card], xx: [kort]}', "guard_language"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used(tmp_path: Path, old: str, new: str, rule: str) -> None:
    changes = edited(GUARD, old, new)
    problems = found(checked(write_pack(tmp_path, changes)), rule)
    assert [(each.file, each.line, each.level) for each in problems] == [
        (GUARD, line_of(changes, GUARD, "id: mailboxes"), "error")
    ]


def test_the_shipped_form_is_right(tmp_path: Path) -> None:
    rules = {"guard_form", "guard_why", "guard_host", "guard_ours", "guard_language"}
    source = checked(write_pack(tmp_path))
    assert not [problem for problem in source.problems if problem.rule in rules]
