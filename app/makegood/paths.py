"""Where the program's own files and the user's folders are.

Two layouts are known: an installed package, which holds its data inside itself, and a checkout,
where the data stands at the top. The package is asked first, so no caller needs to know which
of the two is running. Nothing here creates a folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import platformdirs

APP_NAME: Final = "makegood"

PACKAGE_DIR: Final = Path(__file__).resolve().parent
"""The folder of the import package."""

CHECKOUT_DIR: Final = PACKAGE_DIR.parent.parent
"""The top of the checkout; in an installed program a folder that holds nothing of ours."""

COMPILED_PACK_NAME: Final = "guide.pack"
"""The file name of the compiled guide data, wherever it lies."""


class MissingProgramDataError(Exception):
    """A folder that belongs to the program is not there: the installation is incomplete."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"the program's own folder {name!r} is missing")


def wizard_data_dir() -> Path:
    """The folder of the guide data's YAML source.

    Raises MissingProgramDataError if neither layout has it.
    """
    return _data_dir("wizard_data")


def resources_dir() -> Path:
    """The folder of icons, styles and interface translations.

    Raises MissingProgramDataError if neither layout has it.
    """
    return _data_dir("resources")


def compiled_pack_file() -> Path | None:
    """The compiled guide data that came with an installed program; None in a checkout.

    In a checkout the source may change between two starts, so what is compiled there belongs
    into `cached_pack_file`.
    """
    shipped = PACKAGE_DIR / COMPILED_PACK_NAME
    return shipped if shipped.is_file() else None


def cached_pack_file() -> Path:
    """Where a checkout keeps the guide data it compiled; the file need not exist."""
    return user_cache_dir() / COMPILED_PACK_NAME


def user_data_dir() -> Path:
    """The user's folder for cases and settings; it need not exist."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def user_cache_dir() -> Path:
    """The user's folder for what can be made again; it need not exist."""
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def _data_dir(name: str) -> Path:
    for top in (PACKAGE_DIR, CHECKOUT_DIR):
        candidate = top / name
        if candidate.is_dir():
            return candidate
    raise MissingProgramDataError(name)
