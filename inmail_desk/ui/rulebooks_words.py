"""The rulebooks side by side in words. Pure: values in, words out."""

from datetime import date
from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rulebook import Confidence, SourcedValue
from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.desk.rulebook_files import MOST_BYTES, FileProblem, FileRefused
from inmail_desk.desk.rulebook_shelf import Book
from inmail_desk.desk.rulebooks import Cell, Column, Result, SideBySide

from . import words
from .dates import short_day_with_year
from .rule_words import rule_name, rule_value
from .sentences import rejection
from .standing_view import loss_words

translate = QCoreApplication.translate

NOTHING = "–"


class Words(NamedTuple):
    """A cell: what it says, a quiet line under it, and whether it differs from the rulebook in use."""

    text: str
    note: str = ""
    differs: bool = False
    quiet: bool = False


def standing_words(book: Book) -> str:
    """Where a rulebook comes from, and whether it is in use."""
    if book.in_use:
        if book.imported:
            return translate("rulebooks", "in use, imported")
        return translate("rulebooks", "in use")
    if book.imported:
        return translate("rulebooks", "imported")
    return translate("rulebooks", "version %1").replace("%1", book.rulebook.version)


def plan_words(column: Column) -> Words:
    """What a rulebook calls the plan."""
    if column.plan_title is None:
        return Words(translate("rulebooks", "says nothing about it"), quiet=True)
    return Words(column.plan_title)


def balance_words(result: Result | None, used: Result) -> Words:
    """Today's balance by a rulebook; None while it is being counted."""
    if result is None:
        return Words("…", quiet=True)
    if result.standing is None:
        return Words(translate("rulebooks", "cannot be told"), quiet=True)
    balance = result.standing.balance
    differs = used.standing is not None and used.standing.balance != balance
    return Words(words.credits(balance), differs=differs)


def loss_cell(result: Result | None, used: Result, today: date) -> Words:
    """The next loss by a rulebook; None while it is being counted."""
    if result is None:
        return Words("…", quiet=True)
    if result.standing is None:
        return Words(translate("rulebooks", "cannot be told"), quiet=True)
    said = loss_words(result.standing.next_loss, today)
    theirs = said if used.standing is None else loss_words(used.standing.next_loss, today)
    return Words(said, differs=said != theirs)


def rule_cell(cell: Cell) -> Words:
    """What a rulebook says of a rule."""
    if cell.answer is None or not cell.applies:
        return Words(NOTHING, quiet=True)
    return Words(capital(rule_value(cell.answer)), believed(cell.answer.sourced), differs=cell.conflicts)


def own_cell(answer: RuleAnswer | None) -> Words:
    """The person's own value of a rule."""
    if answer is None:
        return Words("")
    note = ""
    if answer.from_on is not None and answer.from_on > date.min:
        note = translate("rulebooks", "since %1").replace("%1", short_day_with_year(answer.from_on))
    return Words(capital(rule_value(answer)), note)


def believed(value: SourcedValue | None) -> str:
    """How far a value can be believed, in a word or two."""
    if value is None:
        return ""
    if value.confidence is Confidence.ASSUMED:
        return translate("rulebooks", "assumed")
    return words.confidence(value.confidence)


def capital(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]


def differing(side: SideBySide, column: Column) -> str:
    """The rules in which a rulebook differs from the one in use, with its values; "" for none."""
    pairs = zip(side.rules, column.cells, strict=True)
    found = [
        f"{rule_name(rule)}: {rule_value(cell.answer)}"
        for rule, cell in pairs
        if cell.conflicts and cell.answer is not None
    ]
    return " · ".join(found)


def result_sentence(result: Result, used: Result, today: date) -> str:
    """What the person's own facts come to by a rulebook."""
    if result.problem is not None:
        return rejection(result.problem, today)
    assert result.standing is not None
    text = translate("rulebooks", "Your own InMails and answers make %1 today. The next loss: %2.")
    if result is not used and used.standing is not None:
        text = _beside_the_used(result.standing.balance - used.standing.balance)
    text = text.replace("%2", loss_words(result.standing.next_loss, today))
    return text.replace("%1", words.credits(result.standing.balance))


def _beside_the_used(more: int) -> str:
    """The sentence on a balance that is so many credits more than that by the rulebook in use."""
    if not more:
        return translate(
            "rulebooks",
            "Your own InMails and answers make %1 today, as by the rulebook in use. The next loss: %2.",
        )
    text = translate(
        "rulebooks",
        "Your own InMails and answers make %1 today, %3 more than by the rulebook in use. The next loss: %2.",
    )
    if more < 0:
        text = translate(
            "rulebooks",
            "Your own InMails and answers make %1 today, %3 fewer than by the rulebook in use. The next loss: %2.",
        )
    return text.replace("%3", words.number(abs(more)))


def read_in(value: SourcedValue) -> str:
    """Where and when a value was read."""
    text = translate("rulebooks", "Read in “%1” on %2.")
    return text.replace("%2", short_day_with_year(value.source.read_on)).replace("%1", value.source.title)


def idle_words(cell: Cell, column: Column) -> str:
    """Why a cell is empty; "" where it is not."""
    if cell.answer is None:
        return translate("rulebooks", "“%1” says nothing about your plan.").replace(
            "%1", column.book.rulebook.title
        )
    if not cell.applies:
        return translate(
            "rulebooks", "It plays no part by “%1”: another of its rules leaves it none."
        ).replace("%1", column.book.rulebook.title)
    return ""


def file_words(refused: FileRefused) -> str:
    """Why a file was not imported, or not written, and what to do."""
    return (
        _file_problem(refused.problem)
        .replace("%size", _size(refused.size))
        .replace("%most", _size(MOST_BYTES))
        .replace("%why", _why(refused.refused))
        .replace("%name", refused.path.name)
    )


def _file_problem(problem: FileProblem) -> str:
    match problem:
        case FileProblem.MISSING:
            return translate("rulebooks", "“%name” is not there. Choose a file that is, or another folder.")
        case FileProblem.NO_FILE:
            return translate("rulebooks", "“%name” is no file. Choose a file.")
        case FileProblem.NOT_ALLOWED:
            return translate("rulebooks", "This computer does not let you use “%name”. Choose another place.")
        case FileProblem.TOO_LARGE:
            return translate(
                "rulebooks",
                "“%name” has %size, a rulebook at most %most. It was not imported: nothing was changed.",
            )
        case FileProblem.NO_TEXT:
            return translate(
                "rulebooks",
                "“%name” is no rulebook file: it is not text in UTF-8. It was not imported: nothing was changed.",
            )
        case FileProblem.NO_RULEBOOK:
            return translate(
                "rulebooks",
                "“%name” is no rulebook file: one is JSON and begins with “{”. It was not imported: nothing was"
                " changed.",
            )
        case FileProblem.BROKEN:
            return translate("rulebooks", "“%name” was not imported: nothing was changed. %why")
        case FileProblem.DISK_FULL:
            return translate("rulebooks", "There is no room left for “%name”. Nothing was written.")
        case FileProblem.UNREACHABLE:
            return translate("rulebooks", "“%name” cannot be reached: the drive gave an error. Try again.")
    assert_never(problem)


def _why(refused: Refused | None) -> str:
    if refused is None:
        return ""
    what = refused.reason if refused.field is None else f"{refused.field} – {refused.reason}"
    if refused.line is None:
        return translate("rulebooks", "The reason: %1.").replace("%1", what)
    text = translate("rulebooks", "Line %2: %1.").replace("%2", words.number(refused.line))
    return text.replace("%1", what)


def _size(bytes: int) -> str:
    if bytes < 1_000_000:
        return translate("rulebooks", "%1 kB").replace("%1", words.number(-(-bytes // 1000)))
    return translate("rulebooks", "%1 MB").replace("%1", words.number(round(bytes / 1_000_000)))
