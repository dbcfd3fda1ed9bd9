"""What a check with LinkedIn says: the difference, what may be behind it, and what booking it does."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.checking import Booked, Cause

from . import sentences, words
from .colours import Tone

translate = QCoreApplication.translate


def difference_chip(difference: int) -> tuple[str, Tone]:
    """How many more or fewer LinkedIn shows."""
    if not difference:
        return translate("check", "no difference"), Tone.GOOD
    if difference < 0:
        return translate("check", "%1 fewer").replace("%1", words.number(-difference)), Tone.WARN
    return translate("check", "%1 more").replace("%1", words.number(difference)), Tone.WARN


def cause_words(cause: Cause) -> tuple[str, str]:
    """What may be behind a difference, and what to do about it."""
    match cause:
        case Cause.LOGGED_LATE:
            return (
                translate("check", "InMails that were sent but are not logged here"),
                translate("check", "Log them with the day they were sent, and the difference is gone."),
            )
        case Cause.ANSWER_MISSED:
            return (
                translate("check", "Responses that are not recorded here"),
                translate(
                    "check", "LinkedIn returns the credit by itself. Record the response with its day."
                ),
            )
        case Cause.GRANT_MISSED:
            return (
                translate("check", "Credits bought, or given as a bonus"),
                translate("check", "Record them in the menu Plan, with the day they came."),
            )
        case Cause.FOUND_NO_CREDIT:
            return (
                translate("check", "InMails that found no credit here"),
                translate("check", "LinkedIn let them through, so it held more than was counted: book it."),
            )
        case Cause.RENEWAL:
            return (
                translate("check", "A renewal of these days"),
                translate(
                    "check", "LinkedIn may book it a day apart: check again in two days before booking."
                ),
            )
        case Cause.EXPIRY:
            return (
                translate("check", "Credits that expire these days"),
                translate(
                    "check", "LinkedIn may take them a day apart: check again in two days before booking."
                ),
            )
        case Cause.ALLOTMENT:
            return (
                translate("check", "The plan may bring another number of credits"),
                translate(
                    "check", "Compare it on the page Plan & rules, where each rule stands with its source."
                ),
            )
    assert_never(cause)


def booking_words(booked: Sequence[Booked], today: date) -> str:
    """What booking a difference does, lot by lot."""
    credits = sum(each.credits for each in booked)
    if credits > 0:
        text = translate("check", "An adjustment adds %1 %2.").replace(
            "%2", _lot(booked[0], today, gained=True)
        )
        return text.replace("%1", words.credits(credits))
    if len(booked) == 1:
        text = translate("check", "An adjustment takes %1 %2.").replace("%2", _lot(booked[0], today))
        return text.replace("%1", words.credits(-credits))
    parts = ", ".join(f"{words.number(-each.credits)} {_lot(each, today)}" for each in booked)
    text = translate("check", "An adjustment takes %1, the first to expire first: %2.")
    return text.replace("%2", parts).replace("%1", words.credits(-credits))


def _lot(booked: Booked, today: date, *, gained: bool = False) -> str:
    if booked.expires_on is None:
        return translate("check", "that never expire")
    on = sentences.day(booked.expires_on, today)
    text = (
        translate("check", "that expire on %1")
        if gained
        else translate("check", "of those that expire on %1")
    )
    return text.replace("%1", on)


def checked_said(observed: int, difference: int, *, booked: bool) -> str:
    """What a check did, in a line."""
    text = translate("check", "Checked with LinkedIn: %1, %2").replace("%1", words.number(observed))
    text = text.replace("%2", difference_chip(difference)[0])
    return f"{text}, {translate('check', 'booked')}" if booked else text
