"""The page Today: four figures, the credits by the day they expire, and what to do now."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from inmail_desk.desk.picture import Picture
from inmail_desk.desk.today import Figure as Asked
from inmail_desk.desk.today import TodayPage as Content
from inmail_desk.desk.today import today_page
from inmail_desk.desk.todos import Todo

from .cards import Card, CardRow, EmptyState, FigureCard, TodoRow
from .chart_card import ChartCard
from .colours import Tone
from .controls import PrimaryButton, SecondaryButton
from .dates import long_day
from .labels import Separator, set_shown
from .page import PageHeader, ScrollPage
from .session import DeskSession
from .today_words import (
    balance_figure,
    chart_bar,
    loss_figure,
    returning_figure,
    waiting_figure,
)
from .todo_words import TodoWords, todo_words


class TodayPage(ScrollPage):
    """Shows the session's picture and says what the person wants; it changes nothing itself. It keeps up with the
    session while it can be seen."""

    add_wanted = Signal()
    log_wanted = Signal()
    why_wanted = Signal(object)
    """Carries the `today.Figure` that is asked about."""
    todo_wanted = Signal(object)
    """Carries the `todos.Todo` whose button was pressed."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        self._session = session
        self.add_button = SecondaryButton(QCoreApplication.translate("TodayPage", "Add prospect"))
        self.add_button.show_hint("Ctrl+N")
        self.log_button = PrimaryButton(QCoreApplication.translate("TodayPage", "Log InMail"))
        self.log_button.show_hint("Ctrl+L")
        self._header = PageHeader(
            QCoreApplication.translate("TodayPage", "Today"), "", self.add_button, self.log_button
        )
        super().__init__(self._header, parent)
        self.add_button.clicked.connect(self.add_wanted)
        self.log_button.clicked.connect(self.log_wanted)

        self.cards = {
            Asked.BALANCE: FigureCard("mail", self.tr("Credits you have")),
            Asked.NEXT_LOSS: FigureCard("hourglass", self.tr("Next loss"), Tone.WARN),
            Asked.WAITING: FigureCard("people", self.tr("Waiting for an answer")),
            Asked.MAY_COME_BACK: FigureCard("back", self.tr("May come back"), Tone.GOOD),
        }
        for asked, card in self.cards.items():
            card.link_clicked.connect(lambda asked=asked: self.why_wanted.emit(asked))
        self.cards[Asked.BALANCE].more_clicked.connect(lambda: self.why_wanted.emit(Asked.ARRIVAL))
        self.column.addWidget(CardRow(list(self.cards.values())))
        self.chart = ChartCard(self.tr("Your credits by the day they expire"))
        self.chart.activated.connect(lambda _: self.why_wanted.emit(Asked.BALANCE))
        self.column.addWidget(self.chart)
        self.todos = TodoCard(self.tr("To do"))
        self.todos.chosen.connect(self.todo_wanted)
        self.column.addWidget(self.todos)
        self.column.addStretch(1)
        session.changed.connect(self._follow)
        session.work_out_ahead(_read)
        self._stale = True
        self.keep_up()

    def showEvent(self, event: QShowEvent) -> None:
        self.keep_up()
        super().showEvent(event)

    def _follow(self, _: object) -> None:
        self._stale = True
        if self.isVisible():
            self.keep_up()

    def keep_up(self) -> None:
        """Takes over what changed, seen or not."""
        if not self._stale:
            return
        self._stale = False
        page = self._session.content(_read)
        day = long_day(page.today)
        self._header.set_subtitle(f"{day} · {page.plan}" if page.plan else day)
        self.cards[Asked.BALANCE].show_figure(balance_figure(page))
        self.cards[Asked.NEXT_LOSS].show_figure(loss_figure(page))
        self.cards[Asked.WAITING].show_figure(waiting_figure(page))
        self.cards[Asked.MAY_COME_BACK].show_figure(returning_figure(page))
        self.chart.show_bars(page.today, [chart_bar(bar, page.today) for bar in page.bars])
        set_shown(self.chart, bool(page.bars))
        self.todos.show_todos([(todo, todo_words(todo, page)) for todo in page.todos])


def _read(picture: Picture, _: object) -> Content:
    return today_page(picture)


class TodoCard(Card):
    """The list of things to do now."""

    chosen = Signal(object)
    """Carries the `Todo` whose button was pressed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._shown: list[tuple[Todo, TodoWords]] | None = None
        self._rows: QWidget | None = None

    def show_todos(self, todos: list[tuple[Todo, TodoWords]]) -> None:
        """Show these to-dos; where nothing is to be done, say so. Focus stays in the list where it was in it."""
        if todos == self._shown:
            return
        former, focus = self._rows, QApplication.focusWidget()
        self._shown = todos
        self._rows = self._new_rows(todos)
        self.body.addWidget(self._rows)
        if former is None:
            return
        if focus is not None and former.isAncestorOf(focus):
            heir = self._rows.findChild(QPushButton) or self
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
        former.setParent(None)
        former.deleteLater()

    def _new_rows(self, todos: list[tuple[Todo, TodoWords]]) -> QWidget:
        if not todos:
            return EmptyState(
                "tick",
                self.tr("Nothing to do now"),
                self.tr("No credit is lost soon, and no answer window closes soon."),
            )
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, (todo, said) in enumerate(todos):
            if place:
                column.addWidget(Separator())
            row = TodoRow(said.icon, said.title, said.text, said.button, said.tone)
            row.clicked.connect(lambda todo=todo: self.chosen.emit(todo))
            column.addWidget(row)
        return rows
