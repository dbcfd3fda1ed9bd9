"""Why a posting is there: the fact or the rules behind it, its person, its lot, and what the balance was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from inmail_desk.credit_rules.facts import (
    CreditsPurchased,
    Fact,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    PlanChanged,
    Responded,
)
from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.credit_rules.statement import Check, InMailAccount, Kind, Posting, WarningCode
from inmail_desk.store.data_file import DataFile

from .picture import Picture, plan_title
from .tracing_lots import Lots, Then, TracedLot

Source = tuple[str, int]
"""The table and the row that a fact comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Why an entry is there.

    `number` is the entry's place among the postings, past and coming, from 0; None (with `posting`) for a fact that
    booked nothing. `fact` and `source` are those behind it, None where a rule alone is. `prospect` and `name` are its
    person's, None and "" for none; `inmail` says what became of their InMail, `subject` is its own. `plan` is the title
    of the plan in force then, or of the one that was left; `new_plan` that which it was left for. `cut` counts the
    credits of this grant that the cap took at once. `rules` are those that decided, each as of the day on which it did.
    """

    number: int | None
    on: date
    coming: bool
    posting: Posting | None
    before: int
    after: int
    fact: Fact | None
    source: Source | None
    prospect: int | None
    name: str
    inmail: InMailAccount | None
    subject: str
    plan: str
    new_plan: str
    cut: int
    lot: TracedLot | None
    check: Check | None
    warnings: tuple[WarningCode, ...]
    rules: tuple[RuleAnswer, ...]


class Tracer:
    """Traces the entries of one picture."""

    def __init__(self, picture: Picture, data: DataFile) -> None:
        self._picture = picture
        self._data = data
        self._postings = (*picture.statement.postings, *picture.coming)
        self._balances = (0, *accumulate(posting.credits for posting in self._postings))
        self._then = Then(picture.rules, picture.recorded.facts)
        self._lots = Lots(picture, self._postings, self._then)
        self._known: dict[int, TracedLot] = {}

    def entry(self, number: int) -> Trace:
        """Why the posting of that number is there. Raises `IndexError` where there is none."""
        posting = self._postings[number]
        return self._trace(posting.on, posting.fact, number, posting)

    def fact(self, number: int) -> Trace:
        """What a fact that booked nothing says, by its number from 1."""
        return self._trace(self._picture.recorded.facts[number - 1].on, number, None, None)

    def lot(self, number: int) -> TracedLot:
        """The lot of that number."""
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = self._lots.lot(number)
        return found

    def plans(self, number: int) -> tuple[str, str]:
        """The titles of the plan that counted for the posting of that number, and of the one that it was left for."""
        posting = self._postings[number]
        fact = None if posting.fact is None else self._picture.recorded.facts[posting.fact - 1]
        plan, new_plan = self._plans(posting, fact, posting.fact, posting.on)
        return plan_title(self._picture, plan), plan_title(self._picture, new_plan)

    def _trace(self, on: date, fact_number: int | None, number: int | None, posting: Posting | None) -> Trace:
        picture, statement = self._picture, self._picture.statement
        fact = None if fact_number is None else picture.recorded.facts[fact_number - 1]
        account = self._account(fact)
        prospect = None if account is None else int(account.recipient)
        place = self._place(on, fact_number or 0) if number is None else number
        known = [] if prospect is None else picture.prospects.some([prospect])
        plan, new_plan = self._plans(posting, fact, fact_number, on)
        checks = (check for check in statement.checks if check.fact == fact_number)
        warnings = tuple(each.code for each in statement.warnings if each.fact == fact_number)
        lot = None if posting is None or posting.lot is None else self.lot(posting.lot)
        return Trace(
            number=number,
            on=on,
            coming=number is not None and number >= len(statement.postings),
            posting=posting,
            before=self._balances[place],
            after=self._balances[place] if posting is None else self._balances[place + 1],
            fact=fact,
            source=None if fact_number is None else picture.recorded.sources[fact_number - 1],
            prospect=prospect,
            name=known[0].name if known else "",
            inmail=account,
            subject=self._subject(account),
            plan=plan_title(picture, plan),
            new_plan=plan_title(picture, new_plan),
            cut=self._cut(number),
            lot=lot,
            check=None if fact_number is None else next(checks, None),
            warnings=() if fact_number is None else warnings,
            rules=tuple(dict.fromkeys(self._rules(number, fact, fact_number, warnings, plan))),
        )

    def _place(self, on: date, fact_number: int) -> int:
        """How many postings had been booked before a fact that booked none."""
        for number in range(len(self._postings) - 1, -1, -1):
            posting = self._postings[number]
            if posting.on < on or (posting.on == on and (posting.fact or 0) < fact_number):
                return number + 1
        return 0

    def _account(self, fact: Fact | None) -> InMailAccount | None:
        accounts = self._picture.statement.inmails
        match fact:
            case InMailSent():
                return accounts.get(fact.id)
            case Responded() | InMailDeleted() | InMailUndelivered():
                return accounts.get(fact.inmail)
        return None

    def _subject(self, account: InMailAccount | None) -> str:
        found = () if account is None else self._data.read.inmails([int(account.inmail)])
        return found[0].subject if found else ""

    def _plans(
        self, posting: Posting | None, fact: Fact | None, fact_number: int | None, on: date
    ) -> tuple[str | None, str | None]:
        """The plan that counted, and the one that it was left for."""
        if posting is None:
            return self._then.plan(on, (fact_number or 1) - 1), None
        if posting.kind is not Kind.PLAN_CHANGE or not isinstance(fact, PlanChanged):
            return self._lots.plan_at(posting), None
        new = self._picture.rules.canonical(fact.plan)
        waited = fact.on < posting.on
        return self._then.plan_left(on) if waited else self._lots.plan_at(posting), new

    def _cut(self, number: int | None) -> int:
        """What the cap took of the grant that this entry books."""
        after = None if number is None or number + 1 >= len(self._postings) else self._postings[number + 1]
        if number is None or after is None or after.kind is not Kind.CAP_FORFEIT:
            return 0
        return -after.credits

    def _rules(
        self,
        number: int | None,
        fact: Fact | None,
        fact_number: int | None,
        warnings: tuple[WarningCode, ...],
        plan: str | None,
    ) -> Iterable[RuleAnswer]:
        """The rules that decided, in the order in which they are said."""
        answer = self._picture.rules.answer
        if number is None:
            if fact is not None:
                yield from (answer(name, plan, fact.on) for name in _of_fact(fact, warnings))
            return
        posting = self._postings[number]
        names = list(_of_fact(fact, warnings)) if posting.kind is Kind.SPEND else []
        names += self._of_kind(number, fact)
        yield from (answer(name, plan, posting.on) for name in names)
        if posting.kind is Kind.PLAN_CHANGE and fact is not None and fact_number is not None:
            yield answer("plan_change.effective", self._then.plan(fact.on, fact_number - 1), fact.on)
        taken_back = posting.kind is Kind.ADJUSTMENT and posting.credits < 0
        if posting.lot is not None and posting.kind not in _WHATEVER_THE_LIFE and not taken_back:
            yield from self._lots.life_rules(posting.lot)

    def _of_kind(self, number: int, fact: Fact | None) -> tuple[str, ...]:
        """The rules of the day that decided on a posting, beside those of its lot's life."""
        match self._postings[number].kind:
            case Kind.OPENING:
                return ("allotment",)
            case Kind.ALLOTMENT:
                return ("allotment", "renewal")
            case Kind.PURCHASE:
                return ("purchase",) if isinstance(fact, CreditsPurchased) else ("overage",)
            case Kind.CREDIT_BACK if isinstance(fact, Responded):
                return _CREDIT_BACK
            case Kind.CAP_FORFEIT:
                of_allotment = self._postings[number - 1].kind is Kind.ALLOTMENT
                return ("cap", "allotment" if of_allotment else "cap.applies_to")
            case Kind.PLAN_CHANGE:
                return ("plan_change.credits",)
        return ()


def _of_fact(fact: Fact | None, warnings: tuple[WarningCode, ...]) -> tuple[str, ...]:
    """The rules that decided on a fact itself, whatever it booked."""
    if isinstance(fact, InMailSent):
        names = ("second_inmail",) if WarningCode.RECIPIENT_UNANSWERED in warnings else ()
        return (*names, "overage") if WarningCode.NO_CREDIT in warnings else names
    return _CREDIT_BACK if isinstance(fact, Responded) else ()


_CREDIT_BACK = ("credit_back.enabled", "credit_back.window_days", "credit_back.outcomes")
_WHATEVER_THE_LIFE = (Kind.CAP_FORFEIT, Kind.PLAN_CHANGE, Kind.CANCELLATION)
