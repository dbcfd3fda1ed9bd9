"""The person's own numbers, as the examples by which the counting is explained."""

from dataclasses import dataclass
from datetime import date, timedelta

from inmail_desk.credit_rules.facts import BalanceObserved, TrackingStarted
from inmail_desk.credit_rules.rule_names import ExpiryMode
from inmail_desk.credit_rules.rulebook import load_shipped, shipped_rulebooks
from inmail_desk.credit_rules.rules import RuleAnswer, Rules
from inmail_desk.credit_rules.statement import Check, Kind, Lot, Origin
from inmail_desk.store.values import PlanEventKind

from .losing import cap_on
from .picture import Picture, plan_title
from .plan_page import opening_lots, trial_last_day
from .setting_up import SourceSays, says_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRenewal:
    """What the next renewal does if nothing is spent until then: `before` credits are there, `arriving` come, and the
    cap (None: no cap) cuts `cut` of them."""

    on: date
    before: int
    arriving: int
    cut: int
    cap: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWindow:
    """The answer window that closes next: an answer of `name` to the InMail of `sent_on` counts up to and with `until`.
    `others` counts the other people whose answer would return a credit."""

    name: str
    sent_on: date
    until: date
    days_left: int
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNumbers:
    """The examples of one account. `plan` is the title of the plan in force, "" without a subscription.

    `granted` is the latest lot of a renewal, or of the opening balance, that has something left; `lives_days` how many
    days such a lot lives, None where not by age. `spent_next` is the lot of which the next InMail takes a credit.
    `answered_by` is the last day on which an answer to an InMail of today would return its credit, None where none
    would. `last_day` is the last day of a plan that is cancelled ahead, `trial_last_day` that of a free trial.

    `began_on` is the day on which tracking began, None before any; `opening` are the lots read then from a running
    subscription's balance, empty for a brand-new one; `opening_given` says that the person gave them.
    `check` is the latest one, `check_booked` whether its difference was booked. `allotment` is the number of credits a
    month with its source, None without a subscription; `others` are the sources that say something else about the
    same plan.
    """

    today: date
    plan: str
    balance: int
    lots: tuple[Lot, ...]
    granted: Lot | None
    lives_days: int | None
    renewal: NextRenewal | None
    spent_next: Lot | None
    window: NextWindow | None
    answered_by: date | None
    last_day: date | None
    trial_last_day: date | None
    next_renewal_on: date | None
    began_on: date | None
    opening: tuple[Lot, ...]
    opening_given: bool
    check: Check | None
    check_booked: bool
    allotment: RuleAnswer | None
    others: tuple[SourceSays, ...]


def own_numbers(picture: Picture) -> OwnNumbers:
    """The examples as of the picture's day."""
    statement, rules, today = picture.statement, picture.rules, picture.today
    plan = statement.plan
    granted = [lot for lot in statement.lots if lot.origin in (Origin.ALLOTMENT, Origin.OPENING)]
    latest = max(granted, key=lambda lot: (lot.granted_on, lot.number), default=None)
    terms = rules.credit_back(plan, today)
    window_ends = today + timedelta(days=terms.window_days) if terms.enabled and plan else None
    began = [fact for fact in picture.recorded.facts if isinstance(fact, TrackingStarted)]
    check = statement.checks[-1] if statement.checks else None
    return OwnNumbers(
        today=today,
        plan=plan_title(picture, plan),
        balance=statement.balance,
        lots=statement.lots,
        granted=latest,
        lives_days=None if latest is None else _age(rules, plan, latest),
        renewal=_renewal(picture),
        spent_next=statement.lots[0] if statement.lots else None,
        window=_window(picture),
        answered_by=window_ends,
        last_day=_last_day(picture),
        trial_last_day=trial_last_day(picture),
        next_renewal_on=statement.next_renewal_on,
        began_on=statement.tracked_from,
        opening=opening_lots(picture),
        opening_given=bool(began) and began[0].lots is not None,
        check=check,
        check_booked=_is_booked(picture, check),
        allotment=None if plan is None else rules.answer("allotment", plan, today),
        others=() if plan is None else _others(picture, plan),
    )


def _age(rules: Rules, plan: str | None, lot: Lot) -> int | None:
    """In how many days the lot dies by age, where its own days say the same as the rule."""
    terms = rules.expiry(plan, lot.granted_on)
    if terms.mode is not ExpiryMode.DAYS or lot.expires_on is None:
        return None
    lived = (lot.expires_on - lot.granted_on).days
    return lived if lived == terms.days else None


def _renewal(picture: Picture) -> NextRenewal | None:
    ends = {posting.on for posting in picture.coming if posting.kind is Kind.CANCELLATION}
    arriving = (each for each in picture.coming if each.kind is Kind.ALLOTMENT and each.on not in ends)
    first = next(arriving, None)
    if first is None:
        return None
    that_day = [posting for posting in picture.coming if posting.on == first.on]
    # The allotment of the day itself is what the cap cuts: it does not belong to the balance before it.
    before = picture.statement.balance + sum(
        each.credits
        for each in picture.coming
        if each.on < first.on or (each.on == first.on and each.kind not in (Kind.ALLOTMENT, Kind.CAP_FORFEIT))
    )
    return NextRenewal(
        on=first.on,
        before=before,
        arriving=sum(each.credits for each in that_day if each.kind is Kind.ALLOTMENT),
        cut=-sum(each.credits for each in that_day if each.kind is Kind.CAP_FORFEIT),
        cap=cap_on(picture, first.on),
    )


def _window(picture: Picture) -> NextWindow | None:
    pending = [
        (state.until, state.days_left, id, state.sent_on)
        for id, state in picture.states.items()
        if state.until is not None and state.days_left is not None and state.days_left >= 0
    ]
    if not pending:
        return None
    until, days_left, id, sent_on = min(pending, key=lambda each: each[:3])
    found = picture.prospects.some([id])
    if not found or sent_on is None:
        return None
    return NextWindow(
        name=found[0].name, sent_on=sent_on, until=until, days_left=days_left, others=len(pending) - 1
    )


def _last_day(picture: Picture) -> date | None:
    days = [
        event.at.date()
        for event in picture.plan_events
        if event.kind is PlanEventKind.CANCELLED and event.at.date() > picture.today
    ]
    return days[0] - timedelta(days=1) if days and picture.statement.plan is not None else None


def _is_booked(picture: Picture, check: Check | None) -> bool:
    if check is None or check.fact is None:
        return False
    fact = picture.recorded.facts[check.fact - 1]
    return isinstance(fact, BalanceObserved) and fact.adjust


def _others(picture: Picture, plan: str) -> tuple[SourceSays, ...]:
    own = _said(says_of(picture.rules, plan, picture.today))
    found = []
    for id in shipped_rulebooks():
        if id == picture.rules.rulebook.id:
            continue
        says = says_of(Rules(load_shipped(id)), plan, picture.today)
        if says.allotment is not None and _said(says) != own:
            found.append(says)
    return tuple(found)


def _said(says: SourceSays) -> tuple[object, ...]:
    return says.allotment, says.cap, says.expiry, says.expires_after_days
