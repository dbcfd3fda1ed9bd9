"""The menu of the selected people: what is set for many at once, and rows copied as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.people import Column
from inmail_desk.desk.prospects import TextField, edit_text, set_tags
from inmail_desk.store.values import Purpose
from inmail_desk.ui.campaign_dialog import CampaignDialog
from inmail_desk.ui.controls import LinkButton, SecondaryButton
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.tags_dialog import TagsDialog

from ..keyboard import press
from .listing import click, entry, first_names, open_menu, says, selected

CTRL = Qt.KeyboardModifier.ControlModifier


def two(page: ProspectsPage) -> None:
    """Selects Dana and Emil."""
    click(page, "Dana")
    click(page, "Emil", ctrl=True)


def test_a_priority_is_set_for_all_who_are_selected(page: ProspectsPage) -> None:
    two(page)
    entry(open_menu(page), "Priority", "Medium").trigger()
    assert [says(page, name, Column.PRIORITY) for name in ("Dana", "Emil")] == ["Medium", "Medium"]


def test_what_was_set_for_many_is_said(page: ProspectsPage) -> None:
    two(page)
    entry(open_menu(page), "Priority", "Medium").trigger()
    assert page.said.text() == "Priority Medium: Dana Novak and Emil Sørensen."


def offers_undo(page: ProspectsPage) -> bool:
    return page.said.findChild(LinkButton).isVisible()


def test_what_was_changed_can_be_undone_from_the_line(page: ProspectsPage) -> None:
    two(page)
    entry(open_menu(page), "Priority", "High").trigger()
    assert offers_undo(page)


def test_undo_is_not_offered_where_nothing_was_changed(page: ProspectsPage) -> None:
    two(page)
    entry(open_menu(page), "Priority", "High").trigger()
    entry(open_menu(page), "Priority", "High").trigger()
    assert page.said.text() == "Priority High: Dana Novak and Emil Sørensen."
    assert not offers_undo(page)


def test_a_dialog_that_changed_nothing_offers_no_undo(page: ProspectsPage, session: DeskSession) -> None:
    two(page)
    page.edit_tags()
    session.perform(set_tags, page.selected_ids(), add=["warm"])  # as the notes are saved that lose the focus
    press(Qt.Key.Key_Return)
    assert page.said.text() == "No tag was changed."
    assert not offers_undo(page)


def test_a_dialog_that_changed_something_offers_undo(page: ProspectsPage) -> None:
    two(page)
    page.edit_tags()
    press("warm")
    press(Qt.Key.Key_Return)
    assert offers_undo(page)


def test_the_menu_ticks_what_they_have_in_common(page: ProspectsPage) -> None:
    click(page, "Dana")
    menu = open_menu(page)
    ticked = [each.text() for each in entry_menu(menu, "Priority") if each.isChecked()]
    assert ticked == ["High"]


def entry_menu(menu, name: str):
    return next(each.menu() for each in menu.actions() if each.text() == name).actions()


def test_a_campaign_is_set_for_all_who_are_selected(page: ProspectsPage, session: DeskSession) -> None:
    session.perform(add_campaign, "Nordic hiring")
    two(page)
    entry(open_menu(page), "Campaign", "Nordic hiring").trigger()
    assert [says(page, name, Column.CAMPAIGN) for name in ("Dana", "Emil")] == ["Nordic hiring"] * 2


def test_a_new_campaign_takes_in_whoever_is_selected(
    page: ProspectsPage, session: DeskSession, qtbot: QtBot
) -> None:
    two(page)
    entry(open_menu(page), "Campaign", "New campaign…").trigger()
    dialog = page.findChild(CampaignDialog)
    press("Nordic hiring")
    dialog.purpose.setCurrentIndex(2)
    dialog.budget.setText("15")
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    (campaign,) = session.picture.campaigns.values()
    assert (campaign.name, campaign.purpose, campaign.credit_budget) == (
        "Nordic hiring",
        Purpose.RECRUITING,
        15,
    )
    assert says(page, "Emil", Column.CAMPAIGN) == "Nordic hiring"


def test_a_new_campaign_is_taken_back_in_one_step(page: ProspectsPage, session: DeskSession) -> None:
    two(page)
    page.new_campaign()
    press("Nordic hiring")
    press(Qt.Key.Key_Return)
    session.undo()
    assert (dict(session.picture.campaigns), says(page, "Emil", Column.CAMPAIGN)) == ({}, "")


def edited_campaign(page: ProspectsPage, session: DeskSession) -> CampaignDialog:
    """The dialog of the campaign “Nordic hiring”, in which Dana is."""
    click(page, "Dana")
    session.perform(add_campaign, "Nordic hiring", credit_budget=15, prospect_ids=page.selected_ids())
    entry(open_menu(page), "Campaign", "Edit campaign", "Nordic hiring…").trigger()
    return page.findChild(CampaignDialog)


def test_a_campaign_is_changed(page: ProspectsPage, session: DeskSession) -> None:
    dialog = edited_campaign(page, session)
    dialog.budget.setText("20")
    press(Qt.Key.Key_Return)
    assert [each.credit_budget for each in session.picture.campaigns.values()] == [20]


def test_a_campaign_without_a_budget_keeps_no_credits(page: ProspectsPage, session: DeskSession) -> None:
    dialog = edited_campaign(page, session)
    dialog.budget.clear()
    press(Qt.Key.Key_Return)
    assert [each.credit_budget for each in session.picture.campaigns.values()] == [None]


def test_a_renamed_campaign_has_its_new_name_in_the_list(page: ProspectsPage, session: DeskSession) -> None:
    edited_campaign(page, session)
    press(Qt.Key.Key_End)
    press(" 2027")
    press(Qt.Key.Key_Return)
    assert says(page, "Dana", Column.CAMPAIGN) == "Nordic hiring 2027"


def test_a_deleted_campaign_leaves_its_people(
    page: ProspectsPage, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = edited_campaign(page, session)
    delete = next(each for each in dialog.findChildren(SecondaryButton) if each.text() == "Delete campaign")
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert (says(page, "Dana", Column.CAMPAIGN), len(first_names(page))) == ("", 6)


def test_a_second_campaign_of_the_same_name_is_refused_at_the_name(
    page: ProspectsPage, session: DeskSession
) -> None:
    session.perform(add_campaign, "Nordic hiring")
    page.new_campaign()
    press("nordic hiring")
    press(Qt.Key.Key_Return)
    dialog = page.findChild(CampaignDialog)
    assert dialog.error(dialog.name).startswith("There is a campaign")


def test_tags_are_given_to_all_and_taken_from_all(page: ProspectsPage, session: DeskSession, named) -> None:
    session.perform(set_tags, [named("Dana"), named("Emil")], add=["cold"])
    two(page)
    page.edit_tags()
    dialog = page.findChild(TagsDialog)
    press("warm, nordic")
    dialog.tags.item(0).setCheckState(Qt.CheckState.Unchecked)
    press(Qt.Key.Key_Return)
    assert [says(page, name, Column.TAGS) for name in ("Dana", "Emil")] == ["nordic, warm"] * 2


def test_a_tag_that_only_some_have_stays_with_them(page: ProspectsPage, session: DeskSession, named) -> None:
    session.perform(set_tags, [named("Dana")], add=["cold"])
    two(page)
    page.edit_tags()
    assert page.findChild(QListWidget).item(0).checkState() is Qt.CheckState.PartiallyChecked
    press("warm")
    press(Qt.Key.Key_Return)
    assert [says(page, name, Column.TAGS) for name in ("Dana", "Emil")] == ["cold, warm", "warm"]


def test_the_menu_sorts_by_the_columns_shown(page: ProspectsPage) -> None:
    entry(open_menu(page), "Sort by", "Name").trigger()
    assert first_names(page) == ["Amara", "Bruno", "Chloé", "Dana", "Emil", "Farid"]


def test_a_right_click_on_somebody_else_selects_them_for_the_menu(page: ProspectsPage, qtbot: QtBot) -> None:
    place = page.table.visualRect(page.table.model().index(3, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert selected(page) == [first_names(page)[3]]


def test_every_entry_of_the_menu_shows_its_key(page: ProspectsPage) -> None:
    menu = open_menu(page)
    shown = {each.text(): each.shortcut().toString() for each in menu.actions() if each.text()}
    assert (shown["Log InMail, sent today"], shown["Delete from the list"]) == ("L", "Del")


def test_rows_are_copied_as_a_table_with_its_heading(page: ProspectsPage) -> None:
    press(Qt.Key.Key_C, modifier=CTRL)
    heading, line = QApplication.clipboard().text().splitlines()
    assert heading.split("\t") == ["Name", "Company", "Title", "State", "Sent", "Until", "Priority"]
    assert line.split("\t") == [
        "Amara Okafor",
        "Northwind",
        "Head of Talent",
        "3 days left",
        "2026-08-27",
        "2026-11-25",
        "",
    ]


def test_copied_rows_are_a_table_for_texts_too(page: ProspectsPage) -> None:
    page.table.selectAll()
    press(Qt.Key.Key_C, modifier=CTRL)
    html = QApplication.clipboard().mimeData().html()
    assert html.count("<tr>") == 7
    assert "<td>Keller &amp; Sons</td>" in html


def test_a_cell_of_several_lines_stays_one_cell(page: ProspectsPage, session: DeskSession, named) -> None:
    session.perform(edit_text, named("Amara"), TextField.NOTES, "First\nthen\tsecond")
    page.table.show_column(Column.NOTES, True)
    press(Qt.Key.Key_C, modifier=CTRL)
    assert QApplication.clipboard().text().splitlines()[1].endswith("\tFirst then second")


def test_copying_says_how_many_rows(page: ProspectsPage) -> None:
    page.table.selectAll()
    press(Qt.Key.Key_C, modifier=CTRL)
    assert page.said.text() == "6 rows copied."


def test_the_first_field_of_the_tags_has_the_focus(page: ProspectsPage) -> None:
    page.edit_tags()
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
