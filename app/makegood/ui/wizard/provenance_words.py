"""How a fact of the guide data is vouched for, in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from makegood.ui.shell.phrases import qt_day

if TYPE_CHECKING:
    from makegood.domain.provenance import Sourced


def source_line(record: Sourced) -> str:
    """Publisher and title of the first source, and how and when it was read."""
    tr = QCoreApplication.translate
    source = record.sources[0]
    named = f"{source.publisher}: {source.title}"
    if record.confidence == "unconfirmed":
        return tr("Provenance", "{source} - not confirmed").format(source=named)
    month = qt_day(record.checked.on, "MMM yyyy")
    if record.checked.how == "live":
        return tr("Provenance", "{source} - compared with the live page, {month}").format(
            source=named, month=month
        )
    if source.read_in == "guide":
        return tr("Provenance", "{source} - an older guide, read {month}").format(
            source=named, month=month
        )
    return tr(
        "Provenance",
        "{source} - read in a stored copy, {month}; not yet compared with the live page",
    ).format(source=named, month=month)
