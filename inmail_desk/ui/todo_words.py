"""What there is to do, in words. Pure: values in, words out."""

from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.today import TodayPage
from inmail_desk.desk.todos import Todo, TodoKind

from . import words
from .colours import Tone
from .sentences import day
from .today_words import last_check

translate = QCoreApplication.translate


class TodoWords(NamedTuple):
    """How a to-do reads."""

    icon: str
    tone: Tone
    title: str
    text: str
    button: str


def todo_words(todo: Todo, page: TodayPage) -> TodoWords:
    """How a to-do of this page reads."""
    on = "" if todo.on is None else day(todo.on, page.today)
    names = ", ".join(person.name for person in todo.people[:3])
    match todo.kind:
        case TodoKind.USE_CREDITS:
            title = words.counted(
                todo.number,
                translate("todo", "Use 1 credit by %2"),
                translate("todo", "Use %1 credits by %2"),
            )
            text = translate("todo", "Best first: %1").replace("%1", names)
            if todo.more:
                text += translate("todo", " and %1 more").replace("%1", words.number(todo.more))
            return TodoWords(
                "send", Tone.WARN, title.replace("%2", on), text, translate("todo", "Choose who")
            )
        case TodoKind.NOBODY_TO_WRITE:
            title = words.counted(
                todo.number,
                translate("todo", "Use 1 credit by %2"),
                translate("todo", "Use %1 credits by %2"),
            )
            text = translate("todo", "Nobody is left to write to: add the people you want to reach")
            return TodoWords(
                "send", Tone.WARN, title.replace("%2", on), text, translate("todo", "Add prospect")
            )
        case TodoKind.FIRST_PROSPECTS:
            title = translate("todo", "Add the people you want to write to")
            text = translate("todo", "Paste the address of a LinkedIn profile, several, or a profile’s text")
            return TodoWords("people", Tone.INFO, title, text, translate("todo", "Add prospect"))
        case TodoKind.WINDOW_CLOSES:
            return _window_closes(todo, names, on)
        case TodoKind.FOLLOW_UP:
            title = words.counted(
                todo.number,
                translate("todo", "Follow up with %2"),
                translate("todo", "Follow up with %1 people"),
            ).replace("%2", names)
            since = translate("todo", "Due on %1").replace("%1", on)
            text = since if todo.number == 1 else names
            if todo.number > 3:
                text += translate("todo", " and %1 more").replace("%1", words.number(todo.number - 3))
            return TodoWords("follow-up", Tone.INFO, title, text, translate("todo", "Show"))
        case TodoKind.CHECK_BALANCE:
            return TodoWords(
                "check",
                Tone.INFO,
                translate("todo", "Check the balance with LinkedIn"),
                last_check(page),
                translate("todo", "Check now"),
            )
        case TodoKind.CHECK_DIFFERS:
            return _check_differs(todo, on)
        case TodoKind.FOUND_NO_CREDIT:
            title = words.counted(
                todo.number,
                translate("todo", "1 InMail found no credit"),
                translate("todo", "%1 InMails found no credit"),
            )
            text = translate("todo", "LinkedIn sent what was not covered here: compare the two numbers")
            return TodoWords("warning", Tone.WARN, title, text, translate("todo", "Check now"))
        case TodoKind.TRIAL_ENDS:
            title = translate("todo", "The trial’s last day is %1").replace("%1", on)
            text = translate("todo", "LinkedIn bills the plan after it; cancel before, if that is not wanted")
            return TodoWords("plan", Tone.WARN, title, text, translate("todo", "Open plan"))
        case TodoKind.PLAN_ENDS:
            title = translate("todo", "The plan’s last day is %1").replace("%1", on)
            text = words.counted(
                todo.number,
                translate("todo", "1 credit is gone with it"),
                translate("todo", "%1 credits are gone with it"),
            )
            return TodoWords("plan", Tone.WARN, title, text, translate("todo", "Open plan"))
        case TodoKind.PLAN_CHANGES:
            title = words.counted(
                todo.number,
                translate("todo", "The plan change takes 1 credit: use it by %2"),
                translate("todo", "The plan change takes %1 credits: use them by %2"),
            ).replace("%2", on)
            text = translate("todo", "By the rules in use, what is left then is forfeited")
            return TodoWords("plan", Tone.WARN, title, text, translate("todo", "Open plan"))
        case TodoKind.CARD_EXPIRED:
            title = translate("todo", "The payment card expired on %1").replace("%1", on)
            text = translate("todo", "LinkedIn sends no InMail before it is renewed")
            return TodoWords("warning", Tone.DANGER, title, text, translate("todo", "Card renewed"))
        case TodoKind.NOTHING_TO_SEND:
            title = translate("todo", "No credit is left")
            if on:
                title = translate("todo", "No credit is left until %1").replace("%1", on)
            text = translate(
                "todo", "What is free: a group message, a comment, an introduction, a follow-up day"
            )
            return TodoWords("comment", Tone.INFO, title, text, translate("todo", "Choose who"))
        case TodoKind.NEWER_RULEBOOK:
            title = translate("todo", "A newer version of your rulebook came with InMail Desk")
            text = translate("todo", "Nothing changes before you have seen what it would change")
            return TodoWords("plan", Tone.INFO, title, text, translate("todo", "Compare"))
    assert_never(todo.kind)


def _check_differs(todo: Todo, on: str) -> TodoWords:
    if todo.number > 0:
        title = words.counted(
            todo.number,
            translate("todo", "LinkedIn has 1 credit more than is computed here"),
            translate("todo", "LinkedIn has %1 credits more than are computed here"),
        )
    else:
        title = words.counted(
            -todo.number,
            translate("todo", "LinkedIn has 1 credit fewer than is computed here"),
            translate("todo", "LinkedIn has %1 credits fewer than are computed here"),
        )
    text = translate("todo", "Seen on %1: check again for the likely causes, or to settle it")
    return TodoWords("check", Tone.WARN, title, text.replace("%1", on), translate("todo", "Check again"))


def _window_closes(todo: Todo, name: str, sent_on: str) -> TodoWords:
    days = todo.days or 0
    if days == 0:
        title = translate("todo", "%1: today is the last day on which an answer returns the credit")
    else:
        title = words.counted(
            days,
            translate("todo", "%n: 1 day until an answer no longer returns the credit"),
            translate("todo", "%n: %1 days until an answer no longer returns the credit"),
        )
    title = title.replace("%n", name).replace("%1", name)
    text = translate("todo", "InMail of %1; a free touch may help: comment, introduction, e-mail")
    return TodoWords(
        "clock-alert", Tone.DANGER, title, text.replace("%1", sent_on), translate("todo", "Log a touch")
    )
