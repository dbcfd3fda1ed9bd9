"""What an activity would make of the credits can be seen before it is kept."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from inmail_desk.desk.checking import record_check
from inmail_desk.desk.comparing import compared, rehearsed
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.rejection import Rejected
from inmail_desk.desk.sending import edit_inmail, log_inmails
from inmail_desk.desk.setting_up import Answers, begin

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, differences, made_up
from .walking import Step, Walk, beginnings, walks


class RehearsingDesk(Desk):
    """Rehearses everything first; `told` collects the fields in which that was not what came then."""

    def do(self, activity: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        rehearsal = rehearsed(self.data, self.picture, activity, *args, **kwargs)
        result = super().do(activity, *args, **kwargs)
        assert set(differences(rehearsal, self.picture)) <= {"prospects"}
        return result


@made_up(25)
@given(beginning=beginnings, walk=walks(20))
def test_what_is_rehearsed_is_what_comes(
    fresh_file: FreshFile, beginning: Answers, walk: Sequence[Step]
) -> None:
    with fresh_file() as data:
        begin(data, beginning, now=NOW)
        walker = Walk(RehearsingDesk(data))
        for step in walk:
            walker.take(step)


def test_a_rehearsed_plan_change_shows_the_credits_that_it_would_take(desk: Desk) -> None:
    after = rehearsed(desk.data, desk.picture, change_plan, desk.picture, "premium-career", on=TODAY)
    comparison = compared(desk.picture, after)
    assert (comparison.before.balance, comparison.after.balance) == (45, 5)
    assert not comparison.same


def test_the_next_loss_is_compared_too(desk: Desk) -> None:
    last_day = TODAY + timedelta(days=3)
    after = rehearsed(desk.data, desk.picture, cancel, desk.picture, last_day=last_day)
    comparison = compared(desk.picture, after)
    assert comparison.before.balance == comparison.after.balance
    assert comparison.after.next_loss is not None
    assert comparison.after.next_loss.on == last_day + timedelta(days=1)
    assert not comparison.same_loss


def test_an_earlier_check_is_shown_with_what_it_would_have_compared(desk: Desk) -> None:
    (person,) = desk.written(1, days_ago(3))
    desk.do(record_check, 44, inmails_before=True, adjust=False, now=NOW)
    (inmail,) = desk.data.read.inmails_of(person)
    later = {"sent_at": NOW + timedelta(minutes=1), "now": NOW + timedelta(minutes=1)}
    after = rehearsed(desk.data, desk.picture, edit_inmail, inmail, subject="", body="", free=False, **later)
    ((before, then),) = compared(desk.picture, after).checks
    assert before is not None
    assert then is not None
    assert (before.computed, before.difference) == (44, 0)
    assert (then.computed, then.difference) == (45, -1)


def test_what_changes_nothing_of_the_credits_is_the_same(desk: Desk) -> None:
    (person,) = desk.add("Anna Lindqvist")
    after = rehearsed(
        desk.data, desk.picture, log_inmails, [desk.prospect(person)], sent_at=NOW, now=NOW, free=True
    )
    assert compared(desk.picture, after).same


def test_what_is_rejected_is_rejected_in_its_rehearsal(desk: Desk) -> None:
    with pytest.raises(Rejected):
        rehearsed(desk.data, desk.picture, change_plan, desk.picture, "premium-career", on=date(2026, 1, 10))
    assert desk.data.undo_name is None
