"""Real data files for the pages: an account with a few invented people, and one without any."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import add_prospects, set_open_profile, set_priority
from inmail_desk.desk.sending import log_inmails, record_response
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Priority
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import apply_theme

# Two of the three systems do not ask the environment for it.
QLocale.setDefault(QLocale.c())

NOW = datetime(2026, 11, 22, 10, 0)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Light, and without the windows of earlier tests, which would wait to be deleted until an event loop runs."""
    apply_theme(qapp, dark=False)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def new_account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "Premium.inmail"
    with DataFile.create(path) as data:
        answers = Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=date(2026, 9, 1))
        begin(data, answers, now=NOW)
    return path


@pytest.fixture(scope="session")
def six_people(new_account: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy2(new_account, tmp_path_factory.mktemp("six")))
    with DataFile.open(path) as data:
        _add_six(DeskSession(data, lambda: NOW))
    return path


@pytest.fixture
def empty_session(qapp: QApplication, new_account: Path, tmp_path: Path) -> Iterator[DeskSession]:
    """Premium Business, subscribed on 2026-09-01: 45 credits on 22 November, nobody in the list."""
    (tmp_path / "empty").mkdir()
    with DataFile.open(Path(shutil.copy2(new_account, tmp_path / "empty"))) as data:
        yield DeskSession(data, lambda: NOW)


@pytest.fixture
def session(qapp: QApplication, six_people: Path, tmp_path: Path) -> Iterator[DeskSession]:
    """The same with six people: Amara (pending, 3 days left), Bruno (lapsed), Chloé (answered), Dana and Emil (to
    write, Dana with high priority), Farid (Open Profile, to write)."""
    with DataFile.open(Path(shutil.copy2(six_people, tmp_path))) as data:
        yield DeskSession(data, lambda: NOW)


def _add_six(desk: DeskSession) -> None:
    people = [
        Candidate(
            name="Amara Okafor", company="Northwind", title="Head of Talent", address=address("amara-okafor")
        ),
        Candidate(
            name="Bruno Keller", company="Keller & Sons", title="Founder", address=address("bruno-keller")
        ),
        Candidate(
            name="Chloé Martin", company="Atelier Nord", title="Designer", address=address("chloe-martin")
        ),
        Candidate(
            name="Dana Novak", company="Lumen Labs", title="VP Engineering", address=address("dana-novak")
        ),
        Candidate(name="Emil Sørensen", company="Fjord IT", title="CTO", address=address("emil-sorensen")),
        Candidate(
            name="Farid Rahimi", company="Northwind", title="Recruiter", address=address("farid-rahimi")
        ),
    ]
    added = desk.perform(add_prospects, people, now=datetime(2026, 8, 1, 9, 0))
    amara, bruno, chloe, dana, _, farid = added.prospects
    desk.perform(set_priority, [dana], Priority.HIGH)
    desk.perform(set_open_profile, [farid], True)
    for person, sent_at in (
        (bruno, datetime(2026, 8, 1, 12, 0)),
        (amara, datetime(2026, 8, 27, 12, 0)),
        (chloe, datetime(2026, 10, 5, 12, 0)),
    ):
        desk.perform(log_inmails, [desk.picture.prospects[person]], sent_at=sent_at, now=NOW, subject="Hello")
    desk.perform(
        record_response, desk.picture, [chloe], Outcome.REPLY, at=datetime(2026, 10, 9, 12, 0), now=NOW
    )


@pytest.fixture(scope="module")
def kept_session(
    qapp: QApplication, six_people: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DeskSession]:
    """The same as `session` for all tests of a module together, which change nothing in it."""
    apply_theme(qapp, dark=False)
    with DataFile.open(Path(shutil.copy2(six_people, tmp_path_factory.mktemp("kept")))) as data:
        yield DeskSession(data, lambda: NOW)


@pytest.fixture
def named(session: DeskSession) -> Callable[[str], int]:
    """The id of the one whose name begins so."""

    def find(name: str) -> int:
        return next(id for id, each in session.picture.prospects.items() if each.name.startswith(name))

    return find


def address(slug: str) -> ProfileAddress:
    found = normalise(f"https://www.linkedin.com/in/{slug}")
    assert isinstance(found, ProfileAddress)
    return found
