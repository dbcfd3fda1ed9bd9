"""How the tests meet trouble: what it says, and that it leaves the file as it was."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inmail_desk.store.errors import (
    StoreTrouble,
)


def refused(kind: type[StoreTrouble], act: Callable[[], object], *words: str) -> StoreTrouble:
    """The trouble that `act` meets, which is of this kind and says these words."""
    with pytest.raises(StoreTrouble) as met:
        act()
    assert type(met.value) is kind
    for word in (met.value.path.name, *words):
        assert word in str(met.value)
    return met.value


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """The file holds the same bytes afterwards, and nothing else lies beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    yield
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


if sys.platform != "win32":
    import resource

    @contextmanager
    def no_more_bytes(limit: int) -> Iterator[None]:
        """The system refuses to write beyond this place in any file."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
