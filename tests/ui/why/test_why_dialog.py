"""Why? opens beside a figure, is read with the keyboard, and closes with Escape."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.plan import cancel
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.desk.today import Figure
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.plan_rules import RuleRow
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.why_dialog import LinesTable, WhyDialog

from ..conftest import NOW
from ..plan.conftest import press, seen
from .test_explanation_lines import written

Ask = Callable[..., WhyDialog]


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened in the browser."""
    return []


@pytest.fixture
def shown() -> list[int]:
    """The prospects that were shown in the list."""
    return []


@pytest.fixture
def ask(qtbot: QtBot, session: DeskSession, opened: list[str], shown: list[int]) -> Ask:
    """Opens the answer about a figure over a window."""
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    kept = []

    def asked(figure: Figure, of: DeskSession = session) -> WhyDialog:
        dialog = WhyDialog(of, figure, window, open_url=opened.append, open_person=shown.append)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        kept.append(dialog)
        return dialog

    return asked


def test_the_question_is_its_title(ask: Ask) -> None:
    dialog = ask(Figure.BALANCE)
    assert dialog.windowTitle() == "Why 45 credits?"
    assert dialog.question.text() == "Why 45 credits?"


def test_the_lines_stand_in_a_table_that_a_screen_reader_can_read(ask: Ask) -> None:
    table = ask(Figure.BALANCE).tables[0]
    model = table.model()
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == [
        "What",
        "More",
        "Credits",
    ]
    assert model.index(model.rowCount() - 1, 2).data() == "45"


@pytest.mark.parametrize("figure", list(Figure))
def test_its_models_keep_qts_rules(ask: Ask, figure: Figure) -> None:
    for table in ask(figure).tables:
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_rules_behind_it_stand_beneath_with_their_source(ask: Ask, opened: list[str]) -> None:
    dialog = ask(Figure.NEXT_LOSS)
    said = seen(dialog)
    assert "Credits expire after" in said
    assert "Read in LinkedIn Help" in said
    (link,) = dialog.rules.links
    press(link)
    assert opened == ["https://www.linkedin.com/help/linkedin/answer/a554514"]


def test_without_a_subscription_it_names_no_rules(ask: Ask, session: DeskSession) -> None:
    session.perform(cancel, session.picture, last_day=date(2026, 11, 15))
    dialog = ask(Figure.NEXT_LOSS)
    assert "There is no subscription" in seen(dialog)
    assert dialog.findChildren(RuleRow) == []


@pytest.mark.parametrize("figure", list(Figure))
def test_escape_closes_it(ask: Ask, figure: Figure) -> None:
    dialog = ask(figure)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_on_a_person_leads_to_that_person(
    ask: Ask, shown: list[int], named: Callable[[str], int]
) -> None:
    dialog = ask(Figure.WAITING)
    assert "Enter shows a person" in seen(dialog)
    QTest.keyClick(dialog.tables[0], Qt.Key.Key_Return)
    assert shown == [named("Amara")]
    assert not dialog.isVisible()


def test_it_fits_the_smallest_window(ask: Ask, session: DeskSession) -> None:
    written(session, 30, answered=0, first_day=datetime(2026, 11, 2, 12, 0))
    dialog = ask(Figure.WAITING)
    assert dialog.height() <= 600
    assert dialog.width() <= 900


def test_a_thousand_people_are_there_at_once(ask: Ask, session: DeskSession) -> None:
    written(session, 1000, answered=0, first_day=datetime(2026, 11, 2, 12, 0))
    few, many = seconds_to_show(ask, Figure.NEXT_LOSS), seconds_to_show(ask, Figure.WAITING)
    assert ask(Figure.WAITING).tables[0].model().rowCount() == 1001
    assert many < few * 5 + 0.1


def seconds_to_show(ask: Ask, figure: Figure) -> float:
    started = perf_counter()
    ask(figure).grab()
    QApplication.processEvents()
    return perf_counter() - started


def test_it_leads_to_what_the_other_sources_say(session: DeskSession, qtbot: QtBot) -> None:
    compared: list[str] = []
    dialog = WhyDialog(session, Figure.NEXT_LOSS, compare=lambda: compared.append("rulebooks"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog.compare_button, Qt.Key.Key_Space)
    assert compared == ["rulebooks"]
    assert not dialog.isVisible()


def test_without_a_way_there_it_offers_none(ask: Ask) -> None:
    assert not ask(Figure.NEXT_LOSS).compare_button.isVisible()


def test_the_first_day_of_the_longest_month_stands_whole_in_a_loss(
    tmp_path: Path, ask: Ask, qtbot: QtBot
) -> None:
    answers = Answers(
        plan="premium-business",
        beginning=Beginning.RUNNING,
        billing_day=1,
        credits=42,
        last_renewal_on=date(2026, 11, 1),
    )
    with DataFile.create(tmp_path / "Running.inmail") as data:
        begin(data, answers, now=NOW)
        table = ask(Figure.NEXT_LOSS, DeskSession(data, lambda: NOW)).findChildren(LinesTable)[0]
        text = table.model().index(0, 0).data()
        assert text == "What is left of the credits granted 1 September"
        assert table.columnWidth(0) >= table.sizeHintForColumn(0)
