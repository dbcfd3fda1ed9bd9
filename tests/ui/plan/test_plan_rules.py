"""The rules that matter, in words that a stranger understands, each with how far it can be believed."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.rule_names import GENERAL_RULES, PLAN_RULES
from inmail_desk.credit_rules.rulebook import load_shipped, shipped_rulebooks
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.plan_rule_meanings import rule_meaning
from inmail_desk.ui.plan_rules import RuleList, RuleRow, may_open
from inmail_desk.ui.session import DeskSession

from ..conftest import TODAY
from .conftest import Shows, press, seen, set_rule


def rules_of(page: PlanPage) -> dict[str, str]:
    QApplication.processEvents()
    rows = [row for row in page.findChildren(RuleRow) if row.isVisibleTo(page)]
    return {row.accessibleName(): row.accessibleDescription() for row in rows}


def test_a_rule_says_its_value_what_it_means_and_who_says_so(empty_session: DeskSession, show: Shows) -> None:
    rules = rules_of(show(empty_session))
    assert rules["Allotment: 15 credits a month"] == (
        "So many new credits arrive at each renewal. LinkedIn says so"
    )
    assert "no longer" in rules["Answer window: 90 days"]
    assert rules["A plan change takes effect: at once"].endswith("assumed")


def test_the_source_stands_beneath_with_the_day_it_was_read(empty_session: DeskSession, show: Shows) -> None:
    assert "Read in LinkedIn Help" in seen(show(empty_session).rules)
    assert "on 22 Nov 2026" in seen(show(empty_session).rules)


def test_the_source_opens_in_the_browser(empty_session: DeskSession, show: Shows, opened: list[str]) -> None:
    (link,) = show(empty_session).rules.links
    press(link)
    assert opened == ["https://www.linkedin.com/help/linkedin/answer/a554514"]


def test_a_value_of_ones_own_stands_beside_that_of_the_rulebook(
    empty_session: DeskSession, show: Shows
) -> None:
    set_rule(empty_session, "plans.premium-business.allotment", 20)
    page = show(empty_session)
    assert rules_of(page)["Allotment: 20 credits a month"].endswith("your own value")
    assert "The rulebook says: 15 credits a month" in seen(page.rules)


def test_only_rules_that_hold_are_shown(empty_session: DeskSession, show: Shows) -> None:
    set_rule(empty_session, "credit_back.enabled", False)
    set_rule(empty_session, "expiry.mode", "renewals")
    names = rules_of(show(empty_session))
    assert "Answer window: 90 days" not in names
    assert "Credits expire after: 90 days" not in names
    assert "Credits expire after: 1 renewal" in names


@pytest.mark.parametrize("book", shipped_rulebooks())
def test_every_value_of_every_rulebook_that_ships_has_a_meaning(book: str) -> None:
    rules = Rules(load_shipped(book))
    for plan in rules.rulebook.plans:
        for rule in (*PLAN_RULES, *GENERAL_RULES):
            assert rule_meaning(rules.answer(rule, plan, TODAY)).endswith(".")


@pytest.mark.parametrize("book", shipped_rulebooks())
def test_a_source_that_is_no_page_of_linkedin_has_no_link(qtbot: QtBot, book: str, opened: list[str]) -> None:
    rules = Rules(load_shipped(book))
    shown = RuleList(opened.append)
    qtbot.addWidget(shown)
    plan = next(iter(rules.rulebook.plans))
    shown.show_rules([rules.answer("allotment", plan, TODAY)])
    assert bool(shown.links) == (book == "linkedin-current")


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://www.linkedin.com/help/linkedin/answer/75", True),
        ("https://linkedin.com/help", True),
        ("http://www.linkedin.com/help", False),
        ("https://www.linkedin.com.example.org/help", False),
        ("https://notlinkedin.com/help", False),
        ("https://www.linkedin.com@example.org/", False),
        ("https://www.linkedin.com:8443/", False),
        ("https://[broken", False),
        ("file:///etc/passwd", False),
        ("a guide, read as a copy of its text", False),
    ],
)
def test_nothing_but_a_page_of_linkedin_is_opened(address: str, may: bool) -> None:
    assert may_open(address) is may
