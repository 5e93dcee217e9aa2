"""Made-up cases are told from today and are never mixed with a person's own."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tests.conftest import TALLINN
from tests.services.small_pack import PACK
from tests.services.test_cases import BROKEN

from makegood.domain.when import When, moment
from makegood.services.bundle import Services
from makegood.services.demo import demo_cases, fill

FILE = """
id: made-up
marketplace: bazaar
issue: damaged
facts: {delivery_date: today-12, item: "Today"}
events:
  - {kind: sent, at: "today-1 18:30", party: seller}
  - {kind: follow_up_set, at: today, until: today+3}
"""


def test_days_from_today(tmp_path: Path, now: datetime):
    (tmp_path / "a.yaml").write_text(FILE, encoding="utf-8")
    (case,) = demo_cases(tmp_path, PACK, now)
    assert case.facts == {"delivery_date": When(date(2026, 11, 10)), "item": "Today"}
    assert case.events[0].at == moment(datetime(2026, 11, 21, 18, 30, tzinfo=TALLINN))
    assert case.events[1].until == When(date(2026, 11, 25))


def test_only_an_empty_folder_is_filled(services: Services, tmp_path: Path, now: datetime):
    (tmp_path / "a.yaml").write_text(FILE, encoding="utf-8")
    assert fill(services.cases, tmp_path, PACK, now) == 1
    assert fill(services.cases, tmp_path, PACK, now) == 0
    services.cases.delete("made-up")
    services.cases.create(BROKEN)
    assert fill(services.cases, tmp_path, PACK, now) == 0
