"""What is chosen in Settings is in force at once, and at the next start."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.colours import DARK, LIGHT, current_colours
from inmail_desk.ui.dates import first_weekday
from inmail_desk.ui.day_edit import DayEdit
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.theme import Theme, apply_theme


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.set_text_size(100)
    theme.setParent(None)
    qapp.setProperty("week_start", None)
    apply_theme(qapp, dark=False)


def points(application: QApplication) -> float:
    return QFontInfo(application.font()).pointSizeF()


def test_a_change_of_the_memory_is_told_once(memory: Memory, qtbot: QtBot) -> None:
    told: list[str] = []
    memory.changed.connect(told.append)
    for _ in range(2):
        memory.write("appearance", "dark")
    assert told == ["appearance"]


def test_dark_is_in_force_as_soon_as_it_is_written(memory: Memory, theme: Theme) -> None:
    theme.follow(memory)
    memory.write("appearance", "dark")
    assert current_colours() is DARK


def test_an_appearance_that_nobody_knows_is_the_system_s(memory: Memory, theme: Theme) -> None:
    memory.write("appearance", "purple")
    theme.follow(memory)
    assert current_colours() in (LIGHT, DARK)


def test_texts_become_larger_at_once(memory: Memory, theme: Theme, qapp: QApplication) -> None:
    usual = points(qapp)
    theme.follow(memory)
    memory.write("text_size", "150")
    assert points(qapp) == pytest.approx(1.5 * usual, abs=0.3)


def test_texts_go_back_to_what_the_system_says(memory: Memory, theme: Theme, qapp: QApplication) -> None:
    usual = qapp.font()
    theme.follow(memory)
    for size in ("130", "90", "100"):
        memory.write("text_size", size)
    assert qapp.font() == usual


@pytest.mark.parametrize("nonsense", ["", "0", "12000", "-90", "large"])
def test_a_size_that_nobody_offers_is_the_usual_one(
    memory: Memory, theme: Theme, qapp: QApplication, nonsense: str
) -> None:
    usual = qapp.font()
    memory.write("text_size", nonsense)
    theme.follow(memory)
    assert qapp.font() == usual


@pytest.mark.parametrize(("chosen", "weekday"), [("monday", 0), ("saturday", 5), ("sunday", 6)])
def test_weeks_start_with_the_day_that_was_chosen(memory: Memory, chosen: str, weekday: int) -> None:
    memory.write("week_start", chosen)
    assert first_weekday(memory) == weekday


@pytest.mark.parametrize("chosen", ["", "friday 13"])
@pytest.mark.parametrize(("locale", "weekday"), [("de_DE", 0), ("en_US", 6), ("ar_EG", 5)])
def test_without_a_choice_weeks_start_as_in_the_country(
    memory: Memory, chosen: str, locale: str, weekday: int
) -> None:
    former = QLocale()
    memory.write("week_start", chosen)
    QLocale.setDefault(QLocale(locale))
    try:
        assert first_weekday(memory) == weekday
    finally:
        QLocale.setDefault(former)


def test_the_calendar_of_a_day_starts_its_weeks_so_too(memory: Memory, theme: Theme, qtbot: QtBot) -> None:
    theme.follow(memory)
    memory.write("week_start", "saturday")
    edit = DayEdit(date(2026, 11, 22))
    qtbot.addWidget(edit)
    edit.show()
    qtbot.keyClick(edit.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert edit.findChild(QCalendarWidget).firstDayOfWeek() is Qt.DayOfWeek.Saturday
