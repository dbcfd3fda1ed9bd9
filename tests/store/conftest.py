"""A data file of its own for each test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inmail_desk.store.data_file import DataFile
from inmail_desk.store.reading import Reading

from .entering import enter_something_everywhere


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "Premium.inmail"
    DataFile.create(path).close()
    return path


@pytest.fixture(scope="session")
def full_file(new_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy2(new_file, tmp_path_factory.mktemp("full") / "Full.inmail"))
    with DataFile.open(path) as opened, opened.unit_of_work("Enter") as work:
        enter_something_everywhere(work)
        work.commit()
    return path


@pytest.fixture
def path(new_file: Path, tmp_path: Path) -> Path:
    """A closed data file without any rows."""
    return Path(shutil.copy2(new_file, tmp_path / "Premium.inmail"))


@pytest.fixture
def data_file(path: Path) -> Iterator[DataFile]:
    """An open data file without any rows."""
    with DataFile.open(path) as opened:
        yield opened


@pytest.fixture
def full(full_file: Path, tmp_path: Path) -> Iterator[DataFile]:
    """An open data file with something in every table."""
    with DataFile.open(Path(shutil.copy2(full_file, tmp_path / "Full.inmail"))) as opened:
        yield opened


@pytest.fixture
def again(full: DataFile) -> Iterator[Reading]:
    """What is read from the same file by somebody who opens it later."""
    with DataFile.open(full.path) as opened:
        yield opened.read
