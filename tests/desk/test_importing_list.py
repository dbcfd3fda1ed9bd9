"""The messages of a review as a list, and the account beside itself in which an import is rehearsed."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from inmail_desk.clock import from_utc
from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.importing_aside import Aside
from inmail_desk.desk.importing_beginning import from_receipts
from inmail_desk.desk.importing_list import Group, Order, ReviewList, State
from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.exchange.archive import Archive
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.store.addresses import key_in
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod
from tests.exchange.archives import ANNA, BO, CLEO, ArchiveMaker

NOW = datetime(2026, 11, 22, 10, 0)
TODAY = NOW.date()


@pytest.fixture
def account(tmp_path: Path) -> Path:
    """Premium Business with 27 credits since the morning of 1 November."""
    path = tmp_path / "Premium.inmaildesk"
    with DataFile.create(path) as data:
        answers = Answers(plan="premium-business", credits=27, last_renewal_on=date(2026, 11, 1))
        begin(data, answers, now=datetime(2026, 11, 1, 6, 0))
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Anna answered, Bo did not, and what Cleo got had no subject."""
    made = ArchiveMaker()
    made.profile()
    made.inmail(ANNA, subject="Platform", at=datetime(2026, 11, 3, 9, 0), answered_after=2)
    made.inmail(BO, subject="A role", at=datetime(2026, 11, 10, 9, 0))
    made.inmail(CLEO, subject="", at=datetime(2026, 11, 12, 9, 0))
    made.receipts(
        ("9/1/26, 9:12 AM", "Premium Career (Monthly)", "29.99", "USD"),
        ("11/1/26, 9:12 AM", "Premium Business (Annual)", "575.88", "EUR"),
    )
    return read_archive([made.zip(tmp_path)], key_in)


@pytest.fixture
def aside(account: Path) -> Iterator[Aside]:
    aside = Aside(account, TODAY)
    yield aside
    aside.close()


@pytest.fixture
def messages(aside: Aside, archive: Archive) -> ReviewList:
    return ReviewList(aside.review(archive))


ANNAS, BOS, CLEOS = range(3)


def test_the_latest_comes_first(messages: ReviewList) -> None:
    assert messages.ask() == [CLEOS, BOS, ANNAS]


@pytest.mark.parametrize(
    ("order", "rising"),
    [
        (Order.NAME, [ANNAS, BOS, CLEOS]),
        (Order.SUBJECT, [CLEOS, BOS, ANNAS]),
        (Order.TAKEN, [CLEOS, ANNAS, BOS]),
        (Order.ANSWER, [BOS, CLEOS, ANNAS]),
    ],
)
def test_it_can_be_sorted(messages: ReviewList, order: Order, rising: list[int]) -> None:
    assert messages.ask(order=order, falling=False) == rising


def test_all_words_of_a_search_must_occur(messages: ReviewList) -> None:
    assert messages.ask(text="role EK") == [BOS]


def test_what_has_no_subject_is_to_be_decided(messages: ReviewList) -> None:
    assert (messages.ask(Group.TO_DECIDE), messages.state(CLEOS)) == ([CLEOS], State.TO_DECIDE)


def test_what_was_decided_is_counted_elsewhere(messages: ReviewList) -> None:
    messages.choose([CLEOS], taken=True)
    counts = messages.counts()
    assert (counts[Group.TO_DECIDE], counts[Group.LEFT_OUT], messages.state(CLEOS)) == (0, 0, State.DECIDED)


def test_the_totals_are_of_what_is_taken(messages: ReviewList) -> None:
    messages.choose([BOS], is_inmail=False)
    totals = messages.totals()
    assert (totals.inmails, totals.only_people, totals.answers) == (1, 1, 1)


def test_an_answer_that_was_none_is_not_counted(messages: ReviewList) -> None:
    messages.choose([ANNAS], outcome=None)
    assert messages.totals().answers == 0


def test_it_is_told_what_an_import_makes_of_the_balance(aside: Aside, messages: ReviewList) -> None:
    comparison = aside.comparison(messages.review, NOW)
    # Two InMails take a credit each, and Anna's came back.
    assert (comparison.before.balance, comparison.after.balance) == (27, 26)


def test_a_choice_changes_what_it_makes_of_it(aside: Aside, messages: ReviewList) -> None:
    messages.choose([ANNAS], outcome=None)
    messages.choose([BOS], free=True)
    assert aside.comparison(messages.review, NOW).after.balance == 26


def test_an_accepted_invitation_may_be_the_answer(aside: Aside, messages: ReviewList) -> None:
    messages.choose([ANNAS], outcome=Outcome.ACCEPTED)
    assert messages.proposal(ANNAS).outcome is Outcome.ACCEPTED


def test_what_is_rehearsed_never_reaches_the_file(aside: Aside, messages: ReviewList, account: Path) -> None:
    aside.comparison(messages.review, NOW)
    with DataFile.open(account) as data:
        assert data.read.count_prospects() == 0


def test_a_first_run_takes_plan_day_and_price_of_the_latest_receipt(archive: Archive) -> None:
    found = from_receipts(archive, TODAY, from_utc("UTC"))
    assert found is not None
    assert (found.plan, found.billing_day, found.price, found.currency, found.period) == (
        "premium-business",
        1,
        Decimal("575.88"),
        "EUR",
        BillingPeriod.ANNUAL,
    )


def test_a_first_run_takes_no_receipt_of_a_later_day(archive: Archive) -> None:
    found = from_receipts(archive, date(2026, 10, 1), from_utc("UTC"))
    assert found is not None
    assert found.plan == "premium-career"
