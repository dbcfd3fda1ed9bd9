"""A LinkedIn archive is looked through and brought in: new people, InMails and answers, and nothing twice."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.comparing import rehearsed
from inmail_desk.desk.importing import Status, chosen, chosen_people
from inmail_desk.desk.importing_writing import import_archive
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.exchange.archive import Why
from tests.exchange.archives import ANNA, BO, CLEO, HIDDEN, ME, SENT, MessageRow, Somebody

from .archived import Archived, proposal
from .opened_desk import NOW, Desk, address, differences


@pytest.fixture
def archived(desk: Desk, tmp_path: Path) -> Archived:
    return Archived(desk, tmp_path)


# New, known, and what has changed since


def test_a_message_with_a_subject_is_taken_with_its_person_and_answer(archived: Archived) -> None:
    archived.made.inmail(ANNA, subject="Your talk", answered_after=2)
    done = archived.take()
    (inmail,) = archived.inmails()
    person = archived.named(ANNA)
    assert (done.prospects, done.inmails, done.answers) == (1, 1, 1)
    assert (inmail.prospect_id, inmail.sent_at, inmail.subject) == (person.id, SENT, "Your talk")
    assert [(each.at, each.outcome) for each in inmail.responses] == [
        (SENT + timedelta(days=2), Outcome.REPLY)
    ]
    assert [each.key for each in person.addresses] == ["in/anna-lindqvist"]


def test_a_message_without_a_subject_waits_for_the_person(archived: Archived) -> None:
    archived.made.inmail(ANNA, subject="")
    review = archived.review()
    assert not review.inmails[0].taken
    archived.take(chosen(review, [0], taken=True))
    assert len(archived.inmails()) == 1


def test_two_inmails_to_one_new_person_bring_one_person(archived: Archived) -> None:
    archived.made.inmail(ANNA, answered_after=1)
    archived.made.inmail(ANNA, at=SENT + timedelta(days=9))
    archived.take()
    assert {each.prospect_id for each in archived.inmails()} == {archived.named(ANNA).id}


def test_the_same_archive_again_takes_nothing_and_says_so(archived: Archived) -> None:
    archived.made.inmail(ANNA, answered_after=1)
    archived.made.inmail(BO)
    archived.made.inmail(HIDDEN, at=SENT + timedelta(hours=1))
    archived.made.connection(BO, "05 Mar 2026")
    archived.take()
    again = archived.review()
    assert again.takes_nothing
    assert {each.status for each in again.inmails} == {Status.KNOWN}
    before = archived.desk.data.undo_name
    done = archived.take(again)
    assert not done.changed
    assert len(archived.inmails()) == 3
    assert archived.desk.data.undo_name == before


def test_a_later_archive_adds_what_is_new_and_updates_answers(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.take()
    archived.made.messages.clear()
    archived.made.inmail(ANNA, answered_after=5)
    archived.made.inmail(BO, at=SENT + timedelta(days=3))
    review = archived.review()
    assert proposal(review, ANNA).status is Status.ANSWER_IS_NEW
    done = archived.take(review)
    assert (done.prospects, done.inmails, done.answers) == (1, 1, 1)
    assert [len(each.responses) for each in archived.inmails()] == [1, 0]


def test_one_undo_takes_all_of_it_back(archived: Archived) -> None:
    archived.made.inmail(ANNA, answered_after=2)
    archived.made.inmail(BO)
    archived.made.connection(BO, "05 Mar 2026")
    before = archived.desk.picture
    archived.take()
    assert archived.desk.data.undo_name == "Import Archive"
    archived.desk.undo()
    assert archived.inmails() == ()
    assert archived.people() == ()
    assert differences(before, archived.desk.picture) == []


def test_the_effect_shown_is_the_effect_it_has(archived: Archived) -> None:
    archived.made.inmail(ANNA, answered_after=2)
    archived.made.inmail(BO)
    review = archived.review()
    shown = rehearsed(
        archived.desk.data, archived.desk.picture, import_archive, archived.desk.picture, review, now=NOW
    )
    assert archived.inmails() == ()
    archived.take(review)
    assert shown.statement == archived.desk.picture.statement


def test_what_was_left_out_is_not_proposed_again(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.made.inmail(BO)
    review = archived.review()
    review = chosen(review, [proposal(review, ANNA).number], taken=False)
    review = chosen(review, [proposal(review, BO).number], is_inmail=False)
    archived.take(review)
    assert archived.inmails() == ()
    again = archived.review()
    assert [each.status for each in again.inmails] == [Status.DECLINED, Status.DECLINED]
    assert again.takes_nothing


def test_what_was_left_out_can_be_taken_after_all(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.take(chosen(archived.review(), [0], taken=False))
    archived.take(chosen(archived.review(), [0], taken=True))
    assert archived.review().inmails[0].status is Status.KNOWN


# Who it was sent to


def test_an_inmail_logged_by_hand_is_known_though_its_time_differs(archived: Archived) -> None:
    (anna,) = archived.desk.add(ANNA.name)
    archived.desk.send([anna], datetime(2026, 3, 1, 12))
    archived.made.inmail(ANNA)
    review = archived.review()
    assert review.inmails[0].status is Status.KNOWN
    archived.take(review)
    assert len(archived.inmails()) == 1


def test_whoever_is_recognised_by_name_and_inmail_gets_the_address(archived: Archived) -> None:
    (anna,) = archived.desk.add(ANNA.name)
    archived.desk.send([anna], datetime(2026, 3, 2, 12))
    archived.made.inmail(ANNA)
    archived.take()
    assert [each.key for each in archived.named(ANNA).addresses] == ["in/anna-lindqvist"]
    assert archived.review().takes_nothing


def test_one_person_of_that_name_without_an_address_is_taken_for_the_same(archived: Archived) -> None:
    (anna,) = archived.desk.add(ANNA.name)
    archived.made.inmail(ANNA)
    review = archived.review()
    assert (review.inmails[0].status, review.inmails[0].same_as) == (Status.SAME_PERSON, anna)
    archived.take(review)
    assert archived.inmails()[0].prospect_id == anna
    assert [each.key for each in archived.named(ANNA).addresses] == ["in/anna-lindqvist"]


def test_somebody_else_of_that_name_comes_into_the_list_where_the_person_says_so(archived: Archived) -> None:
    archived.desk.add(ANNA.name)
    archived.made.inmail(ANNA)
    archived.take(chosen(archived.review(), [0], same_as=None))
    assert [each.name for each in archived.people()] == [ANNA.name, ANNA.name]


def test_of_several_who_bear_the_name_nobody_is_chosen_before_the_person_does(archived: Archived) -> None:
    first, second = archived.desk.add(ANNA.name, ANNA.name)
    archived.made.inmail(ANNA)
    review = archived.review()
    assert (review.inmails[0].suspects, review.inmails[0].same_as) == ((first, second), None)


def test_two_people_of_one_name_are_not_both_taken_for_the_one_in_the_list(archived: Archived) -> None:
    archived.desk.add(ANNA.name)
    archived.made.inmail(ANNA)
    archived.made.inmail(Somebody(ANNA.name, "anna-lindqvist-2"), at=SENT + timedelta(days=2))
    assert [each.same_as for each in archived.review().inmails] == [None, None]


def test_whoever_has_another_profile_is_somebody_else(archived: Archived) -> None:
    with archived.desk.data.unit_of_work("Add") as work:
        work.prospects.add(name=ANNA.name, added_at=NOW, addresses=(address("another-anna"),))
        archived.desk.take_over(work.commit())
    archived.made.inmail(ANNA)
    assert archived.review().inmails[0].status is Status.NEW


def test_who_somebody_is_holds_for_all_messages_to_them(archived: Archived) -> None:
    first, _ = archived.desk.add(ANNA.name, ANNA.name)
    archived.made.inmail(ANNA, answered_after=1)
    archived.made.inmail(ANNA, at=SENT + timedelta(days=8))
    archived.take(chosen(archived.review(), [0], same_as=first))
    assert {each.prospect_id for each in archived.inmails()} == {first}


def test_an_account_that_was_closed_between_two_archives_is_known_by_its_moment(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.take()
    archived.made.messages.clear()
    archived.made.inmail(HIDDEN)
    assert archived.review().takes_nothing


def test_of_two_inmails_of_one_second_each_is_known_by_its_person(archived: Archived) -> None:
    archived.made.inmail(HIDDEN)
    archived.made.inmail(ANNA)
    archived.made.inmail(HIDDEN)
    archived.take()
    assert archived.review().takes_nothing


def test_a_person_with_a_new_address_is_known_by_name_and_moment(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.take()
    archived.made.messages.clear()
    archived.made.inmail(Somebody(ANNA.name, "anna-l"))
    assert archived.review().inmails[0].status is Status.KNOWN


def test_people_whose_accounts_are_closed_stay_apart(archived: Archived) -> None:
    archived.made.inmail(HIDDEN)
    archived.made.inmail(HIDDEN, at=SENT + timedelta(days=1))
    archived.take()
    assert len({each.prospect_id for each in archived.inmails()}) == 2


def test_another_message_of_that_day_is_not_taken_for_the_one_that_is_logged(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.take()
    archived.made.inmail(ANNA, subject="", at=SENT + timedelta(hours=3))
    statuses = [each.status for each in archived.review().inmails]
    assert statuses == [Status.KNOWN, Status.NEW]


# Connections


def test_whoever_connects_later_is_in_the_list_as_a_connection(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.made.connection(ANNA, "05 Mar 2026", company="Nordlys", position="Buyer")
    archived.take()
    person = archived.named(ANNA)
    assert (person.degree, person.company, person.title) == (1, "Nordlys", "Buyer")


def test_an_accepted_invitation_is_an_answer_only_where_the_person_says_so(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    archived.made.connection(ANNA, "05 Mar 2026")
    review = archived.review()
    assert (review.inmails[0].outcome, review.inmails[0].may_be_answered) == (None, True)
    archived.take(chosen(review, [0], outcome=Outcome.ACCEPTED))
    (response,) = archived.inmails()[0].responses
    assert (response.outcome, response.at) == (Outcome.ACCEPTED, datetime(2026, 3, 5, 12))


def test_an_outcome_without_any_answer_is_no_choice(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    assert chosen(archived.review(), [0], outcome=Outcome.REPLY).inmails[0].outcome is None


def test_people_in_the_list_become_connections_and_keep_what_is_known_of_them(archived: Archived) -> None:
    with archived.desk.data.unit_of_work("Add") as work:
        work.prospects.add(name="Bo", company="Alder", added_at=NOW, addresses=(address(BO.slug),))
        archived.desk.take_over(work.commit())
    archived.made.inmail(ANNA)
    archived.made.connection(BO, "01 Mar 2026", company="Nordlys", position="Buyer")
    assert archived.take().people == 1
    (person,) = (each for each in archived.people() if each.name == "Bo")
    assert (person.degree, person.company, person.title) == (1, "Alder", "Buyer")
    assert archived.review().takes_nothing


def test_what_the_archive_says_of_people_can_be_left_out(archived: Archived) -> None:
    with archived.desk.data.unit_of_work("Add") as work:
        work.prospects.add(name="Bo", added_at=NOW, addresses=(address(BO.slug),))
        archived.desk.take_over(work.commit())
    archived.made.inmail(ANNA)
    archived.made.connection(BO, "01 Mar 2026")
    archived.take(chosen_people(archived.review(), taken=False))
    assert [each.degree for each in archived.people() if each.name == "Bo"] == [None]


# Choices


def test_a_message_that_was_no_inmail_only_brings_its_person(archived: Archived) -> None:
    archived.made.inmail(ANNA, answered_after=1)
    done = archived.take(chosen(archived.review(), [0], is_inmail=False))
    assert (done.prospects, done.inmails, done.answers) == (1, 0, 0)


def test_a_free_inmail_costs_nothing(archived: Archived) -> None:
    archived.made.inmail(ANNA)
    before = archived.desk.picture.statement.balance
    archived.take(chosen(archived.review(), [0], free=True))
    assert archived.desk.picture.statement.balance == before


def test_an_answer_that_was_none_is_not_written(archived: Archived) -> None:
    archived.made.inmail(ANNA, answered_after=1)
    archived.take(chosen(archived.review(), [0], outcome=None))
    assert archived.inmails()[0].responses == ()


def test_long_texts_are_cut_at_linkedins_limits(archived: Archived) -> None:
    archived.made.conversation(MessageRow(ME, [ANNA], subject="s" * 300, content="c" * 6000))
    archived.take()
    (inmail,) = archived.inmails()
    assert (len(inmail.subject), len(inmail.body)) == (200, 2000)


# Days


def test_days_are_those_of_the_account(archived: Archived) -> None:
    archived.made.inmail(ANNA, at=datetime(2026, 3, 2, 23, 30))
    review = archived.review("Europe/Oslo")
    assert review.inmails[0].sent_at == datetime(2026, 3, 3, 0, 30)


def test_a_copy_without_times_keeps_its_days_in_every_time_zone(archived: Archived) -> None:
    archived.made.conversation(MessageRow(ME, [ANNA], subject="Hello", date_text="02-Mar-26"))
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        assert archived.review(zone).inmails[0].sent_at == datetime(2026, 3, 2, 12)


def test_a_message_of_a_day_to_come_is_left_alone_and_told(archived: Archived) -> None:
    archived.made.inmail(ANNA, at=NOW + timedelta(days=30))
    review = archived.review()
    assert review.inmails == ()
    assert [each.why for each in review.ignored] == [Why.LATER_THAN_TODAY]


# The account has gone on while the review was open


def test_a_person_who_was_removed_meanwhile_is_told_and_nothing_is_written(archived: Archived) -> None:
    (anna,) = archived.desk.add(ANNA.name)
    archived.made.inmail(ANNA)
    archived.made.inmail(BO)
    review = archived.review()
    with archived.desk.data.unit_of_work("Delete") as work:
        work.prospects.delete_many([anna])
        work.commit()
    with pytest.raises(Rejected) as refused:
        archived.take(review)
    assert refused.value.problem is Problem.NOBODY
    assert archived.inmails() == ()


def test_an_address_that_was_given_to_somebody_meanwhile_is_told(archived: Archived) -> None:
    archived.made.inmail(CLEO)
    review = archived.review()
    with archived.desk.data.unit_of_work("Add") as work:
        work.prospects.add(name="Somebody", added_at=NOW, addresses=(address(CLEO.slug),))
        work.commit()
    with pytest.raises(Rejected) as refused:
        archived.take(review)
    assert (refused.value.problem, refused.value.details.name) == (Problem.ALREADY_KNOWN, "Somebody")
