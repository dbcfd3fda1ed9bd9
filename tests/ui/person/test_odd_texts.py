"""Texts that no keyboard types but clipboards hold: nothing breaks, and what can be kept is."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.store.values import TouchKind
from inmail_desk.ui.log_inmail_dialog import LogInMailDialog
from inmail_desk.ui.person_panel import PersonPanel
from inmail_desk.ui.quick_add_dialog import QuickAddDialog
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.touch_dialog import TouchDialog
from tests.ui.conftest import NOW

from .seeing import seen

Named = Callable[[str], int]
Opened = Callable[[QDialog], QDialog]

ODD = {
    "half a pair": "Jane \ud83d Example",
    "a zero": "Jane\0Example",
    "an emoji": "Jane 👩‍💻 Example",
    "right to left": "محمد علي",
    "markup": "<b>Jane</b> &amp; Example",
    "placeholders": "Jane %1 %2 Example",
}
odd = pytest.mark.parametrize("text", list(ODD.values()), ids=list(ODD))


@odd
def test_anybody_can_be_added(empty_session: DeskSession, window: QWidget, opened: Opened, text: str) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    dialog.name.setText(text)

    dialog.accept()

    assert len(empty_session.picture.prospects) == 1


@odd
def test_anybody_can_be_pasted(
    empty_session: DeskSession, window: QWidget, opened: Opened, text: str
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    dialog.text.setPlainText(f"{text}\nCTO at Acme\nhttps://www.linkedin.com/in/jx77")

    dialog.accept()

    assert len(empty_session.picture.prospects) == 1


@odd
def test_any_notes_are_kept(session: DeskSession, panel: PersonPanel, named: Named, text: str) -> None:
    panel.show_person(named("Dana"))
    panel.findChild(QPlainTextEdit).setPlainText(text)

    panel.save()
    panel.save()

    kept = session.picture.prospects[named("Dana")].notes
    assert kept == panel.findChild(QPlainTextEdit).toPlainText().replace("\0", "")


@odd
def test_any_name_is_shown_as_it_is(session: DeskSession, panel: PersonPanel, text: str) -> None:
    id = session.perform(add_prospects, [Candidate(name=text)], now=NOW).prospects[0]

    panel.show_person(id)

    assert session.picture.prospects[id].name in seen(panel)


@odd
def test_any_text_can_be_a_touch(
    session: DeskSession, named: Named, window: QWidget, opened: Opened, text: str
) -> None:
    dialog = opened(TouchDialog(session, [named("Dana")], window))
    dialog.kinds.choose(TouchKind.COMMENT)
    dialog.text.setPlainText(text)

    dialog.accept()

    assert len(session.data.read.touches_of(named("Dana"))) == 1


@odd
def test_any_text_can_be_a_subject(
    session: DeskSession, named: Named, window: QWidget, opened: Opened, text: str
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    dialog.subject.set_text(text)

    dialog.accept()

    assert session.picture.state_of(named("Dana")).inmails == 1


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "word " * 2_000, "a.b/" * 2_500, "line\n" * 2_000, "\u202e" * 10_000]
)
def test_ten_thousand_characters_are_read_without_breaking(
    session: DeskSession, window: QWidget, opened: Opened, text: str
) -> None:
    dialog = opened(QuickAddDialog(session, window))
    dialog.text.setPlainText(text)

    dialog.accept()

    assert len(session.picture.prospects) in (6, 7)


def test_ten_thousand_characters_beside_an_address_are_cut_to_a_name(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    dialog.text.setPlainText(
        f"{'x' * 10_000} https://www.linkedin.com/in/aa-bb\nhttps://www.linkedin.com/in/cc-dd"
    )

    dialog.accept()

    assert max(len(each.name) for each in empty_session.picture.prospects.values()) <= 300
