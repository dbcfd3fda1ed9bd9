"""A file that is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from inmail_desk.exchange.whole_file import NotWritten, WholeFile, WriteProblem


def write_half(path: Path, error: Exception) -> None:
    with WholeFile(path) as file:
        file.stream.write(b"half")
        raise error


def test_what_is_written_lies_in_the_file(tmp_path: Path) -> None:
    with WholeFile(tmp_path / "list.csv") as file:
        file.stream.write(b"new")
    assert (tmp_path / "list.csv").read_bytes() == b"new"


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    with WholeFile(tmp_path / "list.csv") as file:
        file.stream.write(b"new")
    assert os.listdir(tmp_path) == ["list.csv"]


def test_an_exception_leaves_what_lay_there_before(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with pytest.raises(KeyError):
        write_half(path, KeyError())
    assert (os.listdir(tmp_path), path.read_bytes()) == (["list.csv"], b"old")


def test_a_full_disk_is_told_and_leaves_what_lay_there_before(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with pytest.raises(NotWritten) as told:
        write_half(path, OSError(errno.ENOSPC, "No space left on device"))
    assert (told.value.problem, path.read_bytes()) == (WriteProblem.DISK_FULL, b"old")


def test_what_was_kept_can_still_be_dropped(tmp_path: Path) -> None:
    with WholeFile(tmp_path / "list.csv") as file:
        file.stream.write(b"new")
        file.keep()
    file.drop()
    assert os.listdir(tmp_path) == []


def test_what_was_kept_is_put_in_its_place_later(tmp_path: Path) -> None:
    with WholeFile(tmp_path / "list.csv") as file:
        file.stream.write(b"new")
        file.keep()
    file.put_in_place()
    assert (tmp_path / "list.csv").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("missing/list.csv", WriteProblem.NO_FOLDER),
        ("folder", WriteProblem.IS_A_FOLDER),
        ("file/list.csv", WriteProblem.NO_FOLDER),
        ("list\0.csv", WriteProblem.NO_FOLDER),
    ],
)
def test_a_place_that_takes_no_file_is_told(tmp_path: Path, place: str, problem: WriteProblem) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritten) as told:
        WholeFile(tmp_path / place)
    assert told.value.problem is problem


def test_trouble_is_told_in_a_sentence_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"its folder does not exist\. Choose another one\."):
        WholeFile(tmp_path / "missing" / "list.csv")
