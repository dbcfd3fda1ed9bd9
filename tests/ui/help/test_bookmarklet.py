"""The bookmark that hands over a profile: what it makes of a page is read here as the right person."""

import json
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QJSEngine
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inmail_desk.desk.handed_over import read_handed_over
from inmail_desk.desk.pasting import Candidate
from inmail_desk.ui.bookmarklet import bookmarklet
from inmail_desk.ui.help_dialog import HelpDialog

from ..person.seeing import button, seen


class Page:
    """A page in a browser that runs the bookmark, and what came of it."""

    def __init__(self, address: str, title: str) -> None:
        engine = QJSEngine()
        origin, slash, rest = address.partition(".com")
        path = rest.split("?")[0].split("#")[0] or "/"
        location = {"origin": origin + slash, "hostname": (origin + slash).split("//")[1], "pathname": path}
        engine.evaluate(
            f"var location = {json.dumps(location)}; location.href = {json.dumps(address)};"
            f"var document = {{title: {json.dumps(title)}}}; var said = ''; function alert(text) {{ said = text; }}"
        )
        # A browser takes an address apart before it runs what stands in it.
        code = unquote(bookmarklet().removeprefix("javascript:"), errors="strict")
        result = engine.evaluate(code)
        assert not result.isError(), result.toString()
        # What a bookmark gives would be shown in place of the page.
        assert result.isUndefined()
        self.went_to = engine.evaluate("location.href").toString()
        self.said = engine.evaluate("said").toString()


PROFILE = "https://www.linkedin.com/in/jane-example-1a2b"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (f"{PROFILE}/?trk=x&y=%41#top", PROFILE),
        (
            "https://www.linkedin.com/in/j%C3%BCrgen-beispiel/",
            "https://www.linkedin.com/in/j%C3%BCrgen-beispiel",
        ),
        ("https://de.linkedin.com/in/jane-example", "https://www.linkedin.com/in/jane-example"),
        (f"{PROFILE}/details/experience/", PROFILE),
        (
            "https://www.linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,a-B2?_ntb=x",
            "https://www.linkedin.com/sales/lead/ACwAAx1,NAME_SEARCH,a-B2",
        ),
        (
            "https://www.linkedin.com/talent/profile/AEMAAx1",
            "https://www.linkedin.com/talent/profile/AEMAAx1",
        ),
    ],
)
def test_the_address_of_a_profile_is_handed_over_without_what_follows_it(address: str, url: str) -> None:
    found = read_handed_over(Page(address, "LinkedIn").went_to)
    assert isinstance(found, Candidate)
    assert found.address is not None
    assert found.address.url == url


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("(3) Jane Example | LinkedIn", "Jane Example"),
        ("Jane “JJ” O'Example & Sons – 100% | LinkedIn", "Jane “JJ” O'Example & Sons"),
        ("أمل مثال | LinkedIn", "أمل مثال"),
        ("Jane 👩‍💻 Example | LinkedIn", "Jane 👩‍💻 Example"),
    ],
)
def test_the_title_of_the_page_gives_the_name(title: str, name: str) -> None:
    found = read_handed_over(Page(PROFILE, title).went_to)
    assert isinstance(found, Candidate)
    assert found.name == name


@pytest.mark.parametrize("title", ["Jane \ud83d Example | LinkedIn", "漢" * 5_000, "👩‍💻" * 1_000])
def test_a_broken_or_endless_title_does_no_harm(title: str) -> None:
    assert isinstance(read_handed_over(Page(PROFILE, title).went_to), Candidate)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/feed/",
        "https://www.linkedin.com/company/acme/",
        "https://www.linkedin.com/in/",
        "https://www.example.com/in/jane-example",
        "https://www.notlinkedin.com/in/jane-example",
    ],
)
def test_any_other_page_is_told_so_and_left_alone(address: str) -> None:
    page = Page(address, "LinkedIn")
    assert (page.went_to, page.said) == (
        address,
        "This page is not a profile on LinkedIn. Open one, then choose this bookmark again.",
    )


class InOtherWords(QTranslator):
    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        return "Ce n'est pas 100%41 un \\ profil #1" if context == "bookmarklet" else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def _in_other_words(qapp: QCoreApplication) -> Iterator[None]:
    translator = InOtherWords()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("_in_other_words")
def test_what_it_says_may_be_in_any_words() -> None:
    assert Page("https://www.linkedin.com/feed/", "").said == "Ce n'est pas 100%41 un \\ profil #1"


def test_it_is_one_line_without_signs_that_mean_something_in_an_address() -> None:
    assert not set(bookmarklet()) & set('\n"%#')


def test_it_reads_nothing_of_the_page_but_address_and_title_and_sends_nothing() -> None:
    code = bookmarklet()
    assert code.count("document.") == code.count("document.title") == 1
    for word in ("fetch", "XMLHttp", "cookie", "innerHTML", "querySelector", "sendBeacon", "Image", "http"):
        assert word not in code


def test_help_copies_it(qtbot: QtBot) -> None:
    dialog = HelpDialog(page="browser")
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(button(dialog, "Copy the bookmark’s address"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == bookmarklet()
    assert "Copied." in seen(dialog)


@pytest.mark.parametrize("browser", ["Chrome", "Edge", "Firefox", "Safari"])
def test_help_says_how_it_is_made_in_each_browser(browser: str, qtbot: QtBot) -> None:
    dialog = HelpDialog(page="browser")
    qtbot.addWidget(dialog)
    dialog.show()
    assert browser in seen(dialog)
