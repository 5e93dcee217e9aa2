"""Copies of everything in one file, and back from one."""

from __future__ import annotations

import json
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from makegood.storage.database import COPIES, FILE_NAME, checked_database
from makegood.storage.errors import CorruptError, sorted_errors
from makegood.storage.evidence import FOLDER as PROOF
from makegood.storage.folder import make_private_file, make_private_folder

if TYPE_CHECKING:
    from datetime import datetime

    from makegood.storage.database import Database

_MANIFEST: Final = "makegood-backup.json"
_FORMAT: Final = 1
# A copy holds text and pictures of a few hundred cases; what claims more is no copy of ours.
_MOST_BYTES: Final = 8 * 1024**3


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a copy says about itself."""

    made_at: str
    cases: int


def back_up(database: Database, folder: Path, target: Path, now: datetime) -> BackupInfo:
    """Write everything into one file: the database and the proof. Raises `StorageError`.

    The file appears whole or not at all.
    """
    count = int(database.scalar("SELECT count(*) FROM cases") or 0)
    info = BackupInfo(now.isoformat(timespec="seconds"), count)
    manifest = {"format": _FORMAT, "made_at": info.made_at, "cases": info.cases}
    with sorted_errors(), tempfile.TemporaryDirectory(prefix="makegood-") as scratch:
        copy = Path(scratch) / FILE_NAME
        database.copy_to(copy)
        part = target.with_name(f".{target.name}.part")
        make_private_file(part)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_MANIFEST, json.dumps(manifest))
            archive.write(copy, FILE_NAME)
            for kept in sorted((folder / PROOF).glob("*")) if (folder / PROOF).is_dir() else ():
                archive.write(kept, f"{PROOF}/{kept.name}")
        part.replace(target)
    return info


def look_into(source: Path) -> BackupInfo:
    """What a copy says about itself. Raises `StorageError` for a file that is none of ours."""
    with sorted_errors(), _opened(source) as archive:
        return _info(archive)


def restore(source: Path, folder: Path, now: datetime) -> BackupInfo:
    """Put a copy in the place of what the folder holds, which is kept aside in `copies`.

    The database of the folder must be closed. Nothing is touched before the copy was read
    whole and found sound. Raises `StorageError`.
    """
    with sorted_errors(), tempfile.TemporaryDirectory(prefix="makegood-") as scratch:
        fresh = Path(scratch)
        with _opened(source) as archive:
            info = _info(archive)
            names = [name for name in archive.namelist() if _is_ours(name)]
            for name in names:
                target = fresh / name
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(archive.read(name))
        checked_database(fresh / FILE_NAME)
        make_private_folder(folder)
        _set_aside(folder, now)
        proof = make_private_folder(folder / PROOF)
        for kept in (fresh / PROOF).glob("*") if (fresh / PROOF).is_dir() else ():
            _put(kept, proof / kept.name)
        _put(fresh / FILE_NAME, folder / FILE_NAME)
    return info


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise CorruptError(source.name) from error
    if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
        archive.close()
        raise CorruptError(source.name)
    return archive


def _info(archive: zipfile.ZipFile) -> BackupInfo:
    try:
        manifest = json.loads(archive.read(_MANIFEST))
        if manifest["format"] != _FORMAT or FILE_NAME not in archive.namelist():
            raise CorruptError(_MANIFEST)
        return BackupInfo(str(manifest["made_at"]), int(manifest["cases"]))
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise CorruptError(_MANIFEST) from error


def _is_ours(name: str) -> bool:
    """Only what a copy of ours holds is unpacked, so no name can lead out of the folder."""
    if name == FILE_NAME:
        return True
    folder, _, rest = name.partition("/")
    return folder == PROOF and rest.isalnum()


def _set_aside(folder: Path, now: datetime) -> None:
    present = folder / FILE_NAME
    if present.exists():
        copies = make_private_folder(folder / COPIES)
        present.replace(copies / f"before-restore-{now:%Y%m%d-%H%M%S}.sqlite3")
    for suffix in ("-wal", "-shm"):
        # They belong to the database that was set aside and would spoil the new one.
        (folder / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)


def _put(source: Path, target: Path) -> None:
    make_private_file(target)
    target.write_bytes(source.read_bytes())
