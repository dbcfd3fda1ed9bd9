"""The figures of the plan, in words: allotment, cap, next renewal, price."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.days import days_left
from inmail_desk.desk.answer_cost import AnswerCost
from inmail_desk.desk.plan_page import PlanPage
from inmail_desk.store.values import BillingPeriod

from . import words
from .cards import Figure
from .plan_money import money
from .sentences import day, short

translate = QCoreApplication.translate

_MONTHS = {BillingPeriod.MONTHLY: 1, BillingPeriod.QUARTERLY: 3, BillingPeriod.ANNUAL: 12}


def subtitle(page: PlanPage, today: date) -> str:
    """The quiet line under the page's title."""
    if page.plan is not None:
        return page.title
    if page.ended_on is not None:
        return translate("plan", "No subscription since %1").replace("%1", day(page.ended_on, today))
    return translate("plan", "No subscription yet")


def allotment_figure(page: PlanPage) -> Figure:
    """What each renewal grants."""
    return Figure(
        number=words.number(page.allotment),
        unit=translate("plan", "credits a month"),
        quiet=translate("plan", "granted at each renewal"),
    )


def cap_figure(page: PlanPage) -> Figure:
    """The most credits that can be accumulated."""
    if page.cap is None:
        return Figure(number=translate("plan", "None"), quiet=translate("plan", "credits may pile up"))
    return Figure(
        number=words.number(page.cap),
        unit=translate("plan", "credits at most"),
        quiet=translate("plan", "what a renewal would bring beyond is lost"),
    )


def renewal_figure(page: PlanPage, today: date) -> Figure:
    """The next renewal, and on which day the later ones come."""
    if page.next_renewal_on is None:
        return Figure(number="–", quiet=translate("plan", "nothing renews"))
    if page.last_day is not None and page.last_day < page.next_renewal_on:
        return Figure(
            number="–",
            normal=translate("plan", "The plan ends with %1").replace("%1", day(page.last_day, today)),
        )
    left = days_left(page.next_renewal_on, today)
    unit = words.counted(left, translate("plan", "tomorrow"), translate("plan", "in %1 days"))
    later = page.billing_day or page.next_renewal_on.day
    quiet = translate("plan", "on day %1 of each month").replace("%1", str(later))
    if page.renews_on_the_first or later == 1:
        quiet = translate("plan", "on the 1st of each month")
    return Figure(number=short(page.next_renewal_on, today), unit=unit, quiet=quiet)


def price_figure(page: PlanPage, cost: AnswerCost | None, today: date) -> Figure:
    """What the plan costs, and with it a credit and an answer."""
    if page.price is None:
        return Figure(
            number="–",
            quiet=translate("plan", "Not entered. It tells what a credit and an answer cost."),
            link=translate("plan", "Set price…"),
        )
    period = "" if page.billing_period is None else words.billing_period(page.billing_period)
    each = price_per_credit(page)
    quiet = ""
    if each is not None:
        quiet = translate("plan", "%1 for each credit").replace("%1", money(each, page.currency))
    return Figure(
        number=money(page.price, None),
        unit=f"{page.currency or ''} {period}".strip(),
        normal="" if cost is None else _of_answers(cost, today),
        quiet=quiet,
        link=translate("plan", "Set price…"),
    )


def _of_answers(cost: AnswerCost, today: date) -> str:
    text = words.counted(
        cost.answers,
        translate("plan", "%2 for the 1 answer since %3"),
        translate("plan", "%2 for each of %1 answers since %3"),
    )
    return text.replace("%2", money(cost.each, cost.currency)).replace("%3", day(cost.since, today))


def price_per_credit(page: PlanPage) -> Decimal | None:
    """What one credit of the allotment costs, rounded to cents; None where price or allotment do not say."""
    if page.price is None or page.billing_period is None or not page.allotment:
        return None
    each = page.price / (_MONTHS[page.billing_period] * page.allotment)
    return each.quantize(Decimal("0.01"))
