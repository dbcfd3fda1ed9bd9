"""The examples in Help: the person's own lots, days and people."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from inmail_desk.desk.checking import record_check
from inmail_desk.desk.plan import cancel, record_purchase
from inmail_desk.desk.prospects import edit_text
from inmail_desk.desk.sending import log_inmails
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.help_credits import sections
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW

Began = Callable[[Answers], DeskSession]


@pytest.fixture
def began(tmp_path: Path, request: pytest.FixtureRequest) -> Began:
    """An account that began with these answers."""

    def make(answers: Answers) -> DeskSession:
        data = DataFile.create(tmp_path / "begun.inmail")
        request.addfinalizer(data.close)
        begin(data, answers, now=NOW)
        return DeskSession(data, lambda: NOW)

    return make


def running(credits: int, **answers: object) -> Answers:
    return Answers(plan="premium-business", credits=credits, last_renewal_on=date(2026, 11, 1), **answers)


def told(session: DeskSession, key: str) -> str:
    """What a part of Help says with the person's numbers."""
    return " ".join(next(part.own for part in sections(session.picture) if part.key == key))


def test_the_balance_is_taken_apart_into_its_lots(empty_session: DeskSession) -> None:
    said = "You have 45 credits, of 3 lots: 15 of 1 September, 15 of 1 October, 15 of 1 November."
    assert told(empty_session, "short") == said


def test_many_lots_are_not_all_named(empty_session: DeskSession) -> None:
    for _ in range(3):
        empty_session.perform(
            record_purchase, empty_session.picture, credits=2, on=date(2026, 11, 20), now=NOW
        )
    assert told(empty_session, "short").endswith("2 bought on 20 November, 2 more lots.")


def test_no_credit_is_told_so(began: Began) -> None:
    assert told(began(running(0)), "short") == "You have no credit now."


def test_the_next_renewal_is_named_with_what_it_grants(empty_session: DeskSession) -> None:
    assert told(empty_session, "allotment") == "Your next renewal is on 1 December and grants 15 credits."


def test_a_trials_end_stands_beside_the_renewal(began: Began) -> None:
    session = began(
        Answers(
            plan="premium-business",
            beginning=Beginning.TRIAL,
            subscribed_on=date(2026, 11, 10),
            trial_ends_on=date(2026, 12, 10),
        )
    )
    assert "Your free trial ends with 9 December." in told(session, "allotment")


def test_the_latest_lot_shows_the_days_of_its_life(began: Began) -> None:
    said = (
        "The 11 credits of 1 November live 90 days: they can be spent up to and with 29 January 2027; "
        "on 30 January 2027 what is left of the 11 is gone."
    )
    assert told(began(running(11)), "lots") == said


def test_a_lot_that_was_partly_spent_says_what_is_left(session: DeskSession) -> None:
    people = list(session.picture.prospects.values())[3:5]
    for _ in range(16):
        session.perform(log_inmails, people, sent_at=datetime(2026, 11, 20, 9, 0), now=NOW)
    assert "on 30 January 2027 what is left of the 13 is gone" in told(session, "lots")


def test_the_cap_shows_what_the_next_renewal_loses_to_it(empty_session: DeskSession) -> None:
    said = (
        "If nothing is spent by then, 15 credits meet 30 that are there on 1 December. "
        "Together they are 45 of at most 45, so nothing is lost to the cap."
    )
    assert told(empty_session, "cap") == said


def test_what_the_cap_cuts_is_counted(empty_session: DeskSession) -> None:
    empty_session.perform(record_purchase, empty_session.picture, credits=10, on=date(2026, 11, 20), now=NOW)
    said = (
        "If nothing is spent by then, 15 credits meet 40 that are there on 1 December. The cap is 45, so 10 of the "
        "new ones are forfeited."
    )
    assert told(empty_session, "cap") == said


def test_the_lot_of_the_next_inmail_is_named_with_its_last_day(empty_session: DeskSession) -> None:
    said = "Your next InMail takes a credit of these: 15 of 1 September, to be spent by 29 November."
    assert told(empty_session, "spending") == said


def test_the_next_answer_window_is_named_with_its_person_and_day(session: DeskSession) -> None:
    said = (
        "Amara Okafor has not answered the InMail of 27 August: an answer up to and with 25 November returns its "
        "credit, 3 days from now."
    )
    assert told(session, "credit_back") == said


def test_a_name_with_a_sign_of_a_place_in_it_stays_as_it_is(session: DeskSession) -> None:
    amara = next(id for id, each in session.picture.prospects.items() if each.name.startswith("Amara"))
    session.perform(edit_text, amara, "name", "Amara 100%2")
    assert told(session, "credit_back").startswith("Amara 100%2 has not answered")


def test_without_anybody_waiting_todays_window_is_the_example(empty_session: DeskSession) -> None:
    said = "An InMail sent today could be answered for its credit up to and with 20 February 2027."
    assert said in told(empty_session, "credit_back")


def test_a_plan_change_is_told_with_the_credits_it_takes(empty_session: DeskSession) -> None:
    assert told(empty_session, "plan") == "Another plan chosen today would take the 45 credits you have."


def test_a_plan_that_is_cancelled_says_until_when(empty_session: DeskSession) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 28))
    said = "Your plan is cancelled: the credits can be spent until 28 November."
    assert told(empty_session, "plan") == said


def test_the_lots_read_from_the_first_balance_are_shown(began: Began) -> None:
    said = "You began on 22 November with 32 credits, read as 2 of 1 September, 15 of 1 October, 15 of 1 November."
    assert told(began(running(32)), "opening") == said


def test_a_new_subscription_had_nothing_to_be_read(empty_session: DeskSession) -> None:
    assert "You began on 1 September with a new subscription" in told(empty_session, "opening")


@pytest.mark.parametrize(
    ("shown", "booked", "words"),
    [
        (45, False, "LinkedIn showed 45, and so did InMail Desk."),
        (44, False, "LinkedIn showed 44, InMail Desk 45. The difference is noted."),
        (44, True, "LinkedIn showed 44, InMail Desk 45. The difference is booked."),
    ],
)
def test_the_latest_check_is_told(empty_session: DeskSession, shown: int, booked: bool, words: str) -> None:
    empty_session.perform(record_check, shown, inmails_before=True, adjust=booked, now=NOW)
    assert told(empty_session, "checks") == f"Your latest check was on 22 November: {words}"


def test_without_a_check_that_is_said(empty_session: DeskSession) -> None:
    assert told(empty_session, "checks") == "You have not checked yet."


def test_the_plans_number_has_its_source_and_what_others_say(empty_session: DeskSession) -> None:
    said = told(empty_session, "sources")
    assert "15 credits a month for Premium Business. Read in LinkedIn Help" in said
    assert "LinkedIn says so." in said
    assert "“Guide on getting credits back” 25 a month, at most 75, and they never expire" in said


def test_a_number_of_ones_own_stands_beside_the_rulebooks(began: Began) -> None:
    said = told(began(running(10, allotment=20)), "sources")
    assert "20 credits a month for Premium Business: your own number. The rulebook has 15, read in" in said


def test_after_a_cancellation_nothing_is_promised(empty_session: DeskSession) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 21))
    own = {part.key: part.own for part in sections(empty_session.picture) if part.own}
    assert own["plan"] == ("You have no subscription now.",)
    assert own["short"] == ("You have no credit now.",)
    assert "cap" not in own


def test_without_an_account_no_number_is_the_persons() -> None:
    assert not any(part.own for part in sections(None))
