"""Several people selected: what the panel beside the list sets for all of them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.people import Column
from inmail_desk.desk.prospects import set_priority
from inmail_desk.store.values import Priority
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.tags_dialog import TagsDialog

from ..keyboard import press
from .listing import click, says


def two(page: ProspectsPage) -> None:
    """Selects Dana, whose priority is high, and Emil, who has none."""
    click(page, "Dana")
    click(page, "Emil", ctrl=True)
    press(Qt.Key.Key_Shift)


def choice(page: ProspectsPage, name: str) -> QComboBox:
    """The visible choice of that name in the panel."""
    return next(
        each
        for each in page.panel.findChildren(QComboBox)
        if each.isVisible() and each.accessibleName() == f"{name} of all selected"
    )


def choose(combo: QComboBox, text: str) -> None:
    """Chooses by keys, as it is done without a mouse."""
    combo.setFocus()
    press(Qt.Key.Key_Space)
    view = combo.view()
    view.setCurrentIndex(combo.model().index(combo.findText(text), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)


def test_a_priority_is_set_for_all_of_them(page: ProspectsPage) -> None:
    two(page)
    choose(choice(page, "Priority"), "Medium")
    assert [says(page, name, Column.PRIORITY) for name in ("Dana", "Emil")] == ["Medium", "Medium"]


def test_a_campaign_is_set_for_all_of_them(page: ProspectsPage, session: DeskSession) -> None:
    session.perform(add_campaign, "Nordic hiring")
    two(page)
    choose(choice(page, "Campaign"), "Nordic hiring")
    assert [says(page, name, Column.CAMPAIGN) for name in ("Dana", "Emil")] == ["Nordic hiring"] * 2


def test_what_was_set_is_said_with_a_way_to_undo_it(page: ProspectsPage) -> None:
    two(page)
    choose(choice(page, "Priority"), "Medium")
    assert page.said.text() == "Priority Medium: Dana Novak and Emil Sørensen."


def test_where_they_differ_the_choice_says_so(page: ProspectsPage) -> None:
    two(page)
    combo = choice(page, "Priority")
    assert (combo.currentIndex(), combo.placeholderText()) == (-1, "Different ones")


def test_what_they_have_in_common_is_shown(page: ProspectsPage, session: DeskSession) -> None:
    session.perform(set_priority, list(session.picture.prospects), Priority.LOW)
    two(page)
    assert choice(page, "Priority").currentText() == "Low"


def test_tags_are_asked_for_all_of_them(page: ProspectsPage) -> None:
    two(page)
    button = next(
        each
        for each in page.panel.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == "Choose tags…"
    )
    button.click()
    assert page.findChildren(TagsDialog)
