"""Proof that goes along with a message."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.handoff.test_pictures import PLACE, jpeg

from makegood.domain.case import Case
from makegood.flow.answers import Answers, ProofFile
from makegood.flow.session import Session, to_bytes
from makegood.services import enclosures
from makegood.services.bundle import Services, open_services
from makegood.services.packs import PackService
from makegood.storage.errors import StorageError


@pytest.fixture
def services(tmp_path: Path, guide: PackService, clock):
    found = open_services(tmp_path / "data", guide, clock, language="en")
    yield found
    found.close()


def chosen(services: Services, folder: Path, name: str, data: bytes) -> ProofFile:
    folder.mkdir(exist_ok=True)
    source = folder / name
    source.write_bytes(data)
    found = enclosures.take_in(services.evidence, source)
    source.unlink()
    return found


def test_copies_leave_clean_and_the_kept_file_stays(services: Services, tmp_path: Path) -> None:
    photo = chosen(services, tmp_path, "photo.jpg", jpeg())
    assert (photo.name, photo.size, photo.goes) == ("photo.jpg", len(jpeg()), True)
    ready = enclosures.prepare(services.evidence, [photo])
    (file,) = ready.files
    assert file.name == "photo.jpg"
    assert PLACE not in file.data
    assert (ready.lost, ready.not_cleaned) == ((), ())
    assert services.evidence.read(photo.sha256) == jpeg()


def test_what_cannot_be_cleaned_is_named(services: Services, tmp_path: Path) -> None:
    film = chosen(services, tmp_path, "film.mp4", b"film")
    assert enclosures.prepare(services.evidence, [film]).not_cleaned == ("film.mp4",)


def test_a_file_that_is_gone_or_changed_is_named(services: Services, tmp_path: Path) -> None:
    bill = chosen(services, tmp_path, "bill.pdf", b"bill")
    note = chosen(services, tmp_path, "note.txt", b"note")
    folder = tmp_path / "data" / "proof"
    (folder / bill.sha256).unlink()
    (folder / note.sha256).write_bytes(b"other")
    ready = enclosures.prepare(services.evidence, [bill, note])
    assert ready.files == ()
    assert ready.lost == ("bill.pdf", "note.txt")


def test_no_two_files_have_one_name(services: Services, tmp_path: Path) -> None:
    files = [
        chosen(services, tmp_path / str(n), name, bytes((n,)))
        for n, name in enumerate(("a.jpg", "A.JPG", "a.jpg", "x", "x", "c.txt"))
        if (tmp_path / str(n)).mkdir() is None
    ]
    names = [file.name for file in enclosures.prepare(services.evidence, files).files]
    assert names == ["a.jpg", "A-2.JPG", "a-3.jpg", "x", "x-2", "c.txt"]


def made_before(tmp_path: Path, now: datetime) -> None:
    """Let every copy be two days old."""
    for file in (tmp_path / "data" / "proof").iterdir():
        os.utime(file, ((now - timedelta(days=2)).timestamp(),) * 2)


def test_a_copy_of_today_stays(services: Services, tmp_path: Path, now: datetime) -> None:
    fresh = chosen(services, tmp_path, "a.pdf", b"a")
    os.utime(tmp_path / "data" / "proof" / fresh.sha256, (now.timestamp(),) * 2)
    assert enclosures.sweep(services.evidence, services.sessions, now) == 0


def test_a_file_that_cannot_be_read(services: Services, tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        enclosures.take_in(services.evidence, tmp_path / "missing.jpg")


def test_lists_of_files() -> None:
    one, two = ProofFile("1", "a", 1), ProofFile("2", "b", 2)
    again = ProofFile("1", "c", 1)
    assert enclosures.with_one((one, two), again) == (two, again)
    assert enclosures.without((one, two), "1") == (two,)
    assert enclosures.ticked((one, two), "2", False) == (one, ProofFile("2", "b", 2, goes=False))


def test_files_of_a_case(services: Services, tmp_path: Path, now: datetime) -> None:
    services.cases.create(Case(id="c1", marketplace="etsy", issue="late"))
    bill = chosen(services, tmp_path, "bill.pdf", b"bill")
    enclosures.keep_with(services.evidence, "c1", [bill], now)
    enclosures.keep_with(services.evidence, "c1", [bill], now)
    (kept,) = enclosures.of_case(services.evidence, "c1", frozenset())
    assert kept == bill
    (left,) = enclosures.of_case(services.evidence, "c1", frozenset({bill.sha256}))
    assert not left.goes


def test_a_file_kept_twice_goes_once(services: Services, tmp_path: Path, now: datetime) -> None:
    services.cases.create(Case(id="c1", marketplace="etsy", issue="late"))
    for number, name in enumerate(("bill.pdf", "note.pdf", "again.pdf")):
        source = tmp_path / name
        source.write_bytes(b"note" if name == "note.pdf" else b"bill")
        services.evidence.add("c1", f"f{number}", source, "", now + timedelta(minutes=number))
    files = enclosures.of_case(services.evidence, "c1", frozenset())
    assert [each.name for each in files] == ["bill.pdf", "note.pdf"]


def test_copies_that_nobody_has_any_more_go(
    services: Services, tmp_path: Path, now: datetime
) -> None:
    wanted = chosen(services, tmp_path, "a.pdf", b"a")
    other = chosen(services, tmp_path, "b.pdf", b"b")
    made_before(tmp_path, now)
    session = Session(id="s1", answers=Answers(files=(wanted,)))
    services.sessions.save("s1", to_bytes(session))
    assert enclosures.sweep(services.evidence, services.sessions, now) == 1
    assert services.evidence.read(wanted.sha256) == b"a"
    assert services.evidence.read(other.sha256) is None
    assert enclosures.sweep(services.evidence, services.sessions, now) == 0


def test_nothing_goes_while_a_complaint_cannot_be_read(
    services: Services, tmp_path: Path, now: datetime
) -> None:
    kept = chosen(services, tmp_path, "a.pdf", b"a")
    made_before(tmp_path, now)
    services.sessions.save("s1", b"\xff")
    assert enclosures.sweep(services.evidence, services.sessions, now) == 0
    assert services.evidence.read(kept.sha256) == b"a"


def test_a_copy_chosen_again_is_as_new_and_whole(
    services: Services, tmp_path: Path, now: datetime
) -> None:
    kept = chosen(services, tmp_path, "a.pdf", b"a")
    made_before(tmp_path, now)
    chosen(services, tmp_path, "a.pdf", b"a")
    assert enclosures.sweep(services.evidence, services.sessions, now) == 0
    (tmp_path / "data" / "proof" / kept.sha256).write_bytes(b"damaged")
    chosen(services, tmp_path, "a.pdf", b"a")
    assert services.evidence.read(kept.sha256) == b"a"


def test_a_copy_that_goes_meanwhile_stops_nobody(
    services: Services, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(services, tmp_path, "a.pdf", b"a")
    kept = chosen(services, tmp_path, "b.pdf", b"b")
    made_before(tmp_path, now)
    stat = Path.stat

    def gone(path: Path, **how: bool) -> os.stat_result:
        if path.name == kept.sha256:
            raise FileNotFoundError(path)
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", gone)
    assert enclosures.sweep(services.evidence, services.sessions, now) == 1


def test_a_folder_that_cannot_be_listed_is_trouble_of_the_world(
    services: Services, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(services, tmp_path, "a.pdf", b"a")

    def closed(path: Path) -> None:
        raise PermissionError(13, "closed", str(path))

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(StorageError):
        services.evidence.unclaimed(now)


def test_nothing_to_sweep(services: Services, now: datetime) -> None:
    assert enclosures.sweep(services.evidence, services.sessions, now) == 0


class EnoughError(Exception):
    """Somebody does not want it any more."""


def test_a_copy_that_is_not_wanted_any_more_leaves_nothing(
    services: Services, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * 3_000_000)
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if done > 2_000_000:
            raise EnoughError

    with pytest.raises(EnoughError):
        enclosures.take_in(services.evidence, film, watch)
    assert told == [(1_048_576, 3_000_000), (2_097_152, 3_000_000)]
    assert services.evidence.unclaimed(datetime(2999, 1, 1, tzinfo=UTC)) == frozenset()


def test_before_each_file_it_is_told_how_far_it_is(services: Services, tmp_path: Path) -> None:
    files = [chosen(services, tmp_path, name, b"12345") for name in ("a.txt", "b.txt")]
    told: list[tuple[int, int]] = []
    enclosures.prepare(services.evidence, files, lambda done, total: told.append((done, total)))
    assert told == [(0, 10), (5, 10)]
