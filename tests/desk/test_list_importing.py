"""A list becomes people, InMails and answers: who is known, who may be, what is added, and one step to undo."""

from datetime import date, datetime

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.comparing import rehearsed
from inmail_desk.desk.list_importing import (
    ListReview,
    Status,
    dated,
    decided,
    filling,
    ticked,
    totals,
)
from inmail_desk.desk.list_matching import review_list
from inmail_desk.desk.list_writing import ListImported, import_list
from inmail_desk.desk.pasting import Candidate
from inmail_desk.exchange.list_columns import proposed
from inmail_desk.exchange.list_entries import About, entries_of
from inmail_desk.exchange.list_tables import pasted_list
from inmail_desk.store.values import Prospect

from .opened_desk import NOW, TODAY, Desk, address

SHEET = """Name,Link,Company,Sent date,Status,Answer date
Anna Berg,https://www.linkedin.com/in/anna-berg,Acme,2026-03-02,replied,2026-03-05
Bo Lind,https://www.linkedin.com/in/bo-lind,Globex,2026-03-03,sent,
Cleo Marsh,https://www.linkedin.com/in/cleo-marsh,Initech,,,
"""


def looked_at(desk: Desk, text: str) -> ListReview:
    table = pasted_list(text, "people.csv")
    entries = entries_of(table, proposed(table), today=TODAY)
    return review_list(table.name, entries, desk.picture, desk.data, now=NOW)


def brought_in(desk: Desk, text: str) -> ListImported:
    review = looked_at(desk, text)
    done = desk.do(import_list, desk.picture, review, now=NOW)
    assert isinstance(done, ListImported)
    return done


def person(desk: Desk, name: str) -> Prospect:
    (found,) = [each for each in desk.data.read.prospects() if each.name == name]
    return found


def statuses(review: ListReview) -> list[Status]:
    return [each.status for each in review.proposals]


def add(desk: Desk, name: str, slug: str = "", company: str = "") -> int:
    known = {} if not slug else {"address": address(slug)}
    from inmail_desk.desk.prospects import add_prospects

    added = desk.do(add_prospects, [Candidate(name=name, company=company, **known)], now=NOW)
    (id,) = added.prospects
    return int(id)


# What a list brings


def test_people_of_a_sheet_come_in_with_their_inmails_and_answers(desk: Desk) -> None:
    done = brought_in(desk, SHEET)

    assert (done.people, done.inmails, done.answers) == (3, 2, 1)
    anna = person(desk, "Anna Berg")
    (inmail,) = desk.data.read.inmails_of(anna.id)
    assert inmail.sent_at.date() == date(2026, 3, 2)
    assert [(each.at.date(), each.outcome) for each in inmail.responses] == [
        (date(2026, 3, 5), Outcome.REPLY)
    ]


def test_an_inmail_of_a_list_takes_a_credit_and_its_answer_returns_it(desk: Desk) -> None:
    before = desk.picture.statement.balance

    brought_in(desk, SHEET)

    assert desk.picture.statement.balance == before - 1


def test_inmails_to_open_profiles_and_connections_are_free(desk: Desk) -> None:
    before = desk.picture.statement.balance

    brought_in(
        desk,
        "Name,Connection degree,isOpenLink,Sent date\nAnna Berg,1st,false,2026-03-02\nBo Lind,3rd,true,2026-03-03\n",
    )

    assert desk.picture.statement.balance == before


def test_the_same_list_again_adds_nothing(desk: Desk) -> None:
    brought_in(desk, SHEET)

    again = looked_at(desk, SHEET)

    assert statuses(again) == [Status.KNOWN] * 3
    assert not any(each.taken for each in again.proposals)
    done = import_list(desk.data, desk.picture, again, now=NOW)
    assert not done.changed


def test_the_same_list_without_addresses_adds_nothing_again(desk: Desk) -> None:
    sheet = "Name,Company,Sent date\nAnna Berg,Acme,2026-03-02\nBo Lind,Globex,2026-03-03\n"
    brought_in(desk, sheet)

    again = looked_at(desk, sheet)

    assert statuses(again) == [Status.SAME_PERSON] * 2
    assert not any(each.taken for each in again.proposals)


def test_a_later_list_brings_only_the_answer(desk: Desk) -> None:
    brought_in(desk, SHEET)

    later = SHEET.replace("2026-03-03,sent,", "2026-03-03,declined,2026-03-10")
    done = brought_in(desk, later)

    assert (done.people, done.inmails, done.answers) == (0, 0, 1)
    (inmail,) = desk.data.read.inmails_of(person(desk, "Bo Lind").id)
    assert [each.outcome for each in inmail.responses] == [Outcome.DECLINED]


def test_an_import_is_one_step_to_undo(desk: Desk) -> None:
    before = desk.picture.statement.balance
    brought_in(desk, SHEET.replace("Company,", "Campaign,"))
    assert desk.data.undo_name == "Import List"

    desk.undo()

    assert desk.data.read.prospects() == ()
    assert desk.data.read.campaigns() == ()
    assert desk.picture.statement.balance == before


def test_what_a_list_would_do_can_be_seen_before(desk: Desk) -> None:
    review = looked_at(desk, SHEET)

    after = rehearsed(desk.data, desk.picture, import_list, desk.picture, review, now=NOW)

    assert after.statement.balance == desk.picture.statement.balance - 1
    assert desk.data.read.prospects() == ()


def test_campaigns_and_tags_come_with_the_people(desk: Desk) -> None:
    brought_in(desk, "Name,Campaign,Tags,Priority\nAnna Berg,Spring,a; b,high\nBo Lind,spring,b,\n")

    (campaign,) = desk.data.read.campaigns()
    anna = person(desk, "Anna Berg")
    assert campaign.name == "Spring"
    assert (anna.campaign_id, anna.tags, str(anna.priority)) == (campaign.id, ("a", "b"), "high")


def test_an_inmail_that_could_not_be_delivered_returns_its_credit(desk: Desk) -> None:
    before = desk.picture.statement.balance

    brought_in(desk, "Name,Sent date,Status\nAnna Berg,2026-03-02,bounced\n")

    assert desk.picture.statement.balance == before


def test_a_row_without_name_and_address_is_left_alone(desk: Desk) -> None:
    review = looked_at(desk, "Name,Company\n,Acme\nBo Lind,Globex\n")

    assert statuses(review) == [Status.REFUSED, Status.NEW]
    assert review.proposals[0].entry.line == 2


def test_a_person_without_a_name_is_called_by_the_address(desk: Desk) -> None:
    review = looked_at(desk, "Name,Link\n,https://www.linkedin.com/in/anna-berg-4b2a\n")

    (only,) = review.proposals
    assert only.name == "Anna Berg"
    assert About.NAME_FROM_ADDRESS in {remark.about for remark in only.entry.remarks}


def test_a_link_that_leads_elsewhere_is_said_and_not_kept(desk: Desk) -> None:
    review = looked_at(desk, "Name,Link\nAnna Berg,https://example.org/anna\n")

    (only,) = review.proposals
    assert only.addresses == ()
    assert [remark.about for remark in only.entry.remarks] == [About.FOREIGN_ADDRESS]


# Who it is


def test_somebody_with_the_same_address_is_known_whatever_the_name(desk: Desk) -> None:
    anna = add(desk, "Annie", "anna-berg")

    review = looked_at(desk, SHEET)

    assert review.proposals[0].prospect == anna


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("Anna Berg", "Acme"),
        ("anna  BERG", "ACME Inc."),
        ("Dr. Anna Berg, PhD", "Acme GmbH"),
        ("Ana Berg", "Acme"),
    ],
)
def test_a_name_and_company_that_are_alike_are_asked_about(desk: Desk, name: str, company: str) -> None:
    anna = add(desk, "Anna Berg", company="Acme")

    review = looked_at(desk, f'Name,Company\n"{name}",{company}\n')

    (only,) = review.proposals
    assert only.status is Status.SAME_PERSON
    assert only.suspects[0].prospect == anna


@pytest.mark.parametrize(
    ("name", "company"), [("Bo Lind", "Acme"), ("Anna Bern", "Globex"), ("Hanna Bergman", "")]
)
def test_other_people_are_not_asked_about(desk: Desk, name: str, company: str) -> None:
    add(desk, "Anna Berg", company="Acme")

    review = looked_at(desk, f"Name,Company\n{name},{company}\n")

    assert statuses(review) == [Status.NEW]


def test_a_namesake_at_another_address_and_company_is_somebody_else(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg-1", "Acme")

    review = looked_at(desk, "Name,Link,Company\nAnna Berg,https://www.linkedin.com/in/anna-berg-2,Globex\n")

    assert statuses(review) == [Status.NEW]


def test_nothing_is_taken_of_whom_the_person_has_not_decided(desk: Desk) -> None:
    add(desk, "Anna Berg", company="Globex")
    review = looked_at(desk, SHEET)

    assert not review.proposals[0].taken
    assert totals(review).undecided == 1


def test_the_person_decides_that_it_is_the_same(desk: Desk) -> None:
    anna = add(desk, "Anna Berg", company="Globex")
    review = decided(looked_at(desk, SHEET), frozenset((0,)), same=True)

    desk.do(import_list, desk.picture, review, now=NOW)

    assert len(desk.data.read.inmails_of(anna)) == 1
    assert [each.key for each in person(desk, "Anna Berg").addresses] == ["in/anna-berg"]


def test_the_person_decides_that_it_is_somebody_else(desk: Desk) -> None:
    add(desk, "Anna Berg", company="Globex")
    review = decided(looked_at(desk, SHEET), frozenset((0,)), same=False)

    desk.do(import_list, desk.picture, review, now=NOW)

    assert [each.name for each in desk.data.read.prospects()].count("Anna Berg") == 2


def test_the_same_person_twice_in_a_list_is_added_once_with_both_inmails(desk: Desk) -> None:
    review = looked_at(
        desk,
        "Name,Link,Sent date\nAnna Berg,https://www.linkedin.com/in/anna-berg,2026-01-12\n"
        "A. Berg,https://de.linkedin.com/in/Anna-Berg/,2026-03-02\n"
        "Anna Berg,https://www.linkedin.com/in/anna-berg,2026-03-02\n",
    )

    assert statuses(review) == [Status.NEW, Status.TWICE, Status.TWICE]
    assert [each.taken for each in review.proposals] == [True, True, False]
    desk.do(import_list, desk.picture, review, now=NOW)
    assert len(desk.data.read.inmails_of(person(desk, "Anna Berg").id)) == 2


def test_two_people_of_one_name_with_an_address_each_are_two(desk: Desk) -> None:
    review = looked_at(
        desk,
        "Name,Link\nAnna Berg,https://www.linkedin.com/in/anna-berg\nAnna Berg,https://www.linkedin.com/in/anna-berg-2\n",
    )

    assert statuses(review) == [Status.NEW, Status.NEW]


def test_rows_of_somebody_undecided_wait_as_well(desk: Desk) -> None:
    add(desk, "Anna Berg", company="Globex")
    review = looked_at(desk, "Name,Company,Sent date\nAnna Berg,Acme,2026-01-12\nAnna Berg,Acme,2026-03-02\n")

    assert not any(each.taken for each in review.proposals)
    settled = decided(review, frozenset((0,)), same=False)
    assert all(each.taken for each in settled.proposals)


def test_what_is_unticked_stays_out(desk: Desk) -> None:
    review = ticked(looked_at(desk, SHEET), frozenset((0, 1)), False)

    done = desk.do(import_list, desk.picture, review, now=NOW)

    assert (done.people, done.inmails) == (1, 0)


def test_a_day_of_today_is_not_later_than_now(desk: Desk) -> None:
    review = looked_at(desk, f"Name,Sent date\nAnna Berg,{TODAY}\n")

    assert review.proposals[0].sent_at == NOW


def test_an_inmail_before_tracking_began_is_history_and_takes_no_credit(desk: Desk) -> None:
    before = desk.picture.statement.balance

    done = brought_in(desk, "Name,Sent date\nAnna Berg,2025-06-02\n")

    assert (done.inmails, desk.picture.statement.balance) == (1, before)


def test_moments_of_a_list_are_in_the_time_of_the_account(desk: Desk) -> None:
    review = looked_at(desk, "Name,Sent date\nAnna Berg,2026-03-02 09:30\n")

    assert review.proposals[0].sent_at == datetime(2026, 3, 2, 9, 30)


def test_sums_that_follow_a_choice_are_those_counted_anew(desk: Desk) -> None:
    add(desk, "Anna Berg", company="Globex")
    review = looked_at(desk, SHEET)
    sums = totals(review)
    for step in (
        lambda before: decided(before, frozenset((0,)), same=True),
        lambda before: ticked(before, frozenset((1,)), False),
        lambda before: decided(before, frozenset((0,)), same=False),
    ):
        after = step(review)
        sums = totals(after, (review, sums))
        assert sums == totals(after)
        review = after


def test_the_day_of_an_inmail_can_be_put_in(desk: Desk) -> None:
    review = looked_at(desk, "Name,Sent date,Status\nAnna Berg,soon,replied\n")

    review = dated(review, 0, date(2026, 3, 2), date(2026, 3, 5), NOW)

    done = desk.do(import_list, desk.picture, review, now=NOW)
    assert (done.inmails, done.answers) == (1, 1)


def test_an_answer_before_its_inmail_is_none(desk: Desk) -> None:
    review = dated(looked_at(desk, SHEET), 0, date(2026, 3, 6), date(2026, 3, 5), NOW)

    assert review.proposals[0].answered_at is None


# Several who may be meant


def test_every_namesake_can_be_chosen(desk: Desk) -> None:
    namesakes = [add(desk, "Anna Berg", company=f"Company {number}") for number in range(6)]
    review = looked_at(desk, SHEET)
    assert {each.prospect for each in review.proposals[0].suspects} == set(namesakes)

    review = decided(review, frozenset((0,)), same=True, suspect=namesakes[4])
    desk.do(import_list, desk.picture, review, now=NOW)

    assert [len(desk.data.read.inmails_of(id)) for id in namesakes] == [0, 0, 0, 0, 1, 0]


def test_somebody_who_is_no_suspect_cannot_be_chosen(desk: Desk) -> None:
    anna, other = add(desk, "Anna Berg", company="Globex"), add(desk, "Xenia Quast")
    review = decided(looked_at(desk, SHEET), frozenset((0,)), same=True, suspect=other)
    assert review.proposals[0].same_as == anna


# What is empty of people in the account

FULLER = """Name,Link,Company,Title,Location,Degree,Notes
Anna Berg,https://www.linkedin.com/in/anna-berg,Acme,CTO,Ghent,2nd,met in spring
"""


def test_what_is_empty_is_filled_and_nothing_is_overwritten(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg", company="Globex")
    done = brought_in(desk, FULLER)
    anna = person(desk, "Anna Berg")
    assert (anna.company, anna.title, anna.location) == ("Globex", "CTO", "Ghent")
    assert (anna.degree, anna.notes) == (2, "met in spring")
    assert (done.filled, done.people) == (1, 0)


def test_filling_is_undone_with_the_import(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg")
    brought_in(desk, FULLER)
    desk.undo()
    assert person(desk, "Anna Berg").title == ""


def test_nothing_is_filled_where_that_is_not_wanted(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg")
    review = filling(looked_at(desk, FULLER), False)
    assert not review.proposals[0].taken
    assert not desk.do(import_list, desk.picture, review, now=NOW).changed


def test_filling_can_be_wanted_again(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg")
    review = looked_at(desk, FULLER)
    again = filling(filling(review, False), True)
    assert again == review
    assert totals(again, (filling(review, False), totals(filling(review, False)))).blanks == 1


def test_an_inmail_comes_in_where_nothing_is_to_be_filled(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg")
    review = filling(looked_at(desk, SHEET), False)
    desk.do(import_list, desk.picture, review, now=NOW)
    anna = person(desk, "Anna Berg")
    assert (anna.company, len(desk.data.read.inmails_of(anna.id))) == ("", 1)


def test_a_row_that_is_left_out_fills_nothing(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg")
    review = ticked(looked_at(desk, FULLER), frozenset((0,)), False)
    assert not desk.do(import_list, desk.picture, review, now=NOW).changed


def test_of_two_rows_for_one_person_the_first_fills(desk: Desk) -> None:
    add(desk, "Anna Berg", "anna-berg")
    brought_in(desk, FULLER + "A. Berg,https://www.linkedin.com/in/anna-berg,Other,CEO,,,\n")
    assert person(desk, "Anna Berg").title == "CTO"


def test_whoever_is_decided_to_be_the_same_is_filled(desk: Desk) -> None:
    anna = add(desk, "Anna Berg", company="Globex")
    review = decided(looked_at(desk, FULLER), frozenset((0,)), same=True)
    desk.do(import_list, desk.picture, review, now=NOW)
    assert desk.prospect(anna).title == "CTO"
