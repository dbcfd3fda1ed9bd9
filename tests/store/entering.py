"""What the tests of this room enter again and again, and how they look at a file from outside."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Unpack

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.prospects_repository import NewProspect
from inmail_desk.store.unit_of_work import UnitOfWork
from inmail_desk.store.values import BillingPeriod, PlanEventKind, Priority, Purpose, TouchKind

MORNING = datetime.fromisoformat("2026-03-02T09:30:00")
NOON = datetime.fromisoformat("2026-03-02T12:00:00")
TOMORROW = MORNING + timedelta(days=1)

Dump = dict[str, list[tuple[Any, ...]]]


def address(text: str) -> ProfileAddress:
    found = normalise(text)
    assert isinstance(found, ProfileAddress)
    return found


def enter_prospect(data_file: DataFile, name: str = "Anna Lindqvist", **fields: Unpack[NewProspect]) -> int:
    with data_file.unit_of_work("Add prospect") as work:
        id = work.prospects.add(**{"name": name, "added_at": MORNING, **fields})
        work.commit()
    return id


def enter_inmail(data_file: DataFile, prospect_id: int, sent_at: datetime = MORNING) -> int:
    with data_file.unit_of_work("Log InMail") as work:
        id = work.inmails.add(prospect_id=prospect_id, sent_at=sent_at, subject="Your talk in Malmö")
        work.commit()
    return id


def enter_something_everywhere(work: UnitOfWork) -> None:
    """At least one row in every table, with most columns filled."""
    work.account.create(
        name="Premium of Maria",
        time_zone="Europe/Berlin",
        rulebook_id="linkedin-current",
        rulebook_version="1",
        rulebook_text="{}",
        created_at=MORNING,
    )
    work.plan.add_event(
        PlanEventKind.TRACKING_STARTED,
        at=MORNING,
        plan="premium-business",
        credits=20,
        last_renewal_on=date(2026, 2, 3),
        billing_day=3,
        lots=(
            OpeningLot(granted_on=date(2026, 1, 3), credits=5),
            OpeningLot(granted_on=date(2026, 2, 3), credits=15),
        ),
    )
    work.plan.add_event(
        PlanEventKind.PRICE_CHANGED,
        at=TOMORROW,
        price=Decimal("59.99"),
        currency="EUR",
        billing_period=BillingPeriod.MONTHLY,
    )
    work.overrides.set("plans.premium-business.allotment", 20, from_on=date(2026, 4, 1), noted_at=NOON)
    spring = work.campaigns.add("Spring", purpose=Purpose.RECRUITING, credit_budget=10)
    anna, bo = work.prospects.add_many(
        [
            {
                "name": "Anna Lindqvist",
                "added_at": MORNING,
                "company": "Lindqvist AB",
                "title": "Head of Design",
                "location": "Malmö",
                "degree": 2,
                "priority": Priority.HIGH,
                "campaign_id": spring,
                "follow_up_on": date(2026, 3, 20),
                "notes": "Met in Lund.\nLikes sailing.",
                "addresses": [
                    address("linkedin.com/in/anna-lindqvist"),
                    address("linkedin.com/sales/lead/ACwAAx1,a"),
                ],
                "tags": ["warm", "talk"],
            },
            {
                "name": "سارة 🚀 O'Neil",
                "added_at": NOON,
                "open_profile": True,
                "inmail_off": True,
                "tags": ["warm"],
            },
        ]
    )
    work.touches.add(anna, TouchKind.COMMENT, at=MORNING, text="On the talk")
    first = work.inmails.add(
        prospect_id=anna, sent_at=NOON, subject="Your talk", body="Hello Anna,\n…", campaign_id=spring
    )
    second, third = work.inmails.add_many(
        [
            {"prospect_id": bo, "sent_at": NOON, "free": True},
            {"prospect_id": bo, "sent_at": TOMORROW},
        ]
    )
    work.inmails.respond(first, Outcome.REPLY, at=TOMORROW)
    work.inmails.mark_deleted(second, at=TOMORROW)
    work.inmails.mark_undelivered(third, at=TOMORROW)
    work.credits.add_purchase(
        at=NOON, credits=3, price=Decimal("30.00"), currency="USD", expires_on=date(2026, 9, 1)
    )
    work.credits.add_bonus(at=NOON, credits=2, reason="Survey", expires_on=date(2026, 5, 1))
    work.credits.add_check(at=TOMORROW, credits=22, adjust=True)
    work.settings.set("sorting", "name")


def names(data_file: DataFile) -> list[str]:
    return [prospect.name for prospect in data_file.read.prospects()]


def rows_of(path: Path) -> Dump:
    """Every row that is saved in the file, by table, seen through a connection of its own."""
    with closing(sqlite3.connect(path)) as connection:
        return rows_seen(connection)


def rows_seen(connection: sqlite3.Connection) -> Dump:
    """Every row that this connection sees, by table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    return {
        table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)  # None and texts do not compare
        for (table,) in sorted(tables)
    }
