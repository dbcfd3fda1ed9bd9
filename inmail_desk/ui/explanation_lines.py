"""An explanation in words: its question, what is said, and the lines that add up."""

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.statement import Kind, Lot, Origin
from inmail_desk.desk.explaining import Explanation, Line, LineKind
from inmail_desk.desk.today import Figure

from . import words
from .sentences import day
from .words import signed

translate = QCoreApplication.translate


class Row(NamedTuple):
    """A line of a table: what, more about it, a number. `person` is the prospect that it is about, None for none."""

    what: str
    detail: str
    number: str
    strong: bool = False
    person: int | None = None


class Part(NamedTuple):
    """Rows that belong together, under a heading ("" for none); `columns` are what a screen reader calls them."""

    heading: str
    columns: tuple[str, str, str]
    rows: tuple[Row, ...]


class Answer(NamedTuple):
    """What the dialog shows: the question, sentences, and parts."""

    question: str
    sentences: tuple[str, ...]
    parts: tuple[Part, ...]


def answer(explanation: Explanation, today: date, *, subscribed: bool) -> Answer:
    """The explanation in words. `subscribed` False words an empty one as what follows from having no plan."""
    lines = explanation.lines
    if any(line.kind is LineKind.NOTHING for line in lines):
        return _nothing(explanation.figure, subscribed)
    match explanation.figure:
        case Figure.BALANCE:
            return _balance(lines, today)
        case Figure.NEXT_LOSS:
            return _next_loss(lines, today)
        case Figure.ARRIVAL:
            return _arrival(lines, today)
        case Figure.WAITING:
            return _waiting(lines, today)
        case Figure.MAY_COME_BACK:
            return _may_come_back(lines, today)


def _credit_columns() -> tuple[str, str, str]:
    return translate("why", "What"), translate("why", "More"), translate("why", "Credits")


def _nothing(figure: Figure, subscribed: bool) -> Answer:
    no_plan = translate("why", "There is no subscription, so there are no credits.")
    match figure:
        case Figure.NEXT_LOSS:
            question = translate("why", "Why is nothing lost?")
            text = translate("why", "Within the coming year no credit expires and the cap cuts none.")
        case Figure.ARRIVAL:
            question = translate("why", "Why does nothing arrive?")
            text = translate("why", "The plan grants no credits within the coming year.")
        case Figure.WAITING | Figure.MAY_COME_BACK:
            question = translate("why", "Why is no answer awaited?")
            if figure is Figure.MAY_COME_BACK:
                question = translate("why", "Why does nothing come back?")
            text = translate("why", "No InMail is open whose answer would return a credit.")
            more = translate("why", "Log one, and until when an answer returns its credit stands here.")
            return Answer(question, (text, more), ())
        case Figure.BALANCE:
            raise ValueError("a balance always has its lines")
    return Answer(question, (text if subscribed else no_plan,), ())


def _balance(lines: tuple[Line, ...], today: date) -> Answer:
    sums, lots, said = [], [], []
    total = 0
    for line in lines:
        if line.kind is LineKind.SUM and line.posting is not None:
            times = words.counted(line.count, translate("why", "once"), translate("why", "%1 times"))
            if line.posting is Kind.OPENING:
                times = translate("why", "as tracking began")
            sums.append(Row(words.posting_kind(line.posting), times, signed(line.credits)))
        elif line.kind is LineKind.TOTAL:
            total = line.credits
            sums.append(Row(translate("why", "Credits you have"), "", words.number(total), strong=True))
        elif line.kind is LineKind.LOT and line.lot is not None:
            lots.append(_lot(line.lot, today))
        elif line.kind is LineKind.CHECK and line.on is not None:
            said.append(_check(line.on, line.credits, today))
    question = words.counted(total, translate("why", "Why 1 credit?"), translate("why", "Why %1 credits?"))
    first = translate("why", "What came and what went adds up to what you have.")
    if len(sums) == 1:
        first = translate("why", "No credit has come or gone so far.")
    parts = [Part("", _credit_columns(), tuple(sums))]
    if lots:
        parts.append(
            Part(
                translate("why", "They consist of these, the first to be spent on top"),
                _credit_columns(),
                tuple(lots),
            )
        )
    return Answer(question, (first, *said), tuple(parts))


def _lot(lot: Lot, today: date) -> Row:
    what = translate("why", "%1 of %2").replace("%1", words.origin(lot.origin))
    if lot.origin is Origin.OPENING:
        what = translate("why", "Granted %2")
    if lot.inferred:
        what = translate("why", "Granted %2 (read from the balance)")
    until = translate("why", "no end by age")
    if lot.expires_on is not None:
        last = day(lot.expires_on - timedelta(days=1), today)
        until = translate("why", "until %1").replace("%1", last)
    return Row(what.replace("%2", day(lot.granted_on, today)), until, words.number(lot.remaining))


def _check(on: date, difference: int, today: date) -> str:
    if not difference:
        text = translate("why", "LinkedIn showed the same when you last checked, on %1.")
    elif difference > 0:
        text = translate("why", "LinkedIn showed %2 more when you last checked, on %1.")
    else:
        text = translate("why", "LinkedIn showed %2 fewer when you last checked, on %1.")
    return text.replace("%2", words.number(abs(difference))).replace("%1", day(on, today))


def _next_loss(lines: tuple[Line, ...], today: date) -> Answer:
    rows = []
    on, total = today, 0
    for line in lines:
        on = line.on or on
        if line.kind is LineKind.LOT_ENDS:
            more = _last_day(on, today, own_end=line.own_end)
            rows.append(Row(_ending(line.lot, today), more, signed(-line.credits)))
        elif line.kind is LineKind.CAP_CUT:
            rows.append(Row(translate("why", "Cut by the cap"), _over_the_cap(line), signed(-line.credits)))
        elif line.kind is LineKind.ENDS_WITH_PLAN:
            what, more = translate("why", "The subscription ends"), translate("why", "all that is left goes")
            if line.posting is Kind.PLAN_CHANGE:
                what, more = (
                    translate("why", "The plan changes"),
                    translate("why", "all that is left is forfeited"),
                )
            rows.append(Row(what, more, signed(-line.credits)))
        elif line.kind is LineKind.ARRIVES_AND_ENDS:
            what = translate("why", "Credits that arrive by then")
            rows.append(Row(what, translate("why", "they go too"), signed(-line.credits)))
        elif line.kind is LineKind.TOTAL:
            total = line.credits
    lost = translate("why", "Lost on %1").replace("%1", day(on, today))
    rows.append(Row(lost, "", signed(-total), strong=True))
    question = words.counted(
        total,
        translate("why", "Why is 1 credit lost on %2?"),
        translate("why", "Why are %1 credits lost on %2?"),
    ).replace("%2", day(on, today))
    first = translate("why", "If no InMail is sent by then, this is what happens that day.")
    return Answer(question, (first,), (Part("", _credit_columns(), tuple(rows)),))


def _ending(lot: Lot | None, today: date) -> str:
    if lot is None:
        return translate("why", "Credits that are still to arrive by then")
    match lot.origin:
        case Origin.ALLOTMENT:
            text = translate("why", "What is left of the allotment of %1")
        case Origin.CREDIT_BACK:
            text = translate("why", "The credit that came back on %1")
        case Origin.BONUS:
            text = translate("why", "What is left of the bonus of %1")
        case Origin.PURCHASE:
            text = translate("why", "What is left of the purchase of %1")
        case Origin.ADJUSTMENT:
            text = translate("why", "What is left of the adjustment of %1")
        case Origin.OPENING:
            text = translate("why", "What is left of the credits granted %1")
    return text.replace("%1", day(lot.granted_on, today))


def _last_day(on: date, today: date, *, own_end: bool) -> str:
    text = translate("why", "usable until %1")
    if own_end:
        text = translate("why", "given until %1")
    return text.replace("%1", day(on - timedelta(days=1), today))


def _over_the_cap(line: Line) -> str:
    arriving = line.credits + max(0, line.limit - line.count)
    text = translate("why", "%1 are there, %2 arrive, at most %3 stay")
    if line.count > line.limit:
        text = translate("why", "%1 are there, %2 arrive, the cap is %3")
    text = text.replace("%1", words.number(line.count)).replace("%2", words.number(arriving))
    return text.replace("%3", words.number(line.limit))


def _arrival(lines: tuple[Line, ...], today: date) -> Answer:
    rows = []
    for line in lines:
        on = "" if line.on is None else day(line.on, today)
        if line.kind is LineKind.ALLOTMENT:
            rows.append(Row(on, translate("why", "allotment"), signed(line.credits)))
        elif line.kind is LineKind.CAP_CUT:
            rows.append(Row(translate("why", "Cut by the cap"), _over_the_cap(line), signed(-line.credits)))
    first = translate("why", "If no InMail is sent until then, these are the renewals that come next.")
    return Answer(
        translate("why", "What arrives next?"), (first,), (Part("", _credit_columns(), tuple(rows)),)
    )


def _waiting(lines: tuple[Line, ...], today: date) -> Answer:
    ends: dict[date | None, tuple[str, str]] = {}  # thousands of people share a few days
    rows = []
    for line in lines:
        if line.on not in ends:
            until = "" if line.on is None else translate("why", "until %1").replace("%1", day(line.on, today))
            ends[line.on] = until, _days_left(line.count)
        rows.append(Row(line.name, *ends[line.on], person=line.prospect))
    first = words.counted(
        len(rows),
        translate("why", "1 person has not answered yet, and an answer still returns the credit."),
        translate("why", "%1 people have not answered yet, and an answer still returns the credit."),
    )
    columns = translate("why", "Name"), translate("why", "An answer counts"), translate("why", "Left")
    return Answer(translate("why", "Who has not answered yet?"), (first,), (Part("", columns, tuple(rows)),))


def _days_left(days: int) -> str:
    return translate("why", "last day") if days == 0 else words.days(days)


def _may_come_back(lines: tuple[Line, ...], today: date) -> Answer:
    question, said = translate("why", "How many credits may come back?"), []
    for line in lines:
        if line.kind is LineKind.TOO_FEW:
            text = translate(
                "why", "Too few to tell: it takes %2 InMails whose end is known, and there are %1 so far."
            )
            said.append(text.replace("%1", words.number(line.count)).replace("%2", words.number(line.limit)))
            said.append(translate("why", "Until then the number is what would come back at most."))
        elif line.kind is LineKind.SHARE:
            text = translate("why", "Of your %2 InMails whose end is known, %1 were answered in time: %3 %.")
            share = round(100 * line.count / line.limit) if line.limit else 0
            text = text.replace("%3", words.number(share)).replace("%1", words.number(line.count))
            said.append(text.replace("%2", words.number(line.limit)))
            said.append(
                translate(
                    "why",
                    "An InMail that is still open counts by its age: the longer it has waited, the fewer answers"
                    " came that late.",
                )
            )
        elif line.kind is LineKind.RANGE and line.on is not None:
            low, high = words.number(line.count), words.number(line.limit)
            text = translate(
                "why", "In 8 of 10 times, the number that comes back by %3 lies between %1 and %2."
            )
            question = translate("why", "Why may %1 to %2 credits come back?")
            if low == high:
                text = translate("why", "In 8 of 10 times, the number that comes back by %3 is %1.")
                question = translate("why", "Why may %1 come back?")
                question = question.replace("%1", words.credits(line.count))
                if not line.count:
                    question = translate("why", "Why may none come back?")
            said.append(text.replace("%3", day(line.on, today)).replace("%2", high).replace("%1", low))
            question = question.replace("%2", high).replace("%1", low)
    return Answer(question, tuple(said), ())
