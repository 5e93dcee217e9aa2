"""Sample pages of the gallery that ask: ways to choose from, cards and lists, fields.

Made-up words, for developers and tests; nothing here is translated.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from PySide6.QtWidgets import QGridLayout

from makegood.ui.widgets.button import Button, Kind
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.channel_card import ChannelStep, ChannelValue
from makegood.ui.widgets.channel_list import ChannelList
from makegood.ui.widgets.chip import Chip, ChipKind, ChipValue
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.date_input import DateInput
from makegood.ui.widgets.fact_field import FactField, FieldText
from makegood.ui.widgets.filter_list import FilterList, FilterValue
from makegood.ui.widgets.mark_row import MarkRow
from makegood.ui.widgets.money_input import MoneyInput
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.widgets.radio_choice import RadioChoice
from makegood.ui.widgets.scroll_page import ScrollPage
from makegood.ui.widgets.text_area import TextArea
from makegood.ui.widgets.text_input import TextInput
from makegood.ui.widgets.trap_card import TrapCard
from makegood.ui.widgets.turning_row import TurningRow


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
    arrived = [
        ChoiceValue("yes", "Yes"), ChoiceValue("no", "No"), ChoiceValue("unknown", "I do not know"),
    ]  # fmt: skip
    fields = [
        understood,
        FactField(FieldText("Amount paid", "with delivery", "As your bank shows it"), money),
        advice,
        error,
        FactField(FieldText("Disabled", help="Needs the amount first"), off),
        FactField(FieldText("Did it arrive?"), RadioChoice(arrived, in_a_row=True)),
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
