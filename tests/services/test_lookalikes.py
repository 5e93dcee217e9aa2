"""The look-alike guard on the shipped guide data: what is ours is on the list, nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from makegood.domain.pasted import MOST_FOUND, MOST_TEXT
from makegood.domain.text import Text
from makegood.services.lookalikes import LookalikeService, Report
from makegood.services.packs import PackService


@pytest.fixture(scope="module")
def service(guide: PackService) -> LookalikeService:
    return LookalikeService(guide)


def verdicts(report: Report) -> list[tuple[str, str]]:
    return [(each.judgement.kind, each.judgement.verdict) for each in report.items]


def channels(guide: PackService):
    for record in (*guide.pack.marketplaces, *guide.pack.bodies):
        for channel in record.channels:
            if channel.target and not channel.dead and channel.confidence != "unconfirmed":
                yield channel


def test_every_host_of_ours_is_on_the_list(guide: PackService, service: LookalikeService) -> None:
    hosts = {
        host
        for record in (*guide.pack.marketplaces, *guide.pack.bodies)
        for host in (*record.hosts, *getattr(record, "mail_hosts", ()))
    }
    assert len(hosts) > 50
    for host in hosts:
        for text in (host, f"https://{host}/", f"HTTPS://{host.upper()}.", f"https://{host}:443/a"):
            assert verdicts(service.check(text)) == [("link", "listed")], text
        assert verdicts(service.check(f"help@{host}"))[0] == ("mail", "listed")


def test_every_target_of_ours_is_on_the_list(guide: PackService, service: LookalikeService) -> None:
    kinds = set()
    for channel in channels(guide):
        target = channel.target
        for kind, text in (
            ("link", target.url),
            ("mail", target.mail),
            ("phone", target.phone),
            ("handle", target.handle),
            ("address", "\n".join(target.address)),
        ):
            if text:
                kinds.add(kind)
                assert (kind, "listed") in verdicts(service.check(text)), text
    assert kinds == {"link", "mail", "phone", "handle", "address"}


def test_what_is_retired_never_is(guide: PackService, service: LookalikeService) -> None:
    tried = 0
    for retired in guide.pack.retired:
        if retired.what in ("id", "body"):
            continue
        for text in (retired.value, f"  {retired.value} ", f"Call or open {retired.value}, now"):
            found = verdicts(service.check(text))
            assert found, text
            assert {verdict for _, verdict in found} == {"warning"}, text
            tried += 1
    assert tried > 30


@pytest.mark.parametrize(
    "text",
    [
        "+442079460123",
        "+44 20 7946 0123",
        "+44 (0)20 7946-0123",
        "0044 20 79460123",
        "(+44) 20 7946 0123",
        "tel:+44-20-7946-0123",
        "＋４４ ２０ ７９４６ ０１２３",
    ],
)
def test_a_number_in_many_forms(service: LookalikeService, text: str) -> None:
    assert verdicts(service.check(text)) == [("phone", "unlisted")]


@pytest.mark.parametrize(
    "written",
    [
        "{c} {a} {b}",
        "{c}{a}{b}",
        "00{d} {a}-{b}",
        "({c}) {a}.{b}",
        "tel:{c}{a}{b}",
        "{c} ({a}) {b}",
    ],
)
def test_our_numbers_in_many_forms(
    guide: PackService, service: LookalikeService, written: str
) -> None:
    import phonenumbers

    for channel in channels(guide):
        if channel.target.phone:
            number = phonenumbers.parse(channel.target.phone, None)
            code, rest = f"+{number.country_code}", str(number.national_number)
            text = written.format(c=code, d=code[1:], a=rest[:3], b=rest[3:])
            assert verdicts(service.check(text)) == [("phone", "listed")], text


def test_a_number_without_a_country_says_what_was_assumed(service: LookalikeService) -> None:
    judged = service.check("5551 2345", "EE").items[0].judgement
    assert judged.why == Text(
        "app_guard.why.unknown_phone_assumed", {"country": Text("countries.EE")}
    )
    assert service.check("5551 2345").items[0].judgement.why.id == "app_guard.why.no_country"
    # Written without its country, a retired number is still one, wherever the user is.
    assert verdicts(service.check("(206) 266-2992", "EE")) == [("phone", "warning")]


def test_our_own_number_written_at_home(service: LookalikeService) -> None:
    judged = service.check("22 290 89 16", "PL").items[0].judgement
    assert (judged.verdict, judged.why.id) == ("listed", "app_guard.why.phone_assumed")
    assert service.check("22 290 89 16", "EE").items[0].judgement.verdict == "unlisted"


MESSAGE = """\
Dear customer, your Amazon account will be closed within 24 hours (order 114-1234567-1234567 of
22.11.2026, EUR 49.90). Call +44 20 7946 0123 or write to amazon-help@outlook.com. Install AnyDesk,
buy gift cards and open https://amazon-secure.example/x or https://www.amazon.de/gp/help .
"""


def test_a_whole_message_is_judged_piece_by_piece(service: LookalikeService) -> None:
    report = service.check(MESSAGE, "EE")
    assert verdicts(report) == [
        ("mail", "warning"),
        ("link", "warning"),
        ("message", "warning"),
        ("message", "warning"),
        ("message", "warning"),
        ("phone", "unlisted"),
        ("link", "listed"),
    ]
    assert [each.judgement.why.id for each in report.items[2:5]] == [
        "app_guard.words.gift_cards",
        "app_guard.words.remote_access",
        "app_guard.words.hurry",
    ]
    # The name in the message says whom to reach; the way there is on the list itself.
    for each in report.items:
        assert each.owner_name == "Amazon"
        assert each.way is not None
        assert service.check(each.way.url).items[0].judgement.verdict == "listed"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Osta kinkekaardid ja saada koodid", "gift_cards"),
        ("Αγόρασε μια δωροκάρτα", "gift_cards"),
        ("Nopērc dāvanu karti", "gift_cards"),
        ("اشتر بطاقات الهدايا", "gift_cards"),
        ("Купите подарочную карту", "gift_cards"),
        ("Kaufen Sie Geschenkkarten", "gift_cards"),
        ("Скачайте программу: удалённый доступ", "remote_access"),
        ("Laden Sie TeamViewer", "remote_access"),
        ("Назовите код из СМС", "secret_codes"),
        ("Please pay a processing fee", "money_out"),
        ("Write to us on WhatsApp", "other_app"),
        ("Teie konto suletakse", "hurry"),
    ],
)
def test_what_a_message_speaks_of(service: LookalikeService, text: str, sign: str) -> None:
    signs = [each.judgement.why.id for each in service.check(text).items]
    assert f"app_guard.words.{sign}" in signs


@pytest.mark.parametrize(
    "text",
    ["", "Hello, my parcel never arrived. Can you help?", "Thank you for the gift, a card game"],
)
def test_a_plain_message_has_no_signs(service: LookalikeService, text: str) -> None:
    assert service.check(text, "EE").items == ()


def test_nothing_it_says_promises_anything(guide: PackService, service: LookalikeService) -> None:
    words = guide.words("en")
    slots = {"host": "shop.example", "country": "Estonia"}
    keys = [key for key in words.keys() if key.startswith("app_guard.")]  # noqa: SIM118
    said = [words.render(Text(key, slots)) for key in keys]
    assert len(said) > 40
    for sentence in said:
        for promise in ("safe", "genuine", "trustworthy", "harmless", "secure"):
            assert promise not in sentence.lower(), sentence


def test_every_sentence_is_there(guide: PackService, service: LookalikeService) -> None:
    words = guide.words("en")
    for each in service.trusted.messages:
        assert words.known(f"app_guard.words.{each.id}")
    for verdict in ("listed", "own", "unlisted", "warning"):
        for key in (f"verdict.{verdict}", f"act.{verdict}", f"act.{verdict}_alone"):
            assert words.known(f"app_guard.{key}")


@pytest.mark.parametrize(
    "text",
    [
        "a." * 200_000,
        "a@" * 200_000,
        "+1 " * 200_000,
        "1" * 400_000,
        "https://" * 50_000,
        "https://x.io/" + "//" * 100_000,
        "x" * 400_000 + ".example",
        "gift " * 100_000,
        "(" * 200_000,
        "xn--" * 100_000,
        "\u200b" * 200_000,
        " ".join(f"amazon{number}.example" for number in range(20_000)),
    ],
)
def test_a_huge_paste_costs_a_bounded_amount(service: LookalikeService, text: str) -> None:
    report = service.check(text, "EE")
    assert report.cut == (len(text) > MOST_TEXT)
    assert len(report.items) <= MOST_FOUND + 20


PIECES = st.sampled_from(
    ["amazon", ".com", "@", "https://", "/", "+372 5", "00", "1234567", "(", ")", " ", ".", "a-",
     "etsy", "xn--", ":443", "\n"]
)  # fmt: skip


@settings(max_examples=100)
@given(st.text(max_size=400) | st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
@example("Call +372 5123456 or write to help@amazon-refund.example")
def test_never_fails(service: LookalikeService, text: str) -> None:
    for each in service.check(text, "EE").items:
        assert each.judgement.verdict in ("listed", "own", "unlisted", "warning")
