"""In a mirrored window the words of another script keep their own direction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from makegood.ui.theme import TextBlock, install_theme
from makegood.ui.widgets.button import Button

WORDS = "You do not know where it is."
TWO_LINES = "The promised date has passed. The tracking stopped, or there is none."
BOTH = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


def ink(image: QImage) -> QImage:
    """What is drawn, without the empty ground around it."""
    ground = image.pixel(0, 0)
    drawn = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) != ground
    ]
    assert drawn
    xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
    return image.copy(QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1))


def ends_with_stop(image: QImage) -> bool:
    """Whether the last ink at the right is a full stop: low, and nothing above it."""
    found = ink(image)
    ground = image.pixel(0, 0)
    last = [y for y in range(found.height()) if found.pixel(found.width() - 1, y) != ground]
    first = [y for y in range(found.height()) if found.pixel(0, y) != ground]
    return min(last) > found.height() / 2 > min(first)


def drawn(words: str, direction: Qt.LayoutDirection) -> QImage:
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    TextBlock(words).draw(painter, QRectF(0, 0, 400, 60), QColor("black"))
    painter.end()
    return image


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    install_theme(qapp, "light", 1.0)


def test_a_sentence_ends_at_its_end_on_either_side():
    left, right = (drawn(WORDS, direction) for direction in BOTH)
    assert left != right, "it begins at the other side"
    assert ends_with_stop(left)
    assert ends_with_stop(right)


def test_the_words_of_a_button_keep_their_order(qtbot):
    for direction in BOTH:
        button = Button("Here I find it.", "quiet")
        qtbot.addWidget(button)
        button.setLayoutDirection(direction)
        button.resize(300, 40)
        assert ends_with_stop(button.grab().toImage()), direction


def test_wrapped_words_begin_at_the_leading_side():
    image = drawn(TWO_LINES * 2, Qt.LayoutDirection.RightToLeft)
    rows = [[x for x in range(400) if image.pixelColor(x, y) != QColor("white")] for y in range(60)]
    assert all(max(row) > 300 for row in rows if len(row) > 40)
