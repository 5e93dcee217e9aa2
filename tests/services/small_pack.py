"""Guide data of one made-up marketplace, small enough to reckon by hand.

Write to the seller and look after 3 days; from 48 hours on, or after a refusal, open a case; both
end 20 days after the delivery, to be safe 5 days earlier.
"""

from __future__ import annotations

from datetime import date

from makegood.domain.catalogue import FactDef, Pack, Topic
from makegood.domain.conditions import Condition
from makegood.domain.marketplace import Channel, IssueEntry, Ladder, Marketplace, Rung
from makegood.domain.provenance import Checked, Source
from makegood.domain.rules import Anchor, Offset, Rule, Term
from makegood.text.catalog import Catalog

CHECKED = Checked(on=date(2026, 11, 1), how="stored-copy")
SOURCES = (Source(publisher="Made up", title="Made up", read_in="copy"),)


def _channel(channel_id: str, party: str, wait: int) -> Channel:
    return Channel(
        id=channel_id,
        kind="message",
        party=party,  # type: ignore[arg-type]
        purpose="orders",
        follow_up=Offset(days=wait),
        sources=SOURCES,
        checked=CHECKED,
        confidence="official-copy",
    )


BAZAAR = Marketplace(
    id="bazaar",
    name="The Bazaar",
    colour="#336699",
    sites=(),
    hosts=(),
    channels=(_channel("note", "seller", 3), _channel("desk", "platform", 7)),
    issues=(IssueEntry(issue="damaged", ladder="order", channels=("note", "desk")),),
    ladders=(
        Ladder(
            id="order",
            rungs=(
                Rung(id="ask", party="seller", stage="first", channels=("note",)),
                Rung(
                    id="case",
                    party="platform",
                    stage="case",
                    channels=("desk",),
                    after=("ask",),
                    opens=("bazaar-wait",),
                    unlock=Condition(fact="log.refused_by", op="has", value="seller"),
                    windows=("bazaar-window",),
                ),
            ),
        ),
    ),
    sources=SOURCES,
    checked=CHECKED,
    confidence="official-copy",
)
PACK = Pack(
    version="1",
    schema=1,
    languages=("en",),
    topics=(Topic(id="item", icon="parcel", issues=("damaged",)),),
    facts=(
        FactDef(id="delivery_date", kind="date"),
        FactDef(id="amount", kind="amount"),
        FactDef(id="currency", kind="currency"),
        FactDef(id="item", kind="text"),
        FactDef(id="order_number", kind="reference"),
    ),
    anchors=(
        Anchor(id="delivery_date", facts=("delivery_date",)),
        Anchor(id="asked", event="sent", party=("seller",)),
    ),
    remedies=(),
    evidence=(),
    details=(),
    tones=(),
    do_now=(),
    marketplaces=(BAZAAR,),
    bodies=(),
    rules=(
        Rule(
            id="bazaar-window",
            kind="file_by",
            group="marketplace",
            who="user",
            marketplaces=("bazaar",),
            term=Term("delivery_date", Offset(days=20)),
            page_date=True,
            sources=SOURCES,
            checked=CHECKED,
            confidence="official-copy",
        ),
        Rule(
            id="bazaar-wait",
            kind="wait_until",
            group="marketplace",
            who="other_side",
            marketplaces=("bazaar",),
            term=Term("asked", Offset(days=5)),
            sources=SOURCES,
            checked=CHECKED,
            confidence="official-copy",
        ),
    ),
    paragraphs=(),
    holidays=(),
    countries=("EE", "DE"),
    groups={},
    retired=(),
    digest="small",
)


class SmallGuide:
    """The small pack with as many words as titles need."""

    pack = PACK
    digest = "small"

    def words(self, language: str) -> Catalog:
        return Catalog(language, {"issues.damaged.title": f"Broken ({language})"})
