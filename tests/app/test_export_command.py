"""`inmail-desk export` and `inmail-desk import FILE.json`: on real files, without a screen."""

import csv
import json
import os
import signal
import subprocess
import sys
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import icalendar
import openpyxl
import pytest

from inmail_desk import export_command, import_json_command
from inmail_desk.desk.demo import make_demo
from inmail_desk.store.data_file import DataFile

NOW = datetime(2026, 11, 22, 10)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file, alone in the data folder of an installation."""
    path = tmp_path_factory.mktemp("home") / "My InMails.inmaildesk"
    make_demo(path, NOW).close()
    return path


def without_screen(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the program as a script does, and fails where it has imported Qt."""
    program = (
        "import sys; from inmail_desk.__main__ import main; code = main();"
        "sys.exit(99 if any(name.startswith('PySide6') for name in sys.modules) else code)"
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        env=environment | more,
        check=False,
    )


def export(*arguments: str | Path) -> int:
    return export_command.run([str(each) for each in arguments])


def test_everything_goes_through_a_pipe_and_into_a_new_file_and_is_the_same(
    file: Path, tmp_path: Path
) -> None:
    first = without_screen("export", "--json", "-", "--file", file)
    assert (first.returncode, first.stderr) == (0, b"")
    (tmp_path / "all.json").write_bytes(first.stdout)
    made = without_screen("import", tmp_path / "all.json", "--file", tmp_path / "Again.inmaildesk")
    assert (made.returncode, made.stderr) == (0, b"")
    assert b"Made " in made.stdout
    assert export("--json", tmp_path / "again.json", "--file", tmp_path / "Again.inmaildesk") == 0
    assert (tmp_path / "again.json").read_bytes() == first.stdout


def test_a_file_may_be_called_what_the_terminal_cannot_show(file: Path, tmp_path: Path) -> None:
    export("--json", tmp_path / "all.json", "--file", file)
    named = tmp_path / "張偉.inmaildesk"
    made = without_screen("import", tmp_path / "all.json", "--file", named, PYTHONIOENCODING="cp1252")
    assert (made.returncode, named.name in made.stdout.decode("utf-8")) == (0, True)


def test_the_only_file_of_the_data_folder_is_taken(file: Path) -> None:
    done = without_screen("export", "--csv", "-", INMAIL_DESK_HOME=str(file.parent))
    assert done.returncode == 0
    rows = list(csv.DictReader(StringIO(done.stdout.decode("utf-8-sig"))))
    with DataFile.open(file) as data:
        assert {row["Name"] for row in rows} == {each.name for each in data.read.prospects()}


def test_where_there_are_more_files_or_none_it_asks_for_one(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--json", tmp_path / "all.json", "--home", tmp_path) == 2
    assert "There is no data file" in capsys.readouterr().err
    (tmp_path / "One.inmaildesk").touch()
    (tmp_path / "Two.inmaildesk").touch()
    assert export("--json", tmp_path / "all.json", "--home", tmp_path) == 2
    assert "One.inmaildesk, Two.inmaildesk. Name one with --file" in capsys.readouterr().err
    assert not (tmp_path / "all.json").exists()


def test_a_spreadsheet_holds_prospects_and_ledger(file: Path, tmp_path: Path) -> None:
    assert export("--xlsx", tmp_path / "All.xlsx", "--file", file) == 0
    workbook = openpyxl.load_workbook(BytesIO((tmp_path / "All.xlsx").read_bytes()))
    assert workbook.sheetnames == ["Prospects", "Ledger"]
    assert workbook["Prospects"].max_row > 100
    assert workbook["Ledger"].max_row > 100


def test_a_calendar_written_again_updates_the_same_events(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "Coming.ics"
    assert export("--ics", path, "--file", file) == 0
    first = path.read_bytes()
    assert export("--ics", path, "--file", file) == 0
    assert path.read_bytes() == first
    calendar = icalendar.Calendar.from_ical(first)
    assert str(calendar["X-WR-CALNAME"]) == "InMail Desk: My InMails"
    assert all(event.start > date(2026, 1, 1) for event in calendar.walk("VEVENT"))


def test_what_lay_there_stays_where_it_cannot_be_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--json", tmp_path, "--file", file) == 2
    assert "it is a folder" in capsys.readouterr().err
    assert export("--ics", tmp_path / "none" / "x.ics", "--file", file) == 2
    assert "its folder does not exist" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_data_file_and_one_without_an_account_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--json", "-", "--file", tmp_path / "None.inmaildesk") == 2
    assert "is not in" in capsys.readouterr().err
    DataFile.create(tmp_path / "New.inmaildesk").close()
    assert export("--json", "-", "--file", tmp_path / "New.inmaildesk") == 2
    assert "has no account yet" in capsys.readouterr().err


def test_the_format_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert export("--describe-json") == 0
    assert "added_at: a moment" in capsys.readouterr().out


def test_json_that_is_not_right_makes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "all.json").write_text(json.dumps({"format": "inmail-desk", "version": 1}))
    new = tmp_path / "New.inmaildesk"
    assert import_json_command.run([str(tmp_path / "all.json"), "--file", str(new)]) == 2
    assert "account is missing. Nothing was imported and no file was made." in capsys.readouterr().err
    assert not new.exists()


def test_json_is_never_imported_over_a_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--json", tmp_path / "all.json", "--file", file) == 0
    before = file.read_bytes()
    assert import_json_command.run([str(tmp_path / "all.json"), "--file", str(file)]) == 2
    assert "already something named" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has a disk that is always full")
@pytest.mark.parametrize("kind", ["--json", "--csv", "--xlsx", "--ics"])
def test_a_full_disk_behind_standard_output_is_told_in_a_sentence(kind: str, file: Path) -> None:
    command = [sys.executable, "-m", "inmail_desk", "export", kind, "-", "--file", str(file)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        b"Not everything could be printed (No space left on device). Make room, or send it elsewhere.\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="these are words of a shell that Windows has not")
def test_a_closed_standard_output_is_told_in_a_sentence(file: Path) -> None:
    command = [sys.executable, "-m", "inmail_desk", "export", "--json", "-", "--file", str(file)]
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.startswith(b"Standard output is closed: nothing was printed.")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_an_interruption_is_told_in_a_sentence(file: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = (  # whoever runs the tests may have interruptions ignored
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from inmail_desk.__main__ import main; raise SystemExit(main())"
    )
    command = [sys.executable, "-c", program, "export", "--json", str(pipe), "--file", str(file)]
    # The pipe is open once the program writes into it, and takes less than all.
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running, pipe.open("rb"):
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, b"Interrupted. Nothing was written.\n")
