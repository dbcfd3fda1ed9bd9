"""All keyboard shortcuts as plain values: those of the menus, of the table of people, and of fields and dialogs."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.facts import Outcome

from . import words
from .menu_bar import menus

translate = QCoreApplication.translate

_DIGITS = tuple(str(number) for number, _ in enumerate(Outcome, 1))


class Shortcut(NamedTuple):
    """What a key does. Each of `keys` ("Ctrl+N") does it; several in a row, such as digits, each do their own."""

    keys: tuple[str, ...]
    does: str


class Group(NamedTuple):
    """Shortcuts that hold in the same place."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def groups() -> tuple[Group, ...]:
    """All shortcuts, by where they hold."""
    return (
        *_of_menus(),
        of_table(),
        of_calendar(),
        of_ledger(),
        of_campaigns(),
        of_plan(),
        of_import(),
        _of_fields(),
    )


def _of_menus() -> tuple[Group, ...]:
    found = []
    for title, commands in menus():
        shortcuts = tuple(
            Shortcut(tuple(command.shortcuts.split()), _plain(command.text))
            for command in commands
            if command is not None and command.shortcuts
        )
        if shortcuts:
            found.append(Group(_plain(title), shortcuts))
    return tuple(found)


def of_table() -> Group:
    """The keys that do something with the people selected in the table."""
    answers = ", ".join(f"{number} {words.outcome(outcome)}" for number, outcome in enumerate(Outcome, 1))
    earlier = tuple(f"Shift+{digit}" for digit in _DIGITS)
    return Group(
        translate("shortcuts", "In the table of people"),
        (
            Shortcut(("L",), translate("shortcuts", "Log InMail, sent today")),
            Shortcut(("Shift+L",), translate("shortcuts", "Log InMail, on another day")),
            Shortcut(_DIGITS, translate("shortcuts", "Record response: %1").replace("%1", answers)),
            Shortcut(earlier, translate("shortcuts", "The same response, on an earlier day")),
            Shortcut(("R",), translate("shortcuts", "Record response, on an earlier day")),
            Shortcut(("X",), translate("shortcuts", "Mark deleted, today")),
            Shortcut(("Shift+X",), translate("shortcuts", "Mark deleted, on an earlier day")),
            Shortcut(("U",), translate("shortcuts", "Mark undelivered, today")),
            Shortcut(("Shift+U",), translate("shortcuts", "Mark undelivered, on an earlier day")),
            Shortcut(("T",), translate("shortcuts", "Log a free touch")),
            Shortcut(("F",), translate("shortcuts", "Follow-up day")),
            Shortcut(("G",), translate("shortcuts", "Tags")),
            Shortcut(("N",), translate("shortcuts", "Notes")),
            Shortcut(("O",), translate("shortcuts", "Open profile in the browser")),
            Shortcut(("F2", "Return", "Enter"), translate("shortcuts", "Edit in place")),
            Shortcut(("Ctrl+C",), translate("shortcuts", "Copy rows")),
            Shortcut(("Ctrl+A",), translate("shortcuts", "Select all")),
            Shortcut(("Del", "Ctrl+Backspace"), translate("shortcuts", "Delete from the list")),
        ),
    )


def of_ledger() -> Group:
    """The keys that do something with the entry selected in the ledger."""
    return Group(
        translate("shortcuts", "In the ledger"),
        (
            Shortcut(("C",), translate("shortcuts", "Correct what was recorded")),
            Shortcut(("P",), translate("shortcuts", "Show the person in the list")),
            Shortcut(("D",), translate("shortcuts", "Show the day in the calendar")),
            Shortcut(("/",), translate("shortcuts", "Find entries of a person by name")),
            Shortcut(("Return", "Enter"), translate("shortcuts", "Go on to what can be done with the entry")),
            Shortcut(("Ctrl+C",), translate("shortcuts", "Copy rows")),
        ),
    )


def of_calendar() -> Group:
    """The keys that move through the days of the calendar."""
    return Group(
        translate("shortcuts", "In the calendar"),
        (
            Shortcut(("Left", "Right", "Up", "Down"), translate("shortcuts", "A day or a week further")),
            Shortcut(("PgUp", "PgDown"), translate("shortcuts", "The month before, the month after")),
            Shortcut(
                ("Ctrl+PgUp", "Ctrl+PgDown"),
                translate("shortcuts", "The same month a year before, a year after"),
            ),
            Shortcut(("Home", "End"), translate("shortcuts", "First and last day of the week")),
            Shortcut(("T",), translate("shortcuts", "Today")),
            Shortcut(("G",), translate("shortcuts", "Go to a day")),
            Shortcut(("Return", "Enter"), translate("shortcuts", "Go on to what can be done on that day")),
        ),
    )


def of_campaigns() -> Group:
    """The keys that do something with the members of a campaign, beside those of the table of people."""
    return Group(
        translate("shortcuts", "Among the members of a campaign"),
        (
            Shortcut(("1", "2", "3", "0"), translate("shortcuts", "Priority: high, medium, low, none")),
            Shortcut(("Return", "Enter"), translate("shortcuts", "Show the person in the list")),
            Shortcut(("Del",), translate("shortcuts", "Take out of the campaign")),
        ),
    )


def of_plan() -> Group:
    """The keys on the line of time of the plan's history, and in the list of rules."""
    return Group(
        translate("shortcuts", "On the plan’s line of time, and in the rules"),
        (
            Shortcut(("Left", "Right"), translate("shortcuts", "The step before, the step after")),
            Shortcut(
                ("Return", "Enter"), translate("shortcuts", "Edit the step; use another value for the rule")
            ),
            Shortcut(("Del",), translate("shortcuts", "Remove the step")),
            Shortcut(("Ins",), translate("shortcuts", "Add a change on that day")),
        ),
    )


def of_import() -> Group:
    """The keys that decide about the messages selected in the review of an archive."""
    return Group(
        translate("shortcuts", "In the review of an archive"),
        (
            Shortcut(("Space",), translate("shortcuts", "Import it, or leave it out")),
            Shortcut(("I",), translate("shortcuts", "It was an InMail, or it was none")),
            Shortcut(("F",), translate("shortcuts", "It was free, or it took a credit")),
            Shortcut(_DIGITS, translate("shortcuts", "What the answer was")),
            Shortcut(("0",), translate("shortcuts", "There was no answer")),
            Shortcut(("/",), translate("shortcuts", "Find messages by name or subject")),
        ),
    )


def _of_fields() -> Group:
    return Group(
        translate("shortcuts", "In fields and dialogs"),
        (
            Shortcut(("Ctrl+Return",), translate("shortcuts", "Save, from anywhere in a dialog")),
            Shortcut(("Esc",), translate("shortcuts", "Leave a dialog or an import; empty a search field")),
            Shortcut(("Up", "Down"), translate("shortcuts", "In a day: the day after, the day before")),
            Shortcut(("Alt+Down",), translate("shortcuts", "In a day: choose from a calendar")),
        ),
    )


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
