"""The ledger: every posting with the balance after it, and what a person asks of it."""

from datetime import date, timedelta

from hypothesis import given

from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.ledger_page import Asked, Entry, Group, Ledger, Period, span
from inmail_desk.desk.plan import cancel, record_bonus
from inmail_desk.desk.setting_up import Answers

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, made_up
from .walking import Step, beginnings, walked, walks


def ledger(desk: Desk) -> Ledger:
    return Ledger(desk.picture, desk.data)


def shown(desk: Desk, asked: Asked) -> list[Entry]:
    return list(ledger(desk).ask(asked).entries)


def kinds(entries: list[Entry]) -> list[Kind | None]:
    return [entry.kind for entry in entries]


@made_up(8)
@given(beginning=beginnings, walk=walks(20))
def test_the_ledger_holds_every_posting_and_adds_up(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        picture = desk.picture
        entries = ledger(desk).entries
        found = ledger(desk).ask(Asked())

        assert sum(entry.credits for entry in found.entries) == picture.statement.balance
        assert found.came - found.went == picture.statement.balance
        assert found.counts[None] == len(found.entries)

        last_balances = {entry.on: entry.balance for entry in entries if not entry.coming}
        for day, balance in last_balances.items():
            assert compute_statement(picture.recorded.facts, picture.rules, day).balance == balance

        numbers = [entry.number for entry in entries if entry.number is not None]
        assert numbers == list(range(len(picture.statement.postings) + len(picture.coming)))
        assert [entry.on for entry in entries] == sorted(entry.on for entry in entries)
        facts = {entry.fact for entry in entries}
        assert {check.fact for check in picture.statement.checks} <= facts
        assert {warning.fact for warning in picture.statement.warnings} <= facts


def test_a_kind_is_shown_alone_while_all_of_them_count(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(20))
    desk.answer([amara], at=days_ago(3))

    found = ledger(desk).ask(Asked(group=Group.RETURNED))

    assert kinds(list(found.entries)) == [Kind.CREDIT_BACK]
    assert found.counts == {
        None: 5,
        Group.ARRIVED: 3,
        Group.SPENT: 1,
        Group.LOST: 0,
        Group.RETURNED: 1,
        Group.CHECKED: 0,
    }


def test_a_person_is_found_by_a_part_of_the_name_without_case_and_accents(desk: Desk) -> None:
    chloe, bo = desk.add("Chloé Martin", "Bo Ek")
    desk.send([chloe], days_ago(9))
    desk.send([bo], days_ago(8))
    desk.answer([chloe], at=days_ago(3))

    assert kinds(shown(desk, Asked(name="mart chloe"))) == [Kind.SPEND, Kind.CREDIT_BACK]
    assert shown(desk, Asked(name="nobody")) == []


def test_a_person_is_shown_alone_whoever_else_has_the_name(desk: Desk) -> None:
    first, second = desk.add("Bo Ek", "Bo Ek")
    desk.send([first, second], days_ago(9))

    entries = shown(desk, Asked(prospect=second))

    assert [entry.prospect for entry in entries] == [second]


def test_what_is_coming_is_shown_only_where_it_is_asked_for(desk: Desk) -> None:
    coming = shown(desk, Asked(period=Period.COMING))

    assert coming[0].on == date(2026, 4, 10)
    assert all(entry.coming for entry in coming)
    assert not any(entry.coming for entry in shown(desk, Asked()))


def test_a_chosen_period_holds_both_of_its_days(desk: Desk) -> None:
    asked = Asked(period=Period.CHOSEN, first=date(2026, 2, 10), last=date(2026, 3, 10))

    assert [entry.on for entry in shown(desk, asked)] == [date(2026, 2, 10), date(2026, 3, 10)]


def test_a_period_without_an_end_goes_on_into_what_is_coming(desk: Desk) -> None:
    entries = shown(desk, Asked(period=Period.CHOSEN, first=date(2026, 3, 1)))

    assert entries[0].on == date(2026, 3, 10)
    assert entries[-1].coming


def test_periods_end_today() -> None:
    assert span(Asked(period=Period.THIS_MONTH), TODAY) == (date(2026, 3, 1), TODAY)
    assert span(Asked(period=Period.THIS_YEAR), TODAY) == (date(2026, 1, 1), TODAY)
    first, last = span(Asked(period=Period.LAST_90_DAYS), TODAY)
    assert first is not None
    assert (last, (TODAY - first).days) == (TODAY, 89)


def test_a_check_that_books_nothing_stands_between_the_entries_of_its_day(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], NOW)
    desk.do(record_check, 45, inmails_before=False, adjust=False, now=NOW)

    last = shown(desk, Asked())[-2:]

    assert [(entry.group, entry.credits, entry.balance) for entry in last] == [
        (Group.CHECKED, 0, 45),
        (Group.SPENT, -1, 44),
    ]


def test_an_inmail_that_found_no_credit_stands_there_with_its_warning(desk: Desk) -> None:
    desk.override("plans.premium-business.allotment", 0)
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(3))

    (entry,) = shown(desk, Asked())

    assert (entry.kind, entry.group, entry.credits, entry.prospect) == (None, Group.SPENT, 0, amara)
    assert entry.warned


def test_a_bonus_without_a_subscription_stands_there_without_credits(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=TODAY - timedelta(days=3))
    desk.do(record_bonus, desk.picture, credits=3, on=TODAY, now=NOW)

    entry = shown(desk, Asked())[-1]

    assert (entry.group, entry.credits, entry.balance, entry.warned) == (Group.ARRIVED, 0, 0, True)


def test_a_line_says_what_it_is_about(desk: Desk) -> None:
    (amara,) = desk.add("Amara Okafor")
    desk.send([amara], days_ago(3))
    desk.do(record_bonus, desk.picture, credits=3, on=TODAY, now=NOW, reason="Survey")
    found = ledger(desk)

    details = [found.detail(entry) for entry in found.ask(Asked()).entries]

    assert details[0].plan == "Premium Business"
    assert details[-2].name == "Amara Okafor"
    assert details[-1].reason == "Survey"
    assert details[-2].lot is not None
    assert details[-2].lot.expires_on == date(2026, 4, 10)
