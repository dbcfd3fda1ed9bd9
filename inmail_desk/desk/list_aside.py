"""The account beside itself: where a list is matched and its import rehearsed while the window goes on."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from inmail_desk.exchange.list_entries import Entry
from inmail_desk.store.aside import copied_to_memory

from .comparing import Comparison, compared, rehearsed
from .list_importing import ListReview
from .list_matching import review_list
from .list_writing import import_list
from .picture import read_picture


class ListAside:
    """A copy of the account in memory, as of the moment at which it is made. Any thread may use it, one at a time."""

    def __init__(self, path: Path, today: date) -> None:
        """Raises `StoreTrouble`, and ValueError where the file at `path` holds no account."""
        self._data = copied_to_memory(path)
        picture = read_picture(self._data, today)
        if picture is None:
            self._data.close()
            raise ValueError("a list is matched with an account")
        self._picture = picture

    def review(
        self, name: str, entries: Sequence[Entry], now: datetime, step: Callable[[int], None]
    ) -> ListReview:
        """What importing these entries would do."""
        return review_list(name, entries, self._picture, self._data, now=now, step=step)

    def comparison(self, review: ListReview, now: datetime) -> Comparison:
        """Where the credits stand without the import, and with it. Raises `Rejected` as the import itself would."""
        after = rehearsed(self._data, self._picture, import_list, self._picture, review, now=now)
        return compared(self._picture, after)

    def close(self) -> None:
        """Forget the copy."""
        self._data.close()
