"""What each form of the log asks, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication

from makegood.ui.widgets.fact_field import FieldText

if TYPE_CHECKING:
    from makegood.flow.answers import FailureReason
    from makegood.services.entries import EntryKind

FieldName = Literal[
    "when", "by", "party", "channel", "why", "refusal", "outcome", "money", "in_hand",
    "reference", "text",
]  # fmt: skip

# What each form asks, the needed first. Nothing but a sum or a day ever blocks.
FIELDS: Final[dict[EntryKind, tuple[FieldName, ...]]] = {
    "wrote": ("when", "party", "channel", "reference", "text"),
    "step": ("when", "reference", "text"),
    "answered": ("outcome", "party", "when", "by", "reference", "text"),
    "promised": ("by", "when", "party", "text"),
    "refunded": ("money", "when"),
    "solved": ("in_hand", "by", "when"),
    "give_up": ("text",),
    "reopen": (),
    "pause": ("by",),
    "resume": (),
    "reminder": ("by", "text"),
    "failed": ("channel", "why", "refusal", "text"),
    "delivered": ("when",),
    "called": ("party", "when", "reference", "text"),
    "note": ("text",),
}


def form_title(kind: EntryKind) -> str:
    """The heading of a form."""
    tr = QCoreApplication.translate
    titles: dict[EntryKind, str] = {
        "wrote": tr("EventForm", "I wrote again"),
        "step": tr("EventForm", "I have done this"),
        "answered": tr("EventForm", "They answered"),
        "promised": tr("EventForm", "They promised something"),
        "refunded": tr("EventForm", "Money came back"),
        "solved": tr("EventForm", "It is solved"),
        "give_up": tr("EventForm", "I give up"),
        "reopen": tr("EventForm", "Open the case again"),
        "pause": tr("EventForm", "Leave it alone for a while"),
        "resume": tr("EventForm", "Go on with the case"),
        "reminder": tr("EventForm", "Remind me"),
        "failed": tr("EventForm", "This way did not work"),
        "delivered": tr("EventForm", "It arrived"),
        "called": tr("EventForm", "I called"),
        "note": tr("EventForm", "Add a note"),
    }
    return titles[kind]


def failure_names() -> dict[FailureReason, str]:
    """Why a way did not work, as one says it."""
    tr = QCoreApplication.translate
    return {
        "dead": tr("FailedBox", "The number or page is dead"),
        "bot": tr("FailedBox", "Only a bot answered, again and again"),
        "no_answer": tr("FailedBox", "Nobody answered"),
        "refused": tr("FailedBox", "They refused"),
    }


def field_text(kind: EntryKind, name: FieldName, outcome: str | None = None) -> FieldText:
    """Label and help of a field of a form; `outcome` is the answer that is chosen in it."""
    tr = QCoreApplication.translate
    optional = tr("EventForm", "optional")
    if name == "when" and kind in ("promised", "solved"):
        return FieldText(
            tr("EventForm", "When did they say so?"),
            optional,
            tr("EventForm", "Without a promised day, you are reminded some days after this one."),
        )
    if name == "when":
        return FieldText(
            tr("EventForm", "When?"), help=tr("EventForm", "Any form will do: 3 Nov, yesterday.")
        )
    if name == "by":
        return _by_text(kind, optional)
    if name == "party":
        return FieldText(
            tr("EventForm", "Who?") if kind != "wrote" else tr("EventForm", "To whom?"), optional
        )
    if name == "channel":
        label = tr("EventForm", "Which way?") if kind == "failed" else tr("EventForm", "How?")
        return FieldText(label, optional)
    if name == "why":
        return FieldText(tr("EventForm", "What happened?"), optional)
    if name == "refusal":
        return FieldText(
            tr("EventForm", "Write it down as their refusal too?"),
            help=tr(
                "EventForm", "The next step may open then. You can take it out of the log again."
            ),
        )
    if name == "outcome":
        return FieldText(tr("EventForm", "What did they say?"))
    if name == "money":
        return FieldText(tr("EventForm", "How much came back?"))
    if name == "in_hand":
        return FieldText(
            tr("EventForm", "Is it in your hands?"),
            help=tr("EventForm", "The money on your account, or the thing at your door."),
        )
    if name == "reference":
        return FieldText(
            tr("EventForm", "Their number for it"),
            optional,
            tr("EventForm", "Ticket, case or call number."),
        )
    return _text_text(kind, outcome, optional)


def _by_text(kind: EntryKind, optional: str) -> FieldText:
    tr = QCoreApplication.translate
    if kind == "reminder":
        return FieldText(
            tr("EventForm", "On which day?"),
            help=tr("EventForm", "Other dates keep their own reminders."),
        )
    if kind == "pause":
        return FieldText(
            tr("EventForm", "Until when?"),
            optional,
            tr("EventForm", "Dates that run go on running."),
        )
    return FieldText(
        tr("EventForm", "By which day did they promise it?"),
        optional,
        tr("EventForm", "On that day you are asked whether they kept it."),
    )


def _text_text(kind: EntryKind, outcome: str | None, optional: str) -> FieldText:
    tr = QCoreApplication.translate
    if kind == "wrote":
        return FieldText(
            tr("EventForm", "Your words"),
            optional,
            tr("EventForm", "Kept exactly as you sent them."),
        )
    if kind == "give_up":
        return FieldText(tr("EventForm", "Why?"), optional)
    if kind == "reminder":
        return FieldText(
            tr("EventForm", "Why?"), optional, tr("EventForm", "Shown with the reminder.")
        )
    if kind in ("answered", "promised", "called"):
        return FieldText(tr("EventForm", "What was said"), optional, _quoted(kind, outcome))
    return FieldText(tr("EventForm", "Note"), "" if kind == "note" else optional)


def _quoted(kind: EntryKind, outcome: str | None) -> str:
    """Which message repeats the words that are typed; empty where none does."""
    tr = QCoreApplication.translate
    if kind == "called":
        return tr("EventForm", "Quoted if you confirm the call in writing.")
    if kind == "promised" or outcome == "promise":
        return tr("EventForm", "Quoted if you remind them of their promise.")
    if outcome == "offer":
        return tr("EventForm", "Quoted if you answer their offer.")
    return ""
