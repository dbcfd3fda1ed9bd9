"""Each figure is taken apart into lines that add up, in plain words."""

from datetime import date, datetime, timedelta

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.explaining import explain
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.plan import cancel, change_plan, record_bonus
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.desk.sending import log_inmails, record_response
from inmail_desk.desk.today import Figure
from inmail_desk.ui.explanation_lines import Answer, answer
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW


def told(session: DeskSession, figure: Figure) -> Answer:
    subscribed = session.picture.statement.plan is not None
    return answer(explain(session.picture, figure), session.today, subscribed=subscribed)


def rows(found: Answer, part: int = 0) -> list[tuple[str, str, str]]:
    return [(row.what, row.detail, row.number) for row in found.parts[part].rows]


def number(text: str) -> int:
    return int(text.replace("−", "-").replace("+", ""))


def written(session: DeskSession, count: int, *, answered: int, first_day: datetime) -> None:
    """So many people get an InMail on a day, and some of them answer four days later."""
    people = [Candidate(name=f"Person {place:04}") for place in range(count)]
    added = session.perform(add_prospects, people, now=first_day).prospects
    prospects = [session.picture.prospects[id] for id in added]
    session.perform(log_inmails, prospects, sent_at=first_day, now=NOW, subject="Hello")
    if answered:
        at = first_day + timedelta(days=4)
        session.perform(record_response, session.picture, added[:answered], Outcome.REPLY, at=at, now=NOW)


def test_what_came_and_went_adds_up_to_the_balance(session: DeskSession) -> None:
    found = told(session, Figure.BALANCE)
    assert found.question == "Why 45 credits?"
    lines = rows(found)
    assert lines[0] == ("Allotment", "3 times", "+45")
    assert lines[-1] == ("Credits you have", "", "45")
    assert sum(number(line[2]) for line in lines[:-1]) == 45


def test_the_lots_that_make_up_the_balance_add_up_too(session: DeskSession) -> None:
    found = told(session, Figure.BALANCE)
    lots = rows(found, 1)
    assert sum(number(lot[2]) for lot in lots) == 45
    assert ("Allotment of 1 November", "until 29 January 2027", "15") in lots


def test_lots_read_from_the_balance_say_so(tracked: DeskSession) -> None:
    found = told(tracked, Figure.BALANCE)
    assert rows(found, 1)[0] == ("Granted 3 September (read from the balance)", "until 1 December", "7")


def test_the_last_check_stands_beside_the_balance(empty_session: DeskSession) -> None:
    empty_session.perform(record_check, 44, inmails_before=True, adjust=False, now=NOW)
    assert (
        "LinkedIn showed 1 fewer when you last checked, on 22 November."
        in told(empty_session, Figure.BALANCE).sentences
    )


def test_a_loss_by_age_names_its_lot_and_the_last_day(empty_session: DeskSession) -> None:
    found = told(empty_session, Figure.NEXT_LOSS)
    assert found.question == "Why are 15 credits lost on 30 November?"
    assert rows(found) == [
        ("What is left of the allotment of 1 September", "usable until 29 November", "−15"),
        ("Lost on 30 November", "", "−15"),
    ]


def test_a_bonus_that_ends_on_its_own_day_is_not_put_on_the_rules(empty_session: DeskSession) -> None:
    session = empty_session
    session.perform(
        record_bonus, session.picture, credits=3, on=NOW.date(), now=NOW, expires_on=date(2026, 11, 26)
    )
    assert rows(told(session, Figure.NEXT_LOSS))[0] == (
        "What is left of the bonus of 22 November",
        "given until 25 November",
        "−3",
    )
    assert explain(session.picture, Figure.NEXT_LOSS).rules == ()


def test_a_loss_by_the_cap_says_how_it_comes_about(tracked: DeskSession) -> None:
    # 37 on 22 November, 7 of them end on 2 December, 15 arrive on the 3rd: nothing is cut before 3 January.
    tracked.perform(record_check, 45, inmails_before=True, adjust=True, now=NOW)
    cut = next(row for row in rows(told(tracked, Figure.ARRIVAL)) if row[0] == "Cut by the cap")
    assert cut == ("Cut by the cap", "38 are there, 15 arrive, at most 45 stay", "−8")


def test_a_loss_with_the_cancellation_adds_up(empty_session: DeskSession) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 29))
    assert rows(told(empty_session, Figure.NEXT_LOSS)) == [
        ("What is left of the allotment of 1 September", "usable until 29 November", "−15"),
        ("The subscription ends", "all that is left goes", "−30"),
        ("Lost on 30 November", "", "−45"),
    ]


def test_an_allotment_that_goes_the_day_it_comes_is_no_loss(empty_session: DeskSession) -> None:
    session = empty_session
    session.perform(record_check, 30, inmails_before=True, adjust=True, now=NOW)
    session.perform(cancel, session.picture, last_day=date(2026, 11, 30))
    assert rows(told(session, Figure.NEXT_LOSS)) == [
        ("The subscription ends", "all that is left goes", "−30"),
        ("Lost on 1 December", "", "−30"),
    ]


def test_a_loss_with_a_plan_change_ahead_is_called_that(empty_session: DeskSession) -> None:
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 11, 25))
    found = told(empty_session, Figure.NEXT_LOSS)
    assert rows(found)[0] == ("The plan changes", "all that is left is forfeited", "−45")


def test_the_coming_renewals_are_named_with_what_the_cap_cuts(session: DeskSession) -> None:
    found = told(session, Figure.ARRIVAL)
    assert rows(found)[0] == ("1 December", "allotment", "+15")
    assert any(line[0] == "Cut by the cap" for line in rows(found))


def test_whoever_is_waiting_is_named_the_nearest_window_first(session: DeskSession) -> None:
    found = told(session, Figure.WAITING)
    assert found.sentences == ("1 person has not answered yet, and an answer still returns the credit.",)
    assert rows(found) == [("Amara Okafor", "until 25 November", "3 days")]


def test_the_last_day_of_a_window_is_called_that(session: DeskSession) -> None:
    written(session, 1, answered=0, first_day=datetime(2026, 8, 24, 12, 0))
    assert rows(told(session, Figure.WAITING))[0][2] == "last day"


def test_too_few_answers_tell_nothing_yet(session: DeskSession) -> None:
    first, then = told(session, Figure.MAY_COME_BACK).sentences
    assert first.startswith("Too few to tell: it takes 10 InMails whose end is known")
    assert "at most" in then


def test_the_range_comes_from_the_persons_own_share(session: DeskSession) -> None:
    written(session, 12, answered=6, first_day=datetime(2026, 8, 1, 12, 0))
    written(session, 8, answered=0, first_day=datetime(2026, 11, 20, 12, 0))
    found = told(session, Figure.MAY_COME_BACK)
    assert found.question.startswith("Why may ")
    assert any("were answered in time: " in sentence for sentence in found.sentences)
    assert any(sentence.startswith("In 8 of 10 times") for sentence in found.sentences)


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (Figure.WAITING, "No InMail is open whose answer would return a credit."),
        (Figure.MAY_COME_BACK, "No InMail is open whose answer would return a credit."),
    ],
)
def test_where_nobody_was_written_to_it_says_so(
    empty_session: DeskSession, figure: Figure, sentence: str
) -> None:
    assert told(empty_session, figure).sentences[0] == sentence


@pytest.mark.parametrize("figure", [Figure.NEXT_LOSS, Figure.ARRIVAL])
def test_without_a_subscription_it_says_that(empty_session: DeskSession, figure: Figure) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
    assert told(empty_session, figure).sentences == ("There is no subscription, so there are no credits.",)


def test_a_plan_without_credits_loses_and_gets_none(empty_session: DeskSession) -> None:
    empty_session.perform(change_plan, empty_session.picture, "basic", on=date(2026, 11, 20))
    assert "no credit expires" in told(empty_session, Figure.NEXT_LOSS).sentences[0]
    assert "grants no credits" in told(empty_session, Figure.ARRIVAL).sentences[0]


def test_every_figure_of_every_account_has_a_question(session: DeskSession, tracked: DeskSession) -> None:
    for each in (session, tracked):
        for figure in Figure:
            assert told(each, figure).question.endswith("?")
