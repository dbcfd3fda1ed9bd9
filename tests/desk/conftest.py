"""A desk of its own for each test, on a real data file copied from one that is made once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from inmail_desk.store.data_file import DataFile

from .opened_desk import Desk

FreshFile = Callable[[], AbstractContextManager[DataFile]]


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "Premium.inmail"
    DataFile.create(path).close()
    return path


@pytest.fixture
def data(new_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """An open data file without an account."""
    with DataFile.open(Path(shutil.copy2(new_file, tmp_path / "Premium.inmail"))) as opened:
        yield opened


@pytest.fixture(scope="session")
def begun_file(new_file: Path) -> Path:
    path = Path(shutil.copy2(new_file, new_file.with_name("Begun.inmail")))
    with DataFile.open(path) as opened:
        Desk.begun(opened)
    return path


@pytest.fixture
def desk(begun_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """Premium Business since 2026-01-10, 15 credits a month up to 45; it is 2026-03-16, nobody in the list.

    45 credits: 15 of each of January, February and March. Those of January expire on 2026-04-10.
    """
    with DataFile.open(Path(shutil.copy2(begun_file, tmp_path / "Desk.inmail"))) as opened:
        yield Desk(opened)


@pytest.fixture(scope="session")
def fresh_file(new_file: Path, tmp_path_factory: pytest.TempPathFactory) -> FreshFile:
    """Opens a data file without an account, for each of many made-up cases: `with fresh_file() as data`."""
    folder = tmp_path_factory.mktemp("made-up")

    @contextmanager
    def fresh() -> Iterator[DataFile]:
        with DataFile.open(Path(shutil.copy2(new_file, folder / "One.inmail"))) as opened:
            yield opened

    return fresh
