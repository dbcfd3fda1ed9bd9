"""The facts about a person, changed in place."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.prospects import set_campaign, set_priority, set_tags
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.values import Priority
from inmail_desk.ui.person_panel import PersonPanel
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW

from ..keyboard import press
from .seeing import button, seen

Named = Callable[[str], int]


@pytest.fixture
def opened_urls(qapp: QObject) -> Iterator[list[str]]:
    """The addresses that would go to the browser."""

    urls: list[str] = []

    class Browser(QObject):
        @Slot(QUrl)
        def take(self, url: QUrl) -> None:
            urls.append(url.toString())

    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")
    yield urls
    QDesktopServices.unsetUrlHandler("https")


def field(panel: PersonPanel, name: str) -> QWidget:
    return next(each for each in panel.findChildren(QWidget) if each.accessibleName() == name)


def test_the_priority_is_chosen_by_key(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Emil"))

    field(panel, "Priority").setFocus()
    press(Qt.Key.Key_Down)

    assert session.picture.prospects[named("Emil")].priority is Priority.HIGH


def test_the_wheel_changes_no_priority(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    priority = field(panel, "Priority")
    middle = priority.rect().center()
    event = QWheelEvent(
        middle.toPointF(),
        priority.mapToGlobal(middle).toPointF(),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(priority, event)

    assert priority.currentText() == "High"


def test_a_campaign_shows_what_it_has_used_of_its_budget(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    session.perform(add_campaign, "Nordic hiring", credit_budget=15)
    session.perform(set_campaign, [named("Dana")], 1)
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)

    panel.show_person(named("Dana"))

    assert field(panel, "Campaign").currentText() == "Nordic hiring  1/15"


def test_a_campaign_is_chosen_by_key(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    session.perform(add_campaign, "Nordic hiring")
    panel.show_person(named("Dana"))

    field(panel, "Campaign").setFocus()
    press(Qt.Key.Key_Down)

    assert session.picture.prospects[named("Dana")].campaign_id == 1


def test_a_1st_degree_connection_is_free_at_once(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    field(panel, "Connection").setFocus()
    press(Qt.Key.Key_Down)

    assert "A connection: write a free message" in seen(panel)


def test_tags_are_typed_with_commas(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    field(panel, "Tags").setFocus()
    press("design, Berlin", Qt.Key.Key_Return)

    assert session.picture.prospects[named("Dana")].tags == ("Berlin", "design")


def test_a_tag_is_taken_away_by_deleting_it(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    session.perform(set_tags, [named("Dana")], add=["Berlin", "design"])
    panel.show_person(named("Dana"))

    tags = field(panel, "Tags")
    tags.setFocus()
    tags.selectAll()
    press("design", Qt.Key.Key_Tab)

    assert session.picture.prospects[named("Dana")].tags == ("design",)


def test_tags_being_typed_are_saved_when_another_is_selected(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    panel.show_person(named("Dana"))
    field(panel, "Tags").setFocus()
    press("design")

    panel.show_person(named("Emil"))

    assert session.picture.prospects[named("Dana")].tags == ("design",)


def test_tags_being_typed_outlive_a_refresh(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    tags = field(panel, "Tags")
    tags.setFocus()
    press("desi")

    session.perform(set_priority, [named("Dana")], Priority.LOW)

    assert tags.text() == "desi"


def test_open_profile_is_a_tick(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    button(panel, "Open Profile: InMail is free").click()

    assert session.picture.prospects[named("Dana")].open_profile


def test_inmail_switched_off_is_a_tick(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    button(panel, "InMail switched off").click()

    assert "This person has switched InMail off." in seen(panel)


def test_a_profile_opens_in_the_browser(panel: PersonPanel, named: Named, opened_urls: list[str]) -> None:
    panel.show_person(named("Dana"))

    button(panel, "Open linkedin.com/in/dana-novak").click()

    assert opened_urls == ["https://www.linkedin.com/in/dana-novak"]


def test_an_address_is_added_with_enter(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    field(panel, "Add a profile address").setFocus()
    press("linkedin.com/in/dana-the-second", Qt.Key.Key_Return)

    assert "linkedin.com/in/dana-the-second" in seen(panel)


def test_the_address_of_somebody_else_is_refused_with_their_name(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    field(panel, "Add a profile address").setFocus()
    press("linkedin.com/in/amara-okafor", Qt.Key.Key_Return)

    assert "Amara Okafor has this address already" in seen(panel)


def test_an_address_is_removed(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    button(panel, "Remove linkedin.com/in/dana-novak").click()

    assert session.picture.prospects[named("Dana")].addresses == ()
