"""Whatever a person does, in whatever order: undo goes back through exactly what the file held, redo forward again."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.store.addresses import ProfileAddress
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyKnown, InvalidValue, NoSuchRow
from inmail_desk.store.reading import Reading
from inmail_desk.store.unit_of_work import UnitOfWork
from inmail_desk.store.values import PlanEventKind, Priority, TouchKind

from .entering import MORNING, Dump, address, rows_seen

T = TypeVar("T")

TEXTS = ("", "Ek", 'O\'Neil; "x"', "سارة", "🚀\n", "[1, null]", "5", "null")
TAGS = ("warm", "WARM", "cold", "talk")
ADDRESSES = tuple(address(f"linkedin.com/in/person-{letter}") for letter in "abcde")


@dataclass(frozen=True)
class Dice:
    """Chooses what a made-up person does next."""

    thrown: random.Random

    def one(self, choices: Sequence[T]) -> T:
        return self.thrown.choice(choices)

    def some(self, choices: Sequence[T]) -> list[T]:
        return [each for each in choices if self.thrown.random() < 0.5]

    def moment(self) -> datetime:
        return MORNING + timedelta(hours=self.thrown.randint(0, 50))

    def id(self, ids: Sequence[int]) -> int:
        """One that is there, if there is any."""
        return self.one(ids or [999])

    def person(self, read: Reading) -> int:
        return self.id([person.id for person in read.prospects()])

    def inmail(self, read: Reading) -> int:
        return self.id([inmail.id for inmail in read.inmails()])

    def step(self, read: Reading) -> int:
        return self.id([event.id for event in read.plan_events()])

    def response(self, read: Reading) -> int:
        return self.id([response.id for inmail in read.inmails() for response in inmail.responses])


def _new_people(work: UnitOfWork, dice: Dice) -> object:
    def addresses() -> list[ProfileAddress]:
        return [dice.one(ADDRESSES)] if dice.one((True, False)) else []

    return work.prospects.add_many(
        [
            {
                "name": f"Person {dice.one(TEXTS)}",
                "added_at": dice.moment(),
                "notes": dice.one(TEXTS),
                "campaign_id": dice.one([None, *(campaign.id for campaign in work.read.campaigns())]),
                "tags": dice.some(TAGS),
                "addresses": addresses(),
            }
            for _ in range(dice.one((1, 1, 3)))
        ]
    )


ACTS: dict[str, Callable[[UnitOfWork, Dice], object]] = {
    "add people": _new_people,
    "edit people": lambda work, dice: work.prospects.edit_many(
        dice.some([person.id for person in work.read.prospects()]),
        priority=dice.one([None, *Priority]),
        company=dice.one(TEXTS),
    ),
    "edit person": lambda work, dice: work.prospects.edit(dice.person(work.read), notes=dice.one(TEXTS)),
    "tag people": lambda work, dice: work.prospects.tag_many(
        dice.some([person.id for person in work.read.prospects()]),
        add=dice.some(TAGS),
        remove=dice.some(TAGS),
    ),
    "delete people": lambda work, dice: work.prospects.delete_many(
        dice.some([person.id for person in work.read.prospects()])
    ),
    "add address": lambda work, dice: work.prospects.add_address(dice.person(work.read), dice.one(ADDRESSES)),
    "remove address": lambda work, dice: work.prospects.remove_address(
        dice.person(work.read), dice.one(ADDRESSES).key
    ),
    "move address": lambda work, dice: (
        work.prospects.remove_address(dice.person(work.read), ADDRESSES[0].key),
        work.prospects.add_address(dice.person(work.read), ADDRESSES[0]),
    ),
    "add campaign": lambda work, dice: work.campaigns.add(dice.one(TAGS)),
    "edit campaign": lambda work, dice: work.campaigns.edit(
        dice.id([campaign.id for campaign in work.read.campaigns()]), name=dice.one(TAGS)
    ),
    "remove campaign": lambda work, dice: work.campaigns.remove(
        dice.id([campaign.id for campaign in work.read.campaigns()])
    ),
    "add touch": lambda work, dice: work.touches.add(
        dice.person(work.read), dice.one(tuple(TouchKind)), at=dice.moment(), text=dice.one(TEXTS)
    ),
    "remove touch": lambda work, dice: work.touches.remove(
        dice.id([touch.id for touch in work.read.touches_of(dice.person(work.read))])
    ),
    "add InMail": lambda work, dice: work.inmails.add(
        prospect_id=dice.person(work.read), sent_at=dice.moment(), subject=dice.one(TEXTS)
    ),
    "edit InMail": lambda work, dice: work.inmails.edit(
        dice.inmail(work.read), prospect_id=dice.person(work.read), sent_at=dice.moment()
    ),
    "remove InMail": lambda work, dice: work.inmails.remove(dice.inmail(work.read)),
    "respond": lambda work, dice: work.inmails.respond(
        dice.inmail(work.read), dice.one(tuple(Outcome)), at=dice.moment()
    ),
    "edit response": lambda work, dice: work.inmails.edit_response(
        dice.response(work.read), at=dice.moment()
    ),
    "remove response": lambda work, dice: work.inmails.remove_response(dice.response(work.read)),
    "mark deleted": lambda work, dice: work.inmails.mark_deleted(dice.inmail(work.read), at=dice.moment()),
    "unmark deleted": lambda work, dice: work.inmails.unmark_deleted(dice.inmail(work.read)),
    "mark undelivered": lambda work, dice: work.inmails.mark_undelivered(
        dice.inmail(work.read), at=dice.moment()
    ),
    "add step": lambda work, dice: work.plan.add_event(
        dice.one(tuple(PlanEventKind)),
        at=dice.moment(),
        lots=dice.some([OpeningLot(granted_on=MORNING.date(), credits=1)] * 3),
    ),
    "edit step": lambda work, dice: work.plan.edit_event(
        dice.step(work.read), plan=dice.one((None, "basic")), lots=dice.one((None, ()))
    ),
    "remove step": lambda work, dice: work.plan.remove_event(dice.step(work.read)),
    "set rule": lambda work, dice: work.overrides.set(
        "expiry.days",
        dice.one((1, 2, "never")),
        from_on=dice.one((None, MORNING.date())),
        noted_at=dice.moment(),
    ),
    "add bonus": lambda work, dice: work.credits.add_bonus(
        at=dice.moment(), credits=1, reason=dice.one(TEXTS)
    ),
    "set setting": lambda work, dice: work.settings.set("sorting", dice.one((None, *TEXTS))),
}


def seen_of_people(read: Reading) -> dict[int, object]:
    """What a person's page shows, by id."""
    return {each.id: (each, read.inmails_of(each.id), read.touches_of(each.id)) for each in read.prospects()}


@dataclass
class Moments:
    """What the file held at each point of its history, and where it stands now."""

    data_file: DataFile
    outside: sqlite3.Connection
    held: list[Dump] = field(default_factory=list)
    done: list[Changed] = field(default_factory=list)
    now: int = 0

    def __post_init__(self) -> None:
        self.held.append(rows_seen(self.outside))

    def act(self, names: Sequence[str], dice: Dice) -> None:
        """Do some things as one unit, which a refusal ends for good."""
        people = seen_of_people(self.data_file.read)
        try:
            with self.data_file.unit_of_work(" and ".join(names)) as work:
                for name in names:
                    ACTS[name](work, dice)
                changed = work.commit()
        except (InvalidValue, AlreadyKnown, NoSuchRow):
            return
        now = seen_of_people(self.data_file.read)
        different = {id for id in people | now if people.get(id) != now.get(id)}
        assert changed.prospects is None or different <= changed.prospects
        if changed:
            del self.held[self.now + 1 :], self.done[self.now :]
            self.held.append(rows_seen(self.outside))
            self.done.append(changed)
            self.now += 1

    def undo(self) -> None:
        changed = self.data_file.undo()
        assert changed == (self.done[self.now - 1] if self.now else None)
        self.now = max(0, self.now - 1)

    def redo(self) -> None:
        changed = self.data_file.redo()
        assert changed == (self.done[self.now] if self.now < len(self.done) else None)
        self.now = min(len(self.done), self.now + 1)

    def check(self) -> None:
        assert rows_seen(self.outside) == self.held[self.now]
        assert self.data_file.undo_name == (self.done[self.now - 1].action if self.now else None)
        assert self.data_file.redo_name == (self.done[self.now].action if self.now < len(self.done) else None)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walked") / "Walked.inmail"


UNITS = st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=4)


@settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    steps=st.lists(UNITS | UNITS | UNITS | st.sampled_from(("undo", "redo")), min_size=15, max_size=30),
    thrown=st.integers(0, 2**32),
)
def test_undo_and_redo_go_through_exactly_what_the_file_held(
    full_file: Path, walked: Path, steps: list[list[str] | str], thrown: int
) -> None:
    shutil.copy2(full_file, walked)
    with DataFile.open(walked) as data_file, closing(sqlite3.connect(walked)) as outside:
        moments = Moments(data_file, outside)
        dice = Dice(random.Random(thrown))
        for step in steps:
            match step:
                case "undo":
                    moments.undo()
                case "redo":
                    moments.redo()
                case list():
                    moments.act(step, dice)
            moments.check()
        while moments.now:
            moments.undo()
            moments.check()
        while moments.now < len(moments.done):
            moments.redo()
            moments.check()
