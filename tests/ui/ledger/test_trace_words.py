"""Why an entry is there, in words."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.ledger_page import Asked, Ledger, Period
from inmail_desk.desk.plan import cancel, change_plan, record_bonus
from inmail_desk.desk.setting_up import Answers
from inmail_desk.desk.tracing import Trace, Tracer
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.ledger_words import kind_chip, total_text, what
from inmail_desk.ui.lot_words import gone_words, usable_until
from inmail_desk.ui.trace_rules import believed
from inmail_desk.ui.trace_words import sentences, title
from tests.desk.opened_desk import NOW, TODAY, Desk, days_ago, made_up
from tests.desk.walking import Step, beginnings, walked, walks


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "Premium.inmail"
    DataFile.create(path).close()
    return path


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Iterator[Desk]:
    """Premium Business since 2026-01-10, 15 credits a month up to 45; it is 2026-03-16."""
    with DataFile.open(Path(shutil.copy2(empty, tmp_path))) as data:
        yield Desk.begun(data)


def told(desk: Desk, kind: Kind) -> tuple[str, str]:
    """The title and the sentences of the latest entry of a kind, coming ones included."""
    postings = (*desk.picture.statement.postings, *desk.picture.coming)
    past = desk.picture.statement.postings
    within = past if any(posting.kind is kind for posting in past) else postings
    number = max(number for number, posting in enumerate(within) if posting.kind is kind)
    return said(Tracer(desk.picture, desk.data).entry(number))


def said(trace: Trace) -> tuple[str, str]:
    return title(trace), " ".join(sentences(trace, TODAY))


@made_up(8)
@given(beginning=beginnings, walk=walks(25))
def test_every_entry_is_told_with_all_of_its_gaps_filled(
    empty: Path, beginning: Answers, walk: list[Step]
) -> None:
    with DataFile.open(Path(shutil.copy2(empty, empty.with_name("One.inmail")))) as data:
        desk = walked(data, beginning, walk)
        ledger = Ledger(desk.picture, data)
        for entry in ledger.entries:
            tracer = ledger.tracer()
            trace = tracer.fact(entry.fact or 0) if entry.number is None else tracer.entry(entry.number)
            texts = [title(trace), kind_chip(entry, ledger.detail(entry))[0]]
            assert all(texts), entry
            texts += [what(entry, ledger.detail(entry), TODAY), *sentences(trace, TODAY)]
            texts += [believed(answer) for answer in trace.rules]
            if trace.lot is not None:
                texts += [gone_words(trace.lot, TODAY), usable_until(trace.lot, TODAY)]
            assert not [text for text in texts if re.search(r"%\d", text)], texts


def test_an_inmail_says_which_credit_it_took_and_what_became_of_it(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(20), subject="Your talk")
    desk.answer([amara], Outcome.INTERESTED, days_ago(3))

    assert told(desk, Kind.SPEND) == (
        "InMail to Amara Okafor",
        "“Your talk” Credits that expire first are spent first: it came from the allotment of 10 January."
        " The answer came on 13 March (Interested). The credit came back.",
    )


def test_a_name_with_a_place_holder_in_it_stays_as_it_is(desk: Desk) -> None:
    (odd,) = desk.add("Ann %1 %2")
    desk.send([odd], days_ago(20))
    desk.answer([odd], at=days_ago(3))

    assert told(desk, Kind.CREDIT_BACK)[0] == "Credit back from Ann %1 %2"
    assert told(desk, Kind.CREDIT_BACK)[1].startswith("Ann %1 %2 answered the InMail of 24 February")


def test_credits_that_will_expire_say_until_when_they_can_be_used(desk: Desk) -> None:
    number = len(desk.picture.statement.postings)

    assert said(Tracer(desk.picture, desk.data).entry(number)) == (
        "15 credits will expire",
        "15 credits of the allotment of 10 January go if they are not used by 9 April.",
    )


def test_a_cut_says_how_many_could_stay(desk: Desk) -> None:
    desk.override("plans.premium-business.cap", 40)

    assert told(desk, Kind.CAP_FORFEIT) == (
        "5 credits cut by the cap",
        "What arrived lifted the balance over the cap of Premium Business: 40 could stay.",
    )


def test_a_plan_change_names_both_plans(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "sales-navigator-core", on=date(2026, 3, 12))

    assert told(desk, Kind.PLAN_CHANGE)[1] == (
        "Premium Business was left for Sales Navigator Core, which forfeited 15 credits."
    )


def test_a_coming_cancellation_says_what_goes(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=TODAY + timedelta(days=10))

    assert told(desk, Kind.CANCELLATION)[1] == (
        "Premium Business ends: this is the first day without access, which takes 15 credits along."
    )


def test_a_booked_check_names_both_numbers(desk: Desk) -> None:
    desk.do(record_check, 47, inmails_before=True, adjust=True, now=NOW)

    assert told(desk, Kind.ADJUSTMENT) == (
        "2 credits added by a check",
        "LinkedIn showed 47 where 45 were counted here, and the difference was booked."
        " Usable until 13 June, by age.",
    )


def test_a_bonus_says_why_it_was_given(desk: Desk) -> None:
    last_day = date(2026, 5, 1)
    desk.do(record_bonus, desk.picture, credits=3, on=TODAY, now=NOW, reason="Survey", expires_on=last_day)

    assert told(desk, Kind.BONUS)[1] == (
        "It was given for this reason: Survey. Usable until 30 April, the day that was entered with it."
    )


def test_a_value_of_ones_own_stands_beside_the_rulebooks(desk: Desk) -> None:
    desk.override("expiry.days", 60)
    answer = desk.picture.rules.answer("expiry.days", "premium-business", TODAY)

    assert believed(answer) == "your own value; the rulebook says: 90 days"


def test_a_total_leaves_out_what_is_nothing(desk: Desk) -> None:
    ledger = Ledger(desk.picture, desk.data)

    assert total_text(ledger.ask(Asked())) == "3 entries: +45"
    assert total_text(ledger.ask(Asked(period=Period.CHOSEN, first=TODAY, last=TODAY))) == "0 entries"
