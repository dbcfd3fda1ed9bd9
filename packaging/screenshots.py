"""Makes README's pictures from the demo, without a screen. Run by `make screenshots`."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.demo import make_demo
from inmail_desk.desk.losing import next_loss
from inmail_desk.desk.people import Filter
from inmail_desk.desk.today import Figure
from inmail_desk.ui.first_run import FirstRunPage
from inmail_desk.ui.import_review import ImportReview
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.pages import PROSPECTS, TODAY
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Appearance, Theme, make_application

NOW = datetime(2026, 11, 22, 10, 0)
PICTURES = Path(__file__).parent.parent / "resources" / "pictures"
SIZE = QSize(1240, 820)
_MESSAGE_COLUMNS = [
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
]


def main() -> None:
    """Writes every picture anew."""
    application = make_application(["screenshots"])
    application.setApplicationName("InMail Desk")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="inmail-desk-demo-") as folder:
        theme = Theme(application)
        window = MainWindow(Memory(Path(folder) / "window.ini"), theme)
        with make_demo(Path(folder) / "Demo.inmaildesk", NOW) as data:
            window.show_account(DeskSession(data, lambda: NOW), "Demo", demo=False)
            window.resize(SIZE)
            window.show()
            for appearance in (Appearance.LIGHT, Appearance.DARK):
                theme.set_appearance(appearance)
                for name, prepare in _pages(window).items():
                    _take(window, f"{name}-{appearance}", prepare)
            theme.set_appearance(Appearance.LIGHT)
            window.pages.show(TODAY)
            _take(window, "import-review", lambda: _show_review(window, Path(folder)))
            window.importing().end()
            window.pages.show(TODAY)
            _take(window, "why", lambda: window.pages.today.why_wanted.emit(Figure.NEXT_LOSS))
            _take(window, "first-run", lambda: _show_first_run(window))
            window.close()


def _pages(window: MainWindow) -> dict[str, Callable[[], object]]:
    """How to show each page so that there is something to be seen on it."""
    pages = window.pages
    assert pages is not None
    return {
        "today": lambda: pages.show(TODAY),
        "prospects": lambda: _show_pending(window),
        "calendar": lambda: _show_next_loss(window),
        "ledger": lambda: pages.on_ledger().show_entry(_latest_credit_back(window)),
        "campaigns": pages.on_campaigns,
        "plan": lambda: pages.on_plan().show_part("plan"),
        "rules": lambda: pages.on_plan().show_rule("allotment"),
        "rulebooks": lambda: pages.on_plan().show_part("rulebooks"),
    }


def _show_next_loss(window: MainWindow) -> None:
    assert window.pages is not None
    assert window.session is not None
    loss = next_loss(window.session.picture)
    assert loss is not None
    window.pages.on_calendar().show_day(loss.on)


def _show_review(window: MainWindow, folder: Path) -> None:
    """Reads a small archive of invented people, most of whom were sent an InMail."""
    archive = folder / "Basic_LinkedInDataExport_11-20-2026.zip"
    people = (
        "Nadia Brandt",
        "Tomas Lind",
        "Aiko Mori",
        "Priya Nair",
        "Jonas Weber",
        "Lea Dubois",
        "Marek Zeman",
    )
    mine = ("Maria Holm", "https://www.linkedin.com/in/maria-holm")
    rows = []
    for number, name in enumerate(people):
        theirs = (name, f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}")
        sent = datetime(2026, 10, 3 + 2 * number, 9, 12)
        subject = ("Your talk in Malmö", "A question about your team", "")[number % 3]
        messages = [
            (mine, theirs, sent, subject, f"Good morning, {name.split()[0]}! May I ask you something?")
        ]
        if number % 2:
            messages.append((theirs, mine, sent + timedelta(days=3), "", "Gladly. Would Thursday suit you?"))
        rows += [
            [
                f"2-{number}",
                "",
                *sender,
                *to,
                f"{at:%Y-%m-%d %H:%M:%S} UTC",
                subject,
                words,
                "INBOX",
            ]
            for sender, to, at, subject, words in reversed(messages)
        ]
    text = io.StringIO()
    csv.writer(text).writerows([_MESSAGE_COLUMNS, *rows])
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("messages.csv", text.getvalue())
        made.writestr("Profile.csv", "First Name,Last Name,Headline\nMaria,Holm,Recruiter\n")
        made.writestr(
            "Connections.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        )
    window.importing().begin([archive])
    while not any(_is_worked_out(each) for each in window.findChildren(ImportReview)):
        _let_it_paint()
    for _ in range(3):  # down to somebody who answered
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)


def _is_worked_out(review: ImportReview) -> bool:
    """Whether a review stands there with what it changes."""
    return review.isVisible() and not review.foot.text.text().endswith("…")


def _latest_credit_back(window: MainWindow) -> int:
    assert window.session is not None
    postings = window.session.picture.statement.postings
    return max(number for number, each in enumerate(postings) if each.kind is Kind.CREDIT_BACK)


def _show_first_run(window: MainWindow) -> None:
    page = FirstRunPage(lambda: NOW)
    window.show_first_run(page)
    while not _name_of(page.focusWidget()):  # the plans are read after the first painting
        _let_it_paint()
    for keys in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Return):
        QTest.keyClick(page.focusWidget(), keys)
    QTest.keyClicks(page.focusWidget(), "1 nov")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(page.focusWidget(), "27")


def _show_pending(window: MainWindow) -> None:
    window.pages.show(PROSPECTS)
    page = window.pages.prospects()
    page.show_filter(Filter.PENDING)
    first = [id for id, state in window.session.picture.states.items() if state.days_left == 3]  # type: ignore[union-attr]
    page.show_prospect(first[0])


def _take(window: MainWindow, name: str, prepare: Callable[[], object]) -> None:
    prepare()
    _let_it_paint()
    shown: QWidget = window
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            shown = dialog
    picture = shown.grab()
    picture.save(str(PICTURES / f"{name}.png"))
    if isinstance(shown, QDialog):
        shown.reject()


def _name_of(widget: QWidget | None) -> str:
    return "" if widget is None else widget.accessibleName()


def _let_it_paint() -> None:
    QApplication.processEvents()
    QTest.qWait(400)  # the agenda and the rulebooks' numbers come a moment after the rest


if __name__ == "__main__":
    main()
