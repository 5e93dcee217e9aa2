"""A message says what happened and asks for what helps; nothing in it speaks against it."""

from __future__ import annotations

import pytest
from tests.drafting.matrix import Spot, case_for

from makegood.domain.book import book_for
from makegood.domain.marketplace import Role, Stage
from makegood.drafting.draft import Draft
from makegood.services.packs import PackService


def written(
    guide: PackService,
    issue: str,
    variant: str | None,
    *,
    marketplace: str = "generic",
    channel: str = "seller_message",
    stage: Stage = "first",
    role: Role = "buyer",
) -> Draft:
    """A message in English about a problem, from the guide data."""
    book = book_for(guide.pack, marketplace)
    way = book.channels[channel]
    case = case_for(book, issue, variant, role, way, stage, "eu")
    return Spot(case, book, way, stage).draft(guide, "en")


@pytest.mark.parametrize(
    ("issue", "variant", "told", "untrue"),
    [
        ("not_received", "digital_item", "I have not received the download or code.", "parcel"),
        ("late", "arrived_late", "The parcel arrived, but after the promised date.", "is late"),
        ("late", "where_is_it", "It is not clear where the parcel is.", "is late"),
        ("late", "on_its_way", "The parcel is late.", "has not arrived"),
        ("change_address", "after_shipping", "the parcel has been sent", "before the parcel"),
        ("change_address", "before_shipping", "before the parcel is sent", "has been sent"),
        ("refund_not_received", "too_small", "Only a part", "refund has not reached me"),
        ("refund_not_received", "other_method", "a voucher or balance", "has not reached me"),
        ("refund_not_received", "approved", "The refund has not reached me.", "Only a part"),
        ("cancel_order", "closed_by_platform", "This order was closed.", "I want to cancel"),
        ("coupon_giftcard", "not_given_back", "my coupon back", "does not work"),
        ("coupon_giftcard", "late_coupon", "the coupon for the late delivery", "does not work"),
        ("account_locked", "hacked", "Somebody else has used my account.", "cannot get into"),
        ("account_locked", "suspended", "suspended or limited", "cannot get into"),
        ("account_locked", "cannot_sign_in", "I cannot get into my account.", "suspended"),
    ],
)
def test_a_variant_with_another_story_tells_it(
    guide: PackService, issue: str, variant: str, told: str, untrue: str
) -> None:
    body = written(guide, issue, variant).body
    assert told in body
    assert untrue not in body


@pytest.mark.parametrize("stage", ["second_chance", "cancellation"])
def test_what_the_opening_says_is_not_said_again(guide: PackService, stage: Stage) -> None:
    body = written(guide, "late", None, stage=stage).body
    assert "The parcel has not arrived." in body
    assert "The parcel is late." not in body


def test_who_is_complained_about_asks_for_no_end_of_their_own_listing(guide: PackService) -> None:
    defence = written(
        guide,
        "complaint_against_me",
        None,
        channel="complaint_answer",
        stage="defence",
        role="accused",
    )
    assert "Please check the complaint and reject it." in defence.body
    assert "Please check the listing" not in defence.body
    fake = written(guide, "counterfeit", "seen")
    assert "Please check the listing and remove it." in fake.body


def test_a_confirmed_call_was_an_answer(guide: PackService) -> None:
    confirmation = written(guide, "late", None, stage="call_confirmation")
    assert confirmation.subject == "Order 3012345678 - confirmation of our call"
    assert "There was no answer." not in confirmation.body
    assert "There was no answer." in written(guide, "late", None, stage="reminder").body


def test_an_answer_to_an_offer_is_called_so(guide: PackService) -> None:
    answer = written(guide, "damaged", None, stage="offer_answer")
    assert answer.subject == "Order 3012345678 - answer to your offer"


def test_who_calls_is_thanked_by_who_is_called(guide: PackService) -> None:
    call = written(guide, "damaged", None, marketplace="amazon", channel="callback")
    assert call.body.startswith("Hello. Thank you for calling me back.")
