"""What the page Today says: its figures and its bars in words. Pure: values in, words out."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.losing import Loss
from inmail_desk.desk.today import Arrival, BarKind, Glance, LotBar, TodayPage, Waiting

from . import words
from .cards import Figure
from .chart_layout import Bar, BarTone
from .colours import Tone
from .sentences import day

translate = QCoreApplication.translate

_A_WEEK = 7
_SOON = 14
_IN_SIGHT = 45


def balance_figure(page: TodayPage) -> Figure:
    unit, progress = "", None
    if page.cap is not None:
        unit = translate("today", "of at most %1").replace("%1", words.number(page.cap))
        progress = (page.balance, page.cap)
    elif page.plan:
        unit = translate("today", "credits, without a cap")
    return Figure(
        number=words.number(page.balance),
        unit=unit,
        progress=progress,
        quiet=_arrivals(page),
        link=translate("today", "Why %1?").replace("%1", words.number(page.balance)),
        more=translate("today", "What arrives?"),
    )


def _arrivals(page: TodayPage) -> str:
    arrival = page.arrival
    if arrival is None:
        if page.plan:
            return translate("today", "None are coming while this plan holds")
        return translate("today", "Without a subscription none arrive")
    if arrival.cut >= arrival.credits:
        text = translate("today", "The %1 of %2 are all cut by the cap")
    elif arrival.cut:
        text = translate("today", "%1 more on %2; the cap cuts %3 of them")
    else:
        text = translate("today", "%1 more on %2")
    text = _filled(text, arrival, page.today)
    if arrival.cut or page.next_cut is None:
        return text
    return text + "; " + _filled(translate("today", "on %2 the cap cuts %3"), page.next_cut, page.today)


def _filled(text: str, arrival: Arrival, today: date) -> str:
    text = text.replace("%1", words.number(arrival.credits)).replace("%2", day(arrival.on, today))
    return text.replace("%3", words.number(arrival.cut))


def loss_figure(page: TodayPage) -> Figure:
    loss = page.loss
    if loss is None:
        return Figure(
            number="0",
            unit=translate("today", "in sight"),
            normal=translate("today", "Nothing is lost within a year"),
            link=translate("today", "Why none?"),
        )
    unit = translate("today", "on %1, %2").replace("%1", day(loss.on, page.today))
    return Figure(
        number=words.number(loss.credits),
        unit=unit.replace("%2", loss_cause(loss)),
        chip=(_in_days(loss.days_left), loss_tone(loss)),
        normal=_pace(loss, page),
        link=translate("today", "Why %1?").replace("%1", words.number(loss.credits)),
    )


def loss_cause(loss: Loss) -> str:
    """By what the credits are lost: the causes, joined."""
    causes = {
        Kind.EXPIRY: translate("today", "by age"),
        Kind.CAP_FORFEIT: translate("today", "by the cap"),
        Kind.PLAN_CHANGE: translate("today", "by the plan change"),
        Kind.CANCELLATION: translate("today", "by the cancellation"),
    }
    return translate("today", " and ").join(causes[kind] for kind in loss.kinds)


def loss_tone(loss: Loss) -> Tone:
    if loss.days_left <= _SOON:
        return Tone.DANGER
    return Tone.WARN if loss.days_left <= _IN_SIGHT else Tone.INFO


def _in_days(count: int) -> str:
    if count == 0:
        return translate("today", "today")
    return words.counted(count, translate("today", "tomorrow"), translate("today", "in %1 days"))


def _pace(loss: Loss, page: TodayPage) -> str:
    if not page.balance:
        return ""
    if loss.lost_anyway:
        return words.counted(
            loss.lost_anyway,
            translate("today", "1 is lost whatever is sent: the cap is below the allotment"),
            translate("today", "%1 are lost whatever is sent: the cap is below the allotment"),
        )
    if loss.days_left <= _A_WEEK:
        text = words.counted(
            loss.inmails,
            translate("today", "Send 1 InMail by %2 to avoid this loss"),
            translate("today", "Send %1 InMails by %2 to avoid this loss"),
        )
        return text.replace("%2", day(loss.last_day, page.today))
    least, most = loss.a_week
    if least == most:
        return words.counted(
            most,
            translate("today", "Send 1 a week to avoid this loss"),
            translate("today", "Send %1 a week to avoid this loss"),
        )
    text = translate("today", "Send %1 or %2 a week to avoid this loss")
    return text.replace("%1", words.number(least)).replace("%2", words.number(most))


def waiting_figure(page: TodayPage) -> Figure:
    waiting = page.waiting
    return Figure(
        number=words.number(waiting.people),
        unit=words.counted(waiting.people, translate("today", "person"), translate("today", "people")),
        normal=_closing(waiting),
        quiet=_closed(waiting),
        link=translate("today", "Who, and until when?")
        if waiting.people
        else translate("today", "Why none?"),
    )


def _closing(waiting: Waiting) -> str:
    if waiting.next_closing_in is None:
        return translate("today", "No answer can return a credit now")
    if not waiting.closing:
        text = translate("today", "The first answer window closes %1: %2")
    else:
        text = words.counted(
            len(waiting.closing),
            translate("today", "1 answer window closes %1: %2"),
            translate("today", "%1 answer windows close soon: %2"),
        )
    names = [name for name, _ in waiting.nearest]
    if len(names) > 1:
        names = [f"{name} {_in_days(left)}" for name, left in waiting.nearest]
    when = _in_days(waiting.next_closing_in)
    return text.replace("%1", when).replace("%2", ", ".join(names), 1)


def _closed(waiting: Waiting) -> str:
    if not waiting.lapsed_this_month:
        return ""
    return words.counted(
        waiting.lapsed_this_month,
        translate("today", "1 closed without an answer this month"),
        translate("today", "%1 closed without an answer this month"),
    )


def returning_figure(page: TodayPage) -> Figure:
    expected = page.may_come_back
    if not expected.pending:
        return Figure(
            number="0",
            unit=translate("today", "credits"),
            normal=translate("today", "Nobody is waiting whose answer would return one"),
            link=translate("today", "Why none?"),
        )
    by = "" if expected.by is None else day(expected.by, page.today)
    if expected.low is None or expected.high is None:
        most = translate("today", "at most, by %1").replace("%1", by)
        text = translate("today", "How many is told once %1 InMails have ended; %2 so far")
        text = text.replace("%1", words.number(expected.needed)).replace("%2", words.number(expected.sample))
        return Figure(
            number=words.number(expected.pending),
            unit=most,
            quiet=text,
            link=translate("today", "Why so many?"),
        )
    number = words.number(expected.low)
    if expected.high != expected.low:
        number = f"{number}–{words.number(expected.high)}"
    share = round(100 * expected.answered / expected.sample)
    normal = translate("today", "From your own answer rate: %1% of %2")
    return Figure(
        number=number,
        unit=words.counted(
            expected.high, translate("today", "credit by %2"), translate("today", "credits by %2")
        ).replace("%2", by),
        normal=normal.replace("%2", words.number(expected.sample)).replace("%1", str(share)),
        quiet=translate("today", "8 in 10 times the number falls in this range"),
        link=translate("today", "Why this range?"),
    )


def chart_bar(bar: LotBar, today: date) -> Bar:
    """A bar of the chart, with what the table and the tip say of it."""
    tone: BarTone = "normal"
    count = words.credits(bar.credits)
    if bar.on is None:
        label = translate("today", "never expire")
        tip = words.counted(
            bar.credits,
            translate("today", "1 credit that never expires"),
            translate("today", "%1 credits that never expire"),
        )
    elif bar.kind is BarKind.ARRIVING:
        tone, label = "arriving", translate("today", "arrive")
        tip = translate("today", "%1 arrive on %2").replace("%1", count).replace("%2", day(bar.on, today))
    else:
        tone = "next_loss" if bar.kind is BarKind.NEXT_LOSS else "normal"
        label = translate("today", "next loss") if tone == "next_loss" else translate("today", "expire")
        tip = translate("today", "%1 are gone from %2 on").replace("%1", count)
        tip = tip.replace("%2", day(bar.on, today))
    return Bar(day=bar.on, credits=bar.credits, label=label, tone=tone, tip=tip)


def last_check(page: TodayPage) -> str:
    """When the balance was last checked, and with what result."""
    if page.last_check.on is None:
        return translate("today", "Not checked yet: LinkedIn’s number confirms what is computed here")
    if page.last_check.difference:
        return checked_ago(page)
    return translate("today", "%1: as computed").replace("%1", checked_ago(page))


def checked_ago(page: TodayPage | Glance) -> str:
    """When the balance was last checked, in a few words, and what is still open."""
    if page.last_check.on is None:
        return translate("today", "Never checked")
    days = (page.today - page.last_check.on).days
    when = translate("today", "Checked today")
    if days:
        when = words.counted(
            days, translate("today", "Checked yesterday"), translate("today", "Checked %1 days ago")
        )
    difference = page.last_check.difference
    if not difference:
        return when
    text = translate("today", "%2: %1 more") if difference > 0 else translate("today", "%2: %1 fewer")
    return text.replace("%1", words.number(abs(difference))).replace("%2", when)


def status_lines(page: TodayPage | Glance) -> tuple[str, ...]:
    """The state in a few words, for the foot of the sidebar."""
    lines = [words.credits(page.balance)]
    if page.loss is not None:
        lost = words.counted(
            page.loss.credits, translate("today", "1 is lost %2"), translate("today", "%1 are lost %2")
        )
        lines.append(lost.replace("%2", _in_days(page.loss.days_left)))
    lines.append(checked_ago(page))
    return tuple(lines)
