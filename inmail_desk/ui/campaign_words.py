"""What is said about campaigns, their budgets and their members."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.campaign_members import Step
from inmail_desk.desk.campaigns import CampaignLine, CampaignsOverview
from inmail_desk.store.values import Priority, Purpose

from . import words
from .colours import Tone
from .sentences import day, short

translate = QCoreApplication.translate

_LONGEST_NAME = 60
_BEGIN_OF_ITS_OWN, _END_OF_ITS_OWN = "\u2068", "\u2069"
"""Between these a text runs in its own direction, and turns nothing around it."""


def named(name: str) -> str:
    """A name as a sentence has it: the beginning of a very long one, and one that runs from the right by itself."""
    short_name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    if all(ord(sign) < _FIRST_FROM_THE_RIGHT for sign in short_name):
        return short_name
    return f"{_BEGIN_OF_ITS_OWN}{short_name}{_END_OF_ITS_OWN}"


_FIRST_FROM_THE_RIGHT = 0x0590
"""The first letter of a script that runs from right to left; those before it run from the left."""


def title(line: CampaignLine) -> str:
    """The campaign's name, or what is said where there is none."""
    return translate("campaigns", "No campaign") if line.campaign is None else line.campaign.name


def purpose(value: Purpose | None) -> str:
    return translate("campaigns", "Purpose not said") if value is None else words.purpose(value)


def answered(line: CampaignLine) -> str:
    """How many of the InMails had an answer: "7 of 20, 35 %"; "" where there is none."""
    if not line.inmails:
        return ""
    text = translate("campaigns", "%1 of %2, %3 %").replace("%1", words.number(line.answered))
    text = text.replace("%2", words.number(line.inmails))
    return text.replace("%3", words.number(round(100 * line.answered / line.inmails)))


def left(line: CampaignLine) -> str:
    """What is left of the budget: "12", "Used up", "3 over", "0" of a budget of nothing; "" without a budget."""
    if line.left is None:
        return ""
    if line.left < 0:
        return translate("campaigns", "%1 over").replace("%1", words.number(-line.left))
    return words.number(line.left) if line.left or not line.used else translate("campaigns", "Used up")


def left_tone(line: CampaignLine) -> Tone:
    """How what is left of the budget is to be seen."""
    if line.left is None or (not line.left and not line.used):
        return Tone.NEUTRAL
    return Tone.DANGER if line.left < 0 else Tone.GOOD if line.left else Tone.WARN


def overview_line(overview: CampaignsOverview) -> str:
    """All budgets in one line."""
    count = words.counted(
        len(overview.lines), translate("campaigns", "1 campaign"), translate("campaigns", "%1 campaigns")
    )
    if all(line.left is None for line in overview.lines):
        return count
    text = translate("campaigns", "%1 · %2 planned, %3 used, %4 left").replace("%1", count)
    text = text.replace("%2", words.credits(overview.planned)).replace("%3", words.number(overview.used))
    text = text.replace("%4", words.number(overview.kept))
    if overview.over:
        text += ", " + translate("campaigns", "%1 over").replace("%1", words.number(overview.over))
    if overview.kept and not overview.missing:
        enough = translate("campaigns", "you have %1: enough").replace("%1", words.number(overview.balance))
        text = f"{text} · {enough}"
    return text


def shortage(overview: CampaignsOverview, today: date) -> tuple[str, str]:
    """How much more is planned than there is, and what the next allotment changes of it; ("", "") where there is
    enough."""
    if not overview.missing:
        return "", ""
    arrival = overview.arrival
    if arrival is None:
        text = translate("campaigns", "%1 still planned, and you have %2: %3 more than there is")
    else:
        text = translate("campaigns", "%1 still planned, and you have %2: %3 more than there is until %4")
        text = text.replace("%4", day(arrival.on, today))
    text = text.replace("%1", words.credits(overview.kept)).replace("%2", words.number(overview.balance))
    return text.replace("%3", words.number(overview.missing)), _after_arrival(overview, today)


def _after_arrival(overview: CampaignsOverview, today: date) -> str:
    arrival = overview.arrival
    if arrival is None:
        return translate("campaigns", "No further credits are coming. Lower a budget, or buy credits.")
    if overview.missing_after_arrival:
        text = words.counted(
            overview.missing_after_arrival,
            translate("campaigns", "With the %2 that arrive on %3, 1 is still missing."),
            translate("campaigns", "With the %2 that arrive on %3, %1 are still missing."),
        )
    else:
        text = translate("campaigns", "With the %2 that arrive on %3 there are enough.")
    return text.replace("%2", words.number(arrival.credits)).replace("%3", day(arrival.on, today))


def budget_said(line: CampaignLine, overview: CampaignsOverview) -> str:
    """What the budget means for whoever is in the campaign, and for whoever is not."""
    may_use = _may_use(overview.balance, overview.kept - line.kept)
    if line.campaign is None:
        return f"{translate('campaigns', 'Nothing is kept for people without a campaign.')} {may_use}"
    if line.left is None:
        return f"{translate('campaigns', 'No budget: nothing is kept for it.')} {may_use}"
    if line.left > 0:
        return words.counted(
            line.left,
            translate(
                "campaigns",
                "1 credit is kept for it: nobody outside is to be sent an InMail once only kept credits are left.",
            ),
            translate(
                "campaigns",
                "%1 credits are kept for it: nobody outside is to be sent an InMail once only kept credits are left.",
            ),
        )
    if not line.used:
        return f"{translate('campaigns', 'A budget of nothing: no credit is kept for it.')} {may_use}"
    used_up = translate("campaigns", "The budget is used up: nothing is kept for it any more.")
    if line.left < 0:
        used_up = words.counted(
            -line.left,
            translate("campaigns", "1 more is used than planned: nothing is kept for it any more."),
            translate("campaigns", "%1 more are used than planned: nothing is kept for it any more."),
        )
    return f"{used_up} {may_use}"


def _may_use(balance: int, kept_by_others: int) -> str:
    """What is left by the campaigns that keep so many credits."""
    if not balance:
        return translate("campaigns", "You have no credit now.")
    if not kept_by_others:
        return translate("campaigns", "You have %1, and no other campaign keeps any.").replace(
            "%1", words.credits(balance)
        )
    if kept_by_others >= balance:
        text = translate("campaigns", "All that you have is kept for other campaigns: %1.")
        return text.replace("%1", words.credits(balance))
    text = translate("campaigns", "Of the %2 you have, other campaigns leave %1 to use.")
    text = text.replace("%1", words.number(balance - kept_by_others))
    return text.replace("%2", words.credits(balance))


def what_counts() -> str:
    return translate(
        "campaigns",
        "Every InMail that was not free counts as one credit used, also where an answer returned the credit.",
    )


def in_what_order() -> str:
    """The order of the members, in words."""
    return translate(
        "campaigns",
        "In this order: high priority (key hires, deals), medium (influencers, information), low (general contacts);"
        " in each, who is due for a follow-up, then who waits longest, then lapsed and answered.",
    )


def priority_meaning(value: Priority | None) -> str:
    """A priority with what it is for, as a menu offers it."""
    match value:
        case Priority.HIGH:
            return translate("campaigns", "High: key hires, deals")
        case Priority.MEDIUM:
            return translate("campaigns", "Medium: influencers, information")
        case Priority.LOW:
            return translate("campaigns", "Low: general contacts")
        case None:
            return translate("campaigns", "None: like medium")


def step(value: Step, on: date | None, today: date) -> str:
    """What to do next about a member."""
    match value:
        case Step.FOLLOW_UP:
            if on is None or on == today:
                return translate("campaigns", "Follow up today")
            return translate("campaigns", "Follow up, due since %1").replace("%1", short(on, today))
        case Step.SEND:
            return translate("campaigns", "Send an InMail")
        case Step.SEND_FREE:
            return translate("campaigns", "Send an InMail, free")
        case Step.MESSAGE:
            return translate("campaigns", "Write a free message")
        case Step.WAIT:
            if on is None:
                return translate("campaigns", "Wait for an answer")
            return translate("campaigns", "Wait until %1").replace("%1", short(on, today))
        case Step.TOUCH:
            return translate("campaigns", "Try a free touch, or let it rest")
        case Step.GO_ON:
            return translate("campaigns", "Go on with the talk")
        case Step.FOLLOW_UP_LATER:
            assert on is not None
            return translate("campaigns", "Follow up on %1").replace("%1", short(on, today))
        case Step.SET_FOLLOW_UP:
            return translate("campaigns", "Choose a follow-up day")
        case Step.LET_REST:
            return translate("campaigns", "Let it rest")
        case Step.WITHOUT_INMAIL:
            return translate("campaigns", "Takes no InMail: try a free touch")
        case Step.KEPT_FOR_OTHERS:
            return translate("campaigns", "Wait: credits kept for others")
        case Step.NO_CREDIT:
            if on is None:
                return translate("campaigns", "No credit left")
            return translate("campaigns", "Wait for credits on %1").replace("%1", short(on, today))
        case Step.CARD:
            return translate("campaigns", "Renew the payment card first")
        case Step.NO_PLAN:
            return translate("campaigns", "No subscription")
    assert_never(value)
