"""The demo: an account of invented people, as it would look after nine months of use."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod, PlanEventKind, Priority, Purpose, TouchKind

from .picture import read_picture
from .setting_up import Answers, Beginning, begin

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork

_MONTHS = 9
_PEOPLE = 148
_CHECKED_DAYS_AGO = 16
_PRICE = Decimal("59.99")

_FIRST_NAMES = (
    "Amara Anna Aylin Ben Bruno Carla Chidi Chloé Dana Dario Elif Emil Farid Freya Giulia Hana Henrik Ilse Imani "
    "Ines Jonas Jun Kaya Kofi Lara Léa Leon Lin Luca Mara Mei Mika Milo Nadia Nils Noor Olga Omar Pia Priya Rafael "
    "Rosa Ruben Sara Sven Tariq Tomás Uma Vera Wanda Yara Zoë"
).split()
_LAST_NAMES = (
    "Aalto Adeyemi Barros Brandt Castel Dahl Duarte Eriksen Fontaine Fujita Grahn Haddad Horvat Ibarra Jansen Karim "
    "Keller Kovač Lindqvist Maring Mensah Moreau Nair Novak Okafor Osei Park Petrov Quist Rey Rossi Sato Sørensen "
    "Tanaka Ueda Varga Vogel Wexford Yilmaz Zeller"
).split()
_COMPANIES = (
    "Northwind Systems, Volta Grid, Lumen Data, Mosaic Health, Atelier Nord, Kaze Robotics, Delta Freight, Fjord IT, "
    "Iberia Labs, Harbour Bank, Silverline Foods, Quarry Software, Aster Biotech, Copper & Pine, Meridian Rail, "
    "Tidewater Energy, Polar Optics, Brightfield Schools"
).split(", ")
_TITLES = (
    "Head of Talent, VP Engineering, CTO, Founder, Head of Sales, Data Lead, Product Manager, HR Partner, Recruiter, "
    "COO, Head of Marketing, Engineering Manager, Procurement Lead, Head of Design, Operations Director, CFO"
).split(", ")
_PLACES = "Berlin, Malmö, Lisbon, Nairobi, Toronto, Osaka, Lyon, Dublin, Warsaw, Austin".split(", ")
_SUBJECTS = (
    "Your talk in Malmö, A question about your team, Two ideas for your launch, Shared interest in rail data, "
    "Following up on your article, A short introduction, Your opening for a lead, Numbers you may like"
).split(", ")
_TAGS = ("conference", "warm", "alumni", "referral", "newsletter")
_TOUCHES = (
    (TouchKind.COMMENT, "On the post about the launch"),
    (TouchKind.GROUP_MESSAGE, "In the group on supply chains"),
    (TouchKind.INTRODUCTION, "Asked a mutual contact"),
    (TouchKind.MENTION, "In the post about the conference"),
)
_OUTCOMES = (
    Outcome.INTERESTED,
    Outcome.REPLY,
    Outcome.REPLY,
    Outcome.NOT_INTERESTED,
    Outcome.MAYBE_LATER,
    Outcome.ACCEPTED,
)


def make_demo(path: Path, now: datetime) -> DataFile:
    """A new data file with the demo in it, as of `now`. The same moment always gives the same demo.

    Raises `StoreTrouble` where the file cannot be made.
    """
    data = DataFile.create(path)
    try:
        _fill(data, now)
    except BaseException:
        data.close()
        raise
    return data


def _fill(data: DataFile, now: datetime) -> None:
    began = _months_before(now.date(), _MONTHS).replace(day=1)
    answers = Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=began)
    begin(data, answers, now=datetime.combine(began, time(9)))
    with data.unit_of_work("Demo", undoable=False) as work:
        _add_people(work, now, began)
        work.plan.add_event(
            PlanEventKind.PRICE_CHANGED,
            at=datetime.combine(began, time(9)),
            price=_PRICE,
            currency="EUR",
            billing_period=BillingPeriod.MONTHLY,
        )
        work.commit()
    checked_on = now.date() - timedelta(days=_CHECKED_DAYS_AGO)
    then = read_picture(data, checked_on)
    assert then is not None
    with data.unit_of_work("Demo", undoable=False) as work:
        work.credits.add_check(
            at=datetime.combine(checked_on, time(9)), credits=then.statement.balance, adjust=False
        )
        work.commit()


def _add_people(work: "UnitOfWork", now: datetime, began: date) -> None:
    dice = Random(7)
    campaigns = (
        work.campaigns.add("Nordic hiring", purpose=Purpose.RECRUITING, credit_budget=45),
        work.campaigns.add("Spring partners", purpose=Purpose.SALES, credit_budget=30),
        work.campaigns.add("Speakers", purpose=Purpose.NETWORKING),
    )
    for number, name in enumerate(_names(dice)):
        known_on = min(began + timedelta(days=number * 2), now.date() - timedelta(days=1))
        added_at = min(datetime.combine(known_on, time(9, 10)), now)
        is_written_to = number < _LATELY or number % 3
        follow_up_on = None
        if not is_written_to and number % 9 == 0:
            follow_up_on = now.date() + timedelta(days=number % 7 - 2)
        id = _add_person(work, dice, name, added_at, campaigns, follow_up_on)
        if is_written_to:
            _write_to(work, dice, id, known_on + timedelta(days=dice.randrange(1, 4)), now.date())


_LATELY = 92
"""Of the people after so many, each third has not been written to yet."""


def _names(dice: Random) -> list[str]:
    names = [f"{first} {last}" for first in _FIRST_NAMES for last in _LAST_NAMES]
    return dice.sample(names, _PEOPLE)


def _add_person(
    work: "UnitOfWork",
    dice: Random,
    name: str,
    added_at: datetime,
    campaigns: tuple[int, ...],
    follow_up_on: date | None,
) -> int:
    address = normalise("linkedin.com/in/" + name.casefold().replace(" ", "-") + "-demo")
    return work.prospects.add(
        name=name,
        company=dice.choice(_COMPANIES),
        title=dice.choice(_TITLES),
        location=dice.choice(_PLACES),
        degree=dice.choice((2, 2, 2, 3)),
        open_profile=dice.random() < _SHARE_OPEN,
        priority=dice.choice((Priority.HIGH, Priority.MEDIUM, Priority.MEDIUM, Priority.LOW, None)),
        campaign_id=dice.choice((*campaigns, None)),
        tags=tuple(dice.sample(_TAGS, dice.choice((0, 0, 1, 1, 2)))),
        addresses=(address,) if isinstance(address, ProfileAddress) else (),
        added_at=added_at,
        follow_up_on=follow_up_on,
    )


_SHARE_OPEN = 0.06
_SHARE_ANSWERED = 0.34
_SHARE_DELETED = 0.03


def _write_to(work: "UnitOfWork", dice: Random, id: int, on: date, today: date) -> None:
    sent_at = datetime.combine(min(on, today - timedelta(days=1)), time(10, 30))
    person = work.read.prospect(id)
    assert person is not None
    inmail = work.inmails.add(
        prospect_id=id,
        sent_at=sent_at,
        subject=dice.choice(_SUBJECTS),
        free=person.open_profile,
        campaign_id=person.campaign_id,
    )
    ended_at = sent_at + timedelta(days=1 + int(dice.expovariate(1 / 14)))
    if ended_at.date() >= today:
        return
    luck = dice.random()
    if luck < _SHARE_ANSWERED:
        work.inmails.respond(inmail, dice.choice(_OUTCOMES), at=ended_at)
    elif luck < _SHARE_ANSWERED + _SHARE_DELETED:
        work.inmails.mark_deleted(inmail, at=ended_at)
    elif dice.random() < _SHARE_TOUCHED:
        kind, text = dice.choice(_TOUCHES)
        work.touches.add(id, kind, at=ended_at, text=text)


_SHARE_TOUCHED = 0.3


def _months_before(day: date, months: int) -> date:
    """The same day of the month so many months before, or the last one of a shorter month."""
    month = day.year * 12 + day.month - 1 - months
    year, place = divmod(month, 12)
    return date(year, place + 1, min(day.day, monthrange(year, place + 1)[1]))
