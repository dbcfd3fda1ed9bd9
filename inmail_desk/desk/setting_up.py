"""First run: three answers make an account. What each source says of a plan, a preview, and the beginning itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.days import day_of_month, expires_in_days
from inmail_desk.credit_rules.facts import Fact, Subscribed, TrackingStarted
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.renewal_days import RenewalDays
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import ExpiryMode, Renewal, RuleKey
from inmail_desk.credit_rules.rulebook import (
    DEFAULT_RULEBOOK,
    Confidence,
    Source,
    load_shipped,
    shipped_rulebooks,
)
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import Kind, Lot, Statement
from inmail_desk.store.changes import Changed
from inmail_desk.store.values import BillingPeriod, PlanEventKind

from .rejection import (
    Details,
    Problem,
    Rejected,
    checked_billing_day,
    checked_day,
    checked_name,
    checked_number,
    checked_price,
)

if TYPE_CHECKING:
    from inmail_desk.store.data_file import DataFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSays:
    """What one rulebook says about a plan. `allotment` None: it says nothing about this plan.

    `cap` None: no cap. `expires_after_days` None: they do not end by age (`expiry` says how they do).
    """

    rulebook: str
    title: str
    allotment: int | None
    cap: int | None = None
    expiry: ExpiryMode | None = None
    expires_after_days: int | None = None
    source: Source | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """A plan to choose from, with what the default rulebook and the others say about it. `says[0]` is the default's."""

    plan: str
    title: str
    says: tuple[SourceSays, ...]
    renews_on_the_first: bool


def plan_cards(today: date) -> tuple[PlanCard, ...]:
    """The plans of the default rulebook that grant credits, with every source's numbers as of today."""
    books = [load_shipped(id) for id in shipped_rulebooks()]
    default = Rules(books[0])
    cards = []
    for plan, title in books[0].plans.items():
        if default.number("allotment", plan, today):
            first = default.value("renewal", plan, today) is Renewal.FIRST_OF_MONTH
            says = tuple(says_of(Rules(book), plan, today) for book in books)
            cards.append(PlanCard(plan=plan, title=title, says=says, renews_on_the_first=first))
    return tuple(cards)


def says_of(rules: Rules, plan: str, today: date) -> SourceSays:
    """What these rules say about a plan, with the source of its allotment."""
    book = rules.rulebook
    canonical = rules.canonical(plan)
    if canonical is None:
        return SourceSays(rulebook=book.id, title=book.title, allotment=None)
    expiry = rules.expiry(canonical, today)
    sourced = rules.answer("allotment", canonical, today).sourced
    return SourceSays(
        rulebook=book.id,
        title=book.title,
        allotment=rules.number("allotment", canonical, today),
        cap=rules.cap(canonical, today),
        expiry=expiry.mode,
        expires_after_days=expiry.days if expiry.mode is ExpiryMode.DAYS else None,
        source=None if sourced is None else sourced.source,
        confidence=None if sourced is None else sourced.confidence,
    )


class Beginning(StrEnum):
    """RUNNING: a subscription that has been running, with the balance that LinkedIn shows. NEW: it begins on a known
    day, and so does the first allotment. TRIAL: the same, as a free trial."""

    RUNNING = "running"
    NEW = "new"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the first run asks.

    `plan` is a plan of the default rulebook, or the name of a plan of the person's own, which needs `allotment`.
    `allotment` is the number that LinkedIn shows where it is not the rulebook's, None to believe the rulebook; so for
    `cap` of an own plan (None: no cap).

    RUNNING needs `credits`, and `last_renewal_on` where the plan renews on a billing day; `billing_day` only where it
    is not the day of `last_renewal_on` (a 31st in a short month). `todays_inmails_before` says that InMails of
    today were sent before the number was read: they are in it already. NEW and TRIAL need `subscribed_on`, and TRIAL
    `trial_ends_on`, the first day after the trial.
    """

    plan: str
    beginning: Beginning = Beginning.RUNNING
    allotment: int | None = None
    cap: int | None = None
    credits: int | None = None
    last_renewal_on: date | None = None
    billing_day: int | None = None
    todays_inmails_before: bool = True
    subscribed_on: date | None = None
    trial_ends_on: date | None = None
    price: Decimal | None = None
    currency: str | None = None
    billing_period: BillingPeriod | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the answers lead to: the lots as read from the balance, the first loss and the next allotment."""

    balance: int
    lots: tuple[Lot, ...]
    first_loss_on: date | None
    first_loss: int
    first_loss_kind: Kind | None
    first_loss_in_days: int | None
    next_renewal_on: date | None
    allotment: int
    cap: int | None


_LOOK_AHEAD_DAYS = 200


def preview(answers: Answers, today: date) -> Preview:
    """The preview of these answers. Raises `Rejected`, naming the answer that is missing or wrong."""
    answers = _checked(answers)
    rules = Rules(load_shipped(DEFAULT_RULEBOOK), _overrides(answers))
    statement = _computed(answers, rules, today)
    losses = [each for each in statement.upcoming if each.credits < 0]
    first = losses[0] if losses else None
    return Preview(
        balance=statement.balance,
        lots=statement.lots,
        first_loss_on=None if first is None else first.on,
        first_loss=0 if first is None else -sum(each.credits for each in losses if each.on == first.on),
        first_loss_kind=None if first is None else first.kind,
        first_loss_in_days=None if first is None else expires_in_days(first.on, today),
        next_renewal_on=statement.next_renewal_on,
        allotment=statement.allotment,
        cap=statement.cap,
    )


def begin(data: "DataFile", answers: Answers, *, now: datetime) -> Changed:
    """Makes the account of an empty data file from the answers. It cannot be undone: every page needs an account.

    Raises `Rejected`; then nothing was written.
    """
    answers = _checked(answers)
    rulebook = load_shipped(DEFAULT_RULEBOOK)
    overrides = _overrides(answers)
    _computed(answers, Rules(rulebook, overrides), now.date())
    with data.unit_of_work("Set Up", undoable=False) as work:
        work.account.create(
            name="",
            time_zone="local",
            rulebook_id=rulebook.id,
            rulebook_version=rulebook.version,
            rulebook_text=rulebook.text,
            created_at=now,
        )
        for rule, value in overrides.items():
            work.overrides.set(rule, value, noted_at=now)
        if answers.beginning is Beginning.RUNNING:
            work.plan.add_event(
                PlanEventKind.TRACKING_STARTED,
                at=_tracking_moment(answers, now),
                plan=answers.plan,
                credits=answers.credits,
                last_renewal_on=answers.last_renewal_on,
                billing_day=answers.billing_day,
                price=answers.price,
                currency=answers.currency,
                billing_period=answers.billing_period,
            )
        else:
            assert answers.subscribed_on is not None
            work.plan.add_event(
                PlanEventKind.SUBSCRIBED,
                at=datetime.combine(answers.subscribed_on, time.min),
                plan=answers.plan,
                billing_day=answers.billing_day,
                trial_ends_on=answers.trial_ends_on if answers.beginning is Beginning.TRIAL else None,
                price=answers.price,
                currency=answers.currency,
                billing_period=answers.billing_period,
            )
        return work.commit()


def _tracking_moment(answers: Answers, now: datetime) -> datetime:
    # A balance read before today's InMails does not hold them yet: they have to come after it.
    return now if answers.todays_inmails_before else datetime.combine(now.date(), time.min)


def latest_renewal(plan: str, billing_day: int | None, today: date) -> date | None:
    """The latest renewal until today, where it is known: of a plan that renews on the first of the month, or on this
    billing day. None where the billing day has to be asked."""
    rules = Rules(load_shipped(DEFAULT_RULEBOOK))
    canonical = rules.canonical(plan)
    if canonical is not None and rules.value("renewal", canonical, today) is Renewal.FIRST_OF_MONTH:
        return today.replace(day=1)
    if billing_day is None or not 1 <= billing_day <= 31:
        return None
    # A plan of the person's own is in no rulebook yet: RenewalDays cannot be asked of it.
    this_month = day_of_month(today.year, today.month, billing_day)
    if this_month <= today:
        return this_month
    before = today.replace(day=1) - timedelta(days=1)
    return day_of_month(before.year, before.month, billing_day)


def _checked(answers: Answers) -> Answers:
    """The answers as they can be kept. Raises `Rejected` for what is wrong whatever the day."""
    plan = checked_name(answers.plan, "plan")
    if answers.allotment is None and Rules(load_shipped(DEFAULT_RULEBOOK)).canonical(plan) is None:
        raise Rejected(Problem.NUMBER_MISSING, field="plan")
    checked_billing_day(answers.billing_day)
    if answers.price is None:
        return replace(answers, plan=plan, currency=None)
    price, currency = checked_price(answers.price, answers.currency or "")
    return replace(answers, plan=plan, price=price, currency=currency)


def _overrides(answers: Answers) -> Mapping[str, object]:
    found: dict[str, object] = {}
    if answers.allotment is not None:
        found[str(RuleKey("allotment", answers.plan))] = checked_number(answers.allotment, "allotment")
    if answers.cap is not None:
        found[str(RuleKey("cap", answers.plan))] = checked_number(answers.cap, "cap")
    return found


def _computed(answers: Answers, rules: Rules, today: date) -> Statement:
    fact = _fact(answers, rules, today)
    try:
        return compute_statement([fact], rules, today, _LOOK_AHEAD_DAYS)
    except Refused as refused:
        details = Details(day=fact.on)
        raise Rejected(Problem.CONTRADICTION, field=refused.field or "", details=details) from None


def _fact(answers: Answers, rules: Rules, today: date) -> Fact:
    plan = rules.canonical(answers.plan)
    assert plan is not None  # a plan of the person's own has got its allotment by now
    if answers.beginning is not Beginning.RUNNING:
        on = checked_day(answers.subscribed_on, today, "subscribed_on")
        if answers.beginning is Beginning.TRIAL:
            ends_on = answers.trial_ends_on
            if ends_on is None:
                raise Rejected(Problem.DAY_MISSING, field="trial_ends_on")
            if ends_on <= on:
                raise Rejected(
                    Problem.BEFORE_TRACKING, field="trial_ends_on", details=Details(day=ends_on, limit=on)
                )
        return Subscribed(on=on, plan=answers.plan, billing_day=answers.billing_day)
    last_renewal_on = answers.last_renewal_on
    if last_renewal_on is not None:
        checked_day(last_renewal_on, today, "last_renewal_on")
        billing_day = answers.billing_day or last_renewal_on.day
        latest = RenewalDays(rules, plan, billing_day, by_rule_of=today).latest_until(today)
        if latest is not None and latest != last_renewal_on:
            details = Details(day=last_renewal_on, limit=latest)
            raise Rejected(Problem.NOT_LATEST_RENEWAL, field="last_renewal_on", details=details)
    elif rules.value("renewal", plan, today) is not Renewal.FIRST_OF_MONTH:
        raise Rejected(Problem.DAY_MISSING, field="last_renewal_on")
    return TrackingStarted(
        on=today,
        plan=answers.plan,
        credits=checked_number(answers.credits, "credits"),
        last_renewal_on=last_renewal_on,
        billing_day=answers.billing_day,
    )
