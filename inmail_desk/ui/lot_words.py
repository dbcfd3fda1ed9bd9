"""A lot in words: which one it is, until when its credits can be used, and what became of them."""

from datetime import date, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.statement import Kind, Origin
from inmail_desk.desk.tracing_lots import LotEnd, TracedLot

from . import words
from .sentences import day

translate = QCoreApplication.translate


def lot_name(lot: TracedLot, today: date) -> str:
    """Which lot it is, as it stands in a sentence: "the allotment of 10 January"."""
    match lot.origin:
        case Origin.ALLOTMENT:
            text = translate("lot", "the allotment of %1")
        case Origin.CREDIT_BACK:
            text = translate("lot", "the credit that came back on %1")
        case Origin.BONUS:
            text = translate("lot", "the bonus of %1")
        case Origin.PURCHASE:
            text = translate("lot", "the credits bought on %1")
        case Origin.ADJUSTMENT:
            text = translate("lot", "the adjustment of %1")
        case Origin.OPENING:
            text = translate("lot", "the opening credits of %1")
        case _:
            assert_never(lot.origin)
    return text.replace("%1", day(lot.granted_on, today))


def usable_until(lot: TracedLot | None, today: date) -> str:
    """Until when its credits can be used, and by what; "" where there is no lot."""
    if lot is None:
        return ""
    last = "" if lot.expires_on is None else day(lot.expires_on - timedelta(days=1), today)
    match lot.end:
        case LotEnd.NEVER:
            return translate("lot", "Such credits do not expire.")
        case LotEnd.INHERITED if lot.expires_on is None:
            return translate("lot", "It does not expire, like the one that had been spent.")
        case LotEnd.DAYS:
            text = translate("lot", "Usable until %1, by age.")
        case LotEnd.RENEWALS:
            text = translate("lot", "Usable until %1, the eve of a renewal.")
        case LotEnd.OWN_DAY:
            text = translate("lot", "Usable until %1, the day that was entered with it.")
        case LotEnd.INHERITED:
            text = translate("lot", "Usable until %1, like the credit that had been spent.")
        case _:
            assert_never(lot.end)
    return text.replace("%1", last)


def gone_words(lot: TracedLot, today: date) -> str:
    """What became of its credits: "15 arrived: 9 spent, 4 expired, 2 left.\""""
    parts = [_gone(kind, credits) for kind, credits in lot.taken]
    if lot.arrives_on <= today:
        parts.append(translate("lot", "%1 left").replace("%1", words.number(lot.left)))
        text = translate("lot", "%1 arrived: %2.")
    else:
        text = translate("lot", "%1 will arrive.")
    for posting in lot.coming:
        if posting.kind is Kind.EXPIRY:
            lost = words.counted(
                -posting.credits,
                translate("lot", "1 expires on %2 if it is not used."),
                translate("lot", "%1 expire on %2 if they are not used."),
            ).replace("%2", day(posting.on, today))
            text = f"{text} {lost}"
    return text.replace("%1", words.credits(lot.credits)).replace("%2", ", ".join(parts))


def _gone(kind: Kind, credits: int) -> str:
    match kind:
        case Kind.SPEND:
            text = translate("lot", "%1 spent")
        case Kind.EXPIRY:
            text = translate("lot", "%1 expired")
        case Kind.ADJUSTMENT:
            text = translate("lot", "%1 taken by a check")
        case _:
            text = translate("lot", "%1 forfeited")
    return text.replace("%1", words.number(credits))
