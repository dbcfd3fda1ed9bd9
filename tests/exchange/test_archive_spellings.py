"""The same archive in the spellings that are met: other encodings, separators, columns, dates and names of files."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from inmail_desk.exchange.archive import Archive, Certainty, Why
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.unreadable import Reason, Unreadable
from inmail_desk.store.addresses import key_in

from .archives import (
    ANNA,
    BO,
    CLEO,
    CONNECTIONS,
    GENERATIONS,
    HIDDEN,
    ME,
    NOTES,
    SENT,
    ArchiveMaker,
    MessageRow,
    Somebody,
    table,
)

COLUMNS = GENERATIONS["2026-07"]
AKSEL = Somebody("Åse Bjørnø", "ase-bjorno")


@pytest.fixture
def made() -> ArchiveMaker:
    maker = ArchiveMaker()
    maker.profile()
    return maker


def read(made: ArchiveMaker, folder: Path, **more: object) -> Archive:
    return read_archive([made.zip(folder)], key_in, **more)  # type: ignore[arg-type]


def rows(made: ArchiveMaker) -> list[list[str]]:
    """The table of the messages so far, which are taken out of the archive."""
    found = [COLUMNS, *(row.cells(COLUMNS) for row in made.messages)]
    made.messages.clear()
    return found


# Encodings and separators


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_names_are_read_in_every_encoding(made: ArchiveMaker, tmp_path: Path, encoding: str) -> None:
    made.inmail(AKSEL, subject="Blåbær")
    made.files["messages.csv"] = table(rows(made)).decode().encode(encoding)
    (message,) = read(made, tmp_path).messages
    assert (message.recipient.name, message.subject) == ("Åse Bjørnø", "Blåbær")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_columns_and_lines_may_end_in_any_way(
    made: ArchiveMaker, tmp_path: Path, separator: str, ends: str
) -> None:
    made.inmail(CLEO, subject="One; two, three", answered_after=1)
    made.files["messages.csv"] = table(rows(made), separator, ends)
    (message,) = read(made, tmp_path).messages
    assert (message.recipient.name, message.subject) == ("Cleo Marsh, PhD", "One; two, three")


def test_line_ends_may_be_mixed(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.inmail(BO)
    lines = table(rows(made)).split(b"\n")
    made.files["messages.csv"] = lines[0] + b"\r\n" + lines[1] + b"\r" + lines[2] + b"\n"
    assert len(read(made, tmp_path).messages) == 2


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("AndrÃ©", "André"),
        ("Ã\x81lvaro", "Álvaro"),
        ("Ã…se", "Åse"),
        ("â€œHiâ€\x9d", "“Hi”"),
        ("voilÃ\xa0", "voilà"),
        ("CAFÉ’S", "CAFÉ’S"),
        ("Ãlex", "Ãlex"),
        ("Ã", "Ã"),
    ],
)
def test_only_broken_accents_are_mended(made: ArchiveMaker, tmp_path: Path, broken: str, whole: str) -> None:
    made.inmail(ANNA, subject=broken)
    assert read(made, tmp_path).messages[0].subject == whole


def test_nul_bytes_are_left_out(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, subject="Hello")
    made.files["messages.csv"] = table(rows(made)).replace(b"Hello", b"Hel\0lo") + b"\0\0\0"
    assert read(made, tmp_path).messages[0].subject == "Hello"


# Columns


def test_header_names_may_be_quoted_and_in_any_case(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    lines = table(rows(made)).decode().split("\n", 1)
    header = ",".join(f'"{name.title()}"' for name in COLUMNS)
    made.files["messages.csv"] = f"{header}\n{lines[1]}".encode()
    assert len(read(made, tmp_path).messages) == 1


def test_columns_in_another_order_and_a_hundred_more_are_no_trouble(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.inmail(ANNA, subject="Hello")
    extra = [f"EXTRA {number}" for number in range(100)]
    found = [[*reversed(row), *extra] for row in rows(made)]
    made.files["messages.csv"] = table(found)
    assert read(made, tmp_path).messages[0].subject == "Hello"


@pytest.mark.parametrize("missing", ["CONVERSATION TITLE", "CONTENT", "FOLDER", "TO", "IS MESSAGE DRAFT"])
def test_a_column_may_be_missing(made: ArchiveMaker, tmp_path: Path, missing: str) -> None:
    made.inmail(ANNA, subject="Hello", answered_after=1)
    place = COLUMNS.index(missing)
    made.files["messages.csv"] = table([[*row[:place], *row[place + 1 :]] for row in rows(made)])
    (message,) = read(made, tmp_path).messages
    assert (message.subject, message.answered_at) == ("Hello", SENT + timedelta(days=1))


def test_without_ids_those_who_take_part_tell_the_conversation(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, subject="Hello", answered_after=1)
    made.inmail(BO, subject="Hello")
    made.files["messages.csv"] = table([row[1:] for row in rows(made)])
    found = [(each.recipient.name, each.answered_at) for each in read(made, tmp_path).messages]
    assert found == [(ANNA.name, SENT + timedelta(days=1)), (BO.name, None)]


@pytest.mark.parametrize("generation", ["2021", "2026-07"])
def test_where_ids_are_empty_those_who_take_part_tell_the_conversation(
    tmp_path: Path, generation: str
) -> None:
    made = ArchiveMaker(generation)
    made.profile()
    made.inmail(CLEO, subject="Hello", answered_after=1)
    made.conversation(MessageRow(ME, [ANNA], SENT), MessageRow(ME, [ANNA], SENT + timedelta(days=3)))
    made.inmail(BO, subject="Hello", answered_after=2)
    columns = GENERATIONS[generation]
    made.files["messages.csv"] = table([columns, *(["", *row.cells(columns)[1:]] for row in made.messages)])
    made.messages.clear()
    found = [(each.recipient.name, each.answered_at) for each in read(made, tmp_path).messages]
    assert sorted(found, key=str) == [
        (ANNA.name, None),
        (BO.name, SENT + timedelta(days=2)),
        (CLEO.name, SENT + timedelta(days=1)),
    ]


def test_without_ids_two_spellings_of_an_address_are_one_person(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, subject="Hello", answered_after=1)
    header, *found = ([*row[1:]] for row in rows(made))
    found[0] = [cell.replace("www.linkedin.com/in/anna", "de.linkedin.com/in/anna") for cell in found[0]]
    made.files["messages.csv"] = table([header, *found])
    assert [each.answered_at for each in read(made, tmp_path).messages] == [SENT + timedelta(days=1)]


def test_without_ids_those_who_closed_their_accounts_are_not_taken_for_one(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    for days in range(3):
        made.inmail(HIDDEN, subject="Hello", at=SENT + timedelta(days=days))
    made.files["messages.csv"] = table([row[1:] for row in rows(made)])
    assert len(read(made, tmp_path).messages) == 3


def test_empty_cells_at_the_end_may_have_been_cut_off(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, subject="Hello")
    header, row = rows(made)
    made.files["messages.csv"] = table([header, row[: COLUMNS.index("FOLDER") + 1]])
    assert len(read(made, tmp_path).messages) == 1


def test_a_row_without_its_columns_is_told_with_its_line(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.files["messages.csv"] = table(rows(made)) + b"2-Broken==,,Mara Quist\n\n,,,\n"
    archive = read(made, tmp_path)
    assert [(each.why, each.line) for each in archive.ignored] == [(Why.SHORT_ROW, 3)]
    assert len(archive.messages) == 1


def test_cells_of_many_lines_and_signs_are_whole(made: ArchiveMaker, tmp_path: Path) -> None:
    text = 'He said "yes".\n\nAnd;\tthen, ' + "more " * 2000
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", content=text))
    made.conversation(MessageRow(ME, [BO], subject="After", draft="Yes"))
    archive = read(made, tmp_path)
    assert archive.messages[0].body == text[:2000].strip()
    assert [each.line for each in archive.ignored] == [5]


def test_headers_of_another_language_are_told(made: ArchiveMaker, tmp_path: Path) -> None:
    made.files = {"messages.csv": b"UNTERHALTUNGS-ID,VON,AN,DATUM,BETREFF,INHALT\n1,a,b,c,d,e\n"}
    with pytest.raises(Unreadable) as found:
        read(made, tmp_path)
    assert found.value.reason is Reason.NO_HEADER


def test_an_answer_to_advertising_is_no_conversation_that_i_began(made: ArchiveMaker, tmp_path: Path) -> None:
    advert = MessageRow(HIDDEN, [ME], content='<div class="spinmail-quill-editor">Buy</div>')
    made.conversation(advert, MessageRow(ME, [HIDDEN], SENT + timedelta(days=1), subject="No, thank you"))
    assert read(made, tmp_path).messages == ()


def test_a_name_of_many_words_with_a_comma_is_one_person_where_it_is_known(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    answering = Somebody("Jane Doe, Head of Talent", "jane-doe")
    connected = Somebody("Liv Ruud, Senior Advisor", "liv-ruud")
    made.inmail(answering, answered_after=2)
    made.inmail(connected)
    made.inmail(Somebody("Anna Lindqvist, Bo Ek", "unknown"))
    made.connection(connected, "09 Mar 2026")
    assert [each.recipient.name for each in read(made, tmp_path).messages] == [answering.name, connected.name]


def test_whoever_answered_is_known_by_the_address_beside_the_answer(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    made.inmail(ANNA, answered_after=2)
    (message,) = read(made, tmp_path).messages
    assert message.recipient.profile == ANNA.url


def test_whoever_answered_is_known_by_the_name_beside_the_answer(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, answered_after=2)
    for row in made.messages:
        row.to_text = ""
    (message,) = read(made, tmp_path).messages
    assert message.recipient.name == ANNA.name


# Dates


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02 09:30:00 UTC",
        "2026-03-02 09:30:00",
        "2026-03-02T09:30:00Z",
        "2026/03/02 9:30",
        "02.03.2026 09:30",
        "2 Mar 2026, 9:30 AM",
        "Mar 2, 2026 09:30",
        "02-Mar-26 9:30",
        "2. März 2026 09:30",
        "2 mars 2026 09:30",
        "46083.3958333333",
    ],
)
def test_a_moment_is_read_however_it_is_written(made: ArchiveMaker, tmp_path: Path, text: str) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text=text))
    assert read(made, tmp_path).messages[0].sent_at == datetime(2026, 3, 2, 9, 30)


def test_days_of_three_numbers_follow_the_one_that_tells_their_order(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text="02/03/2026 09:30"))
    made.conversation(MessageRow(ME, [BO], subject="Hello", date_text="25/03/2026 09:30"))
    assert [each.sent_at.month for each in read(made, tmp_path).messages] == [3, 3]


def test_where_nothing_tells_the_order_it_is_asked(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text="02/03/2026 09:30"))
    with pytest.raises(AmbiguousDate):
        read(made, tmp_path)


def test_another_file_may_tell_the_order(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA], date_text="25/03/2026 10:00"))
    made.connection(BO, "04/05/2025")
    archive = read(made, tmp_path)
    assert [each.connected_on for each in archive.connections] == [date(2025, 5, 4)]
    made.messages[0].date_text = "04/05/2025 10:00"
    made.connection(CLEO, "26/05/2025")
    (message,) = read(made, tmp_path).messages
    assert message.sent_at == datetime(2025, 5, 4, 10, 0)


def test_where_the_files_tell_two_orders_it_is_asked(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA], date_text="04/05/2026 10:00"))
    made.connection(BO, "26/05/2025")
    made.connection(CLEO, "05/26/2025")
    with pytest.raises(AmbiguousDate):
        read(made, tmp_path)


@pytest.mark.parametrize(("order", "month"), [(DateOrder.DAY_FIRST, 3), (DateOrder.MONTH_FIRST, 2)])
def test_the_order_that_was_asked_holds(
    made: ArchiveMaker, tmp_path: Path, order: DateOrder, month: int
) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text="02/03/2026 09:30"))
    assert read(made, tmp_path, order=order).messages[0].sent_at.month == month


def test_days_of_connections_are_asked_for_as_well(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(ANNA, "02/03/2026")
    with pytest.raises(AmbiguousDate):
        read(made, tmp_path)
    assert read(made, tmp_path, order=DateOrder.DAY_FIRST).messages[0].connected_on == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-45 99:99:99 UTC", "0001-01-01 00:00:00 UTC"])
def test_what_is_no_date_is_told(made: ArchiveMaker, tmp_path: Path, text: str) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text=text))
    archive = read(made, tmp_path)
    assert (archive.messages, [each.why for each in archive.ignored]) == ((), [Why.NO_DATE])


def test_a_copy_without_times_says_so(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text="23-Apr-23"))
    (message,) = read(made, tmp_path).messages
    assert (message.sent_at, message.timed) == (datetime(2023, 4, 23), False)


# Who wrote, and to whom


@pytest.mark.parametrize("spelling", ["No", "no", "false", "FALSE", "False", "", "0"])
def test_what_is_no_draft_is_read(made: ArchiveMaker, tmp_path: Path, spelling: str) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hi", draft=spelling, conversation_draft=spelling))
    assert len(read(made, tmp_path).messages) == 1


@pytest.mark.parametrize("spelling", ["Yes", "yes", "YES", "true", "TRUE", " True ", "1"])
def test_a_draft_in_any_spelling_is_left_alone(made: ArchiveMaker, tmp_path: Path, spelling: str) -> None:
    made.conversation(MessageRow(ME, [ANNA], subject="Hi", draft=spelling))
    assert read(made, tmp_path).messages == ()


def test_a_draft_is_not_the_oldest_row_of_what_was_sent(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], SENT - timedelta(days=1), subject="Never sent", draft="Yes"),
        MessageRow(ME, [ANNA], SENT, subject="Sent"),
    )
    assert [each.subject for each in read(made, tmp_path).messages] == ["Sent"]


def test_a_recipient_who_closed_the_account_beside_another_makes_two(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.conversation(MessageRow(ME, [HIDDEN, BO], subject="To both"))
    assert read(made, tmp_path).messages == ()


def test_an_answer_of_somebody_who_closed_the_account_counts(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [HIDDEN], subject="Hi"), MessageRow(HIDDEN, [ME], SENT + timedelta(hours=2))
    )
    assert read(made, tmp_path).messages[0].answered_at == SENT + timedelta(hours=2)


def test_somebody_who_joined_later_does_not_answer_for_the_recipient(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Hi"), MessageRow(BO, [ME, ANNA], SENT + timedelta(hours=2))
    )
    assert read(made, tmp_path).messages[0].answered_at is None


def test_a_row_without_a_sender_is_no_answer_where_it_was_sent_to_the_recipient(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    nobody = Somebody("")
    later = SENT + timedelta(days=1)
    made.conversation(MessageRow(ME, [ANNA]), MessageRow(nobody, [ME], later))
    made.conversation(MessageRow(ME, [BO]), MessageRow(nobody, [BO], later))
    made.conversation(MessageRow(ME, [CLEO]), MessageRow(nobody, [], later))
    found = {each.recipient.name: each.answered_at for each in read(made, tmp_path).messages}
    assert found == {ANNA.name: later, BO.name: None, CLEO.name: later}


def test_a_namesake_of_mine_who_answered_is_the_recipient(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    namesake = Somebody(ME.name, "mara-quist-7")
    made.inmail(namesake, answered_after=1)
    made.inmail(ANNA, answered_after=1)
    made.inmail(BO)
    found = {each.recipient.profile for each in read(made, tmp_path).messages}
    assert found == {namesake.url, ANNA.url, ""}


def test_a_member_leaving_is_no_answer(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Hi"),
        MessageRow(
            Somebody(""), [ME], SENT + timedelta(hours=2), content="A LinkedIn member left the conversation."
        ),
    )
    assert read(made, tmp_path).messages[0].answered_at is None


def test_rows_of_one_second_stand_with_the_newest_first(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA], SENT, subject="First"), MessageRow(ANNA, [ME], SENT))
    (message,) = read(made, tmp_path).messages
    assert (message.subject, message.answered_at) == ("First", SENT)


@pytest.mark.parametrize("apart", [False, True])
def test_rows_of_one_second_stand_with_the_oldest_first_where_the_others_do(
    made: ArchiveMaker, tmp_path: Path, apart: bool
) -> None:
    made.conversation(MessageRow(ANNA, [ME], SENT), MessageRow(ME, [ANNA], SENT))
    made.inmail(BO, answered_after=2)
    made.inmail(CLEO, answered_after=3)
    made.conversation(MessageRow(ME, [HIDDEN], SENT), MessageRow(HIDDEN, [ME], SENT))
    header, *found = rows(made)
    found.reverse()
    if apart:
        found.sort(key=lambda row: row[COLUMNS.index("DATE")])
    made.files["messages.csv"] = table([header, *found])
    answered = {each.recipient.name: each.answered_at for each in read(made, tmp_path).messages}
    assert answered == {
        BO.name: SENT + timedelta(days=2),
        CLEO.name: SENT + timedelta(days=3),
        HIDDEN.name: SENT,
    }


def test_in_a_file_without_order_a_subject_tells_the_oldest_row_of_one_second(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.conversation(MessageRow(ME, [ANNA], SENT, subject="First"), MessageRow(ANNA, [ME], SENT))
    made.conversation(MessageRow(BO, [ME], SENT, subject="Theirs"), MessageRow(ME, [BO], SENT))
    made.inmail(CLEO, answered_after=1)
    made.inmail(AKSEL, answered_after=2)
    header, *found = rows(made)
    made.files["messages.csv"] = table([header, *(found[place] for place in (1, 0, 3, 2, 5, 4, 6, 7))])
    subjects = {each.recipient.name: each.subject for each in read(made, tmp_path).messages}
    assert subjects == {ANNA.name: "First", CLEO.name: "A question", AKSEL.name: "A question"}


def test_where_rows_stand_in_order_a_subject_does_not_tell_the_oldest(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.conversation(MessageRow(ME, [ANNA], SENT), MessageRow(ANNA, [ME], SENT, subject="Re: your call"))
    made.inmail(CLEO, answered_after=1)
    assert [each.subject for each in read(made, tmp_path).messages] == ["", "A question"]


def test_rows_in_another_order_are_put_in_order_by_their_time(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, subject="First", answered_after=2)
    made.inmail(BO)
    header, *found = rows(made)
    made.files["messages.csv"] = table([header, found[1], found[2], found[0]])
    message = next(each for each in read(made, tmp_path).messages if each.recipient.name == ANNA.name)
    assert (message.subject, message.answered_at) == ("First", SENT + timedelta(days=2))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/Anna-Lindqvist/",
        "http://de.linkedin.com/in/anna-lindqvist?trk=x",
        "https://www.linkedin.com/mwlite/in/anna-lindqvist",
    ],
)
def test_a_connection_is_known_by_any_spelling_of_the_address(
    made: ArchiveMaker, tmp_path: Path, url: str
) -> None:
    made.inmail(ANNA)
    made.connections.append(["Another", "Name", url, "", "", "", "01 Mar 2026"])
    assert read(made, tmp_path).connected_before == 1


def test_broken_accents_in_an_address_are_mended(made: ArchiveMaker, tmp_path: Path) -> None:
    zoe = Somebody("Zoë Ek", "zo\u00eb-ek")
    made.inmail(zoe, answered_after=1)
    made.connection(zoe, "07 Mar 2026")
    broken = table(rows(made)).decode().encode().decode("cp1252").encode()
    made.files["messages.csv"] = broken
    (message,) = read(made, tmp_path).messages
    assert message.recipient.profile == zoe.url
    assert (message.connected_on, message.answered_at) == (date(2026, 3, 7), SENT + timedelta(days=1))


def test_broken_accents_in_the_address_beside_an_answer_are_mended(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    zoe = Somebody("Zoë Ek", "zo\u00eb-ek")
    made.inmail(zoe, answered_after=1)
    made.files["messages.csv"] = made.contents()["messages.csv"].decode("cp1252").encode()
    made.messages.clear()
    assert read(made, tmp_path).messages[0].recipient.profile == zoe.url


def test_a_namesake_among_the_connections_is_somebody_else(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(Somebody(ANNA.name, "anna-lindqvist-7"), "01 Mar 2026")
    assert len(read(made, tmp_path).messages) == 1


def test_without_addresses_a_connection_is_known_by_name(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    made.inmail(ANNA)
    without = [name for name in CONNECTIONS if name != "URL"]
    row = ["Anna", "Lindqvist", "", "Northwind", "CTO", "01 Mar 2026"]
    made.files["Connections.csv"] = table([*NOTES, without, row])
    assert read(made, tmp_path).connected_before == 1


def test_a_connection_without_a_day_leaves_it_open(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(ANNA, "")
    (message,) = read(made, tmp_path).messages
    assert (message.certainty, message.connected_on) == (Certainty.POSSIBLE, None)


def test_a_connection_of_the_same_day_was_not_there_before(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(ANNA, "02 Mar 2026")
    (message,) = read(made, tmp_path).messages
    assert (message.certainty, message.connected_on) == (Certainty.CANDIDATE, date(2026, 3, 2))


def test_my_invitation_stands_beside_the_message(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    header = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
    row = [ME.name, ANNA.name, "3/4/26, 2:37 PM", "", "OUTGOING", ME.url, ANNA.url]
    made.files["Invitations.csv"] = table([header, row])
    assert read(made, tmp_path).messages[0].invited_at == datetime(2026, 3, 4, 14, 37)


# Whose it is


def test_whoever_was_named_is_me(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ANNA, [ME], subject="From Anna"))
    archive = read(made, tmp_path, me=ANNA.url + "/?trk=x")
    assert archive.me is not None
    assert (archive.me.name, archive.me.sure) == (ANNA.name, True)
    assert [each.recipient.name for each in archive.messages] == [ME.name]


def test_a_profile_that_nobody_of_the_messages_bears_leaves_me_open(tmp_path: Path) -> None:
    made = ArchiveMaker()
    made.profile(Somebody("Mara Former"))
    made.inmail(ANNA)
    made.inmail(BO)
    me = read(made, tmp_path).me
    assert me is not None
    assert (me.name, me.sure) == (ME.name, False)


# Names of files


@pytest.mark.parametrize(
    "name",
    ["Messages (2).csv", "messages - Copy.csv", "Copy of messages.csv", "a/b/messages.csv", "messages-1.csv"],
)
def test_a_copy_of_a_file_is_known(made: ArchiveMaker, tmp_path: Path, name: str) -> None:
    made.inmail(ANNA)
    made.files[name] = table(rows(made))
    assert len(read(made, tmp_path).messages) == 1


@pytest.mark.parametrize(
    "name",
    [
        "guide_messages.csv",
        "learning_coach_messages.csv",
        "learning_role_play_messages.csv",
        "coach_messages.csv",
        "guide_messages (1).csv",
        "Copy of coach_messages.csv",
        "learning_coach_messages - Copy.csv",
    ],
)
def test_a_chat_with_a_machine_is_none_of_mine(made: ArchiveMaker, tmp_path: Path, name: str) -> None:
    made.inmail(ANNA)
    made.files[name] = table(rows(made))
    archive = read(made, tmp_path)
    assert (archive.messages, [each.why for each in archive.ignored]) == ((), [Why.CHAT_WITH_A_MACHINE])


def test_what_a_mac_puts_beside_a_file_is_not_told(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.files["__MACOSX/._messages.csv"] = b"\0\5\26\7"
    archive = read(made, tmp_path)
    assert (len(archive.messages), archive.ignored) == (1, ())


def test_a_single_file_under_any_name_is_known_by_its_header(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    path = tmp_path / "my mails from LinkedIn.csv"
    path.write_bytes(table(rows(made)))
    assert len(read_archive([path], key_in).messages) == 1


def test_two_zips_of_one_account_complete_each_other(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, answered_after=1)
    basic = made.zip(tmp_path)
    made.inmail(BO)
    made.connection(BO, "05 Mar 2026")
    complete = made.zip(tmp_path, "Complete_LinkedInDataExport_04-18-2026.zip")
    archive = read_archive([basic, complete, basic], key_in)
    assert [each.recipient.name for each in archive.messages] == [ANNA.name, BO.name]
    assert len(archive.connections) == 1


def test_a_file_without_ids_beside_its_zip_is_counted_once(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.files["messages.csv"] = table([row[1:] for row in rows(made)])
    made.messages.clear()
    (tmp_path / "messages.csv").write_bytes(made.files["messages.csv"])
    found = read_archive([made.zip(tmp_path), tmp_path / "messages.csv"], key_in)
    assert len(found.messages) == 1


def test_an_older_archive_without_addresses_takes_none_away(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    newer = made.zip(tmp_path)
    older = tmp_path / "older.csv"
    columns = GENERATIONS["2021"]
    older.write_bytes(table([columns, *(row.cells(columns) for row in made.messages)]))
    for paths in ([newer, older], [older, newer]):
        (message,) = read_archive(paths, key_in).messages
        assert message.recipient.profile == ANNA.url


@pytest.mark.parametrize("copy_first", [True, False])
def test_a_copy_that_says_only_days_leaves_the_time_of_day(
    made: ArchiveMaker, tmp_path: Path, copy_first: bool
) -> None:
    made.inmail(ANNA, answered_after=2)
    whole = made.zip(tmp_path)
    for row in made.messages:
        row.date_text = row.at.strftime("%d-%b-%y")
    copy = made.zip(tmp_path, "saved.zip")
    (message,) = read_archive([copy, whole] if copy_first else [whole, copy], key_in).messages
    assert (message.sent_at, message.answered_at) == (SENT, SENT + timedelta(days=2))
    assert message.timed


def test_without_a_profile_it_is_whoever_takes_part_in_all(tmp_path: Path) -> None:
    made = ArchiveMaker()
    for at in (SENT, SENT + timedelta(days=1), SENT + timedelta(days=2)):
        made.conversation(MessageRow(BO, [ME], at, subject="An offer"))
    made.inmail(ANNA, answered_after=1)
    made.inmail(CLEO)
    me = read(made, tmp_path).me
    assert me is not None
    assert (me.name, me.sure) == (ME.name, False)


def test_a_connection_who_closed_the_account_is_counted(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(BO, "05 Mar 2026")
    made.connections.append(["", "", "", "", "", "", "06 Mar 2026"])
    made.connections.append([""] * 7)
    archive = read(made, tmp_path)
    assert len(archive.connections) == 2
    assert archive.messages[0].connected_on is None


def test_accents_of_one_or_two_signs_are_the_same_name(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    made.inmail(Somebody("Andre\u0301 Costa"))
    made.connection(Somebody("Andr\u00e9 Costa"), "01 Mar 2026")
    assert read(made, tmp_path).connected_before == 1
