"""What the workflows call is there, and what they make is all that a release has."""

import fnmatch
import importlib.util
import re
import shlex
import tomllib
from typing import Any

import application
import pytest
import yaml
from release import results

WORKFLOWS = application.ROOT / ".github" / "workflows"
NAMES = ("tests", "release")


def workflow(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8"))
    return read


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job.get("steps", ())]


def commands(name: str) -> list[str]:
    """Every line that a shell gets, those that go on in a second one joined."""
    runs = [step["run"] for step in steps(name) if "run" in step]
    return [line for run in runs for line in run.replace("\\\n", " ").splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_scripts_that_are_called_are_there(name: str) -> None:
    called = {word for line in commands(name) for word in re.findall(r"packaging/[\w/-]+\.(?:py|sh)", line)}
    assert [each for each in called if not (application.ROOT / each).is_file()] == []
    assert called


def test_modules_that_are_run_are_there() -> None:
    run = {found for line in commands("release") for found in re.findall(r"python -m ([\w.]+)", line)}
    own = [each for each in run if each != "pip"]
    assert [each for each in own if importlib.util.find_spec(each) is None] == []
    assert own


@pytest.mark.parametrize("name", NAMES)
def test_targets_of_make_that_are_called_are_there(name: str) -> None:
    made = (application.ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    called = {word for line in commands(name) for word in re.findall(r"\bmake ([\w./-]+)", line)}
    assert [each for each in called if not re.search(rf"^{re.escape(each)}:", made, re.MULTILINE)] == []


def test_extras_that_are_installed_are_there() -> None:
    project = tomllib.loads((application.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [line for name in NAMES for line in commands(name)]
    asked = {
        extra
        for line in lines
        for group in re.findall(r'"\.\[([\w,]+)\]"', line)
        for extra in group.split(",")
    }
    assert asked <= project["optional-dependencies"].keys()
    assert asked


def test_the_oldest_python_that_is_allowed_is_the_first_that_is_tried() -> None:
    project = tomllib.loads((application.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tried = workflow("tests")["jobs"]["tests"]["strategy"]["matrix"]["python"]
    assert project["requires-python"] == f">={tried[0]}"
    assert tried == ["3.11", "3.12", "3.13"]


def test_the_tests_run_on_three_systems() -> None:
    tried = workflow("tests")["jobs"]["tests"]["strategy"]["matrix"]["system"]
    assert [each.split("-")[0] for each in tried] == ["ubuntu", "windows", "macos"]


def test_everything_of_a_release_is_handed_on() -> None:
    uploads = [step["with"] for step in steps("release") if "upload-artifact" in step.get("uses", "")]
    handed = [
        pattern.replace("${{ matrix.architecture }}", architecture)
        for each in uploads
        if each["name"].startswith("results-")
        for pattern in each["path"].splitlines()
        for architecture in ("arm64", "x86_64")
    ]
    built = set(results.ALL) - {results.PARTS_LIST, results.CHECKSUMS}
    assert {
        name for name in built if not any(fnmatch.fnmatch(f"dist/{name}", each) for each in handed)
    } == set()


def test_a_missing_result_ends_a_job() -> None:
    uploads = [step["with"] for step in steps("release") if "upload-artifact" in step.get("uses", "")]
    assert {each["if-no-files-found"] for each in uploads if not each["name"].startswith("pictures-")} == {
        "error"
    }


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_named_by_their_commit(name: str) -> None:
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert [each for each in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each)] == []


def test_only_the_job_that_drafts_may_write() -> None:
    assert [workflow(name)["permissions"] for name in NAMES] == [{"contents": "read"}] * 2
    jobs = workflow("release")["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "draft": {"contents": "write"}
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_job_ends_at_some_time(name: str) -> None:
    jobs = workflow(name)["jobs"]
    assert [each for each, job in jobs.items() if "timeout-minutes" not in job and "uses" not in job] == []


def test_secrets_reach_single_steps_and_no_command_line() -> None:
    jobs = workflow("release")["jobs"]
    outside = {
        name: {key: value for key, value in job.items() if key != "steps"} for name, job in jobs.items()
    }
    assert "secrets." not in str(outside)
    assert [line for line in commands("release") if "${{" in line] == []


def test_nothing_is_drafted_before_everything_was_tried() -> None:
    jobs = workflow("release")["jobs"]
    assert set(jobs["draft"]["needs"]) == set(jobs) - {"draft", "before", "tests"}
    assert all(jobs[name]["needs"] in ("tests", "linux") for name in jobs["draft"]["needs"])


def test_a_release_is_a_draft_until_somebody_has_read_it() -> None:
    (made,) = (line for line in commands("release") if "gh release create" in line)
    assert "--draft" in shlex.split(made)


def test_started_by_hand_nothing_is_released() -> None:
    drafting = [step for step in steps("release") if "gh release" in step.get("run", "")]
    assert [step["if"] for step in drafting] == ["github.ref_type == 'tag'"]


def test_the_program_that_macos_tries_is_the_one_in_the_bundle() -> None:
    (tried,) = (line for line in commands("release") if "Contents/MacOS" in line)
    assert tried.endswith(f'/Contents/MacOS/{application.COMMAND}"')


def test_systems_that_have_nothing_need_nothing_of_actions() -> None:
    """Bare images have neither git nor always tar, which the actions want."""
    inside = {
        name: job["container"]["image"]
        for name, job in workflow("release")["jobs"].items()
        if "container" in job
    }
    assert inside == {"linux": "python:3.11-bookworm"}
    (tried,) = (line for line in commands("release") if "try_package.sh" in line)
    assert tried.startswith("docker run ")


@pytest.mark.parametrize("name", results.LINUX[2:])
def test_what_needs_no_installing_is_started_too(name: str) -> None:
    runs = [step.get("run", "") for step in workflow("release")["jobs"]["linux"]["steps"]]
    assert any(fnmatch.fnmatch(f"dist/{name}", word) for run in runs for word in run.split())
