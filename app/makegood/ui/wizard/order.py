"""Page 4: what you want, and only the facts of the order that this case depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from makegood.flow.answers import OtherOrder, Typed
from makegood.services.check import facts_to_ask
from makegood.ui.shell.clear import clear_layout
from makegood.ui.widgets.button import Button
from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.field_grid import FieldGrid
from makegood.ui.widgets.notice import Notice
from makegood.ui.widgets.question_header import Heading
from makegood.ui.wizard.confirmation_box import ConfirmationBox
from makegood.ui.wizard.fact_control import FactControl
from makegood.ui.wizard.step_page import StepPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from makegood.domain.marketplace import FactAsk
    from makegood.flow.confirmation import Offer
    from makegood.flow.engine import Gap
    from makegood.flow.session import StepId

IN_VIEW: Final = 5
_PAIR: Final = "amount"
_ITS_OTHER_HALF: Final = "currency"
_EACH_ORDER: Final = ("order_number", "order_date", "item", "amount")


class OrderPage(StepPage):
    """The remedy first, then the facts: five in view, the needed ones first; the others unfold.

    A needed one that a date waits for is in view as well.
    """

    step: StepId = "order"

    @override
    def build(self) -> None:
        self._remedy_title = Heading("", "section")
        self.remedies = CardGroup(columns=2)
        self.remedies.setObjectName("remedies")
        self.remedies.chosen.connect(lambda chosen: self.desk.controller.answer(remedy=chosen))
        self._facts_title = Heading("", "section")
        self.confirmation = ConfirmationBox(self.desk)
        self.confirmation.offered.connect(self._take_offers)
        self.grid = FieldGrid()
        self.more = Button("", "link")
        self.more.setObjectName("more_facts")
        self.more.clicked.connect(self._show_more)
        self.rest = FieldGrid()
        self._others = QWidget()
        self._other_rows = QVBoxLayout(self._others)
        self._other_rows.setContentsMargins(0, 0, 0, 0)
        self.add_order = Button("", "link", icon_name="plus")
        self.add_order.setObjectName("add_order")
        self.add_order.clicked.connect(self._add_order)
        self.never = Notice("info")
        for widget in (
            self._remedy_title, self.remedies, self._facts_title, self.confirmation, self.grid,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.rest)
        self.body.addWidget(self._others)
        self.body.addWidget(self.add_order, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.never)
        self._controls: dict[str, FactControl] = {}
        self._order_controls: list[dict[str, FactControl]] = []
        self._open = False
        self._awaited: frozenset[str] = frozenset()
        self._shown_facts: frozenset[str] = frozenset()
        self._told: tuple[tuple[str, str], ...] = ()

    @override
    def captions(self) -> None:
        self.header.set_text(
            self.tr("What you want, and your order"),
            self.tr("Only what this complaint needs. What you leave empty can wait."),
        )
        self._remedy_title.setText(self.tr("What do you want?"))
        self.remedies.set_name(self.tr("What do you want?"))
        self._facts_title.setText(self.tr("Your order"))
        self.add_order.setText(self.tr("The problem is about another order too"))
        self.never.set_text(
            self.tr("Never needed here:"),
            self.tr(
                "card number, password, PIN or a copy of your ID. "
                "Nothing on this page leaves your computer."
            ),
        )
        self.footer.set_labels(self.tr("Back"), self.tr("Next: where to send it"))

    @override
    def entered(self) -> None:
        self._open = False
        # What was answered before stays where it was asked.
        self._awaited = self._waited_for() | {n for n in self.answers.facts if self._text_of(n)}
        super().entered()

    @override
    def render_answers(self) -> None:
        known = self.known
        if known.entry is None:
            return
        guide, variant = self.desk.service.engine.guide, known.answers.variant
        self.remedies.set_choices(
            [
                ChoiceValue(
                    r.id, self.text(f"remedies.{r.id}.title"), self.text(f"remedies.{r.id}.help")
                )
                for r in guide.remedies(known.entry, variant, known.facts)
            ],
            known.answers.remedy,
        )
        self._render_facts(guide.asks(known.entry, variant, known.facts))
        self._render_orders()

    def _render_facts(self, asks: Sequence[FactAsk]) -> None:
        names = [ask.fact for ask in asks]
        if _PAIR in names and _ITS_OTHER_HALF in names:
            names.remove(_ITS_OTHER_HALF)
        needed = {ask.fact for ask in asks if ask.needed}
        first = [name for name in names if name in needed]
        front = first[:IN_VIEW] + [name for name in first[IN_VIEW:] if name in self._awaited]
        front += [name for name in names if name not in front][: max(IN_VIEW - len(front), 0)]
        back = [name for name in names if name not in front]
        answered = [name for name in back if self._text_of(name)]
        self.grid.set_fields([self._control(name, name in needed) for name in front])
        shown = back if self._open else answered
        self.rest.set_fields([self._control(name, name in needed) for name in shown])
        hidden = len(back) - len(shown)
        self.more.setHidden(hidden == 0)
        self.more.setText(
            self.tr("More that can help or starts a date ({count})").format(count=hidden)
        )
        self._shown_facts = frozenset((*front, *shown))
        for name in self._shown_facts:
            self._controls[name].show_typed(self.answers.facts)

    def _control(self, name: str, needed: bool) -> FactControl:
        control = self._controls.get(name)
        if control is None:
            control = FactControl(self.desk, self.desk.service.engine.guide.facts[name], self)
            control.taken.connect(self._taken)
            control.settled.connect(self._settled)
            control.setHidden(True)
            self._controls[name] = control
        control.set_needed(needed)
        return control

    def _text_of(self, fact: str) -> str:
        typed = self.answers.facts.get(fact)
        return "" if typed is None else typed.text

    def _taken(self, fact: str, typed: Typed) -> None:
        facts = {**self.answers.facts, fact: typed}
        self.desk.controller.type_in(facts=facts)

    def _waited_for(self) -> frozenset[str]:
        if self.known.entry is None:
            return frozenset()
        return frozenset(facts_to_ask(self.desk.service.assessment(self.session)))

    def _settled(self) -> None:
        """A field is done: what a date waits for now comes into view, and nothing leaves it."""
        self.desk.controller.keep_now()
        waited = self._awaited | self._waited_for()
        if waited != self._awaited:
            self._awaited = waited
            self.render_answers()

    def _take_offers(self, offers: tuple[Offer, ...]) -> None:
        facts = dict(self.answers.facts)
        for offer in offers:
            facts[offer.fact] = offer.typed
        self._open = self._open or any(o.fact not in self._controls for o in offers)
        self.desk.controller.answer(facts=facts)

    def _show_more(self) -> None:
        self._open = True
        self.render_answers()
        shown = [c for c in self._controls.values() if c.parent() is self.rest]
        if shown:
            shown[0].setFocus()

    @override
    def field_named(self, name: str) -> QWidget | None:
        """The field of a fact, unfolded if it was folded away."""
        control = self._controls.get(name)
        if (control is None or control.isHidden()) and not self._open:
            self._open = True
            self.render_answers()
        return self._controls.get(name)

    # Further orders

    def _render_orders(self) -> None:
        orders = self.answers.orders
        if len(orders) != len(self._order_controls):
            clear_layout(self._other_rows)
            self._order_controls = []
            for place in range(len(orders)):
                self._make_order(place)
        for controls, order in zip(self._order_controls, orders, strict=True):
            for control in controls.values():
                control.show_typed(order.facts)

    def _make_order(self, place: int) -> None:
        title = Heading(self.tr("Order {number}").format(number=place + 2), "section")
        self._other_rows.addWidget(title)
        grid = FieldGrid()
        controls: dict[str, FactControl] = {}
        for name in _EACH_ORDER:
            fact = self.desk.service.engine.guide.facts.get(name)
            if fact is None:
                continue
            control = FactControl(self.desk, fact)
            control.taken.connect(lambda f, t, p=place: self._order_taken(p, f, t))
            control.settled.connect(self.desk.controller.keep_now)
            controls[name] = control
        grid.set_fields(list(controls.values()))
        self._other_rows.addWidget(grid)
        remove = Button(self.tr("Take this order out"), "link", icon_name="delete")
        remove.clicked.connect(lambda _c=False, p=place: self._remove_order(p))
        self._other_rows.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeading)
        self._order_controls.append(controls)

    def _add_order(self) -> None:
        self.desk.controller.answer(orders=(*self.answers.orders, OtherOrder()))
        if self._order_controls:
            next(iter(self._order_controls[-1].values())).setFocus()

    def _remove_order(self, place: int) -> None:
        kept = tuple(o for at, o in enumerate(self.answers.orders) if at != place)
        self.desk.controller.answer(orders=kept)
        self.add_order.setFocus()

    def _order_taken(self, place: int, fact: str, typed: Typed) -> None:
        orders = list(self.answers.orders)
        orders[place] = OtherOrder(facts={**orders[place].facts, fact: typed})
        self.desk.controller.type_in(orders=tuple(orders))

    # For the frame

    @override
    def go_on(self) -> None:
        """Go on; what was not understood is told first, once, and keeps nobody."""
        read, facts = self.desk.service.read, self.desk.service.engine.guide.facts
        unread = tuple(
            (name, typed.text)
            for name, typed in self.answers.facts.items()
            if name in self._shown_facts and read(self.session, facts[name], typed.text).wrong
        )
        if not unread or unread == self._told:
            self._told = ()
            super().go_on()
            return
        self._told = unread
        labels = [self.text(f"facts.{name}.label") for name, _ in unread]
        words = self.tr("{facts}. Correct it or empty it. Or go on without it.")
        field = self._controls[unread[0][0]]
        field.judge()
        self.show_problem(self.tr("Not understood:"), words.format(facts="; ".join(labels)), field)

    @override
    def first_field(self) -> QWidget | None:
        cards = self.remedies.cards
        return next((card for card in cards if card.isChecked()), cards[0] if cards else None)

    @override
    def words_of_gap(self, gap: Gap) -> str:
        return self.tr("Choose what you want. You can change it later.")
