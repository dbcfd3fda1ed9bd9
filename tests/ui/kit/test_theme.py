"""Light and dark: one table of colours, readable and followed by everything."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inmail_desk.resources import icon_file
from inmail_desk.ui.cards import EmptyState, Figure, FigureCard, Icon, Meter, Notice, TodoRow
from inmail_desk.ui.chart import BarChart
from inmail_desk.ui.chips import Avatar, Chip
from inmail_desk.ui.choice import Choice
from inmail_desk.ui.colours import DARK, LIGHT, Colours, Tone, current_colours
from inmail_desk.ui.controls import (
    IconButton,
    LinkButton,
    NumberEdit,
    Pill,
    PrimaryButton,
    SearchEdit,
    SecondaryButton,
    Tab,
)
from inmail_desk.ui.frame import NavButton
from inmail_desk.ui.icons import app_icon, icon
from inmail_desk.ui.labels import OneLine, Text
from inmail_desk.ui.said import Said
from inmail_desk.ui.theme import Appearance, Theme, apply_theme

from .conftest import Show

GROUNDS = ("page", "sidebar", "card", "hover")
WORDS_ON_GROUNDS = [
    *[(words, ground) for ground in GROUNDS for words in ("text", "quiet", "accent")],
    *[(words, ground) for ground in ("page", "card") for words in ("warn", "danger", "good")],
    *[("text", f"{tone}_soft") for tone in ("accent", "neutral", "warn", "danger", "good")],
    *[(tone, f"{tone}_soft") for tone in ("accent", "warn", "danger", "good")],
    ("quiet", "neutral_soft"),
    ("quiet", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS)
def test_words_can_be_read_on_their_ground(colours: Colours, words: str, ground: str) -> None:
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "card", "sidebar"])
def test_the_ring_of_the_focus_stands_out(colours: Colours, ground: str) -> None:
    assert contrast(colours.accent, getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_a_colour(colours: Colours) -> None:
    assert [each for each in colours if not re.fullmatch("#[0-9a-f]{6}", each)] == []


def test_light_and_dark_differ_in_every_name() -> None:
    assert [name for name in Colours._fields if getattr(LIGHT, name) == getattr(DARK, name)] == []


def test_each_tone_has_colours_of_its_own() -> None:
    assert len({LIGHT.of_tone(tone) for tone in Tone}) == len(Tone)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.setParent(None)
    apply_theme(qapp, dark=False)


def test_the_choice_of_the_person_is_followed_at_once(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed) as told:
        theme.set_appearance(Appearance.DARK)

    assert told.args == [DARK]
    assert current_colours() is DARK


def test_the_system_is_followed_until_the_person_chooses(qapp: QApplication, theme: Theme) -> None:
    system = DARK if qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    theme.set_appearance(Appearance.DARK)
    theme.set_appearance(Appearance.SYSTEM)

    assert current_colours() is system


def figure() -> FigureCard:
    card = FigureCard("hourglass", "Next loss", Tone.WARN)
    card.show_figure(
        Figure(number="11", unit="on 30 December", chip=("in 38 days", Tone.WARN), progress=(1, 2))
    )
    return card


def meter() -> Meter:
    meter = Meter("Credits")
    meter.set_progress(27, 45)
    return meter


def said() -> Said:
    said = Said()
    said.say("Recorded", undo=True)
    return said


PARTS: list[Callable[[], QWidget]] = [
    figure,
    meter,
    said,
    lambda: TodoRow("check", "Check the balance", "Last checked 16 days ago", "Check now", Tone.INFO),
    lambda: Notice(Tone.WARN, "Waiting", "since 11 September"),
    lambda: EmptyState("prospects", "No prospects yet", "Paste an address", "Add"),
    lambda: Icon("bell", Tone.DANGER),
    lambda: Chip("3 days left", Tone.DANGER),
    Avatar,
    lambda: BarChart("Credits"),
    lambda: Choice([(1, "Before", "Taken off"), (2, "After", "Held already")]),
    lambda: PrimaryButton("Add", icon_name="add"),
    lambda: SecondaryButton("Import", icon_name="import"),
    lambda: LinkButton("Why 11?"),
    lambda: IconButton("copy", "Copy"),
    lambda: Pill("Pending 8"),
    lambda: Tab("Messages"),
    lambda: SearchEdit("Search"),
    lambda: NumberEdit(0, 9),
    lambda: NavButton("Today", "today"),
    lambda: Text("words"),
    lambda: OneLine("words"),
    lambda: QLineEdit("words"),
    lambda: QPlainTextEdit("words"),
    QComboBox,
    lambda: QCheckBox("InMail sent today"),
    lambda: QRadioButton("Before"),
]


def picture(part: QWidget) -> QImage:
    return part.grab().toImage()


@pytest.mark.parametrize("make", PARTS)
def test_every_part_turns_dark_and_back_while_it_is_shown(
    show: Show, theme: Theme, make: Callable[[], QWidget]
) -> None:
    part = make()
    show(QLineEdit(), part)
    light = picture(part)
    theme.set_appearance(Appearance.DARK)
    dark = picture(part)
    theme.set_appearance(Appearance.LIGHT)

    assert dark != light
    assert picture(part) == light


FOCUSABLE: list[Callable[[], QWidget]] = [
    lambda: PrimaryButton("Add"),
    lambda: SecondaryButton("Import"),
    lambda: LinkButton("Why 11?"),
    lambda: IconButton("copy", "Copy"),
    lambda: Pill("Pending 8"),
    lambda: Tab("Messages"),
    lambda: SearchEdit("Search"),
    lambda: NumberEdit(0, 9),
    lambda: NavButton("Today", "today"),
    lambda: QPlainTextEdit("words"),
    QComboBox,
    lambda: QCheckBox("InMail sent today"),
    lambda: QRadioButton("Before"),
]


@pytest.mark.parametrize("make", FOCUSABLE)
def test_the_focus_can_be_seen_on_every_control(show: Show, make: Callable[[], QWidget]) -> None:
    part, other = make(), QLineEdit()
    show(other, part)
    ring = LIGHT.text if isinstance(part, PrimaryButton) else LIGHT.accent
    other.setFocus()
    without = pixels_of(ring, part)
    part.setFocus(Qt.FocusReason.TabFocusReason)

    assert part.hasFocus()
    assert pixels_of(ring, part) >= without + 2 * part.height()


def pixels_of(colour: str, part: QWidget) -> int:
    image = picture(part)
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


ICONS = sorted(path.stem for path in icon_file("today").parent.glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(24, 24).toImage()

    assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def test_every_icon_that_the_window_names_exists() -> None:
    sources = Path(__file__).parents[3].joinpath("inmail_desk", "ui").glob("*.py")
    named = {
        name
        for path in sources
        for name in re.findall(r'\bicon(?:_name=)?\("?([a-z-]+)"', path.read_text("utf-8"))
    }

    assert named - set(ICONS) == set()


def test_an_icon_that_does_not_exist_is_an_error_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def strongest(
    picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off
) -> str:
    image = picture.pixmap(QSize(48, 48), mode, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return next(each.name() for each in pixels if each.alpha() == 255)


def test_an_icon_takes_the_colours_in_force(theme: Theme) -> None:
    bell = icon("bell")
    before = strongest(bell)
    theme.set_appearance(Appearance.DARK)

    assert (before, strongest(bell)) == (LIGHT.quiet, DARK.quiet)


def test_an_icon_shows_that_it_is_checked_or_disabled(qapp: QApplication) -> None:
    table = icon("table")

    assert strongest(table, state=QIcon.State.On) == LIGHT.accent
    assert strongest(table, QIcon.Mode.Disabled) == LIGHT.faint


def test_an_icon_is_as_sharp_as_the_screen(qapp: QApplication) -> None:
    assert icon("bell").pixmap(QSize(18, 18), 2.0).width() == 36


def test_the_programs_own_icon_exists(qapp: QApplication) -> None:
    assert not app_icon().pixmap(64, 64).isNull()
