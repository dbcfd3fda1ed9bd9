"""What is coming as iCalendar, read back by two readers that know nothing of it."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.exchange.ics_out import Entry, Feed, ics_bytes, is_ours

MADE = datetime(2026, 1, 10, 9, 30)
MOMENT = datetime(2026, 3, 16, 10, tzinfo=UTC)
LATER = MOMENT + timedelta(minutes=5)
EXPIRY = Entry(
    "expiry-2026-04-10",
    date(2026, 4, 10),
    "11 InMail credits expire",
    "The last day to use them is 9 April 2026.\n11 of the allotment of 10 January; a comma, a backslash \\.",
    "Loss of credits",
    (60, 7),
)
FOLLOW_UP = Entry("follow-up-3", date(2026, 3, 20), "Follow up Zoë Ångström", "", "Follow-up", (0,))
FEED = Feed("InMail Desk: Premium, mine", MADE, date(2026, 3, 16), (EXPIRY, FOLLOW_UP), "Gone")


def events(content: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_both_readers_read_what_was_written() -> None:
    content = ics_bytes(FEED, MOMENT)
    calendar = vobject.readOne(content.decode())
    assert calendar.x_wr_calname.value == FEED.title
    for entry, other in zip((FOLLOW_UP, EXPIRY), calendar.vevent_list, strict=True):
        one = events(content)[other.uid.value]
        assert (one.start, one.end) == (entry.on, entry.on + timedelta(days=1))
        assert (other.dtstart.value, other.dtend.value) == (one.start, one.end)
        assert str(one["SUMMARY"]) == other.summary.value == entry.summary
        assert str(one["TRANSP"]) == other.transp.value == "TRANSPARENT"
        assert one.categories == ["InMail Desk", entry.category]


def test_the_words_come_back_as_they_were() -> None:
    content = ics_bytes(FEED, MOMENT)
    other = vobject.readOne(content.decode()).vevent_list[1]
    assert other.description.value == EXPIRY.description
    assert str(events(content)[other.uid.value]["DESCRIPTION"]) == EXPIRY.description


def test_lines_are_folded_at_75_bytes_and_end_as_they_must() -> None:
    lines = ics_bytes(FEED._replace(entries=(EXPIRY._replace(summary="ä" * 200),)), MOMENT).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_reminders_come_at_nine_so_many_days_before() -> None:
    event = events(ics_bytes(FEED, MOMENT))["expiry-2026-04-10-20260110T093000@inmail-desk"]
    midnight = datetime(2026, 4, 10)
    at = [midnight + alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert at == [datetime(2026, 2, 9, 9), datetime(2026, 4, 3, 9)]


def test_a_uid_holds_neither_name_nor_number_and_stays_through_changes() -> None:
    changed = Feed(
        "Another title", MADE, FEED.today, (EXPIRY._replace(summary="3 InMail credits expire"),), "Gone"
    )
    before, after = events(ics_bytes(FEED, MOMENT)), events(ics_bytes(changed, LATER))
    assert set(after) < set(before)
    assert not any("11" in uid.replace("20260110", "") or "Zo" in uid for uid in before)


def test_a_file_of_later_counts_as_newer_even_where_the_former_is_not_there() -> None:
    before, after = events(ics_bytes(FEED, MOMENT)), events(ics_bytes(FEED, MOMENT + timedelta(seconds=1)))
    for uid, event in after.items():
        assert event["SEQUENCE"] > before[uid]["SEQUENCE"]
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == MOMENT + timedelta(seconds=1)


def test_without_a_change_the_same_bytes_come_out() -> None:
    former = ics_bytes(FEED, MOMENT)
    assert ics_bytes(FEED, LATER, former) == former


def test_only_what_has_changed_is_newer() -> None:
    former = ics_bytes(FEED, MOMENT)
    changed = FEED._replace(entries=(EXPIRY._replace(summary="9 InMail credits expire"), FOLLOW_UP))
    before, after = events(former), events(ics_bytes(changed, LATER, former))
    newer = {uid for uid in after if after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]}
    assert newer == {"expiry-2026-04-10-20260110T093000@inmail-desk"}


def test_a_change_counts_as_newer_even_where_the_clock_went_back() -> None:
    former = ics_bytes(FEED, MOMENT)
    moved = FEED._replace(entries=(FOLLOW_UP._replace(on=date(2026, 3, 25)), EXPIRY))
    before, after = events(former), events(ics_bytes(moved, MOMENT - timedelta(days=9), former))
    uid = "follow-up-3-20260110T093000@inmail-desk"
    assert after[uid].start == date(2026, 3, 25)
    assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]


def test_what_does_not_happen_any_more_is_cancelled_without_its_words() -> None:
    former = ics_bytes(FEED, MOMENT)
    content = ics_bytes(FEED._replace(entries=(EXPIRY,)), LATER, former)
    event = events(content)["follow-up-3-20260110T093000@inmail-desk"]
    assert (str(event["STATUS"]), event.start) == ("CANCELLED", FOLLOW_UP.on)
    assert event["SEQUENCE"] > events(former)[str(event["UID"])]["SEQUENCE"]
    assert not event.walk("VALARM")
    assert "Zo" not in content.decode()


def test_a_cancelled_event_stays_so_until_its_day_has_passed() -> None:
    without = FEED._replace(entries=(EXPIRY,))
    content = ics_bytes(without, LATER, ics_bytes(FEED, MOMENT))
    assert ics_bytes(without, LATER + timedelta(days=1), content) == content
    later = ics_bytes(without._replace(today=date(2026, 3, 21)), LATER, content)
    assert len(events(later)) == 1


def test_what_is_cancelled_can_happen_again() -> None:
    content = ics_bytes(FEED._replace(entries=(EXPIRY,)), LATER, ics_bytes(FEED, MOMENT))
    event = events(ics_bytes(FEED, LATER, content))["follow-up-3-20260110T093000@inmail-desk"]
    assert "STATUS" not in event
    assert event["SEQUENCE"] > events(content)[str(event["UID"])]["SEQUENCE"]


def test_events_of_another_account_are_not_touched_by_this_one() -> None:
    other = ics_bytes(FEED._replace(account=datetime(2025, 5, 5)), MOMENT)
    assert len(events(ics_bytes(FEED._replace(entries=()), LATER, other))) == 0


def test_a_former_file_that_somebody_has_written_into_is_written_anew() -> None:
    former = ics_bytes(FEED, MOMENT)
    day = b"DTSTART;VALUE=DATE:"
    for broken in (
        former[:400],
        former.replace(b"SEQUENCE", b"SEKVENS"),
        former.replace(day + b"20260410", day + b"99991231").replace(b"expiry", b"former"),
        former.replace(day + b"2026", day + b"2x26"),
        b"\xff\0",
    ):
        assert set(events(ics_bytes(FEED, LATER, broken))) == set(events(former))


def test_only_our_own_files_are_known_as_ours() -> None:
    assert is_ours(ics_bytes(FEED, MOMENT))
    assert not is_ours(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(name=st.text(min_size=1, max_size=90), lines=st.text(max_size=200))
def test_whatever_a_person_is_called_both_readers_read_the_same(name: str, lines: str) -> None:
    name, lines = (text.encode("utf-8", "replace").decode() for text in (name, lines))
    feed = FEED._replace(
        entries=(FOLLOW_UP._replace(summary=f"Follow up {name}", description=lines),), title=name
    )
    content = ics_bytes(feed, MOMENT)
    (event,) = events(content).values()
    other = vobject.readOne(content.decode()).vevent
    assert other.summary.value == str(event["SUMMARY"])
    if lines:
        assert other.description.value == str(event["DESCRIPTION"])
    shown = "".join(each if each.isprintable() else " " for each in f"Follow up {name}".replace("\r\n", "\n"))
    assert str(event["SUMMARY"]).replace("\n", " ") == shown
    assert ics_bytes(feed, LATER, content) == content
