"""What the agenda of a day says: why each item is there, its rules and people, the sum, and what can be done."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.rulebook import Source
from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.credit_rules.statement import InMailAccount, Kind
from inmail_desk.desk.calendar_agenda import Agenda, AgendaItem, Doable, Involved, Offer
from inmail_desk.desk.calendar_days import ItemKind
from inmail_desk.desk.losing import Loss
from inmail_desk.desk.tracing import Trace

from . import words
from .calendar_lines import item_line
from .calendar_reasons import reasons_of
from .calendar_words import chip, not_followed_from
from .colours import Tone
from .dates import short_day_with_year
from .rule_words import rule_name, rule_value
from .sentences import credit_back, day

translate = QCoreApplication.translate

_A_WEEK = 7


class Link(NamedTuple):
    """A link with what can be chosen by it, each in words."""

    text: str
    offers: tuple[tuple[str, Offer], ...]


class BlockWords(NamedTuple):
    """A part of the agenda. `icon` is "" for none, `people` are the links to several people with what is said of each,
    `more` asks for the rest of them, `small` stands beneath."""

    icon: str
    tone: Tone
    title: str
    text: str = ""
    people: tuple[tuple[Link, str], ...] = ()
    more: str = ""
    small: str = ""
    links: tuple[Link, ...] = ()


def block_words(agenda: Agenda) -> list[BlockWords]:
    """All that the agenda says, from top to bottom."""
    blocks = []
    if not agenda.items and agenda.balance is not None:
        blocks.append(BlockWords("calendar", Tone.NEUTRAL, nothing_text(agenda)))
    for item in agenda.items:
        blocks.append(_item_block(item, agenda))
        keep = "" if item.loss is None else keep_text(item.loss, agenda.today)
        if keep:
            links = [_link(offer, agenda) for offer in item.offers if offer.kind is Doable.WRITE]
            title = translate("agenda", "To keep them")
            blocks.append(BlockWords("bulb", Tone.INFO, title, keep, links=tuple(links)))
    title = translate("agenda", "Balance at the end of the day")
    blocks.append(BlockWords("plan", Tone.NEUTRAL, title, sum_text(agenda)))
    sources = "\n".join(source_lines(agenda.items))
    if sources:
        blocks.append(BlockWords("", Tone.NEUTRAL, "", small=sources))
    return blocks


def _item_block(item: AgendaItem, agenda: Agenda) -> BlockWords:
    sign = chip(item.item, agenda.on, {}, agenda.today)
    said = list(texts(item, agenda))
    alone = len(item.people) == 1 and not item.more
    people = []
    for person in item.people:
        text = person_text(item, person, agenda.today)
        if alone:
            said.append(text)
        else:
            about_them = tuple((offer_text(offer, agenda.today), offer) for offer in person.offers)
            people.append((Link(person.name, about_them), text))
    offers = [*(item.people[0].offers if alone else ()), *item.offers]
    if item.loss is not None:
        offers = [offer for offer in offers if offer.kind is not Doable.WRITE]  # said beside what keeps them
    more = ""
    if item.more:
        more = words.counted(
            item.more, translate("agenda", "Show 1 more"), translate("agenda", "Show %1 more")
        )
    return BlockWords(
        icon=sign.icon,
        tone=sign.tone,
        title=title(item, agenda),
        text="\n".join(text for text in said if text),
        people=tuple(people),
        more=more,
        small="\n".join(rule_lines(item)),
        links=tuple(_link(offer, agenda) for offer in offers),
    )


def _link(offer: Offer, agenda: Agenda) -> Link:
    text = offer_text(offer, agenda.today)
    return Link(text, ((text, offer),))


def title(item: AgendaItem, agenda: Agenda) -> str:
    """What the item is, in a line."""
    name = item.people[0].name if len(item.people) == 1 and not item.more else ""
    return item_line(item.item, name, coming=agenda.on > agenda.today)


def texts(item: AgendaItem, agenda: Agenda) -> tuple[str, ...]:
    """Why the item is there, in sentences."""
    said = reasons_of(item, agenda.today)
    if len(item.traces) == 1:
        said.append(_spent_before(item.traces[0]))
    said += _about_the_kind(item, agenda)
    return tuple(text for text in said if text)


def _spent_before(trace: Trace) -> str:
    """What was used of a lot whose rest expires; "" where nothing was."""
    lot = trace.lot
    if trace.posting is None or trace.posting.kind is not Kind.EXPIRY or lot is None:
        return ""
    spent = dict(lot.taken).get(Kind.SPEND, 0)
    if not spent:
        return ""
    text = words.counted(
        spent, translate("agenda", "1 of its %2 was spent."), translate("agenda", "%1 of its %2 were spent.")
    )
    return text.replace("%2", words.number(lot.credits))


def _about_the_kind(item: AgendaItem, agenda: Agenda) -> list[str]:
    match item.item.kind:
        case ItemKind.DEADLINE:
            return [translate("agenda", "Until then and on the day itself an answer returns the credit.")]
        case ItemKind.LAPSED:
            return [translate("agenda", "An answer after it returns no credit.")]
        case ItemKind.TRIAL_ENDS:
            return [
                translate(
                    "agenda", "From the day after, LinkedIn charges for the plan unless it is cancelled."
                )
            ]
        case ItemKind.LAST_DAY:
            return (
                [translate("agenda", "The credits that are left can be used today; tomorrow they are gone.")]
                if (agenda.on == agenda.today)
                else [
                    translate(
                        "agenda", "The credits that are left can be used until then, and on the day itself."
                    )
                ]
            )
        case ItemKind.SENT:
            return _free(item.item.free, item.item.count)
    return []


def _free(free: int, count: int) -> list[str]:
    if not free or count == 1:
        return []
    text = words.counted(
        free,
        translate("agenda", "1 of them was free and took no credit."),
        translate("agenda", "%1 of them were free and took no credit."),
    )
    return [text]


def rule_lines(item: AgendaItem) -> tuple[str, ...]:
    """The rules that decided, each with its value and how far it can be believed."""
    rules = {rule.key.rule: rule for rule in item.rules}
    if "expiry.days" in rules or "expiry.renewals" in rules:
        rules.pop("expiry.mode", None)
    return tuple(_rule_line(rule) for rule in rules.values())


def _rule_line(rule: RuleAnswer) -> str:
    believed = translate("agenda", "your own value")
    if not rule.override and rule.sourced is not None:
        believed = words.confidence(rule.sourced.confidence)
    text = translate("agenda", "%1: %2 (%3)").replace("%1", rule_name(rule.key.rule))
    return text.replace("%3", believed).replace("%2", rule_value(rule))


def source_lines(items: Iterable[AgendaItem]) -> tuple[str, ...]:
    """Where the rules of the day were read."""
    sources: dict[Source, None] = {}
    for item in items:
        for rule in item.rules:
            if rule.sourced is not None and not rule.override:
                sources[rule.sourced.source] = None
    text = translate("agenda", "Read in %1, on %2.")
    return tuple(
        text.replace("%2", short_day_with_year(source.read_on)).replace("%1", source.title, 1)
        for source in sources
    )


def keep_text(loss: Loss, today: date) -> str:
    """What it takes to keep the credits of the next loss; "" where nothing helps."""
    if not loss.inmails:
        return ""
    least, most = loss.a_week
    by = day(loss.last_day, today)
    if loss.days_left <= _A_WEEK:
        text = words.counted(
            loss.inmails,
            translate("agenda", "1 InMail by %2, the last day to use them."),
            translate("agenda", "%1 InMails by %2, the last day to use them."),
        )
    elif least == most:
        text = words.counted(
            most,
            translate("agenda", "1 InMail a week from now on, until %2."),
            translate("agenda", "%1 InMails a week from now on, until %2."),
        )
    else:
        text = translate("agenda", "%1 or %3 InMails a week from now on, until %2.")
        text = text.replace("%1", words.number(least)).replace("%3", words.number(most))
    text = text.replace("%2", by)
    if loss.lost_anyway:
        anyway = translate("agenda", "%1 are more than the cap holds and go whatever is sent.")
        text = f"{text} {anyway.replace('%1', words.number(loss.lost_anyway))}"
    return text


def person_text(item: AgendaItem, person: Involved, today: date) -> str:
    """What is to be said of one person of an item; "" for nothing."""
    account = person.account
    if account is None:
        return ""
    sent = day(account.sent_on, today)
    match item.item.kind:
        case ItemKind.SENT:
            return _what_became(account, today)
        case ItemKind.ANSWERED:
            outcome = "" if account.outcome is None else words.outcome(account.outcome)
            text = translate("agenda", "%1, to the InMail of %2.").replace("%1", outcome).replace("%2", sent)
            return f"{text} {credit_back(account.credited, account.no_credit_back)}".strip()
        case ItemKind.UNDELIVERED:
            text = translate("agenda", "The InMail of %1.").replace("%1", sent)
            return f"{text} {credit_back(account.credited, account.no_credit_back)}".strip()
        case _:
            return translate("agenda", "The InMail of %1.").replace("%1", sent)


def _what_became(account: InMailAccount, today: date) -> str:
    free = translate("agenda", "Free: it took no credit.") if account.free else ""
    if account.ending is None or account.ended_on is None:
        return f"{free} {translate('agenda', 'No answer so far.')}".strip()
    ended = translate("agenda", "It ended on %1.")
    if account.outcome is not None:
        ended = translate("agenda", "%2 on %1.").replace("%2", words.outcome(account.outcome))
    back = "" if account.free else credit_back(account.credited, account.no_credit_back)
    return " ".join(part for part in (free, ended.replace("%1", day(account.ended_on, today)), back) if part)


def sum_text(agenda: Agenda) -> str:
    """The balance at the end of the day as a sum: "42 − 11 = 31, if nothing is sent and nobody answers."."""
    if agenda.balance is None or agenda.before is None:
        if agenda.on > agenda.last:
            return not_followed_from(agenda.last, agenda.today) + "."
        if agenda.first is None:
            return translate("agenda", "There is no subscription yet, so no balance is known.")
        text = translate("agenda", "Tracking begins on %1. What was before is not known.")
        return text.replace("%1", day(agenda.first, agenda.today))
    terms = words.number(agenda.before)
    for item in agenda.items:
        if item.item.credits:
            sign = "+" if item.item.credits > 0 else "−"
            terms += f" {sign} {words.number(abs(item.item.credits))}"
    text = (
        "%1"
        if agenda.on <= agenda.today
        else translate("agenda", "%1, if nothing is sent and nobody answers")
    )
    if terms == words.number(agenda.before):
        unchanged = translate("agenda", "%1, as the day before")
        if agenda.on > agenda.today:
            unchanged = translate("agenda", "%1 as the day before, if nothing is sent and nobody answers")
        return unchanged.replace("%1", terms) + "."
    return text.replace("%1", f"{terms} = {words.number(agenda.balance)}") + "."


def nothing_text(agenda: Agenda) -> str:
    """What stands where nothing happens on a day."""
    if agenda.on < agenda.today:
        return translate("agenda", "Nothing happened on this day.")
    if agenda.on == agenda.today:
        return translate("agenda", "Nothing has happened today so far.")
    return translate("agenda", "Nothing is coming on this day.")


def offer_text(offer: Offer, today: date) -> str:
    """The words of a button."""
    match offer.kind:
        case Doable.WRITE:
            return translate("agenda", "Show whom to write to")
        case Doable.TOUCH:
            return translate("agenda", "Log a free touch…")
        case Doable.RESPOND:
            return translate("agenda", "Record response…")
        case Doable.LOG:
            return translate("agenda", "Log InMail…")
        case Doable.FOLLOW_UP:
            return translate("agenda", "Move the day…")
        case Doable.SHOW_PERSON:
            return translate("agenda", "Show the person")
        case Doable.CHECK:
            return translate("agenda", "Check again…")
        case Doable.DAY:
            return translate("agenda", "Earlier loss: %1").replace("%1", day(offer.day, today))
        case Doable.PLAN:
            return translate("agenda", "Plan and history")
        case Doable.CORRECT:
            return translate("agenda", "Correct…")
        case Doable.ENTRY | Doable.LEDGER_DAY:
            return translate("agenda", "Show in ledger")
        case Doable.RULE:
            return translate("agenda", "Rules behind it")
    assert_never(offer.kind)
