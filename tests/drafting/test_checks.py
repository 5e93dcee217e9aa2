"""What is pointed out before sending."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from tests.drafting.conftest import channel
from tests.drafting.test_compose import draft

from makegood.domain.case import Case
from makegood.text.catalog import Catalog


def ids(case: Case, words: Catalog, **request: object) -> list[str]:
    """The ids of the findings, with nothing missing that the test does not care for."""
    settled = {"reply_by": date(2026, 12, 1), "sender_name": "Eleni Example", **request}
    return [finding.id for finding in draft(case, words, **settled).findings]


def test_a_card_number_is_a_wall(case: Case, english: Catalog) -> None:
    made = draft(case, english, own_words="my card is 4111 1111-1111 1111")
    assert made.walled
    assert "card_number" in [f.id for f in made.findings]


def test_an_order_number_that_passes_luhn_is_no_card(case: Case, english: Catalog) -> None:
    number = replace(case, facts={**case.facts, "order_number": "4111111111111111"})
    assert "card_number" not in ids(number, english, order_numbers=("[0-9]{14,20}",))
    luck = replace(case, facts={**case.facts, "order_number": "9111111111111110"})
    assert "card_number" not in ids(luck, english)


@pytest.mark.parametrize("number", ["4111111111111111", "4111 1111 1111 1111"])
def test_a_card_number_kept_as_the_order_number_is_a_wall(
    case: Case, english: Catalog, number: str
) -> None:
    kept = replace(case, facts={**case.facts, "order_number": number})
    assert "card_number" in ids(kept, english, order_numbers=("[0-9A-Za-z]{10,26}",))


def test_a_card_number_is_no_fact_because_it_was_typed(case: Case, english: Catalog) -> None:
    alone = replace(case, facts={**case.facts, "own_words": "4111 1111 1111 1111"})
    assert draft(alone, english, own_words="4111 1111 1111 1111").walled


@pytest.mark.parametrize("fact", ["item", "seller_name", "shop_name", "account_email"])
def test_a_card_number_in_another_field_is_a_wall(case: Case, english: Catalog, fact: str) -> None:
    facts = {**case.facts, fact: "4111 1111 1111 1111"}
    made = draft(replace(case, facts=facts), english, own_words="paid with 4111111111111111")
    assert made.walled
    assert "card_number" in [f.id for f in made.findings]


@pytest.mark.parametrize("fact", ["tracking_number", "return_tracking_number", "coupon_code"])
def test_a_long_number_of_another_kind_is_no_card(case: Case, english: Catalog, fact: str) -> None:
    told = replace(case, facts={**case.facts, fact: "4111111111111111"})
    assert "card_number" not in ids(told, english, own_words="the number is 4111111111111111")


def test_secrets_and_manners_in_the_users_own_language(case: Case, english: Catalog) -> None:
    theirs = Catalog.from_mapping(
        "el",
        {
            "message.words.secrets": ("κωδικός",),
            "message.words.secret_links": ("είναι",),
            "message.words.insults": ("κλέφτες",),
        },
        fallback=english,
    )
    made = draft(case, english, reading=theirs, own_words="ο κωδικός είναι abc123, κλέφτες")
    assert [f.id for f in made.findings if f.level != "missing"] == ["secret", "insult"]


def test_other_private_numbers_in_public(case: Case, english: Catalog) -> None:
    known = replace(case, facts={**case.facts, "tracking_number": "LX1234EE"})
    found = ids(
        known, english, channel=channel("social", public=True), own_words="Where is lx1234ee?"
    )
    assert found == ["public", "public_number"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("my password is hunter2", True),
        ("PIN: 1234", True),
        ("I forgot my password", False),
        ("the pink one", False),
    ],
)
def test_secrets(case: Case, english: Catalog, words: str, found: bool) -> None:
    assert ("secret" in ids(case, english, own_words=words)) is found


def test_manners_look_only_at_own_words(case: Case, english: Catalog) -> None:
    assert ids(case, english, own_words="You THIEVES give BACK my MONEY or you will regret it") == [
        "shouting",
        "insult",
        "threat",
    ]


def test_capitals_of_a_fact_are_no_shouting(case: Case, english: Catalog) -> None:
    named = replace(case, facts={**case.facts, "item": "SHOUT"})
    assert "shouting" not in ids(named, english, own_words="SHOUT and LOUD and SOUND")


def test_what_is_missing(case: Case, english: Catalog) -> None:
    bare = replace(case, facts={}, remedy=None)
    assert draft(bare, english).missing == (
        "order_number",
        "order_date",
        "item",
        "amount",
        "remedy",
        "reply_by",
        "sender_name",
    )


@pytest.mark.parametrize(
    ("issue", "missing"), [("account_locked", ["missing.account_email"]), ("speak_to_human", [])]
)
def test_what_is_missing_depends_on_the_issue(
    case: Case, english: Catalog, issue: str, missing: list[str]
) -> None:
    asked = replace(case, issue=issue, facts={})
    assert ids(asked, english) == missing


def test_no_name_is_asked_for_in_a_chat(case: Case, english: Catalog) -> None:
    made = draft(case, english, channel=channel("chat"))
    assert made.missing == ()


def test_a_language_the_channel_does_not_read(case: Case, english: Catalog) -> None:
    assert "language" in ids(case, english, language="el")


def test_a_language_that_nobody_is_known_to_read(case: Case, english: Catalog) -> None:
    unknown = replace(channel("form"), languages=())
    assert "language" in ids(case, english, language="el", channel=unknown)
    assert "language" not in ids(case, english, language="en", channel=unknown)


def test_an_order_number_in_public(case: Case, english: Catalog) -> None:
    found = ids(
        case, english, channel=channel("social", public=True), own_words="my order A-77 is late"
    )
    assert found == ["public", "public_number"]


@pytest.mark.parametrize(
    ("attached", "kind", "found"),
    [(None, "form", False), (0, "form", True), (2, "form", False), (0, "phone", False)],
)
def test_proof_is_asked_for_where_it_counts(
    case: Case, english: Catalog, attached: int | None, kind: str, found: bool
) -> None:
    made = ids(case, english, channel=channel(kind), attached=attached)
    assert ("missing.proof" in made) is found
