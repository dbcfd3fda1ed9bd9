"""Pages of sent messages, pasted as text: who, when, about what; and what is not sure is said."""

from datetime import date

import pytest

from inmail_desk.exchange.list_entries import About, Entry
from inmail_desk.exchange.list_words import Said
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.pasted_messages import pasted_messages
from inmail_desk.exchange.said_days import SaidDay, said_day

TODAY = date(2026, 11, 22)  # a Sunday

PAGE = """Messaging
Inbox
Sent
Jane Example
Jane Example
Head of Sales at Globex
Mar 4
Quick question about Acme
You: Hi Jane, I saw that you
InMail
Bo Lind · 2nd
Yesterday
Your talk in Ghent
You: Dear Bo
https://www.linkedin.com/sales/lead/ACwAAB,NAME_SEARCH,x
"""


def understood(text: str) -> tuple[Entry, ...]:
    return pasted_messages(text, TODAY).entries


def test_names_days_subjects_and_addresses_are_found_by_their_shape() -> None:
    jane, bo = understood(PAGE)

    assert (jane.name, jane.title, jane.subject) == (
        "Jane Example",
        "Head of Sales at Globex",
        "Quick question about Acme",
    )
    assert jane.sent_at is not None
    assert jane.sent_at.date() == date(2026, 3, 4)
    assert (bo.name, bo.degree, bo.subject) == ("Bo Lind", 2, "Your talk in Ghent")
    assert bo.addresses == ("https://www.linkedin.com/sales/lead/ACwAAB,NAME_SEARCH,x",)


def test_each_message_names_the_lines_from_which_it_was_read() -> None:
    jane, bo = understood(PAGE)

    assert (jane.line, jane.until) == (4, 9)
    assert (bo.line, bo.until) == (11, 15)


def test_a_page_with_the_day_above_the_name_is_understood() -> None:
    entries = understood(
        "Sent Mar 4, 2026\nAnna Berg\nAbout Acme\nYou: hi\nSent Mar 3, 2026\nBo Lind\nMore about it\nYou: hi\n"
    )

    assert [(each.name, each.subject, each.sent_at and each.sent_at.day) for each in entries] == [
        ("Anna Berg", "About Acme", 4),
        ("Bo Lind", "More about it", 3),
    ]


def test_name_and_day_may_stand_on_one_line() -> None:
    (entry,) = understood("Eve Ash\t14 Mar 2026\tSubject: Hello there\n")

    assert (entry.name, entry.subject) == ("Eve Ash", "Hello there")


def test_a_span_is_no_day_and_said_to_be_none() -> None:
    (entry,) = understood("Bo Lind\n2w\nYour talk\nYou: Dear Bo\n")

    assert [remark.about for remark in entry.remarks] == [About.ABOUT_THAT_DAY]


def test_the_day_of_their_answer_is_not_taken_for_that_of_the_inmail() -> None:
    (entry,) = understood("Dan Ostrow\nJan 7, 2026\nCooperation\nDan: Thanks, let us talk\n")

    assert entry.sent_at is None
    assert entry.said is Said.REPLY
    assert [remark.about for remark in entry.remarks] == [About.DAY_OF_THE_ANSWER]


def test_one_text_alone_is_not_passed_off_as_the_subject() -> None:
    (entry,) = understood("Eve Ash\nMar 4\nHello there\n")

    assert entry.subject == ""
    assert [remark.about for remark in entry.remarks] == [About.SUBJECT_UNSURE]


def test_an_answer_without_a_day_is_said() -> None:
    (entry,) = understood("Cleo Marsh\nMar 4\nSubject: The role\nDeclined\n")

    assert entry.said is Said.DECLINED
    assert [remark.about for remark in entry.remarks] == [About.ANSWER_WITHOUT_DAY]


def test_lines_that_belong_to_no_message_are_left() -> None:
    found = pasted_messages(
        "Something else entirely, at some length\nJane Example\nMar 4\nTopic\nYou: hi\n", TODAY
    )

    assert [number for number, _ in found.left] == [1]


def test_a_text_without_days_tells_of_nobody() -> None:
    assert understood("Jane Example\nHello\n") == ()


def test_an_open_order_of_days_is_asked() -> None:
    page = "Jane Example\n03/04/2026\nTopic\nYou: hi\n"

    with pytest.raises(AmbiguousDate):
        pasted_messages(page, TODAY)
    (entry,) = pasted_messages(page, TODAY, DateOrder.MONTH_FIRST).entries
    assert entry.sent_at is not None
    assert entry.sent_at.date() == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "day", "exact"),
    [
        ("3d", date(2026, 11, 19), True), ("2 days ago", date(2026, 11, 20), True),
        ("vor 3 Tagen", date(2026, 11, 19), True),
        ("il y a 2 jours", date(2026, 11, 20), True), ("5h", TODAY, True), ("10:42 AM", TODAY, True),
        ("Yesterday", date(2026, 11, 21), True), ("Gestern", date(2026, 11, 21), True),
        ("Sunday", date(2026, 11, 15), True),
        ("Mon", date(2026, 11, 16), True), ("Mar 4", date(2026, 3, 4), True), ("Dec 24", date(2025, 12, 24), True),
        ("4. März", date(2026, 3, 4), True), ("Sent on Mar 4, 2025", date(2025, 3, 4), True),
        ("2w", date(2026, 11, 8), False), ("1mo", date(2026, 10, 23), False), ("1 year ago", date(2025, 11, 22), False),
    ],
)  # fmt: skip
def test_days_are_read_as_pages_say_them(text: str, day: date, exact: bool) -> None:
    assert said_day(text, TODAY) == SaidDay(day, exact)


@pytest.mark.parametrize(
    "text", ["", "Jane Example", "May I ask", "3 apples", "Mar 44", "2027-01-01", "x" * 200]
)
def test_other_texts_are_no_days(text: str) -> None:
    assert said_day(text, TODAY) is None
