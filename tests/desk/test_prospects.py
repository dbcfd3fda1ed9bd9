"""What can be done with prospects: add, edit one or many, tag, delete, and forget for good."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.forgetting import forgetting
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import (
    TextField,
    add_address,
    add_prospects,
    address_of,
    delete_prospects,
    edit_text,
    forget,
    remove_address,
    replace_tags,
    set_campaign,
    set_degree,
    set_follow_up,
    set_inmail_off,
    set_open_profile,
    set_priority,
    set_tags,
)
from inmail_desk.desk.recognising import Acquaintances
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import log_touch
from inmail_desk.store.values import Priority, Purpose, TouchKind

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, address, days_ago, made_up

JANE = Candidate(
    name="Jane Example",
    title="CTO",
    company="Acme",
    location="Malmö, Sweden",
    degree=2,
    address=address("jane-example"),
)


def rejected(activity: Callable[..., Any], desk: Desk, *args: Any, **kwargs: Any) -> Rejected:
    """What stands against an activity, which then has written nothing."""
    before, undo = desk.data.read.prospects(), desk.data.undo_name
    with pytest.raises(Rejected) as caught:
        activity(desk.data, *args, **kwargs)
    assert (desk.data.read.prospects(), desk.data.undo_name) == (before, undo)
    return caught.value


# Adding


def test_a_person_is_added_with_everything_that_was_found(desk: Desk) -> None:
    (id,) = desk.do(add_prospects, [JANE], now=NOW, priority=Priority.HIGH).prospects
    jane = desk.prospect(id)
    assert jane.name == "Jane Example"
    assert (jane.title, jane.company, jane.location, jane.degree) == ("CTO", "Acme", "Malmö, Sweden", 2)
    assert jane.addresses == (address("jane-example"),)
    assert (jane.priority, jane.added_at) == (Priority.HIGH, NOW)


def test_several_are_added_in_their_order_and_undone_together(desk: Desk) -> None:
    ids = desk.add("Cy", "Al", "Bo")
    assert [desk.prospect(id).name for id in ids] == ["Cy", "Al", "Bo"]
    assert desk.data.undo_name == "Add Prospects"
    desk.undo()
    assert desk.picture.prospects == {}


def test_an_inmail_sent_today_is_logged_in_the_same_stroke(desk: Desk) -> None:
    desk.do(add_campaign, "Spring")
    (campaign,) = desk.picture.campaigns
    (id,) = desk.do(add_prospects, [JANE], now=NOW, campaign_id=campaign, inmail_sent_at=NOW).prospects
    assert desk.picture.state_of(id).kind is StateKind.PENDING
    assert desk.picture.statement.balance == 44
    assert desk.picture.used_by_campaign == {campaign: 1}
    desk.undo()
    assert (desk.picture.statement.balance, desk.picture.prospects) == (45, {})


def test_an_inmail_to_an_open_profile_or_a_connection_takes_no_credit(desk: Desk) -> None:
    desk.do(add_prospects, [Candidate(name="Open")], now=NOW, inmail_sent_at=NOW, free=True)
    desk.do(add_prospects, [Candidate(name="Friend", degree=1)], now=NOW, inmail_sent_at=NOW)
    assert desk.picture.statement.balance == 45


@pytest.mark.parametrize("name", ["", "  ", "\0", " \0\t"])
def test_nobody_is_added_without_a_name(desk: Desk, name: str) -> None:
    refusal = rejected(add_prospects, desk, [JANE, Candidate(name=name)], now=NOW)
    assert (refusal.problem, refusal.field) == (Problem.NAME_MISSING, "name")


def test_adding_nobody_is_refused(desk: Desk) -> None:
    assert rejected(add_prospects, desk, [], now=NOW).problem is Problem.NAME_MISSING


def test_a_person_already_known_is_named_and_nobody_is_added(desk: Desk) -> None:
    (id,) = desk.do(add_prospects, [JANE], now=NOW).prospects
    again = Candidate(name="J. Example", address=address("Jane-Example"))
    refusal = rejected(add_prospects, desk, [Candidate(name="New"), again], now=NOW)
    assert (refusal.problem, refusal.details.name) == (Problem.ALREADY_KNOWN, "Jane Example")
    assert (refusal.details.prospect, refusal.details.text) == (id, address("jane-example").url)


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (TODAY + timedelta(days=1), Problem.DAY_IN_FUTURE),
        (date.max, Problem.DAY_IN_FUTURE),
        (date.min, Problem.BEFORE_TRACKING),
    ],
)
def test_no_inmail_was_sent_on_a_day_to_come_or_before_linkedin(
    desk: Desk, day: date, problem: Problem
) -> None:
    sent_at = datetime.combine(day, NOW.time())
    assert rejected(add_prospects, desk, [JANE], now=NOW, inmail_sent_at=sent_at).problem is problem


# Is this somebody known?


def test_the_same_address_is_the_same_person(desk: Desk) -> None:
    desk.do(add_prospects, [JANE], now=NOW)
    known = Acquaintances(desk.picture.prospects.values()).known(
        Candidate(name="Somebody", address=address("JANE-example/"))
    )
    assert known is not None
    assert (known.prospect.name, known.same_address) == ("Jane Example", True)


def test_the_same_name_may_be_the_same_person_unless_the_companies_differ(desk: Desk) -> None:
    desk.do(add_prospects, [JANE], now=NOW)
    people = Acquaintances(desk.picture.prospects.values())
    for company in ("", "ACME", " acme "):
        known = people.known(Candidate(name="jané  EXAMPLE", company=company))
        assert known is not None
        assert not known.same_address
    assert people.known(Candidate(name="Jane Example", company="Other")) is None
    assert people.known(Candidate(name="Jane")) is None


# Editing


@pytest.mark.parametrize("field", list(TextField))
def test_each_text_can_be_edited(desk: Desk, field: TextField) -> None:
    (id,) = desk.add("Jane")
    desk.do(edit_text, id, field, "  Zoë of\0 Ørebro ")
    assert getattr(desk.prospect(id), field.value) == "Zoë of Ørebro"


def test_notes_keep_their_lines(desk: Desk) -> None:
    (id,) = desk.add("Jane")
    desk.do(edit_text, id, TextField.NOTES, "\nfirst\n\nsecond\n")
    assert desk.prospect(id).notes == "first\n\nsecond"


@pytest.mark.parametrize("text", ["", " \t", "\0", "\0 \0"])
def test_a_name_cannot_be_emptied(desk: Desk, text: str) -> None:
    (id,) = desk.add("Jane")
    assert rejected(edit_text, desk, id, TextField.NAME, text).problem is Problem.NAME_MISSING


@pytest.mark.parametrize("field", list(TextField))
def test_a_text_too_long_to_keep_is_refused(desk: Desk, field: TextField) -> None:
    (id,) = desk.add("Jane")
    refusal = rejected(edit_text, desk, id, field, "x" * 2_000_000)
    assert (refusal.problem, refusal.field) == (Problem.TEXT_TOO_LONG, field.value)


@made_up(10)
@given(field=st.sampled_from(TextField), text=st.text(st.characters(), max_size=40))
def test_whatever_text_is_typed_is_kept_or_rejected(
    fresh_file: FreshFile, field: TextField, text: str
) -> None:
    with fresh_file() as data:
        desk = Desk.begun(data)
        (id,) = desk.add("Jane")
        for keep in (
            lambda: desk.do(edit_text, id, field, text),
            lambda: desk.do(set_tags, [id], add=[text]),
            lambda: desk.do(replace_tags, desk.prospect(id), [text, "x"]),
            lambda: desk.do(log_touch, [id], TouchKind.EMAIL, at=NOW, now=NOW, text=text),
            lambda: desk.do(add_campaign, text),
            lambda: desk.do(
                add_prospects, [Candidate(name=text, company=text, title=text, location=text)], now=NOW
            ),
        ):
            with suppress(Rejected):
                keep()


@pytest.mark.parametrize(
    ("activity", "value", "field", "nothing"),
    [
        (set_priority, Priority.LOW, "priority", None),
        (set_degree, 3, "degree", None),
        (set_open_profile, True, "open_profile", False),
        (set_inmail_off, True, "inmail_off", False),
        (set_follow_up, date(2026, 4, 1), "follow_up_on", None),
        (set_follow_up, date.max, "follow_up_on", None),
        (set_follow_up, date.min, "follow_up_on", None),
    ],
)
def test_many_are_edited_in_one_stroke(
    desk: Desk, activity: Callable[..., Any], value: object, field: str, nothing: object
) -> None:
    ids = desk.add("Al", "Bo", "Cy")
    desk.do(activity, ids[:2], value)
    assert [getattr(desk.prospect(id), field) for id in ids] == [value, value, nothing]
    desk.do(activity, ids[:1], nothing)
    assert [getattr(desk.prospect(id), field) for id in ids] == [nothing, value, nothing]
    desk.undo()
    desk.undo()
    assert [getattr(desk.prospect(id), field) for id in ids] == [nothing] * 3
    with pytest.raises(Rejected):
        activity(desk.data, [], value)


# Tags


def test_tags_are_added_and_taken_away_in_one_stroke(desk: Desk) -> None:
    ids = desk.add("Al", "Bo")
    desk.do(set_tags, ids, add=["hot", " warm\0 ", "", "\0"])
    desk.do(set_tags, ids[:1], add=["cold"], remove=["HOT"])
    assert [desk.prospect(id).tags for id in ids] == [("cold", "warm"), ("hot", "warm")]


@pytest.mark.parametrize("tags", [["big fish", "café"], ["Big  Fish", "cafe\u0301 "], ["BIG FISH", "CAFÉ"]])
def test_replacing_tags_by_the_same_in_another_spelling_keeps_them(desk: Desk, tags: list[str]) -> None:
    (id,) = desk.add("Al")
    desk.do(set_tags, [id], add=["big fish", "café", "gone"])
    desk.do(replace_tags, desk.prospect(id), tags)
    assert desk.prospect(id).tags == ("big fish", "café")


def test_a_tag_too_long_to_keep_is_refused(desk: Desk) -> None:
    (id,) = desk.add("Al")
    assert rejected(set_tags, desk, [id], add=["x" * 20_000]).field == "tags"
    assert rejected(replace_tags, desk, desk.prospect(id), ["x" * 20_000]).field == "tags"


# Addresses


def test_a_prospect_may_have_several_addresses(desk: Desk) -> None:
    (id,) = desk.add("Jane")
    desk.do(add_address, id, "http://de.linkedin.com/in/Jane-Example?x=1")
    desk.do(add_address, id, "https://www.linkedin.com/sales/lead/ACwAAA123,NAME_SEARCH,x")
    assert [each.kind for each in desk.prospect(id).addresses] == ["in", "sales"]
    desk.do(remove_address, id, "in/jane-example")
    assert [each.kind for each in desk.prospect(id).addresses] == ["sales"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.NOT_AN_ADDRESS),
        ("Jane", Problem.NOT_AN_ADDRESS),
        ("\0", Problem.NOT_AN_ADDRESS),
        ("\ud800", Problem.NOT_AN_ADDRESS),
        ("https://example.com/in/jane", Problem.NOT_LINKEDIN),
        ("https://linkedin.com.evil.example/in/jane", Problem.NOT_LINKEDIN),
        ("https://www.linkedin.com/company/acme", Problem.NOT_A_PERSON),
        ("https://www.linkedin.com/in/\ud800", Problem.NOT_A_PERSON),
    ],
)
def test_what_is_no_address_of_a_person_is_refused(desk: Desk, text: str, problem: Problem) -> None:
    (id,) = desk.add("Jane")
    refusal = rejected(add_address, desk, id, text)
    assert (refusal.problem, refusal.field) == (problem, "address")


@made_up(150)
@given(text=st.text(st.characters(), max_size=60) | st.text("linkedin.com/in?#% \0", max_size=40))
def test_whatever_is_typed_as_an_address_is_one_or_is_rejected(text: str) -> None:
    with suppress(Rejected):
        assert address_of(text).url.startswith("https://www.linkedin.com/")


def test_somebody_elses_address_is_refused(desk: Desk) -> None:
    (jane,) = desk.do(add_prospects, [JANE], now=NOW).prospects
    (al,) = desk.add("Al")
    refusal = rejected(add_address, desk, al, "linkedin.com/in/jane-example")
    assert (refusal.problem, refusal.details.prospect) == (Problem.ALREADY_KNOWN, jane)


# Campaigns


def test_a_campaign_has_a_name_a_purpose_and_a_budget(desk: Desk) -> None:
    desk.do(add_campaign, " Spring\0 sale ", purpose=Purpose.SALES, credit_budget=25)
    (campaign,) = desk.picture.campaigns.values()
    assert (campaign.name, campaign.purpose, campaign.credit_budget) == ("Spring sale", Purpose.SALES, 25)
    (al,) = desk.add("Al")
    desk.do(set_campaign, [al], campaign.id)
    assert desk.prospect(al).campaign_id == campaign.id
    desk.do(set_campaign, [al], None)
    assert desk.prospect(al).campaign_id is None


def test_a_new_campaign_can_take_people_in_at_once(desk: Desk) -> None:
    (al,) = desk.add("Al")
    desk.do(add_campaign, "Spring", prospect_ids=[al])
    assert desk.picture.campaigns[desk.prospect(al).campaign_id or 0].name == "Spring"


@pytest.mark.parametrize(
    ("name", "budget", "problem"),
    [
        ("", None, Problem.NAME_MISSING),
        ("\0", None, Problem.NAME_MISSING),
        ("CAFE\u0301  crème", None, Problem.CAMPAIGN_EXISTS),
        ("New", -1, Problem.NEGATIVE_NUMBER),
        ("New", 10**10, Problem.NUMBER_TOO_LARGE),
        ("x" * 20_000, None, Problem.TEXT_TOO_LONG),
    ],
)
def test_a_campaign_needs_a_name_of_its_own(
    desk: Desk, name: str, budget: int | None, problem: Problem
) -> None:
    desk.do(add_campaign, "Café crème")
    assert rejected(add_campaign, desk, name, credit_budget=budget).problem is problem


# Deleting and forgetting


def test_a_deleted_prospect_comes_back_with_everything(desk: Desk) -> None:
    (id,) = desk.do(add_prospects, [JANE], now=NOW).prospects
    desk.send([id], days_ago(5))
    desk.answer([id], Outcome.INTERESTED)
    desk.do(log_touch, [id], TouchKind.COMMENT, at=NOW, now=NOW)
    before = desk.picture
    desk.do(delete_prospects, [id])
    assert (desk.picture.prospects, desk.picture.states, desk.picture.statement.balance) == ({}, {}, 45)
    desk.undo()
    assert desk.picture == before


@pytest.fixture
def remembered(desk: Desk) -> int:
    """Somebody with an unmistakable name, notes, InMail, response and touch, beside an ordinary one."""
    (id,) = desk.do(
        add_prospects, [Candidate(name="Xyzzy Plugh", address=address("xyzzy-plugh"))], now=NOW
    ).prospects
    desk.add("Al")
    desk.do(edit_text, id, TextField.NOTES, "Xyzzy has a secret")
    desk.do(set_tags, [id], add=["xyzzytag"])
    desk.send([id], days_ago(5), subject="Dear Xyzzy", body="plugh plugh")
    desk.answer([id])
    desk.do(log_touch, [id], TouchKind.EMAIL, at=NOW, now=NOW, text="Xyzzy by mail")
    return id


def test_forgetting_leaves_no_byte_of_the_person(desk: Desk, remembered: int) -> None:
    desk.do(forget, remembered)
    for path in sorted(desk.data.path.parent.iterdir()):
        content = path.read_bytes().lower()
        assert b"xyzzy" not in content, path.name
        assert b"plugh" not in content, path.name
    assert [each.name for each in desk.picture.prospects.values()] == ["Al"]


def test_forgetting_cannot_be_undone_nor_anything_before_it(desk: Desk, remembered: int) -> None:
    desk.do(forget, remembered)
    assert (desk.data.undo_name, desk.data.redo_name) == (None, None)


def test_what_forgetting_removes_is_told_beforehand(desk: Desk, remembered: int) -> None:
    (other,) = desk.add("Bo")
    desk.send([other], days_ago(5))
    copy = desk.data.path.with_name("Desk.before-9.inmail")
    copy.write_bytes(b"an older copy")
    told = forgetting(desk.picture, desk.data, remembered)
    assert (told.inmails, told.responses, told.touches) == (1, 1, 1)
    assert told.balance_now == desk.picture.statement.balance
    assert told.copies == (copy,)
    desk.do(forget, remembered)
    assert told.balance_then == desk.picture.statement.balance
