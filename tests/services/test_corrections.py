from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.conftest import FixedClock
from tests.content.small_pack import FILES, write_pack

from makegood.domain.marketplace import Channel, Hours, Marketplace
from makegood.domain.text import Text
from makegood.services import own_files, packs
from makegood.services.bundle import Services, open_services
from makegood.services.correctable import (
    Field,
    Record,
    answer_of,
    body_channel_of,
    body_of,
    channel_of,
    hours_text,
    notice_of,
    rule_of,
    trap_of,
)
from makegood.services.corrections import RefusedError
from makegood.services.lookalikes import LookalikeService
from makegood.services.own_files import Correction, keep_all
from makegood.services.packs import PackFolders, open_packs
from makegood.services.typed_facts import NotUnderstoodError, understood
from makegood.services.wizard import WizardService

FORM = Correction(
    "marketplaces/shop.yaml",
    {"target": {"url": "https://shop.example/new"}, "languages": ["lv", "no"]},
    within="channels",
    id="form",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def test_a_correction_is_used_and_marked(source: Path, tmp_path: Path) -> None:
    assert keep_all((FORM,), source, tmp_path / "own") == ()
    folders = PackFolders(source, tmp_path / "cache" / "guide.pack", overlay=tmp_path / "own")
    service = open_packs(folders)
    form = service.pack.marketplaces[0].channels[0]
    assert form.target is not None
    assert form.target.url == "https://shop.example/new"
    assert form.languages == ("lv", "no")  # the language, not the answer
    assert form.guide == ("E1",)
    assert service.is_own("https://shop.example/new")


def test_corrections_add_up(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert keep_all((FORM,), source, own) == ()
    name = Correction("marketplaces/shop.yaml", {"name": "My Shop"})
    assert keep_all((name,), source, own) == ()
    again = Correction(
        "marketplaces/shop.yaml", {"languages": ["et"]}, within="channels", id="form"
    )
    assert keep_all((again,), source, own) == ()
    folders = PackFolders(source, tmp_path / "cache" / "guide.pack", overlay=own)
    shop = open_packs(folders).pack.marketplaces[0]
    assert shop.name == "My Shop"
    assert shop.channels[0].languages == ("et",)
    assert shop.channels[0].target is not None
    assert shop.channels[0].target.url == "https://shop.example/new"


def test_a_wrong_correction_is_told_and_not_kept(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    wrong = Correction(
        "marketplaces/shop.yaml",
        {"target": {"url": "https://shop.evil.example"}},
        within="channels",
        id="form",
    )
    assert [problem.rule for problem in keep_all((wrong,), source, own)] == ["strange_host"]
    assert list(own.rglob("*.yaml")) == []
    assert keep_all((FORM,), source, own) == ()
    kept = (own / "marketplaces" / "shop.yaml").read_bytes()
    assert keep_all((wrong,), source, own) != ()
    assert (own / "marketplaces" / "shop.yaml").read_bytes() == kept


# In a running program


@pytest.fixture
def running(source: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    folders = PackFolders(source, tmp_path / "cache" / "guide.pack", overlay=tmp_path / "own")
    services = open_services(tmp_path / "cases", open_packs(folders), clock, language="en")
    yield services
    services.close()


def shop(services: Services) -> Marketplace:
    return next(each for each in services.packs.pack.marketplaces if each.id == "shop")


def channel(services: Services, channel_id: str) -> tuple[Record, Channel]:
    found = next(each for each in shop(services).channels if each.id == channel_id)
    return channel_of(shop(services), found), found


def correct(services: Services, record: Record, fact: object, field_id: str, typed: str) -> None:
    fields = services.corrections.fields(record, fact, "en")
    field = next(each for each in fields if each.id == field_id)
    keep_and_use(services, record, field, typed, "my order page", "en")


def keep_and_use(services: Services, record: Record, field: Field, *rest: str) -> None:
    typed, seen, language = rest
    parts = services.corrections.read(record, field, typed, seen, language)
    services.corrections.use(services.corrections.prepare(parts))


def take_back(services: Services, record: Record) -> None:
    services.corrections.use(services.corrections.prepare_return(record))


def test_fields_show_what_is_known_now(running: Services) -> None:
    record, form = channel(running, "form")
    fields = {each.id: each for each in running.corrections.fields(record, form, "en")}
    assert fields["url"].value == "https://help.shop.example/contact"
    assert fields["title"].value == "Form"
    assert fields["languages"].value == ""
    assert "hours" not in fields
    record, call = channel(running, "call")
    fields = {each.id: each for each in running.corrections.fields(record, call, "en")}
    assert fields["phone"].value == "+37256000000"
    assert fields["hours"].form == "hours"
    rule = running.packs.pack.rules[0]
    fields = {each.id: each for each in running.corrections.fields(rule_of(rule), rule, "en")}
    assert (fields["days"].value, fields["title"].value) == ("30", "Open a case")


def test_a_number_is_corrected_marked_and_taken_back(running: Services) -> None:
    told: list[str] = []
    running.changes.subscribe(told.append)
    record, call = channel(running, "call")
    assert not running.corrections.is_corrected(record)
    before = running.packs.digest
    correct(running, record, call, "phone", "+372 5600 0001")
    assert told == ["guide"]
    assert running.packs.digest != before
    _, now = channel(running, "call")
    assert now.target is not None
    assert now.target.phone == "+37256000001"
    assert now.confidence == "third-party"
    assert now.checked.on.isoformat() == "2026-11-22"
    assert running.packs.is_own("+37256000001")
    assert running.corrections.is_corrected(record)
    assert not running.corrections.is_added(record)
    assert running.corrections.seen_at(record) == "my order page"
    other, _ = channel(running, "form")
    assert not running.corrections.is_corrected(other)
    assert LookalikeService(running.packs).check("+37256000001").items[0].judgement.verdict == "own"
    take_back(running, record)
    _, shipped = channel(running, "call")
    assert shipped == call
    assert not running.corrections.is_corrected(record)
    assert running.packs.digest == before


def test_undo_and_redo(running: Services) -> None:
    record, call = channel(running, "call")
    correct(running, record, call, "phone", "+37256000001")
    running.undo.undo()
    assert channel(running, "call")[1] == call
    running.undo.redo()
    assert running.packs.is_own("+37256000001")
    take_back(running, record)
    running.undo.undo()
    assert running.packs.is_own("+37256000001")


def test_going_back_waits_for_no_reading(
    running: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, call = channel(running, "call")
    before = running.packs.digest
    correct(running, record, call, "phone", "+37256000001")
    after = running.packs.digest
    monkeypatch.setattr(packs, "open_packs", lambda *_a, **_k: pytest.fail("read again"))
    running.undo.undo()
    assert running.packs.digest == before
    assert not running.corrections.is_corrected(record)
    running.undo.redo()
    assert running.packs.digest == after
    assert running.corrections.is_corrected(record)


def test_words_are_corrected_in_the_language_they_are_read_in(running: Services) -> None:
    record, form = channel(running, "form")
    field = running.corrections.fields(record, form, "lv")[1]
    assert field.id == "steps"
    keep_and_use(running, record, field, "Atver lapu\n\n Raksti  ", "lapa", "lv")
    key = "shop.channels.form.steps"
    assert running.packs.words("en").lines(key) == (
        "Atver lapu",
        "Raksti",
    )  # nowhere before: English
    correct(running, record, form, "title", "The form")
    assert running.packs.words("en").render(Text("shop.channels.form.title")) == "The form"
    title = next(f for f in running.corrections.fields(record, form, "lv") if f.id == "title")
    keep_and_use(running, record, title, "Veidlapa", "lapa", "lv")
    assert running.packs.words("lv").render(Text("shop.channels.form.title")) == "Veidlapa"
    assert running.packs.words("en").render(Text("shop.channels.form.title")) == "The form"
    assert running.corrections.is_corrected(record)
    take_back(running, record)
    assert running.packs.words("en").lines(key) == ()
    assert running.packs.words("lv").render(Text("shop.channels.form.title")) == "Form"


def test_hours_languages_and_terms(running: Services) -> None:
    record, call = channel(running, "call")
    correct(
        running, record, call, "hours", "Europe/Riga\n1-5: 9:00-17.30\n6: 10:00-12:00, 13:00-14:00"
    )
    correct(running, record, call, "languages", "Latvian, et")
    _, now = channel(running, "call")
    assert now.hours is not None
    assert now.hours.zone == "Europe/Riga"
    assert now.hours.days["5"] == ("09:00-17:30",)
    assert now.hours.days["6"] == ("10:00-12:00", "13:00-14:00")
    assert now.hours.days["7"] == ()
    assert now.languages == ("lv", "et")
    form_record, form = channel(running, "form")
    fields = {f.id for f in running.corrections.fields(form_record, form, "en")}
    assert "hours" not in fields
    rule = running.packs.pack.rules[0]
    correct(running, rule_of(rule), rule, "days", "45")
    term = running.packs.pack.rules[0].term
    assert term is not None
    assert term.offset.days == 45
    assert running.corrections.is_corrected(rule_of(rule))
    take_back(running, rule_of(rule))
    assert running.packs.pack.rules[0] == rule


def test_a_body_and_its_ways_are_apart(running: Services) -> None:
    body = running.packs.pack.bodies[0]
    correct(running, body_of(body), body, "cost", "Five euros")
    assert running.packs.words("en").render(Text("bodies.desk.cost")) == "Five euros"
    assert running.corrections.seen_at(body_of(body)) == "my order page"
    way = body_channel_of(body, body.channels[0])
    assert running.corrections.is_corrected(body_of(body))
    assert not running.corrections.is_corrected(way)
    correct(running, way, body.channels[0], "mail", "other@desk.example")
    assert running.corrections.is_corrected(way)
    take_back(running, body_of(body))
    assert not running.corrections.is_corrected(body_of(body))
    assert running.corrections.is_corrected(way)
    assert running.packs.is_own("other@desk.example")


@pytest.mark.parametrize(
    ("channel_id", "field_id", "typed", "why"),
    [
        ("form", "url", "https://evil.example/", "strange_host"),
        ("form", "url", "http://help.shop.example/", "url"),
        ("form", "url", "https://x@help.shop.example/", "url"),
        ("form", "url", "  ", "nothing"),
        ("form", "steps", "x" * 3000, "too_long"),
        ("call", "phone", "12", "phone"),
        ("call", "phone", "+37212345678", "retired"),
        ("call", "languages", "Klingonian", "languages"),
        ("call", "hours", "Europe/Riga", "hours"),
        ("call", "hours", "Europe/Riga\n1-5: all day", "hours"),
        ("call", "hours", "Atlantis\n1: 08:00-20:00", "unknown_zone"),
        ("call", "hours", "Europe/Riga\n1: 20:00-08:00", "not_span"),
        ("form", "title", "A {brace", "data"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_lost(
    running: Services, tmp_path: Path, channel_id: str, field_id: str, typed: str, why: str
) -> None:
    record, fact = channel(running, "call")
    correct(running, record, fact, "phone", "+37256000001")
    kept = {path: path.read_bytes() for path in (tmp_path / "own").rglob("*.yaml")}
    digest = running.packs.digest
    record, fact = channel(running, channel_id)
    with pytest.raises((NotUnderstoodError, RefusedError)) as caught:
        correct(running, record, fact, field_id, typed)
    assert caught.value.text.id == f"app_corrections.wrong.{why}"
    assert {path: path.read_bytes() for path in (tmp_path / "own").rglob("*.yaml")} == kept
    assert running.packs.digest == digest


def test_one_record_alone_is_sent_on(running: Services) -> None:
    record, call = channel(running, "call")
    form_record, form = channel(running, "form")
    correct(running, form_record, form, "languages", "et")
    correct(running, record, call, "phone", "+37256000001")
    correct(running, record, call, "title", "Telephone")
    assert running.corrections.to_send(record) == (
        "# Correction of wizard_data/locales/en/shop.yaml\n"
        "channels:\n"
        "  call:\n"
        "    title: Telephone\n"
        "---\n"
        "# Correction of wizard_data/marketplaces/shop.yaml\n"
        "channels:\n"
        "- id: call\n"
        "  target:\n"
        "    phone: '+37256000001'\n"
        "  sources:\n"
        "  - publisher: Own correction\n"
        "    title: my order page\n"
        "    read_in: copy\n"
        "  checked:\n"
        "    'on': '2026-11-22'\n"
        "    how: stored-copy\n"
        "  confidence: third-party\n"
    )


def test_a_marketplace_of_ones_own_shows_up(running: Services, tmp_path: Path) -> None:
    own = tmp_path / "own"
    text = FILES["marketplaces/shop.yaml"]
    text = text.replace("id: shop\n", "id: mine\n").replace("name: Shop", "name: Mine")
    text = text.replace("shop.example", "mine.example").replace("+37256000000", "+37256000002")
    text = text.replace("    guide: [E1]\n", "").replace("[shop-file]", "[]")
    for name, content in (
        ("marketplaces/mine.yaml", text),
        ("locales/en/mine.yaml", FILES["locales/en/shop.yaml"]),
        ("locales/lv/mine.yaml", "reviewed: true\n" + FILES["locales/en/shop.yaml"]),
    ):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(content, encoding="utf-8")
    running.packs.become(running.packs.fresh())
    assert running.packs.refused == ()
    mine = next(each for each in running.packs.pack.marketplaces if each.id == "mine")
    assert mine.name == "Mine"
    assert running.packs.is_own("mine.example")
    record = channel_of(mine, mine.channels[0])
    assert running.corrections.is_corrected(record)
    assert running.corrections.is_added(record)
    judged = LookalikeService(running.packs).check("https://help.mine.example/contact").items[0]
    assert judged.judgement.verdict == "own"
    # The rest of the files needs this way: without it they would all be refused.
    with pytest.raises(RefusedError):
        running.corrections.prepare_return(record)
    assert (own / "marketplaces" / "mine.yaml").read_text(encoding="utf-8") == text
    assert running.packs.fresh().refused == ()
    # It can be chosen where a case begins.
    wizard = WizardService(
        running.packs, running.sessions, running.cases, running.settings, running.clock, lambda: "x"
    )
    assert wizard.engine.guide.marketplace("mine") is not None


def test_the_wizard_goes_on_with_what_was_read_anew(running: Services) -> None:
    wizard = WizardService(
        running.packs, running.sessions, running.cases, running.settings, running.clock, lambda: "x"
    )
    record, call = channel(running, "call")
    correct(running, record, call, "phone", "+37256000001")
    market = wizard.engine.guide.marketplace("shop")
    assert market is not None
    target = next(each for each in market.channels if each.id == "call").target
    assert target is not None
    assert target.phone == "+37256000001"


def test_without_a_folder_of_ones_own_nothing_can_be_corrected(
    source: Path, tmp_path: Path, clock: FixedClock
) -> None:
    packs = open_packs(PackFolders(source, tmp_path / "cache" / "guide.pack"))
    services = open_services(tmp_path / "cases", packs, clock, language="en")
    assert not services.corrections.possible
    record, _ = channel(services, "call")
    assert not services.corrections.is_corrected(record)
    services.close()


def test_a_broken_file_of_ones_own_is_told(running: Services, tmp_path: Path) -> None:
    path = tmp_path / "own" / "marketplaces" / "shop.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("colour: [\n", encoding="utf-8")
    record, call = channel(running, "call")
    with pytest.raises(RefusedError) as caught:
        correct(running, record, call, "title", "Telephone")
    assert caught.value.text.id == "app_corrections.wrong.own_file"
    assert path.read_text(encoding="utf-8") == "colour: [\n"


@pytest.mark.parametrize(
    ("form", "typed", "value"),
    [
        ("line", " two  words\nmore ", "two words more"),
        ("mail", "Help@shop.example", "Help@shop.example"),
        ("handle", "ShopHelp", "@ShopHelp"),
        ("url", "shop.example/help", "https://shop.example/help"),
        ("phone", "5600 0001", "+37256000001"),
        ("count", "007", "7"),
        ("languages", "Eesti; en, Latvian", ["et", "en", "lv"]),
    ],
)
def test_what_is_typed_is_understood(form: str, typed: str, value: object) -> None:
    assert understood(form, typed, "EE", "et") == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("mail", "help at shop"),
        ("handle", "@!"),
        ("url", "https://[broken"),
        ("url", "https://shop"),
        ("phone", "call me"),
        ("count", "0"),
        ("count", "many"),
        ("count", "5000"),
        ("hours", "Europe/Riga\nsometimes"),
    ],
)
def test_what_cannot_be_that_fact_is_not_kept(form: str, typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        understood(form, typed, "EE", "en")  # type: ignore[arg-type]


def test_every_kind_of_record_is_corrected(running: Services) -> None:
    market = shop(running)
    for record, fact, field, key in (
        (answer_of(market, market.answers[0]), market.answers[0], "body", "shop.answers.wait.body"),
        (trap_of(market, market.traps[0]), market.traps[0], "title", "shop.traps.confirm.title"),
        (notice_of(market, market.notices[0]), market.notices[0], "body", "shop.notices.old.body"),
    ):
        correct(running, record, fact, field, "Another sentence.")
        assert running.packs.words("en").lines(key) == ("Another sentence.",)
        assert running.corrections.is_corrected(record)
        market = shop(running)
    # Three kinds in the same two files: each is taken back alone.
    take_back(running, trap_of(market, market.traps[0]))
    assert not running.corrections.is_corrected(trap_of(market, market.traps[0]))
    assert running.corrections.is_corrected(answer_of(market, market.answers[0]))


def test_what_is_known_of_hours_is_shown_to_be_edited(running: Services) -> None:
    hours = Hours(zone="Europe/Riga", days={"2": ("10:00-12:00", "13:00-14:00"), "1": ()})
    assert hours_text(hours) == "Europe/Riga\n2: 10:00-12:00, 13:00-14:00"
    assert hours_text(None) == ""


def test_a_record_that_is_gone_is_told(running: Services) -> None:
    record, form = channel(running, "form")
    gone = replace(record, id="gone")
    field = running.corrections.fields(record, form, "en")[0]
    with pytest.raises(RefusedError) as caught:
        running.corrections.read(gone, field, "https://shop.example/x", "here", "en")
    assert caught.value.text.id == "app_corrections.wrong.gone"


def test_a_folder_that_cannot_be_written_changes_nothing(
    running: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, call = channel(running, "call")
    digest = running.packs.digest

    def full(*_args: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(own_files, "write_atomically", full)
    with pytest.raises(OSError, match="no space"):
        correct(running, record, call, "phone", "+37256000001")
    assert running.packs.digest == digest
