from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.content.small_pack import edited, write_pack

from makegood import bootstrap
from makegood.cli.main import run
from makegood.cli.program import Program, WindowOptions
from makegood.content.stamps import Refusal
from makegood.services.packs import GuideDataError, PackService

NOW = datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=2)))
SITUATION = {
    "marketplace": "aliexpress",
    "site": "global",
    "country": "EE",
    "issue": "not_received",
    "remedy": "refund",
    "facts": {
        "order_number": "8123456789012345",
        "order_date": "2026-10-02",
        "payment_date": "2026-10-02",
        "payment_method": "card_visa",
        "amount": "49.90",
        "currency": "EUR",
        "item": "Lamp",
    },
    "events": [
        {
            "kind": "sent",
            "at": "2026-11-12T10:00:00+02:00",
            "party": "seller",
            "channel": "seller_message",
        }
    ],
}

Run = Callable[..., int]


@pytest.fixture
def command(guide: PackService, tmp_path: Path) -> Run:
    """Runs one command on the shipped guide data and an own data folder."""

    def build(folder: Path | None, language: str | None) -> object:
        from makegood.services.bundle import open_services

        return open_services(folder or tmp_path / "data", guide, lambda: NOW, language=language)

    program = Program(
        version="9.9",
        clock=lambda: NOW,
        source=bootstrap.paths.wizard_data_dir,
        packs=lambda _folder: guide,
        services=build,  # type: ignore[arg-type]
        data_dir=lambda: tmp_path / "data",
    )

    def call(*arguments: str | Path) -> int:
        return run([str(argument) for argument in arguments], program)

    return call


@pytest.fixture
def situation(tmp_path: Path) -> Path:
    path = tmp_path / "situation.json"
    path.write_text(json.dumps(SITUATION), encoding="utf-8")
    return path


def test_the_version(command: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command("--version")
    assert ended.value.code == 0
    assert capsys.readouterr().out == "makegood 9.9\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("pack",),
        ("clocks",),
        ("due", "--within", "-1"),
        ("due", "--within", "soon"),
        ("clocks", "--today", "tomorrow", "x.json"),
        ("export", "--format", "pdf", "x"),
        ("draft", "x.json"),
        (),
    ],
)
def test_wrong_use_ends_in_two(command: Run, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(*arguments)
    assert ended.value.code == 2


def test_without_a_command_the_window_opens() -> None:
    asked: list[WindowOptions] = []

    def window(options: WindowOptions) -> int:
        asked.append(options)
        return 0

    program = Program(
        version="1",
        clock=lambda: NOW,
        source=Path,
        packs=lambda _: pytest.fail("nothing is opened before the window"),
        services=lambda _folder, _language: pytest.fail("nothing is opened"),
        data_dir=Path,
        open_window=window,
    )
    assert run(["--data-dir", "d", "--lang", "lv", "--demo"], program) == 0
    assert asked == [WindowOptions(Path("d"), "lv", demo=True)]


def test_clocks_in_words(command: Run, situation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("clocks", "--today", "2026-11-22", situation) == 0
    out = capsys.readouterr().out
    assert "30 January 2027" in out  # 2 October and 120 days
    assert "\u2068" not in out


def test_clocks_that_are_over_stand_under_a_heading(
    command: Run, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("clocks", "--today", "2027-02-01", situation) == 0
    to_come, over = capsys.readouterr().out.split("Passed or done:\n")
    assert "30 January 2027" in over
    assert "30 January 2027: " not in to_come


def test_clocks_as_json(command: Run, situation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("clocks", "--json", "--today", "2026-11-22", situation) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"today", "clocks", "waiting_for", "follow_up", "next"}
    assert data["today"] == "2026-11-22"
    card = next(each for each in data["clocks"] if each["id"] == "card-safe")
    assert card["date"] == "2027-01-30"


def test_a_situation_from_standard_input(
    command: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(SITUATION).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert command("clocks", "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["clocks"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("no json", None),
        ('{"marketplace": "etzy", "issue": "late"}', "etsy"),
        ('{"marketplace": "etsy", "issue": "late", "colour": "red"}', "marketplace"),
    ],
)
def test_a_wrong_situation_is_one_sentence(
    command: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    known: str | None,
) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(text, encoding="utf-8")
    assert command("clocks", path) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert known is None or known in captured.err


def test_a_file_that_is_not_there(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("clocks", tmp_path / "none.json") == 1
    assert "none.json" in capsys.readouterr().err


def test_a_message(command: Run, situation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("draft", "--channel", "seller_message", "--stage", "first", situation) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Subject: Order 8123456789012345")
    assert "EUR 49.90" in captured.out
    assert "EUR 49.90" not in captured.err


def test_a_message_names_the_day_for_an_answer_as_the_window_does(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The seller answers within 72 hours: sent on Sunday the 22nd, by Wednesday the 25th."""
    file = tmp_path / "new.json"
    file.write_text(json.dumps({**SITUATION, "events": []}), encoding="utf-8")
    assert command("draft", "--channel", "seller_message", "--json", file) == 0
    data = json.loads(capsys.readouterr().out)
    assert "Please answer by this date: 25 November 2026." in data["body"]
    assert "reply_by" not in data["missing"]


def test_a_message_as_json(
    command: Run, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("draft", "--channel", "seller_message", "--json", situation) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"subject", "body", "language", "missing", "warnings", "length", "limit"}
    assert data["length"] == len(data["body"])


def test_an_unknown_channel_lists_the_known_ones(
    command: Run, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("draft", "--channel", "pigeon", situation) == 2
    assert "seller_message" in capsys.readouterr().err


def test_draft_with_legal_effect_and_its_dates(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the letter that sets extra time to the day on which the contract can be ended."""
    told = {
        **SITUATION,
        "trader_country": "DE",
        "facts": {
            **SITUATION["facts"], "seller_kind": "trader", "expected_delivery_date": "2026-11-01",
        },
    }  # fmt: skip
    letter = {
        "kind": "sent", "at": "2026-11-10", "party": "seller", "stage": "second_chance",
    }  # fmt: skip
    file = tmp_path / "late.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    options = ("draft", "--channel", "seller_message", "--json", "--stage")
    assert command(*options, "second_chance", file) == 0
    drafted = json.loads(capsys.readouterr().out)
    assert "additional period" in drafted["body"]
    assert "1 December 2026" in drafted["body"]
    assert command(*options, "cancellation", file) == 0
    closed = json.loads(capsys.readouterr().out)
    assert "terminate" not in closed["body"]
    assert len(closed["warnings"]) == 1
    told["events"] = [*SITUATION["events"], letter]
    file.write_text(json.dumps(told), encoding="utf-8")
    assert command("clocks", "--json", file) == 0
    clocks = {each["id"]: each for each in json.loads(capsys.readouterr().out)["clocks"]}
    assert clocks["eu-delivery-extra"]["date"] == "2026-11-20"
    assert command(*options, "cancellation", file) == 0
    ended = json.loads(capsys.readouterr().out)
    assert "I terminate the contract for this order." in ended["body"]
    assert ended["warnings"] == []


def test_draft_asks_for_what_would_settle_a_claim(
    command: Run, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("draft", "--channel", "seller_message", "--json", "--stage", "second_chance")
    assert command(*options, situation) == 0
    drafted = json.loads(capsys.readouterr().out)
    assert {"seller_kind", "trader_country"} <= set(drafted["missing"])
    assert "additional period" not in drafted["body"]


def test_draft_answers_an_offer(
    command: Run, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("draft", "--channel", "seller_message", "--stage", "offer_answer", "--choice")
    assert command(*options, "accept", situation) == 0
    assert "I accept it." in capsys.readouterr().out
    assert command(*options, "perhaps", situation) == 2
    assert "counter, accept, decline" in capsys.readouterr().err


def test_an_unknown_language_lists_the_known_ones(
    command: Run, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("draft", "--channel", "seller_message", "--lang", "xx", situation) == 2
    assert command("--lang", "xx", "clocks", situation) == 2
    assert capsys.readouterr().err.count("en, et") == 2


def test_narrowing_a_sentence(command: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("narrow", "--lang", "en", "my parcel never arrived") == 0
    assert capsys.readouterr().out.startswith("1. It never arrived (not_received)\n")


def test_narrowing_as_json(command: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("narrow", "--json", "--marketplace", "etsy", "my parcel never arrived") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["ranked"][0]["issue"] == "not_received"
    assert len(data["ranked"]) == 24


@pytest.mark.parametrize("text", ["uk", "Germany", "hello"])
def test_narrowing_says_when_it_did_not_understand(
    command: Run, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert command("narrow", "--lang", "en", text) == 0
    assert capsys.readouterr().out == (
        "No word in this says what went wrong. Say what happened, such as: the parcel never came.\n"
    )
    assert command("narrow", "--json", text) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["understood"], data["sure"]) == (False, False)


def test_narrowing_line_by_line(
    command: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        '{"id": "a", "text": "my parcel never arrived", "lang": "en"}\n\n{"id": 2, "text": ""}\n'
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert command("narrow", "--jsonl") == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2]
    assert answers[0]["ranked"][0] == "not_received"
    assert len(answers[1]["ranked"]) == 24


@pytest.mark.parametrize("line", [b"no json", b'["a"]', b'{"id": 1}', b"\xff{"])
def test_a_line_that_is_no_order(
    command: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert command("narrow", "--jsonl") == 1
    assert "1" in capsys.readouterr().err


def test_narrowing_needs_a_text_or_lines(command: Run) -> None:
    assert command("narrow") == 2
    assert command("narrow", "--jsonl", "text") == 2


def test_narrowing_at_an_unknown_marketplace(
    command: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("narrow", "--marketplace", "etzy", "late") == 2
    assert "etsy" in capsys.readouterr().err


def test_from_import_to_restore(
    command: Run, situation: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("due") == 0
    assert capsys.readouterr().out == "Nothing is due.\n"
    assert command("import", situation) == 0
    assert capsys.readouterr().out == "1 case read.\n"
    assert command("due", "--within", "30", "--json") == 0
    due = json.loads(capsys.readouterr().out)
    assert due["today"] == "2026-11-22"
    assert len(due["due"]) == 1
    case_id = due["due"][0]["case"]
    assert command("due", "--within", "30") == 0
    assert due["due"][0]["title"] in capsys.readouterr().out

    out = tmp_path / "out.json"
    assert command("export", "--format", "json", out) == 0
    assert out.stat().st_mode & 0o777 == 0o600
    assert json.loads(out.read_bytes())["cases"][0]["facts"]["amount"] == "49.90"
    assert command("export", "--format", "csv", "--case", case_id, out) == 0
    assert b"AliExpress" in out.read_bytes()
    assert command("export", "--format", "zip", out) == 0
    assert out.read_bytes().startswith(b"PK")
    assert command("export", "--format", "json", "--case", "none", out) == 1
    assert command("export", "--format", "json", tmp_path / "no" / "folder.json") == 1

    copy = tmp_path / "copy.zip"
    assert command("backup", copy) == 0
    assert command("import", situation) == 0
    capsys.readouterr()
    assert command("restore", copy) == 0
    assert "1 case" in capsys.readouterr().out
    assert command("restore", situation) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_wrong_file_of_cases_is_refused_whole(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cases.json"
    wrong = SITUATION | {"site": "moon"}
    path.write_text(json.dumps({"cases": [SITUATION, wrong]}), encoding="utf-8")
    assert command("import", path) == 1
    assert "moon" in capsys.readouterr().err
    assert command("due", "--within", "300") == 0
    assert capsys.readouterr().out == "Nothing is due.\n"


def test_missing_guide_data_are_one_sentence(
    situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_folder: Path | None) -> PackService:
        raise GuideDataError("gone")

    program = Program(
        version="1",
        clock=lambda: NOW,
        source=Path,
        packs=broken,
        services=lambda _folder, _language: pytest.fail("not reached"),
        data_dir=Path,
    )
    assert run(["clocks", str(situation)], program) == 1
    assert capsys.readouterr().err == "The guide data cannot be read. Install Makegood again.\n"


def test_refused_corrections_are_told_once(
    guide: PackService, situation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = PackService(guide._compiled, (Refusal("own/x.yaml", 3, "tab"),) * 2)
    program = Program(
        version="1",
        clock=lambda: NOW,
        source=Path,
        packs=lambda _folder: refused,
        services=lambda _folder, _language: pytest.fail("not reached"),
        data_dir=Path,
    )
    assert run(["clocks", "--json", str(situation)], program) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)
    assert captured.err.count("own/x.yaml, line 3") == 1


def test_a_reader_that_has_seen_enough(
    command: Run, situation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_args: object, **_kwargs: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", closed)
    assert command("clocks", situation) == 0


def test_checking_a_right_folder(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("pack", "check", write_pack(tmp_path)) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_checking_a_wrong_folder(
    command: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_pack(tmp_path, edited("remedies.yaml", "money: true", "mony: true"))
    assert command("pack", "check", folder) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == (
        'pack/remedies.yaml:2: error: Unknown key "mony" in Remedy. Did you mean "money"?'
    )
    assert captured.err == "Errors: 1. Warnings: 0. Notes: 0.\n"


def test_warnings_stop_only_a_release(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_pack(tmp_path, edited("pack.yaml", "[E1]", "[E1, E2]"))
    assert command("pack", "check", folder) == 0
    assert command("pack", "check", "--release", folder) == 1
    assert "error: No record carries the guide line E2." in capsys.readouterr().out


def test_building(command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "guide.pack"
    assert command("pack", "build", write_pack(tmp_path), "-o", out) == 0
    assert len(capsys.readouterr().out.strip()) == 64
    assert out.is_file()
    wrong = write_pack(tmp_path / "w", edited("remedies.yaml", "money: true", "mony: true"))
    assert command("pack", "build", wrong, "-o", out) == 1
    assert "remedies.yaml:2: error:" in capsys.readouterr().err
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert command("pack", "build", tmp_path / "pack", "-o", tmp_path / "file" / "x") == 1


def test_stamping_translations(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_pack(tmp_path)
    assert command("pack", "stamp", "--path", folder, "lv", "app.days") == 0
    assert capsys.readouterr().out.startswith("lv: 1 unit of words is noted")
    assert command("pack", "stamp", "--path", folder, "xx") == 1
    assert capsys.readouterr().err == "There are no words in xx.\n"


def test_schema_and_report(
    command: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("pack", "schema") == 0
    assert "$defs" in json.loads(capsys.readouterr().out)
    assert command("pack", "report", write_pack(tmp_path)) == 0
    assert capsys.readouterr().out.startswith("# Guide data 2026.1\n")
