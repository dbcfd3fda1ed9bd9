"""The plan as tests of it look at it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from inmail_desk.desk.plan_page import HistoryLine, PlanPage, plan_page
from inmail_desk.desk.rejection import Rejected
from inmail_desk.desk.setting_up import Answers
from inmail_desk.store.values import PlanEvent, PlanEventKind

from .opened_desk import Desk

RUNNING = Answers(plan="premium-business", credits=40, last_renewal_on=date(2026, 3, 10))


def page(desk: Desk) -> PlanPage:
    return plan_page(desk.picture, desk.data)


def latest(desk: Desk) -> HistoryLine:
    return page(desk).history[0]


def event(desk: Desk, kind: PlanEventKind) -> PlanEvent:
    return next(each for each in desk.picture.plan_events if each.kind is kind)


def rejected(activity: Callable[..., Any], desk: Desk, *args: Any, **kwargs: Any) -> Rejected:
    """What stands against an activity, which then has written nothing."""
    before, undo = desk.data.read.plan_events(), desk.data.undo_name
    with pytest.raises(Rejected) as caught:
        activity(desk.data, *args, **kwargs)
    assert (desk.data.read.plan_events(), desk.data.undo_name) == (before, undo)
    return caught.value
