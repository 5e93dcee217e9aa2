"""On our list, not on our list, warning signs: judged on a small list made for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.domain.made import pack as empty_pack

from makegood.domain.catalogue import Body, Pack, Retired
from makegood.domain.guard import GuardList
from makegood.domain.lookalike import judge_handle, judge_link, judge_mail, judge_phone
from makegood.domain.marketplace import Channel, Marketplace, Site, Target
from makegood.domain.provenance import Checked, Source
from makegood.domain.text import Text
from makegood.domain.trusted import Owner, Trusted, trusted_of

SOURCED = {
    "sources": (Source(publisher="Made up", title="Made up", read_in="copy"),),
    "checked": Checked(on=date(2026, 11, 1), how="stored-copy"),
    "confidence": "official-copy",
}


def channel(channel_id: str, target: Target, **more: object) -> Channel:
    fields: dict[str, object] = {**SOURCED, "kind": "form", "party": "platform", "purpose": "any"}
    return Channel(id=channel_id, target=target, **{**fields, **more})  # type: ignore[arg-type]


def market(market_id: str, *hosts: str, channels: tuple[Channel, ...] = ()) -> Marketplace:
    return Marketplace(
        id=market_id, name=market_id.title(), colour="#000000", sites=(), hosts=hosts,
        mail_hosts=(f"mail.{hosts[0]}",), channels=channels, issues=(), ladders=(),
        **SOURCED,  # type: ignore[arg-type]
    )  # fmt: skip


BAZAAR = market(
    "bazaar",
    "bazaar.example",
    "www.bazaar.example",
    channels=(
        channel("line", Target(phone="+37255500000")),
        channel("box", Target(mail="help@desk.example")),
        channel("page", Target(url="https://www.bazaar.example/mine")),
        channel("name", Target(handle="@BazaarHelp")),
        channel("old", Target(phone="+37255500009"), dead=True),
        channel("rumour", Target(phone="+37255500008"), confidence="unconfirmed"),
    ),
)
CORNER = market("corner", "corner.example")
OWN = market(
    "own", "ownshop.example", channels=(channel("own_line", Target(phone="+37255500007")),)
)
OWN_VALUES = {"ownshop.example", "mail.ownshop.example", "+37255500007", "help@desk.example"}


def made() -> Pack:
    return replace(
        empty_pack(),
        marketplaces=(BAZAAR, CORNER, OWN),
        retired=(
            Retired(what="phone", value="+37255500001"),
            Retired(what="mail", value="Legal@bazaar.example"),
            Retired(what="host", value="www.gone.example"),
            Retired(what="url", value="https://gov.example/Old/page"),
        ),
        guard=(
            GuardList(id="free", use="mail_host", why="-", hosts=("post.example",)),
            GuardList(id="short", use="short_link", why="-", hosts=("s.example",)),
            GuardList(id="more", use="host_word", why="-", words={"en": ("help", "com")}),
            GuardList(id="plain", use="everyday_name", why="-", words={"en": ("corner",)}),
        ),
    )


TRUSTED = trusted_of(made(), lambda value: False)
WITH_OWN = trusted_of(made(), lambda value: value in OWN_VALUES)


def link(text: str, trusted: Trusted = TRUSTED) -> tuple[str, str]:
    judged = judge_link(text, trusted)
    return judged.verdict, judged.why.id.removeprefix("app_guard.")


@pytest.mark.parametrize(
    "text",
    [
        "bazaar.example",
        "https://www.bazaar.example/a?b=1",
        "HTTPS://Bazaar.EXAMPLE.:443/",
        "http://deep.down.bazaar.example",
        "https://www.bazaar.example/mine?back=https://corner.example/x",
    ],
)
def test_on_our_list(text: str) -> None:
    assert link(text) == ("listed", "why.link")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("https://bazaar.example.evil.io", "name_inside"),
        ("https://bazaar.evil.io", "name_inside"),
        ("https://bazaar.com", "other_ending"),
        ("https://bazaar.co.uk", "other_ending"),
        ("https://bazaar-help.io", "extra_words"),
        ("https://bazaar-com.io", "extra_words"),
        ("https://helpbazaar.io", "extra_words"),
        ("https://bazaarhelp.io", "extra_words"),
        ("https://bazaar24-7.io", "name_inside"),
        ("https://mybazaarshop.io", "name_inside"),
        ("https://bazaar-stones.io", "name_inside"),
        ("https://bazzaar.io", "nearly"),
        ("https://bаzaar.io", "letters"),  # Cyrillic a
        ("https://xn--bzaar-3ve.io", "letters"),
        ("https://bazaar.example@evil.io", "userinfo"),
        ("https://bazaar.example:8080", "port"),
        ("https://baza\u00adar.example", "hidden"),
        ("https://10.0.0.1/bazaar.example", "number_host"),
        ("https://evil.io/bazaar.example/login", "name_in_path"),
        ("https://evil.io/%62azaar.example", "name_in_path"),
        ("https://s.example/abc", "short_link"),
        ("https://bazaar.example/to?url=https%3A%2F%2Fevil.io%2Fx", "leads_on"),
        ("https://bazaar.example/to?url=//evil.io", "leads_on"),
        ("https://gone.example/", "retired"),
        ("https://www.gone.example/", "retired"),
        ("https://gov.example/old/PAGE/form?x", "retired"),
        ("https://corner-help.io", "extra_words"),
        ("https://corner.example.evil.io", "name_inside"),
        ("https://παράδειγμαa.io", "letters"),
    ],
)
def test_warning_signs(text: str, sign: str) -> None:
    assert link(text) == ("warning", f"sign.{sign}")


@pytest.mark.parametrize(
    "text",
    [
        "https://other.io",
        "https://corner.io",  # a plain word proves nothing alone
        "https://corner-stone.io",
        "https://gov.example/old/pages",
        "https://παράδειγμα.io",
    ],
)
def test_not_on_our_list(text: str) -> None:
    assert link(text) == ("unlisted", "why.unknown_link")


def test_a_look_alike_names_whom_it_looks_like() -> None:
    assert judge_link("https://bazaar-help.io", TRUSTED).owner == Owner("bazaar")
    assert judge_link("https://other.io", TRUSTED).owner is None


@given(
    host=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?\.(io|com|net|co\.uk)", fullmatch=True),
    known=st.sampled_from(sorted(TRUSTED.hosts)),
    at=st.integers(0, 40),
    glue=st.sampled_from(["", "-", ".", "@", "/", "\\", "%2e", ":", "?", "#", "。", "\u200b", "_"]),
    scheme=st.sampled_from(["", "https://", "http:", "//", "https:\\\\"]),
)
def test_a_trusted_name_inside_a_foreign_host_never_helps(
    host: str, known: str, at: int, glue: str, scheme: str
) -> None:
    at = min(at, len(host) - 1)
    before, after = host[:at], host[at:]
    # What follows the trusted name must still be part of the host: "known/evil.io" is known's own.
    behind = glue if glue in {"", "-", ".", "@", "%2e", "。", "\u200b", "_"} else ""
    text = f"{scheme}{before}{glue if before else ''}{known}{behind}{after}"
    if before and glue in {"/", "\\", "?", "#", ":"}:
        text = f"{scheme}{host}{glue}{known}"
    assert judge_link(text, TRUSTED).verdict != "listed", text


def test_what_a_person_added_is_never_on_our_list() -> None:
    assert link("https://ownshop.example/x", WITH_OWN) == ("own", "why.own")
    assert judge_phone("x", "+37255500007", WITH_OWN).verdict == "own"
    assert judge_mail("Help@Desk.example", WITH_OWN).verdict == "own"
    assert judge_mail("x@mail.ownshop.example", WITH_OWN).verdict == "own"
    page = trusted_of(made(), lambda value: value == "https://www.bazaar.example/mine")
    assert link("https://www.bazaar.example/mine", page) == ("own", "why.own")
    assert link("https://ownshop-help.io", WITH_OWN) == ("warning", "sign.extra_words")
    name = trusted_of(made(), lambda value: value == "@BazaarHelp")
    assert judge_handle("@bazaarhelp", name).verdict == "own"


@pytest.mark.parametrize(
    ("mail", "verdict", "why"),
    [
        ("a@bazaar.example", "listed", "why.mail"),
        ("a@mail.bazaar.example", "listed", "why.mail"),
        ("HELP@desk.example", "listed", "why.mail"),
        ("other@desk.example", "unlisted", "why.unknown_link"),
        ("legal@BAZAAR.example", "warning", "sign.retired"),
        ("kim@post.example", "warning", "sign.free_mail"),
        ("bazaar.team@post.example", "warning", "sign.free_mail_name"),
        ("bazaar.example@evil.io", "warning", "sign.name_before_at"),
        ("b4zaar@evil.io", "warning", "sign.name_before_at"),
        ("help@bazaar-help.io", "warning", "sign.extra_words"),
        ("corner@evil.io", "unlisted", "why.unknown_link"),
        ("help@bazaar.examp\u200ble", "warning", "sign.hidden"),
    ],
)
def test_mail(mail: str, verdict: str, why: str) -> None:
    judged = judge_mail(mail, TRUSTED)
    assert (judged.verdict, judged.why.id) == (verdict, f"app_guard.{why}")


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("+37255500000", "listed"),
        ("+37255500001", "warning"),
        ("+37255500008", "unlisted"),  # nobody has confirmed it
        ("+37255500009", "unlisted"),  # does not work any more
        ("+37255500002", "unlisted"),
    ],
)
def test_numbers(number: str, verdict: str) -> None:
    assert judge_phone("x", number, TRUSTED).verdict == verdict


def test_the_country_that_was_assumed_is_said() -> None:
    country = Text("countries.EE")
    listed = judge_phone("x", "+37255500000", TRUSTED, assumed=country)
    assert listed.why == Text("app_guard.why.phone_assumed", {"country": country})
    unknown = judge_phone("x", "+37255500002", TRUSTED, assumed=country)
    assert unknown.why == Text("app_guard.why.unknown_phone_assumed", {"country": country})
    assert judge_phone("x", "+37290000000", TRUSTED, costly=True).verdict == "warning"


@pytest.mark.parametrize(
    ("handle", "verdict"),
    [
        ("@bazaarhelp", "listed"),
        ("@Bazaar_Help", "warning"),
        ("@b4zaar", "warning"),
        ("@kim", "unlisted"),
    ],
)
def test_names_on_social_networks(handle: str, verdict: str) -> None:
    assert judge_handle(handle, TRUSTED).verdict == verdict


def test_bodies_sites_and_postal_addresses_are_on_the_list() -> None:
    letter = channel("letter", Target(address=("Office", "Long Street 1")))
    office = Body(
        id="office",
        kind="authority",
        hosts=("ab.example", "office.example"),
        channels=(letter,),
        **SOURCED,  # type: ignore[arg-type]
    )
    site = Site(id="s", host="site.example", **SOURCED)  # type: ignore[arg-type]
    guide = replace(made(), bodies=(office,), marketplaces=(replace(BAZAAR, sites=(site,)),))
    found = trusted_of(guide, lambda value: False)
    assert found.hosts["office.example"] == Owner("office", is_body=True)
    assert found.hosts["site.example"] == Owner("bazaar")
    assert found.addresses == ((("Office", "Long Street 1"), Owner("office", is_body=True)),)
    # Two letters stand in every second host: no name that strangers could dress up with.
    assert "ab" not in {known.name for known in found.names}
    # Yet such a host inside another one is seen.
    assert link("https://ab.example.evil.io", found) == ("warning", "sign.name_inside")
    own = trusted_of(guide, lambda value: value == "Long Street 1")
    assert own.addresses == ()
