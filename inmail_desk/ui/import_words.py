"""What the import says: how a message stands, why a row was left alone or a file not read, what an import would do."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.importing import InMailProposal, PlanKind, PlanProposal, PlanStatus
from inmail_desk.desk.importing_beginning import FromReceipts
from inmail_desk.desk.importing_list import Group, Order, State, Totals
from inmail_desk.desk.importing_writing import Imported
from inmail_desk.exchange.archive import Archive, Certainty, Ignored, Why
from inmail_desk.exchange.unreadable import Reason, Unreadable

from . import sentences, words
from .colours import Tone
from .plan_money import money
from .words import counted

translate = QCoreApplication.translate


def group_name(group: Group) -> str:
    """A filter of the messages."""
    match group:
        case Group.ALL:
            return translate("import", "All")
        case Group.TO_DECIDE:
            return translate("import", "To decide")
        case Group.NEW:
            return translate("import", "New")
        case Group.KNOWN:
            return translate("import", "Already known")
        case Group.SAME_PERSON:
            return translate("import", "Same person?")
        case Group.ANSWERED:
            return translate("import", "With answer")
        case Group.LEFT_OUT:
            return translate("import", "Not taken")
    assert_never(group)


def heading(order: Order) -> str:
    """The heading of a column."""
    match order:
        case Order.TAKEN:
            return ""
        case Order.NAME:
            return translate("import", "Who")
        case Order.SENT:
            return translate("import", "Sent")
        case Order.SUBJECT:
            return translate("import", "Subject")
        case Order.STATE:
            return translate("import", "State")
        case Order.ANSWER:
            return translate("import", "Answer")
        case Order.CREDIT:
            return translate("import", "InMail")
    assert_never(order)


def state_chip(state: State) -> tuple[str, Tone]:
    """How a message stands, in a word or two."""
    match state:
        case State.LIKELY:
            return translate("import", "Most likely"), Tone.GOOD
        case State.TO_DECIDE:
            return translate("import", "To decide"), Tone.WARN
        case State.DECIDED:
            return translate("import", "Decided"), Tone.NEUTRAL
        case State.SAME_PERSON:
            return translate("import", "Same person?"), Tone.WARN
        case State.ANSWER_IS_NEW:
            return translate("import", "Answer is new"), Tone.INFO
        case State.KNOWN:
            return translate("import", "Known"), Tone.NEUTRAL
        case State.DECLINED:
            return translate("import", "Left out before"), Tone.NEUTRAL
        case State.FORGOTTEN:
            return translate("import", "Forgotten before"), Tone.NEUTRAL
    assert_never(state)


def state_sentence(state: State, proposal: InMailProposal) -> str:
    """Why it stands so, and what there is to do."""
    match state:
        case State.KNOWN:
            return translate("import", "This InMail is in the account already. Nothing of it is imported.")
        case State.ANSWER_IS_NEW:
            return translate("import", "This InMail is in the account already; its answer is not.")
        case State.DECLINED:
            return translate(
                "import", "An earlier import left this message out. Tick it to bring it in after all."
            )
        case State.FORGOTTEN:
            return translate(
                "import", "You had this person forgotten. Tick it to bring them in again after all."
            )
        case State.SAME_PERSON:
            return translate(
                "import", "Somebody of this name is in your list. Say whether this is the same person."
            )
        case _ if proposal.message.certainty is Certainty.CANDIDATE:
            return translate(
                "import",
                "It has a subject, and you were not connected: most likely an InMail. LinkedIn’s archive has no "
                "mark that would say so for sure.",
            )
        case _:
            return translate(
                "import",
                "It has no subject, and you were not connected: an InMail without one, or a message to a member of a "
                "group, to somebody who asked, or to a former connection. You decide.",
            )


def credit(proposal: InMailProposal) -> str:
    """Whether it was an InMail, and took a credit; "" while that is open."""
    if proposal.inmail is None and proposal.is_inmail and not proposal.taken:
        return ""
    if proposal.is_inmail or proposal.inmail is not None:
        return translate("import", "Free") if proposal.free else translate("import", "Paid")
    return translate("import", "No InMail")


def answer(proposal: InMailProposal, today: date) -> str:
    """The outcome with its day, or of an InMail that has ended in the account only the day; "" for none."""
    if proposal.answer_at is not None and proposal.outcome is not None:
        text = translate("import", "%1, %2").replace("%2", sentences.short(proposal.answer_at.date(), today))
        return text.replace("%1", words.outcome(proposal.outcome))
    if proposal.may_be_answered and proposal.answered_at is None:
        return translate("import", "Connected?")
    if proposal.answered_at is None:
        return ""
    if not proposal.ended:
        return translate("import", "No answer to it")
    text = translate("import", "Answered, %1")
    return text.replace("%1", sentences.short(proposal.answered_at.date(), today))


def who(proposal: InMailProposal) -> str:
    """The recipient's name, or what stands for it."""
    person = proposal.message.recipient
    return person.name or person.profile or translate("import", "Somebody without a name")


def plan_line(proposal: PlanProposal, today: date) -> str:
    """A step of the plan: which, from when, for how much."""
    only_price = proposal.kind is PlanKind.PRICE
    text = translate("import", "Price of %1 from %2") if only_price else translate("import", "%1 from %2")
    text = text.replace("%2", sentences.day(proposal.on, today)).replace("%1", proposal.title)
    if proposal.price is None:
        return text
    price = money(proposal.price, proposal.currency)
    price = f"{price} {words.billing_period(proposal.period)}" if proposal.period else price
    return translate("import", "%1 · %2").replace("%2", price).replace("%1", text, 1)


def plan_chip(status: PlanStatus, *, counted: bool = False) -> tuple[str, Tone]:
    """How a step of the plan stands. `counted`: tracking is to begin no later than on its day."""
    match status:
        case PlanStatus.NEW:
            return translate("import", "New"), Tone.GOOD
        case PlanStatus.KNOWN:
            return translate("import", "There already"), Tone.NEUTRAL
        case PlanStatus.BEFORE_TRACKING if counted:
            return translate("import", "With the earlier beginning"), Tone.GOOD
        case PlanStatus.BEFORE_TRACKING:
            return translate("import", "Before tracking began"), Tone.NEUTRAL
        case PlanStatus.UNKNOWN_PLAN:
            return translate("import", "Unknown to this rulebook"), Tone.WARN
    assert_never(status)


def why(reason: Why) -> str:
    """Why a row, or a file, was left alone."""
    known = {
        Why.DRAFT: translate("import", "A draft, never sent"),
        Why.SPONSORED: translate("import", "Advertising"),
        Why.SHORT_ROW: translate("import", "Columns are missing in it"),
        Why.NO_DATE: translate("import", "Its date cannot be read"),
        Why.CHAT_WITH_A_MACHINE: translate("import", "A chat with a program"),
        Why.MONEY_BACK: translate("import", "Money that came back"),
        Why.BOUGHT_CREDITS: translate("import", "Bought credits, to be recorded with Plan > Record purchase"),
        Why.NOT_NEEDED: translate("import", "Holds nothing for this program"),
        Why.LATER_THAN_TODAY: translate("import", "Its date is later than today"),
        Why.ZIP_IN_ZIP: translate("import", "A zip in the zip: choose it by itself"),
        Why.LEADS_OUT: translate("import", "Its name leads out of the zip"),
        Why.MORE: translate("import", "More of the same file"),
        Why.UNREADABLE: translate("import", "Cannot be read"),
    }
    return known[reason]


def missing(file: str) -> str:
    """What it means that a usual file is not there."""
    known = {
        "messages.csv": translate(
            "import",
            "messages.csv is missing: InMails and answers stand in it. Ask LinkedIn for “Messages” as well.",
        ),
        "Connections.csv": translate(
            "import",
            "Connections.csv is missing: messages to your connections cannot be told from InMails. Look at each.",
        ),
        "Invitations.csv": translate(
            "import", "Invitations.csv is missing: it only helps to find out whose archive this is."
        ),
        "Profile.csv": translate(
            "import", "Profile.csv is missing: whose archive this is was read from the messages instead."
        ),
        "Receipts.csv": translate(
            "import",
            "Receipts.csv is missing: LinkedIn adds it for those who pay, in the second part that comes within 24 "
            "hours. Without it plan, price and billing day stay as they are.",
        ),
    }
    return known.get(file, translate("import", "%1 is missing.").replace("%1", file))


def unreadable(trouble: Unreadable) -> tuple[str, str]:
    """What happened with a file, and what to do. Nothing was written."""
    texts = {
        Reason.MISSING: (
            translate("import", "%1 is not there"),
            translate("import", "It may have been moved or renamed. Choose it again."),
        ),
        Reason.NO_ACCESS: (
            translate("import", "%1 may not be read"),
            translate("import", "It belongs to somebody else, or is locked. Copy it to a folder of yours."),
        ),
        Reason.EMPTY: (
            translate("import", "%1 is empty"),
            translate("import", "Unpack the archive again, or ask LinkedIn for it again."),
        ),
        Reason.DAMAGED: (
            translate("import", "%1 is broken or cut off"),
            translate("import", "Download it again: the link in LinkedIn’s e-mail works for some days."),
        ),
        Reason.ENCRYPTED: (
            translate("import", "%1 is locked with a password"),
            translate("import", "Unpack it first, and choose the folder."),
        ),
        Reason.TOO_LARGE: (
            translate("import", "%1 is larger than any archive of LinkedIn’s"),
            translate("import", "Check that it is the right file."),
        ),
        Reason.TOO_MANY_FILES: (
            translate("import", "%1 holds more files than any archive of LinkedIn’s"),
            translate("import", "Choose the zip itself, or only the folder that was unpacked from it."),
        ),
        Reason.NOT_A_TABLE: (
            translate("import", "%1 is no table of text"),
            translate("import", "Whatever its name, it is no CSV file. Choose the one that LinkedIn sent."),
        ),
        Reason.NO_HEADER: (
            translate("import", "%1 names no columns that are known"),
            translate(
                "import",
                "Its first line may have been changed, or it is in a language that is not known here. Ask LinkedIn "
                "for the archive with your profile set to English.",
            ),
        ),
        Reason.UNBALANCED_QUOTES: (
            translate("import", "%1 has a quotation mark without an end, noticed at line %2"),
            translate("import", "Download it again, or mend that line."),
        ),
        Reason.ZIP_IN_ZIP: (
            translate("import", "%1 is a zip within another, or in a folder"),
            translate("import", "It was not opened. Take it out, and choose it itself."),
        ),
        Reason.LEADS_OUT: (
            translate("import", "%1 would lie outside of its zip"),
            translate(
                "import",
                "No file of LinkedIn’s archive does, and it was not read. Download the archive from LinkedIn again.",
            ),
        ),
        Reason.NOTHING_KNOWN: (
            translate("import", "None of these is a file of LinkedIn’s archive: %1"),
            translate("import", "Choose the zip as it was downloaded, its folder, or messages.csv."),
        ),
    }
    title, text = texts.get(
        trouble.reason,
        (translate("import", "%1 cannot be read"), translate("import", "Choose another file.")),
    )
    title = title.replace("%2", words.number(trouble.line or 0)).replace("%1", trouble.file, 1)
    return title, translate("import", "%1 Nothing was imported.").replace("%1", text)


def import_button(totals: Totals) -> str:
    """What the button says that imports."""
    if totals.inmails:
        return counted(
            totals.inmails, translate("import", "Import 1 InMail"), translate("import", "Import %1 InMails")
        )
    if totals.answers:
        return counted(
            totals.answers, translate("import", "Import 1 answer"), translate("import", "Import %1 answers")
        )
    if totals.only_people:
        return counted(
            totals.only_people,
            translate("import", "Import 1 person"),
            translate("import", "Import %1 people"),
        )
    return translate("import", "Import") if anything(totals) else translate("import", "Nothing to import")


def anything(totals: Totals) -> bool:
    """Whether an import would change anything."""
    return any(totals)


def ticked(totals: Totals) -> str:
    """What is ticked, all of it, in a line."""
    found = [words.inmails(totals.inmails)] if totals.inmails else []
    if totals.answers:
        found.append(
            counted(totals.answers, translate("import", "1 answer"), translate("import", "%1 answers"))
        )
    if totals.only_people:
        found.append(
            counted(
                totals.only_people,
                translate("import", "1 person without an InMail"),
                translate("import", "%1 people without an InMail"),
            )
        )
    found += _of_account(totals.plan_steps, totals.updates)
    if totals.begins_earlier:
        found.append(translate("import", "an earlier beginning"))
    if not found:
        return translate("import", "Nothing is ticked that is not there already.")
    return translate("import", "Ticked: %1.").replace("%1", ", ".join(found))


def _of_account(plan_steps: int, updates: int) -> list[str]:
    found = []
    if plan_steps:
        found.append(
            counted(
                plan_steps,
                translate("import", "1 step of the plan"),
                translate("import", "%1 steps of the plan"),
            )
        )
    if updates:
        found.append(
            counted(
                updates,
                translate("import", "news of 1 person in your list"),
                translate("import", "news of %1 people in your list"),
            )
        )
    return found


def imported(done: Imported) -> str:
    """What an import did, in a line."""
    found = [words.inmails(done.inmails)] if done.inmails else []
    if done.answers:
        found.append(
            counted(done.answers, translate("import", "1 answer"), translate("import", "%1 answers"))
        )
    if done.prospects:
        found.append(
            counted(done.prospects, translate("import", "1 new person"), translate("import", "%1 new people"))
        )
    found += _of_account(done.plan_steps, done.people)
    if done.begins_earlier:
        found.append(translate("import", "an earlier beginning"))
    if not found:
        return translate("import", "Nothing new: all of it is there already.")
    return translate("import", "Imported: %1.").replace("%1", ", ".join(found))


def left_alone(row: Ignored) -> str:
    """Why a row or file was left alone, with what more there is to say."""
    text = why(row.why)
    if row.why is Why.UNREADABLE:
        return unreadable(Unreadable(Reason(row.detail), row.file.rpartition("/")[2], row.line))[0]
    if row.why is Why.MORE:
        return counted(
            int(row.detail),
            translate("import", "1 more row of the same file"),
            translate("import", "%1 more rows of the same file"),
        )
    if not row.detail:
        return text
    return translate("import", "%1: “%2”").replace("%1", text).replace("%2", row.detail, 1)


def found_for_first_run(
    receipts: FromReceipts | None, archive: Archive, today: date
) -> tuple[Tone, str, str]:
    """What an archive answered of the first run, as a notice: its tone, a strong line, and a text."""
    messages = counted(
        len(archive.messages),
        translate("import", "1 message that may have been an InMail waits for your review after “Start”."),
        translate("import", "%1 messages that may have been InMails wait for your review after “Start”."),
    )
    if receipts is None:
        title = translate("import", "The archive holds no receipt of a plan that is known here")
        text = translate("import", "Answer the questions as they are. %1").replace("%1", messages)
        return Tone.INFO, title, text
    title = translate("import", "Filled in from your receipt of %1")
    title = title.replace("%1", sentences.day(receipts.paid_on, today))
    text = translate(
        "import",
        "It is for “%1”. Look whether all of it still holds, and type the number that LinkedIn shows now. %2",
    )
    return Tone.GOOD, title, text.replace("%2", messages).replace("%1", receipts.named, 1)
