"""What the tests of this room enter again and again."""

from datetime import datetime, timedelta
from typing import Unpack

from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.prospects_repository import NewProspect

MORNING = datetime.fromisoformat("2026-03-02T09:30:00")
NOON = datetime.fromisoformat("2026-03-02T12:00:00")
TOMORROW = MORNING + timedelta(days=1)


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


def names(data_file: DataFile) -> list[str]:
    return [prospect.name for prospect in data_file.read.prospects()]
