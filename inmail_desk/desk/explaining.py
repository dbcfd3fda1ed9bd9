"""Why: each figure of the page Today, taken apart into the facts and rules behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inmail_desk.credit_rules.facts import CreditsGranted, CreditsPurchased
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.credit_rules.statement import Kind, Lot, Posting

from .losing import ENDINGS, cap_on, next_loss
from .people import folded
from .picture import Picture
from .returning import may_come_back
from .today import Figure


class LineKind(StrEnum):
    """The kinds of line in an explanation; the comment says which of its fields go with it."""

    SUM = "sum"  # posting, credits (signed), count: so many postings of the kind, in all
    TOTAL = "total"  # credits
    LOT = "lot"  # lot: what is left of it
    LOT_ENDS = (
        "lot_ends"  # lot, on, own_end: what is left of it ends that day, by the rules or by its own day
    )
    ALLOTMENT = "allotment"  # on, credits
    CAP_CUT = "cap_cut"  # on, credits (lost), count (the balance before), limit (the cap)
    ENDS_WITH_PLAN = "ends_with_plan"  # on, credits (there now), posting (its kind)
    ARRIVES_AND_ENDS = "arrives_and_ends"  # on, credits that arrive until then and go with the plan too
    PENDING = "pending"  # name, on (the last day), count (days left)
    SHARE = "share"  # count (answered in time) of limit (with a known end)
    TOO_FEW = "too_few"  # count (with a known end), limit (needed)
    RANGE = "range"  # count to limit, on (by then)
    CHECK = "check"  # on, credits (the difference)
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    kind: LineKind
    on: date | None = None
    credits: int = 0
    count: int = 0
    limit: int = 0
    posting: Kind | None = None
    lot: Lot | None = None
    name: str = ""
    prospect: int | None = None
    own_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a figure is what it is: the lines that lead to it, and the rules that they follow, with their sources."""

    figure: Figure
    lines: tuple[Line, ...]
    rules: tuple[RuleAnswer, ...]


def explain(picture: Picture, figure: Figure) -> Explanation:
    """The explanation of a figure, as of the picture's day."""
    match figure:
        case Figure.BALANCE:
            return _balance(picture)
        case Figure.NEXT_LOSS:
            return _next_loss(picture)
        case Figure.ARRIVAL:
            return _arrival(picture)
        case Figure.WAITING:
            return _waiting(picture)
        case Figure.MAY_COME_BACK:
            return _may_come_back(picture)


def _balance(picture: Picture) -> Explanation:
    statement = picture.statement
    sums: dict[Kind, list[int]] = {}
    for posting in statement.postings:
        entry = sums.setdefault(posting.kind, [0, 0])
        entry[0] += posting.credits
        entry[1] += 1
    lines = [
        Line(kind=LineKind.SUM, posting=kind, credits=credits, count=count)
        for kind, (credits, count) in sorted(sums.items(), key=lambda item: list(Kind).index(item[0]))
    ]
    lines.append(Line(kind=LineKind.TOTAL, credits=statement.balance))
    lines += [Line(kind=LineKind.LOT, lot=lot) for lot in statement.lots]
    if statement.checks:
        last = statement.checks[-1]
        lines.append(Line(kind=LineKind.CHECK, on=last.on, credits=last.difference))
    return Explanation(
        figure=Figure.BALANCE, lines=tuple(lines), rules=_rules(picture, ("allotment", "cap", "renewal"))
    )


def _next_loss(picture: Picture) -> Explanation:
    loss = next_loss(picture)
    if loss is None:
        return Explanation(
            figure=Figure.NEXT_LOSS,
            lines=(Line(kind=LineKind.NOTHING),),
            rules=_rules(picture, ("expiry.mode", "cap")),
        )
    that_day = [posting for posting in picture.coming if posting.on == loss.on]
    ending = next((posting.kind for posting in that_day if posting.kind in ENDINGS), None)
    lots = {lot.number: lot for lot in picture.statement.lots}
    lines: list[Line] = []
    rules: list[str] = []
    for posting in that_day:
        if posting.kind is Kind.EXPIRY:
            lot = None if posting.lot is None else lots.get(posting.lot)
            own_end = lot is not None and _has_own_end(picture, lot)
            line = Line(
                kind=LineKind.LOT_ENDS, lot=lot, on=loss.on, credits=-posting.credits, own_end=own_end
            )
            lines.append(line)
            by = "expiry.days" if posting.rule == "expiry.days" else "expiry.renewals"
            rules += [] if own_end else ["expiry.mode", by]
        elif posting.kind is Kind.CAP_FORFEIT and ending is None:
            lines.append(_cut(picture, posting))
            rules += ["cap", "allotment", "renewal"]
    if ending is not None:
        rest = loss.credits - sum(line.credits for line in lines)
        there = -sum(each.credits for each in that_day if each.kind is ending and each.lot in lots)
        lines.append(Line(kind=LineKind.ENDS_WITH_PLAN, on=loss.on, credits=there, posting=ending))
        if rest > there:
            lines.append(Line(kind=LineKind.ARRIVES_AND_ENDS, on=loss.on, credits=rest - there))
        rules += ["plan_change.credits", "plan_change.effective"] if ending is Kind.PLAN_CHANGE else []
    lines.append(Line(kind=LineKind.TOTAL, credits=loss.credits))
    return Explanation(
        figure=Figure.NEXT_LOSS, lines=tuple(lines), rules=_rules(picture, dict.fromkeys(rules))
    )


def _has_own_end(picture: Picture, lot: Lot) -> bool:
    """Whether the lot ends on a day that was entered with it, whatever the rules say."""
    fact = None if lot.fact is None else picture.recorded.facts[lot.fact - 1]
    return isinstance(fact, CreditsGranted | CreditsPurchased) and fact.expires_on is not None


def _cut(picture: Picture, cut: Posting) -> Line:
    before = picture.statement.balance
    for posting in picture.coming:
        if posting is cut or posting.on > cut.on:
            break
        # The allotment of the day itself is what the cap cuts: it does not belong to the balance before it.
        if not (posting.on == cut.on and posting.kind is Kind.ALLOTMENT):
            before += posting.credits
    cap = cap_on(picture, cut.on) or 0
    return Line(kind=LineKind.CAP_CUT, on=cut.on, credits=-cut.credits, count=before, limit=cap)


def _arrival(picture: Picture) -> Explanation:
    lines: list[Line] = []
    ends = {posting.on for posting in picture.coming if posting.kind is Kind.CANCELLATION}
    for posting in picture.coming:
        if posting.on in ends:
            continue
        if posting.kind is Kind.ALLOTMENT:
            if len(lines) >= _ARRIVALS_SHOWN:
                break
            lines.append(Line(kind=LineKind.ALLOTMENT, on=posting.on, credits=posting.credits))
        elif posting.kind is Kind.CAP_FORFEIT:
            lines.append(_cut(picture, posting))
    return Explanation(
        figure=Figure.ARRIVAL,
        lines=tuple(lines) or (Line(kind=LineKind.NOTHING),),
        rules=_rules(picture, ("allotment", "renewal", "cap")),
    )


_ARRIVALS_SHOWN = 6


def _waiting(picture: Picture) -> Explanation:
    pending = [
        (state.days_left, folded(picture.prospects[id].name), id, state)
        for id, state in picture.states.items()
        if state.kind is StateKind.PENDING and state.days_left is not None and id in picture.prospects
    ]
    pending.sort(key=lambda entry: entry[:3])
    lines = [
        Line(kind=LineKind.PENDING, name=picture.prospects[id].name, prospect=id, on=state.until, count=days)
        for days, _, id, state in pending
    ]
    return Explanation(
        figure=Figure.WAITING,
        lines=tuple(lines) or (Line(kind=LineKind.NOTHING),),
        rules=_rules(picture, _CREDIT_BACK),
    )


def _may_come_back(picture: Picture) -> Explanation:
    expected = may_come_back(picture)
    lines = []
    if not expected.pending:
        lines.append(Line(kind=LineKind.NOTHING))
    elif expected.low is None or expected.high is None:
        lines.append(Line(kind=LineKind.TOO_FEW, count=expected.sample, limit=expected.needed))
    else:
        lines.append(Line(kind=LineKind.SHARE, count=expected.answered, limit=expected.sample))
        lines.append(Line(kind=LineKind.RANGE, count=expected.low, limit=expected.high, on=expected.by))
    return Explanation(figure=Figure.MAY_COME_BACK, lines=tuple(lines), rules=_rules(picture, _CREDIT_BACK))


_CREDIT_BACK = (
    "credit_back.enabled",
    "credit_back.window_days",
    "credit_back.outcomes",
    "credit_back.expiry",
)


def _rules(picture: Picture, names: Iterable[str]) -> tuple[RuleAnswer, ...]:
    plan = picture.statement.plan
    if plan is None:
        return ()
    return tuple(picture.rules.answer(name, plan, picture.today) for name in names)
