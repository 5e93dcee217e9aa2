"""Proof that goes along with a message: copies without what cameras write, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from makegood.flow.answers import ProofFile
from makegood.flow.session import UnreadableSessionError, from_bytes, to_bytes
from makegood.storage.evidence import KeptFile, read_watched
from makegood.storage.folder import write_private

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from makegood.handoff.eml import Attachment
    from makegood.services.cases import CaseService
    from makegood.services.sessions import SessionService
    from makegood.storage.evidence import EvidenceStore, Watch


@dataclass(frozen=True, slots=True)
class Prepared:
    """Files ready to leave. `lost` names those whose copy is gone or damaged; `not_cleaned` those
    that may still say where they were made.
    """

    files: tuple[Attachment, ...]
    lost: tuple[str, ...] = ()
    not_cleaned: tuple[str, ...] = ()


def prepare(
    evidence: EvidenceStore, chosen: Sequence[ProofFile], watch: Watch | None = None
) -> Prepared:
    """The chosen files as they may leave, no two of one name. The kept copies stay as they are:
    as proof the time and place in them may matter. `watch` is told before each file.
    """
    from makegood.handoff.eml import Attachment
    from makegood.handoff.header import file_name
    from makegood.handoff.pictures import without_traces

    files: list[Attachment] = []
    lost: list[str] = []
    not_cleaned: list[str] = []
    taken: set[str] = set()
    total = sum(each.size for each in chosen)
    done = 0
    for each in chosen:
        if watch is not None:
            watch(done, total)
        done += each.size
        data = evidence.read(each.sha256)
        if data is None:
            lost.append(each.name)
            continue
        cleaned = without_traces(each.name, data)
        if cleaned.found == "cannot_clean":
            not_cleaned.append(each.name)
        name = _free_name(file_name(each.name), taken)
        taken.add(name.casefold())
        files.append(Attachment(name, cleaned.data))
    return Prepared(tuple(files), tuple(lost), tuple(not_cleaned))


def take_in(evidence: EvidenceStore, source: Path, watch: Watch | None = None) -> ProofFile:
    """Copy a file the person chose. Raises `StorageError`."""
    sha, size = evidence.copy_in(source, watch)
    return ProofFile(sha, source.name, size)


def add_to_case(
    evidence: EvidenceStore, case_id: str, file: ProofFile, file_id: str, proof: str, at: datetime
) -> None:
    """Let a file that was taken in belong to a case. `proof` is the kind it counts as, or empty.

    Raises `StorageError`.
    """
    evidence.adopt(case_id, KeptFile(file_id, proof, file.name, file.sha256, file.size, at, ""))


def save_copy(
    evidence: EvidenceStore, kept: KeptFile, target: Path, watch: Watch | None = None
) -> None:
    """Give a person a kept file back as it came in. Raises `StorageError`."""
    write_private(target, read_watched(evidence.path(kept), watch))


def of_case(
    evidence: EvidenceStore, case_id: str, left_out: frozenset[str]
) -> tuple[ProofFile, ...]:
    """The proof kept in a case; what is in `left_out` (SHA-256) does not go along.

    A file kept twice, perhaps as proof of two things, goes once.
    """
    once: dict[str, KeptFile] = {}
    for kept in evidence.of_case(case_id):
        once.setdefault(kept.sha256, kept)
    return tuple(
        ProofFile(kept.sha256, kept.name, kept.size, goes=kept.sha256 not in left_out)
        for kept in once.values()
    )


def keep_with(
    evidence: EvidenceStore, case_id: str, files: Iterable[ProofFile], at: datetime
) -> None:
    """Let files chosen before there was a case belong to it. May be called again."""
    for each in files:
        evidence.adopt(
            case_id,
            KeptFile(each.sha256[:16], "", each.name, each.sha256, each.size, at, ""),
        )


def add_to_complaint(
    evidence: EvidenceStore,
    sessions: SessionService,
    cases: CaseService,
    complaint: str,
    file: ProofFile,
    at: datetime,
) -> bool:
    """Let a file belong to a complaint that is no longer on view: to the case that it has become,
    else to the unfinished one as it is kept. False where neither is left.

    Raises `StorageError`.
    """
    if cases.exists(complaint):
        keep_with(evidence, complaint, (file,), at)
        return True
    stored = sessions.load(complaint)
    if stored is None:
        return False
    try:
        session = from_bytes(stored.data)
    except UnreadableSessionError:
        return False
    session = session.answer(files=with_one(session.answers.files, file))
    sessions.save(complaint, to_bytes(session))
    return True


def without(files: Iterable[ProofFile], sha256: str) -> tuple[ProofFile, ...]:
    """The files but one."""
    return tuple(each for each in files if each.sha256 != sha256)


def with_one(files: Iterable[ProofFile], new: ProofFile) -> tuple[ProofFile, ...]:
    """The files and one more; the same file a second time takes the place of the first."""
    return (*without(files, new.sha256), new)


def ticked(files: Iterable[ProofFile], sha256: str, goes: bool) -> tuple[ProofFile, ...]:
    """The files, one of which now goes along or stays."""
    return tuple(replace(each, goes=goes) if each.sha256 == sha256 else each for each in files)


def sweep(evidence: EvidenceStore, sessions: SessionService, now: datetime) -> int:
    """Remove copies that no case and no unfinished complaint has any more; how many went.

    A copy made today may belong to what another window has not written down yet. A complaint that
    cannot be read might have any of them, so then nothing is removed.
    """
    unclaimed = evidence.unclaimed(now - timedelta(days=1))
    if not unclaimed:
        return 0
    wanted: set[str] = set()
    for stored in sessions.load_all():
        try:
            session = from_bytes(stored.data)
        except UnreadableSessionError:
            return 0
        wanted.update(each.sha256 for each in session.answers.files)
    gone = unclaimed - wanted
    for sha in gone:
        evidence.drop(sha)
    return len(gone)


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem}-{number}{dot}{ending}"
    return found
