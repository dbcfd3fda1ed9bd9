"""What was left alone in a file, told row by row up to a bound."""

from .archive import Ignored, Why

MOST = 5_000
_LONGEST_DETAIL = 60


class Ignoring:
    """Collects the rows of one file that are left alone."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Ignored] = []
        self._more = 0

    @property
    def count(self) -> int:
        """How many rows were noted."""
        return len(self._found) + self._more

    def note(self, line: int, why: Why, detail: str = "") -> None:
        """Notes a row that ends on that line."""
        if len(self._found) < MOST:
            self._found.append(Ignored(self._file, line, why, detail[:_LONGEST_DETAIL]))
        else:
            self._more += 1

    def found(self) -> list[Ignored]:
        """What was noted; where it was too much, the last one counts what is not told."""
        if not self._more:
            return self._found
        return [*self._found, Ignored(self._file, None, Why.MORE, str(self._more))]
