"""A desk as the window keeps it: a data file, and the picture that follows each change."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.picture import Picture, on_day, read_picture, refreshed
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.desk.sending import log_inmails, record_response
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Prospect

NOW = datetime(2026, 3, 16, 10, 0)
TODAY = NOW.date()

BUSINESS = Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=date(2026, 1, 10))


def made_up(examples: int) -> settings:
    """How many cases a property tries here; the same ones in every run."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),  # shrinking would replay walks on files for minutes
        suppress_health_check=list(HealthCheck),
    )


def days_ago(days: int) -> datetime:
    """Noon of an earlier day."""
    return datetime.combine(TODAY - timedelta(days=days), time(12))


def address(slug: str) -> ProfileAddress:
    found = normalise(f"https://www.linkedin.com/in/{slug}")
    assert isinstance(found, ProfileAddress)
    return found


class Desk:
    """`do` performs an activity and refreshes the picture from what it changed, as the window does."""

    def __init__(self, data: DataFile, now: datetime = NOW) -> None:
        self.data = data
        self.now = now
        picture = read_picture(data, now.date())
        assert picture is not None
        self.picture: Picture = picture

    @classmethod
    def begun(cls, data: DataFile, answers: Answers = BUSINESS, now: datetime = NOW) -> "Desk":
        begin(data, answers, now=now)
        return cls(data, now)

    def do(self, activity: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        result = activity(self.data, *args, **kwargs)
        self.take_over(result if isinstance(result, Changed) else getattr(result, "changed", None))
        return result

    def take_over(self, changed: Changed | None) -> None:
        if changed:
            self.picture = refreshed(self.picture, self.data, changed)

    def undo(self) -> None:
        self.take_over(self.data.undo())

    def redo(self) -> None:
        self.take_over(self.data.redo())

    def override(self, rule: str, value: object) -> None:
        """Sets a value of the person's own, which always holds."""
        with self.data.unit_of_work("Change Rule") as work:
            work.overrides.set(rule, value, noted_at=self.now)
            self.take_over(work.commit())

    def on(self, today: date) -> Picture:
        """The picture of another day."""
        return on_day(self.picture, today)

    def add(self, *names: str, **known: Any) -> tuple[int, ...]:
        """Adds people who were met a year ago; their ids."""
        candidates = [Candidate(name=name) for name in names]
        ids: tuple[int, ...] = self.do(
            add_prospects, candidates, now=datetime(2025, 3, 16, 9, 0), **known
        ).prospects
        return ids

    def prospect(self, id: int) -> Prospect:
        return self.picture.prospects[id]

    def send(self, ids: Sequence[int], sent_at: datetime = NOW, **more: Any) -> None:
        self.do(log_inmails, [self.prospect(id) for id in ids], sent_at=sent_at, now=self.now, **more)

    def answer(self, ids: Sequence[int], outcome: Outcome = Outcome.REPLY, at: datetime = NOW) -> Any:
        return self.do(record_response, self.picture, ids, outcome, at=at, now=self.now)

    def written(self, count: int, sent_at: datetime, **more: Any) -> tuple[int, ...]:
        """So many people who were sent an InMail each at that moment."""
        ids = self.add(*(f"Person {sent_at:%m-%d} {number:03}" for number in range(count)))
        self.send(ids, sent_at, **more)
        return ids


def differences(one: Picture, other: Picture) -> list[str]:
    """The fields in which two pictures are not the same."""
    return [
        field
        for field in Picture._fields
        if field not in ("rules", "replays") and getattr(one, field) != getattr(other, field)
    ]
