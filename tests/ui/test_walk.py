"""The walk that shows on a machine without a screen that the main job works."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from makegood.paths import wizard_data_dir
from makegood.services.bundle import open_services
from makegood.services.demo import demo_cases
from makegood.ui.app import make_application, open_window
from makegood.ui.walk import walk


@pytest.fixture
def services(tmp_path, guide, clock):
    found = open_services(tmp_path / "cases", guide, clock, language="en")
    yield found
    found.close()


def test_a_walk_leaves_pictures_a_message_and_a_reminder(qtbot, services, clock, tmp_path):
    window = open_window(make_application(), services)
    qtbot.addWidget(window)
    models = demo_cases(wizard_data_dir() / "demo", services.packs.pack, clock())
    model = next(m for m in models if m.facts.get("order_number") == "08U74NMJ34380")
    walked = walk(window, services, model, tmp_path / "pictures")
    assert [p.stem for p in walked.pictures] == [
        "1-where", "2-problem", "3-try-first", "4-order", "5-channel", "6-message", "7-next",
        "8-case",
    ]  # fmt: skip
    for picture in walked.pictures:
        assert QImage(str(picture)).width() >= 1000
    assert "08U74NMJ34380" in walked.body
    assert "USD 104.50" in walked.body
    # 22 November + 3 days: when this way is looked at again.
    assert walked.reminder.startswith("2026-11-25: ")
    assert services.cases.exists(walked.case_id)
    window.close()
