"""Tool tips that say what they are given, whatever it looks like."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A tool tip for text that a person typed: Qt would take a "<b>" in it for bold."""
    return f"<span>{escape(text)}</span>" if "<" in text else text
