"""What is no archive, or a trap: each is told in words of its own, within bounded memory, and the rest is read."""

import gc
import io
import os
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from inmail_desk.exchange import linkedin_messages, sources
from inmail_desk.exchange.archive import Archive, Ignored, Why
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.exchange.unreadable import Reason, Unreadable
from inmail_desk.exchange.unreadable_words import sentence
from inmail_desk.store.addresses import key_in
from tests.store.ordinary_user import as_ordinary_user

from .archives import ANNA, BO, GENERATIONS, ME, ArchiveMaker, MessageRow

COLUMNS = GENERATIONS["2026-07"]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8


@pytest.fixture
def made() -> ArchiveMaker:
    maker = ArchiveMaker()
    maker.inmail(ANNA)
    return maker


def read(*paths: Path) -> Archive:
    return read_archive(paths, key_in)


def refused(*paths: Path) -> Unreadable:
    with pytest.raises(Unreadable) as found:
        read(*paths)
    return found.value


def content() -> bytes:
    maker = ArchiveMaker()
    maker.inmail(ANNA)
    return maker.contents()["messages.csv"]


def file(folder: Path, data: bytes, name: str = "messages.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(folder: Path, **entries: bytes) -> Path:
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "."), data)
    return path


# Single files


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\xef\xbb\xbf \r\n", Reason.EMPTY),
        (b"\0" * 1000, Reason.EMPTY),
        (PNG, Reason.NOT_A_TABLE),
        (b"%PDF-1.7\n1 0 obj", Reason.NOT_A_TABLE),
        (b"\x7fELF" + bytes(100), Reason.NOT_A_TABLE),
        (os.urandom(5000), Reason.NOT_A_TABLE),
        (b"One line of prose, and no more.\n", Reason.NO_HEADER),
        (b"2-abc,,Mara Quist,,Anna,,2026-03-02 09:30:00 UTC,,Hello\n" * 20, Reason.NO_HEADER),
        (b"a" * (6 * 1024 * 1024), Reason.NOT_A_TABLE),
    ],
    ids=["empty", "blank", "NUL", "picture", "PDF", "program", "noise", "prose", "no header", "one line"],
)
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes, reason: Reason) -> None:
    assert refused(file(tmp_path, data)).reason is reason


def test_a_picture_under_any_name_is_told(tmp_path: Path) -> None:
    trouble = refused(file(tmp_path, PNG, "holiday.csv"))
    assert (trouble.reason, trouble.file) == (Reason.NOT_A_TABLE, "holiday.csv")


def test_a_table_of_something_else_is_told(tmp_path: Path) -> None:
    assert refused(file(tmp_path, b"Fruit,Price\nApple,2\n", "prices.csv")).reason is Reason.NO_HEADER


@pytest.mark.parametrize("behind", [b"", b"x" * 100, b"line\n" * 1000, b"line\n" * 400_000])
def test_a_quote_that_never_ends_is_told_with_the_line_where_it_begins(tmp_path: Path, behind: bytes) -> None:
    data = content() + b'2-Next==,,"Mara Quist,' + behind
    trouble = refused(file(tmp_path, data))
    assert (trouble.reason, trouble.line) == (Reason.UNBALANCED_QUOTES, 3)
    assert "line 3" in sentence(trouble)


def test_a_quote_that_opens_a_cell_by_mistake_is_told_where_it_does(tmp_path: Path) -> None:
    made = ArchiveMaker()
    for said in ("A line.", "Stray", "A line.", "Hello, you", "A line."):
        made.conversation(MessageRow(ME, [ANNA], content=said))
    trouble = refused(file(tmp_path, made.contents()["messages.csv"].replace(b",Stray,", b',"Stray,')))
    assert (trouble.reason, trouble.line) == (Reason.UNBALANCED_QUOTES, 3)


def test_quotes_within_a_line_need_not_be_doubled(tmp_path: Path) -> None:
    made = ArchiveMaker()
    for said in ("A line.", "Stray", "A line."):
        made.conversation(MessageRow(ME, [ANNA], content=said))
    path = file(tmp_path, made.contents()["messages.csv"].replace(b",Stray,", b',"say "hello" to you",'))
    assert [each.body for each in read(path).messages] == ["A line.", 'say hello" to you"', "A line."]


def test_a_row_without_an_end_is_told(tmp_path: Path) -> None:
    cell = b'"' + b"x\n" * 300_000 + b'",'
    assert refused(file(tmp_path, content() + cell * 30)).reason is Reason.UNBALANCED_QUOTES


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.zip").reason is Reason.MISSING
    assert refused(file(tmp_path, content()), tmp_path / "nothing.zip").reason is Reason.MISSING


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "Unpacked"
    folder.mkdir()
    trouble = refused(folder)
    assert (trouble.reason, trouble.file) == (Reason.NOTHING_KNOWN, "Unpacked")


@pytest.mark.skipif(sys.platform == "win32", reason="who may read a folder is said otherwise there")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "Unpacked"
    folder.mkdir(mode=0)
    trouble = as_ordinary_user(lambda: refused(folder))
    folder.chmod(0o700)
    assert (trouble.reason, trouble.file) == (Reason.NO_ACCESS, "Unpacked")


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert refused(Path("a\0b")).reason is Reason.MISSING


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes are no files of a folder")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "messages.csv")
    assert refused(tmp_path / "messages.csv").reason is Reason.NOT_A_TABLE
    assert refused(tmp_path).reason is Reason.NOTHING_KNOWN


@pytest.mark.skipif(sys.platform == "win32", reason="not everybody may make links there")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    file(outside, content())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "messages.csv").symlink_to(outside / "messages.csv")
    (inside / "again").symlink_to(inside, target_is_directory=True)
    assert refused(inside).reason is Reason.NOTHING_KNOWN


def test_a_file_of_two_gigabytes_is_told_at_once(tmp_path: Path) -> None:
    path = file(tmp_path, content())
    os.truncate(path, 2 * 1024**3)
    assert refused(path).reason is Reason.TOO_LARGE


# Zips


def test_a_zip_that_is_cut_off_is_told(made: ArchiveMaker, tmp_path: Path) -> None:
    path = made.zip(tmp_path)
    whole = path.read_bytes()
    for length in (10, len(whole) // 2, len(whole) - 5):
        assert refused(file(tmp_path, whole[:length], "cut.zip")).reason is Reason.DAMAGED


def test_a_zip_whose_content_is_damaged_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, messages__csv=content() + os.urandom(4000).hex().encode())
    whole = bytearray(path.read_bytes())
    whole[200:260] = b"\xff" * 60
    assert refused(file(tmp_path, bytes(whole), "bad.zip")).reason is Reason.DAMAGED


def test_a_zip_of_two_gigabytes_of_nothing_is_told(tmp_path: Path) -> None:
    path = file(tmp_path, b"PK\3\4", "large.zip")
    os.truncate(path, 2 * 1024**3)
    assert refused(path).reason is Reason.DAMAGED


def test_a_zip_without_files_is_told(tmp_path: Path) -> None:
    assert refused(zipped(tmp_path)).reason is Reason.NOTHING_KNOWN


def test_a_locked_zip_is_told(made: ArchiveMaker, tmp_path: Path) -> None:
    path = made.zip(tmp_path)
    whole = bytearray(path.read_bytes())
    directory = whole.index(b"PK\1\2")
    whole[6] |= 1
    whole[directory + 8] |= 1
    assert refused(file(tmp_path, bytes(whole), "locked.zip")).reason is Reason.ENCRYPTED


def test_a_bomb_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, messages__csv=content() + b"," * (64 * 1024 * 1024))
    assert refused(path).reason is Reason.TOO_LARGE


def test_a_bomb_that_lies_about_its_size_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, messages__csv=content() + b",\n" * (32 * 1024 * 1024))
    whole = bytearray(path.read_bytes())
    directory = whole.index(b"PK\1\2")
    struct.pack_into("<I", whole, directory + 24, 1000)
    struct.pack_into("<I", whole, 22, 1000)
    assert refused(file(tmp_path, bytes(whole), "lying.zip")).reason is Reason.DAMAGED


def test_many_bombs_together_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_MOST_ALTOGETHER", 50_000)
    entries = {f"{number}/messages__csv": content() + b"\n" * 20_000 for number in range(5)}
    archive = read(zipped(tmp_path, **entries))
    assert [each.detail for each in archive.ignored] == [Reason.TOO_LARGE] * 3


def test_an_entry_without_a_name_is_passed_over(tmp_path: Path) -> None:
    path = zipped(tmp_path, x=b"", messages__csv=content())
    whole = bytearray(path.read_bytes())
    directory = whole.index(b"PK\1\2")
    struct.pack_into("<H", whole, directory + 28, 0)
    struct.pack_into("<H", whole, directory + 32, 1)  # its letter counts as a remark instead
    assert len(read(file(tmp_path, bytes(whole), "nameless.zip")).messages) == 1


def test_a_packing_that_may_ask_for_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("messages.csv", content())
    assert refused(path).reason is Reason.PACKED_OTHERWISE


def test_entries_that_lead_out_and_zips_within_are_left_alone(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("messages.csv", content())
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../messages.csv", "/etc/messages.csv", "C:\\messages.csv", "a/../../messages.csv"):
            archive.writestr(name, content())
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nMara,Quist,x\n")
    found = read(path)
    assert found.messages == ()
    assert [each.why for each in found.ignored] == [Why.LEADS_OUT] * 4 + [Why.ZIP_IN_ZIP]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("inner.zip", Reason.ZIP_IN_ZIP),
        ("../messages.csv", Reason.LEADS_OUT),
        ("/etc/messages.csv", Reason.LEADS_OUT),
        ("C:\\messages.csv", Reason.LEADS_OUT),
    ],
)
def test_a_zip_of_nothing_but_that_is_told_why(tmp_path: Path, name: str, reason: Reason) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8\xff")
        archive.writestr(name, content())
    trouble = refused(path)
    assert (trouble.reason, trouble.file) == (reason, f"archive.zip: {name.replace(chr(92), '/')}")


def test_a_million_tiny_entries_are_told(tmp_path: Path) -> None:
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 1_000_000
    end = struct.pack(
        "<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(entry) * count, 4
    ) + struct.pack("<4sIQI", b"PK\6\7", 0, 4 + len(entry) * count, 1)
    for told in (0xFFFF, 3):  # the short record may lie
        last = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, told, told, len(entry) * 3, 4, 0)
        path = file(tmp_path, b"PK\3\4" + entry * count + end + last, "many.zip")
        assert refused(path).reason is Reason.TOO_MANY_FILES


def test_a_folder_of_too_many_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_MOST_FILES", 20)
    for number in range(21):
        file(tmp_path, b"x", f"{number}.txt")
    assert refused(tmp_path).reason is Reason.TOO_MANY_FILES


# One bad file among good ones


def test_the_others_are_read_beside_one_that_cannot_be(made: ArchiveMaker, tmp_path: Path) -> None:
    made.files["Connections.csv"] = PNG
    made.files["Profile.csv"] = b"Vorname,Nachname\n"
    path = made.zip(tmp_path)
    archive = read(path)
    assert len(archive.messages) == 1
    assert archive.ignored == (
        Ignored(f"{path.name}: Connections.csv", None, Why.UNREADABLE, Reason.NOT_A_TABLE),
        Ignored(f"{path.name}: Profile.csv", None, Why.UNREADABLE, Reason.NO_HEADER),
    )
    assert "Connections.csv" in archive.missing


def test_a_zip_that_is_cut_off_does_not_hide_the_other(made: ArchiveMaker, tmp_path: Path) -> None:
    good = made.zip(tmp_path)
    bad = file(tmp_path, good.read_bytes()[:50], "cut.zip")
    archive = read(bad, good)
    assert len(archive.messages) == 1
    assert [(each.file, each.detail) for each in archive.ignored] == [("cut.zip", Reason.DAMAGED)]


# Bounds


def test_what_is_left_alone_is_counted_beyond_a_bound(tmp_path: Path) -> None:
    maker = ArchiveMaker()
    maker.inmail(BO)
    for _ in range(5_010):
        maker.conversation(MessageRow(ME, [ANNA], draft="Yes"))
    archive = read(maker.zip(tmp_path))
    assert len(archive.ignored) == 5_001
    assert (archive.ignored[-1].why, archive.ignored[-1].detail) == (Why.MORE, "10")


@pytest.mark.parametrize(
    "data",
    [
        b'"' + b"a\n" * (16 * 1024 * 1024),
        b"," * (32 * 1024 * 1024),
        b"\n" * 200_000,
        b"\0" * (32 * 1024 * 1024) + b"x",
    ],
    ids=["quote", "one line", "empty lines", "NUL"],
)
def test_memory_stays_bounded(tmp_path: Path, data: bytes) -> None:
    path = file(tmp_path, content() + data)
    tracemalloc.start()
    try:
        read(path)
    except Unreadable:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 60 * 1024 * 1024


def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "Many"
    for number in range(40):
        (folder / str(number)).mkdir(parents=True)
        file(folder / str(number), content() + b"x" * 900_000)
    gc.disable()
    tracemalloc.start()
    try:
        read(folder)
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        gc.enable()
    assert peak < 20 * 1024 * 1024


def test_more_than_a_history_can_hold_is_told(
    made: ArchiveMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linkedin_messages, "_MOST_KEPT", 2_000)
    for _ in range(30):
        made.inmail(ANNA, subject="x" * 100)
    assert refused(made.zip(tmp_path)).reason is Reason.TOO_LARGE


def test_ending_it_from_outside_leaves_nothing_open(made: ArchiveMaker, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def step(file: str, rows: int) -> None:
        if file.endswith("messages.csv"):
            raise Enough

    with pytest.raises(Enough):
        read_archive([made.zip(tmp_path)], key_in, step=step)


def test_every_reason_has_its_sentence() -> None:
    for reason in Reason:
        text = sentence(Unreadable(reason, "messages.csv", 7))
        assert "messages.csv" in text
        assert text.endswith("Nothing was imported.")
