"""What becomes of each InMail: sent, answered, deleted, not delivered, and what that does to the credits."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from .days import day_after, ordinal_after
from .facts import InMailDeleted, InMailSent, InMailUndelivered, Outcome, Responded
from .ledger import Ledger
from .pool import PooledLot
from .refusal import Refused
from .rule_names import CreditBackExpiry, Overage, SecondInMail
from .rules import CreditBackTerms
from .statement import Caution, Ending, InMailAccount, NoCreditBack, Origin, Unanswered, WarningCode

# Python 3.11 needs long to look a member of an enumeration up: these are looked up once.
_RESPONDED = Ending.RESPONDED
_FRESH = CreditBackExpiry.FRESH

# Makes a named tuple in half the time of its own call, and nothing is made as often.
_new = tuple.__new__


class InMails:
    """The InMails that were sent, by id, on the ledger that pays for them."""

    def __init__(self, ledger: Ledger, warnings: list[Caution]) -> None:
        self._ledger = ledger
        self._warnings = warnings
        self._accounts: dict[str, InMailAccount] = {}
        self._paid_from: dict[str, PooledLot] = {}
        self._unanswered_by_recipient: dict[str, int] = {}
        self.tracked = False
        """Whether a first subscription or tracking has begun: before, nothing costs or returns anything."""

    def fork(self, ledger: Ledger, warnings: list[Caution]) -> "InMails":
        """The same InMails on an independent ledger in the same state."""
        twin = InMails(ledger, warnings)
        twin._accounts = self._accounts.copy()
        # Of the lots that paid only what never changes is asked: where they end.
        twin._paid_from = self._paid_from.copy()
        twin._unanswered_by_recipient = self._unanswered_by_recipient.copy()
        twin.tracked = self.tracked
        return twin

    def send(self, number: int, fact: InMailSent) -> None:
        """Books an InMail. Raises `Refused` where its id is taken."""
        id, recipient, free, ledger = fact.id, fact.recipient, fact.free, self._ledger
        accounts, unanswered = self._accounts, self._unanswered_by_recipient
        if id in accounts:
            raise Refused(f"{id!r} is the id of an earlier InMail", field="id")
        if recipient not in unanswered:
            unanswered[recipient] = 1
        else:
            if unanswered[recipient]:
                rule = ledger.rules.value("second_inmail", ledger.plan, ledger.today)
                if rule is SecondInMail.REFUSED:
                    self._warn(number, WarningCode.RECIPIENT_UNANSWERED)
            unanswered[recipient] += 1
        paid = False
        if self.tracked and not free:
            lot = ledger.spend_one(number)
            if lot is None and self._buys_credit(number):
                lot = ledger.spend_one(number)
            if lot is not None:
                paid = True
                self._paid_from[id] = lot
        account = (id, recipient, ledger.today, free, paid, None, None, None, False, None)
        accounts[id] = _new(InMailAccount, account)

    def _buys_credit(self, number: int) -> bool:
        """Whether a credit is bought on the spot, where that is the rule; else warns why there is none."""
        ledger = self._ledger
        if ledger.plan is None:
            self._warn(number, WarningCode.NO_SUBSCRIPTION)
            return False
        if ledger.rules.value("overage", ledger.plan, ledger.today) is not Overage.BILLED:
            self._warn(number, WarningCode.NO_CREDIT)
            return False
        ledger.grant(Origin.PURCHASE, 1, fact=number, rule="overage")
        return True

    def respond(self, number: int, fact: Responded) -> None:
        """Books a response, with the credit that it returns. Only the first counts."""
        sent = self._accounts.get(fact.inmail)
        if sent is None or sent.ending is not None:
            self._unended(number, fact)  # which warns or raises
            return
        ledger, outcome = self._ledger, fact.outcome
        terms = ledger.rules.credit_back(ledger.plan, ledger.today)
        why_not = self._why_no_credit_back(sent, outcome, terms)
        if why_not is None:
            self._return_credit(number, sent, terms.expiry)
        self._end(sent, _RESPONDED, outcome, why_not is None, why_not)

    def delete(self, fact: InMailDeleted) -> None:
        """Books a deletion, which returns nothing; after a response or another deletion it changes nothing."""
        sent = self._find(fact)
        if sent.ending is None:
            self._end(sent, Ending.DELETED)

    def fail_delivery(self, number: int, fact: InMailUndelivered) -> None:
        """Books that LinkedIn could not deliver: the credit that it took returns, whatever the window."""
        sent = self._unended(number, fact)
        if sent is None:
            return
        why_not = None
        if not sent.paid:
            why_not = NoCreditBack.FREE if sent.free else NoCreditBack.TOOK_NO_CREDIT
        elif self._ledger.plan is None:
            why_not = NoCreditBack.NO_SUBSCRIPTION
        else:
            terms = self._ledger.rules.credit_back(self._ledger.plan, self._ledger.today)
            self._return_credit(number, sent, terms.expiry)
        self._end(sent, Ending.UNDELIVERED, None, why_not is None, why_not)

    def _unended(self, number: int, fact: Responded | InMailUndelivered) -> InMailAccount | None:
        """The InMail of a fact, or None, with a warning, where it has ended already."""
        sent = self._find(fact)
        if sent.ending is None:
            return sent
        deleted = sent.ending is Ending.DELETED
        self._warn(number, WarningCode.ALREADY_DELETED if deleted else WarningCode.ALREADY_RESPONDED)
        return None

    def _find(self, fact: Responded | InMailDeleted | InMailUndelivered) -> InMailAccount:
        sent = self._accounts.get(fact.inmail)
        if sent is None:
            raise Refused(f"no InMail {fact.inmail!r} was sent before this", field="inmail")
        return sent

    def _end(
        self,
        sent: InMailAccount,
        ending: Ending,
        outcome: Outcome | None = None,
        credited: bool = False,
        why_not: NoCreditBack | None = None,
    ) -> None:
        until_now = sent[:5]
        id, recipient = until_now[:2]
        then = (ending, self._ledger.today, outcome, credited, why_not)
        self._accounts[id] = _new(InMailAccount, until_now + then)
        self._unanswered_by_recipient[recipient] -= 1

    def _why_no_credit_back(
        self, sent: InMailAccount, outcome: Outcome, terms: CreditBackTerms
    ) -> NoCreditBack | None:
        ledger = self._ledger
        if sent.free:
            return NoCreditBack.FREE
        if not self.tracked:
            return NoCreditBack.BEFORE_TRACKING
        if ledger.plan is None:
            return NoCreditBack.NO_SUBSCRIPTION
        if not terms.enabled:
            return NoCreditBack.DISABLED
        if outcome not in terms.outcomes:
            return NoCreditBack.OUTCOME
        closed = ledger.ordinal > ordinal_after(sent.sent_on, terms.window_days, "credit_back.window_days")
        return NoCreditBack.WINDOW_CLOSED if closed else None

    def _return_credit(self, number: int, sent: InMailAccount, rule: CreditBackExpiry) -> None:
        ledger = self._ledger
        capped = ledger.stops_every_credit()
        if rule is _FRESH and not capped:
            ledger.return_one(number)
            return
        lot = self._paid_from.get(sent.inmail)
        # A lot that lives by renewals has no day of its own to hand on, and no lot has none either.
        if rule is _FRESH or lot is None or lot.due_tick is not None:
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
        """The InMails that are unanswered now, in the order sent, by the rules of the ledger's day."""
        ledger = self._ledger
        terms = ledger.rules.credit_back(ledger.plan, ledger.today)
        unended = [sent for sent in self._accounts.values() if sent.ending is None]
        untils: dict[date, date] = {}  # many InMails share a day
        if terms.enabled:
            key = "credit_back.window_days"
            days = {sent.sent_on for sent in unended if not sent.free}
            untils = {day: day_after(day, terms.window_days, key) for day in days}
        found = []
        for sent in unended:
            id, recipient, sent_on, free = sent[:4]
            until = None if free else untils.get(sent_on)
            found.append(_new(Unanswered, (id, recipient, sent_on, until, free)))
        return tuple(found)

    def accounts(self) -> Mapping[str, InMailAccount]:
        """What has become of every InMail so far, by id, in the order sent."""
        return MappingProxyType(dict(self._accounts))
