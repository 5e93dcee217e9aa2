"""The situations of the source guides, as cases from which whole messages are drafted.

First the message that each guide is about, then those that follow when it did not help.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from tests.conftest import TALLINN

from makegood.domain.book import book_for
from makegood.domain.case import Case, Event
from makegood.domain.marketplace import Stage
from makegood.domain.when import When
from makegood.drafting.draft import Draft
from makegood.drafting.request import DraftRequest
from makegood.services.drafts import draft_for

if TYPE_CHECKING:
    from makegood.services.packs import PackService

LANGUAGES: Final = ("en", "et", "el", "lv", "ar", "ru", "de")
NOW: Final = datetime(2026, 11, 22, 10, tzinfo=TALLINN)
SENDER: Final = "Alex Example"


@dataclass(frozen=True)
class Story:
    """A case, and the way its message takes."""

    case: Case
    channel: str
    stage: Stage
    tone: str
    reply_by: date | None = None


STORIES: Final[dict[str, Story]] = {
    "etsy_order_problem": Story(
        Case(
            id="etsy",
            marketplace="etsy",
            issue="not_received",
            variant="lost_in_transit",
            remedy="refund",
            facts={
                "order_number": "3012345678",
                "item": "Wool blanket",
                "seller_name": "ExampleWeaver",
                "order_date": When(date(2026, 10, 2)),
                "expected_delivery_date": When(date(2026, 10, 23)),
                "tracking_number": "RR123456785EE",
                "amount": Decimal("64.00"),
                "currency": "EUR",
            },
            details=("tracking_stuck", "address_checked", "neighbours_asked"),
        ),
        channel="help_with_order",
        stage="first",
        tone="friendly",
        reply_by=date(2026, 11, 26),
    ),
    "wish_dress": Story(
        Case(
            id="wish",
            marketplace="wish",
            issue="not_as_described",
            variant="differs_from_listing",
            remedy="refund",
            facts={
                "order_number": "5f0c1b2a3d4e5f6071829304",
                "item": "Blue summer dress, size M",
                "order_date": When(date(2026, 10, 20)),
                "delivery_date": When(date(2026, 11, 16)),
                "amount": Decimal("104.50"),
                "currency": "USD",
            },
            details=("size_differs", "measured", "photos_ready"),
        ),
        channel="web_support",
        stage="first",
        tone="firm",
        reply_by=date(2026, 12, 1),
    ),
    "amazon_chat_supervisor": Story(
        Case(
            id="amazon",
            marketplace="amazon",
            issue="refund_not_received",
            variant="item_returned",
            remedy="refund",
            facts={
                "order_number": "305-1234567-1234567",
                "item": "Kettle",
                "order_date": When(date(2026, 10, 13)),
                "amount": Decimal("39.99"),
                "currency": "EUR",
            },
            details=("return_arrived", "several_contacts"),
            events=(
                Event(id="1", kind="sent", at=When(date(2026, 11, 9)), party="platform"),
                Event(
                    id="2",
                    kind="received",
                    at=When(date(2026, 11, 10)),
                    party="platform",
                    outcome="promise",
                    until=When(date(2026, 11, 18)),
                ),
            ),
        ),
        channel="chat",
        stage="supervisor",
        tone="friendly",
    ),
    "aliexpress_counterfeit": Story(
        Case(
            id="aliexpress",
            marketplace="aliexpress",
            issue="counterfeit",
            variant="bought",
            remedy="refund",
            facts={
                "order_number": "8012345678901234",
                "item": "Wireless earbuds",
                "seller_name": "Example Sound Store",
                "order_date": When(date(2026, 10, 22)),
                "delivery_date": When(date(2026, 11, 12)),
                "amount": Decimal("49.90"),
                "currency": "EUR",
                "payment_method": "card_visa",
            },
            details=("logo_wrong", "serial_not_valid", "photos_ready"),
            events=(
                Event(id="1", kind="sent", at=When(date(2026, 11, 14)), party="seller"),
                Event(
                    id="2",
                    kind="received",
                    at=When(date(2026, 11, 16)),
                    party="seller",
                    outcome="refused",
                ),
            ),
        ),
        channel="return_refund",
        stage="case",
        tone="firm",
        reply_by=date(2026, 12, 1),
    ),
}


def _further(
    name: str, stage: Stage, *events: Event, channel: str = "", reply_by: date | None = None
) -> Story:
    """A later message of a story, after what happened meanwhile."""
    story = STORIES[name]
    return Story(
        replace(story.case, events=(*story.case.events, *events)),
        channel=channel or story.channel,
        stage=stage,
        tone="firm" if stage != "body" else "formal",
        reply_by=reply_by,
    )


def _sent(day: int, party: str, stage: Stage = "first") -> Event:
    at = When(date(2026, 11, day))
    return Event(id=f"sent-{day}", kind="sent", at=at, party=party, stage=stage)


_WISH_PROMISE: Final = Event(
    id="promise",
    kind="received",
    at=When(date(2026, 11, 19)),
    party="platform",
    outcome="promise",
    until=When(date(2026, 11, 21)),
    text="A refund within two days",
)
_ETSY_OFFER: Final = Event(
    id="offer",
    kind="received",
    at=When(date(2026, 11, 20)),
    party="seller",
    outcome="offer",
    amount=Decimal("20.00"),
    currency="EUR",
    text="Twenty euros, and the parcel may still come",
)
_AMAZON_CALL: Final = Event(
    id="call",
    kind="call",
    at=When(date(2026, 11, 21)),
    party="platform",
    text="The refund is sent again on Monday",
)
_ALIEXPRESS_DECISION: Final = Event(
    id="decision",
    kind="received",
    at=When(date(2026, 11, 20)),
    party="platform",
    outcome="decision",
)

STORIES |= {
    "etsy_order_problem_reminder": _further(
        "etsy_order_problem", "reminder", _sent(18, "seller"), reply_by=date(2026, 11, 26)
    ),
    "etsy_order_problem_offer": _further(
        "etsy_order_problem",
        "offer_answer",
        _sent(18, "seller"),
        _ETSY_OFFER,
        reply_by=date(2026, 11, 26),
    ),
    "etsy_order_problem_case": _further(
        "etsy_order_problem", "case", _sent(18, "seller"), channel="open_case"
    ),
    "wish_dress_reminder": _further(
        "wish_dress", "reminder", _sent(18, "platform"), _WISH_PROMISE, reply_by=date(2026, 11, 26)
    ),
    "wish_dress_second_reminder": _further(
        "wish_dress",
        "reminder",
        _sent(16, "platform"),
        _sent(19, "platform", "reminder"),
        reply_by=date(2026, 11, 26),
    ),
    "wish_dress_last_call": _further(
        "wish_dress", "last_call", _sent(18, "platform"), _WISH_PROMISE, reply_by=date(2026, 11, 27)
    ),
    "wish_dress_letter": _further(
        "wish_dress",
        "letter",
        _sent(18, "platform"),
        channel="letter",
        reply_by=date(2026, 12, 6),
    ),
    "wish_dress_bbb": _further("wish_dress", "body", _sent(18, "platform"), channel="bbb_form"),
    "amazon_chat_supervisor_confirmation": _further(
        "amazon_chat_supervisor",
        "call_confirmation",
        _AMAZON_CALL,
        channel="email",
        reply_by=date(2026, 11, 26),
    ),
    "aliexpress_counterfeit_appeal": _further(
        "aliexpress_counterfeit", "appeal", _ALIEXPRESS_DECISION, channel="case_appeal"
    ),
    "aliexpress_counterfeit_bank": _further(
        "aliexpress_counterfeit", "provider", _ALIEXPRESS_DECISION, channel="card_issuer_contact"
    ),
}


def drafted(guide: PackService, story: Story, language: str) -> Draft:
    """The message of a story, written from the guide data in one language."""
    book = book_for(guide.pack, story.case.marketplace)
    request = DraftRequest(
        stage=story.stage,
        channel=book.channels[story.channel],
        language=language,
        reading="en",
        tone=story.tone,
        reply_by=story.reply_by,
        sender_name=SENDER,
    )
    return draft_for(story.case, book, request, guide.words, NOW)


def written(draft: Draft) -> str:
    """Subject, an empty line, and the body, as an approved message is kept."""
    return f"{draft.subject}\n\n{draft.body}\n"
