"""How far work in a thread of its own is, and the way out of it."""

from threading import Event


class CalledOff(Exception):
    """The person has called the work off."""


class Progress:
    """How far the work is, and whether it is to end. Any thread may ask."""

    def __init__(self) -> None:
        self.rows = 0
        self._called_off = Event()

    def step(self, rows: int) -> None:
        """Notes how far it is. Raises `CalledOff`."""
        if self._called_off.is_set():
            raise CalledOff
        self.rows = rows

    def call_off(self) -> None:
        """Lets the next step be the last."""
        self._called_off.set()
