"""Where a list is matched and its import rehearsed while the window goes on."""

from collections.abc import Callable, Sequence
from datetime import datetime

from inmail_desk.exchange.list_entries import Entry

from .aside import AccountAside
from .comparing import Comparison, compared, rehearsed
from .list_importing import ListReview
from .list_matching import review_list
from .list_writing import import_list


class ListAside(AccountAside):
    """The copy of the account that a list is matched with."""

    def review(
        self, name: str, entries: Sequence[Entry], now: datetime, step: Callable[[int], None]
    ) -> ListReview:
        """What importing these entries would do."""
        return review_list(name, entries, self.picture, self.data, now=now, step=step)

    def comparison(self, review: ListReview, now: datetime) -> Comparison:
        """Where the credits stand without the import, and with it. Raises `Rejected` as the import itself would."""
        after = rehearsed(self.data, self.picture, import_list, self.picture, review, now=now)
        return compared(self.picture, after)
