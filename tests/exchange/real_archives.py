"""The bytes of whole archives, and of the files in them, to be broken."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from .archives import ANNA, BO, CLEO, GENERATIONS, HIDDEN, ME, SENT, ArchiveMaker, MessageRow, table


def real_archives() -> Iterator[bytes]:
    """A zip of every generation, and each of its files."""
    for generation in GENERATIONS:
        made = ArchiveMaker(generation)
        made.profile()
        made.inmail(ANNA, answered_after=2)
        made.inmail(CLEO, subject="Grüße; “you”")
        made.conversation(MessageRow(ME, [BO], subject="x", content="a\nb"), MessageRow(HIDDEN, [ME], SENT))
        made.conversation(MessageRow(ME, [ANNA, BO], SENT + timedelta(days=1), date_text="02/03/2026"))
        made.connection(BO, "05 Mar 2026")
        made.receipts(("1/5/26, 8:01 AM", "Premium Career Subscription (Monthly)", "29.99", "USD"))
        header = ["From", "To", "Sent At", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
        row = [ME.name, ANNA.name, "3/4/26, 2:37 PM", "OUTGOING", ME.url, ANNA.url]
        made.files["Invitations.csv"] = table([header, row])
        yield from made.contents().values()
        with TemporaryDirectory() as folder:
            yield made.zip(Path(folder)).read_bytes()
