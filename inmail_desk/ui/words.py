"""The names of values, as a person reads them. Whole sentences stand in `sentences`."""

from PySide6.QtCore import QCoreApplication, QLocale

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.credit_rules.rulebook import Confidence
from inmail_desk.credit_rules.statement import Kind, Origin
from inmail_desk.desk.people import Column, Filter
from inmail_desk.store.values import BillingPeriod, Priority, Purpose, TouchKind

from .colours import Tone

translate = QCoreApplication.translate

_CLOSES_SOON = 7
_CLOSES_IN_WEEKS = 21


def number(value: int) -> str:
    """A whole number, with the thousands apart as the locale has them."""
    return QLocale().toString(value)


def signed(credits: int) -> str:
    """A number with its sign: "+15", "−3"."""
    return f"+{number(credits)}" if credits > 0 else f"−{number(-credits)}" if credits else "0"


def counted(count: int, one: str, many: str) -> str:
    """The text for one, or the one for many with the number in the place of "%1"."""
    return one if count == 1 else many.replace("%1", number(count))


def credits(count: int) -> str:
    return counted(count, translate("words", "1 credit"), translate("words", "%1 credits"))


def days(count: int) -> str:
    return counted(count, translate("words", "1 day"), translate("words", "%1 days"))


def people(count: int) -> str:
    return counted(count, translate("words", "1 person"), translate("words", "%1 people"))


def inmails(count: int) -> str:
    return counted(count, translate("words", "1 InMail"), translate("words", "%1 InMails"))


def state_chip(state: RecipientState) -> tuple[str, Tone]:
    """The chip of a recipient's state: its words and its tone."""
    match state.kind:
        case StateKind.NEW:
            return translate("words", "To write"), Tone.NEUTRAL
        case StateKind.PENDING:
            return _pending(state.days_left or 0)
        case StateKind.LAPSED:
            if state.free:
                return translate("words", "No answer, free"), Tone.NEUTRAL
            return translate("words", "Lapsed"), Tone.NEUTRAL
        case StateKind.ANSWERED:
            return outcome(state.outcome) if state.outcome else translate("words", "Answered"), Tone.GOOD
        case StateKind.DELETED:
            return translate("words", "Deleted"), Tone.NEUTRAL
        case StateKind.UNDELIVERED:
            return translate("words", "Undelivered"), Tone.NEUTRAL


def _pending(days_left: int) -> tuple[str, Tone]:
    tone = Tone.INFO
    if days_left <= _CLOSES_SOON:
        tone = Tone.DANGER
    elif days_left <= _CLOSES_IN_WEEKS:
        tone = Tone.WARN
    if days_left == 0:
        return translate("words", "Last day"), tone
    return counted(days_left, translate("words", "1 day left"), translate("words", "%1 days left")), tone


def outcome(value: Outcome) -> str:
    match value:
        case Outcome.ACCEPTED:
            return translate("words", "Accepted")
        case Outcome.DECLINED:
            return translate("words", "Declined")
        case Outcome.INTERESTED:
            return translate("words", "Interested")
        case Outcome.MAYBE_LATER:
            return translate("words", "Maybe later")
        case Outcome.NOT_INTERESTED:
            return translate("words", "Not interested")
        case Outcome.REPLY:
            return translate("words", "Replied")
        case Outcome.QUICK_REPLY:
            return translate("words", "Quick reply")
        case Outcome.AUTO_REPLY:
            return translate("words", "Automatic reply")


def touch(value: TouchKind) -> str:
    match value:
        case TouchKind.GROUP_MESSAGE:
            return translate("words", "Group message")
        case TouchKind.MENTION:
            return translate("words", "Mention")
        case TouchKind.COMMENT:
            return translate("words", "Comment")
        case TouchKind.EMAIL:
            return translate("words", "E-mail")
        case TouchKind.INTRODUCTION:
            return translate("words", "Introduction")
        case TouchKind.CONNECTION_REQUEST:
            return translate("words", "Connection request")


def priority(value: Priority | None) -> str:
    match value:
        case Priority.HIGH:
            return translate("words", "High")
        case Priority.MEDIUM:
            return translate("words", "Medium")
        case Priority.LOW:
            return translate("words", "Low")
        case None:
            return translate("words", "None")


def purpose(value: Purpose) -> str:
    match value:
        case Purpose.SALES:
            return translate("words", "Sales")
        case Purpose.RECRUITING:
            return translate("words", "Recruiting")
        case Purpose.JOB_SEEKING:
            return translate("words", "Job seeking")
        case Purpose.NETWORKING:
            return translate("words", "Networking")
        case Purpose.THOUGHT_LEADERSHIP:
            return translate("words", "Thought leadership")


def billing_period(value: BillingPeriod) -> str:
    match value:
        case BillingPeriod.MONTHLY:
            return translate("words", "a month")
        case BillingPeriod.QUARTERLY:
            return translate("words", "a quarter")
        case BillingPeriod.ANNUAL:
            return translate("words", "a year")


def degree(value: int | None) -> str:
    """The degree of connection, "" for an unknown one."""
    match value:
        case 1:
            return translate("words", "1st")
        case 2:
            return translate("words", "2nd")
        case 3:
            return translate("words", "3rd")
        case _:
            return ""


def column(value: Column) -> str:
    match value:
        case Column.NAME:
            return translate("words", "Name")
        case Column.COMPANY:
            return translate("words", "Company")
        case Column.TITLE:
            return translate("words", "Title")
        case Column.STATE:
            return translate("words", "State")
        case Column.SENT:
            return translate("words", "Sent")
        case Column.UNTIL:
            return translate("words", "Until")
        case Column.PRIORITY:
            return translate("words", "Priority")
        case Column.CAMPAIGN:
            return translate("words", "Campaign")
        case Column.TAGS:
            return translate("words", "Tags")
        case Column.FOLLOW_UP:
            return translate("words", "Follow-up")
        case Column.LAST_TOUCH:
            return translate("words", "Last touch")
        case Column.DEGREE:
            return translate("words", "Degree")
        case Column.LOCATION:
            return translate("words", "Location")
        case Column.NOTES:
            return translate("words", "Notes")
        case Column.ADDED:
            return translate("words", "Added")


def filter_name(value: Filter) -> str:
    match value:
        case Filter.ALL:
            return translate("words", "All")
        case Filter.TO_WRITE:
            return translate("words", "To write")
        case Filter.PENDING:
            return translate("words", "Pending")
        case Filter.LAPSED:
            return translate("words", "Lapsed")
        case Filter.ANSWERED:
            return translate("words", "Answered")


def origin(value: Origin) -> str:
    """Where the credits of a lot came from."""
    match value:
        case Origin.OPENING:
            return translate("words", "Opening balance")
        case Origin.ALLOTMENT:
            return translate("words", "Allotment")
        case Origin.PURCHASE:
            return translate("words", "Purchase")
        case Origin.BONUS:
            return translate("words", "Bonus")
        case Origin.CREDIT_BACK:
            return translate("words", "Credit back")
        case Origin.ADJUSTMENT:
            return translate("words", "Adjustment")


def posting_kind(value: Kind) -> str:
    """What a posting did, in a word or two."""
    match value:
        case Kind.SPEND:
            return translate("words", "Spent on InMails")
        case Kind.EXPIRY:
            return translate("words", "Expired")
        case Kind.CAP_FORFEIT:
            return translate("words", "Cut by the cap")
        case Kind.PLAN_CHANGE:
            return translate("words", "Forfeited with a plan change")
        case Kind.CANCELLATION:
            return translate("words", "Forfeited with the cancellation")
        case Kind.OPENING | Kind.ALLOTMENT | Kind.PURCHASE | Kind.BONUS | Kind.CREDIT_BACK | Kind.ADJUSTMENT:
            return origin(Origin(value.value))


def confidence(value: Confidence) -> str:
    """How far a source can be believed."""
    match value:
        case Confidence.OFFICIAL:
            return translate("words", "LinkedIn says so")
        case Confidence.OFFICIAL_CONFLICTING:
            return translate("words", "LinkedIn says different things")
        case Confidence.THIRD_PARTY:
            return translate("words", "others report it")
        case Confidence.ASSUMED:
            return translate("words", "assumed: no source says it")
