"""What a release says beside its files."""

import application
import pytest
from release import notes, results


@pytest.mark.parametrize("system", notes.SYSTEMS)
def test_each_system_says_how_to_get_the_program(system: str) -> None:
    words = (application.ROOT / "packaging" / system / "download.md").read_text("utf-8")
    told = notes.filled(words)
    assert application.VERSION in told
    assert "@" not in told


def test_the_download_words_name_the_files_of_the_release() -> None:
    told = notes.notes("- Something new.")
    assert [name for name in results.ALL if name not in told] == []


def test_the_changes_come_first_in_the_notes() -> None:
    assert notes.notes("- Something new.").startswith("- Something new.\n\n## Download")
