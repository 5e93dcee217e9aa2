"""A copy of everything, and back."""

from __future__ import annotations

import stat
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from tests.services.test_cases import BROKEN

from makegood.services.backup import back_up, look_into, restore
from makegood.services.bundle import Services
from makegood.storage.cases import CaseStore
from makegood.storage.database import COPIES, Database
from makegood.storage.errors import CorruptError
from makegood.storage.evidence import EvidenceStore


@pytest.fixture
def copy(services: Services, tmp_path: Path, now: datetime) -> Path:
    services.cases.create(BROKEN)
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"picture")
    services.evidence.add("vase", "p1", picture, "", now)
    target = tmp_path / "copy.zip"
    back_up(services.database, services.data_dir, target, now)
    return target


def test_there_and_back(services: Services, copy: Path, now: datetime):
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert look_into(copy).cases == 1
    services.cases.delete("vase")
    services.close()
    restore(copy, services.data_dir, now)
    database = Database.open(services.data_dir, now)
    assert CaseStore(database).load("vase") == BROKEN
    proof = EvidenceStore(database, services.data_dir)
    (kept,) = proof.of_case("vase")
    assert proof.path(kept).read_bytes() == b"picture"
    database.close()
    set_aside = list((services.data_dir / COPIES).iterdir())
    assert [path.name for path in set_aside] == ["before-restore-20261122-100000.sqlite3"]


def test_into_an_empty_folder(copy: Path, tmp_path: Path, now: datetime):
    assert restore(copy, tmp_path / "other", now).cases == 1


@pytest.mark.parametrize("kind", ["words", "zip", "damaged"])
def test_what_is_no_copy_changes_nothing(
    services: Services, copy: Path, tmp_path: Path, now: datetime, kind: str
):
    bad = tmp_path / "bad.zip"
    if kind == "words":
        bad.write_bytes(b"just words")
    elif kind == "zip":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("a.txt", "x")
    else:
        with zipfile.ZipFile(copy) as good, zipfile.ZipFile(bad, "w") as archive:
            for name in good.namelist():
                data = good.read(name)
                archive.writestr(name, b"\0" * len(data) if "sqlite" in name else data)
    before = services.database.path.read_bytes()
    with pytest.raises(CorruptError):
        restore(bad, services.data_dir, now)
    assert services.database.path.read_bytes() == before


def test_names_cannot_lead_out_of_the_folder(copy: Path, tmp_path: Path, now: datetime):
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("proof/../../escaped", b"x")
        archive.writestr("../escaped", b"x")
    restore(copy, tmp_path / "deep" / "data", now)
    assert not list(tmp_path.rglob("escaped"))
