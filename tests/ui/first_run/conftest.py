"""A person before the first page, on 22 November 2026 unless told."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from ..conftest import NOW
from .answering import Person, Sitting


@pytest.fixture
def sitting(qtbot: QtBot) -> Sitting:
    def sit(now: datetime = NOW, *, width: int = 1240) -> Person:
        return Person(qtbot, now, width=width)

    return sit


@pytest.fixture
def person(sitting: Sitting) -> Person:
    return sitting()


@pytest.fixture
def business(person: Person) -> Person:
    """The same, with Premium Business chosen."""
    person.choose("Premium Business")
    return person


RENEWAL = "It renews on this day of the month"
NUMBER = "InMail credits"
