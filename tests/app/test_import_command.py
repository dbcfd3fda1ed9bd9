"""`inmail-desk import`: an archive is brought in from the command line, without any screen."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from inmail_desk.__main__ import main
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.data_file import DataFile
from tests.exchange.archives import ANNA, BO, HIDDEN, ArchiveMaker

COMMAND = [sys.executable, "-m", "inmail_desk", "import"]
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
}


Called = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    """Does in this process what `start` does in one of its own, where it is about what is done and said alone."""

    def called(*arguments: object) -> subprocess.CompletedProcess[str]:
        given = ["inmail-desk", "import", *map(str, arguments)]
        monkeypatch.setattr("sys.argv", given)
        capsys.readouterr()
        try:
            code = main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        return subprocess.CompletedProcess(given, code, *capsys.readouterr())

    return called


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the program as a script does."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = ArchiveMaker()
    made.profile()
    made.inmail(ANNA, subject="Über Licht", answered_after=2)
    made.inmail(BO, subject="")
    made.inmail(HIDDEN, subject="Closed")
    made.connection(BO, "05 Mar 2026")
    made.receipts(("1/5/26, 8:01 AM", "Premium Career Subscription (Monthly)", "29.99", "USD"))
    made.files["Ad_Targeting.csv"] = b"a,b\n"
    return made.zip(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Premium.inmaildesk"
    with DataFile.create(path) as data:
        answers = Answers(plan="premium-career", beginning=Beginning.NEW, subscribed_on=date(2026, 1, 5))
        begin(data, answers, now=datetime(2026, 1, 5, 9))
    return path


def test_the_preview_is_json_with_what_was_found(archive: Path) -> None:
    done = start(archive, "--preview")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["me", "inmails", "plan", "connections", "ignored"]
    assert found["me"]["name"] == "Mara Quist"
    assert found["inmails"][0] == {
        "recipient": "Anna Lindqvist",
        "profile": "https://www.linkedin.com/in/anna-lindqvist",
        "sent_at": "2026-03-02T09:30:00Z",
        "subject": "Über Licht",
        "certainty": "candidate",
        "answered_at": "2026-03-04T09:30:00Z",
        "outcome": "reply",
    }
    assert [each["certainty"] for each in found["inmails"]] == ["candidate", "possible", "candidate"]
    assert found["plan"] == [
        {"plan": "premium-career", "on": "2026-01-05", "price": "29.99", "currency": "USD"}
    ]
    assert found["connections"] == 1
    assert found["ignored"] == [
        {"file": f"{archive.name}: Ad_Targeting.csv", "line": None, "reason": "not_needed"}
    ]


def test_the_preview_is_utf_8_in_every_terminal(archive: Path) -> None:
    done = start(archive, "--preview", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert json.loads(done.stdout)["inmails"][0]["subject"] == "Über Licht"


def test_the_preview_writes_nothing(call: Called, archive: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    call(archive, "--preview")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_candidates_are_imported_and_a_second_time_nothing(archive: Path, file: Path) -> None:
    done = start(archive, "--file", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 new people, 2 InMails, 1 answer" in done.stdout
    assert "may have been InMails as well: 1" in done.stdout
    again = start(archive, "--file", file)
    assert "Nothing new" in again.stdout
    with DataFile.open(file) as data:
        assert len(data.read.inmails()) == 2


def test_without_a_data_file_or_a_preview_the_way_is_told(call: Called, archive: Path) -> None:
    done = call(archive)
    assert done.returncode == 2
    assert "--preview" in done.stderr


def test_help_says_where_inmails_of_sales_navigator_are() -> None:
    done = start("--help")
    assert done.returncode == 0
    assert "Sales Navigator and Recruiter" in done.stdout


def test_bad_input_leaves_a_process_of_its_own_with_a_sentence_and_code_2(tmp_path: Path) -> None:
    done = start(tmp_path / "missing.zip", "--preview")
    assert (done.returncode, done.stdout) == (2, "")
    assert "missing.zip" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["missing.zip", "picture.csv", "empty.csv", "cut.zip", "prose.csv"])
def test_bad_input_is_one_sentence_and_code_2(call: Called, tmp_path: Path, archive: Path, name: str) -> None:
    content = {
        "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(300),
        "empty.csv": b"",
        "cut.zip": archive.read_bytes()[:100],
        "prose.csv": b"Dear all,\n",
    }
    if name in content:
        (tmp_path / name).write_bytes(content[name])
    done = call(tmp_path / name, "--preview")
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert "Nothing was imported." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_file_that_is_not_there_is_told_and_not_made(
    call: Called, archive: Path, tmp_path: Path
) -> None:
    done = call(archive, "--file", tmp_path / "No.inmaildesk")
    assert done.returncode == 2
    assert "No.inmaildesk" in done.stderr
    assert not (tmp_path / "No.inmaildesk").exists()


def test_a_data_file_without_an_account_is_told(call: Called, archive: Path, tmp_path: Path) -> None:
    DataFile.create(tmp_path / "New.inmaildesk").close()
    done = call(archive, "--file", tmp_path / "New.inmaildesk")
    assert (done.returncode, "no account yet" in done.stderr) == (2, True)


def test_dates_that_may_be_two_days_are_asked_for(call: Called, tmp_path: Path) -> None:
    made = ArchiveMaker()
    made.inmail(ANNA)
    made.messages[0].date_text = "02/03/2026 09:30"
    path = made.zip(tmp_path)
    done = call(path, "--preview")
    assert (done.returncode, "--dates dmy" in done.stderr) == (2, True)
    found = json.loads(call(path, "--preview", "--dates", "dmy").stdout)
    assert found["inmails"][0]["sent_at"] == "2026-03-02T09:30:00Z"


def test_a_profile_that_nobody_has_is_told(call: Called, archive: Path) -> None:
    done = call(archive, "--preview", "--me", "https://www.linkedin.com/in/nobody-here")
    assert (done.returncode, "nobody-here" in done.stderr) == (2, True)


def test_a_file_that_cannot_be_read_beside_others_is_told_while_they_are_imported(
    call: Called, archive: Path, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "cut.zip").write_bytes(archive.read_bytes()[:100])
    done = call(archive, tmp_path / "cut.zip", "--file", file)
    assert done.returncode == 0
    assert "cut.zip is broken or cut off. Download it from LinkedIn again" in done.stderr
    assert done.stderr.endswith("The other files were read.\n")
    assert "2 InMails" in done.stdout


def test_a_file_that_cannot_be_read_beside_others_is_told_beside_the_preview(
    call: Called, archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "Connections.csv").write_text(
        'First Name,Last Name,Connected On\nBo,"Ek,\n', encoding="utf-8"
    )
    done = call(archive, tmp_path / "Connections.csv", "--preview")
    assert len(json.loads(done.stdout)["inmails"]) == 3
    assert "Connections.csv has a quotation mark without an end, noticed at line 2." in done.stderr


def test_a_reader_that_goes_away_ends_it_without_a_word(tmp_path: Path) -> None:
    made = ArchiveMaker()
    for _ in range(2000):
        made.inmail(ANNA)
    with subprocess.Popen(
        [*COMMAND, str(made.zip(tmp_path)), "--preview"],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)
    assert (said, process.returncode) == (b"", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has a disk that is always full")
def test_where_the_result_cannot_be_printed_it_says_that_the_import_is_done(
    archive: Path, file: Path
) -> None:
    command = [*COMMAND, str(archive), "--file", str(file)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        b"Not everything could be printed (No space left on device). Make room, or send it elsewhere. "
        b"The import itself is done.\n",
    )
    with DataFile.open(file) as data:
        assert data.read.inmails() != ()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has a disk that is always full")
def test_a_preview_that_cannot_be_printed_is_told_in_a_sentence(archive: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, str(archive), "--preview"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_a_list_of_ones_own_is_sent_to_the_window(call: Called, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Status\nLiv Ruud,Replied\n", encoding="utf-8")
    refused = call(path, "--preview")
    assert refused.returncode == 2
    assert "A list of your own is brought in with File > Import list in the window." in refused.stderr


def test_a_file_that_a_window_has_open_is_left_alone(call: Called, archive: Path, file: Path) -> None:
    with DataFile.open(file) as window:
        done = call(archive, "--file", file)
        assert (done.returncode, done.stdout) == (2, "")
        assert "open in a window of InMail Desk" in done.stderr
        assert window.read.inmails() == ()
    assert call(archive, "--file", file).returncode == 0
