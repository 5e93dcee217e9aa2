"""Words that a later message quotes: the field in which they are typed says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import window

from makegood.ui.cases.case_page import CasePage
from makegood.ui.widgets.label import Label


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[CasePage]:
    with window(tmp_path, qtbot) as (shown, _services):
        shown.open_case("demo-lamp")
        page = shown.page("case")
        assert isinstance(page, CasePage)
        yield page


def said(page: CasePage) -> str:
    """What the field says beneath its label, as far as it is seen."""
    lines = page.form.field("text").findChildren(Label)
    seen = [line.text() for line in lines if not line.isHidden() and line.text()]
    return " ".join(text for text in seen if text not in ("What was said", "optional"))


def test_an_answer_says_it_once_the_choice_is_an_offer(page: CasePage):
    page.open_form("answered")
    assert said(page) == ""
    outcome = page.form.field("outcome").control
    outcome.row("offer").click()  # type: ignore[attr-defined]
    assert said(page) == "Quoted if you answer their offer."
    page.form.retranslate()
    assert said(page) == "Quoted if you answer their offer."
    outcome.row("promise").click()  # type: ignore[attr-defined]
    assert said(page) == "Quoted if you remind them of their promise."
    outcome.row("refused").click()  # type: ignore[attr-defined]
    assert said(page) == ""


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("promised", "Quoted if you remind them of their promise."),
        ("called", "Quoted if you confirm the call in writing."),
    ],
)
def test_forms_of_which_the_words_are_always_quoted(page: CasePage, form: str, words: str):
    page.open_form(form)  # type: ignore[arg-type]
    assert said(page) == words
