"""The situations of the source guides, as cases from which whole messages are drafted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

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
