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

    words = FeedWords(language)
    return Feed(
        title=words.tr("InMail Desk: %1").replace("%1", title, 1),
        account=picture.account.created_at,
        today=picture.today,
        entries=tuple(words.entry(each) for each in coming(picture, data)),
        gone=words.tr("Does not happen any more (InMail Desk)"),
    )


class FeedWords:
    def __init__(self, language: Language) -> None:
        self._translate = language.translate
        self._day = language.day

    def tr(self, text: str) -> str:
        """The text in the language; named so that texts are found where they are to be translated."""
        return self._translate("FeedWords", text)

    def _counted(self, count: int, one: str, many: str) -> str:
        return (one if count == 1 else many).replace("%1", str(count))

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
                return self.tr("Renewal")
            case ComingKind.TRIAL_ENDS:
                return self.tr("Plan")
            case ComingKind.CREDIT_BACK:
                return self.tr("Credit back")
            case ComingKind.FOLLOW_UP:
                return self.tr("Follow-up")
        return self.tr("Loss of credits")

    def _summary(self, each: Coming) -> str:
        match each.kind:
            case ComingKind.EXPIRY:
                return self._counted(
                    each.credits, self.tr("1 InMail credit expires"), self.tr("%1 InMail credits expire")
                )
            case ComingKind.CAP_FORFEIT:
                return self._counted(
                    each.credits,
                    self.tr("1 InMail credit is cut by the cap"),
                    self.tr("%1 InMail credits are cut by the cap"),
                )
            case ComingKind.LOST_WITH_PLAN | ComingKind.LOST_WITH_CHANGE:
                return self._counted(
                    each.credits,
                    self.tr("1 InMail credit is forfeited"),
                    self.tr("%1 InMail credits are forfeited"),
                )
            case ComingKind.RENEWAL:
                return self._counted(
                    each.credits,
                    self.tr("1 InMail credit is granted"),
                    self.tr("%1 InMail credits are granted"),
                )
            case ComingKind.TRIAL_ENDS:
                return self.tr("The last day of the free trial")
            case ComingKind.CREDIT_BACK:
                text = self.tr("The last day for an answer of %1 to return the credit")
                return text.replace("%1", each.name, 1)
            case ComingKind.FOLLOW_UP:
                return self.tr("Follow up %1").replace("%1", each.name, 1)
        assert_never(each.kind)

    def _description(self, each: Coming) -> Iterator[str]:
        last = self._day(each.on - timedelta(days=1))
        match each.kind:
            case ComingKind.EXPIRY:
                yield self.tr("The last day to use them is %1.").replace("%1", last)
                for lot, credits in each.lots:
                    yield self._of_lot(lot, credits)
            case ComingKind.CAP_FORFEIT:
                yield self.tr("What arrives on this day lifts the balance over the cap of the plan.")
                yield self.tr("What is used by %1 makes room for it.").replace("%1", last)
            case ComingKind.LOST_WITH_PLAN:
                yield self.tr("The subscription ends with %1, the last day to use them.").replace("%1", last)
            case ComingKind.LOST_WITH_CHANGE:
                text = self.tr("%2 is left for %3. The last day to use them is %1.").replace("%1", last)
                yield text.replace("%2", each.plan, 1).replace("%3", each.new_plan, 1)
            case ComingKind.RENEWAL:
                yield self.tr("The allotment of %1.").replace("%1", each.plan, 1)
            case ComingKind.TRIAL_ENDS:
                yield self.tr("From the day after, LinkedIn charges for the plan unless it is cancelled.")
            case ComingKind.CREDIT_BACK:
                assert each.sent_on is not None
                text = self.tr("The InMail of %1 has no answer so far.")
                yield text.replace("%1", self._day(each.sent_on))
            case ComingKind.FOLLOW_UP:
                yield self.tr("The day that was noted in InMail Desk.")
            case _:
                assert_never(each.kind)
        yield from dict.fromkeys(filter(None, map(self._rule, each.rules)))
        yield from dict.fromkeys(filter(None, map(self._source, each.rules)))
        if each.kind in (ComingKind.EXPIRY, ComingKind.CAP_FORFEIT):
            yield self.tr("If nothing is sent until then and nobody answers.")

    def _of_lot(self, lot: TracedLot, credits: int) -> str:
        texts = {
            Origin.OPENING: self.tr("%1 of the opening credits of %2."),
            Origin.ALLOTMENT: self.tr("%1 of the allotment of %2."),
            Origin.PURCHASE: self.tr("%1 of the credits bought on %2."),
            Origin.BONUS: self.tr("%1 of the bonus of %2."),
            Origin.CREDIT_BACK: self.tr("One credit that came back on %2."),
            Origin.ADJUSTMENT: self.tr("%1 of the adjustment of %2."),
        }
        text = texts[lot.origin].replace("%1", str(credits))
        return text.replace("%2", self._day(lot.granted_on))

    def _rule(self, rule: RuleAnswer) -> str:
        """Why, as far as it can be said in a line; "" for a rule that says nothing to a person here."""
        value = rule.value
        if not isinstance(value, int) or isinstance(value, bool):
            return ""
        match rule.key.rule:
            case "expiry.days":
                text = self._counted(
                    value, self.tr("Such credits last 1 day."), self.tr("Such credits last %1 days.")
                )
            case "expiry.renewals":
                text = self._counted(
                    value, self.tr("Such credits last 1 renewal."), self.tr("Such credits last %1 renewals.")
                )
            case "cap":
                text = self._counted(
                    value,
                    self.tr("At most 1 credit can be kept."),
                    self.tr("At most %1 credits can be kept."),
                )
            case "allotment":
                text = self._counted(
                    value,
                    self.tr("The plan grants 1 credit a month."),
                    self.tr("The plan grants %1 credits a month."),
                )
            case "credit_back.window_days":
                text = self._counted(
                    value,
                    self.tr("An answer within 1 day returns the credit."),
                    self.tr("An answer within %1 days returns the credit."),
                )
            case _:
                return ""
        return self.tr("%1 (your own value)").replace("%1", text.removesuffix(".")) if rule.override else text

    def _source(self, rule: RuleAnswer) -> str:
        """Where a rule that is said was read; "" for a value of the person's own."""
        if rule.override or rule.sourced is None or not self._rule(rule):
            return ""
        text = self.tr("Read in %1, on %2.").replace("%2", self._day(rule.sourced.source.read_on))
        return text.replace("%1", rule.sourced.source.title, 1)
