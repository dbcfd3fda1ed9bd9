"""Imported rulebooks stand beside those that ship until they are removed; a newer one that ships is only offered."""

import json
from datetime import datetime
from typing import Any

import pytest

from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, Rulebook, load_shipped, parse_rulebook
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.rulebook_shelf import (
    MOST_IMPORTED,
    Book,
    books,
    import_rulebook,
    newer_shipped,
    remove_rulebook,
)
from inmail_desk.desk.rulebook_switching import switch_rulebook
from inmail_desk.desk.today import today_page
from inmail_desk.desk.todos import TodoKind

from .opened_desk import Desk


def book_like(shipped: str, **fields: Any) -> Rulebook:
    """A rulebook as a shipped one, but for some fields."""
    return parse_rulebook(json.dumps({**json.loads(load_shipped(shipped).text), **fields}))


MINE = book_like("per-month-guide", id="mine", title="What a colleague found")


def shelf(desk: Desk) -> list[str]:
    return [each.rulebook.title for each in books(desk.picture, desk.data)]


def taken(desk: Desk, title: str) -> Book:
    return next(each for each in books(desk.picture, desk.data) if each.rulebook.title == title)


def rejected(desk: Desk, rulebook: Rulebook) -> Problem:
    with pytest.raises(Rejected) as found:
        desk.do(import_rulebook, desk.picture, rulebook)
    return found.value.problem


def use(desk: Desk, rulebook: Rulebook, version: str) -> None:
    """Writes into the account what an earlier version of the program would have."""
    with desk.data.unit_of_work("Earlier") as work:
        work.account.set_rulebook(rulebook.id, version, rulebook.text)
        desk.take_over(work.commit())


def test_an_imported_rulebook_stands_last_and_changes_no_number(desk: Desk) -> None:
    before = desk.picture.statement
    desk.do(import_rulebook, desk.picture, MINE)
    assert shelf(desk)[-1] == MINE.title
    assert taken(desk, MINE.title).imported
    assert desk.picture.statement == before


def test_importing_and_removing_can_be_undone(desk: Desk) -> None:
    desk.do(import_rulebook, desk.picture, MINE)
    desk.undo()
    assert MINE.title not in shelf(desk)
    desk.redo()
    desk.do(remove_rulebook, taken(desk, MINE.title).place)
    assert MINE.title not in shelf(desk)
    desk.undo()
    assert MINE.title in shelf(desk)


def test_an_imported_rulebook_stays_after_switching_to_another(desk: Desk) -> None:
    desk.do(import_rulebook, desk.picture, MINE)
    desk.do(switch_rulebook, desk.picture, taken(desk, MINE.title))
    assert shelf(desk)[0] == MINE.title
    assert shelf(desk).count(MINE.title) == 1
    desk.do(switch_rulebook, desk.picture, taken(desk, load_shipped(DEFAULT_RULEBOOK).title))
    assert shelf(desk)[-1] == MINE.title


def test_an_imported_rulebook_with_the_id_of_a_shipped_one_is_told_apart(desk: Desk) -> None:
    twin = book_like(DEFAULT_RULEBOOK, title="Changed by hand", version="2000-01-01")
    desk.do(import_rulebook, desk.picture, twin)
    desk.do(switch_rulebook, desk.picture, taken(desk, "Changed by hand"))
    first, second, *_ = books(desk.picture, desk.data)
    assert (first.imported, first.in_use) == (True, True)
    assert (second.rulebook.id, second.imported) == (DEFAULT_RULEBOOK, False)
    assert newer_shipped(desk.picture) is None


def test_a_rulebook_of_the_same_id_takes_the_place_of_the_one_imported_before(desk: Desk) -> None:
    desk.do(import_rulebook, desk.picture, MINE)
    desk.do(import_rulebook, desk.picture, book_like("credits-faq", id="mine", title="Found since"))
    assert shelf(desk)[-1] == "Found since"
    assert MINE.title not in shelf(desk)


def test_a_newer_import_does_not_slip_in_for_the_one_in_use(desk: Desk) -> None:
    desk.do(import_rulebook, desk.picture, MINE)
    desk.do(switch_rulebook, desk.picture, taken(desk, MINE.title))
    before = desk.picture.statement
    desk.do(import_rulebook, desk.picture, book_like("credits-faq", id="mine", title="Found since"))
    assert desk.picture.statement == before
    assert (shelf(desk)[0], shelf(desk)[-1]) == (MINE.title, "Found since")


def test_what_is_there_already_is_not_imported_again(desk: Desk) -> None:
    desk.do(import_rulebook, desk.picture, MINE)
    for there in (MINE, load_shipped(DEFAULT_RULEBOOK), load_shipped("credits-faq")):
        assert rejected(desk, there) is Problem.RULEBOOK_THERE


def test_more_than_can_be_compared_are_not_kept(desk: Desk) -> None:
    for number in range(MOST_IMPORTED):
        desk.do(import_rulebook, desk.picture, book_like("credits-faq", id=f"mine-{number}"))
    assert rejected(desk, MINE) is Problem.TOO_MANY_RULEBOOKS
    assert len(shelf(desk)) == 6 + MOST_IMPORTED


def test_what_a_newer_version_of_the_program_kept_is_left_alone(desk: Desk) -> None:
    with desk.data.unit_of_work("Newer") as work:
        work.settings.set("imported_rulebook.1", '{"format": 99}')
        work.commit()
    assert len(shelf(desk)) == 6
    desk.do(import_rulebook, desk.picture, MINE)
    assert desk.data.read.setting("imported_rulebook.1") == '{"format": 99}'


def test_the_latest_version_offers_nothing(desk: Desk) -> None:
    assert newer_shipped(desk.picture) is None


def test_a_newer_version_that_ships_is_offered_and_not_slipped_in(desk: Desk) -> None:
    older = book_like(DEFAULT_RULEBOOK, version="2025-01-01", title="LinkedIn Help as of 2025")
    use(desk, older, "2025-01-01")
    newer = newer_shipped(desk.picture)
    assert newer is load_shipped(DEFAULT_RULEBOOK)
    assert desk.picture.rules.rulebook.title == "LinkedIn Help as of 2025"
    desk.do(switch_rulebook, desk.picture, Book(rulebook=newer, in_use=False, imported=False))
    assert newer_shipped(desk.picture) is None


def test_a_newer_version_is_a_thing_to_do_on_today(desk: Desk) -> None:
    def offered() -> bool:
        return any(todo.kind is TodoKind.NEWER_RULEBOOK for todo in today_page(desk.picture).todos)

    assert not offered()
    use(desk, book_like(DEFAULT_RULEBOOK, version="2025-01-01"), "2025-01-01")
    assert offered()


def test_a_file_of_a_newer_program_is_offered_nothing_older(desk: Desk) -> None:
    use(desk, book_like(DEFAULT_RULEBOOK, version="2099-01-01"), "2099-01-01")
    assert newer_shipped(desk.picture) is None


def test_versions_of_shipped_rulebooks_are_days_so_that_the_later_one_is_the_newer() -> None:
    for id in ("linkedin-current", "credits-faq"):
        datetime.fromisoformat(load_shipped(id).version)
