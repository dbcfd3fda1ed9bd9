"""Whether an InMail that is logged later takes anything from today's balance, or a number of LinkedIn's holds it."""

from dataclasses import dataclass
from datetime import date, datetime

from inmail_desk.store.values import PlanEventKind

from .picture import Picture

_BEGINNINGS = (PlanEventKind.TRACKING_STARTED, PlanEventKind.SUBSCRIBED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAlready:
    """What holds the InMail already: the balance with which counting began on the day `on`, or, where `check`, the
    number of a check of that day whose difference was booked."""

    on: date
    check: bool


def counted_already(picture: Picture, sent_at: datetime) -> CountedAlready | None:
    """What holds an InMail of that moment already, None where logging it takes a credit."""
    begun = min((event.at for event in picture.plan_events if event.kind in _BEGINNINGS), default=None)
    if begun is not None and sent_at < begun:
        return CountedAlready(on=begun.date(), check=False)
    booked = min((check.at for check in picture.checks if check.adjust and check.at >= sent_at), default=None)
    return None if booked is None else CountedAlready(on=booked.date(), check=True)
