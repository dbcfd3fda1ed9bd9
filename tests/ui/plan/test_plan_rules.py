"""The rules that matter, in words that a stranger understands, each with how far it can be believed."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.rule_names import GENERAL_RULES, PLAN_RULES
from inmail_desk.credit_rules.rulebook import load_shipped, shipped_rulebooks
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.ui.plan_rule_meanings import rule_meaning
from inmail_desk.ui.plan_rules import RuleList, RuleRow, may_open
from inmail_desk.ui.session import DeskSession

from ..conftest import TODAY
from .conftest import press, seen, set_rule


@pytest.fixture
def listed(qtbot: QtBot, empty_session: DeskSession, opened: list[str]) -> Callable[..., RuleList]:
    """Shows these rules of the plan in force."""

    def shown(*rules: str) -> RuleList:
        found = RuleList(opened.append)
        qtbot.addWidget(found)
        found.show_rules(
            [empty_session.picture.rules.answer(rule, "premium-business", TODAY) for rule in rules]
        )
        found.show()
        return found

    return shown


def rows(found: RuleList) -> dict[str, str]:
    return {row.accessibleName(): row.accessibleDescription() for row in found.findChildren(RuleRow)}


def test_a_rule_says_its_value_what_it_means_and_who_says_so(listed: Callable[..., RuleList]) -> None:
    told = rows(listed("allotment", "credit_back.window_days", "plan_change.effective"))
    assert told["Allotment: 15 credits a month"] == (
        "So many new credits arrive at each renewal. LinkedIn says so"
    )
    assert "no longer" in told["Answer window: 90 days"]
    assert told["A plan change takes effect: at once"].endswith("assumed")


def test_the_source_stands_beneath_with_the_day_it_was_read(listed: Callable[..., RuleList]) -> None:
    told = seen(listed("allotment"))
    assert "Read in LinkedIn Help" in told
    assert "on 22 Nov 2026" in told


def test_the_source_opens_in_the_browser(listed: Callable[..., RuleList], opened: list[str]) -> None:
    (link,) = listed("allotment").links
    press(link)
    assert opened == ["https://www.linkedin.com/help/linkedin/answer/a554514"]


def test_a_value_of_ones_own_stands_beside_that_of_the_rulebook(
    empty_session: DeskSession, listed: Callable[..., RuleList]
) -> None:
    set_rule(empty_session, "plans.premium-business.allotment", 20)
    found = listed("allotment")
    assert rows(found)["Allotment: 20 credits a month"].endswith("your own value")
    assert "The rulebook says: 15 credits a month" in seen(found)


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
