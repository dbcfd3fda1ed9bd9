"""Rulebook files: what is no rulebook is refused with a reason; what is written reads as the same rulebook."""

import gzip
import json
import os
import pickle
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.credit_rules.rulebook import Rulebook, load_shipped, parse_rulebook, shipped_rulebooks
from inmail_desk.desk.rulebook_files import (
    MOST_BYTES,
    FileProblem,
    FileRefused,
    file_name,
    read_rulebook_file,
    write_rulebook_file,
)

FAQ = load_shipped("credits-faq")


def refusal_of(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        read_rulebook_file(path)
    assert refused.value.path == path
    return refused.value


def a_zip() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rulebook.json", b"0" * 10_000_000)
    return held.getvalue()


AWKWARD: dict[str, tuple[bytes, FileProblem]] = {
    "nothing": (b"", FileProblem.NO_RULEBOOK),
    "prose": (b"Credits expire after 90 days.", FileProblem.NO_RULEBOOK),
    "laughs in XML": (
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        FileProblem.NO_RULEBOOK,
    ),
    "laughs in YAML": (b"a: &a [ha]\nb: &b [*a, *a]\n", FileProblem.NO_RULEBOOK),
    "YAML in braces": (b"{a: &a [ha], b: [*a, *a]}", FileProblem.BROKEN),
    "a pickle": (pickle.dumps({"id": "x"}), FileProblem.NO_TEXT),
    "a pickle in letters": (pickle.dumps({"id": "x"}, protocol=0), FileProblem.NO_RULEBOOK),
    "a zip": (a_zip(), FileProblem.NO_TEXT),
    "a gzip": (gzip.compress(b"0" * 10_000_000), FileProblem.NO_TEXT),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0", FileProblem.NO_TEXT),
    "zeros": (bytes(1000), FileProblem.NO_RULEBOOK),
    "UTF-16": (FAQ.text.encode("utf-16"), FileProblem.NO_TEXT),
    "Latin-1": (FAQ.text.replace("Basic", "Bäsic").encode("latin-1"), FileProblem.NO_TEXT),
    "a surrogate in UTF-8": (b'{"id": "\xed\xa0\x80"}', FileProblem.NO_TEXT),
    "a list": (b"[{}]", FileProblem.NO_RULEBOOK),
    "an empty object": (b"{}", FileProblem.BROKEN),
    "a zero in a name": (b'{"id": "a\0b"}', FileProblem.BROKEN),
    "nested": (b'{"id":' * 30_000, FileProblem.BROKEN),
    "one byte too many": (FAQ.text.encode() + b" " * MOST_BYTES, FileProblem.TOO_LARGE),
}


@pytest.mark.parametrize("what", AWKWARD)
def test_a_file_that_is_no_rulebook_is_refused_with_the_reason(what: str, tmp_path: Path) -> None:
    content, problem = AWKWARD[what]
    (tmp_path / "book.json").write_bytes(content)
    refused = refusal_of(tmp_path / "book.json")
    assert refused.problem is problem
    assert (refused.refused is not None) == (problem is FileProblem.BROKEN)


def test_a_file_of_100_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.write(b'{"values": [')
        file.truncate(100_000_000)
    began = perf_counter()
    refused = refusal_of(path)
    assert (refused.problem, refused.size) == (FileProblem.TOO_LARGE, 100_000_000)
    assert perf_counter() - began < 1


def test_the_line_of_what_is_wrong_is_told(tmp_path: Path) -> None:
    lines = FAQ.text.splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if '"expiry.days"' in line)
    lines[number - 1] = lines[number - 1].replace("90", "-90")
    (tmp_path / "book.json").write_text("\r\n".join(lines), "utf-8", newline="")
    refused = refusal_of(tmp_path / "book.json").refused
    assert refused is not None
    assert (refused.line, refused.field) == (number, "expiry.days")


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "gone.json").problem is FileProblem.MISSING
    assert refusal_of(tmp_path).problem is FileProblem.NO_FILE
    assert refusal_of(Path("zero\0.json")).problem is FileProblem.MISSING


def test_a_device_without_an_end_is_not_read() -> None:
    device = Path("/dev/zero") if sys.platform != "win32" else Path("NUL")
    assert refusal_of(device).problem in (FileProblem.NO_FILE, FileProblem.MISSING)


def test_a_mark_at_the_beginning_as_editors_write_it_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "book.json").write_text(FAQ.text, "utf-8-sig")
    assert read_rulebook_file(tmp_path / "book.json") == FAQ


@pytest.mark.parametrize("id", shipped_rulebooks())
def test_what_is_exported_imports_as_the_same(id: str, tmp_path: Path) -> None:
    path = tmp_path / file_name(load_shipped(id))
    write_rulebook_file(path, load_shipped(id))
    assert read_rulebook_file(path) == load_shipped(id)


def test_exporting_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    path.write_text("old")
    write_rulebook_file(path, FAQ)
    assert path.read_bytes() == FAQ.text.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_exporting_into_what_is_no_folder_or_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    for path, problem in (
        (tmp_path / "gone" / "book.json", FileProblem.MISSING),
        # Windows does not tell a folder that is a file from one that is not there.
        (
            tmp_path / "file" / "book.json",
            FileProblem.MISSING if sys.platform == "win32" else FileProblem.NO_FILE,
        ),
        (tmp_path, FileProblem.NO_FILE),
    ):
        with pytest.raises(FileRefused) as refused:
            write_rulebook_file(path, FAQ)
        assert refused.value.problem is problem
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


if sys.platform != "win32":
    from tests.store.meeting_trouble import no_more_bytes

    def test_a_disk_that_fills_up_while_exporting_leaves_the_old_file_and_nothing_else(
        tmp_path: Path,
    ) -> None:
        path = tmp_path / "book.json"
        path.write_text("old")
        with no_more_bytes(1000), pytest.raises(FileRefused) as refused:
            write_rulebook_file(path, FAQ)
        assert refused.value.problem is FileProblem.DISK_FULL
        assert path.read_text() == "old"
        assert list(tmp_path.iterdir()) == [path]


def test_a_name_of_a_file_holds_nothing_that_leads_elsewhere() -> None:
    content = json.loads(FAQ.text) | {"id": "../../etc/pass wd", "version": "CON: 1"}
    assert file_name(parse_rulebook(json.dumps(content))) == "etc-pass-wd-CON-1.json"
    assert os.sep not in file_name(parse_rulebook(json.dumps(content | {"id": "…", "version": "/"})))


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300) | st.binary(max_size=50).map(lambda tail: b'{"id": "' + tail))
def test_any_bytes_are_a_rulebook_or_refused(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content)
    try:
        found = read_rulebook_file(path)
    except FileRefused as refused:
        problem = refused.problem
    else:
        assert isinstance(found, Rulebook)
        return
    assert problem in (FileProblem.NO_TEXT, FileProblem.NO_RULEBOOK, FileProblem.BROKEN)
