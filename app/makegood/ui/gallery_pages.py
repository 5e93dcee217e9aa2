"""Sample pages for the gallery: every widget in its states, with made-up words.

For developers and tests; nothing here is translated.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from PySide6.QtWidgets import QGridLayout, QWidget

from makegood.ui.widgets.button import Button, Kind
from makegood.ui.widgets.card import Card, Separator
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.case_so_far import AnswerValue, CaseSoFar
from makegood.ui.widgets.channel_card import ChannelStep, ChannelValue
from makegood.ui.widgets.channel_list import ChannelList
from makegood.ui.widgets.chip import Chip, ChipKind, ChipValue
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.clock_chip import ClockChip, ClockValue
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.due_row import DueRow, DueValue
from makegood.ui.widgets.empty_state import EmptyFact, EmptyState
from makegood.ui.widgets.evidence_meter import EvidenceMeter
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.label import Label
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.missing_list import MissingList, MissingValue
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.radio_choice import RadioChoice, YesNoChoice
from makegood.ui.widgets.rail import Rail, RailValue
from makegood.ui.widgets.scroll_page import ScrollPage
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.side_panel import SidePanel
from makegood.ui.widgets.step_item import StepValue
from makegood.ui.widgets.step_list import StepList
from makegood.ui.widgets.stub import StubValue
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.widgets.ticket import Ticket, TicketDate, TicketValue
from makegood.ui.widgets.timeline_model import TimelineEntry
from makegood.ui.widgets.timeline_view import TimelineView
from makegood.ui.widgets.trap_card import TrapCard
from makegood.ui.widgets.turning_row import TurningRow
from makegood.ui.widgets.window_bar import WindowBar

_CLOSING = ChipValue("Closing · 5 days left", "warning", "warn")


def sample_rail() -> Rail:
    """The rail with a count."""
    rail = Rail()
    rail.set_name("Places")
    rail.set_places(
        [
            RailValue("today", "Today", "today", 2, "Today, 2 due"),
            RailValue("cases", "Cases", "cases"),
            RailValue("new", "New case", "new-case"),
            RailValue("guides", "Guides", "guides"),
            RailValue("settings", "Settings", "settings", at_foot=True),
        ]
    )
    rail.set_current("new")
    return rail


def sample_steps() -> StepList:
    """Seven steps, the fifth current, the second to be looked at again."""
    steps = StepList()
    steps.set_name("Steps")
    steps.set_steps(
        [
            StepValue("where", 1, "Where?", "visited", "Shop A · Estonia"),
            StepValue("what", 2, "What went wrong?", "check_again", "check again"),
            StepValue("try", 3, "Try this first", "visited", "3 tried, did not help"),
            StepValue("order", 4, "Your order", "visited", "49.90 · 14 Nov"),
            StepValue("send", 5, "Where to send it", "current"),
            StepValue("message", 6, "Your message"),
            StepValue("next", 7, "What happens next"),
        ]
    )
    steps.set_menu_label("Step 5 of 7 · Where to send it")
    return steps


def sample_clocks() -> list[ClockChip]:
    """A date in each of its states."""
    values = [
        ClockValue(
            "closing",
            StubValue("29", "Nov", "warning"),
            "Open the dispute",
            _CLOSING,
            "15 days after you confirmed receipt",
        ),
        ClockValue(
            "running",
            StubValue("14", "Mar"),
            "Bank dispute",
            ChipValue("Running · 110 days", "neutral", "clock"),
            "120 days; ask by 28 Feb",
        ),
        ClockValue(
            "differ",
            StubValue("18", "Feb", hatched=True),
            "Send it back without a reason",
            ChipValue("Safe date, others say 18 Mar", "info", "info"),
        ),
        ClockValue(
            "passed",
            StubValue("21", "Oct", "danger"),
            "Delivery was due",
            ChipValue("Passed", "danger", "close"),
            "You can still ask",
        ),
        ClockValue(
            "met",
            StubValue("2", "Nov", "met"),
            "First answer",
            ChipValue("Met", "success", "check"),
        ),
        ClockValue(
            "waiting",
            StubValue("?", "day", "not_started"),
            "Dispute window",
            ChipValue("Needs: the day you confirmed", "neutral", "wait-until"),
        ),
    ]
    return [ClockChip(value) for value in values]


def sample_side() -> SidePanel:
    """Case so far, dates, and what is missing."""
    side = SidePanel()
    answers = CaseSoFar()
    answers.set_name("Your case so far")
    answers.set_answers(
        [
            AnswerValue("where", "Where", "Shop A, Estonia", "Change"),
            AnswerValue("you", "You are", "the buyer", "Change"),
            AnswerValue("problem", "Problem", "It is a fake", "Change"),
        ]
    )
    side.add_section("parcel", "Your case so far").body.addWidget(answers)
    dates = side.add_section("clock", "Dates")
    for clock in sample_clocks():
        dates.body.addWidget(clock)
    missing = MissingList()
    missing.set_name("Before you send, 2 to look at")
    missing.set_points(
        [
            MissingValue(
                "date", "No reply-by date", "A date makes the answer measurable.", "Add it"
            ),
            MissingValue("facts", "Order, item, dates", "all in the text", kind="right"),
            MissingValue("card", "A card number", "It must not go.", "Show me where", "blocker"),
        ]
    )
    side.add_section("list", "Before you send").body.addWidget(missing)
    side.saved.set_saved("Saved on this computer, 14:41")
    return side


def send_page() -> ScrollPage:
    """Ways to reach them, a trap, and the footer."""
    page = ScrollPage()
    page.header.set_text(
        "Where to send it",
        "Best first. The order follows from your problem, the hour, your languages and what"
        " leaves a record.",
    )
    channels = ChannelList("Ways to reach them")
    channels.set_channels(
        [
            ChannelValue(
                "form",
                "dispute",
                "Return or refund request",
                "Only this starts their clock · leaves a record",
                ChipValue("Always open", "success", "done"),
                "Answer within 5 days",
                recommended="Recommended",
                steps=(
                    ChannelStep("one", "Sign in, then Account, My Orders, this order", done=True),
                    ChannelStep("two", "Choose “Refund only”"),
                    ChannelStep(
                        "three",
                        "Reason: not as described, counterfeit. Add photos, paste the message,"
                        " submit",
                    ),
                ),
                open_label="Open My Orders",
                host="the address is on the trusted list",
                failed_label="This did not work",
            ),
            ChannelValue(
                "chat",
                "chat",
                "Live chat",
                "Can move a stuck dispute · keep the history",
                ChipValue("Open now, until 17:00", "success", "done"),
                "18:00 there is 17:00 for you",
            ),
            ChannelValue(
                "seller",
                "chat",
                "Message to the seller",
                "Keeps the record",
                ChipValue("Any hour", "neutral", "clock"),
                "Answer: up to 72 hours",
                tried="Tried 21 Nov, no answer",
            ),
        ]
    )
    page.body.addWidget(channels)
    page.body.addWidget(
        TrapCard(
            "No phone number.",
            "None is published for buyers here; numbers found elsewhere are likely scams.",
        )
    )
    page.footer.set_labels("Back", "Next: your message")
    page.footer.add_button(Button("That solved it", icon_name="done"))
    return page


def choice_page() -> ScrollPage:
    """Own words, cards, tiles, a filter list, radio buttons and tick boxes."""
    page = ScrollPage()
    page.header.set_text(
        "What went wrong?", "Say it in your own words, in any language. Or choose a topic below."
    )
    words = TextArea(icon_name="edit")
    words.setAccessibleName("What went wrong, in your own words")
    words.set_value(
        "the earbuds came but they are not the brand from the page, the box looks fake and the"
        " shop does not write back"
    )
    page.body.addWidget(words)
    cards = CardGroup("Closest matches")
    cards.set_choices(
        [
            ChoiceValue(
                "fake",
                "It is a fake",
                "Found: “not the brand”, “box looks fake”",
                chip=ChipValue("Best match", "accent", "check"),
            ),
            ChoiceValue("described", "Not as described", "Found: “not … from the page”"),
            ChoiceValue("silent", "The seller does not answer", disabled_because="Already added"),
        ],
        "fake",
    )
    page.body.addWidget(cards)
    page.body.addWidget(Heading("Or choose a topic"))
    tiles = CardGroup("Topics", columns=4, tiles=True)
    tiles.set_choices(
        [
            ChoiceValue("delivery", "Delivery", "late, lost", icon="parcel"),
            ChoiceValue("item", "The item", "broken, wrong, fake", icon="stop"),
            ChoiceValue("refund", "Refund", "return, money back", icon="undo"),
            ChoiceValue("order", "Order", "cancel, change", icon="form"),
            ChoiceValue("payment", "Payment", "charge, voucher", icon="card"),
            ChoiceValue("account", "Account", "locked, details", icon="lock"),
        ]
    )
    page.body.addWidget(tiles)
    shops = FilterList(rows=4)
    shops.set_words("Which marketplace?", "Search marketplaces", "None of that name")
    shops.set_values(
        [
            FilterValue("a", "Shop A", initial=("A", "rust")),
            FilterValue("b", "Shop B", "three sites", initial=("B", "moss")),
            FilterValue("c", "Çarşı", "accents are ignored", initial=("Ç", "plum")),
            FilterValue("d", "Shop D", initial=("D", "slate_blue")),
        ]
    )
    shops.set_chosen("b")
    page.body.addWidget(shops)
    radios = RadioChoice([ChoiceValue("mail", "By e-mail"), ChoiceValue("post", "By post", "slow")])
    radios.set_value("mail")
    page.body.addWidget(radios)
    page.body.addWidget(MarkRow("A long line beside a tick box wraps where the room ends, always"))
    page.footer.set_labels("Back", "Next: try this first")
    return page


def field_page() -> ScrollPage:
    """Every field in every state, and the notices."""
    page = ScrollPage()
    page.header.set_text("Your order", "Only what this needs. What you leave empty can wait.")
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(14)
    number = TextInput(ltr=True)
    number.set_value("8187 4420 1193 5527")
    understood = FactField(
        FieldText(
            "Order number",
            where="Where do I find it?",
            where_text="Account, My Orders, the order: the number stands at its top.",
        ),
        number,
    )
    understood.set_state("understood")
    money = MoneyInput(["EUR", "GBP", "USD"])
    money.set_value("49.90", "EUR")
    day = DateInput(today=date(2026, 11, 24))
    day.set_value(date(2026, 11, 14))
    advice = FactField(FieldText("You confirmed receipt on", help="The day you marked it."), day)
    advice.set_state("advice", "That is before you paid. Keep it if it is so.")
    wrong = TextInput()
    wrong.set_value("31 February")
    error = FactField(FieldText("Seller’s name", "optional"), wrong)
    error.set_state("error", "Write a name here, or leave it empty.")
    off = TextInput()
    off.setEnabled(False)
    fields = [
        understood,
        FactField(FieldText("Amount paid", "with delivery", "As your bank shows it"), money),
        advice,
        error,
        FactField(FieldText("Disabled", help="Needs the amount first"), off),
        FactField(FieldText("Did it arrive?"), YesNoChoice("Yes", "No", "I do not know")),
    ]
    for at, field in enumerate(fields):
        grid.addWidget(field, at // 2, at % 2)
    page.body.addLayout(grid)
    page.body.addWidget(
        Notice(
            "info",
            "Never needed here:",
            "card number, password, PIN or a copy of your ID. Nothing on this page leaves your"
            " computer.",
        )
    )
    page.body.addWidget(
        Notice("warning", "They may be unable to pay.", "Do not wait long.", "Why we say so")
    )
    page.body.addWidget(Notice("success", "Nothing, unless you send it.", "No connection is made."))
    page.body.addWidget(
        TrapCard(
            "Do not end a dispute for a promise.",
            "A promise of money later is not money.",
            back_label="Go back",
            go_on_label="I understand, go on",
        )
    )
    kinds: tuple[Kind, ...] = get_args(Kind)
    for enabled in (True, False):
        row = TurningRow()
        for kind in kinds:
            button = Button(kind.split("_")[0].title(), kind, icon_name="open-outside")
            button.setEnabled(enabled)
            row.add(button)
        page.body.addWidget(row)
    chips = TurningRow()
    chip_kinds: tuple[ChipKind, ...] = get_args(ChipKind)
    for chip_kind in chip_kinds:
        chips.add(Chip(ChipValue(chip_kind.title(), chip_kind, "clock")))
    page.body.addWidget(chips)
    page.footer.set_labels("Back", "Next: where to send it")
    page.footer.set_primary_enabled(False, "The order number is not one")
    return page


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
            TicketDate("act-by", "Act by", "29", "November", "Sunday · 5 days left", "warning"),
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


PAGES = {
    "send": send_page,
    "choice": choice_page,
    "field": field_page,
    "today": today_page,
    "empty": empty_page,
}


def build_page(name: str) -> QWidget:
    """A sample page by its name in `PAGES`; KeyError if there is none."""
    return PAGES[name]()
