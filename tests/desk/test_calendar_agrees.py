"""The number of a day, its agenda, the year, Today and the ledger never disagree, whatever a person has done."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.desk.calendar_agenda import Agendas
from inmail_desk.desk.calendar_days import Days, Item, ItemKind
from inmail_desk.desk.calendar_month import calendar_month
from inmail_desk.desk.calendar_year import calendar_year
from inmail_desk.desk.ledger_page import Ledger
from inmail_desk.desk.setting_up import Answers
from inmail_desk.desk.today import today_page
from inmail_desk.desk.todos import TodoKind

from .conftest import FreshFile
from .opened_desk import TODAY, made_up
from .walking import Step, beginnings, walked, walks

_DAY = timedelta(days=1)
_some_days = st.lists(st.integers(-180, 380), min_size=4, max_size=8, unique=True)


def all_days(days: Days) -> list[date]:
    """Every day from a week before the first known one to a week behind the last."""
    first = min(days.first or TODAY, *(fact.on for fact in days.picture.recorded.facts), TODAY)
    count = (days.last - first).days + 15
    return [first + timedelta(days=place - 7) for place in range(count)]


@made_up(14)
@given(beginning=beginnings, walk=walks(24), ahead=_some_days)
def test_the_balance_of_a_day_is_that_of_its_statement(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step], ahead: list[int]
) -> None:
    with fresh_file() as data:
        picture = walked(data, beginning, walk).picture
        days = Days(picture)
        asked = {TODAY + timedelta(days=each) for each in ahead}
        asked |= {entry.on for entry in days.entries[-12:]} | {TODAY, days.last}
        for on in sorted(asked):
            if days.first is not None and days.first <= on <= days.last:
                statement = compute_statement(picture.recorded.facts, picture.rules, on)
                assert days.balance(on) == statement.balance, on
            else:
                assert days.balance(on) is None, on


@made_up(14)
@given(beginning=beginnings, walk=walks(24))
def test_the_items_of_each_day_hold_each_of_its_entries_once_and_add_up_to_its_change(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        days = Days(walked(data, beginning, walk).picture)
        for on in all_days(days):
            items = days.items(on)
            entries = sorted(number for item in items for number in item.entries)
            assert entries == list(days.numbers_of(on)), on
            before, balance = days.balance(on - _DAY) or 0, days.balance(on)
            assert balance is None or sum(item.credits for item in items) == balance - before, on


@made_up(12)
@given(beginning=beginnings, walk=walks(24), ahead=_some_days)
def test_the_agenda_of_a_day_says_what_the_month_says(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step], ahead: list[int]
) -> None:
    with fresh_file() as data:
        days = Days(walked(data, beginning, walk).picture)
        agendas = Agendas(days, data)
        asked = {TODAY + timedelta(days=each) for each in ahead} | {entry.on for entry in days.entries[-6:]}
        for on in sorted(asked):
            shown = calendar_month(days, data, on, 0).day(on)
            assert shown is not None
            agenda = agendas.agenda(on)
            in_full = [each.item for each in agenda.items if each.item.kind is not ItemKind.REMINDER]
            assert (agenda.balance, in_full) == (shown.balance, list(shown.items)), on
            if agenda.balance is not None and agenda.before is not None:
                assert agenda.balance == agenda.before + sum(item.credits for item in in_full), on


@made_up(14)
@given(beginning=beginnings, walk=walks(24))
def test_the_first_day_of_a_loss_and_the_present_balance_are_those_of_today(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        picture = walked(data, beginning, walk).picture
        days, page = Days(picture), today_page(picture)
        assert days.balance(TODAY) in (page.balance, None)
        losing = next((on for on in all_days(days) if on > TODAY and days.lost(on)), None)
        assert losing == (None if page.loss is None else page.loss.on)
        if page.loss is not None:
            assert days.lost(page.loss.on) == page.loss.credits
        arrival = page.arrival
        if arrival is not None:
            granted = [item for item in days.items(arrival.on) if item.kind is ItemKind.ALLOTMENT]
            assert sum(item.credits for item in granted) == arrival.credits


@made_up(14)
@given(beginning=beginnings, walk=walks(24))
def test_whom_today_names_has_a_window_or_a_follow_up_on_the_day_it_says(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        picture = walked(data, beginning, walk).picture
        days, page = Days(picture), today_page(picture)
        for prospect in page.waiting.closing:
            until = picture.state_of(prospect.id).until
            assert until is not None
            assert prospect.id in people_of(days.items(until), ItemKind.DEADLINE)
        due = {each.id for todo in page.todos if todo.kind is TodoKind.FOLLOW_UP for each in todo.people}
        shown = set()
        for person in data.read.follow_ups(date(1900, 1, 1), TODAY):
            shown |= people_of(days.items(person.on, [person]), ItemKind.FOLLOW_UP)
        assert shown == due


@made_up(14)
@given(beginning=beginnings, walk=walks(24))
def test_the_months_of_the_year_are_the_sums_of_their_days(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        days = Days(walked(data, beginning, walk).picture)
        lost, change = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
        for on in all_days(days):
            lost[on.year, on.month] += days.lost(on)
            change[on.year, on.month] += sum(item.credits for item in days.items(on))
        for year in {each[0] for each in lost}:
            for month in calendar_year(days, year):
                key = year, month.first.month
                assert (month.lost, month.change) == (lost[key], change[key]), key
                assert month.change == month.arrived - month.used - month.lost
                assert min(month.by_expiry, month.by_cap, month.with_plan, month.arrived, month.used) >= 0


@made_up(14)
@given(beginning=beginnings, walk=walks(24))
def test_the_ledger_has_the_same_change_and_balance_on_each_day(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        picture = walked(data, beginning, walk).picture
        days, lines = Days(picture), Ledger(picture, data).entries
        for on in {line.on for line in lines}:
            of_day = [line for line in lines if line.on == on]
            assert sum(line.credits for line in of_day) == sum(item.credits for item in days.items(on)), on
            balance = days.balance(on)
            assert balance is None or of_day[-1].balance == balance, on
            assert [line.number for line in of_day if line.number is not None] == list(days.numbers_of(on)), (
                on
            )


@made_up(12)
@given(beginning=beginnings, walk=walks(16))
def test_every_day_of_every_month_is_shown_once_with_whole_weeks(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        days = Days(walked(data, beginning, walk).picture)
        for number in range(14):
            first = date(2026 + number // 12, number % 12 + 1, 1)
            month = calendar_month(days, data, first, number % 7)
            shown = [day.on for day in month.days]
            assert shown == [shown[0] + timedelta(days=place) for place in range(len(shown))]
            assert (shown[0].weekday(), len(shown) % 7) == (number % 7, 0)
            assert {on.month for on in shown[7:-7]} == {first.month}
            assert month.day(first) is not None


def people_of(items: tuple[Item, ...], kind: ItemKind) -> set[int]:
    return {id for item in items if item.kind is kind for id in item.people}
