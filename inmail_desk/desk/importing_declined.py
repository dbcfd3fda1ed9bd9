"""Messages that an import left out, so that the next archive does not propose them again.

Only marks are kept, from which nobody can be read: they stay when a person is forgotten.
"""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from inmail_desk.exchange.archive import Message
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork

_KEY = "import.declined"
_MARK_LENGTH = 12
_MOST = 50_000


class Declined:
    """The marks of the messages that were left out."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks = dict.fromkeys(marks)

    def holds(self, message: Message) -> bool:
        """Whether the message was left out before."""
        return bool(self._marks) and _mark(message) in self._marks

    def write(self, work: "UnitOfWork", declined: Iterable[Message], taken: Iterable[Message]) -> None:
        """Keeps what is left out now, and forgets what is taken after all."""
        marks = dict(self._marks)
        for message in taken:
            if marks:
                marks.pop(_mark(message), None)
        marks.update(dict.fromkeys(map(_mark, declined)))
        if marks.keys() != self._marks.keys():
            kept = "".join(list(marks)[-_MOST:])
            work.settings.set(_KEY, kept or None)


def read_declined(data: DataFile) -> Declined:
    """What earlier imports left out."""
    text = data.read.setting(_KEY) or ""
    return Declined(text[place : place + _MARK_LENGTH] for place in range(0, len(text), _MARK_LENGTH))


def _mark(message: Message) -> str:
    address = normalise(message.recipient.profile)
    who = address.key if isinstance(address, ProfileAddress) else message.recipient.name
    text = f"{message.sent_at:%Y-%m-%d %H:%M:%S} {who}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_MARK_LENGTH]
