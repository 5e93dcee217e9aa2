"""What is ready to leave, and whom the exits ask to do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from makegood.domain.marketplace import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from makegood.domain.marketplace import ChannelKind, Limits
    from makegood.flow.answers import ProofFile
    from makegood.handoff.document import Document
    from makegood.services.enclosures import Prepared
    from makegood.storage.evidence import Watch

CHATTED: Final = frozenset({"chat", "bot"})


@dataclass(frozen=True)
class Addresses:
    """What a letter has of both sides. `theirs` is what the person wrote, a line feed between its
    lines; `theirs_in_guide`: the guide data know it.
    """

    yours: str = ""
    theirs: str = ""
    theirs_in_guide: bool = False

    @property
    def yours_missing(self) -> bool:
        """Whether nobody could answer the letter."""
        return not self.yours.strip()

    @property
    def theirs_missing(self) -> bool:
        """Whether no envelope could be addressed."""
        return not self.theirs_in_guide and not self.theirs.strip()


@dataclass(frozen=True)
class Outgoing:
    """A message as it stands now.

    `address` is a mail address or empty. `paper` makes the letter, or the call sheet where it is
    said and not sent; it is given the names of what goes along. `sheet` is the call sheet as the
    window shows it. `reason` says why nothing may leave, empty if it may. `country` (ISO code)
    decides the size of paper. `addresses` are those that a letter has.
    """

    subject: str
    body: str
    kind: ChannelKind
    address: str
    paper: Callable[[Sequence[str]], Document]
    sheet: Document | None = None
    pieces: tuple[str, ...] = ()
    files: tuple[ProofFile, ...] = ()
    limits: Limits | None = None
    reason: str = ""
    country: str = ""
    addresses: Addresses = Addresses()

    @property
    def whole(self) -> str:
        """Subject and text as they are copied."""
        return "\n\n".join(part for part in (self.subject, self.body) if part)

    @property
    def content(self) -> tuple[object, ...]:
        """What a saved file of it holds: another content needs another file."""
        return (self.kind, self.subject, self.body, self.address, self.chosen, self.addresses)

    @property
    def chosen(self) -> tuple[ProofFile, ...]:
        """The files that go along."""
        return tuple(each for each in self.files if each.goes)

    @property
    def spoken(self) -> bool:
        """Whether it is said on the phone."""
        return self.kind in SPOKEN


class Outside(Protocol):
    """What the exits need of the rest of the program."""

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""

    def open_outside(self, address: str) -> bool:
        """Open an address in the user's own program; whether that began."""

    def prepare(self, chosen: Sequence[ProofFile], watch: Watch) -> Prepared:
        """The chosen proof as it may leave. Called beside the window."""

    def copy_in(self, source: Path, watch: Watch) -> ProofFile:
        """Keep a copy of a file. Called beside the window.

        Raises `makegood.storage.errors.StorageError`.
        """

    def place_for_file(self) -> Callable[[ProofFile], None]:
        """Where a file belongs that is chosen now; called with it as soon as it is copied.

        By then another message may be on view: the file goes where it was meant for.
        """

    def tick_file(self, sha256: str, goes: bool) -> None:
        """Let a file go along, or stay."""

    def remove_file(self, sha256: str) -> None:
        """Take a file out of the proof again."""
