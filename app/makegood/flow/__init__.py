"""The wizard engine: steps, session and reachability, without widgets."""

from __future__ import annotations
