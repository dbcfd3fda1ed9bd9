"""What stands in an exported calendar. Needs no window: a command gives its words in English, as they are here."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, assert_never

from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.credit_rules.statement import Origin

from .exporting_feeds import Coming, ComingKind, coming
from .picture import Picture
from .tracing_lots import TracedLot

if TYPE_CHECKING:  # importing it for real takes a third of a second
    from inmail_desk.exchange.ics_out import Entry, Feed
    from inmail_desk.store.data_file import DataFile

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _english_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


class Language(NamedTuple):
    """`translate` gives a text of a context in the language, `day` writes a day with its year."""

    translate: Callable[[str, str], str] = lambda _, text: text
    day: Callable[[date], str] = _english_day


def feed(picture: Picture, data: "DataFile", title: str, language: Language = Language()) -> "Feed":  # noqa: B008
    """What is coming, in words. `title` is the name of the data file as the person knows it."""
    from inmail_desk.exchange.ics_out import Feed

    words = _Words(language)
    return Feed(
        title=words.said("InMail Desk: %1").replace("%1", title, 1),
        account=picture.account.created_at,
        today=picture.today,
        entries=tuple(words.entry(each) for each in coming(picture, data)),
        gone=words.said("Does not happen any more (InMail Desk)"),
    )


class _Words:
    def __init__(self, language: Language) -> None:
        self._translate = language.translate
        self._day = language.day

    def said(self, text: str) -> str:
        return self._translate("feed", text)

    def _counted(self, count: int, one: str, many: str) -> str:
        return self.said(one if count == 1 else many).replace("%1", str(count))

    def entry(self, each: Coming) -> "Entry":
        from inmail_desk.exchange.ics_out import Entry

        return Entry(
            key=each.key,
            on=each.on,
            summary=self._summary(each),
            description="\n".join(self._description(each)),
            category=self._category(each.kind),
            alarms=each.alarms,
        )

    def _category(self, kind: ComingKind) -> str:
        match kind:
            case ComingKind.RENEWAL:
                return self.said("Renewal")
            case ComingKind.TRIAL_ENDS:
                return self.said("Plan")
            case ComingKind.CREDIT_BACK:
                return self.said("Credit back")
            case ComingKind.FOLLOW_UP:
                return self.said("Follow-up")
        return self.said("Loss of credits")

    def _summary(self, each: Coming) -> str:
        match each.kind:
            case ComingKind.EXPIRY:
                return self._counted(each.credits, "1 InMail credit expires", "%1 InMail credits expire")
            case ComingKind.CAP_FORFEIT:
                return self._counted(
                    each.credits, "1 InMail credit is cut by the cap", "%1 InMail credits are cut by the cap"
                )
            case ComingKind.LOST_WITH_PLAN | ComingKind.LOST_WITH_CHANGE:
                return self._counted(
                    each.credits, "1 InMail credit is forfeited", "%1 InMail credits are forfeited"
                )
            case ComingKind.RENEWAL:
                return self._counted(
                    each.credits, "1 InMail credit is granted", "%1 InMail credits are granted"
                )
            case ComingKind.TRIAL_ENDS:
                return self.said("The last day of the free trial")
            case ComingKind.CREDIT_BACK:
                text = self.said("The last day for an answer of %1 to return the credit")
                return text.replace("%1", each.name, 1)
            case ComingKind.FOLLOW_UP:
                return self.said("Follow up %1").replace("%1", each.name, 1)
        assert_never(each.kind)

    def _description(self, each: Coming) -> Iterator[str]:
        last = self._day(each.on - timedelta(days=1))
        match each.kind:
            case ComingKind.EXPIRY:
                yield self.said("The last day to use them is %1.").replace("%1", last)
                for lot, credits in each.lots:
                    yield self._of_lot(lot, credits)
            case ComingKind.CAP_FORFEIT:
                yield self.said("What arrives on this day lifts the balance over the cap of the plan.")
                yield self.said("What is used by %1 makes room for it.").replace("%1", last)
            case ComingKind.LOST_WITH_PLAN:
                yield self.said("The subscription ends with %1, the last day to use them.").replace(
                    "%1", last
                )
            case ComingKind.LOST_WITH_CHANGE:
                text = self.said("%2 is left for %3. The last day to use them is %1.").replace("%1", last)
                yield text.replace("%2", each.plan, 1).replace("%3", each.new_plan, 1)
            case ComingKind.RENEWAL:
                yield self.said("The allotment of %1.").replace("%1", each.plan, 1)
            case ComingKind.TRIAL_ENDS:
                yield self.said("From the day after, LinkedIn charges for the plan unless it is cancelled.")
            case ComingKind.CREDIT_BACK:
                assert each.sent_on is not None
                text = self.said("The InMail of %1 has no answer so far.")
                yield text.replace("%1", self._day(each.sent_on))
            case ComingKind.FOLLOW_UP:
                yield self.said("The day that was noted in InMail Desk.")
            case _:
                assert_never(each.kind)
        yield from dict.fromkeys(filter(None, map(self._rule, each.rules)))
        yield from dict.fromkeys(filter(None, map(self._source, each.rules)))
        if each.kind in (ComingKind.EXPIRY, ComingKind.CAP_FORFEIT):
            yield self.said("If nothing is sent until then and nobody answers.")

    def _of_lot(self, lot: TracedLot, credits: int) -> str:
        texts = {
            Origin.OPENING: "%1 of the opening credits of %2.",
            Origin.ALLOTMENT: "%1 of the allotment of %2.",
            Origin.PURCHASE: "%1 of the credits bought on %2.",
            Origin.BONUS: "%1 of the bonus of %2.",
            Origin.CREDIT_BACK: "One credit that came back on %2.",
            Origin.ADJUSTMENT: "%1 of the adjustment of %2.",
        }
        text = self.said(texts[lot.origin]).replace("%1", str(credits))
        return text.replace("%2", self._day(lot.granted_on))

    def _rule(self, rule: RuleAnswer) -> str:
        """Why, as far as it can be said in a line; "" for a rule that says nothing to a person here."""
        value = rule.value
        if not isinstance(value, int) or isinstance(value, bool):
            return ""
        match rule.key.rule:
            case "expiry.days":
                text = self._counted(value, "Such credits last 1 day.", "Such credits last %1 days.")
            case "expiry.renewals":
                text = self._counted(value, "Such credits last 1 renewal.", "Such credits last %1 renewals.")
            case "cap":
                text = self._counted(
                    value, "At most 1 credit can be kept.", "At most %1 credits can be kept."
                )
            case "allotment":
                text = self._counted(
                    value,
                    "The plan grants 1 credit a month.",
                    "The plan grants %1 credits a month.",
                )
            case "credit_back.window_days":
                text = self._counted(
                    value,
                    "An answer within 1 day returns the credit.",
                    "An answer within %1 days returns the credit.",
                )
            case _:
                return ""
        return (
            self.said("%1 (your own value)").replace("%1", text.removesuffix(".")) if rule.override else text
        )

    def _source(self, rule: RuleAnswer) -> str:
        """Where a rule that is said was read; "" for a value of the person's own."""
        if rule.override or rule.sourced is None or not self._rule(rule):
            return ""
        text = self.said("Read in %1, on %2.").replace("%2", self._day(rule.sourced.source.read_on))
        return text.replace("%1", rule.sourced.source.title, 1)
