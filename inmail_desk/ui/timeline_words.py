"""What is said about the entries of a person's timeline."""

from datetime import date
from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.person import Moment, TimelineEntry
from inmail_desk.store.values import TouchKind

from . import words
from .colours import Tone
from .sentences import credit_back, short

translate = QCoreApplication.translate


class EntryWords(NamedTuple):
    """An entry as it is shown. `more` is a quiet line beneath, "" for none."""

    icon: str
    tone: Tone
    day: str
    title: str
    more: str = ""


_TOUCH_ICONS = {
    TouchKind.GROUP_MESSAGE: "people",
    TouchKind.MENTION: "tag",
    TouchKind.COMMENT: "comment",
    TouchKind.EMAIL: "mail",
    TouchKind.INTRODUCTION: "person",
    TouchKind.CONNECTION_REQUEST: "link",
}


def entry_words(entry: TimelineEntry, today: date) -> EntryWords:
    """The words of an entry, and its icon."""
    day = short(entry.on, today)
    match entry.kind:
        case Moment.ADDED:
            return EntryWords("add", Tone.NEUTRAL, day, translate("timeline", "Added to the list"))
        case Moment.SENT:
            return _sent(entry, day)
        case Moment.REMINDER:
            day = translate("timeline", "by %1").replace("%1", day)
            return EntryWords("bell", Tone.NEUTRAL, day, translate("timeline", "LinkedIn sends a reminder"))
        case Moment.RESPONDED:
            return _responded(entry, day)
        case Moment.DELETED:
            more = translate("timeline", "No credit returns.")
            return EntryWords("trash", Tone.NEUTRAL, day, translate("timeline", "InMail deleted"), more)
        case Moment.UNDELIVERED:
            title = translate("timeline", "InMail not delivered")
            return EntryWords("undelivered", Tone.WARN, day, title, _returned(entry))
        case Moment.DEADLINE:
            if entry.coming:
                return EntryWords(
                    "back", Tone.WARN, day, translate("timeline", "Last day for the credit back")
                )
            return EntryWords(
                "back", Tone.NEUTRAL, day, translate("timeline", "The window for the credit back closed")
            )
        case Moment.TOUCH:
            kind = entry.touch_kind
            icon = "comment" if kind is None else _TOUCH_ICONS[kind]
            title = "" if kind is None else words.touch(kind)
            return EntryWords(icon, Tone.NEUTRAL, day, title, entry.text)
        case Moment.FOLLOW_UP:
            tone = Tone.INFO if entry.coming else Tone.WARN
            return EntryWords("follow-up", tone, day, translate("timeline", "Follow up"))
    assert_never(entry.kind)


def _sent(entry: TimelineEntry, day: str) -> EntryWords:
    title = translate("timeline", "InMail sent")
    if entry.text:
        title = translate("timeline", "InMail sent: “%1”").replace("%1", entry.text, 1)
    more = ""
    if entry.inmail is not None and entry.inmail.free:
        more = translate("timeline", "Free: it took no credit.")
    elif entry.account is not None and not entry.account.paid:
        more = translate("timeline", "It took no credit.")
    return EntryWords("send", Tone.INFO, day, title, more)


def _responded(entry: TimelineEntry, day: str) -> EntryWords:
    title = "" if entry.outcome is None else words.outcome(entry.outcome)
    if entry.account is None:
        more = translate("timeline", "Only the first response counts.")
        return EntryWords("reply", Tone.NEUTRAL, day, title, more)
    tone = Tone.GOOD if entry.account.credited else Tone.NEUTRAL
    return EntryWords("reply", tone, day, title, _returned(entry))


def _returned(entry: TimelineEntry) -> str:
    account = entry.account
    return "" if account is None else credit_back(account.credited, account.no_credit_back)
