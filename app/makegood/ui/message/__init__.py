"""The message as it is written in the wizard and in a case: paragraphs and what they lack."""

from __future__ import annotations
