"""A developer's window that shows every widget: `python -m makegood.ui.gallery`.

With `--save FOLDER` it takes a picture of each page in each look and ends.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from makegood.ui.gallery_frame import sample_rail, sample_side, sample_steps
from makegood.ui.gallery_pages import PAGES, build_page
from makegood.ui.icons import app_icon
from makegood.ui.theme import Choice, install_theme, theme
from makegood.ui.widgets.segmented_switch import SegmentedSwitch, SegmentValue
from makegood.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKS: tuple[Choice, ...] = ("light", "dark", "high_contrast")
_SCALES = ("100", "150", "200")


class Gallery(QWidget):
    """Rail, steps, a sample page and the side panel, with switches above them."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        self.rail = sample_rail()
        self.steps = sample_steps()
        self.side = sample_side()
        self.pages = QStackedWidget()
        self._names = list(PAGES)
        for name in self._names:
            self.pages.addWidget(build_page(name))
        look = SegmentedSwitch("Look", [SegmentValue(n, n) for n in _LOOKS], "light")
        look.chosen.connect(self._set_look)
        scale = SegmentedSwitch("Text size", [SegmentValue(s, s) for s in _SCALES], "100")
        scale.chosen.connect(lambda s: theme().set_font_scale(int(s) / 100))
        side = SegmentedSwitch("Side", [SegmentValue("ltr", "LTR"), SegmentValue("rtl", "RTL")])
        side.chosen.connect(_set_direction)
        page = SegmentedSwitch("Page", [SegmentValue(n, n) for n in self._names], self._names[0])
        page.chosen.connect(self.show_page)
        self.bar = QWidget()
        switches = QHBoxLayout(self.bar)
        for switch in (page, look, scale, side):
            switches.addWidget(switch)
        switches.addStretch(1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        for part in (self.rail, self.steps):
            self._middle.addWidget(part)
        self._middle.addWidget(self.pages, 1)
        self._middle.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(self._middle, 1)
        self.toast = Toast(self)

    def show_page(self, name: str) -> None:
        """Show a sample page by name."""
        self.pages.setCurrentIndex(self._names.index(name))

    def fold(self) -> None:
        """Arrange the parts as a window of this width would."""
        kind = theme().width_class(self.width())
        self.rail.set_bare(kind == "compact")
        self.steps.setVisible(kind != "compact")
        self.steps.set_mode("slim" if kind == "medium" else "words")
        self.side.setVisible(kind != "compact")

    def _set_look(self, name: str) -> None:
        theme().set_choice(_LOOKS[[str(n) for n in _LOOKS].index(name)])


def _set_direction(name: str) -> None:
    rtl = name == "rtl"
    QApplication.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )


def save_pictures(folder: Path) -> list[Path]:
    """A picture of each page in each look; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    gallery = Gallery()
    gallery.bar.hide()
    written: list[Path] = []
    looks: tuple[tuple[str, Choice, float, str], ...] = (
        ("light", "light", 1.0, "ltr"),
        ("dark", "dark", 1.0, "ltr"),
        ("contrast", "high_contrast", 1.0, "ltr"),
        ("rtl", "light", 1.0, "rtl"),
        ("double", "light", 2.0, "ltr"),
    )
    for label, choice, scale, side in looks:
        theme().set_choice(choice)
        theme().set_font_scale(scale)
        _set_direction(side)
        gallery.resize(1200, 760)
        gallery.show()
        gallery.fold()
        for name in PAGES:
            gallery.show_page(name)
            for _ in range(4):
                QApplication.processEvents()
            path = folder / f"{name}-{label}.png"
            gallery.grab().save(str(path))
            written.append(path)
    return written


def main(arguments: Sequence[str]) -> int:
    """Open the window, or save the pictures; the exit code."""
    parser = argparse.ArgumentParser(prog="gallery")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--font-px", type=int, default=0)
    chosen = parser.parse_args(arguments)
    app = QApplication([])
    if chosen.font_px:
        font = app.font()
        font.setPixelSize(chosen.font_px)
        app.setFont(font)
    install_theme(app, "light")
    app.setWindowIcon(app_icon())
    if chosen.save is not None:
        save_pictures(chosen.save)
        return 0
    gallery = Gallery()
    gallery.resize(1200, 760)
    gallery.show()
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
