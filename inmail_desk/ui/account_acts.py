"""What the menus, and the buttons of the page Today, do with an open account."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from inmail_desk.desk.today import Figure
from inmail_desk.desk.todos import Todo, TodoKind

from .menu_bar import step_name
from .pages import CALENDAR, CAMPAIGNS, LEDGER, PLAN, PROSPECTS, TODAY, Pages

if TYPE_CHECKING:
    from pathlib import Path

    from inmail_desk.desk.pasting import Candidate

    from .activity_dialog import ActivityDialog
    from .export_acts import ExportActs
    from .list_import_dialog import ListImportDialog
    from .runner import Runner

translate = QCoreApplication.translate


class AccountActs:
    """The actions on one account by their keys in the menus. Dialogs open over `window`."""

    def __init__(self, pages: Pages, window: QWidget, runner: "Runner") -> None:
        self._pages = pages
        self._session = pages.session
        self._window = window
        self._runner = runner
        self._exports: ExportActs | None = None
        self._dialogs: dict[str, QDialog] = {}
        today = pages.today
        today.add_wanted.connect(self._add)
        today.log_wanted.connect(self._log)
        today.why_wanted.connect(self.show_why)
        today.todo_wanted.connect(self._do)
        pages.built.connect(self._connect)
        pages.frame.said.undo_clicked.connect(self._undo)
        self._acts = self._by_key()

    def do(self, key: str) -> None:
        """Does the action of this key. KeyError for an action that needs no account."""
        self._acts[key]()

    def exports(self) -> "ExportActs":
        """What people take out; made when it is wanted first."""
        if self._exports is None:
            from .export_acts import ExportActs

            self._exports = ExportActs(self._pages, self._window, self._runner)
        return self._exports

    def may_leave(self) -> bool:
        """Whether nothing is lost by closing what is open over the window, or the person agrees to lose it."""
        dialog = cast("ListImportDialog | None", self._dialogs.get("list"))
        return dialog is None or not dialog.isVisible() or dialog.may_be_left()

    def close_dialogs(self) -> None:
        """Closes what is open over the window, as another account comes in front."""
        for dialog in list(self._dialogs.values()):
            dialog.close()

    def _by_key(self) -> dict[str, Callable[[], object]]:
        pages = self._pages
        people, plan = pages.on_people, pages.on_plan
        return {
            "undo": self._undo,
            "redo": self._redo,
            "copy": lambda: pages.on_prospects().copy_selected(),
            "find": lambda: pages.on_prospects().focus_search(),
            "add": self._add,
            "log": self._log,
            "respond": self._respond,
            "delete_inmail": lambda: people().mark_deleted(),
            "undelivered": lambda: people().mark_undelivered(),
            "touch": lambda: people().log_touch(),
            "follow_up": lambda: people().set_follow_up(),
            "profile": lambda: people().open_profile(),
            "delete": lambda: people().delete_selected(),
            "forget": lambda: people().forget(),
            "import_list": self.import_list,
            "check": self._check,
            "change_plan": lambda: plan().change_plan(),
            "cancel_plan": lambda: plan().cancel_plan(),
            "subscribe": lambda: plan().subscribe_again(),
            "purchase": lambda: plan().record_purchase(),
            "bonus": lambda: plan().record_bonus(),
            "price": lambda: plan().set_price(),
            "card": lambda: plan().mark_card(),
            "rules": lambda: plan().show_part("rules"),
            "rulebooks": lambda: plan().show_part("rulebooks"),
            "back": pages.go_back,
            "today": lambda: pages.show(TODAY),
            "prospects": lambda: pages.show(PROSPECTS),
            "calendar": lambda: pages.show(CALENDAR),
            "ledger": lambda: pages.show(LEDGER),
            "campaigns": lambda: pages.show(CAMPAIGNS),
            "plan": lambda: pages.show(PLAN),
            "in_ledger": self._show_in_ledger,
            "in_campaign": self._show_in_campaign,
            "new_campaign": lambda: pages.on_campaigns().add_campaign(),
            "split": lambda: pages.on_campaigns().start_from_split(),
            "export_csv": lambda: self.exports().ask_for_people(".csv"),
            "export_xlsx": lambda: self.exports().ask_for_people(".xlsx"),
            "export_ledger": lambda: self.exports().ask_for_ledger(),
            "export_ics": lambda: self.exports().ask_for_calendar(),
            "export_json": lambda: self.exports().ask_for_everything(),
            "report": lambda: self._open("report", self.exports().report()),
        }

    def _connect(self, key: str) -> None:
        """Does what a page wants done that was built now."""
        if key == CALENDAR:
            page = self._pages.calendar()
            page.check_wanted.connect(self._check)
            page.correct_wanted.connect(self._correct)
            page.log_wanted.connect(self._log_for)
            page.respond_wanted.connect(self._respond_for)
            page.touch_wanted.connect(self._touch_for)
            page.follow_up_wanted.connect(self._follow_up_for)
            page.to_write_wanted.connect(self._show_to_write)
            page.export_wanted.connect(lambda: self.exports().ask_for_calendar())
        elif key == LEDGER:
            ledger = self._pages.ledger()
            ledger.check_wanted.connect(self._check)
            ledger.correct_wanted.connect(self._correct)
            ledger.export_wanted.connect(lambda: self.exports().ask_for_ledger())
        elif key == PROSPECTS:
            prospects = self._pages.prospects()
            prospects.list_wanted.connect(self.import_list)
            prospects.export_wanted.connect(lambda suffix: self.exports().ask_for_people(suffix))

    def _undo(self) -> None:
        session = self._session
        self._step(session.undo_or_say, session.data.undo_name, translate("MainWindow", "Undone: %1"))

    def _redo(self) -> None:
        session = self._session
        self._step(session.redo_or_say, session.data.redo_name, translate("MainWindow", "Done again: %1"))

    def _step(self, step: Callable[[QWidget, Callable[[], None]], None], name: str | None, said: str) -> None:
        text = said.replace("%1", step_name(name))
        step(self._window, lambda: self._pages.frame.said.say(text, undo=False))

    def _add(self) -> None:
        self._pages.on_prospects().add_prospects()

    def add_handed_over(self, person: "Candidate") -> None:
        """Asks whether to add somebody whose profile was handed over."""
        self._pages.on_prospects().add_handed_over(person)

    def _log(self) -> None:
        if self._pages.selected():
            self._pages.on_people().log_inmail()
        else:
            self._choose(translate("MainWindow", "Log an InMail to"), self._log_to, unanswered_only=False)

    def _log_to(self, prospect_id: Any) -> None:
        self._pages.show_person(prospect_id)
        self._pages.prospects().log_inmail()

    def _respond(self) -> None:
        if self._pages.selected():
            self._pages.on_people().record_response()
        else:
            title = translate("MainWindow", "Record a response of")
            self._choose(title, self._respond_of, unanswered_only=True)

    def _respond_of(self, prospect_id: Any) -> None:
        self._pages.show_person(prospect_id)
        self._pages.prospects().record_response()

    def _choose(self, title: str, then: Callable[[object], None], *, unanswered_only: bool) -> None:
        from .choose_person_dialog import ChoosePersonDialog

        dialog = ChoosePersonDialog(title, self._session, self._window, unanswered_only=unanswered_only)
        dialog.chosen.connect(then)
        dialog.add_wanted.connect(self._add)
        self._open("choose", dialog)

    def import_list(self, path: "Path | None" = None) -> None:
        """Asks for a list of people, or reads the one in a file."""
        from .list_import_dialog import ListImportDialog

        dialog = ListImportDialog(self._session, self._window, memory=self._pages.memory)
        self._tell_after(dialog)
        self._open("list", dialog)
        if path is not None:
            dialog.read_file(path)

    def _check(self) -> None:
        from .check_dialog import CheckDialog

        dialog = CheckDialog(self._session, self._window)
        dialog.accepted.connect(lambda: self._pages.frame.said.say(dialog.said, undo=True))
        self._open("check", dialog)

    def _correct(self, source: Any) -> None:
        from .correct_dialog import open_correction

        dialog = open_correction(self._session, source, self._window)
        if dialog is not None:
            self._tell_after(dialog)

    # About somebody, whatever page is in front

    def _log_for(self, prospect_ids: Any) -> None:
        from .log_inmail_dialog import LogInMailDialog

        self._ask(LogInMailDialog(self._session, list(prospect_ids), self._window))

    def _respond_for(self, prospect_id: int) -> None:
        from .response_dialog import ResponseDialog

        self._ask(ResponseDialog(self._session, [prospect_id], self._window))

    def _touch_for(self, prospect_id: int) -> None:
        from .touch_dialog import TouchDialog

        self._ask(TouchDialog(self._session, [prospect_id], self._window))

    def _follow_up_for(self, prospect_id: int) -> None:
        from .follow_up_dialog import FollowUpDialog

        self._ask(FollowUpDialog(self._session, [prospect_id], self._window))

    def _ask(self, dialog: "ActivityDialog") -> None:
        self._tell_after(dialog)
        self._open("activity", dialog)

    def _tell_after(self, dialog: "ActivityDialog | ListImportDialog") -> None:
        """Says beneath the page what was done, once it is."""
        said = self._pages.frame.said
        dialog.accepted.connect(lambda: said.say(dialog.said, undo=dialog.changed))

    def _show_to_write(self) -> None:
        from inmail_desk.desk.people import Filter

        self._pages.on_prospects().show_filter(Filter.TO_WRITE)

    def _show_in_ledger(self) -> None:
        people = self._pages.selected()
        if people:
            self._pages.on_ledger().show_person(people[0])

    def _show_in_campaign(self) -> None:
        ids = self._pages.selected()
        campaign = self._session.picture.prospects[ids[0]].campaign_id if ids else None
        if campaign is None:
            text = translate("MainWindow", "The person is in no campaign.")
            self._pages.frame.said.say(text, undo=False)
        else:
            self._pages.on_campaigns().show_campaign(campaign)

    def show_why(self, figure: Figure) -> None:
        """Takes a figure of the page Today apart."""
        from .why_dialog import WhyDialog

        dialog = WhyDialog(
            self._session,
            figure,
            self._window,
            open_person=self._pages.show_person,
            compare=lambda: self._pages.on_plan().show_part("rulebooks"),
        )
        self._open("why", dialog)

    def _do(self, todo: Todo) -> None:
        from inmail_desk.desk.people import Filter

        pages = self._pages
        match todo.kind:
            case TodoKind.USE_CREDITS:
                pages.on_prospects().show_filter(Filter.TO_WRITE)
                pages.prospects().select_prospects([person.id for person in todo.people])
            case TodoKind.NOTHING_TO_SEND:
                self._show_to_write()
            case TodoKind.FOLLOW_UP:
                pages.on_prospects().show_filter(Filter.ALL)
                pages.prospects().select_prospects([person.id for person in todo.people])
            case TodoKind.WINDOW_CLOSES:
                pages.show_person(todo.people[0].id)
                pages.prospects().log_touch()
            case TodoKind.NOBODY_TO_WRITE | TodoKind.FIRST_PROSPECTS:
                self._add()
            case TodoKind.CHECK_BALANCE | TodoKind.CHECK_DIFFERS | TodoKind.FOUND_NO_CREDIT:
                self._check()
            case TodoKind.TRIAL_ENDS | TodoKind.PLAN_ENDS | TodoKind.PLAN_CHANGES:
                pages.show(PLAN)
            case TodoKind.NEWER_RULEBOOK:
                pages.on_plan().show_part("rulebooks")
            case TodoKind.CARD_EXPIRED:
                pages.on_plan().mark_card()

    def _open(self, key: str, dialog: QDialog) -> None:
        self._dialogs[key] = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(lambda: self._dialogs.pop(key, None))
        dialog.open()
