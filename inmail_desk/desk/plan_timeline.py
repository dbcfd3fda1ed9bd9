"""The plan's history as a line of time: which plan there was from day to day, and what happened when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import PlanChangeEffective
from inmail_desk.store.values import PlanEventKind

from .picture import Picture
from .plan_page import HistoryLine, PlanPage


class MarkKind(StrEnum):
    STEP = "step"
    ENDED = "ended"
    TRIAL_ENDS = "trial_ends"
    PRICE = "price"
    CARD_EXPIRED = "card_expired"
    CARD_RENEWED = "card_renewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened, or will. `place` is that of its line in the page's history."""

    on: date
    kind: MarkKind
    place: int
    coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A plan from the day `from_on` on until the day before `until` (None: with no end in sight). `title` is "" for a
    time without a subscription; `coming` says that it has not begun."""

    from_on: date
    until: date | None
    title: str
    coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Both the earliest first. Stretches follow each other without a gap."""

    today: date
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]


def timeline(page: PlanPage, picture: Picture) -> Timeline:
    """The line of the page's history."""
    marks = [mark for place, line in enumerate(page.history) for mark in _marks(line, place, picture.today)]
    return Timeline(
        today=picture.today,
        stretches=tuple(_stretches(page, picture)),
        # The list has the latest first; on one day a step of the plan goes before all else.
        marks=tuple(sorted(marks, key=lambda mark: (mark.on, mark.kind not in _PLAN_KINDS, -mark.place))),
    )


_PLAN_KINDS = (MarkKind.STEP, MarkKind.ENDED)


def _marks(line: HistoryLine, place: int, today: date) -> Iterator[Mark]:
    yield Mark(on=line.on, kind=_kind(line.event.kind), place=place, coming=line.coming)
    ends_on = line.event.trial_ends_on
    if ends_on is not None:
        yield Mark(on=ends_on, kind=MarkKind.TRIAL_ENDS, place=place, coming=ends_on > today)


def _kind(kind: PlanEventKind) -> MarkKind:
    match kind:
        case PlanEventKind.SUBSCRIBED | PlanEventKind.TRACKING_STARTED | PlanEventKind.PLAN_CHANGED:
            return MarkKind.STEP
        case PlanEventKind.CANCELLED:
            return MarkKind.ENDED
        case PlanEventKind.CARD_EXPIRED:
            return MarkKind.CARD_EXPIRED
        case PlanEventKind.CARD_RENEWED:
            return MarkKind.CARD_RENEWED
        case PlanEventKind.PRICE_CHANGED:
            return MarkKind.PRICE
    assert_never(kind)


def _stretches(page: PlanPage, picture: Picture) -> Iterator[Stretch]:
    begun: list[tuple[date, str]] = []
    for line in reversed(page.history):
        match line.event.kind:
            case PlanEventKind.SUBSCRIBED | PlanEventKind.TRACKING_STARTED:
                begun.append((line.on, line.title))
            case PlanEventKind.PLAN_CHANGED:
                _drop_after(begun, line.on)
                begun.append((_holds_from(line, picture), line.title))
            case PlanEventKind.CANCELLED:
                _drop_after(begun, line.on)
                begun.append((line.on, ""))
    for (from_on, title), following in zip(begun, [*begun[1:], None], strict=True):
        until = None if following is None else following[0]
        yield Stretch(from_on=from_on, until=until, title=title, coming=from_on > picture.today)


def _drop_after(begun: list[tuple[date, str]], on: date) -> None:
    """Take out a plan that was still waited for on that day: a later step replaces it."""
    while begun and begun[-1][0] > on:
        begun.pop()


def _holds_from(line: HistoryLine, picture: Picture) -> date:
    """The first day of the plan that was changed to: the change's own, or that of the renewal it waited for."""
    if line.waiting_until is not None:
        return line.waiting_until
    rules = picture.rules
    plans = (*rules.rulebook.plans, *rules.own_plans)
    if not any(
        rules.value("plan_change.effective", plan, line.on) is PlanChangeEffective.NEXT_RENEWAL
        for plan in plans
    ):
        return line.on
    then = compute_statement(picture.recorded.facts, rules, line.on)
    waits = then.waiting_plan is not None and then.next_renewal_on is not None
    return then.next_renewal_on or line.on if waits else line.on
