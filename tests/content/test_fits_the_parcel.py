"""What is said fits what happened: nothing to open, photograph or keep where no parcel came."""

from __future__ import annotations

import pytest

from makegood.domain.book import book_for
from makegood.domain.conditions import evaluate

MARKETS = ("aliexpress", "amazon", "etsy", "generic", "wish")
OF_A_PARCEL_HERE = {
    "label_photo", "parcel_photo", "item_photo", "item_beside_listing", "measurement_photo",
    "fault_video", "opening_video", "parts_photo", "weight_photo", "brand_details_photo",
    "return_receipt", "return_tracking", "packing_video",
}  # fmt: skip
OF_AN_ITEM_HERE = {
    "keep_packaging", "do_not_use_item", "return_unasked", "return_late", "activate_return",
    "return_on_time", "unused", "return_cost", "no_tracking",
}  # fmt: skip
CAME = {"arrived_late", "already_shipped"}


@pytest.mark.parametrize("market_id", MARKETS)
def test_nobody_is_asked_for_a_photo_of_what_never_came(guide, market_id: str):
    book = book_for(guide.pack, market_id)
    assert book.marketplace is not None
    for entry in book.marketplace.issues:
        if entry.issue not in ("not_received", "late", "change_address", "cancel_order"):
            continue
        for leaf in (entry, *(each for each in entry.variants if each.id not in CAME)):
            assert not OF_A_PARCEL_HERE & set(leaf.evidence), (entry.issue, leaf)
            assert not OF_AN_ITEM_HERE & set(leaf.traps), (entry.issue, leaf)


@pytest.mark.parametrize(
    ("issue", "variant", "shipped", "serves"),
    [
        ("not_received", "seller_never_shipped", None, True),
        ("not_received", "seller_never_shipped", True, False),
        ("not_received", "lost_in_transit", None, False),
        ("not_received", "marked_delivered", False, False),
        ("cancel_order", "not_shipped", None, True),
        ("cancel_order", "already_shipped", True, False),
        ("change_address", "before_shipping", None, True),
    ],
)
def test_an_order_is_cancelled_only_before_it_is_sent(guide, issue, variant, shipped, serves):
    way = book_for(guide.pack, "aliexpress").channels["cancel_request"]
    facts = {"issue": issue, "variant": variant}
    if shipped is not None:
        facts["shipped"] = shipped
    assert evaluate(way.applies, facts) is serves


@pytest.mark.parametrize(("country", "shown"), [("GB", False), ("EE", False), ("KZ", True)])
def test_the_other_aliexpress_is_told_only_where_it_sells(guide, country, shown):
    market = book_for(guide.pack, "aliexpress").marketplace
    notice = next(each for each in market.notices if each.id == "cis_service")
    assert evaluate(notice.applies, {"country": country}) is shown
