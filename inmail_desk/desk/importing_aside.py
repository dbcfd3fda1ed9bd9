"""The account beside itself: where an archive is matched and an import rehearsed while the window goes on."""

from datetime import date, datetime
from pathlib import Path

from inmail_desk.clock import from_utc
from inmail_desk.exchange.archive import Archive
from inmail_desk.store.aside import copied_to_memory

from .comparing import Comparison, compared, rehearsed
from .importing import Review
from .importing_matching import review_archive
from .importing_writing import import_archive
from .picture import read_picture


class Aside:
    """A copy of the account in memory, as of the moment at which it is made. Any thread may use it, one at a time."""

    def __init__(self, path: Path, today: date) -> None:
        """Raises `StoreTrouble`, and ValueError where the file at `path` holds no account."""
        self._data = copied_to_memory(path)
        picture = read_picture(self._data, today)
        if picture is None:
            self._data.close()
            raise ValueError("an archive is matched with an account")
        self._picture = picture

    def review(self, archive: Archive) -> Review:
        """What importing the archive would do, in days of the account's time zone."""
        zone = self._picture.account.time_zone
        return review_archive(archive, self._picture, self._data, from_utc(zone))

    def comparison(self, review: Review, now: datetime) -> Comparison:
        """Where the credits stand without the import, and with it. Raises `Rejected` as the import itself would."""
        after = rehearsed(self._data, self._picture, import_archive, self._picture, review, now=now)
        return compared(self._picture, after)

    def close(self) -> None:
        """Forget the copy."""
        self._data.close()
