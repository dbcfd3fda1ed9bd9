"""What the activity report says."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from inmail_desk.desk.report_values import (
    ActivityReport,
    Order,
    Person,
    ReportPeriod,
    Stage,
    StageKind,
    Totals,
)
from inmail_desk.store.values import TouchKind

from . import words
from .dates import short_day, short_day_with_year
from .sentences import day

translate = QCoreApplication.translate


def title() -> str:
    return translate("report", "Activity report")


def period_name(period: ReportPeriod) -> str:
    match period:
        case ReportPeriod.THIS_MONTH:
            return translate("report", "This month")
        case ReportPeriod.LAST_MONTH:
            return translate("report", "Last month")
        case ReportPeriod.LAST_90_DAYS:
            return translate("report", "Last 90 days")
        case ReportPeriod.THIS_YEAR:
            return translate("report", "This year")
        case ReportPeriod.CHOSEN:
            return translate("report", "From … to …")
    assert_never(period)


def order_name(order: Order) -> str:
    match order:
        case Order.PERSON:
            return translate("report", "Person by person")
        case Order.DAY:
            return translate("report", "Day by day")
    assert_never(order)


def days(first: date, last: date) -> str:
    """A period with its years: "1 November – 22 November 2026"."""
    # A year that is none of the two makes both say theirs.
    end = day(last, date.min)
    if first == last:
        return end
    begin = day(first, last)
    return translate("report", "%1 – %2").replace("%1", begin).replace("%2", end)


def about(report: ActivityReport) -> str:
    """Whom the report is limited to, "" for nobody."""
    parts = []
    if report.campaign:
        parts.append(translate("report", "Campaign: %1").replace("%1", report.campaign, 1))
    if report.asked.people is not None:
        parts.append(
            words.counted(
                len(report.asked.people),
                translate("report", "1 chosen person"),
                translate("report", "%1 chosen people"),
            )
        )
    return " · ".join(parts)


def nothing() -> tuple[str, str]:
    """What stands there for an empty period."""
    return (
        translate("report", "Nothing was recorded in this period."),
        translate(
            "report", "No InMail was sent, no answer came, and no free touch or follow-up was noted in it."
        ),
    )


def figures(totals: Totals) -> list[tuple[str, str]]:
    """The numbers that stand on top, each with its name."""
    return [
        (words.number(totals.inmails), translate("report", "InMails sent")),
        (words.number(totals.reached), translate("report", "People reached")),
        (words.number(totals.answers), translate("report", "Answers")),
        (_rate(totals.soon, totals.delivered), translate("report", "Answered within 30 days")),
        (_rate(totals.late, totals.delivered), translate("report", "Answered within 90 days")),
        (words.number(sum(totals.touches.values())), translate("report", "Free touches")),
    ]


def explanations(report: ActivityReport) -> list[str]:
    """What is to be said of the numbers."""
    totals = report.totals
    said = []
    if totals.delivered:
        said.append(_about_rates(totals))
    if totals.touches:
        kinds = ", ".join(touches(kind, count) for kind, count in totals.touches.items())
        said.append(translate("report", "Free touches: %1.").replace("%1", kinds))
    more = []
    if totals.free_inmails:
        one, many = translate("report", "1 InMail was free"), translate("report", "%1 InMails were free")
        more.append(words.counted(totals.free_inmails, one, many))
    if totals.credits_back and report.asked.credits:
        one, many = translate("report", "1 credit came back"), translate("report", "%1 credits came back")
        more.append(words.counted(totals.credits_back, one, many))
    if totals.undelivered:
        one = translate("report", "1 InMail was not delivered")
        many = translate("report", "%1 InMails were not delivered")
        more.append(words.counted(totals.undelivered, one, many))
    if totals.deleted:
        one, many = (
            translate("report", "1 InMail was deleted"),
            translate("report", "%1 InMails were deleted"),
        )
        more.append(words.counted(totals.deleted, one, many))
    if totals.added:
        one = translate("report", "1 person was added to the list")
        many = translate("report", "%1 people were added to the list")
        more.append(words.counted(totals.added, one, many))
    if more:
        said.append(f"{'; '.join(more)}.")
    return said


def touches(kind: TouchKind, count: int) -> str:
    """So many free touches of a kind."""
    match kind:
        case TouchKind.GROUP_MESSAGE:
            one, many = translate("report", "1 group message"), translate("report", "%1 group messages")
        case TouchKind.MENTION:
            one, many = translate("report", "1 mention"), translate("report", "%1 mentions")
        case TouchKind.COMMENT:
            one, many = translate("report", "1 comment"), translate("report", "%1 comments")
        case TouchKind.EMAIL:
            one, many = translate("report", "1 e-mail"), translate("report", "%1 e-mails")
        case TouchKind.INTRODUCTION:
            one, many = translate("report", "1 introduction"), translate("report", "%1 introductions")
        case TouchKind.CONNECTION_REQUEST:
            one = translate("report", "1 connection request")
            many = translate("report", "%1 connection requests")
        case _:
            assert_never(kind)
    return words.counted(count, one, many)


def stage_day(on: date) -> str:
    """The day of a step, always with its year: the paper is read later."""
    return short_day_with_year(on)


def week(first: date, last: date) -> str:
    """The days of a week."""
    if first == last:
        return short_day_with_year(first)
    begin = short_day(first) if first.year == last.year else short_day_with_year(first)
    text = translate("report", "%1 – %2").replace("%1", begin)
    return text.replace("%2", short_day_with_year(last))


def channel(stage: Stage) -> str:
    """By which way somebody was reached, or answered."""
    match stage.kind:
        case StageKind.SENT:
            return translate("report", "InMail, free") if stage.free else translate("report", "InMail")
        case StageKind.REMINDER | StageKind.ANSWERED | StageKind.DELETED | StageKind.UNDELIVERED:
            return translate("report", "InMail")
        case StageKind.TOUCH:
            return "" if stage.touch is None else words.touch(stage.touch)
        case StageKind.FOLLOW_UP:
            return translate("report", "Follow-up")
        case StageKind.ADDED:
            return "–"
    assert_never(stage.kind)


def step(stage: Stage, today: date) -> str:
    """What was done, or came."""
    match stage.kind:
        case StageKind.SENT:
            if stage.text:
                return translate("report", "Sent: “%1”").replace("%1", stage.text, 1)
            return translate("report", "Sent")
        case StageKind.REMINDER:
            return _of(translate("report", "LinkedIn’s reminder of the InMail of %1"), stage)
        case StageKind.ANSWERED:
            text = translate("report", "Answered the InMail of %1: %2")
            if stage.again:
                text = translate("report", "Wrote again about the InMail of %1: %2")
            outcome = "" if stage.outcome is None else words.outcome(stage.outcome)
            return _with_credit(_of(text, stage).replace("%2", outcome), stage)
        case StageKind.DELETED:
            return _of(translate("report", "The InMail of %1 was deleted"), stage)
        case StageKind.UNDELIVERED:
            return _with_credit(_of(translate("report", "The InMail of %1 was not delivered"), stage), stage)
        case StageKind.TOUCH:
            return stage.text or translate("report", "Free touch")
        case StageKind.FOLLOW_UP:
            if stage.on > today:
                return translate("report", "Planned for this day")
            return translate("report", "Day of the follow-up")
        case StageKind.ADDED:
            return translate("report", "Added to the list")
    assert_never(stage.kind)


def occupation(person: Person) -> str:
    """What somebody does, and where."""
    return ", ".join(part for part in (person.title, person.company) if part)


def footer(today: date) -> str:
    text = translate("report", "Written with InMail Desk on %1")
    return text.replace("%1", day(today, date.min))


def page_number(number: int, count: int | None) -> str:
    """The number of a page, counted from 1; `count` is how many there are, None where that is not known."""
    if count is None:
        return translate("report", "Page %1").replace("%1", words.number(number))
    text = translate("report", "Page %1 of %2")
    return text.replace("%1", words.number(number)).replace("%2", words.number(count))


def _of(text: str, stage: Stage) -> str:
    return text.replace("%1", "" if stage.sent_on is None else short_day_with_year(stage.sent_on))


def _with_credit(text: str, stage: Stage) -> str:
    if not stage.credited:
        return text
    return translate("report", "%1 · the credit came back").replace("%1", text, 1)


def _about_rates(totals: Totals) -> str:
    one = translate("report", "The rates are about the InMail that was sent in this period and delivered")
    many = translate(
        "report", "The rates are about the %1 InMails that were sent in this period and delivered"
    )
    answered = translate("report", "%1 answered within 30 days, %2 within 90 days.")
    answered = answered.replace("%1", words.number(totals.soon)).replace("%2", words.number(totals.late))
    said = f"{words.counted(totals.delivered, one, many)}: {answered}"
    if totals.open_soon or totals.open_late:
        still = translate(
            "report",
            "Without an answer yet: %1 of the last 30 days and %2 of the last 90 days, which may still have one.",
        )
        still = still.replace("%1", words.number(totals.open_soon))
        said = f"{said} {still.replace('%2', words.number(totals.open_late))}"
    return said


def _rate(part: int, whole: int) -> str:
    if not whole:
        return "–"
    return translate("report", "%1%").replace(
        "%1", QLocale().toString((200 * part + whole) // (2 * whole)), 1
    )


# Headings


def by_week() -> str:
    return translate("report", "Week by week")


def week_heading() -> str:
    return translate("report", "Week")


def week_columns() -> tuple[str, str, str, str]:
    return (
        translate("report", "InMails"),
        translate("report", "Free touches"),
        translate("report", "People"),
        translate("report", "Answers"),
    )


def people_section(count: int) -> str:
    text = translate("report", "Person by person: %1")
    return text.replace("%1", words.people(count))


def days_section(count: int) -> str:
    text = translate("report", "Day by day: %1")
    one, many = translate("report", "1 step"), translate("report", "%1 steps")
    return text.replace("%1", words.counted(count, one, many))


def day_heading() -> str:
    return translate("report", "Day")


def person_heading() -> str:
    return translate("report", "Person")


def channel_heading() -> str:
    return translate("report", "Channel")


def step_heading() -> str:
    return translate("report", "What was done, and what came of it")


def notes() -> str:
    return translate("report", "Notes")


def continued(name: str) -> str:
    """The name of somebody whose steps go on on another page."""
    return translate("report", "%1 (continued)").replace("%1", name, 1)


def number(value: int) -> str:
    """A number in a table; nothing for none."""
    return words.number(value) if value else "–"


# The dialog


def save() -> str:
    return translate("report", "Save as PDF…")


def first_page() -> str:
    return translate("report", "First page")


def pages(count: int | None, people: int) -> str:
    """What is said beneath the first page."""
    if not people:
        return translate("report", "Nothing in this period")
    who = words.people(people)
    if count is None:
        return translate("report", "%1: many pages").replace("%1", who)
    one, many = translate("report", "1 page"), translate("report", "%1 pages")
    return translate("report", "%1 on %2").replace("%1", who).replace("%2", words.counted(count, one, many))


def parts() -> list[tuple[str, str]]:
    """What a report can tell, by the name under which it is asked for."""
    return [
        ("summary", translate("report", "Totals and answer rates")),
        ("weeks", translate("report", "Each week")),
        ("subjects", translate("report", "Subjects of InMails")),
        ("credits", translate("report", "Credits that came back")),
        ("touch_texts", translate("report", "What you noted of free touches")),
        ("addresses", translate("report", "Addresses of profiles")),
        ("notes", translate("report", "Your notes about people")),
    ]
