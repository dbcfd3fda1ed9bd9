"""README tells what the program does now."""

import re
from pathlib import Path

import pytest

from inmail_desk.ui.help_shortcuts import groups

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def keys_in_words(keys: tuple[str, ...]) -> str:
    shown = [keys[0], keys[-1]] if len(keys) > 3 else list(keys)
    return (" – " if len(keys) > 3 else ", ").join(f"`{key}`" for key in shown)


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.title)
def test_every_shortcut_is_listed(group) -> None:  # type: ignore[no-untyped-def]
    missing = [
        each for each in group.shortcuts if f"| {keys_in_words(each.keys)} | {each.does} |" not in README
    ]
    assert missing == []


def test_every_picture_exists() -> None:
    pictures = re.findall(r"\((resources/pictures/[^)]+)\)", README)
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"make ([a-z-]+)", README))
    assert {name for name in named if f"\n{name}:" not in makefile} == set()
