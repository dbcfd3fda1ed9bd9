"""The menus: every action of the program with its name, its shortcut, and what it needs to be of use."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


class Needs(Enum):
    """What must be there before an action can be done."""

    NOTHING = 0
    ACCOUNT = 1
    SELECTION = 2  # people selected on the page in front


class Command(NamedTuple):
    """An action. `key` names it in the code; `tip` says more than its text, "" where that says all.

    `shortcuts` are apart by spaces. `hint` is a key that the table of people acts on itself, since text fields mean
    something else by it; the menu only shows it. `within` is the key of the submenu that it stands in, "" for none.
    """

    key: str
    text: str
    shortcuts: str = ""
    needs: Needs = Needs.ACCOUNT
    tip: str = ""
    hint: str = ""
    within: str = ""


SEPARATOR = None


def menus() -> tuple[tuple[str, tuple[Command | None, ...]], ...]:
    """All menus with their commands; None stands for a separator."""
    tr = QCoreApplication.translate
    free, chosen = Needs.NOTHING, Needs.SELECTION
    return (
        (
            tr("menus", "&File"),
            (
                Command(
                    "new",
                    tr("menus", "&New…"),
                    "Ctrl+Shift+N",
                    free,
                    tr(
                        "menus",
                        "A second account, such as Sales Navigator beside Premium, is a file of its own",
                    ),
                ),
                Command("open", tr("menus", "&Open…"), "Ctrl+O", free),
                Command("recent", tr("menus", "Open &recent"), "", free),
                Command(
                    "demo",
                    tr("menus", "Look at the &demo"),
                    "",
                    free,
                    tr("menus", "Invented people in a file that is not kept"),
                ),
                SEPARATOR,
                Command(
                    "import",
                    tr("menus", "&Import…"),
                    "Ctrl+I",
                    free,
                    tr(
                        "menus",
                        "LinkedIn’s archive; you look through it before anything is written",
                    ),
                ),
                Command(
                    "import_list",
                    tr("menus", "Import &list…"),
                    "Ctrl+Shift+I",
                    tip=tr(
                        "menus",
                        "People from CSV, Excel, a sheet, or text copied from Sales Navigator or Recruiter",
                    ),
                ),
                Command("export", tr("menus", "&Export")),
                Command(
                    "export_csv",
                    tr("menus", "Prospects as &CSV…"),
                    tip=tr("menus", "Whom the filter and the search show now, with the columns shown"),
                    within="export",
                ),
                Command(
                    "export_xlsx",
                    tr("menus", "Prospects as &spreadsheet (XLSX)…"),
                    tip=tr("menus", "Whom the filter and the search show now, with the columns shown"),
                    within="export",
                ),
                Command(
                    "export_ledger",
                    tr("menus", "&Ledger as spreadsheet…"),
                    tip=tr("menus", "The entries that the filters of the ledger show now"),
                    within="export",
                ),
                Command(
                    "report",
                    tr("menus", "Activity &report (PDF)…"),
                    "Ctrl+P",
                    tip=tr(
                        "menus", "Who was written to, when and how, and what came of it: to print or to send"
                    ),
                    within="export",
                ),
                Command(
                    "export_ics",
                    tr("menus", "Cale&ndar (iCalendar)…"),
                    tip=tr("menus", "Losses, renewals, last days for answers and follow-ups, with reminders"),
                    within="export",
                ),
                Command(
                    "export_json",
                    tr("menus", "&Everything (JSON)…"),
                    tip=tr("menus", "All that the data file holds, in a form that other programs can read"),
                    within="export",
                ),
                SEPARATOR,
                Command("quit", tr("menus", "&Quit"), "Ctrl+Q", free),
            ),
        ),
        (
            tr("menus", "&Edit"),
            (
                Command("undo", tr("menus", "&Undo"), "Ctrl+Z"),
                Command("redo", tr("menus", "&Redo"), "Ctrl+Shift+Z Ctrl+Y"),
                SEPARATOR,
                Command(
                    "copy",
                    tr("menus", "&Copy rows"),
                    "",
                    chosen,
                    tr("menus", "Copies the selected people as a table"),
                    "Ctrl+C",
                ),
                Command("find", tr("menus", "&Find people"), "Ctrl+F"),
                SEPARATOR,
                Command(
                    "settings",
                    tr("menus", "&Settings…"),
                    "Ctrl+,",
                    free,
                    tr("menus", "Look, days, the account’s time zone, and where its files lie"),
                ),
            ),
        ),
        (
            tr("menus", "&Prospects"),
            (
                Command(
                    "add",
                    tr("menus", "&Add prospect…"),
                    "Ctrl+N",
                    tip=tr("menus", "Paste the address or the text of a profile, or type a name"),
                ),
                SEPARATOR,
                Command(
                    "log",
                    tr("menus", "&Log InMail…"),
                    "Ctrl+L",
                    tip=tr("menus", "Notes an InMail that you sent on LinkedIn; nothing is sent from here"),
                ),
                Command(
                    "respond",
                    tr("menus", "&Record response…"),
                    "Ctrl+R",
                    tip=tr("menus", "Notes how somebody answered, which may return the credit"),
                ),
                Command(
                    "delete_inmail",
                    tr("menus", "Mark &deleted…"),
                    "Ctrl+Shift+D",
                    chosen,
                    tr("menus", "You deleted the InMail on LinkedIn; its credit does not return"),
                ),
                Command(
                    "undelivered",
                    tr("menus", "Mark &undelivered…"),
                    "Ctrl+Shift+X",
                    chosen,
                    tr("menus", "LinkedIn could not deliver the InMail; its credit returns"),
                ),
                SEPARATOR,
                Command(
                    "touch",
                    tr("menus", "Log a free &touch…"),
                    "Ctrl+T",
                    chosen,
                    tr(
                        "menus",
                        "A comment, an e-mail, an introduction: what reaches somebody without a credit",
                    ),
                ),
                Command(
                    "follow_up",
                    tr("menus", "&Follow-up day…"),
                    "Ctrl+D",
                    chosen,
                    tr("menus", "The day on which Today reminds you of somebody"),
                ),
                Command(
                    "profile",
                    tr("menus", "&Open profile"),
                    "Ctrl+Shift+O",
                    chosen,
                    tr("menus", "In your own browser; nothing else leaves this computer"),
                ),
                Command(
                    "in_ledger",
                    tr("menus", "&Show in ledger"),
                    "Ctrl+Shift+L",
                    chosen,
                    tr("menus", "What their InMails took and returned, entry by entry"),
                ),
                Command(
                    "in_campaign",
                    tr("menus", "Sho&w in campaign"),
                    needs=chosen,
                    tip=tr("menus", "The campaign of the person, with its budget and whom to write to next"),
                ),
                SEPARATOR,
                Command(
                    "new_campaign",
                    tr("menus", "New &campaign…"),
                    tip=tr("menus", "People with a purpose in common, and a budget of credits"),
                ),
                Command(
                    "split",
                    tr("menus", "Start from a sp&lit…"),
                    tip=tr("menus", "A ready-made division of the credits into campaigns"),
                ),
                SEPARATOR,
                Command(
                    "delete",
                    tr("menus", "D&elete from the list"),
                    "",
                    chosen,
                    tr("menus", "Undo brings them back"),
                    "Del",
                ),
                Command(
                    "forget",
                    tr("menus", "For&get this person…"),
                    "",
                    chosen,
                    tr("menus", "Removes a person for good, without undo"),
                ),
            ),
        ),
        (
            tr("menus", "P&lan"),
            (
                Command(
                    "check",
                    tr("menus", "Check with &LinkedIn…"),
                    "Ctrl+K",
                    tip=tr("menus", "Compares the number that LinkedIn shows with the balance here"),
                ),
                SEPARATOR,
                Command(
                    "rules",
                    tr("menus", "R&ules"),
                    tip=tr("menus", "Every rule with its source, and your own values"),
                ),
                Command(
                    "rulebooks",
                    tr("menus", "Co&mpare rulebooks"),
                    tip=tr("menus", "What each source says of your plan, with your own numbers"),
                ),
                SEPARATOR,
                Command(
                    "change_plan", tr("menus", "&Change plan…"), tip=tr("menus", "Another plan from a day on")
                ),
                Command(
                    "cancel_plan",
                    tr("menus", "C&ancel plan…"),
                    tip=tr("menus", "Asks for the last day of access; what is left then is forfeited"),
                ),
                Command(
                    "subscribe", tr("menus", "&Subscribe again…"), tip=tr("menus", "After a cancellation")
                ),
                SEPARATOR,
                Command(
                    "purchase",
                    tr("menus", "Record &purchase…"),
                    tip=tr("menus", "Single credits that you bought from LinkedIn"),
                ),
                Command(
                    "bonus",
                    tr("menus", "Record &bonus…"),
                    tip=tr("menus", "Credits that LinkedIn gave you: a promotion, a survey, support"),
                ),
                Command(
                    "price", tr("menus", "Set p&rice…"), tip=tr("menus", "What the plan costs from a day on")
                ),
                Command(
                    "card",
                    tr("menus", "Payment car&d…"),
                    tip=tr(
                        "menus", "Marks it expired or renewed; LinkedIn takes no InMail while it has expired"
                    ),
                ),
            ),
        ),
        (
            tr("menus", "&View"),
            (
                Command("back", tr("menus", "&Back"), "Alt+Left", tip=tr("menus", "The page before")),
                SEPARATOR,
                Command("today", tr("menus", "&Today"), "Ctrl+1"),
                Command("prospects", tr("menus", "&Prospects"), "Ctrl+2"),
                Command("calendar", tr("menus", "&Calendar"), "Ctrl+3"),
                Command("ledger", tr("menus", "&Ledger"), "Ctrl+4"),
                Command("campaigns", tr("menus", "Ca&mpaigns"), "Ctrl+5"),
                Command("plan", tr("menus", "Plan && &rules"), "Ctrl+6"),
                SEPARATOR,
                Command("appearance", tr("menus", "&Appearance"), "", free),
            ),
        ),
        (
            tr("menus", "&Help"),
            (
                Command("credits", tr("menus", "&How the credits are counted"), "F1", free),
                Command("shortcuts", tr("menus", "&Keyboard shortcuts"), "Ctrl+/", free),
                Command(
                    "browser",
                    tr("menus", "Add from the &browser"),
                    "",
                    free,
                    tr("menus", "A bookmark that hands over the profile you are looking at"),
                ),
                SEPARATOR,
                Command(
                    "new_version",
                    tr("menus", "Look for a new &version"),
                    "",
                    free,
                    tr(
                        "menus",
                        "Opens the page of releases in your browser; the program never looks by itself",
                    ),
                ),
                Command("about", tr("menus", "&About InMail Desk"), "", free),
            ),
        ),
    )


class Menus(QObject):
    """The menu bar's actions by key, each of which calls `do` with its key; and its submenus."""

    def __init__(self, bar: QMenuBar, do: Callable[[str], object]) -> None:
        super().__init__(bar)
        self.actions: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        self._needs: dict[str, Needs] = {}
        for title, commands in menus():
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            for command in commands:
                if command is SEPARATOR:
                    menu.addSeparator()
                elif command.key in _SUBMENUS:
                    self.submenus[command.key] = submenu = menu.addMenu(command.text)
                    submenu.setToolTipsVisible(True)
                else:
                    self._add(self.submenus.get(command.within, menu), command, do)

    def _add(self, menu: QMenu, command: Command, do: Callable[[str], object]) -> None:
        text = command.text
        if command.hint:
            hint = QKeySequence(command.hint).toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{text}\t{hint}"
        action = menu.addAction(text)
        action.setObjectName(command.key)
        if command.shortcuts:
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts.split()])
        if command.tip:
            action.setToolTip(command.tip)
        action.setMenuRole(_ROLES.get(command.key, QAction.MenuRole.NoRole))
        action.triggered.connect(lambda _checked, key=command.key: do(key))
        self.actions[command.key] = action
        self._needs[command.key] = command.needs

    def enable(self, *, account: bool, selection: bool) -> None:
        """Leaves enabled what can be done now."""
        at_hand = {Needs.NOTHING: True, Needs.ACCOUNT: account, Needs.SELECTION: selection}
        for key, action in self.actions.items():
            action.setEnabled(at_hand[self._needs[key]])


def step_name(step: str | None) -> str:
    """The name of a step that can be undone or done again, "" for none."""
    return "" if step is None else QCoreApplication.translate("actions", step)


_SUBMENUS = ("recent", "export", "appearance")

# macOS moves these into the menu that bears the program's name.
_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}
