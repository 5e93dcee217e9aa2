"""The program finds its files in both layouts, and the user's folders where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from makegood import paths


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """An empty package folder and an empty top of a checkout."""
    package = tmp_path / "app" / "makegood"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE_DIR", package)
    monkeypatch.setattr(paths, "CHECKOUT_DIR", tmp_path)
    return package, tmp_path


def test_this_checkout_has_both_folders():
    top = Path(__file__).resolve().parent.parent
    assert paths.wizard_data_dir() == top / "wizard_data"
    assert paths.resources_dir() == top / "resources"


@pytest.mark.parametrize(
    ("name", "find"),
    [("wizard_data", paths.wizard_data_dir), ("resources", paths.resources_dir)],
)
def test_the_package_is_asked_before_the_checkout(layout: tuple[Path, Path], name: str, find):
    package, checkout = layout
    (checkout / name).mkdir()
    assert find() == checkout / name
    (package / name).mkdir()
    assert find() == package / name


def test_a_missing_folder_is_named(layout: tuple[Path, Path]):
    with pytest.raises(paths.MissingProgramDataError, match="'resources' is missing") as caught:
        paths.resources_dir()
    assert caught.value.name == "resources"


def test_only_an_installed_program_has_a_compiled_pack(layout: tuple[Path, Path]):
    package, checkout = layout
    (checkout / paths.COMPILED_PACK_NAME).touch()
    assert paths.compiled_pack_file() is None
    (package / paths.COMPILED_PACK_NAME).touch()
    assert paths.compiled_pack_file() == package / paths.COMPILED_PACK_NAME


def test_user_folders_lie_in_the_users_home_and_are_not_made(user_folders: Path):
    for folder in (
        paths.user_data_dir(),
        paths.user_cache_dir(),
        paths.cached_pack_file(),
    ):
        assert folder.is_relative_to(user_folders)
        assert "makegood" in folder.parts
        assert not folder.exists()
