"""Sample pages of the gallery that show: what is due, what happened, nothing yet.

Made-up words, for developers and tests; nothing here is translated.
"""

from __future__ import annotations

from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.due_row import DueRow, DueValue
from makegood.ui.widgets.empty_state import EmptyFact, EmptyState
from makegood.ui.widgets.evidence_meter import EvidenceMeter
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.scroll_page import ScrollPage
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.ticket import Ticket, TicketDate, TicketValue
from makegood.ui.widgets.timeline_model import TimelineEntry
from makegood.ui.widgets.timeline_view import TimelineView
from makegood.ui.widgets.window_bar import WindowBar


def today_page() -> ScrollPage:
    """The one next thing, what is due, windows, the log, proofs."""
    page = ScrollPage(with_footer=False)
    page.header.set_text("Today", "Tuesday 24 November · 5 open cases")
    switch = SegmentedSwitch(
        "View", [SegmentValue("list", "List", "list"), SegmentValue("month", "Month", "calendar")]
    )
    switch.set_chosen("list")
    page.body.addWidget(switch)
    ticket = Ticket(
        TicketValue(
            "Open the dispute",
            "The seller has not answered since 21 November. The dispute can be opened up to 15"
            " days after you confirmed receipt. Your message is ready.",
            TicketDate("act-by", "Last day", "29", "November", "Sunday · 5 days left", "warning"),
            "Shop A · Wireless earbuds",
            ("A", "rust"),
        )
    )
    ticket.add_button(
        Button("Open the dispute", "primary", icon_name="next", icon_last=True, size="large")
    )
    ticket.add_button(Button("Why now?", "quiet", size="large"))
    page.body.addWidget(ticket)
    page.body.addWidget(Heading("Due this week"))
    due = Card()
    rows = [
        DueValue(
            "one",
            "Today",
            "Wool blanket: a case can be opened",
            "48 hours after your request",
            "19:40",
            ("E", "ochre"),
            ChipValue("Wait until", "neutral", "wait-until"),
            "Prepare",
        ),
        DueValue(
            "two",
            "Thu 26",
            "Summer dress: look for an answer",
            "3 days after your second message",
            initial=("W", "slate_blue"),
            chip=ChipValue("Reply due", "accent", "reply-due"),
            action="Follow up",
        ),
    ]
    for at, value in enumerate(rows):
        if at:
            due.body.addWidget(Separator())
        due.body.addWidget(DueRow(value))
    page.body.addWidget(due)
    bar = WindowBar()
    bar.set_value(0.67, closing=True)
    page.body.addWidget(bar)
    calm = WindowBar()
    calm.set_value(0.2)
    page.body.addWidget(calm)
    page.body.addWidget(Heading("What happened"))
    log = TimelineView()
    log.setAccessibleName("What happened")
    log.set_entries(
        [
            TimelineEntry(
                "f", "follow-up", "Reminder", "Thu 26 Nov", "3 days after your message", "future"
            ),
            TimelineEntry("m", "mail", "You wrote again", "Mon 23 Nov", "Help chat · English"),
            TimelineEntry(
                "d", "parcel", "Not delivered in 30 days", "Wed 21 Oct", "Late from here", "danger"
            ),
            TimelineEntry("p", "card", "Ordered and paid", "Mon 21 Sep", "104.00"),
        ]
    )
    page.body.addWidget(log)
    page.body.addWidget(Label("3 of 5 that count", "caption", "text_muted"))
    meter = EvidenceMeter()
    meter.set_value(3, 5, "3 of 5 that count")
    page.body.addWidget(meter)
    return page


def empty_page() -> ScrollPage:
    """A page with nothing on it yet."""
    page = ScrollPage(with_footer=False)
    page.header.set_text("Cases", "Everything you have going with a marketplace, in one list.")
    empty = EmptyState(
        "No case yet",
        "A case begins with one late, broken or missing thing. Keep the order page open: you will"
        " want the order number and the dates.",
        "Start a case",
        "plus",
    )
    empty.set_facts(
        [
            EmptyFact("clock", "Every date at once", "nearest first"),
            EmptyFact("mail", "The words, in two languages", "Theirs to send, yours to read"),
            EmptyFact("follow-up", "The day to look again", "Never later than a window allows"),
        ]
    )
    page.body.addWidget(empty)
    return page
