"""Archives of invented people, looked through and imported at a desk."""

from pathlib import Path

from inmail_desk.clock import from_utc
from inmail_desk.desk.importing import InMailProposal, Review
from inmail_desk.desk.importing_matching import review_archive
from inmail_desk.desk.importing_writing import Imported, import_archive
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.store.addresses import key_in
from inmail_desk.store.values import InMail, Prospect
from tests.exchange.archives import ArchiveMaker, Somebody

from .opened_desk import Desk


class Archived:
    """A desk with an archive in the making beside it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.made = ArchiveMaker()
        self.made.profile()
        self._folder = folder

    def review(self, zone: str = "UTC") -> Review:
        """What importing the archive would do, as it is by now."""
        archive = read_archive([self.made.zip(self._folder)], key_in)
        return review_archive(archive, self.desk.picture, self.desk.data, from_utc(zone))

    def take(self, review: Review | None = None) -> Imported:
        """Imports what the review says: that of the archive as it is, where none is given."""
        review = self.review() if review is None else review
        done: Imported = self.desk.do(import_archive, self.desk.picture, review, now=self.desk.now)
        return done

    def inmails(self) -> tuple[InMail, ...]:
        return self.desk.data.read.inmails()

    def people(self) -> tuple[Prospect, ...]:
        return self.desk.data.read.prospects()

    def named(self, somebody: Somebody) -> Prospect:
        """The one person of that name who is in the list."""
        (found,) = (each for each in self.people() if each.name == somebody.name)
        return found


def proposal(review: Review, somebody: Somebody) -> InMailProposal:
    """The one message to that person."""
    (found,) = (each for each in review.inmails if each.message.recipient.name == somebody.name)
    return found
