"""What is coming for a calendar program: which events there are, what they say, and that they stay the same ones."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.exporting_feeds import Coming, ComingKind, NotOurs, coming, write_feed
from inmail_desk.desk.feed_words import Language, feed
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.prospects import delete_prospects, set_follow_up
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.desk.settings import DaysOfWarning, change_days_of_warning
from inmail_desk.exchange.ics_out import Entry
from inmail_desk.store.data_file import DataFile

from .conftest import FreshFile
from .opened_desk import TODAY, Desk, days_ago, made_up
from .walking import Step, beginnings, walked, walks

MOMENT = datetime(2026, 3, 16, 9, tzinfo=UTC)


def of(desk: Desk, kind: ComingKind) -> list[Coming]:
    return [each for each in coming(desk.picture, desk.data) if each.kind is kind]


def entry(desk: Desk, key: str) -> Entry:
    return next(each for each in feed(desk.picture, desk.data, "Premium").entries if each.key == key)


def test_an_expiry_says_how_many_until_when_of_which_lot_and_by_which_rule(desk: Desk) -> None:
    found = entry(desk, "expiry-2026-04-10")
    assert (found.summary, found.on) == ("15 InMail credits expire", date(2026, 4, 10))
    assert "The last day to use them is 9 April 2026." in found.description
    assert "15 of the allotment of 10 January 2026." in found.description
    assert "Such credits last 90 days." in found.description
    assert "Read in LinkedIn Help" in found.description


def test_a_rule_of_the_persons_own_is_named_as_such(desk: Desk) -> None:
    desk.override("expiry.days", 60)
    texts = [each.description for each in feed(desk.picture, desk.data, "").entries]
    assert any("Such credits last 60 days (your own value)" in text for text in texts)


def test_each_coming_renewal_is_there_with_what_the_cap_cuts_of_it(desk: Desk) -> None:
    renewals = of(desk, ComingKind.RENEWAL)
    assert [each.on for each in renewals[:2]] == [date(2026, 4, 10), date(2026, 5, 10)]
    assert len(renewals) == 12
    assert renewals[0].plan == "Premium Business"


def test_credits_that_the_cap_cuts_are_told(desk: Desk) -> None:
    desk.override("expiry.mode", "never")
    cut = of(desk, ComingKind.CAP_FORFEIT)[0]
    assert (cut.on, cut.credits) == (date(2026, 4, 10), 15)
    assert "45 credits can be kept" in entry(desk, cut.key).description


def test_what_a_cancellation_forfeits_is_told(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 30))
    (lost,) = of(desk, ComingKind.LOST_WITH_PLAN)
    assert (lost.on, lost.credits) == (date(2026, 3, 31), 45)
    assert "ends with 30 March 2026" in entry(desk, lost.key).description


def test_what_a_plan_change_forfeits_is_told(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 20))
    (lost,) = of(desk, ComingKind.LOST_WITH_CHANGE)
    assert (lost.on, lost.credits) == (date(2026, 3, 20), 45)
    assert "Premium Business is left for Premium Career" in entry(desk, lost.key).description


def test_the_last_day_of_a_trial_is_told(fresh_file: FreshFile) -> None:
    trial = Answers(
        plan="premium-business",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 3, 10),
        trial_ends_on=date(2026, 4, 10),
    )
    with fresh_file() as data:
        (ends,) = of(Desk.begun(data, trial), ComingKind.TRIAL_ENDS)
    assert ends.on == date(2026, 4, 9)


def test_a_credit_back_deadline_names_the_person(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(30))
    (window,) = of(desk, ComingKind.CREDIT_BACK)
    assert window.on == TODAY + timedelta(days=60)
    assert (
        entry(desk, window.key).summary == "The last day for an answer of Amara Okafor to return the credit"
    )
    desk.answer([amara], Outcome.REPLY)
    assert of(desk, ComingKind.CREDIT_BACK) == []


def test_a_follow_up_keeps_its_key_when_its_day_moves(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.do(set_follow_up, [amara], date(2026, 4, 1))
    (before,) = of(desk, ComingKind.FOLLOW_UP)
    desk.do(set_follow_up, [amara], date(2031, 4, 5))
    (after,) = of(desk, ComingKind.FOLLOW_UP)
    assert (after.key, after.on) == (before.key, date(2031, 4, 5))


def test_an_expiry_keeps_its_key_when_fewer_credits_are_left(desk: Desk) -> None:
    before = entry(desk, "expiry-2026-04-10")
    desk.written(4, days_ago(1))
    after = entry(desk, "expiry-2026-04-10")
    assert after.summary == "11 InMail credits expire" != before.summary


def test_reminders_follow_the_days_of_warning(desk: Desk) -> None:
    desk.do(change_days_of_warning, DaysOfWarning(loss=30, closing=3))
    assert entry(desk, "expiry-2026-04-10").alarms == (30, 3)
    assert entry(desk, "renewal-2026-04-10").alarms == ()


def test_another_day_alone_changes_no_event_that_is_still_coming(desk: Desk) -> None:
    desk.written(3, days_ago(2))
    today = feed(desk.picture, desk.data, "")
    tomorrow = feed(desk.on(TODAY + timedelta(days=1)), desk.data, "")
    kept = {each.key: each for each in tomorrow.entries}
    assert [each for each in today.entries if kept.get(each.key) not in (None, each)] == []


def test_the_words_can_be_another_language(desk: Desk) -> None:
    language = Language(lambda _, text: text.upper(), lambda day: day.isoformat())
    found = feed(desk.picture, desk.data, "", language).entries[0]
    assert found.summary.isupper()
    assert "2026-04-09" in found.description


@made_up(15)
@given(beginning=beginnings, walk=walks(24))
def test_no_two_events_have_the_same_key_whatever_was_done(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        entries = feed(desk.picture, data, "").entries
    assert len({each.key for each in entries}) == len(entries)
    assert all(each.on >= TODAY for each in entries)


# The file


def written(desk: Desk, path: Path, *, replaces: bool = False) -> bool:
    return write_feed(path, feed(desk.picture, desk.data, "Premium"), MOMENT, replaces=replaces)


def summaries(path: Path) -> list[str]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def test_a_file_is_written_once_and_again_only_after_a_change(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Premium.ics"
    assert written(desk, path)
    assert not written(desk, path)
    desk.written(1, days_ago(1))
    assert written(desk, path)


def test_the_name_of_somebody_who_was_deleted_leaves_the_file(desk: Desk, tmp_path: Path) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.do(set_follow_up, [amara], date(2026, 4, 1))
    written(desk, tmp_path / "Premium.ics")
    assert "Follow up Amara Okafor" in summaries(tmp_path / "Premium.ics")
    desk.do(delete_prospects, [amara])
    written(desk, tmp_path / "Premium.ics")
    assert not any("Amara" in each for each in summaries(tmp_path / "Premium.ics"))


def test_the_calendar_of_another_program_is_left_alone_unless_it_is_to_be_replaced(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "Premium.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")
    with pytest.raises(NotOurs):
        written(desk, path)
    assert b"Other" in path.read_bytes()
    assert written(desk, path, replaces=True)
    assert "15 InMail credits expire" in summaries(path)


def test_nothing_is_left_beside_the_file(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    written(desk, folder / "Premium.ics")
    assert [each.name for each in folder.iterdir()] == ["Premium.ics"]


def test_an_empty_data_file_has_nothing_to_export(data: DataFile) -> None:
    assert data.read.whole() is None
