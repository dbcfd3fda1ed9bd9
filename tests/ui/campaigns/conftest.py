"""The page on the screen, with two campaigns of the six people: Hiring plans 4 credits for four, Talks none for one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Purpose
from inmail_desk.ui.campaigns_page import CampaignsPage
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW

Shown = Callable[..., CampaignsPage]


@pytest.fixture(scope="session")
def six_people(six_people: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of every session here. Hiring: Dana (high priority), Farid (Open Profile), Amara (pending), and Emil,
    who was sent an InMail of it today. Talks: Chloé, who has answered. Bruno is in none."""
    path = Path(shutil.copy2(six_people, tmp_path_factory.mktemp("campaigns")))
    with DataFile.open(path) as data:
        session = DeskSession(data, lambda: NOW)
        ids = {each.name.split()[0]: id for id, each in session.picture.prospects.items()}
        hiring = [ids[name] for name in ("Amara", "Dana", "Emil", "Farid")]
        session.perform(
            add_campaign, "Hiring", purpose=Purpose.RECRUITING, credit_budget=4, prospect_ids=hiring
        )
        session.perform(add_campaign, "Talks", prospect_ids=[ids["Chloé"]])
        session.perform(log_inmails, [session.picture.prospects[ids["Emil"]]], sent_at=NOW, now=NOW)
    return path


@pytest.fixture
def campaigns(session: DeskSession) -> dict[str, int]:
    """The ids of the campaigns by name."""
    return {campaign.name: id for id, campaign in session.picture.campaigns.items()}


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Shows the page of a session, as large as it is in the window at first unless a size is given."""

    def show_page(session: DeskSession, size: tuple[int, int] = (1030, 760)) -> CampaignsPage:
        opened: list[QUrl] = []
        page = CampaignsPage(session, open_url=opened.append)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        page.setFocus()
        return page

    return show_page


@pytest.fixture
def page(show: Shown, session: DeskSession) -> CampaignsPage:
    """The page with both campaigns, Hiring chosen."""
    return show(session)
