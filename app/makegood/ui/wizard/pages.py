"""Which page belongs to which step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from makegood.flow.session import StepId
    from makegood.ui.wizard.step_page import Desk, StepPage


def page_for(step: StepId, desk: Desk) -> StepPage:
    """The page of a step; modules are read when their page is first shown."""
    match step:
        case "where":
            from makegood.ui.wizard.where import WherePage

            return WherePage(desk)
        case "problem":
            from makegood.ui.wizard.problem import ProblemPage

            return ProblemPage(desk)
        case "do_now":
            from makegood.ui.wizard.warning_page import DoNowPage

            return DoNowPage(desk)
        case "stop":
            from makegood.ui.wizard.warning_page import StopPage

            return StopPage(desk)
        case "try_first":
            from makegood.ui.wizard.try_first import TryFirstPage

            return TryFirstPage(desk)
        case "solved":
            from makegood.ui.wizard.solved import SolvedPage

            return SolvedPage(desk)
        case "order":
            from makegood.ui.wizard.order import OrderPage

            return OrderPage(desk)
        case "channel":
            from makegood.ui.wizard.channel_page import ChannelPage

            return ChannelPage(desk)
        case "message":
            from makegood.ui.wizard.message_page import MessagePage

            return MessagePage(desk)
        case "next":
            from makegood.ui.wizard.next_page import NextPage

            return NextPage(desk)
