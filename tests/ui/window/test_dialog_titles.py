"""Titles of dialogs are written like sentences; only LinkedIn's own names keep their capitals."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from inmail_desk.ui.campaign_dialog import CampaignDialog
from inmail_desk.ui.campaign_split_dialog import CampaignSplitDialog
from inmail_desk.ui.check_dialog import CheckDialog
from inmail_desk.ui.ending_dialog import EndingDialog
from inmail_desk.ui.follow_up_dialog import FollowUpDialog
from inmail_desk.ui.forget_dialog import ForgetDialog
from inmail_desk.ui.log_inmail_dialog import LogInMailDialog
from inmail_desk.ui.quick_add_dialog import QuickAddDialog
from inmail_desk.ui.response_dialog import ResponseDialog
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.tags_dialog import TagsDialog
from inmail_desk.ui.touch_dialog import TouchDialog

NAMES = {"InMail", "InMails", "LinkedIn", "Desk"}


@pytest.mark.parametrize(
    "make",
    [
        lambda session, _: CampaignDialog(session, ()),
        lambda session, _: CampaignSplitDialog(session),
        lambda session, _: CheckDialog(session),
        lambda session, id: EndingDialog(session, [id]),
        lambda session, id: EndingDialog(session, [id], undelivered=True),
        lambda session, id: FollowUpDialog(session, [id]),
        ForgetDialog,
        lambda session, id: LogInMailDialog(session, [id]),
        lambda session, _: QuickAddDialog(session),
        lambda session, id: ResponseDialog(session, [id]),
        lambda session, id: TagsDialog(session, [id]),
        lambda session, id: TouchDialog(session, [id]),
    ],
)
def test_only_the_first_word_and_names_have_a_capital(
    session: DeskSession,
    named: Callable[[str], int],
    qtbot: QtBot,
    make: Callable[[DeskSession, int], QDialog],
) -> None:
    dialog = make(session, named("Amara"))
    qtbot.addWidget(dialog)
    later = dialog.windowTitle().split()[1:]
    assert [word for word in later if word[0].isupper() and word not in NAMES] == []
