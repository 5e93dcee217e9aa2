"""Sample parts that stand round a page of the gallery: rail, steps, dates, the side panel.

Made-up words, for developers and tests; nothing here is translated.
"""

from __future__ import annotations

from makegood.ui.widgets.case_so_far import AnswerValue, CaseSoFar
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.clock_chip import ClockChip, ClockValue
from makegood.ui.widgets.missing_list import MissingList, MissingValue
from makegood.ui.widgets.rail import Rail, RailValue
from makegood.ui.widgets.side_panel import SidePanel
from makegood.ui.widgets.step_item import StepValue
from makegood.ui.widgets.step_list import StepList
from makegood.ui.widgets.stub import StubValue

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
