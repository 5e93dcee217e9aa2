"""Cases leave for other programs and come back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tests.conftest import TALLINN, FixedClock
from tests.services.small_pack import PACK
from tests.services.test_cases import BROKEN

from makegood.services.bundle import Services
from makegood.services.export import (
    cases_csv,
    cases_json,
    cases_zip,
    import_json,
    safe_cell,
)
from makegood.services.situations import SituationError


def test_json_comes_back_as_new_cases(services: Services):
    services.cases.create(BROKEN)
    raw = cases_json([services.cases.get("vase")])
    (copy,) = import_json(raw, services.cases, PACK)
    assert copy.id != "vase"
    assert replace(copy, id="vase") == BROKEN
    services.cases.delete("vase")
    (same,) = import_json(raw, services.cases, PACK)
    assert same == BROKEN


@pytest.mark.parametrize("raw", [b"{", b"[1]", b'[{"marketplace": "bazaar"}]', b"[{}, {}]"])
def test_nothing_comes_in_where_anything_is_wrong(services: Services, raw: bytes):
    with pytest.raises(SituationError):
        import_json(raw, services.cases, PACK)
    assert services.cases.list().total == 0


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_quoted(cell: str):
    assert safe_cell(cell) == f"'{cell}"


def test_plain_cells_are_not():
    assert safe_cell("Vase = nice") == "Vase = nice"


def test_csv(services: Services):
    services.cases.create(replace(BROKEN, title='=HYPERLINK("x"), or not'))
    data = cases_csv([services.cases.view("vase")], services.words)
    assert data.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    cells = dict(zip(head, line, strict=True))
    assert cells["title"] == '\'=HYPERLINK("x"), or not'
    assert (cells["marketplace"], cells["status"]) == ("The Bazaar", "draft")
    assert (cells["amount"], cells["outstanding"]) == ("20.00", "EUR 20.00")


def test_the_day_in_a_table_is_that_of_the_user(services: Services, clock: FixedClock):
    # Written down at 01:00 on the 23rd in Tallinn; where the user is by then it is the 22nd.
    clock.now = datetime(2026, 11, 23, 1, tzinfo=TALLINN)
    services.cases.create(BROKEN)
    clock.now = clock.now.astimezone(ZoneInfo("America/New_York"))
    head, line = csv.reader(
        io.StringIO(cases_csv([services.cases.view("vase")], services.words).decode("utf-8-sig"))
    )
    assert dict(zip(head, line, strict=True))["next_day"] == "2026-11-22"
    assert services.cases.list().rows[0].next_day == date(2026, 11, 22)


def test_zip_holds_the_proof(services: Services, tmp_path: Path, now: datetime):
    services.cases.create(BROKEN)
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    services.evidence.add("vase", "p1", picture, "", now)
    data = cases_zip([services.cases.view("vase")], services.words, services.evidence)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(archive.namelist()) == ["cases.csv", "cases.json", "proof/vase/01-photo.jpg"]
        assert json.loads(archive.read("cases.json"))["cases"][0]["id"] == "vase"
