"""Where a fact of the guide data comes from, in words a person can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from makegood.domain.provenance import Sourced
    from makegood.ui.shell.phrases import Phrases


def source_lines(record: Sourced, phrases: Phrases) -> list[str]:
    """Each source with the date its page shows, then when and how it was read."""
    lines: list[str] = []
    for source in record.sources:
        parts = [f"{source.publisher}: {source.title}"]
        if source.dated:
            parts.append(f"({source.dated})")
        lines.append(" ".join(parts))
    guide_only = all(source.read_in == "guide" for source in record.sources)
    if guide_only and record.sources:
        lines.append(phrases.app("checked.guide"))
    else:
        how = "live" if record.checked.how == "live" else "stored_copy"
        lines.append(phrases.app(f"checked.{how}", day=record.checked.on))
    return lines
