"""The plan's history as a line of time: gone through and edited by keys and clicks, readable however many steps."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.plan_timeline import Mark, MarkKind, Stretch, Timeline
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEventKind
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.plan_timeline import PlanTimeline
from inmail_desk.ui.plan_timeline_layout import place_timeline
from inmail_desk.ui.plan_timeline_painting import name_place
from inmail_desk.ui.session import DeskSession

from ..conftest import TODAY
from .conftest import Shows, accept, dialog_of, press, seen


@pytest.fixture
def page(empty_session: DeskSession, show: Shows) -> PlanPage:
    """Subscribed on 1 September, changed on 10 November, ends with 14 December."""
    session = empty_session
    session.perform(change_plan, session.picture, "premium-career", on=date(2026, 11, 10))
    session.perform(cancel, session.picture, last_day=date(2026, 12, 14))
    page = show(session)
    page.resize(900, 700)
    page.activateWindow()
    QApplication.processEvents()
    return page


@pytest.fixture
def line(page: PlanPage) -> PlanTimeline:
    timeline = page.plan.history.timeline
    timeline.setFocus()
    return timeline


def key(line: PlanTimeline, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(line, each)


def chosen(page: PlanPage) -> list[str]:
    """The rows of the list that stand out."""
    return [row.accessibleName() for row in page.plan.history.rows if row.is_marked()]


class TestByKeys:
    def test_arrows_go_from_step_to_step_with_today_among_them(self, line: PlanTimeline) -> None:
        told = []
        key(line, Qt.Key.Key_Home)
        for _ in range(4):
            told.append(line.accessibleDescription().splitlines()[0])
            key(line, Qt.Key.Key_Right)
        assert told == [
            "1 Sep 2026: Subscribed to Premium Business",
            "10 Nov 2026: Changed to Premium Career",
            "Today, 22 Nov 2026",
            "15 Dec 2026: Subscription ends",
        ]

    def test_a_step_chosen_stands_out_in_the_list(self, page: PlanPage, line: PlanTimeline) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right)
        assert chosen(page) == ["10 Nov 2026: Changed to Premium Career"]
        key(line, Qt.Key.Key_Right)
        assert chosen(page) == []

    def test_enter_edits_it(self, page: PlanPage, line: PlanTimeline) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return)
        assert "Changed to Premium Career" in seen(dialog_of(page))

    def test_delete_removes_it(self, page: PlanPage, line: PlanTimeline, empty_session: DeskSession) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Delete)
        assert empty_session.picture.statement.plan == "premium-business"
        assert "Removed from the plan’s history" in seen(page.said)

    def test_delete_leaves_the_first_step_with_a_word(
        self, line: PlanTimeline, empty_session: DeskSession
    ) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Delete)
        assert len(empty_session.picture.plan_events) == 3

    def test_insert_adds_a_change_on_the_first_free_day_from_there(
        self, page: PlanPage, line: PlanTimeline
    ) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Insert)
        dialog = dialog_of(page)
        assert dialog.day.day() == date(2026, 11, 11)  # type: ignore[attr-defined]

    def test_insert_at_today_adds_one_today(self, page: PlanPage, line: PlanTimeline) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Insert)
        assert dialog_of(page).day.day() == TODAY  # type: ignore[attr-defined]

    def test_the_step_chosen_stays_chosen_after_a_change(
        self, page: PlanPage, line: PlanTimeline, empty_session: DeskSession
    ) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right)
        empty_session.perform(change_plan, empty_session.picture, "recruiter-lite", on=date(2026, 10, 5))
        assert chosen(page) == ["10 Nov 2026: Changed to Premium Career"]


class TestByMouse:
    def test_a_click_on_a_mark_chooses_its_line(self, page: PlanPage, line: PlanTimeline) -> None:
        press_at(line, line.placed().marks[1])
        assert chosen(page) == ["10 Nov 2026: Changed to Premium Career"]

    def test_a_click_on_a_line_chooses_its_mark(self, page: PlanPage, line: PlanTimeline) -> None:
        QTest.mouseClick(page.plan.history.rows[0], Qt.MouseButton.LeftButton)
        assert line.accessibleDescription().startswith("15 Dec 2026: Subscription ends")
        assert chosen(page) == ["15 Dec 2026: Subscription ends"]

    def test_a_double_click_beside_the_marks_adds_a_change_there(
        self, page: PlanPage, line: PlanTimeline
    ) -> None:
        first, second = line.placed().marks[:2]
        place = QPoint(round((first + second) / 2), 10)
        QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=place)
        day = dialog_of(page).day.day()  # type: ignore[attr-defined]
        assert date(2026, 9, 20) < day < date(2026, 10, 20)

    def test_the_button_adds_a_change_on_the_day_chosen(self, page: PlanPage, line: PlanTimeline) -> None:
        key(line, Qt.Key.Key_Home)
        press(page.plan.history.add_button)
        assert dialog_of(page).day.day() == date(2026, 9, 2)  # type: ignore[attr-defined]

    def test_the_menu_names_the_day(self, line: PlanTimeline) -> None:
        key(line, Qt.Key.Key_Home, Qt.Key.Key_Right)
        QTest.keyClick(line, Qt.Key.Key_Menu)
        texts = [
            action.text()
            for menu in line.findChildren(QMenu)
            if menu.isVisible()
            for action in menu.actions()
        ]
        if texts:  # not every platform makes a menu of the key
            assert texts == ["&Edit…", "&Remove", "&Add a change on 10 Nov 2026…"]


def press_at(line: PlanTimeline, x: float) -> None:
    middle = QPoint(round(x), line.height() // 2 + 6)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=middle)


def test_it_tells_a_screen_reader_which_plan_there_was_when(page: PlanPage) -> None:
    told = page.plan.history.timeline.accessibleDescription()
    assert told == (
        "Premium Business from 1 Sep 2026, until 10 Nov 2026; Premium Career from 10 Nov 2026, until"
        " 15 Dec 2026; No subscription from 15 Dec 2026"
    )


def test_upgrading_on_the_25th_is_three_keys_and_a_day(
    empty_session: DeskSession, show: Shows, qtbot: QtBot
) -> None:
    page = show(empty_session)
    page.change_plan()
    dialog = dialog_of(page)
    dialog.plan.setFocus()  # type: ignore[attr-defined]
    QTest.keyClicks(dialog.plan, "Sales Navigator C")  # type: ignore[attr-defined]
    line = dialog.day.line  # type: ignore[attr-defined]
    line.selectAll()
    QTest.keyClicks(line, "25 nov")
    qtbot.waitUntil(dialog.comparison.isVisible)  # type: ignore[attr-defined]
    accept(dialog)
    assert page.plan.history.rows[0].accessibleName() == "25 Nov 2026: Changed to Sales Navigator Core"
    assert "coming" in seen(page.plan.history.rows[0])


def test_a_change_is_proposed_for_tomorrow_where_today_has_a_step(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=TODAY)
    page = show(empty_session)
    page.change_plan()
    dialog = dialog_of(page)
    assert dialog.day.day() == TODAY + timedelta(days=1)  # type: ignore[attr-defined]
    assert "already" not in seen(dialog)


def test_after_the_end_a_subscription_is_asked_for_in_place_of_a_change(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
    page = show(empty_session)
    press(page.plan.history.add_button)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Subscribe again"
    assert dialog.day.day() == TODAY  # type: ignore[attr-defined]


# Where everything stands

START = date(2026, 1, 10)


def many(steps: int, every: int = 9) -> Timeline:
    days = [START + timedelta(days=every * number) for number in range(steps)]
    return Timeline(
        today=date(2026, 11, 22),
        stretches=tuple(
            Stretch(from_on=day, until=until, title=f"Plan {day}", coming=False)
            for day, until in zip(days, [*days[1:], None], strict=True)
        ),
        marks=tuple(
            Mark(on=day, kind=MarkKind.STEP, place=place, coming=False) for place, day in enumerate(days)
        ),
    )


@pytest.mark.parametrize("steps", [1, 2, 30])
@pytest.mark.parametrize("width", [360, 1200])
def test_each_mark_has_room_and_all_stand_within_the_width(steps: int, width: int) -> None:
    placed = place_timeline(many(steps), width)
    stops = sorted([*placed.marks, placed.today])
    assert stops[0] >= 0
    assert stops[-1] < width
    assert all(right - left >= 9 for left, right in pairwise(stops))
    assert all(each.right > each.left for each in placed.stretches)


def test_days_stand_in_proportion_where_there_is_room() -> None:
    placed = place_timeline(many(3, every=100), 1200)
    first, second, third = placed.marks
    assert second - first == pytest.approx(third - second, abs=1)


def test_what_happened_on_one_day_stands_side_by_side() -> None:
    one = many(1)
    price = Mark(on=START, kind=MarkKind.PRICE, place=1, coming=False)
    placed = place_timeline(
        Timeline(today=one.today, stretches=one.stretches, marks=(*one.marks, price)), 600
    )
    assert placed.marks[1] - placed.marks[0] >= 20


def test_a_place_on_the_line_is_a_day() -> None:
    placed = place_timeline(many(2, every=100), 1200)
    first, second = placed.marks
    assert placed.day_at(first) == START
    assert abs((placed.day_at((first + second) / 2) - (START + timedelta(days=50))).days) <= 2
    assert placed.day_at(-50) == START
    assert placed.day_at(5000) == date(2026, 11, 22)


def test_thirty_steps_are_painted_narrow_and_wide(show: Shows, empty_session: DeskSession) -> None:
    def change_thirty_times(data: DataFile) -> Changed:
        plans = ("premium-career", "recruiter-lite", "premium-business")
        with data.unit_of_work("Change Plan") as work:
            for number in range(30):
                at = datetime(2026, 9, 2) + timedelta(days=2 * number)
                work.plan.add_event(PlanEventKind.PLAN_CHANGED, at=at, plan=plans[number % 3])
            return work.commit()

    empty_session.perform(change_thirty_times)
    line = show(empty_session).plan.history.timeline
    for width in (300, 1000):
        line.resize(width, line.height())
        assert len(line.placed().marks) == 31
        assert not line.grab().isNull()


def test_a_name_that_is_too_long_for_its_stretch_stands_before_it_where_there_is_room(
    line: PlanTimeline,
) -> None:
    stretch = Stretch(from_on=TODAY, until=None, title="Sales Navigator Core", coming=False)
    short, metrics = QRectF(400, 0, 40, 20), line.fontMetrics()
    assert name_place(short, stretch, metrics, 300).right() < short.left()
    assert name_place(short, stretch, metrics, 30).left() > short.left()
    assert name_place(QRectF(400, 0, 400, 20), stretch, metrics, 300).left() > short.left()
