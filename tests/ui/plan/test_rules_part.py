"""The part Rules: every rule is found by keys, says all about itself, and leads to what can be done."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.overrides import OwnValue, set_override
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.ui.colours import current_colours
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.plan_rules_delegate import COMING_ROLE
from inmail_desk.ui.plan_rules_view import RulesView
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..window.test_accessibility import nameless
from .conftest import Shows, accept, button, dialog_of, press, seen

Rules = Callable[[], RulesView]


@pytest.fixture
def page(empty_session: DeskSession, show: Shows) -> PlanPage:
    found = show(empty_session)
    found.resize(1000, 700)
    return found


@pytest.fixture
def rules(page: PlanPage) -> RulesView:
    return rules_of(page)


def rules_of(page: PlanPage) -> RulesView:
    page.show_part("rules")
    (view,) = page.findChildren(RulesView)
    return view


def override(
    session: DeskSession, rule: str, value: object, from_on: date | None = None, plan: str | None = None
) -> None:
    plan = plan or "premium-business"
    own = OwnValue(rule=rule, plan=plan, value=value, from_on=from_on)
    session.perform(set_override, session.picture, own, now=NOW)


def listed(view: RulesView) -> list[str]:
    model = view.table.rules
    return [str(model.index(row, 0).data()) for row in range(model.rowCount()) if model.line_at(row)]


def row(view: RulesView, rule: str) -> list[str]:
    model = view.table.rules
    place = model.row_of(rule)
    return [str(model.index(place, column).data()) for column in range(model.columnCount())]


class TestTheParts:
    def test_are_chosen_by_keys(self, page: PlanPage) -> None:
        page.tabs["plan"].setFocus()
        QTest.keyClick(page.tabs["plan"], Qt.Key.Key_Right)
        assert page.part() == "rules"
        assert page.findChildren(RulesView)[0].isVisible()
        assert not page.plan.isVisible()

    def test_are_made_only_once_they_are_shown(self, page: PlanPage) -> None:
        assert page.findChildren(RulesView) == []

    def test_stay_as_they_were_left(self, page: PlanPage) -> None:
        page.show_part("rules")
        page.hide()
        page.show()
        assert page.part() == "rules"

    def test_keep_the_buttons_about_the_plan_with_the_plan(self, page: PlanPage) -> None:
        page.show_part("rules")
        assert not page.change_button.isVisible()
        page.show_part("plan")
        assert page.change_button.isVisible()

    def test_show_what_changed_while_they_were_out_of_sight(
        self, page: PlanPage, empty_session: DeskSession
    ) -> None:
        page.show_part("rules")
        empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 11, 10))
        page.show_part("plan")
        assert page.plan.allotment.accessibleDescription().startswith("5 credits a month")

    @pytest.mark.parametrize("part", ["plan", "rules", "rulebooks"])
    def test_have_a_name_for_every_control(self, page: PlanPage, part: str) -> None:
        page.show_part(part)
        assert nameless(page) == []


class TestTheList:
    def test_has_every_rule_under_the_headings(self, rules: RulesView) -> None:
        assert len(listed(rules)) == 17
        model = rules.table.rules
        headings = [model.index(place, 0).data() for place in model.heading_rows()]
        assert headings == ["Allotment and cap", "Expiry", "Credit back", "Sending", "Plan changes"]

    def test_says_the_value_who_says_so_and_whether_others_differ(self, rules: RulesView) -> None:
        assert row(rules, "allotment") == ["Allotment", "15 credits a month", "LinkedIn says so", "differ"]
        assert row(rules, "second_inmail")[2] == "LinkedIn, conflicting"
        assert row(rules, "plan_change.effective")[2] == "assumed"

    def test_says_what_is_coming_in_a_line_of_its_own(
        self, rules: RulesView, empty_session: DeskSession
    ) -> None:
        override(empty_session, "allotment", 20, date(2027, 3, 1))
        place = rules.table.rules.row_of("allotment")
        assert row(rules, "allotment")[1] == "15 credits a month"
        coming = rules.table.rules.index(place, 1).data(COMING_ROLE)
        assert coming == "From 1 Mar 2027: 20 credits a month"
        assert rules.table.rowHeight(place) > rules.table.rowHeight(place + 1)

    def test_gives_a_long_value_more_lines_where_the_list_is_narrow(
        self, page: PlanPage, empty_session: DeskSession
    ) -> None:
        rules = rules_of(page)
        override(empty_session, "credit_back.outcomes", frozenset(Outcome))
        place = rules.table.rules.row_of("credit_back.outcomes")
        page.resize(1600, 700)
        wide = rules.table.rowHeight(place)
        page.resize(760, 700)
        assert rules.table.rowHeight(place) > wide

    def test_shows_a_rule_that_does_nothing_as_not_used(self, rules: RulesView) -> None:
        assert row(rules, "expiry.renewals")[2] == "not used"
        assert row(rules, "expiry.days")[2] != "not used"
        index = rules.table.rules.index(rules.table.rules.row_of("expiry.renewals"), 1)
        assert index.data(Qt.ItemDataRole.ForegroundRole).name() == current_colours().quiet
        counts = rules.table.rules.index(rules.table.rules.row_of("expiry.days"), 1)
        assert counts.data(Qt.ItemDataRole.ForegroundRole) is None

    def test_goes_from_rule_to_rule_and_past_the_headings(self, rules: RulesView) -> None:
        rules.table.choose("purchase")
        QTest.keyClick(rules.table, Qt.Key.Key_Down)
        line = rules.table.chosen_line()
        assert line is not None
        assert line.rule == "expiry.mode"
        assert rules.panel.accessibleName() == "Expiry"

    def test_is_a_sound_model(self, rules: RulesView, empty_session: DeskSession) -> None:
        QAbstractItemModelTester(rules.table.rules, QAbstractItemModelTester.FailureReportingMode.Fatal)
        rules.search.setText("answer")
        override(empty_session, "allotment", 20)
        rules.search.clear()

    def test_finds_a_rule_by_what_it_means(self, rules: RulesView) -> None:
        rules.search.setFocus()
        QTest.keyClicks(rules.search, "pile up")
        assert listed(rules) == []
        assert "No rule found" in seen(rules.nothing)
        press(button(rules.nothing, "Show every rule"))
        QTest.keyClicks(rules.search, "reminder")
        assert listed(rules) == ["LinkedIn’s reminder"]
        assert rules.panel.accessibleName() == "LinkedIn’s reminder"

    def test_keeps_the_rule_chosen_when_something_changes(
        self, rules: RulesView, empty_session: DeskSession
    ) -> None:
        rules.table.choose("reminder.days")
        override(empty_session, "reminder.days", 5)
        line = rules.table.chosen_line()
        assert line is not None
        assert (line.rule, line.answer.value) == ("reminder.days", 5)


class TestTheRuleChosen:
    def test_says_value_meaning_source_day_and_certainty(self, rules: RulesView) -> None:
        rules.table.choose("credit_back.window_days")
        told = seen(rules.panel)
        assert "90 days" in told
        assert "An answer returns the credit so many days after the InMail" in told
        assert "LinkedIn Help, articles 75" in told
        assert "Read on 22 Nov 2026 · LinkedIn says so" in told

    def test_opens_its_source_in_the_browser(self, rules: RulesView, opened: list[str]) -> None:
        press(rules.panel.open_link)
        assert opened == ["https://www.linkedin.com/help/linkedin/answer/a554514"]

    def test_says_from_which_day_what_holds(self, rules: RulesView, empty_session: DeskSession) -> None:
        override(empty_session, "allotment", 10, date(2026, 10, 1))
        override(empty_session, "allotment", 20, date(2027, 3, 1))
        told = seen(rules.panel)
        assert "Before 1 Oct 2026: 15 credits a month\npast" in told
        assert "From 1 Oct 2026: 10 credits a month, your own value\nnow" in told
        assert "From 1 Mar 2027: 20 credits a month, your own value\ncoming" in told

    def test_keeps_the_rulebooks_value_beside_ones_own(
        self, rules: RulesView, empty_session: DeskSession
    ) -> None:
        override(empty_session, "allotment", 20)
        told = seen(rules.panel)
        assert "20 credits a month" in told
        assert "Your own value: 20 credits a month, always" in told
        assert "The rulebook says: 15 credits a month" in told

    def test_says_which_rule_lets_it_do_nothing(self, rules: RulesView) -> None:
        rules.table.choose("expiry.renewals")
        assert "Does nothing at present, because of the rule “Expiry”" in seen(rules.panel)

    def test_says_who_contradicts(self, rules: RulesView) -> None:
        told = seen(rules.panel)
        assert "Other sources differ" in told
        assert "25 credits a month – Guide on getting credits back" in told

    def test_leads_to_the_sources_side_by_side(self, page: PlanPage) -> None:
        view = rules_of(page)
        press(view.panel.compare_link)
        assert page.part() == "rulebooks"

    def test_of_a_plan_without_a_source_says_so(self, rules: RulesView, empty_session: DeskSession) -> None:
        own = OwnValue(rule="allotment", plan="Legacy", value=9, from_on=None)
        empty_session.perform(set_override, empty_session.picture, own, now=NOW)
        rules.plans.setCurrentText("Legacy")
        rules.plans.activated.emit(rules.plans.currentIndex())
        assert row(rules, "allotment")[1] == "9 credits a month"
        assert "In no rulebook: it belongs to a plan of your own." in seen(rules.panel)
        assert row(rules, "allotment")[2] == "your own value"
        assert row(rules, "renewal")[2] == "assumed"


def test_no_two_rules_are_called_the_same(rules: RulesView) -> None:
    names = listed(rules)

    assert len(names) == len(set(names)) > 10


def test_a_name_longer_than_its_column_goes_on_in_a_second_line(page: PlanPage, rules: RulesView) -> None:
    model = rules.table.rules
    long, short = model.row_of("credit_back.outcomes"), model.row_of("cap")

    page.resize(700, 700)

    line = rules.table.fontMetrics().lineSpacing()
    assert rules.table.rowHeight(long) >= rules.table.rowHeight(short) + line


def test_the_rules_of_another_plan_can_be_looked_at(rules: RulesView) -> None:
    rules.plans.setFocus()
    QTest.keyClicks(rules.plans, "Sales Navigator C")
    QTest.keyClick(rules.plans, Qt.Key.Key_Return)
    rules.plans.activated.emit(rules.plans.currentIndex())
    assert row(rules, "allotment")[1] == "50 credits a month"


def test_without_a_subscription_the_rules_are_those_of_the_last_plan(
    rules: RulesView, empty_session: DeskSession
) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
    assert rules.plans.currentText() == "Premium Business"
    assert row(rules, "allotment")[1] == "15 credits a month"


def test_a_rule_asked_for_from_elsewhere_is_chosen_and_in_sight(page: PlanPage, qtbot: QtBot) -> None:
    page.show_rule("plan_change.credits")
    (view,) = page.findChildren(RulesView)
    assert page.part() == "rules"
    assert view.panel.accessibleName() == "Credits at a plan change"
    assert view.table.hasFocus() or page.focusWidget() is view.table
    qtbot.waitUntil(
        lambda: view.table.viewport().rect().intersects(view.table.visualRect(view.table.currentIndex()))
    )


class TestAValueOfOnesOwn:
    def test_is_given_by_enter_on_the_list(self, page: PlanPage) -> None:
        view = rules_of(page)
        QTest.keyClick(view.table, Qt.Key.Key_Return)
        dialog = dialog_of(page)
        assert nameless(dialog) == []
        QTest.keyClicks(dialog.focusWidget(), "20")
        accept(dialog)
        assert row(view, "allotment")[1:3] == ["20 credits a month", "your own value"]
        assert "Your own value is kept: Allotment, 20 credits a month" in seen(page.said)
        press(button(page.said, "Undo"))
        assert row(view, "allotment")[1:3] == ["15 credits a month", "LinkedIn says so"]

    def test_is_edited_and_removed_from_the_panel(self, page: PlanPage, empty_session: DeskSession) -> None:
        view = rules_of(page)
        override(empty_session, "allotment", 20)
        edit, remove = view.panel.step_buttons
        press(edit)
        dialog = dialog_of(page)
        QTest.keyClicks(dialog.focusWidget(), "25")
        accept(dialog)
        assert row(view, "allotment")[1] == "25 credits a month"
        edit, remove = view.panel.step_buttons
        press(remove)
        accept(dialog_of(page))
        assert row(view, "allotment")[1] == "15 credits a month"
        assert "Your own value is removed: Allotment" in seen(page.said)
