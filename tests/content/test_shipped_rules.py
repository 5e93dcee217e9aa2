"""The deadline rules as shipped say what was read: kind, day counted from, length, confidence.

The table was written from the sources, not from the guide data. `d`, `wd`, `w`, `m`, `y`, `h` are
days, working days, weeks, months, years and hours; `!`: the law says "beginning with the day".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from makegood.domain.conditions import evaluate
from makegood.domain.when import When

if TYPE_CHECKING:
    from makegood.domain.rules import Rule, Term

READ = """
card-visa-13.1-file-exp    file_by    third-party   expected_delivery_date+120d
card-visa-13.1-file-tx     file_by    third-party   transaction_date+120d
card-visa-13.1-wait        wait_until third-party   transaction_date+15d
card-visa-13.3-file        file_by    third-party   delivery_date+120d
card-visa-13.7-wait        wait_until third-party   return_date+15d
card-visa-13.7-file        file_by    third-party   delivery_date+120d
card-visa-cap              info_until third-party   transaction_date+540d
card-mc-4853np-file        file_by    third-party   expected_delivery_date+120d
card-mc-4853np-wait        wait_until third-party   transaction_date+30d
card-mc-4853np-file-tx     file_by    third-party   transaction_date+120d
card-mc-cap                info_until third-party   transaction_date+540d
card-amex-file             file_by    third-party   transaction_date+120d
card-safe                  file_by    official      transaction_date+120d
card-safe-90               file_by    third-party   transaction_date+90d
card-merchant-first        wait_until official      first_complaint_date+14d
uk-s75-file                file_by    official-copy transaction_date+6y
uk-fos-wait                wait_until official      bank_complaint_date+8w
uk-fos-payments-wait       wait_until official      bank_complaint_date+15wd
uk-fos-file                file_by    official      bank_final_response_date+6m
us-fcba-file               file_by    official      first_statement_sent_date+60d
us-fcba-ack                reply_due  official      issuer_received_date+30d
us-fcba-resolve            reply_due  official-copy issuer_received_date+90d
us-cfpb-reply              reply_due  official-copy cfpb_complaint_date+15d
us-cfpb-final              reply_due  official-copy cfpb_complaint_date+60d
paypal-open                file_by    official      payment_date+180d
paypal-open-snad           file_by    official      min(delivery_date+30d,payment_date+180d)
paypal-unauth-us           file_by    official      first_statement_sent_date+60d
paypal-unauth-other        file_by    official-copy payment_date+13m
paypal-escalate            file_by    official      dispute_opened_date+20d
paypal-escalate-wait       wait_until official      payment_date+7d
paypal-decision            reply_due  official-copy claim_date+30d
klarna-followup            reply_due  official      problem_reported_date+21d
klarna-us-unauth           file_by    official      first_statement_sent_date+60d
afterpay-wait              wait_until official      first_complaint_date+7d
sepa-dd-refund             file_by    official      debit_date+8w
sepa-dd-unauth             file_by    official-copy debit_date+13m
uk-app-file                file_by    official-copy last_payment_date+13m
uk-app-reply               reply_due  third-party   bank_claim_date+5wd
eu-delivery                due        official      contract_date+30d
eu-delivery-extra          wait_until official-copy second_chance_letter_date+10d
eu-late-refund             reply_due  official-copy cancellation_received_date+14d
eu-withdraw                file_by    official-copy delivery_date+14d
eu-withdraw-refund         reply_due  official-copy withdrawal_sent_date+14d
eu-withdraw-sendback       due        official-copy withdrawal_sent_date+14d
eu-guarantee               file_by    official      delivery_date+2y
eu-guarantee-proof         info_until official      delivery_date+1y
eu-repair-plus             info_until third-party   guarantee_end_date+12m
dsa-internal               file_by    official-copy platform_decision_date+6m
dsa-internal-aliexpress    file_by    official      platform_decision_date+180d
dsa-ods                    reply_due  official-copy ods_complaint_date+90d
uk-delivery                due        official      contract_date+30d
uk-reject                  file_by    official      delivery_date+30d
uk-reject-refund           reply_due  official-copy seller_agreed_refund_date+14d!
uk-fault-proof             info_until official-copy delivery_date+6m!
uk-cancel                  file_by    official-copy delivery_date+14d
uk-cancel-refund           reply_due  official-copy goods_back_date+14d
uk-court-limit             file_by    third-party   breach_date+6y
uk-lba-reply               reply_due  official-copy letter_before_claim_date+14d
us-mitor-ship              due        official      order_received_date+30d
us-mitor-refund            reply_due  official      cancellation_date+7wd
ee-trader-reply            reply_due  official      first_complaint_date+15d
ee-tvk-decision            reply_due  official      ee_committee_complaint_date+90d
ee-tvk-comply              reply_due  official      ee_committee_decision_date+30d
lv-trader-reply            reply_due  official      first_complaint_date+15wd
lv-ptac-file               file_by    official      first_complaint_date+1y
lv-ptac-reply              reply_due  official      lv_ptac_complaint_date+1m
lv-committee-comply        reply_due  official      lv_committee_decision_date+30d
lv-delivery                due        official      contract_date+30d
gr-ombudsman-file          file_by    official      harm_known_date+1y
gr-ministry-reply          reply_due  official      gr_ministry_complaint_date+4m
sa-withdraw                file_by    official-copy delivery_date+7d
sa-late                    wait_until official-copy agreed_delivery_date+15d
eg-withdraw                file_by    official-copy delivery_date+14d
eg-refund                  reply_due  official-copy return_date+7d
eg-late                    wait_until official-copy contract_date+30d
eg-defect                  file_by    official-copy delivery_date+30d
eg-cpa-contact             reply_due  official-copy eg_cpa_whatsapp_date+5wd
ru-withdraw                file_by    official-copy delivery_date+7d
ru-withdraw-noinfo         file_by    official-copy delivery_date+3m
ru-refund                  reply_due  official-copy written_claim_date+10d
de-uss-reply               reply_due  official      de_uss_complaint_date+2m
pl-seller-reply            reply_due  third-party   first_complaint_date+14d
ecc-reply                  reply_due  official-copy ecc_complaint_date+14d
bbb-file                   file_by    official      transaction_date+12m
bbb-forward                reply_due  official      bbb_complaint_date+2wd
bbb-reply                  reply_due  official      bbb_complaint_date+14d
bbb-close                  reply_due  official      bbb_complaint_date+30d
escp-serve                 reply_due  official      court_received_date+14d
escp-defence               reply_due  official      served_date+30d
escp-judgment              reply_due  official      defence_received_date+30d
fu-message                 remind     third-party   message_sent_date+3d
fu-formal                  remind     official-copy formal_letter_date+14d
etsy-seller-wait wait_until official max(help_request_sent_at+48h,expected_delivery_date+0d)
etsy-case-file             file_by    official      expected_delivery_date+100d
etsy-digital-custom-wait   wait_until third-party   order_date+7d
amazon-own-return          file_by    official      delivery_date+30d
amazon-seller-wait         wait_until official      seller_contacted_at+48h
amazon-atoz-late-wait      wait_until official      expected_delivery_date+3d
amazon-atoz-file           file_by    official      expected_delivery_date+90d
amazon-atoz-return-ask     file_by    official-copy delivery_date+30d
amazon-atoz-return-post    due        official-copy return_arranged_date+14d
amazon-atoz-appeal         file_by    official-copy platform_decision_date+30d
aliexpress-dispute-file    file_by    official-copy confirmed_receipt_date+15d
aliexpress-free-return-cn  file_by    official      payment_date+90d
aliexpress-free-return-eu  file_by    official      confirmed_receipt_date+15d
aliexpress-cancel-reply    reply_due  official      cancel_request_at+72h
aliexpress-arbitration     file_by    official      platform_decision_date+20d
wish-refund-delivered      file_by    official      delivery_date+30d
wish-refund-missing        file_by    official      expected_delivery_date+30d
uk-court-limit-scotland    file_by    third-party   breach_date+5y
uk-s75-file-scotland       file_by    official-copy transaction_date+5y
own-answer-by              file_by    third-party   answer_by_date+0d
own-extra-time             wait_until third-party   second_chance_letter_date+10d
"""

UNITS = {
    "days": "d",
    "working_days": "wd",
    "weeks": "w",
    "months": "m",
    "years": "y",
    "hours": "h",
}

CUSTOMARY = {
    "aliexpress-arbitration",  # a way that nobody needs to take
    "bbb-file",  # an office takes older matters too
    "card-merchant-first",  # what one bank asks for
    "eu-repair-plus",  # may not be law everywhere yet
    "own-extra-time",
    "paypal-escalate-wait",  # often, not always
}
"""Shown, but nothing waits for them."""

ROLLS = {"eu-withdraw"}
CAPPED = {"card-visa-13.1-file-exp", "card-visa-13.3-file", "card-visa-13.7-file"}
"""Never past 540 days from the payment."""

LONGER = {
    "bbb-close": "bbb_complaint_date+35d",
    "bbb-reply": "bbb_complaint_date+30d",
    "dsa-ods": "ods_complaint_date+180d",
    "lv-ptac-reply": "lv_ptac_complaint_date+4m",
    "paypal-open-snad": "payment_date+180d",
}
"""Where another source gives more time."""

OURS = {"file_by", "wait_until", "info_until", "remind"}
DUE_FROM_US = {"amazon-atoz-return-post", "eu-withdraw-sendback"}

NOT_BEFORE = {"uk-app-file": "2024-10-07"}

LAW_OF_THE_UNION = {"dsa-internal", "dsa-ods", "escp-serve", "escp-defence", "escp-judgment"}

NOTES_ONLY = {
    "ae-det-typical",  # a figure of 2018 for one city, not a right
    "card-bank-outcome",  # one bank's own habit
    "card-bank-update",
    "eu-adr-reply",  # not in force; from which day is not known
    "eu-guarantee-notify",  # in some countries, which ones is not known
}
"""Read, but told in words: no condition could say for whom they hold."""


def term(part: Term) -> str:
    (unit, sign), *others = [
        (unit, sign) for unit, sign in UNITS.items() if getattr(part.offset, unit) is not None
    ]
    assert others == []
    exact = "!" if part.first_day_counts else ""
    return f"{part.anchor}+{getattr(part.offset, unit)}{sign}{exact}"


def written(rule: Rule) -> str:
    if rule.term is not None:
        return term(rule.term)
    if rule.earliest_of:
        return f"min({','.join(map(term, rule.earliest_of))})"
    return f"max({','.join(map(term, rule.latest_of))})"


def rows() -> list[tuple[str, str, str, str]]:
    return [tuple(line.split()) for line in READ.strip().splitlines()]  # type: ignore[misc]


@pytest.fixture(scope="module")
def rules(guide):
    return {rule.id: rule for rule in guide.pack.rules}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_rule_says_what_was_read(rules: dict[str, Rule], row: tuple[str, str, str, str]):
    rule = rules[row[0]]
    assert (rule.id, rule.kind, rule.confidence, written(rule)) == row


def test_no_rule_is_missing_and_none_is_made_up(rules: dict[str, Rule]):
    assert {row[0] for row in rows()} == set(rules)
    assert NOTES_ONLY.isdisjoint(rules)


def test_who_must_act(rules: dict[str, Rule]):
    for rule in rules.values():
        ours = rule.kind in OURS or rule.id in DUE_FROM_US
        assert rule.who == ("user" if ours else "other_side"), rule.id


def test_what_is_only_a_custom(rules: dict[str, Rule]):
    assert {rule.id for rule in rules.values() if rule.nature == "customary"} == CUSTOMARY


def test_what_rolls_and_what_is_capped(rules: dict[str, Rule]):
    assert {rule.id for rule in rules.values() if rule.roll} == ROLLS
    capped = {rule.id: term(rule.cap) for rule in rules.values() if rule.cap is not None}
    assert capped == dict.fromkeys(CAPPED, "transaction_date+540d")


def test_where_sources_differ_both_times_are_kept(rules: dict[str, Rule]):
    longer = {rule.id: term(rule.outer.term) for rule in rules.values() if rule.outer is not None}
    assert longer == LONGER


def test_banks_and_the_post_get_the_longer_lead(rules: dict[str, Rule]):
    slow = {rule.id for rule in rules.values() if rule.slow}
    cards = {name for name in rules if name.startswith("card-") and rules[name].kind == "file_by"}
    assert slow == cards | {"us-fcba-file", "uk-app-file", "uk-s75-file", "uk-s75-file-scotland"}
    assert {rule.id for rule in rules.values() if rule.lead is not None} == set()


def test_what_holds_from_a_certain_day_on(rules: dict[str, Rule]):
    bounded = {r.id: str(r.valid_from) for r in rules.values() if r.valid_from is not None}
    assert bounded == NOT_BEFORE
    assert {rule.id for rule in rules.values() if rule.valid_to is not None} == set()


def test_what_is_law_of_the_union_alone_leaves_the_wider_area_out(rules: dict[str, Rule]):
    day = When(date(2026, 11, 20))
    court = dict.fromkeys(("court_received_date", "served_date", "defence_received_date"), day)
    for name in LAW_OF_THE_UNION:
        applies = rules[name].applies
        assert evaluate(applies, {"country": "NO", **court}) is False, name
        assert evaluate(applies, {"country": "EE", **court}) is not False, name
