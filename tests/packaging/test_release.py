"""What stands in the way of a release, and what goes with its packages."""

import hashlib
import json
from pathlib import Path
from typing import Any

import application
import pytest
from release import before, changelog, checksums, parts_list, results

CHANGES = """# Changes

## 9.9.9 – 2031-02-03

- A window for each account.

## 9.9.8 – 2031-01-01

- Something older.
"""


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A change log that begins with this version, and the environment of a runner of this project's."""
    monkeypatch.setattr(changelog, "section", lambda: "- Something new.")
    return {"GITHUB_REPOSITORY": application.HOMEPAGE.removeprefix("https://github.com/")}


def test_a_tag_with_this_versions_number_can_be_released(ready: dict[str, str]) -> None:
    assert before.obstacles(f"v{application.VERSION}", ready) == []


def test_a_tag_with_another_number_cannot(ready: dict[str, str]) -> None:
    (said,) = before.obstacles("v9.9.9", ready)
    assert "The tag is v9.9.9" in said
    assert f"v{application.VERSION}" in said


def test_a_copy_elsewhere_is_told_which_addresses_to_change(ready: dict[str, str]) -> None:
    said = before.obstacles(f"v{application.VERSION}", {"GITHUB_REPOSITORY": "amara/desk"})
    assert [
        each.endswith(right) for each, right in zip(said, ("/desk.", "/desk/releases."), strict=True)
    ] == [True, True]


def test_a_change_log_without_the_version_is_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise changelog.NoSection("It begins with something else.")

    monkeypatch.setattr(changelog, "section", refuse)
    assert before.obstacles(f"v{application.VERSION}", {}) == ["It begins with something else."]


def test_the_first_section_is_the_versions() -> None:
    assert changelog.section("9.9.9", CHANGES) == "- A window for each account."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CHANGES.replace("9.9.9 – 2031-02-03", "Unreleased"), "begins with “## Unreleased”"),
        (CHANGES.replace("9.9.9", "9.9.90"), "begins with “## 9.9.90 – 2031-02-03”"),
        ("# Changes\n", "has no sections"),
        ("# Changes\n\n## 9.9.9\n\n## 9.9.8\n\n- Old.\n", "says nothing of 9.9.9"),
    ],
)
def test_a_change_log_that_does_not_begin_with_the_version_is_refused(text: str, said: str) -> None:
    with pytest.raises(changelog.NoSection, match=said):
        changelog.section("9.9.9", text)


def test_this_change_log_has_a_section_to_release_from() -> None:
    text = (application.ROOT / "CHANGELOG.md").read_text("utf-8").replace("## Unreleased", "## 9.9.9", 1)
    begins = text.split("## ")[1].split()[0]
    assert changelog.section(begins, text)


def test_checksums_are_those_that_the_systems_own_tools_compute(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"two")
    (tmp_path / "a.deb").write_bytes(b"one")
    checksums.write(tmp_path)
    written = checksums.write(tmp_path)  # again, with the former list in the folder
    one, two = hashlib.sha256(b"one").hexdigest(), hashlib.sha256(b"two").hexdigest()
    assert written.read_bytes() == f"{one}  a.deb\n{two}  b.zip\n".encode()


def test_a_whole_release_is_complete(tmp_path: Path) -> None:
    for name in results.ALL:
        (tmp_path / name).write_text("x", "utf-8")
    assert results.troubles(tmp_path) == []


def test_what_a_release_lacks_or_has_too_much_is_named(tmp_path: Path) -> None:
    for name in results.ALL[1:]:
        (tmp_path / name).write_text("x" if name != results.ALL[1] else "", "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert results.troubles(tmp_path) == [
        f"{results.ALL[0]} is missing.",
        f"{results.ALL[1]} is empty.",
        "notes.txt belongs to no release.",
    ]


def _index(*works: tuple[str, str, str]) -> str:
    return json.dumps(
        [{"name": name, "version": version, "licence": licence} for name, version, licence in works]
    )


PYTHON = ("Python", "3.12.9", "PSF-2.0")
QT = ("PySide6_Essentials", "6.11.3", "LGPL-3.0-only")
ZONES = ("tzdata", "2026.6", "Apache-2.0")
RUNTIME = ("Microsoft Visual C++ runtime", "", "LicenseRef-Microsoft")


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    (tmp_path / "linux.json").write_text(_index(PYTHON, QT), "utf-8")
    (tmp_path / "windows.json").write_text(_index(PYTHON, QT, ZONES, RUNTIME), "utf-8")
    read: dict[str, Any] = json.loads(parts_list.joined(tmp_path))
    return read


def test_the_list_names_the_works_of_all_systems_once(listed: dict[str, Any]) -> None:
    assert sorted(each["name"] for each in listed["components"]) == sorted(
        name for name, _, _ in (PYTHON, QT, ZONES, RUNTIME)
    )


def test_the_list_says_on_which_systems_a_work_is_used(listed: dict[str, Any]) -> None:
    where = {each["name"]: each["properties"][0]["value"] for each in listed["components"]}
    assert (where["Python"], where["tzdata"]) == ("linux windows", "windows")


def test_the_list_gives_licences_as_spdx_writes_them(listed: dict[str, Any]) -> None:
    (qt,) = (each for each in listed["components"] if each["name"] == QT[0])
    assert qt["licenses"] == [{"license": {"id": "LGPL-3.0-only"}}]


def test_packages_of_the_index_can_be_looked_up_there(listed: dict[str, Any]) -> None:
    found = {each["name"]: each.get("purl") for each in listed["components"]}
    assert found[QT[0]] == "pkg:pypi/pyside6-essentials@6.11.3"
    assert found["Python"] is None


def test_the_list_is_this_versions(listed: dict[str, Any]) -> None:
    program = listed["metadata"]["component"]
    assert (program["name"], program["version"]) == (application.NAME, application.VERSION)


def test_the_same_parts_give_the_same_list(listed: dict[str, Any], tmp_path: Path) -> None:
    assert json.loads(parts_list.joined(tmp_path)) == listed


def test_the_index_is_taken_out_of_the_frozen_program(tmp_path: Path) -> None:
    inside = tmp_path / "dist" / "inmail-desk" / "_internal" / "licences" / "index.json"
    inside.parent.mkdir(parents=True)
    inside.write_text(_index(PYTHON), "utf-8")
    assert parts_list.take(tmp_path / "dist", "linux", tmp_path / "parts").read_text("utf-8") == _index(
        PYTHON
    )


def test_a_folder_without_a_frozen_program_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="freeze the program first"):
        parts_list.take(tmp_path, "linux", tmp_path / "parts")
