"""LinkedIn's archive becomes proposals: which messages may have been InMails, who answered, which plan was paid for."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from inmail_desk.exchange.archive import Archive, Certainty, Why
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.store.addresses import key_in

from .archives import (
    ANNA,
    BO,
    CLEO,
    GENERATIONS,
    HIDDEN,
    ME,
    SENT,
    ArchiveMaker,
    MessageRow,
    Somebody,
    table,
)


@pytest.fixture
def made() -> ArchiveMaker:
    maker = ArchiveMaker()
    maker.profile()
    return maker


def read(made: ArchiveMaker, folder: Path) -> Archive:
    return read_archive([made.zip(folder)], key_in)


# Which messages may have been InMails


@pytest.mark.parametrize("generation", list(GENERATIONS))
def test_a_subject_to_somebody_who_is_no_connection_makes_a_candidate(
    generation: str, tmp_path: Path
) -> None:
    made = ArchiveMaker(generation)
    made.profile()
    made.inmail(ANNA, subject="Your talk", answered_after=3)
    (message,) = read(made, tmp_path).messages
    assert message.recipient.name == "Anna Lindqvist"
    assert (message.certainty, message.subject) == (Certainty.CANDIDATE, "Your talk")
    assert (message.sent_at, message.answered_at) == (SENT, SENT + timedelta(days=3))


def test_without_a_subject_it_is_only_possible(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA, subject="")
    assert read(made, tmp_path).messages[0].certainty is Certainty.POSSIBLE


def test_whoever_was_connected_before_needed_no_inmail(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(ANNA, "01 Mar 2026")
    archive = read(made, tmp_path)
    assert (archive.messages, archive.connected_before) == ((), 1)


def test_whoever_connected_later_is_proposed_with_the_day(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(ANNA, "05 Mar 2026")
    assert read(made, tmp_path).messages[0].connected_on == date(2026, 3, 5)


def test_a_conversation_that_somebody_else_began_is_none_of_mine(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ANNA, [ME], subject="An offer"), MessageRow(ME, [ANNA], SENT + timedelta(hours=1))
    )
    assert read(made, tmp_path).messages == ()


def test_a_message_to_several_people_is_no_inmail(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA, BO], subject="To both"))
    archive = read(made, tmp_path)
    assert (archive.messages, archive.to_several) == ((), 1)


def test_a_name_with_a_comma_is_one_person(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    made.inmail(CLEO)
    assert [message.recipient.name for message in read(made, tmp_path).messages] == ["Cleo Marsh, PhD"]


def test_two_names_without_addresses_are_two_people(tmp_path: Path) -> None:
    made = ArchiveMaker("2021")
    made.profile()
    made.conversation(MessageRow(ME, [ANNA, BO], subject="To both"))
    assert read(made, tmp_path).messages == ()


def test_addresses_may_be_parted_by_semicolons(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(ME, [ANNA, BO], subject="To both"))
    text = made.contents()["messages.csv"].replace(b"lindqvist,https", b"lindqvist;https")
    made.messages.clear()
    made.files["messages.csv"] = text
    assert read(made, tmp_path).messages == ()


def test_somebody_whose_account_is_closed_can_have_been_sent_an_inmail(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    made.inmail(HIDDEN)
    (message,) = read(made, tmp_path).messages
    assert (message.recipient.name, message.recipient.profile) == ("LinkedIn Member", "")


@pytest.mark.parametrize(
    "row",
    [
        MessageRow(ME, [ANNA], subject="Not yet", draft="Yes"),
        MessageRow(ME, [ANNA], subject="Not yet", draft="true"),
        MessageRow(ME, [ANNA], subject="Not yet", conversation_draft="Yes"),
        MessageRow(ME, [], subject="Not yet", folder=""),
    ],
    ids=["Yes", "true", "conversation", "no folder"],
)
def test_a_draft_is_left_alone_and_said_so(made: ArchiveMaker, tmp_path: Path, row: MessageRow) -> None:
    made.conversation(row)
    archive = read(made, tmp_path)
    assert archive.messages == ()
    assert [(each.why, each.line) for each in archive.ignored] == [(Why.DRAFT, 2)]


def test_advertising_is_left_alone_and_said_so(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(MessageRow(HIDDEN, [ME], title="Sponsored Conversation", content="<p>Buy</p>"))
    made.conversation(MessageRow(HIDDEN, [ME], content='<div class="spinmail-quill-editor">Buy</div>'))
    assert [each.why for each in read(made, tmp_path).ignored] == [Why.SPONSORED, Why.SPONSORED]


# Answers


def test_a_row_of_the_system_is_no_answer(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Hello"),
        MessageRow(ANNA, [ME], SENT + timedelta(days=1), content="Message request accepted"),
        MessageRow(ANNA, [ME], SENT + timedelta(days=4), content="Gladly."),
    )
    assert read(made, tmp_path).messages[0].answered_at == SENT + timedelta(days=4)


def test_an_empty_message_is_an_answer(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Hello"), MessageRow(ANNA, [ME], SENT + timedelta(days=1), content="")
    )
    assert read(made, tmp_path).messages[0].answered_at == SENT + timedelta(days=1)


def test_the_answer_comes_with_the_words_that_were_written_first(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Hello"),
        MessageRow(ME, [ANNA], SENT + timedelta(days=1), content="One more thing."),
        MessageRow(ANNA, [ME], SENT + timedelta(days=4), content="Not for me, thanks. " + "x" * 6_000),
        MessageRow(ANNA, [ME], SENT + timedelta(days=5), content="Or later."),
    )
    answer = read(made, tmp_path).messages[0].answer
    assert (answer[:19], len(answer)) == ("Not for me, thanks.", 1_000)


def test_my_own_second_message_is_no_answer(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Hello"), MessageRow(ME, [ANNA], SENT + timedelta(days=7))
    )
    assert read(made, tmp_path).messages[0].answered_at is None


# Who I am


def test_i_am_who_the_profile_names_and_writes_most(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.inmail(BO)
    me = read(made, tmp_path).me
    assert me is not None
    assert (me.name, me.profile, me.sure) == (ME.name, ME.url, True)


def test_of_two_with_my_name_it_is_the_one_who_wrote_more_and_i_am_asked(
    made: ArchiveMaker, tmp_path: Path
) -> None:
    namesake = Somebody(ME.name, "another-mara")
    made.inmail(ANNA)
    made.inmail(BO)
    made.conversation(MessageRow(namesake, [ME], subject="Same name"))
    me = read(made, tmp_path).me
    assert me is not None
    assert (me.profile, me.sure) == (ME.url, False)


def test_without_a_profile_i_am_asked(tmp_path: Path) -> None:
    made = ArchiveMaker()
    made.inmail(ANNA)
    made.inmail(BO, answered_after=1)
    archive = read(made, tmp_path)
    assert archive.me is not None
    assert (archive.me.name, archive.me.sure) == (ME.name, False)
    assert [each.name for each in archive.others] == [BO.name]


def test_an_invitation_that_i_sent_says_who_i_am(tmp_path: Path) -> None:
    made = ArchiveMaker()
    made.inmail(ANNA)
    header = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
    row = [ME.name, BO.name, "3/14/25, 2:37 PM", "", "OUTGOING", ME.url, BO.url]
    made.files["Invitations.csv"] = table([header, row])
    me = read(made, tmp_path).me
    assert me is not None
    assert me.sure


# Copies, other spellings, several files


def test_a_copy_saved_by_a_spreadsheet_says_the_same(made: ArchiveMaker, tmp_path: Path) -> None:
    made.conversation(
        MessageRow(ME, [ANNA], subject="Grüße", date_text="23-Apr-26"),
        MessageRow(ANNA, [ME], date_text="25-Apr-26"),
    )
    columns = GENERATIONS["2026-07"]
    rows = [columns, *(row.cells(columns) for row in made.messages)]
    made.messages.clear()
    made.files["messages.csv"] = b"\xef\xbb\xbf" + table(rows, ";", "\r\n")
    (message,) = read(made, tmp_path).messages
    assert (message.subject, message.sent_at) == ("Grüße", datetime(2026, 4, 23))
    assert message.answered_at == datetime(2026, 4, 25)


def test_broken_accents_are_mended(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(Somebody("AndrÃ© Costa", "andre-costa"), subject="Ã€ propos")
    (message,) = read(made, tmp_path).messages
    assert (message.recipient.name, message.subject) == ("André Costa", "À propos")


@pytest.mark.parametrize("name", ["MESSAGES.CSV", "export/messages.csv", "messages (1).csv"])
def test_a_file_is_known_by_its_name_in_any_case_and_folder(
    made: ArchiveMaker, tmp_path: Path, name: str
) -> None:
    made.inmail(ANNA)
    content = made.contents()["messages.csv"]
    made.messages.clear()
    made.files[name] = content
    assert len(read(made, tmp_path).messages) == 1


def test_a_folder_and_single_files_are_read_as_a_zip_is(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.connection(BO, "01 Mar 2026")
    of_zip = read(made, tmp_path)
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for name, content in made.contents().items():
        (folder / name).write_bytes(content)
    of_folder = read_archive([folder], key_in)
    of_files = read_archive(sorted(folder.iterdir()), key_in)
    assert [each.recipient for each in of_folder.messages] == [each.recipient for each in of_zip.messages]
    assert of_files.connections == of_folder.connections == of_zip.connections


def test_chats_with_a_machine_are_left_alone(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    made.files["coach_messages.csv"] = made.contents()["messages.csv"]
    archive = read(made, tmp_path)
    assert len(archive.messages) == 1
    assert [each.why for each in archive.ignored] == [Why.CHAT_WITH_A_MACHINE]


def test_the_same_conversation_in_two_zips_is_proposed_once(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    basic, complete = made.zip(tmp_path), made.zip(tmp_path, "Complete_LinkedInDataExport_04-18-2026.zip")
    assert len(read_archive([basic, complete], key_in).messages) == 1


def test_missing_files_are_named(made: ArchiveMaker, tmp_path: Path) -> None:
    made.inmail(ANNA)
    assert read(made, tmp_path).missing == ("Connections.csv", "Invitations.csv", "Receipts.csv")


# Receipts


def test_receipts_propose_the_plan_and_its_changes(made: ArchiveMaker, tmp_path: Path) -> None:
    made.receipts(
        ("1/5/26, 8:01 AM", "Premium Career Subscription (Monthly)", "29.99", "USD"),
        ("2/5/26, 8:01 AM", "Premium Career Subscription (Monthly)", "29.99", "USD"),
        ("3/5/26, 8:01 AM", "Premium Business (Monthly)", "59.99", "USD"),
    )
    plans = read(made, tmp_path).plans
    assert [(each.plan, each.on, each.price) for each in plans] == [
        ("premium-career", date(2026, 1, 5), Decimal("29.99")),
        ("premium-business", date(2026, 3, 5), Decimal("59.99")),
    ]


def test_a_payment_in_both_files_of_receipts_counts_once(made: ArchiveMaker, tmp_path: Path) -> None:
    made.receipts(("1/5/26, 11:30 PM", "Premium Career Subscription (Monthly)", "29.99", "USD"))
    made.receipts(("01/06/2026 07:30 AM UTC", "Premium Career", "29.99", "USD"), name="Receipts_v2.csv")
    assert len(read(made, tmp_path).receipts) == 1


def test_after_a_pause_the_plan_begins_again(made: ArchiveMaker, tmp_path: Path) -> None:
    rows = [(f"{month}/5/25, 8:01 AM", "Recruiter Lite (Monthly)", "170.00", "EUR") for month in (1, 2, 7, 8)]
    made.receipts(*rows)
    assert [each.on for each in read(made, tmp_path).plans] == [date(2025, 1, 5), date(2025, 7, 5)]
