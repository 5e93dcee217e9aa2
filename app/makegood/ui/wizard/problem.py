"""Page 2: what went wrong, in one's own words or by topic, problem and its narrower form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.ui.announce import announce
from makegood.ui.theme import theme
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from makegood.flow.engine import Gap
    from makegood.flow.session import StepId
    from makegood.narrowing import Match

_LISTEN_AFTER_MS: Final = 200
_LOST_AFTER_MS: Final = 1200
"""Only after a pause: nobody has said what went wrong after the first word or two."""
_MATCHES: Final = 3
_ANY_VARIANT: Final = ""


class ProblemPage(StepPage):
    """A match, or a topic and then a problem; its narrower form need not be chosen."""

    step: StepId = "problem"

    @override
    def build(self) -> None:
        self.words = TextArea(least_lines=2, most_lines=5, icon_name="edit")
        self.words.setObjectName("words")
        self.words.edited.connect(self._words_typed)
        self._listen = QTimer(self)
        self._listen.setSingleShot(True)
        self._listen.setInterval(_LISTEN_AFTER_MS)
        self._listen.timeout.connect(self._show_matches)
        self._sure, self._understood = False, True
        self.not_understood = Label("", "body", "text_muted")
        self.not_understood.setObjectName("not_understood")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOST_AFTER_MS)
        self._pause.timeout.connect(self._say_not_understood)
        self._matches_title = Heading("", "section")
        self.matches = CardGroup()
        self.matches.setObjectName("matches")
        self.matches.chosen.connect(self._match_chosen)
        self.matches.accepted.connect(lambda _id: self.go_on())
        self.none_fits = Button("", "link")
        self.none_fits.setObjectName("none_fits")
        self.none_fits.clicked.connect(self._none_fits)
        self._waved_off = ""
        self._said = ""
        self._topics_title = Heading("", "section")
        self.topics = CardGroup(columns=4, tiles=True)
        self.topics.setObjectName("topics")
        self.topics.chosen.connect(self._topic_chosen)
        self.other_topics = Button("", "link")
        self.other_topics.clicked.connect(self._leave_topic)
        self.issues = CardGroup(columns=2)
        self.issues.setObjectName("issues")
        self.issues.chosen.connect(self._issue_chosen)
        self.issues.accepted.connect(lambda _id: self.go_on())
        self._variants_title = Heading("", "section")
        self.variants = CardGroup(columns=2)
        self.variants.setObjectName("variants")
        self.variants.chosen.connect(
            lambda variant: self.desk.controller.answer(variant=variant or None)
        )
        self.variants.accepted.connect(lambda _id: self.go_on())
        for widget in (
            self.words, self.not_understood, self._matches_title, self.matches, self.none_fits,
            self._topics_title, self.topics, self.issues,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.setAlignment(self.none_fits, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.other_topics, 0, Qt.AlignmentFlag.AlignLeading)
        self._narrower = QWidget()
        column = QVBoxLayout(self._narrower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().space("s3"))
        column.addWidget(self._variants_title)
        column.addWidget(self.variants)
        self.body.addWidget(self._narrower)
        self.not_understood.setHidden(True)
        self._matches_title.setHidden(True)
        self.matches.setHidden(True)
        self.none_fits.setHidden(True)

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("What went wrong?"),
            self.tr("Say it in your own words, in any language. Or choose a topic below."),
        )
        self.words.setAccessibleName(self.tr("What went wrong, in your own words"))
        self.words.set_placeholder(self.tr("For example: the parcel never came"))
        self.none_fits.setText(self.tr("None of these"))
        self.none_fits.setAccessibleDescription(self.tr("Then choose a topic below."))
        self.not_understood.setText(
            self.tr("No word in this says what went wrong. Say what happened, or choose a topic.")
        )
        self.matches.set_name(self.tr("Closest matches"))
        self.topics.set_name(self.tr("Topics"))
        self.issues.set_name(self.tr("What is it?"))
        self.other_topics.setText(self.tr("Other topics"))
        self._variants_title.setText(self.tr("What fits best?"))
        self.variants.set_name(self.tr("What fits best?"))
        self.footer.set_labels(self.tr("Back"), self.tr("Next"))

    @override
    def render_answers(self) -> None:
        answers = self.answers
        if self.words.value() != answers.words:
            self.words.set_value(answers.words)
        self._render_topics()
        self._render_variants()
        self.matches.set_chosen(answers.issue)

    @override
    def entered(self) -> None:
        super().entered()
        self._show_matches()
        self._render_variants()

    def _render_topics(self) -> None:
        known, answers = self.known, self.answers
        guide = self.desk.service.engine.guide
        if known.market is None:
            return
        topics = guide.topics(known.market, answers.role)
        topic = next((t for t in topics if t.id == answers.topic), None)
        self._topics_title.setText(
            self.tr("Or choose a topic")
            if topic is None
            else self.text(f"issues.topics.{topic.id}.title")
        )
        self.topics.setHidden(topic is not None)
        self.issues.setHidden(topic is None)
        self.other_topics.setHidden(topic is None)
        if topic is None:
            self.topics.set_choices(
                [
                    ChoiceValue(
                        t.id,
                        self.text(f"issues.topics.{t.id}.title"),
                        self.text(f"issues.topics.{t.id}.help"),
                        icon=t.icon,
                    )
                    for t in topics
                ]
            )
            return
        issues = guide.issues(known.market, answers.role, topic.id)
        self.issues.set_choices(
            [
                ChoiceValue(i, self.text(f"issues.{i}.title"), self.text(f"issues.{i}.help"))
                for i in issues
            ],
            answers.issue,
        )

    def _render_variants(self) -> None:
        known = self.known
        variants = (
            ()
            if known.entry is None
            else self.desk.service.engine.guide.variants(known.entry, known.facts)
        )
        self._narrower.setHidden(not variants)
        # Below "None of these": that speaks of the matches, not of these forms.
        after = self.none_fits if self._by_match() else self.other_topics
        place = self.body.indexOf(after) + 1
        if self.body.indexOf(self._narrower) not in (place, place - 1):
            self.body.removeWidget(self._narrower)
            place = self.body.indexOf(after) + 1
            self.body.insertWidget(place, self._narrower)
            QWidget.setTabOrder(after, self._narrower)
        if not variants or known.entry is None:
            return
        stem = f"issues.{known.entry.issue}.variants"
        market = "" if known.market is None else f"{known.market.id}.{stem}"
        values = [
            ChoiceValue(
                v.id,
                self.text(f"{market}.{v.id}.title") or self.text(f"{stem}.{v.id}.title"),
                self.text(f"{market}.{v.id}.help") or self.text(f"{stem}.{v.id}.help"),
            )
            for v in variants
        ]
        values.append(
            ChoiceValue(
                _ANY_VARIANT,
                self.tr("None of these, or I am not sure"),
                self.tr("Then the general way is shown."),
            )
        )
        self.variants.set_choices(values, known.answers.variant or _ANY_VARIANT)

    @override
    def first_field(self) -> QWidget:
        return self.words

    @override
    def field_of(self, gap: Gap) -> QWidget:
        for group in (self.issues, self.topics):
            if not group.isHidden() and group.cards:
                return group.cards[0]
        return self.words

    @override
    def words_of_gap(self, gap: Gap) -> str:
        return self.tr("Choose the problem that fits best. “Something else” is there too.")

    @override
    def commit(self) -> None:
        if self.words.value() != self.answers.words:
            self.desk.controller.answer(words=self.words.value())

    def _words_typed(self, text: str) -> None:
        self.desk.controller.type_in(words=text)
        self._pause.stop()
        self._listen.start()

    def _say_not_understood(self) -> None:
        self.not_understood.setHidden(False)
        announce(self.not_understood, self.not_understood.text())

    def _show_matches(self) -> None:
        """Narrow by the words; a sure first match is marked, nothing is chosen for the user."""
        self._listen.stop()
        self._pause.stop()
        found = self._found()
        if self._understood:
            self.not_understood.setHidden(True)
        elif self.not_understood.isHidden():
            self._pause.start()
        for part in (self._matches_title, self.matches, self.none_fits):
            part.setHidden(not found)
        best = self._sure and bool(found)
        self._matches_title.setText(
            self.tr("Closest matches") if best else self.tr("Not sure. Perhaps one of these?")
        )
        self.matches.set_choices(
            [self._match(match, best=best and at == 0) for at, match in enumerate(found)],
            self.answers.issue,
        )
        # Qt puts cards made later at the end of the Tab chain, behind everything below them.
        before: QWidget = self.words.editor
        for stop in (*self.matches.cards, self.none_fits):
            QWidget.setTabOrder(before, stop)
            before = stop
        titles = ", ".join(self.text(f"issues.{match.issue}.title") for match in found)
        if titles != self._said:
            self._said = titles
            announce(self.matches, titles)

    def _none_fits(self) -> None:
        """The matches are wrong: away with them, and on to the topics."""
        self._waved_off = self.answers.words
        if self.answers.topic is None:
            self.desk.controller.answer(issue=None)
        self._show_matches()
        if self.topics.cards:
            self.topics.cards[0].setFocus()

    def _by_match(self) -> bool:
        """Whether the problem was taken from the matches and its topic is shut."""
        return self.answers.topic is None and not self.matches.isHidden()

    def _found(self) -> tuple[Match, ...]:
        self._sure, self._understood = False, True
        known = self.known
        words = self.answers.words
        if known.market is None or not words.strip() or words == self._waved_off:
            return ()
        narrowed = self.desk.service.narrow(self.session)
        self._understood = narrowed.understood
        if not narrowed.understood:
            return ()
        here = self.desk.service.engine.guide.issues(known.market, known.answers.role, None)
        found = tuple(m for m in narrowed.matches if m.issue in here and m.evidence)[:_MATCHES]
        self._sure = narrowed.sure and found[:1] == narrowed.matches[:1]
        return found

    def _match(self, match: Match, *, best: bool) -> ChoiceValue:
        quoted = ", ".join(f"“{word}”" for word in match.evidence)
        return ChoiceValue(
            match.issue,
            self.text(f"issues.{match.issue}.title"),
            self.tr("Found: {words}").format(words=quoted),
            chip=ChipValue(self.tr("Best match"), "accent", "check") if best else None,
        )

    def _topic_chosen(self, topic: str) -> None:
        self.desk.controller.answer(topic=topic)
        if self.issues.cards:
            self.issues.cards[0].setFocus()

    def _leave_topic(self) -> None:
        self.desk.controller.answer(topic=None)
        if self.topics.cards:
            self.topics.cards[0].setFocus()

    def _match_chosen(self, issue: str) -> None:
        # The topics stay shut: the narrower forms stand right under the match.
        self.desk.controller.answer(issue=issue, topic=None)

    def _issue_chosen(self, issue: str) -> None:
        topic = next(
            (t.id for t in self.desk.service.engine.guide.pack.topics if issue in t.issues), None
        )
        self.desk.controller.answer(issue=issue, topic=topic)
