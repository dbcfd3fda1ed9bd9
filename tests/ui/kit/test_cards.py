"""Cards and what stands in them, as a person sees and uses them."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.cards import (
    Card,
    CardRow,
    EmptyState,
    Figure,
    FigureCard,
    Meter,
    Notice,
    TodoRow,
)
from inmail_desk.ui.chips import Avatar, Chip, chip_size, initials
from inmail_desk.ui.colours import Tone
from inmail_desk.ui.controls import LinkButton, SecondaryButton
from inmail_desk.ui.labels import OneLine, Role, Text
from inmail_desk.ui.page import ScrollPage

from .conftest import Show


def texts(part: QWidget) -> list[str]:
    """Return the texts that can be read now, from top to bottom."""
    labels = [each for each in part.findChildren(QLabel) if each.isVisible() and each.text()]
    return [each.text() for each in labels]


def is_cut(label: QLabel) -> bool:
    return label.height() < label.heightForWidth(label.width())


FIGURE = Figure(
    number="11",
    unit="on 30 December, by age",
    chip=("in 38 days", Tone.WARN),
    progress=(27, 45),
    normal="Send 2 or 3 a week and nothing is lost",
    quiet="From your own pace",
    link="Why 11?",
)


@pytest.fixture
def card(show: Show) -> FigureCard:
    card = FigureCard("hourglass", "Next loss", Tone.WARN)
    show(QLineEdit(), card, width=260)
    card.show_figure(FIGURE)
    return card


def test_a_figure_shows_its_number_and_words(card: FigureCard) -> None:
    assert {"Next loss", "11", "on 30 December, by age", "Send 2 or 3 a week and nothing is lost"} <= set(
        texts(card)
    )


def test_what_a_figure_lacks_is_not_shown(card: FigureCard) -> None:
    card.show_figure(Figure(number="8", unit="people"))

    assert texts(card) == ["Next loss", "8", "people"]
    assert not any(part.isVisible() for kind in (Chip, Meter, LinkButton) for part in card.findChildren(kind))


def test_the_link_of_a_figure_is_pressed_by_keys(qtbot: QtBot, card: FigureCard) -> None:
    link = card.findChild(LinkButton)
    card.window().findChild(QLineEdit).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert link.hasFocus()
    with qtbot.waitSignal(card.link_clicked):
        qtbot.keyClick(link, Qt.Key.Key_Return)


def test_a_screen_reader_hears_all_of_a_figure(card: FigureCard) -> None:
    assert card.accessibleName() == "Next loss"
    assert card.accessibleDescription() == (
        "11 on 30 December, by age; in 38 days; Send 2 or 3 a week and nothing is lost; From your own pace"
    )


def test_the_meter_tells_its_value_to_a_screen_reader(card: FigureCard) -> None:
    meter = QAccessible.queryAccessibleInterface(card.findChild(Meter))

    assert meter.text(QAccessible.Text.Name) == "Next loss"
    assert meter.valueInterface().currentValue() == 27
    assert meter.valueInterface().maximumValue() == 45


@pytest.mark.parametrize(("value", "maximum", "shown"), [(60, 45, 45), (-1, 45, 0), (0, 0, 0)])
def test_a_meter_is_never_fuller_than_full_nor_emptier_than_empty(
    value: int, maximum: int, shown: int
) -> None:
    meter = Meter("Credits")
    meter.set_progress(value, maximum)

    assert meter.value() == shown


def test_no_word_of_a_narrow_figure_is_cut(card: FigureCard) -> None:
    assert not [each.text() for each in card.findChildren(Text) if each.isVisible() and is_cut(each)]


def columns(row: CardRow) -> int:
    cards = row.findChildren(Card, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return len({card.x() for card in cards})


@pytest.mark.parametrize(("width", "expected"), [(900, 4), (500, 2), (250, 1)])
def test_cards_wrap_to_fewer_columns_in_a_narrow_window(show: Show, width: int, expected: int) -> None:
    row = CardRow([FigureCard("mail", f"Card {number}") for number in range(4)])
    show(row, width=width)

    assert columns(row) == expected


def test_large_letters_make_fewer_columns(show: Show, qapp: QApplication) -> None:
    former = qapp.font()
    large = QFont(former)
    large.setPointSizeF(former.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        row = CardRow([FigureCard("mail", f"Card {number}") for number in range(4)])
        show(row, width=900)

        assert columns(row) == 2
    finally:
        qapp.setFont(former)


def test_a_thing_to_do_is_done_with_its_button(qtbot: QtBot, show: Show) -> None:
    row = TodoRow(
        "check", "Check the balance with LinkedIn", "Last checked 16 days ago", "Check now", Tone.INFO
    )
    show(row)

    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row.findChild(QPushButton), Qt.Key.Key_Return)


def test_a_button_of_a_thing_to_do_tells_a_screen_reader_what_for() -> None:
    row = TodoRow("check", "Check the balance with LinkedIn", button="Check now")

    assert row.findChild(QPushButton).accessibleDescription() == "Check the balance with LinkedIn"


def test_a_thing_to_do_without_a_button_has_none() -> None:
    assert TodoRow("check", "Nothing to do").findChild(QPushButton) is None


def test_long_things_to_do_wrap_instead_of_being_cut(show: Show) -> None:
    row = TodoRow("send", "Use 11 credits by 29 December " * 4, "Best first: Ilse Brandt " * 8, "Choose who")
    show(row, width=400)

    assert not any(is_cut(each) for each in row.findChildren(Text))


@pytest.mark.parametrize("tone", Tone)
def test_a_notice_says_its_title_and_text_in_every_tone(show: Show, tone: Tone) -> None:
    notice = Notice(tone, "Waiting since 11 September", "An answer until 10 December returns the credit.")
    show(notice)

    assert texts(notice) == ["Waiting since 11 September", "An answer until 10 December returns the credit."]
    assert notice.accessibleName() == "Waiting since 11 September"


def test_a_notice_can_say_something_else_and_in_full(show: Show) -> None:
    notice = Notice(Tone.INFO, "Short")
    page = ScrollPage()
    page.column.addWidget(notice)
    page.column.addStretch(1)
    show(page, width=300)
    notice.say(Tone.DANGER, "Eleven credits expire tomorrow", "Nobody in the list can be written to. " * 6)
    QApplication.processEvents()

    assert texts(notice)[0] == "Eleven credits expire tomorrow"
    assert not any(is_cut(each) for each in notice.findChildren(Text))


def test_the_buttons_of_a_notice_are_pressed_by_keys(qtbot: QtBot, show: Show) -> None:
    settle = SecondaryButton("Settle")
    show(Notice(Tone.WARN, "LinkedIn shows 2 more", "", settle))

    with qtbot.waitSignal(settle.clicked):
        qtbot.keyClick(settle, Qt.Key.Key_Space)


def test_an_empty_place_says_what_to_do_and_offers_it(qtbot: QtBot, show: Show) -> None:
    empty = EmptyState("prospects", "No prospects yet", "Paste a profile address.", "Add prospect")
    show(empty)

    assert texts(empty) == ["No prospects yet", "Paste a profile address."]
    with qtbot.waitSignal(empty.clicked):
        qtbot.keyClick(empty.findChild(QPushButton), Qt.Key.Key_Return)


def test_a_chip_says_its_state_in_words(show: Show) -> None:
    chip = Chip("3 days left", Tone.DANGER)
    show(chip)

    assert (chip.text(), chip.accessibleName(), chip.isVisible()) == ("3 days left", "3 days left", True)


def test_a_chip_without_words_is_not_there(show: Show) -> None:
    chip = Chip("3 days left", Tone.DANGER)
    show(chip)
    chip.set_state("", Tone.NEUTRAL)

    assert not chip.isVisible()


def test_a_chip_has_room_for_its_words_in_bold(show: Show) -> None:
    chip = Chip("answered 12 days ago", Tone.GOOD, strong=True)
    window = show(chip)

    assert chip.width() >= chip_size(chip.fontMetrics(), chip.text()).width()
    assert QRect(0, 0, window.width(), window.height()).contains(chip.geometry())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Amara Okafor", "AO"),
        ("émile", "É"),
        ("Ana Maria de Souza", "AS"),
        ("", "?"),
        ("… –", "?"),
        ("李 明", "李明"),
    ],
)
def test_initials_are_those_of_the_first_and_last_word(name: str, shown: str) -> None:
    assert initials(name) == shown


def test_an_avatar_tells_the_whole_name() -> None:
    avatar = Avatar()
    avatar.set_name("Bruno Keller")

    assert avatar.accessibleName() == "Bruno Keller"


def test_a_line_too_long_for_its_place_can_be_read_in_its_tooltip(show: Show) -> None:
    name = "maria-okonkwo-lindqvist-recruiting-2026.inmail"
    line = OneLine(name, Role.SMALL)
    show(line, width=120)
    line.grab()

    assert line.width() < 120
    assert line.toolTip() == name


def test_a_line_that_fits_needs_no_tooltip(show: Show) -> None:
    line = OneLine("maria.inmail")
    show(line)
    line.grab()

    assert line.toolTip() == ""


def test_what_a_person_typed_is_never_read_as_markup(show: Show) -> None:
    label = Text("<b>Bruno</b> & <i>Co</i>", selectable=True)
    show(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
