"""Check with LinkedIn: its number beside ours, what may be behind a difference, and what to do with it."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.desk.checking import Cause, Comparison, booking, compare, record_check, todays_inmails
from inmail_desk.desk.rejection import Rejected

from . import words
from .activity_dialog import ActivityDialog
from .cards import Card, Notice
from .check_words import booking_words, cause_words, checked_said, difference_chip
from .chips import Chip
from .choice import Choice
from .colours import Tone
from .labels import Role, Text
from .my_premium import MyPremiumButton, OpenUrl, open_in_browser
from .number_line import NumberLine
from .session import DeskSession

_WIDTH = 600
_CAUSES_SHOWN = 3


class Figure(QWidget):
    """A large number with a quiet word beneath."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._number = Text("–", Role.NUMBER, wrap=False, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(Text(name, Role.QUIET, wrap=False))

    def show_number(self, number: int | None) -> None:
        """Show a number; None for one that is not known yet."""
        text = "–" if number is None else words.number(number)
        self._number.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")


class CauseLine(QWidget):
    """A likely cause, and what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cause = Text(selectable=True)
        self._advice = Text(role=Role.QUIET, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._cause)
        column.addWidget(self._advice)

    def show_cause(self, cause: Cause | None) -> None:
        """Show a cause; None hides the line."""
        self.setVisible(cause is not None)
        if cause is not None:
            what, then = cause_words(cause)
            self._cause.setText(what)
            self._advice.setText(then)


class BothNumbers(Card):
    """Our number and LinkedIn's side by side, the difference, and its likely causes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ours = Figure(self.tr("in InMail Desk"))
        self._theirs = Figure(self.tr("on LinkedIn"))
        self._chip = Chip(strong=True)
        row = QHBoxLayout()
        row.setSpacing(36)
        for part in (self._ours, self._theirs, self._chip):
            row.addWidget(part)
        row.addStretch(1)
        self._title = Text(self.tr("What may be behind it"), Role.STRONG)
        self._causes = [CauseLine() for _ in range(_CAUSES_SHOWN)]
        self.body.addLayout(row)
        self.body.addWidget(self._title)
        for line in self._causes:
            self.body.addWidget(line)

    def show_ours(self, number: int) -> None:
        """Show our number alone."""
        self._ours.show_number(number)
        self._theirs.show_number(None)
        self._chip.set_state("", Tone.NEUTRAL)
        self._show_causes(())

    def show_comparison(self, comparison: Comparison) -> None:
        """Show both numbers."""
        self._ours.show_number(comparison.computed)
        self._theirs.show_number(comparison.observed)
        self._chip.set_state(*difference_chip(comparison.difference))
        self._show_causes(comparison.causes)

    def _show_causes(self, causes: Sequence[Cause]) -> None:
        self._title.setVisible(bool(causes))
        for line, cause in zip_longest(self._causes, causes[:_CAUSES_SHOWN]):
            line.show_cause(cause)


class CheckDialog(ActivityDialog):
    """Compares LinkedIn's number with ours as it is typed; records the check, and books the difference if wanted."""

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, open_url: OpenUrl = open_in_browser
    ) -> None:
        super().__init__(
            session,
            QCoreApplication.translate("CheckDialog", "Check with LinkedIn"),
            parent,
            ok_text=QCoreApplication.translate("CheckDialog", "Save check"),
        )
        self.setMinimumWidth(_WIDTH)
        self._comparison: Comparison | None = None
        self._inmails = todays_inmails(session.picture)
        self.number = NumberLine()
        self.moment = Choice(
            (
                (True, self.tr("Sent before the number was read"), self.tr("the number counts that already")),
                (
                    False,
                    self.tr("Sent after the number was read"),
                    self.tr("the number does not count that yet"),
                ),
            )
        )
        self.settling = Choice(
            (
                (True, self.tr("Book it"), self.tr("InMail Desk goes on from LinkedIn’s number")),
                (False, self.tr("Only note it"), self.tr("the balance here stays as it is")),
            )
        )
        self._both = BothNumbers()
        self._effect = Notice(Tone.INFO, "")
        self.add_wide(self._introduction(MyPremiumButton(open_url)))
        self.add_field(self.tr("&Number on LinkedIn"), self.number)
        todays = words.counted(self._inmails, self.tr("1 InMail &today"), self.tr("%1 InMails &today"))
        self.add_field(todays, self.moment)
        self.add_wide(_with_room(self._both))
        self.add_field(self.tr("The &difference"), self.settling)
        self.add_wide(self._effect)
        self.form.setRowStretch(self.form.rowCount(), 1)
        self.fields["credits"] = self.number
        self.show_field(self.moment, self._inmails > 0)
        self.number.number_changed.connect(self._compare)
        self.moment.changed.connect(self._compare)
        self.settling.changed.connect(self._show_effect)
        self._compare()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        if self.number.number() is None:
            self.set_error(self.number, self.tr("Type the number LinkedIn shows; 0 counts too."))
        if self._inmails and self.moment.value() is None:
            self.set_error(self.moment, self.tr("Say whether the number was read before or after them."))
        if self._can_settle() and self.settling.value() is None:
            self.set_error(self.settling, self.tr("Choose what becomes of the difference."))

    def carry_out(self) -> str:
        books = self._can_settle() and self.settling.value() is True
        compared = compare(self.session.picture, self.number.number(), inmails_before=self._inmails_before())
        self.session.perform(
            record_check,
            compared.observed,
            inmails_before=self._inmails_before(),
            adjust=books,
            now=self.session.now(),
        )
        return checked_said(compared.observed, compared.difference, booked=books)

    def _introduction(self, button: QWidget) -> QWidget:
        text = self.tr(
            "LinkedIn shows the number on My Premium, and in the window where you write an InMail. "
            "InMail Desk cannot read it there: type it here."
        )
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(16)
        row.addWidget(Text(text, Role.QUIET), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return place

    def _inmails_before(self) -> bool:
        return not self._inmails or self.moment.value() is True

    def _can_settle(self) -> bool:
        """Tell whether there is a difference that can be booked: without a subscription there is nothing to adjust."""
        found = self._comparison
        return found is not None and found.difference != 0 and self.session.picture.statement.plan is not None

    def _compare(self) -> None:
        self._comparison = None
        if not self._inmails or self.moment.value() is not None:
            # What is wrong with a number is said at its field once it is to be saved.
            with suppress(Rejected):
                self._comparison = compare(
                    self.session.picture, self.number.number(), inmails_before=self._inmails_before()
                )
        if self._comparison is None:
            self._both.show_ours(self.session.picture.statement.balance)
        else:
            self._both.show_comparison(self._comparison)
        self.show_field(self.settling, self._can_settle())
        self._show_effect()

    def _show_effect(self) -> None:
        found, books = self._comparison, self.settling.value()
        self._effect.setVisible(self._can_settle() and books is not None)
        if found is None or not found.difference:
            return
        if books:
            booked = booking(self.session.picture, found.observed, inmails_before=self._inmails_before())
            self._effect.say(Tone.INFO, booking_words(booked, self.session.today))
        else:
            later = self.tr("The check is kept with its difference. A later check can book it.")
            self._effect.say(Tone.INFO, later)


def _with_room(part: QWidget) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 8, 0, 14)
    column.addWidget(part)
    return place
