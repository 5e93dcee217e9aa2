"""The messages with legal effect, one for each law, and the answers to an offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from tests.drafting.matrix import Spot, case_for

from makegood.domain.book import book_for

if TYPE_CHECKING:
    from makegood.domain.marketplace import Stage
    from makegood.services.packs import PackService


@dataclass(frozen=True)
class Legal:
    """A message, and where it goes: `country` is a key of `matrix.COUNTRIES`."""

    stage: Stage
    country: str
    issue: str
    channel: str = "seller_message"
    details: tuple[str, ...] = ()
    choice: str | None = None

    def spot(self, guide: PackService) -> Spot:
        """The case and the way, from the data of the marketplace that is not listed."""
        book = book_for(guide.pack, "generic")
        channel = book.channels[self.channel]
        case = case_for(book, self.issue, None, "buyer", channel, self.stage, self.country)
        if "needed_by_date" in self.details:
            # Nothing was granted: only the essential day is left to rest on.
            case = replace(case, events=case.events[:1])
        return Spot(
            replace(case, details=self.details), book, channel, self.stage, self.choice, "formal"
        )


_LATE: Final = ("tracking_stuck", "carrier_asked")
_FAULTY: Final = ("does_not_switch_on", "photos_ready")

LEGAL: Final[dict[str, Legal]] = {
    "second_chance_eu": Legal("second_chance", "eu", "late", details=_LATE),
    "second_chance_uk": Legal("second_chance", "gb", "late", details=_LATE),
    "cancellation_eu": Legal("cancellation", "eu", "late", details=_LATE),
    "cancellation_eu_at_once": Legal("cancellation", "eu", "late", details=("needed_by_date",)),
    "cancellation_uk": Legal("cancellation", "gb", "late", details=_LATE),
    "cancellation_us": Legal("cancellation", "us", "not_received", details=_LATE),
    "cancellation_sa": Legal("cancellation", "sa", "late", details=_LATE),
    "cancellation_eg": Legal("cancellation", "eg", "late", details=_LATE),
    "cancellation_ru": Legal("cancellation", "ru", "late", details=_LATE),
    "withdrawal_eu": Legal("withdrawal", "eu", "return"),
    "withdrawal_uk": Legal("withdrawal", "gb", "return"),
    "withdrawal_sa": Legal("withdrawal", "sa", "return", details=("unused_complete",)),
    "withdrawal_eg": Legal("withdrawal", "eg", "return"),
    "withdrawal_ru": Legal("withdrawal", "ru", "return"),
    "rejection_uk": Legal("rejection", "gb", "damaged", details=_FAULTY),
    "guarantee_eu": Legal("guarantee", "eu", "damaged", details=_FAULTY),
    "guarantee_uk": Legal("guarantee", "gb", "damaged", details=_FAULTY),
    "guarantee_eg": Legal("guarantee", "eg", "damaged", details=_FAULTY),
    "letter_before_claim": Legal("letter_before_claim", "gb", "damaged", details=_FAULTY),
    "bank_dispute": Legal("provider", "eu", "not_received", "card_issuer_contact", _LATE),
    "bank_dispute_uk": Legal("provider", "gb", "not_received", "card_issuer_contact", _LATE),
    "bank_recall": Legal("provider", "eu", "report_seller", "bank_recall"),
    "billing_error": Legal("billing_error", "us", "not_received", "card_issuer_contact", _LATE),
    "direct_debit": Legal("direct_debit", "eu", "cancel_order", "sepa_refund"),
    "direct_debit_unauthorised": Legal("direct_debit", "eu", "unknown_charge", "sepa_refund"),
    "dsa_decision": Legal(
        "dsa", "eu", "account_locked", "platform_help", ("no_reason_given", "documents_sent")
    ),
    "dsa_notice": Legal("dsa", "eu", "counterfeit", "platform_help", ("logo_wrong",)),
    "offer_accept": Legal("offer_answer", "eu", "damaged", choice="accept"),
    "offer_counter": Legal("offer_answer", "eu", "damaged", details=_FAULTY, choice="counter"),
    "offer_decline": Legal("offer_answer", "eu", "damaged", choice="decline"),
    "call_confirmation": Legal("call_confirmation", "eu", "late"),
}
