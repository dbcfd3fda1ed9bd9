"""A file that is written whole or not at all."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from inmail_desk.exchange.whole_file import NotWritten, WholeFile, WriteProblem, is_data_file
from tests.store.ordinary_user import as_ordinary_user


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


def test_a_data_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "Mine.inmaildesk"
    with closing(sqlite3.connect(path)) as data:
        data.execute("CREATE TABLE kept (it)")
    before = path.read_bytes()
    with pytest.raises(NotWritten, match=r"it is a data file.*Choose another name\."):
        WholeFile(path)
    assert (os.listdir(tmp_path), path.read_bytes()) == ([path.name], before)


def test_whoever_writes_a_data_file_keeps_it_to_themselves_while_it_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "Mine.inmaildesk"
    with closing(sqlite3.connect(path, isolation_level=None)) as data:
        data.execute("CREATE TABLE kept (it)")
        data.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotWritten):
            WholeFile(path)
        other = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        asked = subprocess.run([sys.executable, "-c", other, path], stderr=subprocess.PIPE, check=False)
        assert b"database is locked" in asked.stderr


def test_a_write_protected_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(NotWritten) as told:
        as_ordinary_user(lambda: WholeFile(path))
    assert (told.value.problem, path.read_bytes()) == (WriteProblem.NOT_ALLOWED, b"old")


@pytest.mark.parametrize("was", [b"old", None])
def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path: Path, was: bytes | None) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "list.csv", tmp_path / "list.csv"
    if was is not None:
        target.write_bytes(was)
    link.symlink_to(target)
    with WholeFile(link) as file:
        file.stream.write(b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_file_that_only_its_owner_could_read_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with WholeFile(path) as file:
        file.stream.write(b"new")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(path.read_bytes()), daemon=True)
    reader.start()
    with WholeFile(path) as file:
        file.stream.write(b"new")
    reader.join(10)
    assert (read, path.is_fifo()) == ([b"new"], True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_a_shell_gives_in_place_of_a_file_is_written_into() -> None:
    end, beginning = os.pipe()
    with WholeFile(Path(f"/dev/fd/{beginning}")) as file:
        file.stream.write(b"new")
    assert os.read(end, 9) == b"new"
    os.close(end)
    os.close(beginning)


def test_a_long_name_of_many_bytes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'張' * 82}.csv"
    with WholeFile(path) as file:
        file.stream.write(b"new")
    assert path.read_bytes() == b"new"


def test_what_cannot_be_read_is_taken_for_no_data_file(tmp_path: Path) -> None:
    assert not is_data_file(tmp_path / "nothing there")
