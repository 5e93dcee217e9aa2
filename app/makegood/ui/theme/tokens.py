"""The design tokens: colours, type, space and sizes, read once from `styles/tokens.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from makegood.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

_STRONG = 600


@dataclass(frozen=True)
class TypeRole:
    """One entry of the type scale: a multiple of the system font, a weight, a line height."""

    size: float
    weight: int
    line_height: float


@dataclass(frozen=True)
class Tokens:
    """Everything the look is made of. Lengths are pixels at a font of 14 px."""

    palettes: Mapping[str, Mapping[str, str]]
    initials: Mapping[str, str]
    type: Mapping[str, TypeRole]
    space: Mapping[str, float]
    size: Mapping[str, float]
    radius: Mapping[str, float]
    border: Mapping[str, float]
    icon: Mapping[str, float]
    motion_ms: Mapping[str, int]
    wide: float
    medium: float


@lru_cache(maxsize=1)
def load_tokens() -> Tokens:
    """The tokens of this installation.

    Raises KeyError or ValueError when the file is damaged: the installation is broken then.
    """
    raw = json.loads((resources_dir() / "styles" / "tokens.json").read_text(encoding="utf-8"))
    roles = {
        name: TypeRole(float(r["size"]), int(r["weight"]), float(r["line_height"]))
        for name, r in raw["type"].items()
    }
    # The words of chips and of the chosen place: their plain role in the heavier weight.
    for name in ("caption", "rail"):
        roles[f"{name}_strong"] = replace(roles[name], weight=_STRONG)
    return Tokens(
        palettes=raw["palette"],
        initials={name: entry["fill"] for name, entry in raw["initials"].items()},
        type=roles,
        space=raw["space"],
        size=raw["size"],
        radius=raw["radius"],
        border=raw["border"],
        icon=raw["icon"],
        motion_ms={k: v for k, v in raw["motion"].items() if isinstance(v, int)},
        wide=float(raw["breakpoints"]["wide"]),
        medium=float(raw["breakpoints"]["medium"]),
    )
