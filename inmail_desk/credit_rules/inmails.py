"""What becomes of each InMail: sent, answered, deleted, not delivered, and what that does to the credits."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from .days import day_after
from .facts import InMailDeleted, InMailSent, InMailUndelivered, Outcome, Responded
from .ledger import Ledger
from .pool import PooledLot
from .refusal import Refused
from .rule_names import CreditBackExpiry, Overage, SecondInMail
from .statement import Caution, Ending, InMailAccount, Kind, NoCreditBack, Origin, Unanswered, WarningCode


class _Sent:
    """An InMail and what has become of it so far."""

    __slots__ = ("credited", "ended_on", "ending", "fact", "no_credit_back", "outcome", "paid_from")

    def __init__(self, fact: InMailSent, paid_from: PooledLot | None) -> None:
        self.fact = fact
        self.paid_from = paid_from
        self.ending: Ending | None = None
        self.ended_on: date | None = None
        self.outcome: Outcome | None = None
        self.credited = False
        self.no_credit_back: NoCreditBack | None = None


class InMails:
    """The InMails that were sent, by id, on the ledger that pays for them."""

    def __init__(self, ledger: Ledger, warnings: list[Caution]) -> None:
        self._ledger = ledger
        self._warnings = warnings
        self._sent: dict[str, _Sent] = {}
        self._unanswered_by_recipient: Counter[str] = Counter()
        self.tracked = False
        """Whether a first subscription or tracking has begun: before, nothing costs or returns anything."""

    def send(self, number: int, fact: InMailSent) -> None:
        """Books an InMail. Raises `Refused` where its id is taken."""
        if fact.id in self._sent:
            raise Refused(f"{fact.id!r} is the id of an earlier InMail", field="id")
        ledger = self._ledger
        if self._unanswered_by_recipient[fact.recipient]:
            rule = ledger.rules.value("second_inmail", ledger.plan, ledger.today)
            if rule is SecondInMail.REFUSED:
                self._warn(number, WarningCode.RECIPIENT_UNANSWERED)
        paid_from = None if fact.free or not self.tracked else self._pay(number)
        self._sent[fact.id] = _Sent(fact, paid_from)
        self._unanswered_by_recipient[fact.recipient] += 1

    def _pay(self, number: int) -> PooledLot | None:
        ledger = self._ledger
        if ledger.plan is None:
            self._warn(number, WarningCode.NO_SUBSCRIPTION)
            return None
        if not ledger.pool.balance:
            if ledger.rules.value("overage", ledger.plan, ledger.today) is not Overage.BILLED:
                self._warn(number, WarningCode.NO_CREDIT)
                return None
            ledger.grant(Origin.PURCHASE, 1, fact=number, rule="overage")
        return ledger.take(Kind.SPEND, 1, number)

    def respond(self, number: int, fact: Responded) -> None:
        """Books a response, with the credit that it returns. Only the first counts."""
        sent = self._open(number, fact)
        if sent is None:
            return
        sent.outcome = fact.outcome
        self._end(sent, Ending.RESPONDED)
        sent.no_credit_back = self._why_no_credit_back(sent, fact.outcome)
        if sent.no_credit_back is None:
            self._return_credit(number, sent)

    def delete(self, fact: InMailDeleted) -> None:
        """Books a deletion, which returns nothing; after a response or another deletion it changes nothing."""
        sent = self._find(fact)
        if sent.ending is None:
            self._end(sent, Ending.DELETED)

    def fail_delivery(self, number: int, fact: InMailUndelivered) -> None:
        """Books that LinkedIn could not deliver: the credit that it took returns, whatever the window."""
        sent = self._open(number, fact)
        if sent is None:
            return
        self._end(sent, Ending.UNDELIVERED)
        if sent.paid_from is None:
            sent.no_credit_back = NoCreditBack.FREE if sent.fact.free else NoCreditBack.TOOK_NO_CREDIT
        elif self._ledger.plan is None:
            sent.no_credit_back = NoCreditBack.NO_SUBSCRIPTION
        else:
            self._return_credit(number, sent)

    def _open(self, number: int, fact: Responded | InMailUndelivered) -> _Sent | None:
        """The InMail of a fact, or None, with a warning, where it has ended already."""
        sent = self._find(fact)
        if sent.ending is None:
            return sent
        deleted = sent.ending is Ending.DELETED
        self._warn(number, WarningCode.ALREADY_DELETED if deleted else WarningCode.ALREADY_RESPONDED)
        return None

    def _find(self, fact: Responded | InMailDeleted | InMailUndelivered) -> _Sent:
        sent = self._sent.get(fact.inmail)
        if sent is None:
            raise Refused(f"no InMail {fact.inmail!r} was sent before this", field="inmail")
        return sent

    def _end(self, sent: _Sent, ending: Ending) -> None:
        sent.ending = ending
        sent.ended_on = self._ledger.today
        self._unanswered_by_recipient[sent.fact.recipient] -= 1

    def _why_no_credit_back(self, sent: _Sent, outcome: Outcome) -> NoCreditBack | None:
        ledger = self._ledger
        rules, plan, today = ledger.rules, ledger.plan, ledger.today
        if sent.fact.free:
            return NoCreditBack.FREE
        if not self.tracked:
            return NoCreditBack.BEFORE_TRACKING
        if plan is None:
            return NoCreditBack.NO_SUBSCRIPTION
        if not rules.value("credit_back.enabled", plan, today):
            return NoCreditBack.DISABLED
        if outcome not in rules.outcomes(plan, today):
            return NoCreditBack.OUTCOME
        window = rules.number("credit_back.window_days", plan, today)
        closed = today > day_after(sent.fact.on, window, "credit_back.window_days")
        return NoCreditBack.WINDOW_CLOSED if closed else None

    def _return_credit(self, number: int, sent: _Sent) -> None:
        ledger, lot = self._ledger, sent.paid_from
        sent.credited = True
        capped = ledger.stops_every_credit()
        rule = ledger.rules.value("credit_back.expiry", ledger.plan, ledger.today)
        # A lot that lives by renewals has no day of its own to hand on, and no lot has none either.
        if rule is CreditBackExpiry.FRESH or lot is None or lot.due_tick is not None:
            ledger.grant(Origin.CREDIT_BACK, 1, fact=number, rule="credit_back.enabled", capped=capped)
        elif lot.expires_on is None:
            ledger.grant_undying(
                Origin.CREDIT_BACK, 1, fact=number, rule="credit_back.enabled", capped=capped
            )
        elif lot.expires_on <= ledger.today:
            ledger.return_and_expire(number)
        else:
            ledger.grant(
                Origin.CREDIT_BACK,
                1,
                fact=number,
                rule="credit_back.enabled",
                capped=capped,
                expires_on=lot.expires_on,
            )

    def _warn(self, number: int, code: WarningCode) -> None:
        self._warnings.append(Caution(self._ledger.today, code, number))

    def unanswered(self) -> tuple[Unanswered, ...]:
        """The InMails that are unanswered now, the earliest first, by the rules of the ledger's day."""
        ledger = self._ledger
        rules, plan, today = ledger.rules, ledger.plan, ledger.today
        window = rules.number("credit_back.window_days", plan, today)
        returns = bool(rules.value("credit_back.enabled", plan, today))
        return tuple(
            Unanswered(
                sent.fact.id,
                sent.fact.recipient,
                sent.fact.on,
                day_after(sent.fact.on, window, "credit_back.window_days")
                if returns and not sent.fact.free
                else None,
                sent.fact.free,
            )
            for sent in self._sent.values()
            if sent.ending is None
        )

    def accounts(self) -> Mapping[str, InMailAccount]:
        """What has become of every InMail so far, by id."""
        return MappingProxyType(
            {
                id: InMailAccount(
                    id,
                    sent.fact.recipient,
                    sent.fact.on,
                    sent.fact.free,
                    sent.paid_from is not None,
                    sent.ending,
                    sent.ended_on,
                    sent.outcome,
                    sent.credited,
                    sent.no_credit_back,
                )
                for id, sent in self._sent.items()
            }
        )
