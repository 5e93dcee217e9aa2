"""Guide data with a folder of one's own over them, as tests of corrections need it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import _guide_folders
from tests.ui import window_kit

from makegood.services.packs import open_packs


@pytest.fixture
def own_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, empty; the window opened afterwards uses it."""
    window_kit._packs()  # compiled by now
    cache = _guide_folders().cache
    shutil.copytree(cache.parent, tmp_path / "compiled")
    folder = tmp_path / "own"
    folder.mkdir()
    folders = replace(_guide_folders(), cache=tmp_path / "compiled" / cache.name, overlay=folder)
    monkeypatch.setattr(window_kit, "_packs", lambda: open_packs(folders, strict=True))
    return folder
