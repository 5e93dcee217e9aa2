from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from makegood.ui.widgets.card_group import CardGroup
from makegood.ui.widgets.chip import ChipValue
from makegood.ui.widgets.choice_card import ChoiceValue
from makegood.ui.widgets.scroll_page import ScrollPage

CHOICES = [
    ChoiceValue("fake", "It is a fake", "Found: box", chip=ChipValue("Best match", "accent")),
    ChoiceValue("broken", "It is broken"),
    ChoiceValue("late", "It is late", disabled_because="Already added"),
    ChoiceValue("lost", "It is lost"),
]


def made(stage, chosen=None, **options):
    group = CardGroup("What went wrong?", **options)
    group.set_choices(CHOICES, chosen)
    stage.show(group)
    return group


def test_a_card_is_a_named_radio_button_described_by_its_help(stage):
    card = made(stage, "fake").card("fake")
    spoken = QAccessible.queryAccessibleInterface(card)
    assert spoken.role() == QAccessible.Role.RadioButton
    assert spoken.text(QAccessible.Text.Name) == "It is a fake"
    assert spoken.text(QAccessible.Text.Description) == "Best match. Found: box"
    assert spoken.state().checked


def test_the_group_is_named_after_the_question(stage):
    spoken = QAccessible.queryAccessibleInterface(made(stage))
    assert spoken.role() == QAccessible.Role.Grouping
    assert spoken.text(QAccessible.Text.Name) == "What went wrong?"


def test_pressing_chooses_one_and_says_so_once(stage, qtbot):
    group = made(stage, "fake")
    heard = []
    group.chosen.connect(heard.append)
    qtbot.mouseClick(group.card("broken"), Qt.MouseButton.LeftButton)
    assert heard == ["broken"]
    assert group.chosen_id == "broken"
    assert not group.card("fake").isChecked()


def test_set_chosen_is_silent_and_can_choose_none(stage):
    group = made(stage, "fake")
    heard = []
    group.chosen.connect(heard.append)
    group.set_chosen(None)
    assert group.chosen_id is None
    group.set_chosen("lost")
    assert group.chosen_id == "lost"
    assert heard == []


def test_one_tab_stop_and_arrows_that_pass_what_is_disabled(stage, qtbot):
    group = made(stage, "broken")
    stops = [c.value.id for c in group.cards if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["broken"]
    group.card("broken").setFocus()
    qtbot.keyClick(group.card("broken"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is group.card("lost")
    # Moving is not choosing.
    assert group.chosen_id == "broken"
    qtbot.keyClick(group.card("lost"), Qt.Key.Key_Space)
    assert group.chosen_id == "lost"


def test_left_and_right_swap_in_a_mirrored_window(stage, qtbot, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    group = made(stage, "fake")
    group.card("fake").setFocus()
    qtbot.keyClick(group.card("fake"), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is group.card("broken")


def test_enter_chooses_and_goes_on(stage, qtbot):
    group = made(stage)
    heard = []
    group.chosen.connect(lambda i: heard.append(("chosen", i)))
    group.accepted.connect(lambda i: heard.append(("accepted", i)))
    qtbot.keyClick(group.card("broken"), Qt.Key.Key_Return)
    assert heard == [("chosen", "broken"), ("accepted", "broken")]


def test_a_tile_is_a_button_that_goes_straight_on(stage, qtbot):
    group = made(stage, tiles=True, columns=4)
    heard = []
    group.accepted.connect(heard.append)
    qtbot.mouseClick(group.card("lost"), Qt.MouseButton.LeftButton)
    assert heard == ["lost"]
    spoken = QAccessible.queryAccessibleInterface(group.card("lost"))
    assert spoken.role() == QAccessible.Role.Button


def test_new_words_for_the_same_ids_keep_the_cards(stage):
    group = made(stage, "fake")
    before = group.cards
    group.set_choices([ChoiceValue(c.id, c.title.upper()) for c in CHOICES], "lost")
    assert group.cards == before
    assert group.card("fake").accessibleName() == "IT IS A FAKE"
    assert group.chosen_id == "lost"


def test_columns_shrink_to_what_fits(stage, look):
    page = ScrollPage()
    group = CardGroup("q", tiles=True, columns=4)
    group.set_choices(CHOICES)
    page.body.addWidget(group)
    stage.show(page, 900, 400)
    in_first_row = [c for c in group.cards if c.y() == group.cards[0].y()]
    assert len(in_first_row) == 4
    look.set_font_scale(2.0)
    page.resize(300, 600)
    stage.settle()
    assert len({c.x() for c in group.cards}) == 1
    assert page.area.horizontalScrollBar().maximum() == 0


def test_a_card_is_tall_enough_for_its_wrapped_words(stage):
    group = CardGroup("q")
    group.set_choices([ChoiceValue("a", "many words " * 30)])
    stage.show(group, 300, 600)
    card = group.cards[0]
    assert card.height() >= card.heightForWidth(card.width()) > 150
