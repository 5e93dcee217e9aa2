"""While the guide data are compiled a small window says so; closing it ends the program."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from makegood.services.packs import Compiled, PackFolders, open_packs
from makegood.ui.app import run
from makegood.ui.i18n import PSEUDO_MIRRORED, Translations
from makegood.ui.shell.getting_ready import ReadyWindow, getting_ready


def shown() -> ReadyWindow | None:
    windows = QApplication.topLevelWidgets()
    return next((w for w in windows if isinstance(w, ReadyWindow) and w.isVisible()), None)


def test_the_window_is_there_while_the_work_goes_on(qtbot: QtBot, qapp: QApplication):
    seen: list[str] = []
    go_on = Event()

    def look() -> None:
        window = shown()
        if window is not None:
            seen.append(window.accessibleName())
            go_on.set()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(look)
    timer.start()
    assert getting_ready(qapp, lambda: go_on.wait(30), "en") == (True,)
    timer.stop()
    assert seen[0] == ("Getting the guides ready. This happens once. It takes a few seconds.")
    assert shown() is None


def test_closing_the_window_leaves_the_work(qtbot: QtBot, qapp: QApplication):
    ended = Event()

    def close() -> None:
        window = shown()
        if window is not None:
            window.close()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(close)
    timer.start()
    assert getting_ready(qapp, lambda: ended.wait(30), "en") is None
    timer.stop()
    ended.set()


def test_what_goes_wrong_in_the_work_is_raised(qtbot: QtBot, qapp: QApplication):
    def fail() -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        getting_ready(qapp, fail, "en")
    assert shown() is None


def test_it_speaks_the_language_that_was_asked_for(qtbot: QtBot, qapp: QApplication):
    seen: list[tuple[str, Qt.LayoutDirection]] = []
    go_on = Event()

    def look() -> None:
        window = shown()
        if window is not None:
            seen.append((window.words.text(), window.layoutDirection()))
            go_on.set()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(look)
    timer.start()
    getting_ready(qapp, lambda: go_on.wait(30), PSEUDO_MIRRORED)
    timer.stop()
    text, direction = seen[0]
    assert text.startswith("[Géttíñg")
    assert direction == Qt.LayoutDirection.RightToLeft
    Translations(qapp).set_language("en")


def test_the_program_ends_when_the_window_is_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        "makegood.ui.shell.getting_ready.getting_ready", lambda app, work, language: None
    )
    reached: list[str] = []

    def build(around: object) -> object:
        around(lambda: reached.append("compiled"))  # type: ignore[operator]
        reached.append("opened")
        return None

    assert run(build, tmp_path, say=lambda text: text.id) == 0  # type: ignore[arg-type]
    assert reached == []


def test_only_compiling_is_handed_over(tmp_path: Path, guide_in_cache: None):
    """The usual start compiles nothing, and pays nothing for the window."""
    from makegood.bootstrap import pack_folders

    folders = pack_folders()
    asked: list[str] = []

    def around(work: object) -> Compiled:
        asked.append("work")
        return work()  # type: ignore[operator, no-any-return]

    open_packs(folders, around=around)
    assert asked == []
    elsewhere = PackFolders(folders.source, tmp_path / "cache.pack", (), None, folders.code)
    learnt = folders.cache.with_name("learnt.index")
    (tmp_path / "learnt.index").write_bytes(learnt.read_bytes())
    open_packs(elsewhere, around=around)
    assert asked == ["work"]
    open_packs(elsewhere, around=around)
    assert asked == ["work"]
