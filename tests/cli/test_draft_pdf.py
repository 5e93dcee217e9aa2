"""`makegood draft --pdf`: a letter or a call sheet, without a window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.cli.test_main import NOW, SITUATION
from tests.ui import pdf_kit

from makegood import bootstrap
from makegood.cli.main import run
from makegood.cli.program import Program
from makegood.domain.text import say
from makegood.drafting.draft import Draft, Finding
from makegood.handoff.document import Document
from makegood.services import drafts
from makegood.services.drafts import draft_for
from makegood.services.packs import PackService

CODE = """
import sys
from makegood.bootstrap import main
code = main({arguments!r})
print(code, sorted(m for m in sys.modules if m.startswith("PySide6.Qt")), file=sys.stderr)
"""


@pytest.fixture
def situation(tmp_path: Path) -> Path:
    file = tmp_path / "situation.json"
    file.write_text(json.dumps(SITUATION))
    return file


@pytest.fixture
def made() -> list[tuple[Document, str]]:
    return []


@pytest.fixture
def command(guide: PackService, tmp_path: Path, made: list[tuple[Document, str]]) -> Callable:
    def make_pdf(document: Document, country: str) -> tuple[bytes, frozenset[str]]:
        made.append((document, country))
        return b"%PDF-", frozenset("\ue000")

    def call(*arguments: str | Path, pdf: bool = True) -> int:
        program = Program(
            version="9.9",
            clock=lambda: NOW,
            source=bootstrap.paths.wizard_data_dir,
            packs=lambda _folder: guide,
            services=lambda _folder, _language: pytest.fail("no case is opened"),
            data_dir=lambda: tmp_path,
            make_pdf=make_pdf if pdf else None,
        )
        return run([str(argument) for argument in arguments], program)

    return call


@pytest.mark.usefixtures("guide_in_cache")
def test_a_real_letter_without_a_window(situation: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"
    arguments = ["draft", "--channel", "letter_singapore", "--pdf", str(target), str(situation)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY"))}
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(arguments=arguments)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    last = done.stderr.splitlines()[-1]
    assert last == "0 ['PySide6.QtCore', 'PySide6.QtGui']", done.stderr
    words = pdf_kit.words(target.read_bytes())
    assert "51 Bras Basah Road" in words
    assert "8123456789012345" in words
    assert "Lamp" in words
    # The message itself is printed as always.
    assert "8123456789012345" in done.stdout
    assert target.stat().st_mode & 0o077 == 0


def test_the_language_and_the_paper(
    command: Callable, situation: Path, tmp_path: Path, made: list, capsys
) -> None:
    target = tmp_path / "x.pdf"
    arguments = ("--channel", "letter_singapore", "--lang", "lv", "--pdf", target, situation)
    assert command("draft", *arguments) == 0
    ((document, country),) = made
    assert (document.language, country) == ("lv", "EE")
    assert document.head.addressee[-1] == "Singapore"
    assert target.read_bytes() == b"%PDF-"
    assert "no font for: \ue000" in capsys.readouterr().err


def test_what_they_call_the_matter_leads_the_subject(
    command: Callable, situation: Path, tmp_path: Path, made: list, capsys
) -> None:
    events = [
        {"kind": "sent", "at": "2026-11-10", "party": "seller", "reference": "S-1"},
        {"kind": "received", "at": "2026-11-11", "party": "platform", "reference": "P-1"},
        {"kind": "received", "at": "2026-11-12", "party": "platform", "reference": "P-2"},
    ]
    situation.write_text(json.dumps({**SITUATION, "events": events}))
    target = tmp_path / "x.pdf"
    assert command("draft", "--channel", "letter_singapore", "--pdf", target, situation) == 0
    ((document, _),) = made
    assert document.title.startswith("P-2 - ")
    assert document.reference == "Your reference: P-2"
    assert "Subject: P-2 - " in capsys.readouterr().out


def test_a_call_gets_a_call_sheet(
    command: Callable, situation: Path, tmp_path: Path, made: list, guide: PackService
) -> None:
    told = {**SITUATION, "marketplace": "amazon", "site": "amazon.de", "events": []}
    told["facts"] = {"item": "Lamp"}
    situation.write_text(json.dumps(told))
    target = tmp_path / "x.pdf"
    assert command("draft", "--channel", "callback", "--pdf", target, situation) == 0
    ((document, _),) = made
    assert document.one_page
    assert document.title.startswith("Call sheet: ")


def test_a_secret_is_never_written(
    command: Callable, situation: Path, tmp_path: Path, made: list, capsys, monkeypatch
) -> None:
    wall = Finding(id="secret", level="wall", text=say("message.warning.secret"))

    def with_secret(*arguments: object) -> Draft:
        return replace(draft_for(*arguments), findings=(wall,))

    monkeypatch.setattr(drafts, "draft_for", with_secret)
    target = tmp_path / "x.pdf"
    assert command("draft", "--channel", "letter_singapore", "--pdf", target, situation) == 1
    assert made == []
    assert not target.exists()
    assert "Take the secret out first" in capsys.readouterr().err


def test_a_file_that_cannot_be_written(
    command: Callable, situation: Path, tmp_path: Path, capsys
) -> None:
    target = tmp_path / "gone" / "x.pdf"
    assert command("draft", "--channel", "letter_singapore", "--pdf", target, situation) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_where_no_pdf_can_be_made(
    command: Callable, situation: Path, tmp_path: Path, capsys
) -> None:
    target = tmp_path / "x.pdf"
    arguments = ("--channel", "letter_singapore", "--pdf", target, situation)
    assert command("draft", *arguments, pdf=False) == 1
    assert capsys.readouterr().err == "PDF files cannot be made here.\n"
