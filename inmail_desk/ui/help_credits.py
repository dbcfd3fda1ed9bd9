"""How the credits are counted: in words for somebody new to it, with the values of the rules in use."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.rule_names import (
    CapScope,
    CreditBackExpiry,
    ExpiryMode,
    Overage,
    PlanChangeCredits,
    PlanChangeEffective,
    Renewal,
    SecondInMail,
)
from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.desk.own_numbers import OwnNumbers, own_numbers
from inmail_desk.desk.picture import Picture

from . import help_example, sentences, words
from .help_advice import Section, habits, more_credits, sending

translate = QCoreApplication.translate


def sections(picture: Picture | None) -> tuple[Section, ...]:
    """The explanation, with the values for the plan in force and the person's own numbers; without an account, with the
    values of the rulebook that a new one begins with."""
    if picture is None:
        return _Explanation(Rules(load_shipped(DEFAULT_RULEBOOK)), None, date.max, None).sections()
    plan = picture.statement.plan
    return _Explanation(picture.rules, plan, picture.today, own_numbers(picture)).sections()


class _Explanation:
    """The words for one plan on one day; in general where `plan` is None. `own` None: there is no account."""

    def __init__(self, rules: Rules, plan: str | None, day: date, own: OwnNumbers | None) -> None:
        self._rules = rules
        self._plan = plan
        self._title = "" if own is None else own.plan
        self._day = day
        self._own = own

    def sections(self) -> tuple[Section, ...]:
        return (
            self._short(),
            self._allotment(),
            self._lots(),
            self._cap(),
            self._spend(),
            self._sending(),
            self._credit_back(),
            more_credits(sold=self._plan is not None and bool(self._value("purchase")), plan=self._title),
            self._plan_changes(),
            self._opening(),
            self._checks(),
            self._sources(),
            habits(),
        )

    def _sending(self) -> Section:
        terms = self._rules.credit_back(self._plan, self._day)
        return sending(terms.window_days if terms.enabled else None)

    def _example(self, *words_of: Callable[[OwnNumbers], str]) -> tuple[str, ...]:
        """What these say of the person's own numbers."""
        own = self._own
        said = () if own is None else tuple(each(own) for each in words_of)
        return tuple(text for text in said if text)

    def _value(self, rule: str) -> object:
        return self._rules.value(rule, self._plan, self._day)

    def _short(self) -> Section:
        return Section(
            "short",
            translate("help", "In short"),
            (
                translate(
                    "help",
                    "A credit pays for one InMail. Your plan brings new ones every month, they do not last for ever, "
                    "and an answer in time brings one back. LinkedIn shows one number; InMail Desk shows which "
                    "credits it is made of, until when each can be spent, and why.",
                ),
            ),
            self._example(help_example.balance),
        )

    def _allotment(self) -> Section:
        paragraphs = [
            translate(
                "help",
                "The allotment is the credits that a plan grants each month. The day that grants them is the renewal: "
                "your billing day, or the first of the month, as the plan has it. Where a month has no such day, it is "
                "the last one of the month. A free account has no allotment.",
            ),
            translate(
                "help",
                "My Premium shows the day. It need not be the day you signed up, nor the day on which a Sales "
                "Navigator seat was assigned to you.",
            ),
        ]
        if self._plan is not None:
            first = self._value("renewal") is Renewal.FIRST_OF_MONTH
            text = (
                translate("help", "%1 grants %2 on the first of each month.")
                if first
                else translate("help", "%1 grants %2 on your billing day.")
            )
            allotment = self._rules.number("allotment", self._plan, self._day)
            paragraphs.append(text.replace("%2", words.credits(allotment)).replace("%1", self._title))
        return Section(
            "allotment",
            translate("help", "Allotment and renewal"),
            tuple(paragraphs),
            self._example(help_example.renewal),
        )

    def _lots(self) -> Section:
        terms = self._rules.expiry(self._plan, self._day)
        lot = translate("help", "Credits granted together are a lot: they have one expiry day.")
        match terms.mode:
            case ExpiryMode.DAYS:
                life = translate(
                    "help",
                    "A lot lives %1, counted from the day of its grant: that day is the first, and on the day after "
                    "the last what is left of it is gone.",
                ).replace("%1", words.days(terms.days))
                if self._own is None:
                    life += f" {_invented(terms.days)}"
            case ExpiryMode.RENEWALS:
                life = words.counted(
                    terms.renewals,
                    translate("help", "A lot lives until the next renewal; what is left of it is gone then."),
                    translate(
                        "help", "A lot lives through %1 renewals; at the last one what is left is gone."
                    ),
                )
            case ExpiryMode.NEVER:
                life = translate(
                    "help", "By the rules in use credits never expire; only the cap limits them."
                )
        return Section(
            "lots", translate("help", "Lots and expiry"), (lot, life), self._example(help_example.expiry)
        )

    def _cap(self) -> Section:
        cap = None if self._plan is None else self._rules.cap(self._plan, self._day)
        if self._plan is not None and cap is None:
            return Section("cap", translate("help", "The cap"), (translate("help", "Your plan has no cap."),))
        first = translate("help", "The cap is the most credits that can be accumulated.")
        if cap is not None:
            first = translate("help", "The cap is the most credits that can be accumulated: %1.")
            first = first.replace("%1", words.number(cap))
        then = translate(
            "help",
            "At a renewal, what would lift the balance over it is forfeited. Credits that you have already are "
            "never cut, even where there are more of them.",
        )
        if self._value("cap.applies_to") is CapScope.ALLOTMENT:
            others = translate(
                "help", "Purchases, bonuses and credits back may lift the balance over the cap."
            )
        else:
            others = translate("help", "Purchases, bonuses and credits back stop at the cap too.")
        return Section(
            "cap",
            translate("help", "The cap"),
            (first, f"{then} {others}"),
            self._example(help_example.cap),
        )

    def _spend(self) -> Section:
        spend = translate(
            "help",
            "An InMail spends one credit: from the lot that expires first, and among those from the oldest. So what "
            "is left of a balance is always the newest of it.",
        )
        if self._value("overage") is Overage.REFUSED:
            none_left = translate("help", "With no credit left, LinkedIn takes no InMail.")
        else:
            none_left = translate(
                "help", "With no credit left, the next InMail is billed as a purchase of one."
            )
        if self._value("second_inmail") is SecondInMail.REFUSED:
            second = translate(
                "help", "LinkedIn takes no second InMail to somebody who has not answered the first one."
            )
        else:
            second = translate(
                "help", "A second InMail to somebody who has not answered the first one costs another credit."
            )
        return Section(
            "spending",
            translate("help", "Which credit is spent first"),
            (spend, f"{none_left} {second}"),
            self._example(help_example.spending),
        )

    def _credit_back(self) -> Section:
        title = translate("help", "Credit back")
        terms = self._rules.credit_back(self._plan, self._day)
        deleted = translate(
            "help",
            "An InMail that you delete returns nothing. One that LinkedIn could not deliver returns its credit.",
        )
        if not terms.enabled:
            none = translate("help", "By the rules in use no answer returns a credit.")
            return Section("credit_back", title, (none, deleted))
        window = translate(
            "help",
            "A response up to %1 after the day an InMail was sent returns its credit. Until then the InMail is "
            "pending; after that it has lapsed, and a late answer returns nothing.",
        ).replace("%1", words.days(terms.window_days))
        if terms.outcomes == frozenset(Outcome):
            which = translate(
                "help", "Every response counts: interested or not, maybe later, even an automatic reply."
            )
        else:
            named = ", ".join(words.outcome(each) for each in Outcome if each in terms.outcomes)
            which = translate("help", "Only these responses count: %1.").replace("%1", named)
        if terms.expiry is CreditBackExpiry.FRESH:
            life = translate(
                "help", "The credit comes back as a lot of its own, with a life that begins that day."
            )
        else:
            life = translate("help", "The credit comes back with the expiry day of the lot that paid.")
        reminder = self._rules.number("reminder.days", self._plan, self._day)
        reminded = ""
        if reminder:
            reminded = translate("help", "LinkedIn reminds the recipient within %1.")
            reminded = reminded.replace("%1", words.days(reminder))
        return Section(
            "credit_back",
            title,
            (window, f"{which} {life}", f"{deleted} {reminded}".strip()),
            self._example(help_example.window),
        )

    def _plan_changes(self) -> Section:
        at_once = self._value("plan_change.effective") is PlanChangeEffective.IMMEDIATELY
        kept = self._value("plan_change.credits") is PlanChangeCredits.KEPT
        when = (
            translate("help", "Another plan takes effect on the day you choose it.")
            if at_once
            else translate("help", "Another plan takes effect at the next renewal.")
        )
        what = (
            translate("help", "The credits that are left are kept, and the new allotment is granted.")
            if kept
            else translate(
                "help", "The credits that are left are forfeited, and the new allotment is granted."
            )
        )
        cancelled = translate(
            "help",
            "Cancelling leaves the credits until the last day of access. On the day after, all of them are "
            "forfeited, and nothing is granted or returned until you subscribe again.",
        )
        effective, credits = self._value("plan_change.effective"), self._value("plan_change.credits")
        return Section(
            "plan",
            translate("help", "When the plan changes or ends"),
            (f"{when} {what}", cancelled),
            self._example(lambda own: help_example.plan_change(own, effective, credits)),
        )

    def _opening(self) -> Section:
        return Section(
            "opening",
            translate("help", "The balance you began with"),
            (
                translate(
                    "help",
                    "InMail Desk cannot see what was before. It reads the lots from the balance: what is left of "
                    "credits spent oldest first is the newest, so the last renewals are filled backwards, each with "
                    "one allotment. These lots are marked as read from your balance, and can be edited on the page "
                    "Plan & rules. InMails sent before cost nothing here; when one of them is answered later, its "
                    "credit comes back like any other.",
                ),
            ),
            self._example(help_example.opening),
        )

    def _checks(self) -> Section:
        return Section(
            "checks",
            translate("help", "Checks and adjustments"),
            (
                translate(
                    "help",
                    "LinkedIn publishes no algorithm, so every figure here is this program’s model of it. A check "
                    "puts LinkedIn’s number beside ours. LinkedIn shows it on My Premium, and in the window where you "
                    "write an InMail.",
                ),
                translate(
                    "help",
                    "Where they differ, find the cause first: an InMail not logged, a response not recorded. Else "
                    "book the difference as an adjustment: more credits are a new lot, fewer are taken like an InMail "
                    "takes them. Nothing is changed without you.",
                ),
            ),
            self._example(help_example.check),
        )

    def _sources(self) -> Section:
        return Section(
            "sources",
            translate("help", "Where the rules come from"),
            (
                translate(
                    "help",
                    "The sources disagree. A rulebook is one source’s view: a file of values, each with where it was "
                    "read, when, and how sure it is. In use: %1.",
                ).replace("%1", self._rules.rulebook.title),
                translate(
                    "help",
                    "On the page Plan & rules you see every rule with its source, and the rulebooks side by side. "
                    "A number of your own stands beside the source’s, never over it.",
                ),
            ),
            () if self._own is None else help_example.source(self._own),
        )


def _invented(days: int) -> str:
    """An example of a lot's life for somebody who has no lots yet."""
    granted = date(2026, 9, 1)
    gone = granted + timedelta(days=days)
    text = translate(
        "help",
        "Granted on %1, its credits can be spent up to and with %2; on %3 what is left of them is gone.",
    )
    text = text.replace("%1", sentences.day(granted, granted))
    text = text.replace("%2", sentences.day(gone - timedelta(days=1), granted))
    return text.replace("%3", sentences.day(gone, granted))
