"""What the import of a list says: fields, how sure a column is, how a row stands, why something was left out."""

from datetime import date, datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.list_importing import ListReview, Proposal, Status, Totals
from inmail_desk.desk.list_writing import ListImported
from inmail_desk.exchange.list_columns import Column, Sureness
from inmail_desk.exchange.list_entries import About, Remark
from inmail_desk.exchange.list_fields import Field
from inmail_desk.exchange.list_tables import MOST_COLUMNS, MOST_ROWS, List
from inmail_desk.exchange.moments import DateOrder
from inmail_desk.exchange.unreadable import Reason, Unreadable

from . import sentences, words
from .colours import Tone
from .words import counted

translate = QCoreApplication.translate


def field_name(field: Field | None) -> str:
    """What a column becomes."""
    match field:
        case None:
            return translate("list", "Left alone")
        case Field.NAME:
            return translate("list", "Name")
        case Field.FIRST_NAME:
            return translate("list", "First name")
        case Field.LAST_NAME:
            return translate("list", "Last name")
        case Field.ADDRESS:
            return translate("list", "Profile address")
        case Field.COMPANY:
            return translate("list", "Company")
        case Field.TITLE:
            return translate("list", "Title")
        case Field.LOCATION:
            return translate("list", "Location")
        case Field.DEGREE:
            return translate("list", "Degree of connection")
        case Field.OPEN_PROFILE:
            return translate("list", "Open Profile")
        case Field.EMAIL:
            return translate("list", "E-mail, into the notes")
        case Field.NOTES:
            return translate("list", "Notes")
        case Field.TAGS:
            return translate("list", "Tags")
        case Field.CAMPAIGN:
            return translate("list", "Campaign")
        case Field.PRIORITY:
            return translate("list", "Priority")
        case Field.SENT_ON:
            return translate("list", "InMail: day sent")
        case Field.SUBJECT:
            return translate("list", "InMail: subject")
        case Field.MESSAGE:
            return translate("list", "InMail: text")
        case Field.FREE:
            return translate("list", "InMail: free")
        case Field.STATUS:
            return translate("list", "InMail: status")
        case Field.ANSWERED_ON:
            return translate("list", "InMail: day of the answer")
    assert_never(field)


def sureness(column: Column) -> str:
    """Why a column is taken for what it is taken for."""
    match column.sureness:
        case Sureness.BY_HEADING:
            return translate("list", "by its heading")
        case Sureness.BY_CONTENT:
            return translate("list", "by what stands in it")
        case Sureness.REMEMBERED:
            return translate("list", "as you chose before")
        case Sureness.CHOSEN:
            return translate("list", "as you chose")
        case Sureness.UNKNOWN:
            return translate("list", "not known")
    assert_never(column.sureness)


def heading(column: Column) -> str:
    """The heading of a column, or its number where it has none."""
    return column.heading or translate("list", "Column %1").replace("%1", words.number(column.place + 1))


def order_name(order: DateOrder) -> str:
    """In which order the numbers of a day stand."""
    match order:
        case DateOrder.DAY_FIRST:
            return translate("list", "day, month, year")
        case DateOrder.MONTH_FIRST:
            return translate("list", "month, day, year")
        case DateOrder.YEAR_FIRST:
            return translate("list", "year, month, day")
    assert_never(order)


def how_read(table: List, rows: int) -> str:
    """How a file was read, in a line."""
    separators = {
        ",": translate("list", "commas between the cells"),
        ";": translate("list", "semicolons between the cells"),
        "\t": translate("list", "tabs between the cells"),
        "|": translate("list", "bars between the cells"),
    }
    parts = [
        table.name,
        counted(rows, translate("list", "1 row"), translate("list", "%1 rows")),
        separators.get(table.separator, ""),
        table.encoding.upper(),
    ]
    if table.unknown_formulas:
        parts.append(
            translate("list", "formulas without a result in %1").replace(
                "%1", ", ".join(table.unknown_formulas[:5])
            )
        )
    return " · ".join(part for part in parts if part)


# The review


def chip(review: ListReview, proposal: Proposal) -> tuple[str, Tone]:
    """How a row stands, in a word or two."""
    if proposal.status is Status.REFUSED:
        return translate("list", "Left alone"), Tone.DANGER
    if not review.is_decided(proposal):
        return translate("list", "Same person?"), Tone.WARN
    news = review.news(proposal)
    if news.person:
        return translate("list", "New"), Tone.GOOD
    if news.inmail:
        return translate("list", "InMail is new"), Tone.INFO
    if news.answer:
        return translate("list", "Answer is new"), Tone.INFO
    if news.address:
        return translate("list", "Address is new"), Tone.INFO
    if news.blanks:
        return translate("list", "Fills blanks"), Tone.INFO
    if proposal.status is Status.TWICE:
        return translate("list", "Twice in the list"), Tone.NEUTRAL
    return translate("list", "In your list"), Tone.NEUTRAL


def inmail(proposal: Proposal, today: date) -> str:
    """The InMail of a row with its answer, and what of them is left out; "" where the row tells of none."""
    if proposal.sent_at is None:
        return translate("list", "InMail left out") if lacks_a_day(proposal) else ""
    parts = [translate("list", "Sent %1").replace("%1", _short(proposal.sent_at, today))]
    if proposal.free:
        parts.append(translate("list", "free"))
    if proposal.answered_at is not None:
        what = (
            translate("list", "not delivered")
            if proposal.undelivered
            else words.outcome(proposal.outcome).lower()
            if proposal.outcome is not None
            else ""
        )
        text = translate("list", "%1 %2").replace("%2", _short(proposal.answered_at, today))
        parts.append(text.replace("%1", what))
    elif lacks_answer(proposal):
        parts.append(translate("list", "answer left out"))
    return ", ".join(parts)


def lacks_a_day(proposal: Proposal) -> bool:
    """Whether the row tells of an InMail whose day is missing, or cannot be read."""
    return any(each.about in _SENT_WITHOUT_A_DAY for each in proposal.entry.remarks)


def lacks_answer(proposal: Proposal) -> bool:
    """Whether the row tells of an answer whose day is missing, or cannot be."""
    return any(each.about in _ANSWER_LEFT_OUT for each in proposal.entry.remarks)


_SENT_WITHOUT_A_DAY = (
    About.DAY_UNREADABLE,
    About.DAY_IMPOSSIBLE,
    About.SENT_WITHOUT_DAY,
    About.DAY_OF_THE_ANSWER,
)
_ANSWER_LEFT_OUT = (
    About.ANSWER_DAY_UNREADABLE,
    About.ANSWER_BEFORE_SENT,
    About.ANSWER_WITHOUT_DAY,
)


def _short(moment: datetime, today: date) -> str:
    return sentences.short(moment.date(), today)


def remark(said: Remark) -> str:
    """What is to be said about a row, in a sentence."""
    texts = {
        About.FOREIGN_ADDRESS: translate("list", "“%1” is no address of a person on LinkedIn: left out."),
        About.DAY_UNREADABLE: translate("list", "“%1” is no day that can be read: its InMail is left out."),
        About.DAY_IMPOSSIBLE: translate("list", "“%1” is before LinkedIn began, or still to come: left out."),
        About.ANSWER_DAY_UNREADABLE: translate(
            "list", "“%1” is no day that can be read: the answer is left out."
        ),
        About.ANSWER_BEFORE_SENT: translate(
            "list", "The answer of “%1” is earlier than the InMail: left out."
        ),
        About.ANSWER_WITHOUT_DAY: translate(
            "list", "“%1” without a day: the answer is left out, unless you put its day in here."
        ),
        About.SENT_WITHOUT_DAY: translate(
            "list", "“%1” without a day: no InMail is logged, unless you put its day in here."
        ),
        About.STATUS_UNKNOWN: translate("list", "The status “%1” is not known: kept in the notes."),
        About.NAME_FROM_ADDRESS: translate("list", "The name was taken from the address."),
        About.ABOUT_THAT_DAY: translate(
            "list", "“%1” names no single day: put the right one in here, or tick it as it is."
        ),
        About.DAY_OF_THE_ANSWER: translate(
            "list",
            "“%1” is the day of their answer; when you wrote is not on the page. Put that day in to log the InMail.",
        ),
        About.FORGOTTEN: translate(
            "list", "You had this person forgotten. Tick the row to bring them in again after all."
        ),
        About.SUBJECT_UNSURE: translate("list", "“%1” may be the subject, or the text: kept as the text."),
    }
    return texts[said.about].replace("%1", said.text[:80], 1)


def fills(review: ListReview, proposal: Proposal) -> str:
    """What a row fills in of somebody in the account, in a sentence; "" for nothing."""
    found = review.filled_by(proposal)
    names = {
        "company": translate("list", "company"),
        "title": translate("list", "title"),
        "location": translate("list", "place"),
        "degree": translate("list", "degree of connection"),
        "notes": translate("list", "notes"),
    }
    if not found or not review.fills:
        return ""
    blanks = ", ".join(name for key, name in names.items() if key in found)
    return translate("list", "Fills what is empty in your list: %1. What is there stays as it is.").replace(
        "%1", blanks
    )


def refused() -> str:
    """Why a row was left alone altogether."""
    return translate("list", "There is neither a name nor the address of a profile in it.")


def lines(proposal: Proposal) -> str:
    """Where a row stands in the list."""
    entry = proposal.entry
    if entry.until == entry.line:
        return translate("list", "Line %1").replace("%1", words.number(entry.line))
    text = translate("list", "Lines %1 to %2").replace("%2", words.number(entry.until))
    return text.replace("%1", words.number(entry.line))


def import_button(sums: Totals) -> str:
    """What the button says that imports."""
    if sums.people:
        return counted(
            sums.people, translate("list", "Import 1 person"), translate("list", "Import %1 people")
        )
    if sums.inmails:
        return counted(
            sums.inmails, translate("list", "Import 1 InMail"), translate("list", "Import %1 InMails")
        )
    if sums.answers:
        return counted(
            sums.answers, translate("list", "Import 1 answer"), translate("list", "Import %1 answers")
        )
    if sums.addresses:
        return translate("list", "Import addresses")
    if sums.blanks:
        return counted(
            sums.blanks,
            translate("list", "Fill blanks of 1 row"),
            translate("list", "Fill blanks of %1 rows"),
        )
    return translate("list", "Nothing to import")


def beside(sums: Totals, campaigns: int) -> str:
    """What comes in beside what the button names, "" for nothing."""
    parts = []
    if sums.people and sums.inmails:
        parts.append(words.inmails(sums.inmails))
    if sums.answers and (sums.people or sums.inmails):
        parts.append(counted(sums.answers, translate("list", "1 answer"), translate("list", "%1 answers")))
    if campaigns and sums.people:
        parts.append(
            counted(campaigns, translate("list", "1 new campaign"), translate("list", "%1 new campaigns"))
        )
    if sums.blanks and (sums.people or sums.inmails or sums.answers or sums.addresses):
        parts.append(
            counted(
                sums.blanks,
                translate("list", "blanks filled by 1 row"),
                translate("list", "blanks filled by %1 rows"),
            )
        )
    if sums.undecided:
        parts.append(
            counted(
                sums.undecided,
                translate("list", "1 person waits for your decision"),
                translate("list", "%1 people wait for your decision"),
            )
        )
    return ", ".join(parts)


def imported(done: ListImported) -> str:
    """What an import did, in a line."""
    parts = []
    if done.people:
        parts.append(
            counted(done.people, translate("list", "1 new person"), translate("list", "%1 new people"))
        )
    if done.inmails:
        parts.append(words.inmails(done.inmails))
    if done.answers:
        parts.append(counted(done.answers, translate("list", "1 answer"), translate("list", "%1 answers")))
    if done.filled:
        parts.append(
            counted(
                done.filled,
                translate("list", "blanks of 1 person filled"),
                translate("list", "blanks of %1 people filled"),
            )
        )
    if not parts:
        return translate("list", "Nothing new: all of it is there already.")
    return translate("list", "Imported: %1.").replace("%1", ", ".join(parts))


def unreadable(trouble: Unreadable) -> tuple[str, str]:
    """What happened with a file or text, and what to do. Nothing was written."""
    texts = {
        Reason.MISSING: (
            translate("list", "%1 is not there"),
            translate("list", "It may have been moved or renamed. Choose it again."),
        ),
        Reason.NO_ACCESS: (
            translate("list", "%1 may not be read"),
            translate("list", "Another program may have locked it. Close it there, or copy it."),
        ),
        Reason.EMPTY: (
            translate("list", "%1 is empty"),
            translate("list", "There is nobody in it. Check that it is the right file and sheet."),
        ),
        Reason.DAMAGED: (
            translate("list", "%1 is broken or cut off"),
            translate("list", "Open it in a spreadsheet program and save it again as XLSX or CSV."),
        ),
        Reason.ENCRYPTED: (
            translate("list", "%1 is locked with a password"),
            translate("list", "Save it without a password, or copy its cells and paste them here."),
        ),
        Reason.TOO_LARGE: (
            translate("list", "%1 is larger than a list of people"),
            translate("list", "At most %2 rows and %3 columns are read. Save the part that you need."),
        ),
        Reason.TOO_MANY_FILES: (
            translate("list", "%1 holds more parts than a workbook has"),
            translate("list", "Check that it is the right file."),
        ),
        Reason.NOT_A_TABLE: (
            translate("list", "%1 is no table"),
            translate("list", "Save the list as XLSX or CSV, whatever its name is now."),
        ),
        Reason.NO_HEADER: (
            translate("list", "Nobody was found in %1"),
            translate(
                "list", "Neither columns of people nor messages with names and days can be told in it."
            ),
        ),
        Reason.UNBALANCED_QUOTES: (
            translate("list", "%1 has a quotation mark without an end: the cell that begins on line %4"),
            translate("list", "Mend that line, or save the list as XLSX."),
        ),
        Reason.NOTHING_KNOWN: (
            translate("list", "Nobody was found in %1"),
            translate("list", "Check that it is the right file."),
        ),
    }
    title, text = texts.get(
        trouble.reason,
        (translate("list", "%1 cannot be read"), translate("list", "Choose another file.")),
    )
    text = text.replace("%2", words.number(MOST_ROWS)).replace("%3", words.number(MOST_COLUMNS))
    title = title.replace("%4", words.number(trouble.line or 0)).replace("%1", trouble.file, 1)
    return title, translate("list", "%1 Nothing was imported.").replace("%1", text)
