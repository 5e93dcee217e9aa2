"""The search of the guides brings the best page first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from tests.ui.window_kit import NOW

from makegood.services.bundle import open_services
from makegood.services.packs import PackService
from makegood.ui.guides.finder import Finder
from makegood.ui.guides.library import Found, Library
from makegood.ui.guides.search import Search
from makegood.ui.shell.phrases import Phrases


def titles(places: list[Found], query: str) -> list[str]:
    search = Search()
    for place in places:
        search.add(place)
    return [found.title for found in search.ranked(query).found]


def place(title: str, **more: object) -> Found:
    return Found("shop", "ways", "x", title, **more)  # type: ignore[arg-type]


def test_a_title_comes_before_a_text():
    places = [place("Chat", words="or ask for a refund"), place("Refund")]
    assert titles(places, "refund") == ["Refund", "Chat"]


def test_all_words_come_before_some():
    places = [place("Refund"), place("Chat", words="refund by letter"), place("Letter")]
    places += [place(f"Other {number}") for number in range(10)]
    assert titles(places, "refund letter") == ["Chat", "Refund", "Letter"]


def test_a_word_in_what_surrounds_counts_less_than_one_of_its_own():
    places = [place("Late", around="ask the bank"), place("Fake", words="ask the bank")]
    assert titles(places, "bank") == ["Fake", "Late"]


def test_another_name_is_as_good_as_the_title():
    places = [
        place("Court", words="tarbijakaitse"),
        place("Committee", names=("Tarbijakaitse",)),
    ]
    assert titles(places, "tarbijakaitse") == ["Committee", "Court"]


@pytest.mark.parametrize("typed", ["pateretaju", "PATĒRĒTĀJU", "Patērētāju"])
def test_marks_and_capitals_do_not_matter(typed: str):
    assert titles([place("Patērētāju centrs"), place("Bank")], typed) == ["Patērētāju centrs"]


def test_a_whole_word_comes_before_a_beginning_and_this_before_a_middle():
    places = [place("Sublate"), place("Later"), place("Late")]
    assert titles(places, "late") == ["Late", "Later", "Sublate"]


def test_what_is_not_known_comes_last():
    places = [place("Phone hours", late=True), place("By phone and chat and more")]
    assert titles(places, "phone") == ["By phone and chat and more", "Phone hours"]


def test_another_ending_is_found():
    assert titles([place("Tarbijakaitse")], "tarbijakaitsele") == ["Tarbijakaitse"]


def test_letters_alone_are_not_looked_for_inside_words():
    assert titles([place("Bank"), place("Ask")], "k") == []


@pytest.mark.parametrize("typed", ["", "  ", "?!", "zzzz"])
def test_nothing_is_found(typed: str):
    assert titles([place("Bank")], typed) == []


def test_what_lacks_a_word_is_counted_apart():
    search = Search()
    others = [place(f"Other {number}") for number in range(10)]
    for each in (place("Refund"), place("Refund by letter"), *others):
        search.add(each)
    hits = search.ranked("refund letter")
    assert [found.title for found in hits.found] == ["Refund by letter", "Refund"]
    assert hits.whole == 1


def test_common_words_alone_bring_nothing():
    """Of "how do I get a refund" a page with all of it but the refund is no answer."""
    places = [place(f"How do I get {number}", words="a") for number in range(20)]
    assert titles([*places, place("Refund")], "how do i get a refund") == ["Refund"]


# What a person types, and the page that answers it: marketplace or body, part, item.
WANTED = [
    ("tarbijakaitse", ("tvk_ee", "body", "")),
    ("Tarbijakaitsele", ("tvk_ee", "body", "")),
    ("patērētāju", ("ptac_lv", "body", "")),
    ("PATERETAJU TIESIBU", ("ptac_lv", "body", "")),
    ("verbraucherschutz", ("de_uss", "body", "")),
    ("συνηγορος", ("gr_consumer_ombudsman", "body", "")),
    ("роспотребнадзор", ("ru_rospotrebnadzor", "body", "")),
    ("وزارة التجارة", ("sa_moc", "body", "")),
    ("chargeback", ("card_issuer", "body", "")),
    ("section 75", ("uk_section_75", "body", "")),
    ("small claims", ("small_claims", "body", "")),
    ("paypal", ("paypal", "body", "")),
    ("klarna phone", ("klarna", "body", "")),
    ("phone amazon", ("amazon", "ways", "callback")),
    ("call etsy", ("etsy", "ways", "callback")),
    ("etsy address", ("etsy", "ways", "letter_ie")),
    ("etsy", ("etsy", "ways", "")),
    ("counterfeit amazon", ("amazon", "problems", "counterfeit")),
    ("never arrived etsy", ("etsy", "problems", "not_received")),
    ("not received wish", ("wish", "problems", "not_received")),
    ("send it back wish", ("wish", "problems", "return")),
    ("open a case", ("etsy", "ways", "open_case")),
    ("visa dispute", ("payment", "rules", "card-visa-13.1-file-exp")),
    ("check a link", ("check", "check", "")),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, guide: PackService) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("data")
    services = open_services(folder, guide, lambda: NOW, language="en")
    yield Library(guide.pack, Phrases(services))
    services.close()


@pytest.fixture(scope="module")
def searched(library: Library) -> Search:
    search = Search()
    search.add(Found("check", "check", "", "Check a number, address or link"))
    for found in library.entries():
        search.add(found)
    return search


@pytest.mark.parametrize(("query", "wanted"), WANTED)
def test_the_best_page_comes_first(searched: Search, query: str, wanted: tuple[str, str, str]):
    first = searched.ranked(query).found[0]
    assert (first.page, first.part, first.item) == wanted


def test_the_guides_are_read_in_turns(qtbot: QtBot):
    home = QObject()
    places = [place(f"Place {number}") for number in range(50)]
    finder = Finder(lambda: iter(places), home)
    assert not finder.done
    with qtbot.waitSignal(finder.ready):
        finder.begin()
    assert finder.done
    assert len(finder.hits("place").found) == 50


def test_what_is_not_read_yet_is_read_for_an_answer():
    home = QObject()
    finder = Finder(lambda: iter([place("Bank")]), home)
    assert [found.title for found in finder.hits("bank").found] == ["Bank"]
    finder.forget()
    assert not finder.done
