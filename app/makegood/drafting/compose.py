"""From the paragraphs of the pack to a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.domain.catalogue import Paragraph
from makegood.domain.conditions import Facts, FactValue, evaluate
from makegood.domain.text import Arg, Text
from makegood.drafting.checks import findings_of
from makegood.drafting.draft import BLOCK_GAP, LINE_GAP, SUBJECT, WHOLE, Block, Draft, Mark
from makegood.drafting.history import history_of
from makegood.drafting.marks import marks_again, marks_in, moved
from makegood.drafting.slots import slots_of
from makegood.drafting.standing import standing_findings
from makegood.text.direction import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from makegood.domain.case import Case
    from makegood.drafting.request import DraftRequest, Edit
    from makegood.drafting.words import Words

    _Marked = tuple[str, tuple[Mark, ...]]
    """A text, and where the user's own stands in it."""

_PARTS = (
    "greeting", "opening", "facts", "story", "details", "words", "history", "demand", "deadline",
    "proof", "next", "closing", "signature",
)  # fmt: skip
_DETAIL = "detail."
_JOINED = {"facts": LINE_GAP, "details": " ", "signature": LINE_GAP}


def compose(
    case: Case,
    facts: Facts,
    paragraphs: Sequence[Paragraph],
    request: DraftRequest,
    words: Words,
    reading: Words,
    today: date,
) -> Draft:
    """The message for a case.

    `facts` are those of the situation (`domain.situation`). `words` are in the language of the
    message, `reading` in the user's own; both columns come from the same paragraphs, so they
    say the same. A paragraph is used when its condition is not false (a right: is true) and
    every slot of it can be filled in the language of the message. When the channel's limit
    is passed, optional paragraphs are left out, the last first.
    """
    kind = () if request.channel is None else (request.channel.party,)
    history = history_of(case, {*request.parties, *kind}, today)
    known = _known(case, facts, request, history.facts)
    slots = slots_of(known, request, history.slots)
    usable = [
        paragraph
        for paragraph in (*paragraphs, *_ticked(case.details))
        if request.leaves_out.isdisjoint((paragraph.part, paragraph.id))
    ]
    chosen = choose(usable, known, slots, words)
    limit = _limit(request)
    draft = _draft(chosen, slots, request, words, reading, limit)
    shortened = False
    while limit is not None and draft.length > limit and WHOLE not in request.edits:
        shorter = _without_one_optional(chosen, request.edits)
        if shorter is None:
            break
        chosen, shortened = shorter, True
        draft = _draft(chosen, slots, request, words, reading, limit)
    findings = (
        *findings_of(draft, known, slots, request, words, reading),
        *standing_findings(request),
    )
    return Draft(
        subject=draft.subject,
        subject_reading=draft.subject_reading,
        blocks=draft.blocks,
        language=draft.language,
        reading=draft.reading,
        findings=findings,
        limit=limit,
        shortened=shortened,
        subject_line=draft.subject_line,
    )


def choose(
    paragraphs: Iterable[Paragraph], facts: Facts, slots: Mapping[str, Arg], words: Words
) -> list[Paragraph]:
    """The paragraphs to use, in order: by part, then `order`; one of each group."""
    taken: set[str] = set()
    chosen: list[Paragraph] = []
    for paragraph in sorted(paragraphs, key=lambda p: (_place(p), p.order, p.id)):
        key = _key(paragraph.id)
        if paragraph.group is not None and paragraph.group in taken:
            continue
        if evaluate(paragraph.applies, facts) is not True:
            continue
        if not words.has(key) or not words.slots(key) <= slots.keys():
            continue
        chosen.append(paragraph)
        if paragraph.group is not None:
            taken.add(paragraph.group)
    return chosen


def _ticked(details: Sequence[str]) -> Iterator[Paragraph]:
    for place, detail in enumerate(details):
        yield Paragraph(id=f"{_DETAIL}{detail}", part="details", order=place, optional=True)


def _place(paragraph: Paragraph) -> int:
    return -1 if paragraph.part == "subject" else _PARTS.index(paragraph.part)


def _key(paragraph_id: str) -> str:
    if paragraph_id.startswith(_DETAIL):
        return f"details.{paragraph_id.removeprefix(_DETAIL)}"
    return f"templates.{paragraph_id}"


def _limit(request: DraftRequest) -> int | None:
    if request.channel is None or request.channel.limits is None:
        return None
    return request.channel.limits.characters


def _known(
    case: Case, facts: Facts, request: DraftRequest, history: Mapping[str, FactValue]
) -> dict[str, FactValue]:
    known: dict[str, FactValue] = {**facts, **history}
    channel = request.channel
    known["stage"] = request.stage
    known["tone"] = request.tone
    known["issue"] = case.issue
    known["role"] = case.role
    known["details"] = frozenset(case.details)
    known["public"] = channel is not None and channel.public
    known["channel_kind"] = channel.kind if channel is not None else "form"
    known["channel_supervisor"] = channel is not None and channel.supervisor
    if case.remedy is not None:
        known["remedy"] = case.remedy
    if case.variant is not None:
        known["variant"] = case.variant
    known["grounds"] = request.grounds
    if request.next_step is not None:
        known["next_step"] = request.next_step
    if request.choice is not None:
        known["choice"] = request.choice
    return known


def _draft(
    chosen: Sequence[Paragraph],
    slots: Mapping[str, Arg],
    request: DraftRequest,
    words: Words,
    reading: Words,
    limit: int | None,
) -> Draft:
    subject = [p for p in chosen if p.part == "subject"]
    blocks: list[Block] = []
    for part in _PARTS:
        members = [p for p in chosen if p.part == part]
        joiner = _JOINED.get(part)
        groups = [members] if joiner is not None and members else [[p] for p in members]
        blocks.extend(
            _block(part, group, joiner or "", slots, request, words, reading) for group in groups
        )
    whole = request.edits.get(WHOLE)
    line = _subject(subject[:1], slots, request, words, reading)
    return Draft(
        subject="" if line is None else _one_line(line.text),
        subject_reading="" if line is None else line.reading,
        blocks=tuple(blocks) if whole is None else (_as_one(blocks, whole),),
        language=words.language,
        reading=reading.language,
        findings=(),
        limit=limit,
        subject_line=line,
    )


def _subject(
    group: Sequence[Paragraph],
    slots: Mapping[str, Arg],
    request: DraftRequest,
    words: Words,
    reading: Words,
) -> Block | None:
    """The subject as a block; only `Draft.subject` is without needless spaces, as it leaves."""
    if not group:
        return None
    here, beside = _line(group, slots, words), _line(group, slots, reading)
    edit = request.edits.get(SUBJECT)
    text = here[0]
    if edit is not None and edit.text != edit.rendered:
        text = clean(edit.text).replace("\n", " ")
    return _as_written(
        SUBJECT, SUBJECT, group, here, beside, edit if text != here[0] else None, text
    )


def _line(group: Sequence[Paragraph], slots: Mapping[str, Arg], words: Words) -> _Marked:
    text, marks = _joined(group, "", slots, words)
    line = _one_line(text)
    line = line[:1].upper() + line[1:]
    # What the problem and the wish are called are the program's words, not the user's.
    ours = {clean(words.message(value)) for value in slots.values() if isinstance(value, Text)}
    told = tuple(mark for mark in marks if text[mark.start : mark.end] not in ours)
    return line, told if len(line) == len(text) else ()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _block(
    part: str,
    group: Sequence[Paragraph],
    joiner: str,
    slots: Mapping[str, Arg],
    request: DraftRequest,
    words: Words,
    reading: Words,
) -> Block:
    block_id = part if part in _JOINED else group[0].id
    here = _joined(group, joiner, slots, words)
    beside = _joined(group, joiner, slots, reading)
    edit = request.edits.get(block_id)
    if edit is not None and edit.text == edit.rendered:
        edit = None
    text = here[0] if edit is None else clean(edit.text)
    own_words = all("own_words" in words.slots(_key(p.id)) for p in group)
    return _as_written(block_id, part, group, here, beside, edit, text, own_words=own_words)


def _as_written(
    block_id: str,
    part: str,
    group: Sequence[Paragraph],
    here: _Marked,
    beside: _Marked,
    edit: Edit | None,
    text: str,
    *,
    own_words: bool = False,
) -> Block:
    """A block with `text` in it: what the program says `here`, or where there is an edit, that."""
    rendered, marks = here
    return Block(
        id=block_id,
        part=part,
        text=text,
        rendered=rendered,
        reading=beside[0],
        edited=edit is not None,
        own_words=own_words,
        stale=() if edit is None else _stale(edit, rendered, marks),
        pieces=tuple(p.id for p in group),
        marks=marks if edit is None else marks_again(text, rendered, marks),
        rendered_marks=marks,
        outdated=edit is not None and _outdated(edit, rendered),
        reading_marks=beside[1],
    )


def _joined(
    group: Sequence[Paragraph], joiner: str, slots: Mapping[str, Arg], words: Words
) -> _Marked:
    """The text of some paragraphs in one language, and where the user's own stands in it."""
    text = ""
    marks: list[Mark] = []
    for paragraph in group:
        key = _key(paragraph.id)
        piece = clean(words.message(Text(key, slots)))
        text = f"{text}{joiner}{piece}" if text else piece
        marks.extend(moved(marks_in("\n".join(words.lines(key)), piece), len(text) - len(piece)))
    return text, tuple(marks)


def _as_one(blocks: Sequence[Block], edit: Edit) -> Block:
    """The message that the user made one text; what would be written now stands beside it."""
    rendered = ""
    values: list[Mark] = []
    for block in blocks:
        rendered = f"{rendered}{BLOCK_GAP}{block.rendered}" if rendered else block.rendered
        values.extend(moved(block.rendered_marks, len(rendered) - len(block.rendered)))
    text = clean(edit.text)
    return Block(
        id=WHOLE,
        part="words",
        text=text,
        rendered=rendered,
        reading=BLOCK_GAP.join(block.reading for block in blocks),
        edited=True,
        stale=_stale(edit, rendered, values),
        pieces=tuple(piece for block in blocks for piece in block.pieces),
        marks=marks_again(text, rendered, values),
        outdated=_outdated(edit, rendered),
    )


def _stale(edit: Edit, rendered: str, marks: Iterable[Mark]) -> tuple[str, ...]:
    """The user's facts of today that the edited paragraph does not show yet."""
    if not _outdated(edit, rendered):
        return ()
    values = (rendered[mark.start : mark.end] for mark in marks)
    return tuple(dict.fromkeys(v for v in values if v not in edit.rendered and v not in edit.text))


def _outdated(edit: Edit, rendered: str) -> bool:
    """Whether the pack would write something else by now; unknown (no) without what stood there."""
    return bool(edit.rendered) and edit.rendered != rendered


def _without_one_optional(
    chosen: Sequence[Paragraph], edits: Mapping[str, Edit]
) -> list[Paragraph] | None:
    for paragraph in reversed(chosen):
        if paragraph.optional and paragraph.id not in edits:
            return [p for p in chosen if p is not paragraph]
    return None
