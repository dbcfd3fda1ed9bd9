"""The account beside itself: what other threads read and rehearse on while the window goes on with the file."""

from datetime import date
from pathlib import Path

from inmail_desk.store.aside import copied_to_memory

from .picture import Picture, read_picture


class AccountAside:
    """A copy of the account in memory, as of the moment at which it is made. Any thread may use it, one at a time."""

    picture: Picture

    def __init__(self, path: Path, today: date) -> None:
        """Raises `StoreTrouble`, and ValueError where the file at `path` holds no account."""
        self.data = copied_to_memory(path)
        try:
            picture = read_picture(self.data, today)
            if picture is None:
                raise ValueError("a file without an account was copied")
        except BaseException:
            self.data.close()
            raise
        self.picture = picture

    def close(self) -> None:
        """Forgets the copy."""
        self.data.close()
