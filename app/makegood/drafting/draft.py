"""A message as it stands: blocks in two languages, what is missing, what to look at."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from makegood.domain.text import Text

BLOCK_GAP = "\n\n"
LINE_GAP = "\n"


WHOLE = "whole"
"""The block of a message that the user made one text of their own."""

SUBJECT = "subject"
"""The block of the subject line; it stands before the message and is no part of its body."""


class Mark(Struct, frozen=True):
    """A stretch of a paragraph, in characters, that the user gave: a fact, or their own words."""

    start: int
    end: int
    own: bool = False


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph: `text` as it will be sent and `reading` beside it.

    `rendered` is what the pack would write now. `edited`: the user changed it, so `reading` is
    not a translation any more. `own_words`: free text, the same in both columns. `stale`
    holds the values that have changed since the edit. `pieces` are the paragraph ids inside.
    `marks` are the user's facts and words in `text`, `reading_marks` and `rendered_marks` those
    in `reading` and `rendered`. `outdated`: edited, and the pack would write something else by now.
    """

    id: str
    part: str
    text: str
    rendered: str
    reading: str
    edited: bool = False
    own_words: bool = False
    stale: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    reading_marks: tuple[Mark, ...] = ()
    rendered_marks: tuple[Mark, ...] = ()
    outdated: bool = False


class Finding(Struct, frozen=True, kw_only=True):
    """Something to look at before sending.

    `missing`: a fact to add (`fact` names it); `weak`: advice; `wall`: a secret that must come
    out first.
    """

    id: str
    level: Literal["missing", "weak", "wall"]
    text: Text
    fact: str | None = None
    block: str | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """A whole message. `length` and `limit` count characters of the body.

    `subject_line` is the subject as a block, None where a message has no subject.
    """

    subject: str
    subject_reading: str
    blocks: tuple[Block, ...]
    language: str
    reading: str
    findings: tuple[Finding, ...]
    limit: int | None = None
    shortened: bool = False
    subject_line: Block | None = None

    @property
    def parts(self) -> tuple[Block, ...]:
        """Everything that can be written: the subject, if there is one, and the paragraphs."""
        return self.blocks if self.subject_line is None else (self.subject_line, *self.blocks)

    @property
    def edited(self) -> bool:
        """Whether any of it is in the user's own wording."""
        return any(block.edited for block in self.parts)

    @property
    def body(self) -> str:
        """The text as it leaves, paragraphs parted by an empty line."""
        return BLOCK_GAP.join(block.text for block in self.blocks)

    @property
    def length(self) -> int:
        """Characters of the body."""
        return len(self.body)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the facts that would make the message stronger."""
        return tuple(f.fact for f in self.findings if f.level == "missing" and f.fact is not None)

    @property
    def walled(self) -> bool:
        """Whether something must come out before this may leave."""
        return any(finding.level == "wall" for finding in self.findings)
