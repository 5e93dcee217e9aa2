"""Worked examples over the rules as shipped. Every date was worked out by hand, with a calendar.

Each row is a situation as the command line takes it. `expect` names what the clock of the rule
must say: its day, the day to plan by, its state; a row that expects nothing expects no clock.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from makegood.domain.assess import assess
from makegood.domain.book import book_for
from makegood.services.situations import case_from_json

if TYPE_CHECKING:
    from makegood.domain.assessment import Assessment
    from makegood.domain.catalogue import Pack

TODAY = "2026-11-22"


class Row(NamedTuple):
    name: str
    rule: str
    situation: dict[str, Any]
    expect: dict[str, Any] | None
    now: str = f"{TODAY}T12:00:00+02:00"
    zone: str = "Europe/Tallinn"


def situation(
    issue: str = "not_received",
    market: str = "generic",
    events: list[dict[str, Any]] | None = None,
    page: dict[str, str] | None = None,
    **facts: Any,
) -> dict[str, Any]:
    """Facts by name; `country`, `site` and `variant` go where they belong."""
    data: dict[str, Any] = {"marketplace": market, "issue": issue, "events": events or []}
    for key in ("country", "site", "variant", "role", "trader_country"):
        if key in facts:
            data[key] = facts.pop(key)
    if page is not None:
        data["page_dates"] = [page]
    data["facts"] = facts
    return data


def row(
    name: str, rule: str, of: dict[str, Any], day: str | None, *, at: str = TODAY, **expect: Any
) -> Row:
    now = at if "T" in at else f"{at}T12:00:00+02:00"
    zone = expect.pop("zone", "Europe/Tallinn")
    return Row(name, rule, of, None if day is None else {"day": day, **expect}, now, zone)


def sent(on: str, party: str = "seller", **more: Any) -> dict[str, Any]:
    return {"kind": "sent", "at": on, "party": party, **more}


def went(on: str, party: str, **more: Any) -> dict[str, Any]:
    return {"kind": "escalated", "at": on, "party": party, **more}


def got(on: str, party: str, outcome: str = "decision") -> dict[str, Any]:
    return {"kind": "received", "at": on, "party": party, "outcome": outcome}


VISA: dict[str, Any] = {"payment_method": "card_visa"}
MASTERCARD: dict[str, Any] = {"payment_method": "card_mastercard"}
PAYPAL: dict[str, Any] = {"payment_method": "paypal"}
TRADER: dict[str, Any] = {"seller_kind": "trader"}
EE_SHOP: dict[str, Any] = {"country": "EE", "trader_country": "DE", **TRADER}
EE_BUY: dict[str, Any] = {"country": "EE", **TRADER, "item_kind": "standard"}
UK_BUY: dict[str, Any] = {"country": "GB", **TRADER, "item_kind": "standard"}
US_BUY: dict[str, Any] = {"country": "US", "trader_country": "US", **TRADER}
US_CREDIT: dict[str, Any] = {"country": "US", **VISA, "card_kind": "credit"}
THIRD: dict[str, Any] = {"sold_by": "third_party", "item_kind": "standard"}

PAYMENT = [
    row("half a year from the payment", "paypal-open",
        situation(payment_date="2026-10-02", **PAYPAL), "2027-03-31", plan_by="2027-03-24",
        state="running", applies="yes", confidence="official"),
    row("ends on the day before a leap day", "paypal-open",
        situation(payment_date="2023-09-01", **PAYPAL), "2024-02-28", at="2024-01-02"),
    row("ends on a leap day", "paypal-open",
        situation(payment_date="2023-09-02", **PAYPAL), "2024-02-29", at="2024-01-02"),
    row("no such leap day a year before", "paypal-open",
        situation(payment_date="2022-09-02", **PAYPAL), "2023-03-01", at="2023-01-02"),
    row("the order stands in for the payment", "paypal-open",
        situation(order_date="2026-10-01", **PAYPAL), "2027-03-30"),
    row("two anchors: delivery ends first", "paypal-open-snad",
        situation("not_as_described", payment_date="2026-10-02", delivery_date="2026-11-01",
                  item_kind="standard", **PAYPAL),
        "2026-12-01", plan_by="2026-11-24", applies="yes", settles=()),
    row("two anchors: payment ends first", "paypal-open-snad",
        situation("not_as_described", payment_date="2026-01-10", delivery_date="2026-07-01",
                  item_kind="standard", **PAYPAL),
        "2026-07-09", at="2026-07-01"),
    row("two anchors: one still unknown", "paypal-open-snad",
        situation("damaged", payment_date="2026-10-02", item_kind="standard", **PAYPAL),
        "2027-03-31", applies="yes", settles=("delivery_date",)),
    row("made to order is not covered", "paypal-open-snad",
        situation("damaged", payment_date="2026-10-02", item_kind="custom_made", **PAYPAL), None),
    row("kind of item unknown", "paypal-open-snad",
        situation("damaged", payment_date="2026-10-02", delivery_date="2026-11-01", **PAYPAL),
        "2026-12-01", applies="maybe", settles=("item_kind",)),
    row("20 days after the dispute", "paypal-escalate",
        situation(events=[went("2026-11-05", "paypal")], **PAYPAL),
        "2026-11-25", plan_by="2026-11-20", state="closing"),
    row("the dispute became a claim", "paypal-escalate",
        situation(events=[went("2026-11-05", "paypal"),
                          went("2026-11-12", "paypal", rung="paypal_claim")], **PAYPAL),
        "2026-11-25", state="met"),
    row("no dispute, no 20 days", "paypal-escalate", situation(**PAYPAL), None),
    row("a dispute elsewhere starts nothing at PayPal", "paypal-escalate",
        situation(events=[went("2026-11-05", "klarna")], **PAYPAL), None),
    row("an answer due after the claim", "paypal-decision",
        situation(events=[went("2026-11-01", "paypal"),
                          went("2026-11-12", "paypal", rung="paypal_claim")], **PAYPAL),
        "2026-12-12", plan_by=None),
    row("statement plus 60 days", "paypal-unauth-us",
        situation("unknown_charge", country="US", first_statement_sent_date="2026-10-15",
                  **PAYPAL), "2026-12-14"),
    row("13 months into a leap year", "paypal-unauth-other",
        situation("unknown_charge", country="CH", payment_date="2023-01-30", **PAYPAL),
        "2024-02-29", at="2024-02-01"),
    row("13 months into a plain year", "paypal-unauth-other",
        situation("unknown_charge", country="CH", payment_date="2022-01-31", **PAYPAL),
        "2023-02-28", at="2023-02-01"),
    row("the cautious 120 days", "card-safe", situation(payment_date="2026-10-02", **VISA),
        "2027-01-30", plan_by="2027-01-16"),
    row("the bank needs two weeks", "card-safe-90",
        situation(payment_date="2026-10-02", **VISA), "2026-12-31", plan_by="2026-12-17",
        confidence="third-party"),
    row("behind Apple Pay", "card-safe",
        situation(payment_date="2026-10-02", payment_method="apple_pay", paid_behind="card_visa"),
        "2027-01-30", applies="yes"),
    row("behind Apple Pay, not known what", "card-safe",
        situation(payment_date="2026-10-02", payment_method="apple_pay"),
        "2027-01-30", applies="maybe", settles=("paid_behind",)),
    row("a card stands behind nothing else", "card-safe",
        situation(payment_date="2026-10-02", payment_method="bank_transfer"), None),
    row("from the promised date", "card-visa-13.1-file-exp",
        situation(payment_date="2026-10-02", expected_delivery_date="2026-11-10", **VISA),
        "2027-03-10", plan_by="2027-02-24"),
    row("never past 540 days from the payment", "card-visa-13.1-file-exp",
        situation(payment_date="2025-06-01", expected_delivery_date="2026-09-01", **VISA),
        "2026-11-23"),
    row("without a promised date", "card-visa-13.1-file-tx",
        situation(payment_date="2026-10-02", **VISA), "2027-01-30"),
    row("with a promised date the other rule counts", "card-visa-13.1-file-tx",
        situation(payment_date="2026-10-02", expected_delivery_date="2026-11-10", **VISA), None),
    row("the bank must wait: not yet", "card-visa-13.1-wait",
        situation(payment_date="2026-11-08", **VISA), "2026-11-23", state="running"),
    row("the bank must wait: from today", "card-visa-13.1-wait",
        situation(payment_date="2026-11-07", **VISA), "2026-11-22", state="closed"),
    row("wrong item", "card-visa-13.3-file",
        situation("wrong_item", delivery_date="2026-11-01", payment_date="2026-10-02", **VISA),
        "2027-03-01"),
    row("missing refund: wait", "card-visa-13.7-wait",
        situation("refund_not_received", return_date="2026-11-10", **VISA), "2026-11-25"),
    row("missing refund: last day", "card-visa-13.7-file",
        situation("refund_not_received", delivery_date="2026-11-01", **VISA), "2027-03-01"),
    row("Mastercard: no date, wait a month", "card-mc-4853np-wait",
        situation(payment_date="2026-11-01", **MASTERCARD), "2026-12-01"),
    row("Mastercard: from the promised date", "card-mc-4853np-file",
        situation(expected_delivery_date="2026-11-10", **MASTERCARD), "2027-03-10"),
    row("Amex", "card-amex-file",
        situation(payment_date="2026-10-02", payment_method="card_amex"), "2027-01-30"),
    row("a custom of UK banks", "card-merchant-first",
        situation(country="GB", events=[sent("2026-11-12")], **VISA), "2026-11-26",
        nature="customary"),
    row("no custom elsewhere", "card-merchant-first",
        situation(country="EE", events=[sent("2026-11-12")], **VISA), None),
    row("eight weeks", "sepa-dd-refund",
        situation(country="EE", debit_date="2026-10-02", payment_method="sepa_debit"),
        "2026-11-27", plan_by="2026-11-20", state="closing"),
    row("13 months over the end of a month", "sepa-dd-unauth",
        situation("unknown_charge", country="DE", debit_date="2026-01-31",
                  payment_method="sepa_debit"), "2027-02-28"),
    row("direct debits of other countries have other rules", "sepa-dd-refund",
        situation(country="GB", debit_date="2026-10-02", payment_method="sepa_debit"), None),
    row("seven days for the shop", "afterpay-wait",
        situation(events=[sent("2026-11-12")], payment_method="afterpay"), "2026-11-19"),
    row("three weeks", "klarna-followup",
        situation(country="GB", events=[went("2026-11-12", "klarna")], payment_method="klarna"),
        "2026-12-03"),
]  # fmt: skip

EUROPE = [
    row("30 days from the order", "eu-delivery", situation(order_date="2026-10-02", **EE_SHOP),
        "2026-11-01", state="closed", who="other_side", plan_by=None),
    row("a date was promised", "eu-delivery",
        situation(order_date="2026-10-02", expected_delivery_date="2026-11-30", **EE_SHOP), None),
    row("it has come", "eu-delivery",
        situation("late", order_date="2026-10-02",
                  events=[{"kind": "delivered", "at": "2026-11-05"}], **EE_SHOP),
        "2026-11-01", state="met"),
    row("a private seller", "eu-delivery",
        situation(order_date="2026-10-02", country="EE", trader_country="DE",
                  seller_kind="private"), None),
    row("seller of unknown kind", "eu-delivery",
        situation(order_date="2026-10-02", country="EE", trader_country="DE"), "2026-11-01",
        applies="maybe", settles=("seller_kind",)),
    row("ordered about then: what others owe counts from the last day", "eu-delivery",
        situation(order_date="2026-10-02/2026-10-05", **EE_SHOP), "2026-11-04", about=True),
    row("extra time ends", "eu-delivery-extra",
        situation(events=[sent("2026-11-12", stage="second_chance")], **EE_SHOP), "2026-11-22",
        state="closed"),
    row("extra time not yet over", "eu-delivery-extra",
        situation(events=[sent("2026-11-13", stage="second_chance")], **EE_SHOP), "2026-11-23",
        state="running"),
    row("the letter is not written yet", "eu-delivery-extra", situation(**EE_SHOP), None),
    row("14 days, a Monday", "eu-withdraw",
        situation("return", delivery_date="2026-11-02", **EE_BUY), "2026-11-16",
        at="2026-11-16", state="closing", plan_by="2026-11-13"),
    row("14 days, the day after", "eu-withdraw",
        situation("return", delivery_date="2026-11-02", **EE_BUY), "2026-11-16",
        at="2026-11-17", state="closed"),
    row("a Saturday rolls to Monday; plan by the Saturday", "eu-withdraw",
        situation("return", delivery_date="2026-11-07", **EE_BUY), "2026-11-23",
        unrolled="2026-11-21", plan_by="2026-11-18", state="closing"),
    row("Estonian Christmas rolls to the 28th", "eu-withdraw",
        situation("return", delivery_date="2026-12-10", **EE_BUY), "2026-12-28",
        unrolled="2026-12-24"),
    row("a Latvian holiday rolls by one day", "eu-withdraw",
        situation("return", delivery_date="2026-04-20", country="LV", **TRADER,
                  item_kind="standard"), "2026-05-05", at="2026-04-25", unrolled="2026-05-04"),
    row("the same day is no holiday in Estonia", "eu-withdraw",
        situation("return", delivery_date="2026-04-20", **EE_BUY), "2026-05-04",
        at="2026-04-25"),
    row("delivered about then: the earliest day counts", "eu-withdraw",
        situation("return", delivery_date="2026-11-09/2026-11-12", **EE_BUY), "2026-11-23",
        about=True),
    row("made to order", "eu-withdraw",
        situation("return", delivery_date="2026-11-02", country="EE", **TRADER,
                  item_kind="custom_made"), None),
    row("sealed and opened", "eu-withdraw",
        situation("return", delivery_date="2026-11-09", country="EE", **TRADER,
                  item_kind="sealed_hygiene", opened_seal=True), None),
    row("sealed and closed", "eu-withdraw",
        situation("return", delivery_date="2026-11-09", country="EE", **TRADER,
                  item_kind="sealed_hygiene", opened_seal=False), "2026-11-23"),
    row("withdrawn in time", "eu-withdraw",
        situation("return", delivery_date="2026-11-02",
                  events=[sent("2026-11-10", stage="withdrawal")], **EE_BUY),
        "2026-11-16", state="met"),
    row("refund after the withdrawal", "eu-withdraw-refund",
        situation("return", events=[sent("2026-11-10", stage="withdrawal")], **EE_BUY),
        "2026-11-24"),
    row("send it back", "eu-withdraw-sendback",
        situation("return", events=[sent("2026-11-10", stage="withdrawal")], **EE_BUY),
        "2026-11-24", plan_by="2026-11-21", who="user"),
    row("two years from a leap day", "eu-guarantee",
        situation("warranty", delivery_date="2024-02-29", **EE_BUY), "2026-02-28",
        at="2026-02-01"),
    row("two years to a leap year", "eu-guarantee",
        situation("warranty", delivery_date="2022-02-28", **EE_BUY), "2024-02-28",
        at="2024-02-01"),
    row("one year of presumption", "eu-guarantee-proof",
        situation("damaged", delivery_date="2025-11-29", **EE_BUY), "2026-11-29",
        state="closing", plan_by=None),
    row("six months to the end of February", "dsa-internal",
        situation("account_locked", "etsy", country="EE", platform_decision_date="2026-08-31"),
        "2027-02-28"),
    row("AliExpress has its own, shorter time", "dsa-internal",
        situation("account_locked", "aliexpress", country="EE",
                  platform_decision_date="2026-08-31"), None),
    row("180 days", "dsa-internal-aliexpress",
        situation("account_locked", "aliexpress", country="EE",
                  platform_decision_date="2026-08-31"), "2027-02-27"),
    row("the contract for Europe holds in the UK too", "dsa-internal-aliexpress",
        situation("account_locked", "aliexpress", country="GB",
                  platform_decision_date="2026-08-31"), "2027-02-27"),
    row("from the decision in the log", "dsa-internal",
        situation("shop_restricted", "etsy", role="seller", country="EE",
                  events=[got("2026-11-10", "platform")]), "2027-05-10"),
]  # fmt: skip

UK = [
    row("30 days after the contract", "uk-delivery",
        situation(order_date="2026-10-31", country="GB", **TRADER), "2026-11-30"),
    row("30 days after delivery", "uk-reject",
        situation("damaged", delivery_date="2026-11-01", **UK_BUY), "2026-12-01",
        plan_by="2026-11-24"),
    row("beginning with the day of agreement", "uk-reject-refund",
        situation("damaged", seller_agreed_refund_date="2026-11-10", **UK_BUY), "2026-11-23"),
    row("beginning with the day of delivery", "uk-fault-proof",
        situation("damaged", delivery_date="2026-01-15", **UK_BUY), "2026-07-14",
        at="2026-07-14", state="closing"),
    row("a month without that day", "uk-fault-proof",
        situation("damaged", delivery_date="2026-08-31", **UK_BUY), "2027-02-27"),
    row("a Saturday stays a Saturday", "uk-cancel",
        situation("return", delivery_date="2026-11-07", **UK_BUY), "2026-11-21",
        unrolled="2026-11-21"),
    row("six years", "uk-s75-file",
        situation(payment_date="2020-11-30", item_price="250.00", currency="GBP",
                  card_kind="credit", **VISA, **UK_BUY), "2026-11-30", plan_by="2026-11-16"),
    row("six years from a leap day", "uk-s75-file",
        situation(payment_date="2020-02-29", item_price="250.00", currency="GBP",
                  card_kind="credit", **VISA, **UK_BUY), "2026-02-28", at="2026-01-01"),
    row("exactly 100 is too little", "uk-s75-file",
        situation(payment_date="2020-11-30", item_price="100.00", currency="GBP",
                  card_kind="credit", **VISA, **UK_BUY), None),
    row("100.01 is enough", "uk-s75-file",
        situation(payment_date="2020-11-30", item_price="100.01", currency="GBP",
                  card_kind="credit", **VISA, **UK_BUY), "2026-11-30", applies="yes"),
    row("30,000 is still in", "uk-s75-file",
        situation(payment_date="2020-11-30", item_price="30000", currency="GBP",
                  card_kind="credit", **VISA, **UK_BUY), "2026-11-30"),
    row("30,000.01 is out", "uk-s75-file",
        situation(payment_date="2020-11-30", item_price="30000.01", currency="GBP",
                  card_kind="credit", **VISA, **UK_BUY), None),
    row("a debit card", "uk-s75-file",
        situation(payment_date="2020-11-30", item_price="250", currency="GBP",
                  card_kind="debit", **VISA, **UK_BUY), None),
    row("eight weeks for the bank", "uk-fos-wait",
        situation(country="GB", events=[went("2026-10-01", "bank", rung="bank_complaint")],
                  **VISA), "2026-11-26"),
    row("15 working days over Christmas and New Year", "uk-fos-payments-wait",
        situation(country="GB", card_kind="debit",
                  events=[went("2026-12-14", "bank", rung="bank_complaint")], **VISA),
        "2027-01-07", at="2026-12-20"),
    row("six months from the final answer", "uk-fos-file",
        situation(country="GB", events=[got("2026-08-31", "bank")], **VISA), "2027-02-28"),
    row("the day before the rule began", "uk-app-file",
        situation("report_seller", country="GB", trader_country="GB",
                  payment_date="2024-10-06", payment_method="bank_transfer"), None,
        at="2024-12-01"),
    row("the day the rule began", "uk-app-file",
        situation("report_seller", country="GB", trader_country="GB",
                  payment_date="2024-10-07", payment_method="bank_transfer"), "2025-11-07",
        at="2024-12-01"),
]  # fmt: skip

US = [
    row("the notice must have arrived", "us-fcba-file",
        situation(first_statement_sent_date="2026-10-15", **US_CREDIT), "2026-12-14",
        plan_by="2026-11-30"),
    row("quality is no billing error", "us-fcba-file",
        situation("not_as_described", first_statement_sent_date="2026-10-15", **US_CREDIT),
        None),
    row("30 days to ship", "us-mitor-ship", situation(order_date="2026-10-23", **US_BUY),
        "2026-11-22", state="closing", who="other_side", plan_by=None),
    row("seven working days over Thanksgiving", "us-mitor-refund",
        situation("cancel_order", events=[sent("2026-11-20", stage="cancellation")], **US_BUY),
        "2026-12-02"),
    row("a Canadian seller is not under this rule", "us-mitor-refund",
        situation("cancel_order", events=[sent("2026-11-20", stage="cancellation")],
                  country="US", trader_country="CA", **TRADER), None),
    row("the bureau sends it on", "bbb-forward",
        situation(country="US", events=[went("2026-11-25", "bbb")]), "2026-11-30",
        at="2026-11-26"),
    row("two sources: shorter and longer", "bbb-reply",
        situation(country="US", events=[went("2026-11-10", "bbb")]), "2026-11-24",
        outer="2026-12-10"),
    row("under a year old", "bbb-file",
        situation(country="US", payment_date="2025-12-31", **VISA), "2026-12-31"),
]  # fmt: skip

COUNTRIES = [
    row("15 days in Estonia", "ee-trader-reply",
        situation(events=[sent("2026-11-12")], country="EE", **TRADER), "2026-11-27"),
    row("a second message does not move it", "ee-trader-reply",
        situation(events=[sent("2026-11-12"), sent("2026-11-20")], country="EE", **TRADER),
        "2026-11-27"),
    row("nor does the order of entry", "ee-trader-reply",
        situation(events=[sent("2026-11-20"), sent("2026-11-12")], country="EE", **TRADER),
        "2026-11-27"),
    row("the seller answered", "ee-trader-reply",
        situation(events=[sent("2026-11-12"), got("2026-11-15", "seller", "refused")],
                  country="EE", **TRADER), "2026-11-27", state="met"),
    row("an automatic receipt is no answer", "ee-trader-reply",
        situation(events=[sent("2026-11-12"), got("2026-11-15", "seller", "automatic")],
                  country="EE", **TRADER), "2026-11-27", state="running"),
    row("an answer from before is none to this", "ee-trader-reply",
        situation(events=[got("2026-11-10", "seller", "asks_more"), sent("2026-11-12")],
                  country="EE", **TRADER), "2026-11-27", state="running"),
    row("nothing sent yet", "ee-trader-reply", situation(country="EE", **TRADER), None),
    row("never across a border", "ee-trader-reply",
        situation(events=[sent("2026-11-12")], country="LV", **TRADER), None),
    row("15 working days in Latvia over a holiday", "lv-trader-reply",
        situation(events=[sent("2026-11-02")], country="LV", **TRADER), "2026-11-24"),
    row("a year from a leap day", "lv-ptac-file",
        situation(events=[sent("2024-02-29")], country="LV", amount="30.00", currency="EUR",
                  **TRADER), "2025-02-28", at="2025-01-01"),
    row("exactly 20 euros are refused", "lv-ptac-file",
        situation(events=[sent("2026-11-12")], country="LV", amount="20.00", currency="EUR",
                  **TRADER), None),
    row("14,000 euros are accepted", "lv-ptac-file",
        situation(events=[sent("2026-11-12")], country="LV", amount="14000", currency="EUR",
                  **TRADER), "2027-11-12", applies="yes"),
    row("14,000.01 are refused", "lv-ptac-file",
        situation(events=[sent("2026-11-12")], country="LV", amount="14000.01", currency="EUR",
                  **TRADER), None),
    row("one month, perhaps four", "lv-ptac-reply",
        situation(events=[went("2026-10-31", "ptac_lv")], country="LV"), "2026-11-30",
        outer="2027-02-28"),
    row("a year from knowing of the harm", "gr-ombudsman-file",
        situation(country="GR", harm_known_date="2026-02-28", **TRADER), "2027-02-28"),
    row("seven days in Saudi Arabia", "sa-withdraw",
        situation("return", country="SA", delivery_date="2026-11-17", **TRADER), "2026-11-24",
        plan_by="2026-11-23"),
    row("15 days late", "sa-late",
        situation(country="SA", order_date="2026-10-01", expected_delivery_date="2026-11-10",
                  **TRADER), "2026-11-25"),
    row("15 days from the order without a promise", "sa-late",
        situation(country="SA", order_date="2026-10-01", **TRADER), "2026-10-16",
        state="closed"),
    row("14 days in Egypt", "eg-withdraw",
        situation("return", country="EG", delivery_date="2026-11-10", item_kind="standard",
                  **TRADER), "2026-11-24"),
    row("five working days where Friday and Saturday are free", "eg-cpa-contact",
        situation(country="EG", events=[went("2026-11-19", "eg_cpa")]), "2026-11-26"),
    row("ten days in Russia", "ru-refund",
        situation(country="RU", events=[sent("2026-11-20", stage="letter")], **TRADER),
        "2026-11-30"),
    row("two months to the end of February", "de-uss-reply",
        situation(country="DE", events=[went("2026-12-31", "de_uss")]), "2027-02-28",
        at="2027-01-01"),
    row("90 days at the Estonian committee", "ee-tvk-decision",
        situation(country="EE", events=[went("2026-11-20", "tvk_ee")]), "2027-02-18"),
    row("another body starts nothing there", "ee-tvk-decision",
        situation(country="EE", events=[went("2026-11-20", "ecc_net")]), None),
    row("two weeks at the consumer centre", "ecc-reply",
        situation(country="EE", events=[went("2026-11-20", "ecc_net")]), "2026-12-04"),
    row("a court must be named to run", "escp-serve",
        situation(country="EE", court_received_date="2026-11-20"), "2026-12-04"),
]  # fmt: skip

MARKETPLACES = [
    row("48 hours after the promised date", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  events=[sent("2026-11-12T10:00:00+02:00", channel="help_with_order")]),
        "2026-11-14", moment="2026-11-14T10:00:00+02:00", state="closed"),
    row("the promised date ends later", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-25",
                  events=[sent("2026-11-12T10:00:00+02:00", channel="help_with_order")]),
        "2026-11-25", moment=None, state="running"),
    row("a bare date counts to its end", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  events=[sent("2026-11-20", channel="help_with_order")]),
        "2026-11-22", moment="2026-11-22T23:59:59+02:00", state="running"),
    row("only a help request starts it", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  events=[sent("2026-11-12", channel="seller_mail")]), None),
    row("the day the clocks go back has 25 hours", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-10-20",
                  events=[sent("2026-10-24T12:00:00+03:00", channel="help_with_order")]),
        "2026-10-26", moment="2026-10-26T11:00:00+02:00", at="2026-10-25"),
    row("the day the clocks go forward has 23", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-03-20",
                  events=[sent("2026-03-28T12:00:00+02:00", channel="help_with_order")]),
        "2026-03-30", moment="2026-03-30T13:00:00+03:00", at="2026-03-29"),
    row("one minute before", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  events=[sent("2026-11-20T10:00:00+02:00", channel="help_with_order")]),
        "2026-11-22", at="2026-11-22T09:59:00+02:00", state="running"),
    row("on the minute", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  events=[sent("2026-11-20T10:00:00+02:00", channel="help_with_order")]),
        "2026-11-22", at="2026-11-22T10:00:00+02:00", state="closed"),
    row("read from Auckland it is another day", "etsy-seller-wait",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  events=[sent("2026-11-12T20:00:00+02:00", channel="help_with_order")]),
        "2026-11-15", moment="2026-11-15T07:00:00+13:00", zone="Pacific/Auckland"),
    row("100 days", "etsy-case-file",
        situation(market="etsy", expected_delivery_date="2026-11-10"), "2027-02-18",
        plan_by="2027-02-11"),
    row("the order page knows better", "etsy-case-file",
        situation(market="etsy", expected_delivery_date="2026-11-10",
                  page={"rule": "etsy-case-file", "day": "2026-12-24"}), "2026-12-24",
        plan_by="2026-12-17", own=True),
    row("the order page knows what we cannot", "etsy-case-file",
        situation(market="etsy", page={"rule": "etsy-case-file", "day": "2026-12-24"}),
        "2026-12-24", plan_by="2026-12-17", own=True),
    row("Etsy's window is nobody else's", "etsy-case-file",
        situation(market="amazon", expected_delivery_date="2026-11-10"), None),
    row("a file made for the buyer", "etsy-digital-custom-wait",
        situation(market="etsy", variant="digital_item", order_date="2026-11-10",
                  item_kind="custom_made"), "2026-11-17"),
    row("a ready download does not wait for it", "etsy-digital-custom-wait",
        situation(market="etsy", variant="digital_item", order_date="2026-11-10",
                  item_kind="digital"), None),
    row("48 hours for the seller", "amazon-seller-wait",
        situation(market="amazon", events=[sent("2026-11-21T09:30:00+02:00")], **THIRD),
        "2026-11-23", moment="2026-11-23T09:30:00+02:00"),
    row("a talk with Amazon is no message to the seller", "amazon-seller-wait",
        situation(market="amazon",
                  events=[sent("2026-11-21T09:30:00+02:00", party="platform")], **THIRD), None),
    row("sold by Amazon itself", "amazon-seller-wait",
        situation(market="amazon", events=[sent("2026-11-21T09:30:00+02:00")],
                  sold_by="marketplace"), None),
    row("three days after the promised date", "amazon-atoz-late-wait",
        situation(market="amazon", expected_delivery_date="2026-11-20", **THIRD), "2026-11-23",
        state="running"),
    row("90 days", "amazon-atoz-file",
        situation(market="amazon", expected_delivery_date="2026-11-10", **THIRD), "2027-02-08"),
    row("who sold it is not known", "amazon-atoz-file",
        situation(market="amazon", expected_delivery_date="2026-11-10"), "2027-02-08",
        applies="maybe", settles=("sold_by",)),
    row("ask for the return", "amazon-atoz-return-ask",
        situation("damaged", "amazon", site="amazon.co.uk", delivery_date="2026-11-01", **THIRD),
        "2026-12-01"),
    row("read for the UK site only", "amazon-atoz-return-ask",
        situation("damaged", "amazon", site="amazon.de", delivery_date="2026-11-01", **THIRD),
        None),
    row("post the return", "amazon-atoz-return-post",
        situation("damaged", "amazon", site="amazon.co.uk", return_arranged_date="2026-11-15",
                  **THIRD), "2026-11-29", plan_by="2026-11-26"),
    row("appeal", "amazon-atoz-appeal",
        situation(market="amazon", events=[got("2026-11-10", "platform")], **THIRD),
        "2026-12-10"),
    row("15 days from the confirmed receipt", "aliexpress-dispute-file",
        situation("damaged", "aliexpress", confirmed_receipt_date="2026-11-10",
                  delivery_date="2026-11-04"), "2026-11-25", plan_by="2026-11-22",
        state="closing"),
    row("delivery stands in for the receipt", "aliexpress-dispute-file",
        situation("damaged", "aliexpress", delivery_date="2026-11-04"), "2026-11-19",
        state="closed"),
    row("and so does the entry of the log", "aliexpress-dispute-file",
        situation("damaged", "aliexpress",
                  events=[{"kind": "delivered", "at": "2026-11-20"}]), "2026-12-05"),
    row("90 days from paying", "aliexpress-free-return-cn",
        situation("return", "aliexpress", trader_country="CN", free_returns=True,
                  payment_date="2026-10-02"), "2026-12-31"),
    row("15 days for a seller in the EU", "aliexpress-free-return-eu",
        situation("return", "aliexpress", trader_country="PL", free_returns=True,
                  confirmed_receipt_date="2026-11-10"), "2026-11-25"),
    row("72 hours from a bare date", "aliexpress-cancel-reply",
        situation("cancel_order", "aliexpress", shipped=False,
                  cancel_request_date="2026-11-20"), "2026-11-23",
        moment="2026-11-23T23:59:59+02:00", state="running"),
    row("20 days for arbitration", "aliexpress-arbitration",
        situation("damaged", "aliexpress", events=[got("2026-11-10", "platform")]),
        "2026-11-30"),
    row("30 days from delivery", "wish-refund-delivered",
        situation("damaged", "wish", delivery_date="2026-11-01"), "2026-12-01"),
    row("30 days from the last promised day", "wish-refund-missing",
        situation(market="wish", expected_delivery_date="2026-10-23"), "2026-11-22",
        state="closing"),
    row("30 days, one day late", "wish-refund-missing",
        situation(market="wish", expected_delivery_date="2026-10-22"), "2026-11-21",
        state="closed"),
    row("eight days left", "wish-refund-missing",
        situation(market="wish", expected_delivery_date="2026-10-31"), "2026-11-30",
        state="running", plan_by="2026-11-23"),
    row("seven days left", "wish-refund-missing",
        situation(market="wish", expected_delivery_date="2026-10-30"), "2026-11-29",
        state="closing", plan_by="2026-11-22"),
    row("already taken up", "wish-refund-missing",
        situation(market="wish", expected_delivery_date="2026-10-30",
                  events=[went("2026-11-15", "platform")]), "2026-11-29", state="met"),
    row("ask again after three days", "fu-message",
        situation(events=[sent("2026-11-19"), sent("2026-11-21")]), "2026-11-24"),
    row("the day the complaint names", "own-answer-by",
        situation("complaint_against_me", "aliexpress", role="accused",
                  answer_by_date="2026-12-05"), "2026-12-05", plan_by="2026-11-28"),
    row("the time given in a letter", "fu-formal",
        situation(events=[sent("2026-11-19", stage="letter")]), "2026-12-03"),
]  # fmt: skip

ROWS = [*PAYMENT, *EUROPE, *UK, *US, *COUNTRIES, *MARKETPLACES]


def assessed(each: Row, pack: Pack) -> Assessment:
    case = case_from_json(json.dumps(each.situation), pack)
    now = datetime.fromisoformat(each.now).astimezone(ZoneInfo(each.zone))
    return assess(case, book_for(pack, case.marketplace), now)


@pytest.mark.parametrize("each", ROWS, ids=lambda each: f"{each.rule}: {each.name}")
def test_worked_example(each: Row, shipped: Pack):
    found = assessed(each, shipped)
    clocks = {clock.rule: clock for clock in found.clocks}
    if each.expect is None:
        assert each.rule not in clocks
        return
    clock = clocks[each.rule]
    seen: dict[str, Any] = {
        "day": clock.day.isoformat(),
        "plan_by": None if clock.plan_by is None else clock.plan_by.isoformat(),
        "outer": None if clock.outer is None else clock.outer.isoformat(),
        "unrolled": clock.unrolled.isoformat(),
        "moment": None if clock.at is None else clock.at.isoformat(),
        "state": clock.state,
        "applies": clock.applies,
        "settles": clock.settles,
        "who": clock.who,
        "nature": clock.nature,
        "confidence": clock.confidence,
        "about": clock.anchor_about,
        "own": clock.own_date,
    }
    assert {name: seen[name] for name in each.expect} == each.expect


def test_there_are_enough_of_them():
    assert len(ROWS) >= 60
    assert len({(each.rule, each.name) for each in ROWS}) == len(ROWS)


def test_every_rule_in_use_has_an_example(shipped: Pack):
    shown = {each.rule for each in ROWS if each.expect is not None}
    # The same count on the same anchor as a rule that is shown.
    alike = {
        "card-visa-cap", "card-mc-4853np-file-tx", "card-mc-cap", "paypal-escalate-wait",
        "klarna-us-unauth", "eu-late-refund", "uk-cancel-refund", "uk-court-limit", "uk-app-reply",
        "us-fcba-ack", "us-fcba-resolve", "us-cfpb-reply", "us-cfpb-final", "lv-delivery",
        "eg-refund", "eg-late", "eg-defect", "ru-withdraw", "pl-seller-reply", "ee-tvk-comply",
        "lv-committee-comply", "gr-ministry-reply", "bbb-close", "escp-defence", "escp-judgment",
        "dsa-ods",
    }  # fmt: skip
    assert {rule.id for rule in shipped.rules} == shown | alike


def test_a_row_in_the_log_and_a_date_by_hand_agree(shipped: Pack):
    by_log = Row("", "", situation(events=[went("2026-11-05", "paypal")], **PAYPAL), None)
    by_hand = Row("", "", situation(dispute_opened_date="2026-11-05", **PAYPAL), None)
    days = [
        {clock.day for clock in assessed(each, shipped).clocks if clock.rule == "paypal-escalate"}
        for each in (by_log, by_hand)
    ]
    assert days == [{date(2026, 11, 25)}] * 2
