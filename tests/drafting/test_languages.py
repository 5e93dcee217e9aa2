"""The words of messages in every language: the same slots, clean text, and whole messages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.drafting.stories import LANGUAGES, NOW, STORIES, drafted, written

from makegood.domain.book import book_for
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makegood.services.packs import PackService
    from makegood.text.catalog import Catalog

MESSAGES = Path(__file__).resolve().parents[1] / "_files" / "messages"
OTHERS = LANGUAGES[1:]
MOST_WORDS = 25
MOST_HELP_WORDS = 20
FILES = ("details", "message", "issues", "remedies", "tones", "facts", "evidence", "do_now")
MESSAGE_TEXTS = ("templates.", "details.", "message.")
ALL_TEXTS = ("templates.", *(f"{name}." for name in FILES))
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0\u202f]")
SENTENCE_END = re.compile(r"(?<=[.!?؟;:])\s+")
SLOT = re.compile(r"\{[a-z][a-z0-9_]*\}")

# A slot follows a colon, a bracket or an opening quotation mark, or begins or is a whole label.
OPENERS = (": ", "(", '"', "„", "“", "«")
CLOSERS = (".", ")", '"', "“", "”", "»")
SUBJECT = "templates.subject."
SIGNATURE = "templates.signature.name"

RUSSIAN_I = re.compile(r"\bя\s+(?:\w+\s+){0,2}\w+(?:л|ла|лся|лась)\b", re.IGNORECASE)


def message_keys(words: Catalog) -> list[str]:
    """The keys of everything that can stand in a message."""
    return [
        key
        for key in words
        if key.startswith(("templates.", "details.", "message.problem.", "message.wish."))
    ]


def lines_of(words: Catalog, key: str) -> Iterator[str]:
    """Every line under a key."""
    found = words.lookup(key)
    yield from (found,) if isinstance(found, str) else found


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_texts_as_in_english(guide: PackService, language: str) -> None:
    english = {key for key in guide.words("en") if key.startswith(MESSAGE_TEXTS)}
    theirs = {key for key in guide.words(language) if key.startswith(MESSAGE_TEXTS)}
    assert sorted(english - theirs) == []
    assert sorted(theirs - english) == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_slots_as_in_english(guide: PackService, language: str) -> None:
    english, words = guide.words("en"), guide.words(language)
    different = [
        key for key in english if words.has(key) and words.slots(key) != english.slots(key)
    ]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_clean(guide: PackService, language: str) -> None:
    words = guide.words(language)
    for key in message_keys(words):
        for line in lines_of(words, key):
            assert not re.search("[{}]", SLOT.sub("", line)), key
            assert "  " not in line, key
            assert line == line.strip(), key
            assert not BIDI.search(line), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_and_lines_of_help_are_short(guide: PackService, language: str) -> None:
    words = guide.words(language)
    for key in words:
        if not key.startswith(ALL_TEXTS) or key.startswith("message.words."):
            continue
        for line in lines_of(words, key):
            for sentence in SENTENCE_END.split(line):
                assert len(sentence.split()) <= MOST_WORDS, f"{key}: {sentence}"
            if key.endswith((".help", ".where", ".why")):
                assert len(line.split()) <= MOST_HELP_WORDS, f"{key}: {line}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_slots_never_meet_grammar(guide: PackService, language: str) -> None:
    words = guide.words(language)
    for key in message_keys(words):
        if key.startswith(SUBJECT) or key == SIGNATURE:
            continue
        for line in lines_of(words, key):
            for match in SLOT.finditer(line):
                assert line[: match.start()].endswith(OPENERS), f"{key}: {line}"
                assert line[match.end() :].startswith(CLOSERS) or match.end() == len(line), key


def test_russian_does_not_tell_who_writes(guide: PackService) -> None:
    words = guide.words("ru")
    told = [
        line
        for key in message_keys(words)
        for line in lines_of(words, key)
        if RUSSIAN_I.search(line)
    ]
    assert told == []
    assert RUSSIAN_I.search("Вчера я уже заказала товар.")


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_says_whether_it_was_reviewed(language: str) -> None:
    folder = Path(__file__).resolve().parents[2] / "wizard_data"
    for name in FILES:
        text = (folder / "locales" / language / f"{name}.yaml").read_text(encoding="utf-8")
        assert re.search(r"^reviewed: (true|false)$", text, re.MULTILINE), name
    text = (folder / "templates" / language / "message.yaml").read_text(encoding="utf-8")
    assert re.search(r"^reviewed: (true|false)$", text, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_to_look_for_are_found(guide: PackService, language: str) -> None:
    """Each word of the lists is found in a person's own text, whatever its letters."""
    story = STORIES["wish_dress"]
    book = book_for(guide.pack, "wish")
    words = guide.words(language)

    def findings(own: str) -> set[str]:
        request = DraftRequest(
            stage="first",
            channel=book.channels[story.channel],
            language=language,
            own_words=own,
        )
        draft = draft_for(story.case, book, request, guide.words, NOW)
        return {finding.id for finding in draft.findings}

    plain = findings("...")
    assert not plain & {"insult", "threat", "review", "secret"}
    for name in ("insult", "threat", "review"):
        for word in words.lines(f"message.words.{name}s"):
            assert name in findings(f"... {word.capitalize()} ..."), word
    for word in words.lines("message.words.secrets"):
        assert "secret" in findings(f"... {word.capitalize()}: 4711x ..."), word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(STORIES))
def test_whole_message_as_approved(guide: PackService, name: str, language: str) -> None:
    """After a change made on purpose: python scripts/approve_messages.py, and read the result."""
    approved = (MESSAGES / f"{name}.{language}.txt").read_text(encoding="utf-8")
    draft = drafted(guide, STORIES[name], language)
    assert written(draft) == approved
    assert not re.search(r"[{}]|\.\.", approved)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(STORIES))
def test_nothing_falls_back_to_english(guide: PackService, name: str, language: str) -> None:
    """Paragraphs without words in a language are left out silently: none may be missing."""
    english = drafted(guide, STORIES[name], "en")
    other = drafted(guide, STORIES[name], language)
    assert [block.pieces for block in other.blocks] == [block.pieces for block in english.blocks]


REVIEWS = {
    "en": r"\breviews?\b|\bstars?\b",
    "et": r"hinnang|tärn",
    "el": r"κριτική|αστέρ",
    "lv": r"atsauksm|zvaigzn",
    "ar": r"تقييم|نجوم|نجمة",
    "ru": r"отзыв|звёзд",
    "de": r"bewertung|\bsterne?\b",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_review_is_traded_for_money(guide: PackService, language: str) -> None:
    """No paragraph speaks of reviews of sellers at all."""
    words = guide.words(language)
    own = re.compile(REVIEWS[language], re.IGNORECASE)
    spoken = [
        key
        for key in words
        if key.startswith("templates.")
        for line in lines_of(words, key)
        if own.search(line)
    ]
    # A shop that was restricted asks to have the decision reviewed; so does a complaint.
    others = {"templates.story.shop_restricted", "templates.demand.dsa.decision"}
    assert set(spoken) - others == set()
    assert own.search(words.lines("message.words.reviews")[0])
