"""What can be done with the selected people: its keys in the table, and the menu that shows all of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.people import Column
from inmail_desk.store.values import Priority

from . import words
from .icons import icon
from .people_columns import ALL_COLUMNS
from .table_actions import TableActions

if TYPE_CHECKING:
    from .prospects_page import ProspectsPage


class PeopleActions(TableActions):
    """The actions of the list."""

    def __init__(self, page: "ProspectsPage") -> None:
        super().__init__(page.table, page)
        self._page = page
        add = self.add
        self.log_today = add(self.tr("Log InMail, sent today"), page.log_inmail_today, "L", icon_name="send")
        self.log = add(self.tr("Log InMail…"), page.log_inmail, "Shift+L")
        self.outcomes = [
            add(words.outcome(outcome), partial(page.record_outcome, outcome), str(number))
            for number, outcome in enumerate(Outcome, 1)
        ]
        for number, outcome in enumerate(Outcome, 1):
            name = self.tr("%1 on an earlier day…").replace("%1", words.outcome(outcome))
            add(name, partial(page.record_response, outcome), f"Shift+{number}")
        self.respond = add(self.tr("On an earlier day…"), page.record_response, "R", icon_name="reply")
        self.deleted_today = add(self.tr("Today"), page.mark_deleted_today, "X")
        self.deleted = add(self.tr("On an earlier day…"), page.mark_deleted, "Shift+X")
        self.undelivered_today = add(self.tr("Today"), page.mark_undelivered_today, "U")
        self.undelivered = add(self.tr("On an earlier day…"), page.mark_undelivered, "Shift+U")
        self.touch = add(self.tr("Log a free touch…"), page.log_touch, "T", icon_name="comment")
        self.follow_up = add(self.tr("Follow-up day…"), page.set_follow_up, "F", icon_name="follow-up")
        self.tags = add(self.tr("Tags…"), page.edit_tags, "G", icon_name="tag")
        self.edit = add(self.tr("Edit in place"), page.edit_cell, "F2", "Return", "Enter", icon_name="edit")
        self.notes = add(self.tr("Notes"), page.edit_notes, "N", icon_name="note")
        self.open_profile = add(
            self.tr("Open profile in the browser"), page.open_profile, "O", icon_name="open-browser"
        )
        self.copy = add(self.tr("Copy rows"), page.copy_selected, "Ctrl+C", icon_name="copy")
        self.delete = add(
            self.tr("Delete from the list"), page.delete_selected, "Del", "Ctrl+Backspace", icon_name="trash"
        )
        self.forget = add(self.tr("Forget this person…"), page.forget)

    def menu(self) -> QMenu:
        """A new menu of all that can be done with those who are selected now."""
        menu = QMenu(self._page)
        # Not DeleteOnClose: an action's slot may still run while the menu closes.
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.log_today)
        menu.addAction(self.log)
        answers = menu.addMenu(icon("reply"), self.tr("Record response"))
        answers.addActions(self.outcomes)
        answers.addSeparator()
        answers.addAction(self.respond)
        deleted = menu.addMenu(icon("close"), self.tr("Mark deleted"))
        deleted.addActions([self.deleted_today, self.deleted])
        undelivered = menu.addMenu(icon("undelivered"), self.tr("Mark undelivered"))
        undelivered.addActions([self.undelivered_today, self.undelivered])
        menu.addSeparator()
        menu.addActions([self.touch, self.follow_up])
        menu.addSeparator()
        self._add_priorities(menu.addMenu(icon("flag"), self.tr("Priority")))
        self._add_campaigns(menu.addMenu(icon("campaign"), self.tr("Campaign")))
        menu.addActions([self.tags, self.edit, self.notes])
        menu.addSeparator()
        menu.addActions([self.open_profile, self.copy])
        menu.addMenu(self.sort_menu(menu))
        menu.addMenu(self.columns_menu(menu))
        menu.addSeparator()
        menu.addActions([self.delete, self.forget])
        self.forget.setEnabled(len(self._page.selected_ids()) == 1)
        return menu

    def columns_menu(self, parent: QMenu | None = None) -> QMenu:
        """A menu that chooses which columns are shown."""
        table = self._page.table
        menu = QMenu(self.tr("Columns"), parent or self._page)
        menu.setIcon(icon("columns"))
        for column in ALL_COLUMNS:
            action = menu.addAction(words.column(column))
            action.setCheckable(True)
            action.setChecked(column in table.shown_columns())
            action.setEnabled(column is not Column.NAME)
            action.toggled.connect(lambda shown, column=column: table.show_column(column, shown))
        menu.addSeparator()
        menu.addAction(self.tr("Columns as they were at first")).triggered.connect(table.reset_columns)
        return menu

    def sort_menu(self, parent: QMenu) -> QMenu:
        """A menu that sorts by a column shown; by the present one the other way round."""
        menu = QMenu(self.tr("Sort by"), parent)
        present, descending = self._page.order()
        for column in self._page.table.shown_columns():
            action = menu.addAction(words.column(column))
            action.setCheckable(True)
            action.setChecked(column is present)
            turned = column is present and not descending
            action.triggered.connect(
                lambda _checked, column=column, turned=turned: self._page.sort(column, turned)
            )
        return menu

    def _add_priorities(self, menu: QMenu) -> None:
        prospects = self._page.selected_prospects()
        for priority in (*Priority, None):
            action = menu.addAction(words.priority(priority))
            action.setCheckable(True)
            action.setChecked(bool(prospects) and all(each.priority == priority for each in prospects))
            action.triggered.connect(lambda _checked, priority=priority: self._page.set_priority(priority))

    def _add_campaigns(self, menu: QMenu) -> None:
        prospects = self._page.selected_prospects()
        campaigns = self._page.campaigns()
        choices: list[tuple[str, int | None]] = [(self.tr("No campaign"), None)]
        choices += [(_plain(each.name), each.id) for each in campaigns]
        for name, id in choices:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(bool(prospects) and all(each.campaign_id == id for each in prospects))
            action.triggered.connect(lambda _checked, id=id: self._page.set_campaign(id))
        menu.addSeparator()
        menu.addAction(self.tr("New campaign…")).triggered.connect(self._page.new_campaign)
        if campaigns:
            edited = menu.addMenu(self.tr("Edit campaign"))
            for each in campaigns:
                action = edited.addAction(self.tr("%1…").replace("%1", _plain(each.name)))
                action.triggered.connect(lambda _checked, each=each: self._page.edit_campaign(each))


def _plain(text: str) -> str:
    """The text as a menu shows it, in which "&" would mark a key."""
    return text.replace("&", "&&")
