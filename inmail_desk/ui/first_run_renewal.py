"""The second question: how the subscription began, and on which day it renews."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.desk.setting_up import Beginning, latest_renewal

from . import sentences
from .cards import CardRow, Notice
from .colours import Tone
from .controls import LinkButton, SecondaryButton
from .day_edit import DayEdit
from .first_run_cards import ChoiceCard
from .first_run_field import AnyField, Field, Stop
from .labels import Role, Text
from .my_premium import MyPremiumButton, OpenUrl
from .number_line import NumberLine

_HALF_A_MONTH = timedelta(days=15)


class RenewalDay(QWidget):
    """The day of the month on which the plan renews, or how to find it, or a guess."""

    changed = Signal()

    def __init__(self, today: date, open_url: OpenUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._guessed = False
        self._source = ""
        self._line = NumberLine(digits=2)
        self._line.number_changed.connect(self._typed)
        self._unknown = LinkButton(self.tr("I don’t know"))
        self._unknown.clicked.connect(self._explain)
        self.field = Field(self.tr("It &renews on this day of the month"), self._line, after=self._unknown)
        self.open_page = MyPremiumButton(open_url)
        self.guess = SecondaryButton(self.tr("Go on with a guess"))
        self.guess.clicked.connect(self._guess)
        self._explanation = Notice(
            Tone.INFO,
            self.tr("LinkedIn shows the day on My Premium"),
            self.tr(
                "Look for the next billing or renewal date: its day of the month is the answer, whatever the month. "
                "It is not always the day you signed up, nor the day you were assigned a Sales Navigator seat. "
                "Paid by the year? The credits still come every month."
            ),
            self.open_page,
            self.guess,
        )
        self._explanation.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self._explanation)

    def billing_day(self) -> int | None:
        """Return the day of the month, None where it is missing or no day."""
        day = self._line.number()
        return day if day is not None and 1 <= day <= 31 else None

    def answer(self, day: int, source: str) -> None:
        """Answer with a day; `source` says where it was read."""
        self._line.set_number(day)
        self._source = source
        self._explanation.hide()
        self._unknown.show()
        self.changed.emit()

    def take_back(self) -> None:
        """Forget the day where it was read somewhere; one that the person typed stays."""
        if self._source:
            self._line.set_number(None)
            self._typed()

    def summary(self) -> str:
        """Return the day and where it was read, in a line."""
        text = self.tr("It renews on day %1 of each month.").replace("%1", str(self.billing_day()))
        return f"{text} {self._source}".strip()

    def wrong(self) -> str:
        """Return what is wrong with the number typed, "" for nothing."""
        day = self._line.number()
        if day is None or 1 <= day <= 31:
            return ""
        return self.tr("%1 is no day of a month: enter 1 to 31.").replace("%1", str(day))

    def show_latest(self, latest: date | None) -> None:
        """Say which renewal that makes the latest one."""
        if latest is None:
            self.field.hint("")
            return
        day = sentences.day(latest, self._today)
        if self._guessed:
            text = self.tr(
                "A guess: renewed last on %1, at most about two weeks off. "
                "Correct it on the page Plan & rules once you know."
            )
        else:
            text = self.tr("Renewed last on %1.")
        self.field.hint(f"{text.replace('%1', day)} {self._source}".strip())

    def _typed(self) -> None:
        self._guessed = False
        self._source = ""
        self.changed.emit()

    def _explain(self) -> None:
        self._unknown.hide()
        self._explanation.show()
        self.open_page.setFocus()

    def _guess(self) -> None:
        # Half a month ago is wrong by the least that a guess can be sure of, whichever day is right.
        self._line.set_number((self._today - _HALF_A_MONTH).day)
        self._guessed = True
        self._explanation.hide()
        self._unknown.show()
        self._line.setFocus()
        self.changed.emit()


class BeginningChoice(QWidget):
    """Running already, brand-new or a free trial; each with the days that belong to it."""

    changed = Signal()
    unfolded = Signal()
    """Another way of beginning shows other fields."""

    def __init__(self, today: date, open_url: OpenUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._first_of_month = False
        self._cards = tuple(ChoiceCard(*words) for words in self._words())
        self._cards[0].setChecked(True)
        for card in self._cards:
            card.toggled.connect(self._show_chosen)
        self._first = Text(
            self.tr(
                "This plan renews on the first of every month, whichever day the seat was assigned to you."
            ),
            Role.QUIET,
        )
        self.renewal = RenewalDay(today, open_url, self)
        self.renewal.changed.connect(self.changed)
        self.subscribed = DayEdit(today)
        self.subscribed.set_day(today)
        self.trial_end = DayEdit(today, ahead=True)
        self.subscribed_field = Field(self.tr("It &began on"), self.subscribed)
        self.trial_field = Field(
            self.tr("First pa&yment on"), self.trial_end, hint=self.tr("the first day after the trial")
        )
        self._suggest_end(today)
        self.subscribed.day_changed.connect(self._suggest_end)
        self.subscribed.day_changed.connect(self.changed)
        self.trial_end.day_changed.connect(self.changed)
        days = QHBoxLayout()
        days.setSpacing(24)
        for field in (self.subscribed_field, self.trial_field):
            field.setFixedWidth(280)
            days.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._row = CardRow(self._cards, least=220)
        column.addWidget(self._row)
        column.addWidget(self._first)
        column.addWidget(self.renewal)
        column.addLayout(days)
        self._show_parts()

    def _words(self) -> tuple[tuple[Beginning, str, str], ...]:
        return (
            (
                Beginning.RUNNING,
                self.tr("It is running already"),
                self.tr("Begins with LinkedIn’s number"),
            ),
            (Beginning.NEW, self.tr("Brand-new"), self.tr("The first credits came on its first day")),
            (Beginning.TRIAL, self.tr("A free trial"), self.tr("You are reminded of its end")),
        )

    def beginning(self) -> Beginning:
        """Return how it began."""
        return next(card.value for card in self._cards if card.isChecked())

    def for_plan(self, *, first_of_month: bool) -> None:
        """Ask for the renewal day only where the plan has one of its own."""
        self._first_of_month = first_of_month
        self._show_parts()

    def last_renewal_on(self, plan: str) -> date | None:
        """Return the latest renewal, as far as it is known."""
        latest = latest_renewal(plan, self.renewal.billing_day(), self._today)
        self.renewal.show_latest(None if self._first_of_month else latest)
        return latest

    def summary(self) -> str:
        """Return how a running subscription renews, in a line."""
        return self._first.text() if self._first_of_month else self.renewal.summary()

    def fields(self) -> dict[str, AnyField]:
        """Return the fields by the answer that each is for."""
        return {
            "last_renewal_on": self.renewal.field,
            "billing_day": self.renewal.field,
            "subscribed_on": self.subscribed_field,
            "trial_ends_on": self.trial_field,
        }

    def stops(self) -> list[Stop]:
        """Return what Enter moves to, in order; what is not shown is among it."""
        chosen = next(card for card in self._cards if card.isChecked())
        fields: tuple[AnyField, ...] = (self.renewal.field, self.subscribed_field, self.trial_field)
        return [Stop(self._row, chosen), *(Stop(field, field.field) for field in fields)]

    def _show_chosen(self, checked: bool) -> None:
        if checked:
            self._show_parts()
            self.changed.emit()
            self.unfolded.emit()

    def _show_parts(self) -> None:
        beginning = self.beginning()
        running = beginning is Beginning.RUNNING
        self._first.setVisible(self._first_of_month)
        self.renewal.setVisible(running and not self._first_of_month)
        self.subscribed_field.setVisible(not running)
        self.trial_field.setVisible(beginning is Beginning.TRIAL)

    def _suggest_end(self, began: date | None) -> None:
        if began is not None and began.year < date.max.year:
            self.trial_end.set_day(_a_month_after(began))


def _a_month_after(day: date) -> date:
    """The day on which a free month that begins on `day` is over."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
