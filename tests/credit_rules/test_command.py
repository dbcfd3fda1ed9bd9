"""`python -m inmail_desk.credit_rules FILE...` as somebody runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import inmail_desk

CODE = Path(inmail_desk.__file__).parents[1]
QUIET: dict[str, Any] = {"events": [], "as_of": "2026-01-01"}


def run(*files: Path | str, flags: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *flags, "-m", "inmail_desk.credit_rules", *map(str, files)]
    return subprocess.run(command, cwd=CODE, capture_output=True, check=False)


def lines(ran: subprocess.CompletedProcess[bytes]) -> list[Any]:
    return [json.loads(line) for line in ran.stdout.decode("utf-8").splitlines()]


def scenario_file(folder: Path, name: str, scenario: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(scenario, ensure_ascii=False), "utf-8")
    return path


def test_a_scenario_gives_one_line_of_compact_json_and_success(tmp_path: Path) -> None:
    ran = run(scenario_file(tmp_path, "quiet.json", QUIET))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().splitlines() == [
        '{"as_of":"2026-01-01","balance":0,"lots":[],"unanswered":[],"postings":[],"checks":[],"warnings":[],'
        '"upcoming":[]}'
    ]


def test_files_are_answered_in_their_order_and_a_refused_one_stops_no_other(tmp_path: Path) -> None:
    first = scenario_file(tmp_path, "1.json", QUIET)
    broken = scenario_file(tmp_path, "2.json", {**QUIET, "events": [{"type": "sent", "on": "2026-01-01"}]})
    last = scenario_file(tmp_path, "3.json", {**QUIET, "as_of": "2026-01-02"})
    ran = run(first, broken, last)
    assert ran.returncode == 2
    said = lines(ran)
    assert [each.get("as_of") for each in said] == ["2026-01-01", None, "2026-01-02"]
    assert list(said[1]) == ["error"]
    assert "event 1: type" in said[1]["error"]


def test_what_cannot_be_read_is_said_on_its_line(tmp_path: Path) -> None:
    no_text = tmp_path / "picture.json"
    no_text.write_bytes(b"\xff\xfe\x00\x89PNG")
    ran = run(tmp_path / "missing.json", tmp_path, no_text, scenario_file(tmp_path, "quiet.json", QUIET))
    assert ran.returncode == 2
    said = lines(ran)
    assert [list(each) for each in said[:3]] == [["error"]] * 3
    assert "missing.json" in said[0]["error"]
    assert said[3]["balance"] == 0


def test_without_a_file_it_says_how_it_is_used() -> None:
    ran = run()
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"FILE..." in ran.stderr


def test_names_of_any_script_come_out_as_they_went_in(tmp_path: Path) -> None:
    sent = {"type": "inmail_sent", "on": "2026-01-01", "id": "1", "recipient": "Zoë 张伟 🙂"}
    path = scenario_file(tmp_path, "names.json", {**QUIET, "events": [sent]})
    command = [sys.executable, "-m", "inmail_desk.credit_rules", str(path)]
    plain_console = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ran = subprocess.run(command, cwd=CODE, env=plain_console, capture_output=True, check=True)
    assert "Zoë 张伟 🙂".encode() in ran.stdout


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(QUIET), "utf-8-sig")
    assert run(path).returncode == 0


def test_it_runs_where_nothing_but_the_standard_library_can_be_imported(tmp_path: Path) -> None:
    path = scenario_file(tmp_path, "quiet.json", QUIET)
    ran = run(path, flags=("-S", "-E"))
    assert (ran.returncode, ran.stderr) == (0, b"")
