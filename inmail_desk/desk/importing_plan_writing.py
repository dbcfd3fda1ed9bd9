"""Writes what a review takes of the plan: changes, prices, and where tracking begins."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from inmail_desk.credit_rules.renewal_days import RenewalDays
from inmail_desk.credit_rules.rule_names import Renewal
from inmail_desk.store.values import BillingPeriod, PlanEvent, PlanEventKind

from .importing import BeginningChoice, BeginningKind, PlanKind, PlanProposal, PlanStatus, Review
from .importing_plan import first_step
from .picture import Picture
from .plan import midnight
from .plan_page import STEPS
from .rejection import (
    HIGHEST_PRICE,
    Details,
    Problem,
    Rejected,
    checked_billing_day,
    checked_day,
    checked_number,
)

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork


class WrittenPlan(NamedTuple):
    """How many of the proposals for the plan were written, and whether tracking begins elsewhere now."""

    steps: int
    begins_earlier: bool


def write_plan(work: "UnitOfWork", picture: Picture, review: Review) -> WrittenPlan:
    """Writes the plan of a review. Raises `Rejected`."""
    return _Plan(work, picture, review).write()


class _Plan:
    def __init__(self, work: "UnitOfWork", picture: Picture, review: Review) -> None:
        self._work = work
        self._picture = picture
        self._review = review
        self._price: tuple[Decimal, str] | None = None
        self._periods = {
            (each.price, each.currency): each.billing_period
            for each in picture.plan_events
            if each.price is not None
        }

    def write(self) -> WrittenPlan:
        choice = self._review.beginning
        earlier = choice is not None and self._review.begins_earlier
        began = self._begin_earlier(choice) if choice is not None and earlier else None
        steps = 0
        for each in self._review.plan:
            now_tracked = (
                earlier
                and choice is not None
                and each.status is PlanStatus.BEFORE_TRACKING
                and (each.on > choice.on or (each.on == choice.on and each.kind is PlanKind.PRICE))
            )
            if each.taken or now_tracked:
                if each.kind is PlanKind.PLAN:
                    self._step(each)
                noted = self._note_price(each.on, each.price, each.currency, each.period)
                steps += noted or each.kind is PlanKind.PLAN
        if began is not None:
            self._keep_plan_of(began)
            self._drop_repeated_prices()
        return WrittenPlan(steps, began is not None)

    def _step(self, proposal: PlanProposal) -> None:
        """Writes a plan from a day on. After a pause, and after a cancellation, it is subscribed to again."""
        on, paused_from = proposal.on, proposal.paused_from
        former = self._step_before(on)
        if paused_from is not None and former is not None and former is not PlanEventKind.CANCELLED:
            self._add(PlanEventKind.CANCELLED, paused_from)
            former = PlanEventKind.CANCELLED
        kind = PlanEventKind.PLAN_CHANGED
        if former is PlanEventKind.CANCELLED:
            kind = PlanEventKind.SUBSCRIBED
        billing_day = proposal.billing_day if proposal.billing_day != on.day else None
        self._add(kind, on, plan=proposal.plan, billing_day=billing_day)

    def _add(
        self, kind: PlanEventKind, on: date, plan: str | None = None, billing_day: int | None = None
    ) -> None:
        if on in self._kinds():
            raise Rejected(Problem.SECOND_PLAN_STEP, field="plan", details=Details(day=on))
        self._work.plan.add_event(kind, at=midnight(on), plan=plan, billing_day=billing_day)

    def _kinds(self) -> dict[date, PlanEventKind]:
        """The steps that are there by now, by their day, in the order of time."""
        events = self._work.read.plan_events()
        return {event.at.date(): event.kind for event in events if event.kind in STEPS}

    def _step_before(self, on: date) -> PlanEventKind | None:
        former = [kind for day, kind in self._kinds().items() if day < on]
        return former[-1] if former else None

    def _note_price(
        self, on: date, price: Decimal | None, currency: str, period: BillingPeriod | None
    ) -> bool:
        """Writes a price from a day on, where it is one and another than before; whether it was."""
        if not price or not 0 < price <= HIGHEST_PRICE or not _is_a_currency(currency):
            return False
        if self._price == (price, currency):
            return False
        self._price = (price, currency)
        self._work.plan.add_event(
            PlanEventKind.PRICE_CHANGED,
            at=midnight(on) + timedelta(seconds=1),
            price=price.quantize(_SMALLEST) if _places(price) > 6 else price,
            currency=currency,
            billing_period=period or self._periods.get((price, currency)),
        )
        return True

    # Another beginning

    def _begin_earlier(self, choice: BeginningChoice) -> PlanEvent:
        """Lets tracking begin earlier. The number that it began with becomes a check, so that what is computed for that
        day stands beside what LinkedIn showed then. Gives the former beginning."""
        began = first_step(self._picture)
        if began is None:
            raise Rejected(Problem.NO_PLAN, field="beginning")
        on = checked_day(choice.on, self._picture.today, "beginning")
        if on >= began.at.date():
            details = Details(day=on, limit=began.at.date() - timedelta(days=1))
            raise Rejected(Problem.AFTER_LIMIT, field="beginning", details=details)
        checked_billing_day(choice.billing_day)
        first = _first_proposal(self._review, choice)
        self._work.plan.remove_event(began.id)
        if choice.kind is BeginningKind.FIRST_RECEIPT:
            self._work.plan.add_event(
                PlanEventKind.SUBSCRIBED,
                at=midnight(on),
                plan=choice.plan,
                billing_day=_other_than(on, choice.billing_day),
            )
        else:
            self._track_from(choice, on)
        if first is not None:
            self._note_price(on, first.price, first.currency, first.period)
        if began.kind is PlanEventKind.TRACKING_STARTED:
            self._work.credits.add_check(at=began.at, credits=began.credits or 0, adjust=False)
        if began.price is not None:
            self._work.plan.add_event(
                PlanEventKind.PRICE_CHANGED,
                at=began.at,
                price=began.price,
                currency=began.currency,
                billing_period=began.billing_period,
            )
        return began

    def _track_from(self, choice: BeginningChoice, on: date) -> None:
        rules = self._picture.rules
        shown = [each for each in self._review.plan if each.kind is PlanKind.PLAN and each.on <= on]
        plan = rules.canonical(shown[-1].plan if shown else choice.plan)
        if plan is None:
            raise Rejected(Problem.NAME_MISSING, field="plan")
        billing_day = choice.billing_day or on.day
        last_renewal_on = None
        if rules.value("renewal", plan, on) is not Renewal.FIRST_OF_MONTH:
            last_renewal_on = RenewalDays(rules, plan, billing_day, by_rule_of=on).latest_until(on)
        self._work.plan.add_event(
            PlanEventKind.TRACKING_STARTED,
            at=midnight(on),
            plan=plan,
            credits=checked_number(choice.credits, "credits"),
            last_renewal_on=last_renewal_on,
            billing_day=None if last_renewal_on is None else _other_than(last_renewal_on, billing_day),
        )

    def _keep_plan_of(self, began: PlanEvent) -> None:
        """Lets the plan be from the former beginning on the one that was named there, whatever receipts say."""
        canonical = self._picture.rules.canonical
        events = [event for event in self._work.read.plan_events() if event.kind in STEPS]
        former = [event for event in events if event.at.date() <= began.at.date()]
        last = former[-1]
        if last.kind is PlanEventKind.CANCELLED or canonical(last.plan or "") != canonical(began.plan or ""):
            kind = (
                PlanEventKind.SUBSCRIBED
                if last.kind is PlanEventKind.CANCELLED
                else PlanEventKind.PLAN_CHANGED
            )
            self._add(kind, began.at.date(), plan=began.plan, billing_day=began.billing_day)

    def _drop_repeated_prices(self) -> None:
        """Takes prices out that say what the one before them says, now that it is known from an earlier day on."""
        former: tuple[Decimal, str | None] | None = None
        period: BillingPeriod | None = None
        for event in self._work.read.plan_events():
            if event.price is None:
                continue
            price = (event.price, event.currency)
            says_more = price != former or event.billing_period not in (None, period)
            if event.kind is PlanEventKind.PRICE_CHANGED and not says_more:
                self._work.plan.remove_event(event.id)
            else:
                former, period = price, event.billing_period


_SMALLEST = Decimal("0.000001")


def _places(price: Decimal) -> int:
    exponent = price.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _is_a_currency(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha()


def _other_than(on: date, billing_day: int | None) -> int | None:
    """The billing day, where it is not that day's."""
    return None if billing_day == on.day else billing_day


def _first_proposal(review: Review, choice: BeginningChoice) -> PlanProposal | None:
    """What receipts say of the plan with which tracking is to begin."""
    return next((each for each in review.plan if each.kind is PlanKind.PLAN and each.on == choice.on), None)
