"""The wizard as a state machine: which page comes next, and what is still needed to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from makegood.flow.fold import fold
from makegood.flow.leaf import Guide
from makegood.flow.reach import GENERIC as GENERIC
from makegood.flow.reach import Reached, reached

if TYPE_CHECKING:
    from makegood.domain.catalogue import DoNow, Pack
    from makegood.flow.answers import Answers
    from makegood.flow.session import Session, StepId

ORDER: Final[tuple[StepId, ...]] = (
    "where", "problem", "stop", "do_now", "try_first", "solved", "order", "channel", "message",
    "next",
)  # fmt: skip

GapKind = Literal[
    "marketplace", "marketplace_name", "site", "issue", "variant", "in_hands", "remedy", "channel",
    "sent", "sent_at",
]  # fmt: skip


class Gap(Struct, frozen=True):
    """Something a page needs before the wizard can go on."""

    what: GapKind


class Engine:
    """Answers what comes next for a session.

    Holds nothing but what it last worked out: one key typed asks dozens of times about the
    same answers, which never change themselves.
    """

    def __init__(self, pack: Pack) -> None:
        self.guide = Guide(pack)
        self._last: tuple[Answers, Reached] | None = None

    def reached(self, session: Session) -> Reached:
        """The answers of a session that count."""
        last = self._last
        if last is not None and last[0] is session.answers:
            return last[1]
        found = reached(session.answers, self.guide)
        self._last = (session.answers, found)
        return found

    def warnings(self, session: Session) -> tuple[DoNow, ...]:
        """The warning pages for what was said, whether read or not; stop pages first."""
        known = self.reached(session)
        issue = None if known.entry is None else known.entry.issue
        do_now = None if known.entry is None else known.entry.do_now
        words = fold(session.answers.words)
        return tuple(self.guide.warnings(words, issue, do_now))

    def warning(self, session: Session) -> DoNow | None:
        """The warning page to show on this step: the first not read yet, or the last of all."""
        kind = session.step
        pages = [page for page in self.warnings(session) if page.stop is (kind == "stop")]
        unread = [page for page in pages if page.id not in session.answers.passed]
        return next(iter(unread), pages[-1] if pages else None)

    def path(self, session: Session) -> tuple[StepId, ...]:
        """The pages of the way chosen so far, first to last, as far as answers show."""
        known = self.reached(session)
        steps: list[StepId] = ["where", "problem"]
        if known.entry is None:
            return tuple(steps)
        pages = self.warnings(session)
        if any(page.stop for page in pages):
            steps.append("stop")
        if any(not page.stop for page in pages):
            steps.append("do_now")
        if self.guide.field(known.entry, known.answers.variant, "answers"):
            steps.append("try_first")
        if known.answers.solved:
            return (*steps, "solved")
        return (*steps, "order", "channel", "message", "next")

    def gaps(self, session: Session) -> tuple[Gap, ...]:
        """What the present page still needs; empty when the wizard can go on."""
        known = self.reached(session)
        answers = known.answers
        found: list[GapKind] = []
        match session.step:
            case "where":
                if known.market is None:
                    found.append("marketplace")
                elif known.market.id == GENERIC and not answers.marketplace_name.strip():
                    found.append("marketplace_name")
                elif len(known.market.sites) > 1 and answers.site is None:
                    found.append("site")
            case "problem":
                if known.entry is None:
                    found.append("issue")
            case "solved":
                if answers.in_hands is None:
                    found.append("in_hands")
            case "order":
                if answers.remedy is None:
                    found.append("remedy")
            case "channel":
                if answers.channel is None:
                    found.append("channel")
            case "next":
                if answers.sent is None:
                    found.append("sent")
                elif answers.sent == "sent" and not answers.sent_at:
                    found.append("sent_at")
            case _:
                pass
        return tuple(Gap(what) for what in found)

    def next_step(self, session: Session) -> StepId | None:
        """The page after the present one, or None on the last."""
        if session.return_to is not None and self._open(session, session.return_to):
            return session.return_to
        if session.step in ("stop", "do_now") and self._unread(session) is not None:
            return session.step
        path = self.path(session)
        later = [step for step in path if ORDER.index(step) > ORDER.index(session.step)]
        return next(iter(later), None)

    def advance(self, session: Session) -> Session:
        """The session on the next page; unchanged while something is missing, or on the last.

        A warning page counts as read once it is left.
        """
        if self.gaps(session):
            return session
        if session.step in ("stop", "do_now"):
            page = self.warning(session)
            if page is not None and page.id not in session.answers.passed:
                session = session.answer(passed=(*session.answers.passed, page.id))
        step = self.next_step(session)
        if step is None:
            return session
        return _on(replace(session, return_to=None), step)

    def back(self, session: Session) -> Session:
        """The session on the page before, every answer kept; unchanged on the first."""
        path = self.path(session)
        earlier = [step for step in path if ORDER.index(step) < ORDER.index(session.step)]
        if not earlier:
            return session
        return _on(replace(session, return_to=None), earlier[-1])

    def go_to(self, session: Session, step: StepId, *, come_back: bool = False) -> Session:
        """The session on a page of its path that can be reached; otherwise unchanged.

        With `come_back` the next "go on" returns to where the session is now.
        """
        if not self._open(session, step):
            return session
        return _on(replace(session, return_to=session.step if come_back else None), step)

    def settled(self, session: Session) -> Session:
        """The session on the nearest page that its answers allow.

        For sessions restored with other guide data or of another version: unknown answers are
        kept, and the page is the present one or the last one before it that can be reached.
        """
        if self._open(session, session.step):
            return session
        open_steps = [step for step in self.path(session) if self._open(session, step)]
        before = [step for step in open_steps if ORDER.index(step) <= ORDER.index(session.step)]
        return _on(replace(session, return_to=None), before[-1] if before else open_steps[0])

    def finished(self, session: Session) -> bool:
        """Whether the session stands on a last page with nothing missing, ready to be saved."""
        return session.step in ("next", "solved") and not self.gaps(session)

    def _unread(self, session: Session) -> DoNow | None:
        pages = [p for p in self.warnings(session) if p.stop is (session.step == "stop")]
        return next((p for p in pages if p.id not in session.answers.passed), None)

    def _open(self, session: Session, step: StepId) -> bool:
        """Whether every page before `step` on the path has what it needs."""
        path = self.path(session)
        if step not in path:
            return False
        for earlier in path[: path.index(step)]:
            if self.gaps(replace(session, step=earlier)):
                return False
        return True


def _on(session: Session, step: StepId) -> Session:
    visited = session.visited if step in session.visited else (*session.visited, step)
    return replace(session, step=step, visited=visited)
