"""Random walks over everything that a person can do: steps are plain numbers, and mean what fits the moment."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.campaigns import add_campaign, delete_campaign, edit_campaign
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.plan import (
    cancel,
    change_plan,
    mark_card,
    record_bonus,
    record_purchase,
    remove_bonus,
    remove_purchase,
    set_price,
    subscribe_again,
)
from inmail_desk.desk.plan_corrections import Correction, correct_event, remove_event
from inmail_desk.desk.prospects import (
    TextField,
    add_address,
    add_prospects,
    delete_prospects,
    edit_text,
    forget,
    remove_address,
    replace_tags,
    set_campaign,
    set_degree,
    set_follow_up,
    set_inmail_off,
    set_open_profile,
    set_priority,
    set_tags,
)
from inmail_desk.desk.rejection import Rejected
from inmail_desk.desk.sending import (
    change_outcome,
    edit_inmail,
    has_unanswered,
    log_inmails,
    log_touch,
    mark_deleted,
    mark_undelivered,
    record_response,
    remove_deletion,
    remove_inmail,
    remove_non_delivery,
    remove_response,
    remove_touch,
)
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod, InMail, Priority, TouchKind

from .opened_desk import TODAY, Desk, address

PLANS = ("premium-business", "premium-career", "sales-navigator-core", "recruiter-corporate", "basic")
DAYS_AGO = (0, 0, 0, 1, 3, 8, 15, 30, 60, 66, 89, 90, 91, 120)
DAYS_AHEAD = (-40, -6, 0, 1, 5, 25, 31, 60)
RULES = (
    ("expiry.days", 60),
    ("credit_back.expiry", "original"),
    ("cap.applies_to", "every_credit"),
    ("overage", "billed"),
    ("second_inmail", "costs_credit"),
    ("plan_change.effective", "next_renewal"),
    ("plan_change.credits", "kept"),
    ("credit_back.window_days", 30),
    ("expiry.mode", "renewals"),
)

beginnings = st.sampled_from(
    (
        Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=date(2026, 1, 10)),
        Answers(plan="premium-career", credits=9, last_renewal_on=date(2026, 2, 28), billing_day=31),
        Answers(plan="sales-navigator-core", credits=120),
        Answers(plan="My own", credits=3, allotment=4, cap=6, last_renewal_on=date(2026, 3, 16)),
    )
)

Step = tuple[str, int, int]


class Walk:
    """A desk on which steps are taken. Two numbers choose whom and what a step is about."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._added = 0

    def take(self, step: Step) -> None:
        """Takes a step; one that the desk rejects changes nothing, and one without anybody there is left out."""
        name, who, what = step
        self.desk.now += timedelta(minutes=1)
        if name in _ABOUT_PEOPLE and not self.desk.picture.prospects:
            return
        with suppress(Rejected):
            STEPS[name](self, who, what)

    # Whom and when a number means

    def people(self, who: int) -> list[int]:
        ids = sorted(self.desk.picture.prospects)
        return [ids[(who + step) % len(ids)] for step in range(min(len(ids), 1 + who % 3))]

    def inmail(self, who: int) -> InMail | None:
        inmails = self.desk.data.read.inmails()
        return inmails[who % len(inmails)] if inmails else None

    def at(self, what: int) -> datetime:
        days = DAYS_AGO[what % len(DAYS_AGO)]
        return self.desk.now if not days else datetime.combine(TODAY - timedelta(days=days), time(12))

    def day(self, what: int) -> date:
        return TODAY + timedelta(days=DAYS_AHEAD[what % len(DAYS_AHEAD)])

    # The steps

    def add(self, who: int, what: int) -> None:
        count = 1 + what % 3
        first, self._added = self._added, self._added + count
        candidates = [
            Candidate(name=f"Person {number}", company="Äcme", address=address(f"person-{number}"))
            for number in range(first, first + count)
        ]
        sent_at = self.at(who) if who % 2 else None
        self.desk.do(add_prospects, candidates, now=self.desk.now, inmail_sent_at=sent_at, free=what % 5 == 0)

    def edit_text(self, who: int, what: int) -> None:
        field = list(TextField)[what % len(TextField)]
        self.desk.do(edit_text, self.people(who)[0], field, ("", "Zoë", "acme")[who % 3])

    def set_something(self, who: int, what: int) -> None:
        people = self.people(who)
        campaigns = [None, *self.desk.picture.campaigns]
        match what % 6:
            case 0:
                self.desk.do(set_priority, people, (None, *Priority)[who % 4])
            case 1:
                self.desk.do(set_degree, people, (None, 1, 2, 3)[who % 4])
            case 2:
                self.desk.do(set_open_profile, people, who % 2 == 0)
            case 3:
                self.desk.do(set_inmail_off, people, who % 2 == 0)
            case 4:
                self.desk.do(set_campaign, people, campaigns[who % len(campaigns)])
            case 5:
                self.desk.do(set_follow_up, people, (None, self.day(who))[who % 2])

    def set_tags(self, who: int, what: int) -> None:
        people = self.people(who)
        tags = [
            ("hot", "Hot", "café", "cafe\u0301", "warm lead")[(who + step) % 5] for step in range(what % 3)
        ]
        if what % 2:
            self.desk.do(set_tags, people, add=tags, remove=["hot"] if who % 2 else [])
        else:
            self.desk.do(replace_tags, self.desk.prospect(people[0]), tags)

    def change_addresses(self, who: int, what: int) -> None:
        person = self.desk.prospect(self.people(who)[0])
        if what % 2 and person.addresses:
            self.desk.do(remove_address, person.id, person.addresses[0].key)
        else:
            self.desk.do(add_address, person.id, f"linkedin.com/in/person-{what % 7}")

    def delete(self, who: int, _what: int) -> None:
        self.desk.do(delete_prospects, self.people(who))

    def forget(self, who: int, _what: int) -> None:
        self.desk.do(forget, self.people(who)[0])

    def change_campaigns(self, who: int, what: int) -> None:
        campaigns = list(self.desk.picture.campaigns)
        if what % 2 or not campaigns:
            self.desk.do(add_campaign, f"Campaign {who % 4}", credit_budget=(None, 3, 40)[who % 3])
            return
        campaign = campaigns[who % len(campaigns)]
        if who % 2:
            self.desk.do(delete_campaign, campaign)
        else:
            name = f"Campaign {what % 4}"
            self.desk.do(edit_campaign, campaign, name=name, purpose=None, credit_budget=who)

    def send(self, who: int, what: int) -> None:
        prospects = [self.desk.prospect(id) for id in self.people(who)]
        free = (None, None, None, True, False)[who % 5]
        self.desk.do(log_inmails, prospects, sent_at=self.at(what), now=self.desk.now, free=free)

    def end_inmails(self, who: int, what: int) -> None:
        picture = self.desk.picture
        waiting = [id for id in self.people(who) + sorted(picture.states) if has_unanswered(picture, [id])]
        people, at = waiting[: 1 + who % 2], self.desk.now if what % 3 else self.at(what)
        match who % 4:
            case 0:
                self.desk.do(mark_deleted, picture, people, at=at, now=self.desk.now)
            case 1:
                self.desk.do(mark_undelivered, picture, people, at=at, now=self.desk.now)
            case _:
                outcome = list(Outcome)[what % len(Outcome)]
                self.desk.do(record_response, picture, people, outcome, at=at, now=self.desk.now)

    def correct_inmail(self, who: int, what: int) -> None:
        inmail = self.inmail(who)
        if inmail is None:
            return
        match what % 4:
            case 0:
                self.desk.do(remove_inmail, inmail.id)
            case 1:
                texts = {"subject": "Hello", "body": "A line"}
                self.desk.do(
                    edit_inmail, inmail, sent_at=self.at(who), now=self.desk.now, free=who % 2 == 0, **texts
                )
            case 2 if inmail.responses:
                self.desk.do(remove_response, inmail.responses[0].id)
            case 3 if inmail.responses:
                self.desk.do(change_outcome, inmail.responses[0].id, list(Outcome)[who % len(Outcome)])
            case _ if inmail.deleted_at is not None:
                self.desk.do(remove_deletion, inmail.id)
            case _ if inmail.undelivered_at is not None:
                self.desk.do(remove_non_delivery, inmail.id)

    def touch(self, who: int, what: int) -> None:
        person = self.people(who)[0]
        touches = self.desk.data.read.touches_of(person)
        if touches and what % 3 == 0:
            self.desk.do(remove_touch, touches[-1].id)
        else:
            self.desk.do(
                log_touch,
                [person],
                list(TouchKind)[who % len(TouchKind)],
                at=self.at(what),
                now=self.desk.now,
            )

    def change_plan(self, who: int, what: int) -> None:
        plan = PLANS[who % len(PLANS)]
        billing_day = (None, None, 1, 31)[who % 4]
        self.desk.do(change_plan, self.desk.picture, plan, on=self.day(what), billing_day=billing_day)

    def cancel(self, _who: int, what: int) -> None:
        self.desk.do(cancel, self.desk.picture, last_day=self.day(what))

    def subscribe_again(self, who: int, what: int) -> None:
        self.desk.do(subscribe_again, self.desk.picture, PLANS[who % len(PLANS)], on=self.day(what))

    def correct_plan(self, who: int, what: int) -> None:
        events = self.desk.picture.plan_events
        if not events:
            return
        event = events[who % len(events)]
        if what % 3 == 0:
            self.desk.do(remove_event, self.desk.picture, event)
        else:
            plan = PLANS[what % len(PLANS)] if what % 3 == 1 else event.plan or ""
            correction = Correction(
                on=event.at.date() + timedelta(days=what % 5 - 2),
                plan=plan,
                credits=what % 20,
                last_renewal_on=event.last_renewal_on,
            )
            self.desk.do(correct_event, self.desk.picture, event, correction)

    def about_the_plan(self, who: int, what: int) -> None:
        day = self.at(what).date()
        if who % 2:
            self.desk.do(mark_card, expired=who % 4 == 1, on=day, now=self.desk.now)
        else:
            price = {"price": Decimal("29.99"), "currency": "usd", "period": BillingPeriod.MONTHLY}
            self.desk.do(set_price, on=day, now=self.desk.now, **price)

    def credits_beside(self, who: int, what: int) -> None:
        read, picture, on = self.desk.data.read, self.desk.picture, self.at(what).date()
        match who % 6:
            case 0 if read.purchases():
                self.desk.do(remove_purchase, read.purchases()[0].id)
            case 1 if read.bonuses():
                self.desk.do(remove_bonus, read.bonuses()[0].id)
            case 2 | 3:
                self.desk.do(record_purchase, picture, credits=what % 9, on=on, now=self.desk.now)
            case _:
                expires_on = (None, self.day(who))[who % 2]
                self.desk.do(
                    record_bonus, picture, credits=what % 9, on=on, now=self.desk.now, expires_on=expires_on
                )

    def check(self, who: int, what: int) -> None:
        before, adjust = who % 2 == 0, what % 2 == 0
        self.desk.do(record_check, who % 50, inmails_before=before, adjust=adjust, now=self.desk.now)

    def override(self, who: int, what: int) -> None:
        rule, value = RULES[who % len(RULES)]
        with self.desk.data.unit_of_work("Change Rule") as work:
            overrides = work.read.overrides()
            if overrides and what % 3 == 0 and not overrides[0].rule.startswith("plans."):
                work.overrides.remove(overrides[0].id)
            else:
                from_on = (None, self.day(what))[what % 2]
                work.overrides.set(rule, value, from_on=from_on, noted_at=self.desk.now)
            self.desk.take_over(work.commit())

    def undo(self, who: int, _what: int) -> None:
        for _ in range(1 + who % 3):
            self.desk.undo()

    def redo(self, who: int, _what: int) -> None:
        for _ in range(1 + who % 3):
            self.desk.redo()


_OFTEN: dict[str, int] = {"add": 3, "send": 5, "end_inmails": 4, "undo": 3, "redo": 2, "set_something": 3}
STEPS: dict[str, Callable[[Walk, int, int], Any]] = {
    name: step
    for name, step in vars(Walk).items()
    if callable(step) and name not in ("__init__", "take", "people", "inmail", "at", "day")
}
_ABOUT_PEOPLE = (
    "edit_text",
    "set_something",
    "set_tags",
    "change_addresses",
    "delete",
    "forget",
    "send",
    "touch",
)

_numbers = st.integers(0, 59)
steps: st.SearchStrategy[Step] = st.tuples(
    st.sampled_from([name for name in STEPS for _ in range(_OFTEN.get(name, 1))]), _numbers, _numbers
)


def walked(data: DataFile, beginning: Answers, walk: Sequence[Step]) -> Desk:
    """The desk at the end of a walk."""
    desk = Desk.begun(data, beginning)
    walker = Walk(desk)
    for step in walk:
        walker.take(step)
    return desk


def walks(most: int) -> st.SearchStrategy[list[Step]]:
    """Walks of up to so many steps, which begin with a few people."""
    return st.lists(steps, min_size=most // 2, max_size=most).map(
        lambda later: [("add", 0, 2), ("add", 1, 1), *later]
    )
