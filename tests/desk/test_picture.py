"""The picture that all pages share: kept right after each change, and moved from day to day."""

from datetime import timedelta

from hypothesis import given

from inmail_desk.desk.picture import read_picture
from inmail_desk.desk.setting_up import Answers

from .conftest import FreshFile
from .opened_desk import TODAY, Desk, differences, made_up
from .walking import Step, Walk, beginnings, walked, walks


@made_up(24)
@given(beginning=beginnings, walk=walks(24))
def test_after_each_activity_undo_and_redo_the_picture_is_the_one_read_anew(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = Desk.begun(data, beginning)
        walker = Walk(desk)
        for step in walk:
            walker.take(step)
            anew = read_picture(data, TODAY)
            assert anew is not None
            assert differences(desk.picture, anew) == [], step


@made_up(8)
@given(beginning=beginnings, walk=walks(24))
def test_a_picture_moved_to_another_day_is_the_one_read_on_that_day(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        for days in (1, 15, 32, 75):
            day = TODAY + timedelta(days=days)
            anew = read_picture(data, day)
            assert anew is not None
            assert differences(desk.on(day), anew) == [], day
