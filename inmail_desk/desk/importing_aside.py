"""Where an archive is matched and its import rehearsed while the window goes on."""

from datetime import datetime

from inmail_desk.clock import from_utc
from inmail_desk.exchange.archive import Archive

from .aside import AccountAside
from .comparing import Comparison, compared, rehearsed
from .importing import Review
from .importing_matching import review_archive
from .importing_writing import import_archive


class Aside(AccountAside):
    """The copy of the account that an archive is matched with."""

    def review(self, archive: Archive) -> Review:
        """What importing the archive would do, in days of the account's time zone."""
        zone = self.picture.account.time_zone
        return review_archive(archive, self.picture, self.data, from_utc(zone))

    def comparison(self, review: Review, now: datetime) -> Comparison:
        """Where the credits stand without the import, and with it. Raises `Rejected` as the import itself would."""
        after = rehearsed(self.data, self.picture, import_archive, self.picture, review, now=now)
        return compared(self.picture, after)
