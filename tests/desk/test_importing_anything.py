"""Whatever an archive holds: all of the truth is there afterwards, and nothing of it twice."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.desk.comparing import rehearsed
from inmail_desk.desk.importing_writing import import_archive
from tests.exchange.archives import ME, SENT, ArchiveMaker, MessageRow, Somebody

from .archived import Archived
from .conftest import FreshFile
from .opened_desk import NOW, Desk, made_up

_PEOPLE = [Somebody(f"Person {number}", f"invented-{number}") for number in range(6)]


class Sent(NamedTuple):
    """An InMail as it was. `answered_after` is in hours, None where nobody answered."""

    to: Somebody
    hours: int
    subject: str
    answered_after: int | None

    @property
    def at(self) -> datetime:
        return SENT - timedelta(days=60) + timedelta(hours=self.hours)


def _truths() -> st.SearchStrategy[list[Sent]]:
    one = st.builds(
        Sent,
        st.sampled_from(_PEOPLE),
        st.integers(0, 24 * 70),
        st.sampled_from(["A question", "Grüße, “quoted”", "", "x;y,z"]),
        st.none() | st.integers(1, 24 * 3),
    )
    return st.lists(one, max_size=12, unique_by=lambda each: each.hours)


def _archive(truth: list[Sent]) -> ArchiveMaker:
    made = ArchiveMaker()
    made.profile()
    for each in truth:
        rows = [MessageRow(ME, [each.to], each.at, each.subject)]
        rows += [MessageRow(each.to, [ME], at, content="Thank you.") for at in _answers(each)]
        made.conversation(*rows)
    return made


@made_up(40)
@given(truth=_truths(), earlier=st.integers(0, 12))
def test_all_of_the_truth_is_there_and_nothing_twice(
    fresh_file: FreshFile, truth: list[Sent], earlier: int
) -> None:
    with fresh_file() as data, TemporaryDirectory() as folder:
        archived = Archived(Desk.begun(data), Path(folder))
        archived.made = _archive(truth[:earlier])
        if truth[:earlier]:
            archived.take()
        archived.made = _archive(truth)
        review = archived.review()
        shown = rehearsed(data, archived.desk.picture, import_archive, archived.desk.picture, review, now=NOW)
        archived.take(review)
        assert shown.statement == archived.desk.picture.statement
        names = {each.id: each.name for each in archived.people()}
        found = Counter(
            (names[each.prospect_id], each.sent_at, tuple(answer.at for answer in each.responses))
            for each in archived.inmails()
        )
        assert found == Counter((each.to.name, each.at, _answers(each)) for each in truth if each.subject)
        assert len(set(names.values())) == len(names)
        again = archived.review()
        assert again.takes_nothing
        assert not archived.take(again).changed


def _answers(each: Sent) -> tuple[datetime, ...]:
    return () if each.answered_after is None else (each.at + timedelta(hours=each.answered_after),)
