"""The case so far: every answer that counts, with the way to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from makegood.domain.text import Text
from makegood.domain.when import When
from makegood.flow.engine import GENERIC
from makegood.text.names import country_name
from makegood.ui.widgets.case_so_far import AnswerValue
from makegood.ui.wizard.places import window_language

if TYPE_CHECKING:
    from makegood.domain.marketplace import Channel
    from makegood.flow.session import StepId
    from makegood.ui.wizard.step_page import Desk


class SideAnswers(QObject):
    """Puts the answers of the session into words for the panel beside."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def values(self) -> list[AnswerValue]:
        """Every answer that counts, in the order of the pages."""
        answers = self._desk.controller.known.answers
        known = self._desk.controller.known
        phrases = self._desk.phrases
        found: list[AnswerValue] = []
        if known.market is not None:
            named = answers.marketplace_name if known.market.id == GENERIC else known.market.name
            where = [named or known.market.name]
            if answers.country is not None:
                where.append(country_name(answers.country, window_language()))
            found.append(self._answer("where", self.tr("Where"), ", ".join(where)))
        roles = {
            "buyer": self.tr("the buyer"),
            "seller": self.tr("the seller"),
            "accused": self.tr("complained about"),
        }
        if known.market is not None:
            found.append(self._answer("where", self.tr("You are"), roles[answers.role], "role"))
        if answers.issue is not None:
            key = f"issues.{answers.issue}"
            if answers.variant is not None:
                key = f"{key}.variants.{answers.variant}"
            title = phrases.render(Text(f"{key}.title"))
            found.append(self._answer("problem", self.tr("Problem"), title))
        if answers.remedy is not None:
            title = phrases.render(Text(f"remedies.{answers.remedy}.title"))
            found.append(self._answer("order", self.tr("You want"), title))
        came = self.tr("Came")
        if answers.issue == "not_received":  # the day is what the tracking says, not that it came
            came = phrases.render(Text("facts.delivery_date.label"))
        for fact, label in (
            ("order_number", self.tr("Order")),
            ("item", self.tr("Item")),
            ("order_date", self.tr("Ordered")),
            ("expected_delivery_date", self.tr("Promised")),
            ("delivery_date", came),
        ):
            typed = answers.facts.get(fact)
            if typed is None or not typed.text.strip():
                continue
            value = typed.understood
            day = getattr(value, "day", None)
            words = typed.text.strip() if day is None else phrases.day(day)
            if isinstance(value, When) and value.about:
                words = f"{words} - {phrases.day(value.latest)}"
            found.append(self._answer("order", label, words, fact))
        if answers.channel is not None:
            channel = self._desk.service.channel(self._desk.controller.session)
            if channel is not None:
                title = self.title_of(channel)
                found.append(self._answer("channel", self.tr("Send to"), title))
        return found

    def title_of(self, channel: Channel) -> str:
        """What a way to reach them is called."""
        case = self._desk.service.case(self._desk.controller.session)
        body = self._desk.service.book(case).channel_bodies.get(channel.id)
        stem = f"bodies.{body}" if body else case.marketplace
        return self._desk.phrases.render(Text(f"{stem}.channels.{channel.id}.title"))

    def _answer(self, step: StepId, label: str, value: str, name: str = "") -> AnswerValue:
        here = self._desk.controller.session.step == step
        return AnswerValue(
            f"{step}:{name}" if name else step,
            label,
            value,
            "" if here else self.tr("Change"),
            self.tr("Change {what}: {value}").format(what=label, value=value),
        )
